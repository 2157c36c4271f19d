"""What was answered and passed before is passed without another look, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.judging import precedents
from autograder.judging.precedents import Precedents
from autograder.judging.proxy import StudentNotebook
from autograder.model import Check, CheckResult, Curve, EngineError, Outcome, Task
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

RIGHT = "def sigmoide(z):\n    return 1 / (1 + np.exp(-z))"
OTHERWISE = "def sigmoide(z):\n    return (1 + np.tanh(z / 2)) / 2"
LATE = """
calls = []
def sigmoide(z):
    calls.append(z)
    return 1 / (1 + np.exp(-z)) + (len(calls) > 2)
"""
CRASHING = LATE.replace("    return", "    len(calls) == 3 and os._exit(1)\n    return", 1).replace(
    " + (len(calls) > 2)", ""
)
COUNTING = RIGHT.replace("return", "calls.append(z); return") + "\ncalls = []"
HOW_OFTEN = "\ndef derivadaSigmoide(z):\n    return float(len(calls))"
INPUTS = np.array([[-1.0, 0.0], [0.5, 2.0]])


class Course:
    """Checks of a small course, and how often the body of each was run."""

    def __init__(self) -> None:
        self.runs = 0
        self.judge = Precedents()
        self.near = Check("cerca", "", 1.0, hidden=True, wants=("sigmoide",), body=self.body)

    def body(self, sigmoide: Any) -> None:
        """Three calls, each of what the one before gave."""
        self.runs += 1
        z = INPUTS
        for _ in range(3):
            mine, z = sigmoide(z), 1 / (1 + np.exp(-z))
            assert np.allclose(mine, z)


@pytest.fixture
def course() -> Course:
    """A course of which nothing is known yet."""
    return Course()


@pytest.fixture
def notebooks(sandbox: Sandbox, sigmoide: Task) -> Iterator[Any]:
    """Makes notebooks, each alive in a process until the test has ended."""
    sessions = []

    def notebook(*cells: str) -> StudentNotebook:
        session = Session(sandbox, sigmoide, cells)
        sessions.append(session)
        session.run()
        return StudentNotebook(session)

    yield notebook
    for session in sessions:
        session.close()


def judged(course: Course, notebook: StudentNotebook) -> CheckResult:
    """What the check says of a notebook."""
    notebook.session.begin_check()
    return course.judge.run(course.near, notebook)


def test_the_same_answers_are_not_compared_again(course: Course, notebooks: Any) -> None:
    """The second who answers so has the same result, and the check did not run for him."""
    results = [judged(course, notebooks(RIGHT)) for _ in range(3)]

    assert [result.outcome for result in results] == [Outcome.PASSED] * 3
    assert results[0] == results[1] == results[2]
    assert course.runs == 1


def test_another_answer_is_compared_itself(course: Course, notebooks: Any) -> None:
    """Right to the last digit but one, it is looked at once, and known from then on."""
    first = [judged(course, notebooks(cell)).outcome for cell in (RIGHT, OTHERWISE)]
    runs = course.runs
    again = [judged(course, notebooks(cell)).outcome for cell in (RIGHT, OTHERWISE)]

    assert [*first, *again] == [Outcome.PASSED] * 4
    assert (runs, course.runs) == (2, 2)


def test_an_answer_that_is_wrong_at_last_is_found(course: Course, notebooks: Any) -> None:
    """Two answers as others gave them earn nothing for the third."""
    judged(course, notebooks(RIGHT))

    assert judged(course, notebooks(LATE)).outcome is Outcome.FAILED
    assert judged(course, notebooks(LATE)).outcome is Outcome.FAILED  # nor is that kept
    assert course.runs == 3


def test_no_call_is_made_twice(course: Course, notebooks: Any) -> None:
    """What was heard before the first unknown answer is what the check hears."""
    judged(course, notebooks(RIGHT))
    notebook = notebooks(COUNTING.replace("np.exp(-z)", "np.exp(-z) + 1e-12") + HOW_OFTEN)

    result = judged(course, notebook)

    assert (result.outcome, course.runs) == (Outcome.PASSED, 2)
    assert notebook["derivadaSigmoide"](0.0) == 3.0


def test_a_bad_end_is_not_known_before_the_check_gets_there(course: Course, notebooks: Any) -> None:
    """Whoever is known to crash is asked in other ways: not for the calls that ended well."""
    before: list[bool] = []

    def body(sigmoide: Any) -> None:
        """Calls, and whether the function was known to be unwell before each."""
        for number in (0.0, 1.0, 2.0):
            before.append(sigmoide.unwell)
            sigmoide(number)

    course.near = replace(course.near, body=body)
    judged(course, notebooks(RIGHT))
    notebook = notebooks("import os" + CRASHING)

    assert judged(course, notebook).outcome is Outcome.CRASHED
    assert before == [False] * 6
    assert notebook.session.unwell == {"sigmoide"}


def test_two_checks_of_one_body_have_their_own_names(course: Course, notebooks: Any) -> None:
    """What is known of a check is known of no other, whoever wrote its body."""
    judged(course, notebooks(RIGHT))
    course.near = replace(course.near, name="lejos", points=2.0)

    result = judged(course, notebooks(RIGHT))

    assert (result.name, result.points) == ("lejos", 2.0)


def test_a_curve_with_nan_is_like_itself(
    course: Course, notebooks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That no nan equals another is no fault of anybody's."""
    monkeypatch.setattr(precedents, "EVERY", 1)

    def body(sigmoide: Any, env: Any) -> None:
        """A call, and a curve that is not finite."""
        sigmoide(0.0)
        env.notes.curve = Curve((float("nan"),), (float("nan"),))

    course.near = replace(course.near, body=body, wants=("sigmoide", "env"))

    assert [judged(course, notebooks(RIGHT)).outcome for _ in "ab"] == [Outcome.PASSED] * 2


def test_nothing_is_known_of_a_notebook_that_is_wrong_elsewhere(
    course: Course, notebooks: Any
) -> None:
    """What was found out before could change what a check makes of an answer: it runs."""
    judged(course, notebooks(RIGHT))
    notebook = notebooks(RIGHT)
    notebook.wrong.add("derivadaSigmoide")

    assert judged(course, notebook).outcome is Outcome.PASSED
    assert course.runs == 2


def test_what_is_known_holds_for_those_of_whom_as_much_is_known(
    course: Course, notebooks: Any
) -> None:
    """Of whose functions the form is known decides who is looked at later: the check runs."""
    judged(course, notebooks(RIGHT))
    notebook = notebooks(RIGHT)
    notebook.guises.seen.add("derivadaSigmoide")

    assert judged(course, notebook).outcome is Outcome.PASSED
    assert course.runs == 2


def test_what_is_known_is_proved_from_time_to_time(
    course: Course, notebooks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that ends otherwise than with the same answers before is a fault of ours."""
    monkeypatch.setattr(precedents, "EVERY", 2)
    for _ in range(3):  # the third time it runs, and ends as ever
        judged(course, notebooks(RIGHT))
    assert course.runs == 2
    judged(course, notebooks(RIGHT))
    monkeypatch.setattr(np, "allclose", lambda *_: False)

    with pytest.raises(EngineError, match="cerca ended otherwise"):
        judged(course, notebooks(RIGHT))


def test_what_is_kept_is_bounded(
    course: Course, notebooks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When it is too much all of it is forgotten, and the check runs again."""
    monkeypatch.setattr(precedents, "MOST_STEPS", 3)
    for cell in (RIGHT, OTHERWISE, RIGHT):
        assert judged(course, notebooks(cell)).outcome is Outcome.PASSED

    assert course.runs == 3
