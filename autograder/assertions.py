"""What a hidden test calls: the student's function must do what the reference does.

`assert_matches` runs both on copies of the same arguments and raises `Mismatch`, in Spanish and
without the expected values, where they differ. Before it blames a function that leans on others
of the task, it asks whether the others are the cause (see `consequence`).
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any

import numpy as np

from autograder import comparison, consequence
from autograder.comparison import Call, Rule
from autograder.consequence import Attempt
from autograder.diagnosis import naming, picture, place
from autograder.diagnosis.evidence import Case
from autograder.model import Curve, Diagnosis, EngineError, StudentCrash, StudentTimeout

Function = Callable[..., Any]  # a student's function takes and returns what the task says
Environment = MutableMapping[str, Any]  # the names of a notebook, functions among them


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
    expected = comparison.call(reference, args)
    try:
        _distract(attempt)
        got = comparison.call(function, args)
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


def _distract(attempt: Attempt) -> None:
    """Call it once with other values of the same shapes: what it keeps from them would show.

    Once a check is enough; nobody looks at the result, and an error is only an error next time.
    """
    notes = getattr(attempt.env, "notes", None)
    if notes is None or attempt.reference.__name__ not in notes.distracted:
        try:
            comparison.call(attempt.function, comparison.flipped(attempt.args))
        except (EngineError, StudentTimeout, StudentCrash):
            raise
        except Exception:  # noqa: BLE001, S110 - it may refuse these values
            pass
    if notes is not None:
        notes.distracted.add(attempt.reference.__name__)


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
