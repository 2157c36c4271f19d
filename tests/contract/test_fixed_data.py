"""Data that are the same in every attempt, and constants, earn little or nothing."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder import course
from autograder.judging import checks, comparison, exams
from autograder.judging.subject import LocalNotebook
from autograder.model import Check, Outcome, Task

MOST = 6.0  # points of a task for a table of results
LARGE = 1000.0
ATTEMPTS = ("1" * 64, "2" * 64)


def test_a_table_of_results_is_worth_little(task: Task) -> None:
    """Hidden checks that ask the same in two attempts carry few points."""
    first, second = (_asked(task, seed) for seed in ATTEMPTS)

    fixed = {name: points for name, (points, calls) in first.items() if second[name][1] == calls}

    assert sum(fixed.values()) <= MOST, fixed


def test_a_large_number_is_no_answer(task: Task) -> None:
    """A check that only asks for more than a bound looks as well whether it is always so."""
    scope = course.execute(task.solution / "solution.py", task.root)
    large = {name: _always(LARGE, scope[name]) for name in task.functions}
    notebook = LocalNotebook(large)

    with np.errstate(all="ignore"):
        passed = [
            (question.name, check.name)
            for question in exams.load(task, ATTEMPTS[0]).questions
            for check in question.checks
            if check.hidden and check.points
            if checks.run(check, notebook).outcome is Outcome.PASSED
        ]

    assert passed == []


def _always(number: float, right: Any) -> Any:
    """A function that gives a number, in as many components of as many outputs as the right one."""

    def filled(value: Any) -> Any:
        if isinstance(value, tuple | list):
            return type(value)(map(filled, value))
        return np.full(np.shape(value), number) if np.shape(value) else number

    return lambda *args: filled(right(*args))


def _asked(task: Task, seed: str) -> dict[tuple[str, str], tuple[float, frozenset[bytes]]]:
    """By hidden check, its points and what it calls the functions of the solution on."""
    return {
        (question.name, check.name): (check.points, _calls(task, check))
        for question in exams.load(task, seed).questions
        for check in question.checks
        if check.hidden
    }


def _calls(task: Task, check: Check) -> frozenset[bytes]:
    solution = vars(course.load(task.solution / "solution.py", task.root))
    calls: set[bytes] = set()

    def noting(name: str) -> Any:
        def noted(*args: Any) -> Any:
            calls.add(name.encode() + comparison.digest(args))
            return solution[name](*args)

        return noted

    notebook = LocalNotebook({**solution, **{name: noting(name) for name in task.functions}})
    checks.run(check, notebook)
    return frozenset(calls)
