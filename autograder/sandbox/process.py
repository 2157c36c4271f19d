"""A student's process as the trusted side sees it: asked, limited in time, ended."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Protocol, Self

from autograder.model import Task
from autograder.sandbox.answers import Heard
from autograder.sandbox.usage import Usage

DATA_VARIABLES = ("GRADIENTE_MNIST",)  # folders of public data a task may read
KERNELS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")  # the grader and the student must round alike
GRACE = 1.5  # seconds after the worker's own alarm before its process is killed


class ProcessDied(Exception):
    """The student's process is gone: it exited, crashed, or spoke nonsense."""


class ProcessStuck(Exception):
    """The student's process did not answer in time and was killed."""


class ProcessLost(Exception):
    """The student's process is gone through no fault of its own: ask a fresh one again."""


class Process(Protocol):
    """A student's process."""

    def request(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Ask, and wait `seconds` and a little more for the answer."""

    def answers(self, seconds: Sequence[float], operation: str, *args: Any) -> Iterator[Heard]:
        """Ask, and wait for as many answers as there are seconds, so long for each."""

    def usage(self) -> Usage | None:
        """What it has taken of the processor so far; None when nobody knows."""

    def close(self) -> None:
        """End the process and everything it left."""


class Sandbox(Protocol):
    """A place where student processes live.

    It can be pickled: in another process it is opened anew, with what it was opened with here.
    """

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

    def __init__(self, sock: socket.socket, grace: float) -> None:
        """`grace` is how much longer than asked an answer may take."""
        self._sock, self._grace = sock, grace
        self._asking = threading.Lock()
        self._incoming: Any = None  # a wire.Incoming

    def ask(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Send a request and return its answer; ProcessDied or ProcessStuck otherwise."""
        return next(self.answers((seconds,), operation, *args)).content

    def answers(self, seconds: Sequence[float], operation: str, *args: Any) -> Iterator[Heard]:
        """Send a request and give its answers, one for each of the seconds that it may take."""
        from autograder.sandbox import (
            wire,  # with NumPy: the zygote is started before that is imported
        )

        number = secrets.randbits(60)
        request = wire.encode([number, operation, *args])
        self._incoming = self._incoming or wire.Incoming(self._sock)
        for each in seconds:
            deadline = time.monotonic() + each + self._grace
            try:
                with self._asking:
                    self._send(request, deadline)
                    header, buffers = wire.frame(self._incoming, deadline)
                answer = wire.numbered(header, number)
                digest = _digest(answer, buffers)  # before anybody can write to them
                heard = Heard(partial(wire.decode_record, answer, buffers), digest)
            except TimeoutError:
                raise ProcessStuck from None
            except (wire.WireError, EOFError, OSError) as error:
                raise ProcessDied(type(error).__name__) from None
            yield heard
            request = []  # sent already

    def close(self) -> None:
        """Hang up; another thread that waits for an answer hears of it before the socket goes.

        It would go on waiting on a closed descriptor, or on whatever has its number next.
        """
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)
        with self._asking:
            self._sock.close()

    def _send(self, frame: list[bytes | memoryview], deadline: float) -> None:
        """Write a frame before the deadline, however slowly the other end reads."""
        for part in frame:
            self._sock.settimeout(max(deadline - time.monotonic(), 1e-6))
            self._sock.sendall(part)


def _digest(header: bytes, buffers: list[bytearray]) -> bytes:
    """A digest of the bytes, and of where each part of them ends."""
    whole = hashlib.blake2b(header)
    for buffer in buffers:
        whole.update(len(buffer).to_bytes(8, "big"))
        whole.update(buffer)
    return whole.digest()


def student_environment(folder: Path) -> Mapping[str, str]:
    """What a student's process may know of its surroundings: never our own environment."""
    home = str(folder)
    passed = (*DATA_VARIABLES, *KERNELS, "LD_LIBRARY_PATH")
    given = {name: os.environ[name] for name in passed if name in os.environ}
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
        "PYTHONHASHSEED": "0",
        **given,
    }
