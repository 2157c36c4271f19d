"""What a hidden test calls: the student's function must do what the reference does.

`assert_matches` runs both on copies of the same arguments and raises `Mismatch`, in Spanish and
without the expected values, where they differ. Before it blames a function that leans on others
of the task, it asks whether the others are the cause (see `consequence`).
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.judging import comparison, consequence
from autograder.judging.comparison import Call, Rule
from autograder.judging.consequence import Attempt
from autograder.judging.diagnosis import naming, picture, place
from autograder.judging.diagnosis.evidence import Case
from autograder.model import Curve, Diagnosis, EngineError

Function = Callable[..., Any]  # a student's function takes and returns what the task says
Environment = MutableMapping[str, Any]  # the names of a notebook, functions among them

KNOWN = 2000  # results of references that are kept, more than the hidden tests of all tasks have

_known: dict[tuple[Function, bytes], Call] = {}


class Mismatch(AssertionError):
    """The student's function does not do what was asked; `diagnosis` names the mistake if known."""

    def __init__(self, message: str, found: Diagnosis | None = None) -> None:
        super().__init__(message if found is None else found.text)
        self.diagnosis = found


def assert_matches(
    function: Function,
    reference: Function,
    *args: Any,
    env: Environment,
    rtol: float = 1e-6,
    free_shape: tuple[int, ...] = (),
    curve: int | None = None,
) -> None:
    """Assert that `function(*args)` gives what `reference(*args)` gives and changes no argument.

    A number may come as a 0-d or size-1 array, a tuple as a list, a history (a Python list in the
    reference) in any shape of its size, and so may the outputs numbered in `free_shape`. Results
    that carry float32 precision are compared at 1e-4. `curve` numbers the output that is a cost
    history: it is kept for the report, the student's beside the reference's.
    """
    rule = Rule(rtol, free_shape)
    attempt = Attempt(function, reference, args, env)
    if consequence.leans_on_the_unwell(attempt) and _cleared(attempt, None, rule):
        return
    expected = _expected(reference, args)
    try:
        got = comparison.call(_distracted(attempt), args)
    except EngineError:
        raise
    except Exception:
        if _cleared(attempt, None, rule):
            return
        raise
    if curve is not None:
        _keep_curve(env, got, expected, curve)
    problem = comparison.difference(got, expected, rule)
    if problem is not None and not _cleared(attempt, got, rule):
        case = Case(attempt, got, expected, rule)
        found = naming.explain(case)
        _keep_pictures(case)
        raise Mismatch(f"{problem} {place.say(case)}".strip(), found)


def _expected(reference: Function, args: tuple[Any, ...]) -> Call:
    """What the reference does, calculated once for all the submissions that are asked the same."""
    key = (reference, comparison.digest(args))
    if (known := _known.get(key)) is None:
        if len(_known) >= KNOWN:
            _known.clear()
        known = _known[key] = comparison.call(reference, args)
    return known


def _distracted(attempt: Attempt) -> Function:
    """The function, called once on other values of the same shapes: what it keeps would show.

    Once a check is enough; nobody looks at the result, and an error is only an error next time.
    """
    function: Function = attempt.function
    notes = getattr(attempt.env, "notes", None)
    if notes is not None:
        if attempt.reference.__name__ in notes.distracted:
            return function
        notes.distracted.add(attempt.reference.__name__)
    others = comparison.shortened(comparison.flipped(attempt.args))
    after: Callable[..., Function] | None = getattr(function, "after", None)
    if after is not None:
        return after(others)  # both calls in one message
    with suppress(Exception):  # it may refuse these values
        comparison.call(function, others)
    return function


def _cleared(attempt: Attempt, got: Call | None, rule: Rule) -> bool:
    """Whether others are to blame; then the notes say who."""
    causes = consequence.causes(attempt, got, rule)
    if causes and (notes := getattr(attempt.env, "notes", None)) is not None:
        notes.blamed.update(causes)
    return bool(causes)


def _keep_curve(env: Environment, got: Call, expected: Call, index: int) -> None:
    outputs = comparison.unpacked(got.value, expected)
    notes = getattr(env, "notes", None)
    if notes is not None and not isinstance(outputs, str):
        notes.curve = Curve(_history(outputs[index]), _history(expected.outputs[index]))


def _keep_pictures(case: Case) -> None:
    """The components of a wrong result; not those of one reading of several, which mislead."""
    notes = getattr(case.attempt.env, "notes", None)
    if notes is not None and naming.known_mistakes(case.attempt.reference):
        notes.pictures = picture.draw(case)


def _history(values: Any) -> tuple[float, ...]:
    try:
        return tuple(float(v) for v in np.asarray(values, float).reshape(-1)[:5000])
    except (TypeError, ValueError):
        return ()
