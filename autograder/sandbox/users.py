"""User ids that nobody on this machine has, each lent to one living process at a time."""

from __future__ import annotations

import pwd
import secrets
import socket
from contextlib import suppress

FIRST, LAST = 64100, 64999  # Debian leaves them to the administrator; below 65536 for containers


class Users:
    """Lends user ids; graders running at the same time do not lend the same ones.

    A loan is an abstract socket with the id in its name: the kernel ends it with this process.
    Anybody may take such names; where all are taken, one is drawn and lent without.
    """

    def __init__(self) -> None:
        self._loans: dict[int, socket.socket | None] = {}
        self._free: list[int] = []

    def lend(self) -> int:
        """An id that no other process has."""
        if self._free:
            return self._free.pop()
        taken = {entry.pw_uid for entry in pwd.getpwall()} | self._loans.keys()
        candidates = [uid for uid in range(FIRST, LAST + 1) if uid not in taken]
        for uid in candidates:
            if loan := _reserved(uid):
                self._loans[uid] = loan
                return uid
        if not candidates:
            raise OSError(f"no user id from {FIRST} to {LAST} is free")
        uid = secrets.choice(candidates)
        self._loans[uid] = None
        return uid

    def take_back(self, uid: int) -> None:
        """The process that had it is dead."""
        if uid in self._loans:
            self._free.append(uid)

    def close(self) -> None:
        """End all loans."""
        for loan in self._loans.values():
            if loan:
                loan.close()


def _reserved(uid: int) -> socket.socket | None:
    loan = socket.socket(socket.AF_UNIX)
    with suppress(OSError):
        loan.bind(f"\0gradiente-user-{uid}")
        return loan
    loan.close()
    return None
