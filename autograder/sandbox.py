"""Student processes: started, spoken to, limited and killed from the trusted side."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, Self

from autograder import wire
from autograder.model import Task

DATA_VARIABLES = ("GRADIENTE_MNIST",)  # folders of public data a task may read
GRACE = 1.5  # seconds after the worker's own alarm before its process is killed


class ProcessDied(Exception):
    """The student's process is gone: it exited, crashed, or spoke nonsense."""


class ProcessStuck(Exception):
    """The student's process did not answer in time and was killed."""


class Process(Protocol):
    """A student's process."""

    def request(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Ask, and wait `seconds` and a little more for the answer."""

    def close(self) -> None:
        """End the process and everything it left."""


class Sandbox(Protocol):
    """A place where student processes live."""

    @property
    def protection(self) -> tuple[str, ...]:
        """The walls that hold."""

    def start(self, task: Task) -> Process:
        """A fresh process with the task's limits."""

    def __enter__(self) -> Self:
        """The sandbox itself."""

    def __exit__(self, *_: object) -> None:
        """End whatever the sandbox still runs."""


class Channel:
    """The trusted end of the socket to one worker: numbered requests, absolute deadlines."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def ask(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Send a request and return its answer; ProcessDied or ProcessStuck otherwise."""
        sequence = secrets.randbits(60)
        deadline = time.monotonic() + seconds + GRACE
        try:
            self._sock.settimeout(seconds + GRACE)
            wire.send(self._sock, [sequence, operation, *args])
            answer = wire.receive(self._sock, deadline)
        except TimeoutError:
            raise ProcessStuck from None
        except (wire.WireError, EOFError, OSError) as error:
            raise ProcessDied(type(error).__name__) from None
        match answer:
            case [int(number), dict(content)] if number == sequence:
                return content
        raise ProcessDied("protocol")

    def close(self) -> None:
        """Hang up."""
        self._sock.close()


class PlainProcess:
    """A worker in an ordinary subprocess, without walls."""

    def __init__(self, root: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="alumno-", dir=root))
        ours, theirs = socket.socketpair()
        with theirs:
            self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-P", "-m", "autograder.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=student_environment(self._folder),
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._channel = Channel(ours)

    def request(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Ask the worker; kill it when it is stuck."""
        return self._channel.ask(seconds, operation, *args)

    def close(self) -> None:
        """Kill the process and remove its folder."""
        self._popen.kill()
        self._popen.wait()
        self._channel.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class PlainSandbox:
    """Every student in a process of its own, and nothing more: what any system offers."""

    protection: tuple[str, ...] = ("NOT SANDBOXED",)

    def __init__(self) -> None:
        self._root = Path(tempfile.mkdtemp(prefix="gradiente-"))

    def start(self, _: Task) -> Process:
        """A fresh interpreter."""
        return PlainProcess(self._root)

    def __enter__(self) -> Self:
        """The sandbox itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what is left on disk."""
        shutil.rmtree(self._root, ignore_errors=True)


def student_environment(folder: Path) -> Mapping[str, str]:
    """What a student's process may know of its surroundings: never our own environment."""
    home = str(folder)
    given = {name: os.environ[name] for name in DATA_VARIABLES if name in os.environ}
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": home,
        "IPYTHONDIR": home,
        "MPLCONFIGDIR": home,
        "MPLBACKEND": "Agg",
        "LANG": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        **given,
    }


def open_sandbox() -> Sandbox:
    """The best place this machine offers."""
    return PlainSandbox()
