"""User ids that nobody on this machine has, each lent to one living process at a time."""

from __future__ import annotations

import pwd
import socket
from contextlib import suppress

FIRST, LAST = 64100, 64999  # Debian leaves them to the administrator; below 65536 for containers


class Users:
    """Lends user ids; graders running at the same time do not lend the same ones.

    A loan is an abstract socket with the id in its name: the kernel ends it with this process.
    """

    def __init__(self) -> None:
        self._loans: dict[int, socket.socket] = {}
        self._free: list[int] = []

    def lend(self) -> int:
        """An id that no other process has."""
        if self._free:
            return self._free.pop()
        taken = {entry.pw_uid for entry in pwd.getpwall()} | self._loans.keys()
        for uid in range(FIRST, LAST + 1):
            if uid not in taken and self._reserve(uid):
                return uid
        raise OSError(f"no user id from {FIRST} to {LAST} is free")

    def take_back(self, uid: int) -> None:
        """The process that had it is dead."""
        if uid in self._loans:
            self._free.append(uid)

    def close(self) -> None:
        """End all loans."""
        for loan in self._loans.values():
            loan.close()

    def _reserve(self, uid: int) -> bool:
        loan = socket.socket(socket.AF_UNIX)
        with suppress(OSError):
            loan.bind(f"\0gradiente-user-{uid}")
            self._loans[uid] = loan
            return True
        loan.close()
        return False
