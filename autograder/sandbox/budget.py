"""The time of one submission, over all the processes that it takes.

Seconds of the processor are what counts: a machine with much to do makes a notebook slower, and
costs it nothing. The clock on the wall ends what only waits.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from autograder.model import EngineError, Limits, StudentTimeout
from autograder.sandbox.answers import Heard
from autograder.sandbox.orders import CLOCK
from autograder.sandbox.process import Process
from autograder.sandbox.usage import Usage

SHARE = 0.4  # of a processor is too little; Gradescope lends half of one
SHORT = 8.0  # seconds that prove nothing against the machine
LITTLE = 0.5  # a smaller share of the budget proves nothing against the notebook
SETTLE = 5.0  # seconds for what the worker does without calling anything of the student's
MOMENT = 0.02  # seconds on the clock after which the processor is looked at


def settling(limits: Limits) -> float:
    """Seconds on the clock for what runs next to nothing of the student's."""
    return CLOCK * min(SETTLE, limits.call)


@dataclass(frozen=True, slots=True)
class Spent:
    """What went by while the student's processes were asked."""

    wall: float = 0.0
    cpu: float = 0.0
    waited: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        """Both together."""
        return Spent(self.wall + other.wall, self.cpu + other.cpu, self.waited + other.waited)

    def __sub__(self, other: Spent) -> Spent:
        """What was spent since."""
        return Spent(self.wall - other.wall, self.cpu - other.cpu, self.waited - other.waited)

    @property
    def starved(self) -> bool:
        """Whether the machine, not the notebook, let the time go by.

        Threads of its own that keep each other waiting use the processor, and are no excuse.
        """
        return self.wall > SHORT and self.cpu < SHARE * self.wall and self.waited > self.wall / 2


class Budget:
    """Counts what a submission spends, and says when that is all."""

    def __init__(self, limits: Limits) -> None:
        self.cpu = limits.budget
        self.spent = Spent()
        self._before = Usage()  # of the process that is asked now
        self._unread = 0.0  # seconds on the clock since it was read

    @property
    def wall_left(self) -> float:
        """Seconds until whatever is asked ends."""
        return CLOCK * self.cpu - self.spent.wall

    @property
    def used_up(self) -> bool:
        """Whether nothing more is run."""
        return self.spent.cpu >= self.cpu or self.wall_left <= 0

    def begin(self, process: Process) -> None:
        """This one is asked from now on; what it took to start is not the student's."""
        self._before = process.usage() or Usage()

    def ask(self, process: Process, seconds: float, *request: Any) -> dict[str, Any]:
        """The process's answer; the time that it takes is counted, however it ends."""
        with self._counted(process):
            return process.request(min(seconds, max(self.wall_left, 0.0)), *request)

    def answers(self, process: Process, seconds: Sequence[float], *request: Any) -> Iterator[Heard]:
        """An answer of the process for each of the seconds, counted when it is waited for."""
        left = max(self.wall_left, 0.0)
        answers = process.answers([min(each, left) for each in seconds], *request)
        for _ in seconds:
            with self._counted(process):
                answer = next(answers)
            yield answer

    def check(self, name: str) -> None:
        """Raise what a call of the function comes to when the budget is used up.

        Where the processor was hardly used, nobody knows whose fault that is: EngineError.
        """
        if not self.used_up:
            return
        if self.spent.cpu < LITTLE * self.cpu:
            raise EngineError(
                f"the notebook had {self.spent.cpu:.0f} s of processor time in "
                f"{self.spent.wall:.0f} s: it sleeps, or the machine has too much to do"
            )
        raise StudentTimeout(
            f"{name} no se ejecutó: tu cuaderno ya gastó sus {self.cpu:g} segundos en total"
        )

    def blame_machine(self, what: str, start: Spent) -> None:
        """EngineError when the machine kept the process waiting for most of the time since."""
        spent = self.spent - start
        if spent.starved:
            raise EngineError(
                f"{what} had {spent.cpu:.1f} s of processor time in {spent.wall:.1f} s: "
                "the machine has too much to do"
            )

    @contextmanager
    def _counted(self, process: Process) -> Iterator[None]:
        """Count the clock, and the processor when it may have become something, or all ends.

        To ask the kernel takes as long as a short call. Nothing is lost: it tells all since the
        time before.
        """
        start, ended = time.monotonic(), True
        try:
            yield
            ended = False
        finally:
            wall = time.monotonic() - start
            self._unread += wall
            self.spent += Spent(wall)
            if ended or self._unread >= MOMENT:
                self._read(process)

    def _read(self, process: Process) -> None:
        now, unread, self._unread = process.usage(), self._unread, 0.0
        if now is None:  # nobody knows: at most so much by one thread
            self.spent += Spent(cpu=unread)
            return
        before, self._before = self._before, now
        self.spent += Spent(0.0, now.cpu - before.cpu, now.waited - before.waited)
