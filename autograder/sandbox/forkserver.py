"""The zygote as the trusted side sees it: a program that answers requests for processes."""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from autograder.sandbox.orders import Request, Setup, Verdicts, Wall
from autograder.sandbox.process import student_environment
from autograder.storage import cache_folder

READY = 60.0  # seconds to get ready, on a busy machine
REPLY = 60.0  # seconds to fork, imports included
END = 20.0  # seconds to finish what it is doing, and to clean up
LOG = "zygote.log"
TAIL = 1000  # characters of it that a fault quotes


class ZygoteDied(Exception):
    """There is no zygote any more, or it does not answer; quotes the last lines of its log."""


class ForkServer:
    """One zygote. Not for several threads at a time, but for `is_dead`."""

    def __init__(self, setup: Setup) -> None:
        """Start it, and do not wait for it."""
        self._log = Path(setup.root) / LOG
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, self._log.open("wb") as log:
            self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [
                    *(sys.executable, "-P", "-m", "autograder.sandbox.zygote"),
                    *(str(theirs.fileno()), setup.pack()),
                ],
                pass_fds=[theirs.fileno()],
                env=_environment(Path(setup.root)),
                cwd=setup.root,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the grader
            )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._popen.pid

    def verdicts(self) -> Verdicts:
        """Wait until it is ready; the verdict on each wall that it was asked for."""
        try:
            self._control.settimeout(READY)
            message = self._control.recv(1 << 16)
        except OSError as error:
            raise self._death(error) from error
        if not message:
            raise self._death()
        return {Wall(wall): reason for wall, reason in json.loads(message).items()}

    def ask(self, request: Request) -> socket.socket:
        """Ask for a fresh process, and do not wait for it: our end of its socket."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._control.settimeout(REPLY)
                socket.send_fds(self._control, [request.pack().encode()], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise self._death(error) from error
        return ours

    def answer(self) -> int:
        """The pidfd of the process that was asked for first and not answered yet."""
        try:
            self._control.settimeout(REPLY)
            message, descriptors, _, _ = socket.recv_fds(
                self._control, 64, 1, socket.MSG_CMSG_CLOEXEC
            )
        except OSError as error:
            raise self._death(error) from error
        if not message:
            raise self._death()
        return descriptors[0]

    def is_dead(self) -> bool:
        """Whether it ended, and its children with it."""
        if self._popen.poll() is not None:
            return True
        poll = select.poll()
        try:
            poll.register(self._control, 0)
        except (OSError, ValueError):  # closed
            return True
        return bool(poll.poll(0))  # hung up: its descriptors go before its children do

    def close(self, *, kill: bool = False) -> None:
        """Hang up: it ends its children and itself."""
        if kill:
            self._popen.kill()
        self._control.close()
        try:
            self._popen.wait(END)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()

    def _death(self, error: OSError | None = None) -> ZygoteDied:
        log = ""
        with suppress(OSError):
            log = self._log.read_text("utf-8", "replace")[-TAIL:].strip()
        return ZygoteDied(log or f"the zygote is gone: {error or 'it hung up'}")


def _environment(root: Path) -> dict[str, str]:
    """A student's, but for two things that save time.

    matplotlib keeps its list of fonts, which takes half a second to make; and in memory of large
    pages, forking and ending a process take half as long.
    """
    cache = cache_folder() or root
    own = {"MPLCONFIGDIR": str(cache), "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
    return {**student_environment(root), **own}
