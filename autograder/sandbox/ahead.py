"""The calls that a check will probably make, asked together and answered one by one.

What is foreseen stands in runs. When a check makes the first call of a run, all of it travels; as
long as the check goes on as foreseen, the answers come without another question. The first call
that is another one ends that: the rest of the run is let go, and each call is asked by itself.

The functions of a run must keep nothing: then it makes no difference that some were called in vain.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from autograder.sandbox.answers import Heard


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A call that will probably be made."""

    name: str
    packed: bytes  # name, arguments, how NumPy treats errors, what it is called on before
    twice: bool  # it is called on something before, and may take twice as long


Run = tuple[Foreseen, ...]  # calls that may travel together


class Ahead:
    """What is foreseen for the check that runs, and what of it is on its way."""

    def __init__(self) -> None:
        self._runs: dict[bytes, list[Run]] = {}  # by their first call, the last one first
        self._asked: deque[bytes] = deque()  # and not answered yet
        self._answers: Iterator[Heard] = iter(())

    def __bool__(self) -> bool:
        """Whether anything is foreseen."""
        return bool(self._asked or any(self._runs.values()))

    @property
    def more_to_come(self) -> bool:
        """Whether other answers are on their way behind the one that was waited for."""
        return bool(self._asked)

    def foresee(self, runs: Sequence[Run]) -> None:
        """What will probably be asked; nothing may be on its way."""
        self._runs = {}
        for run in reversed(runs):
            self._runs.setdefault(run[0].packed, []).append(run)

    def expects_another(self, call: bytes) -> bool:
        """Whether what is on its way begins with another call."""
        return bool(self._asked) and self._asked[0] != call

    def answer(self, call: bytes, ask: Callable[[Run], Iterator[Heard]]) -> Heard | None:
        """The answer to a call if it was foreseen; `ask` sends off the run that it begins."""
        if not self._asked:
            if not (runs := self._runs.get(call)):
                return None
            run = runs.pop()
            self._answers = ask(run)
            self._asked.extend(foreseen.packed for foreseen in run)
        return self._next()

    def let_go(self) -> bool:
        """Let what is on its way come to its end; whether that took all the time it had.

        Nothing is foreseen any more.
        """
        self._runs = {}
        last = None
        while self._asked:
            last = self._next()
        return last is not None and last.went_wrong and "timeout" in last.content

    def forget(self) -> None:
        """The process has ended, and with it all that was on its way."""
        self._runs = {}
        self._asked.clear()

    def _next(self) -> Heard:
        self._asked.popleft()
        answer = next(self._answers)
        if answer.went_wrong:
            self._asked.clear()
        return answer
