"""Every student in a process of its own, and nothing more: what any system offers."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from autograder.model import Task
from autograder.sandbox import scratch
from autograder.sandbox.answers import Heard
from autograder.sandbox.process import GRACE, Channel, Process, student_environment
from autograder.sandbox.reopening import Recipe, reopen
from autograder.sandbox.usage import Gauge, Usage

UNPROTECTED = "NOT SANDBOXED"


class PlainProcess:
    """A worker in an ordinary subprocess, without walls."""

    def __init__(self, root: Path, grace: float) -> None:
        self._folder = scratch.make_folder(root)
        ours, theirs = socket.socketpair()
        with theirs:
            self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", "autograder.sandbox.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=student_environment(self._folder),
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._channel = Channel(ours, grace)
        self._gauge = Gauge(self._popen.pid)

    def request(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Ask the worker; kill it when it is stuck."""
        return self._channel.ask(seconds, operation, *args)

    def answers(self, seconds: Sequence[float], operation: str, *args: Any) -> Iterator[Heard]:
        """Ask the worker for several answers."""
        return self._channel.answers(seconds, operation, *args)

    def usage(self) -> Usage | None:
        """What it has taken of the processor so far, its start included."""
        return self._gauge.read()

    def close(self) -> None:
        """Kill the process and remove its folder."""
        self._gauge.close()
        self._popen.kill()
        self._popen.wait()
        self._channel.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class PlainSandbox:
    """Runs students' processes without walls, and says so."""

    protection: tuple[str, ...] = (UNPROTECTED,)

    def __init__(self, grace: float = GRACE) -> None:
        """`grace` is how long a process may go on after its time is up, before it is killed."""
        self._grace = grace
        self._root = scratch.make_root()

    def start(self, _: Task) -> Process:
        """A fresh interpreter."""
        return PlainProcess(self._root, self._grace)

    def __reduce__(self) -> Recipe:
        """In another process: a sandbox like this one."""
        return reopen, (PlainSandbox, self._grace)

    def __enter__(self) -> Self:
        """The sandbox itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what is left on disk."""
        shutil.rmtree(self._root, ignore_errors=True)
