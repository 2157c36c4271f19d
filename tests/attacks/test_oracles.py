"""What a notebook learns while it is judged is worth nothing, in any task.

The engine runs the reference on a student's own functions to see which of them are wrong, and these
may note all that they are given. Here a function knows the most that such notes could tell: it does
nothing until the engine itself has called one of its neighbours, and everything right from then on.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from autograder import course
from autograder.authoring import mistakes
from autograder.judging import checks, comparison, consequence, exams
from autograder.judging.reference import dependencies
from autograder.judging.subject import LocalNotebook
from autograder.model import Outcome, Task
from autograder.sandbox import standing
from tests.attacks.echoes import believe_late_answers

Function = Callable[..., Any]  # one of a solution
MOST = 3.0  # points for what is right without being written: no epochs, the shape of nothing


@dataclass
class Listener:
    """What a notebook has noticed: how often the engine called a neighbour, and who asks."""

    heard: int = 0
    inside: int = 0  # calls of the function that is judged that have not ended
    on_trial: bool = False

    def neighbour(self, own: Function) -> Function:
        """A neighbour that notes when the engine calls it, and not the function."""

        def neighbour(*args: Any, **named: Any) -> Any:
            self.heard += not (self.inside or self.on_trial)
            return own(*args, **named)

        return neighbour

    def waiting(self, own: Function) -> Function:
        """A function that does what it is for once a neighbour has heard of its arguments."""
        asked: dict[bytes, int] = {}

        def waiting(*args: Any) -> Any:
            before = asked.setdefault(comparison.digest(args), self.heard)
            if before == self.heard:
                return args[0]
            self.inside += 1
            try:
                return own(*args)
            finally:
                self.inside -= 1

        return waiting


def _leanings(task: Task) -> Iterator[tuple[str, str | None]]:
    """The functions that lean on others, each with nobody wrong and with its first neighbour."""
    solution = course.load(task.solution / "solution.py", task.root)
    for name in task.functions:
        if near := dependencies(getattr(solution, name)):
            yield name, None
            yield name, near[0]


def _earned(task: Task, name: str, wrong: str | None, patch: pytest.MonkeyPatch) -> float:
    """The points of a function that waits for its neighbours to hear something."""
    listener = Listener()
    scope = course.execute(task.solution / "solution.py", task.root)
    for other in set(task.functions) - {name}:
        own = mistakes.known(task, other)[0] if other == wrong else scope[other]
        scope[other] = listener.neighbour(own)
    scope[name] = listener.waiting(scope[name])
    _unheard_on_trial(listener, patch)
    notebook = LocalNotebook(scope)
    notebook.wrong.update({wrong} if wrong else ())  # its own checks come first
    question = next(q for q in exams.load(task).questions if q.name == name)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = [checks.run(check, notebook) for check in question.checks if check.hidden]
    return sum(result.points for result in results if result.outcome is Outcome.PASSED)


def _unheard_on_trial(listener: Listener, patch: pytest.MonkeyPatch) -> None:
    """A neighbour that is only tried hears of the first step, which shows nothing."""
    heirs = standing.Standing._heirs

    def tried(*given: Any) -> Any:
        listener.on_trial = True
        try:
            return heirs(*given)
        finally:
            listener.on_trial = False

    patch.setattr(standing.Standing, "_heirs", tried)


def test_whoever_waits_for_the_reference_earns_nothing(task: Task) -> None:
    """In every task, each function that leans on others, one of which may be wrong."""
    assert all(points <= MOST for points in _all_earned(task).values()), _all_earned(task)


def test_it_would_if_late_answers_counted(
    tasks: tuple[Task, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: then such a function has most of its points."""
    believe_late_answers(monkeypatch)
    monkeypatch.setattr(consequence, "ask", lambda _: None)  # asked earlier, it would have nothing
    xor = next(task for task in tasks if task.slug == "xor")

    assert min(_all_earned(xor).values()) > 20


def _all_earned(task: Task) -> dict[tuple[str, str | None], float]:
    found = {}
    for name, wrong in _leanings(task):
        with pytest.MonkeyPatch.context() as patch:
            found[name, wrong] = _earned(task, name, wrong, patch)
    return found
