"""One student's process, forked by a zygote: asked over its socket, ended by its descriptor."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from autograder.sandbox.answers import Heard
from autograder.sandbox.cores import Cores, pid_of
from autograder.sandbox.forkserver import ForkServer
from autograder.sandbox.orders import Request
from autograder.sandbox.process import Channel, ProcessDied, ProcessLost
from autograder.sandbox.usage import Gauge, Usage


class ForkedProcess:
    """One student's process; whoever lent it folder, user and core hears when they are free."""

    def __init__(
        self,
        zygote: ForkServer,
        request: Request,
        grace: float,
        on_close: Callable[[ForkedProcess], None],
    ) -> None:
        """Ask the zygote for it, and do not wait for it to be born."""
        self._zygote, self._on_close = zygote, on_close
        self.folder, self.uid = Path(request.folder), request.uid
        self.core: int | None = None
        self._pidfd = -1
        self._gauge: Gauge | None = None
        self._channel = Channel(zygote.ask(request), grace)
        self._guard = threading.Lock()  # nobody signals a descriptor that was closed and reused

    def wait_for_birth(self) -> None:
        """Wait for the zygote's answer; ZygoteDied when none comes."""
        self._pidfd = self._zygote.answer()

    def settle(self, cores: Cores) -> None:
        """Share a core with this thread from now on."""
        self.core = cores.lend(self._pidfd)
        with suppress(OSError):  # it is gone already
            gauge = Gauge(pid_of(self._pidfd))
            pid_of(self._pidfd)  # it was there all the time, so the gauge is on no other process
            self._gauge = gauge

    def request(self, seconds: float, operation: str, *args: Any) -> dict[str, Any]:
        """Ask the worker; ProcessLost when it died because the zygote did."""
        return next(self.answers((seconds,), operation, *args)).content

    def answers(self, seconds: Sequence[float], operation: str, *args: Any) -> Iterator[Heard]:
        """Ask the worker for several answers."""
        try:
            yield from self._channel.answers(seconds, operation, *args)
        except ProcessDied:
            if self._zygote.is_dead():
                raise ProcessLost from None
            raise

    def usage(self) -> Usage | None:
        """What it has taken of the processor so far."""
        return self._gauge.read() if self._gauge else None

    def end(self) -> None:
        """Kill it, and hang up."""
        self.kill()
        if self._gauge:
            self._gauge.close()
        self._channel.close()

    def kill(self) -> None:
        """End it at once."""
        with self._guard, suppress(ProcessLookupError):
            if self._pidfd >= 0:
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def close(self) -> None:
        """End it; what it left is removed when it is really gone."""
        self.end()
        self._on_close(self)

    def is_gone(self, seconds: float = 0.0) -> bool:
        """Whether it has really ended, after waiting so long for it."""
        with self._guard:
            if self._pidfd >= 0 and select.select([self._pidfd], [], [], seconds)[0]:
                os.close(self._pidfd)
                self._pidfd = -1
            return self._pidfd < 0
