"""The time of one submission, over all the processes that it takes.

Seconds of the processor are what counts: a machine with much to do makes a notebook slower, and
costs it nothing. The clock on the wall ends what only waits.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.model import EngineError, Limits, StudentTimeout
from autograder.sandbox.orders import CLOCK
from autograder.sandbox.process import Process
from autograder.sandbox.usage import Usage

SHARE = 0.4  # of a processor is too little; Gradescope lends half of one
SHORT = 8.0  # seconds that prove nothing against the machine
LITTLE = 0.5  # a smaller share of the budget proves nothing against the notebook


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
        start = time.monotonic()
        try:
            return process.request(min(seconds, max(self.wall_left, 0.0)), *request)
        finally:
            self._count(process, time.monotonic() - start)

    def answers(
        self, process: Process, seconds: Sequence[float], *request: Any
    ) -> Iterator[dict[str, Any]]:
        """An answer of the process for each of the seconds, counted when it is waited for."""
        left = max(self.wall_left, 0.0)
        answers = process.answers([min(each, left) for each in seconds], *request)
        for _ in seconds:
            start = time.monotonic()
            try:
                answer = next(answers)
            finally:
                self._count(process, time.monotonic() - start)
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

    def _count(self, process: Process, wall: float) -> None:
        now = process.usage()
        if now is None:  # nobody knows: at most so much by one thread
            self.spent += Spent(wall, wall)
            return
        before, self._before = self._before, now
        self.spent += Spent(wall, now.cpu - before.cpu, now.waited - before.waited)
