"""Otter's exception-based test files, loaded unmodified: what a task asks under one seed."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from autograder import course
from autograder.judging import seeds
from autograder.judging.drawn import Drawn
from autograder.judging.precedents import Precedents
from autograder.judging.rehearsal import Rehearsals
from autograder.judging.subject import References
from autograder.model import Check, Question, Refusal, Task

MOST_EXAMS = 24  # that are kept: each holds what its references gave on the cases of one seed
OTHER_KINDS = re.compile(r"\b(dict|str|bytes|set|Mapping)\b")  # in an annotation


@dataclass(frozen=True, slots=True)
class Exam:
    """What a task asks, and what its references gave in answer to it so far."""

    questions: tuple[Question, ...]
    references: References
    rehearsals: Rehearsals
    precedents: Precedents


@lru_cache(MOST_EXAMS)
def load(task: Task, seed: str = seeds.FIXED) -> Exam:
    """The questions of a task, each with its public checks first, its hidden cases of this seed.

    Raises Refusal where a file of the task cannot be used, before any submission is looked at.
    """
    with seeds.using(seeds.WHILE_LOADING):
        for name in ("misconceptions", "stand_ins"):  # used only when a check fails
            if (path := task.solution / f"{name}.py").exists():
                course.load(path, task.root)
        questions = tuple(_question(task, name, seed) for name in task.functions)
        references = References(without_numbers=_without_numbers(task))
        rehearsals = Rehearsals(_solution(task), references, questions)
        references.examples = rehearsals.examples
        return Exam(questions, references, rehearsals, Precedents())


def _without_numbers(task: Task) -> frozenset[str]:
    """The functions whose references say that they give something else: text, a dictionary."""
    known = _solution(task)
    given = {name: known[name].__annotations__.get("return") for name in known}
    return frozenset(name for name, kind in given.items() if OTHER_KINDS.search(str(kind)))


def _solution(task: Task) -> dict[str, Any]:
    """The references of the functions that a task asks for."""
    known = vars(course.load(task.solution / "solution.py", task.root))
    return {name: known[name] for name in task.functions if name in known}


def _question(task: Task, name: str, seed: str) -> Question:
    public = _read(task.assignment / "tests" / f"{name}.py", task.root, hidden=False)
    path = task.hidden / f"{name}.py"
    hidden = _read(path, task.root, hidden=True) if path.exists() else ()
    checks = public + tuple(replace(check, body=_seeded(check.body, seed)) for check in hidden)
    names = [check.name for check in checks]
    if twice := {n for n in names if names.count(n) > 1}:
        raise Refusal(
            f"{path}: two checks of {name} are called {', '.join(sorted(twice))}: rename one"
        )
    return Question(name, checks)


def _seeded(body: Callable[..., None], seed: str) -> Callable[..., None]:
    """The body of a check, whose cases are drawn from this seed."""

    @wraps(body)
    def seeded(**given: Any) -> None:
        with seeds.using(seed):
            body(**given)

    return seeded


def _read(path: Path, root: Path, *, hidden: bool) -> tuple[Check, ...]:
    """The checks of a test file, with the points that otter gives each of them."""
    otter, module = course.otter(), course.load(path, root)
    names = vars(module)
    if not isinstance(question := names.get("name"), str):
        raise Refusal(f"{path} has no name: write name = {path.stem!r} above its checks")
    if isinstance(cases := names.get("cases"), ModuleType):
        names["cases"] = Drawn(cases)
    _freeze([value for name, value in names.items() if not name.startswith("__")])
    found = [value for value in names.values() if isinstance(value, otter.test_case)]
    for number, value in enumerate(found, start=1):
        value.name = value.name or f"{question} - {number}"  # as otter calls it
    try:
        cases = [value.to_dataclass() for value in found]
        cases = otter.ExceptionTestFile.resolve_test_file_points(names.get("points"), cases)
    except (AssertionError, TypeError, ValueError) as error:
        raise Refusal(f"{path}: {error}: give every check its points as a number") from error
    if wrong := [case.name for case in cases if case.hidden is not hidden]:
        given = f"write hidden={hidden} there, or move the check to the other kind of tests"
        raise Refusal(f"{path}: wrong hidden= of {', '.join(wrong)}: {given}")
    return tuple(_check(case, question) for case in cases)


def _check(case: Any, question: str) -> Check:
    """Otter's TestCase as ours; its body is the decorated function."""
    body = case.body.test_func
    wants = tuple(inspect.signature(body).parameters)
    sentence = inspect.cleandoc(body.__doc__ or case.name)
    name = case.name.removeprefix(f"{question} - ")
    return Check(name, sentence, case.points, case.hidden, wants, body)


def _freeze(value: Any) -> None:
    """Make the arrays of a test file read-only: no submission may change them for the next."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            _freeze(item)
