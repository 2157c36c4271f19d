"""The form of a reference's result, and what a student's result becomes in it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # no types among our tools
import pytest

from autograder.sandbox.forms import as_asked, form_of
from autograder.sandbox.simplify import plain

ROW = np.array([1.0, 2.0])
ASKED: dict[
    str, tuple[Any, Any, Any]
] = {  # what the reference gives, a student, and what it becomes
    "a list": (ROW, [1, 2], ROW),
    "a table": (np.eye(2), pd.DataFrame(np.eye(2)), np.eye(2)),
    "fractions": (ROW, np.array([Fraction(1), Fraction(2)]), ROW),
    "truths": (ROW, np.array([True, False]), np.array([1.0, 0.0])),
    "labels": (np.array([1, 2]), [1, 2], np.array([1, 2])),
    "one element": (3.0, np.full((1, 1), 3.0), np.float64(3.0)),
    "a tuple as rows": ((ROW, ROW), [[1.0, 2.0], [1.0, 2.0]], (ROW, ROW)),
    "a tuple of one": ((3.0,), 3.0, (3.0,)),
    "fewer than usual": ((3.0, 4.0), [5.0], (5.0,)),
    "a history": ([1.0, 2.0], [1, 2], [1, 2]),
    "a dictionary": ({"x": 1.0}, {"y": [2.0]}, {"y": np.float64(2.0)}),
    "text": (ROW, ["a", "b"], ["a", "b"]),
    "ragged rows": (np.eye(2), [[1], [1, 2]], [[1], [1, 2]]),
}


@pytest.mark.parametrize(("expected", "given", "becomes"), ASKED.values(), ids=list(ASKED))
def test_a_result_comes_in_the_form_that_was_asked(expected: Any, given: Any, becomes: Any) -> None:
    """Where it can have that form; what cannot stays as it is."""
    found = as_asked(given, form_of(expected))

    assert type(found) is type(becomes)
    assert str(found) == str(becomes)


def test_a_form_travels() -> None:
    """It is made of plain values, and says nothing of sizes."""
    form = form_of((np.eye(3), 1.5, {"a": ROW}, "text"))

    assert form == ["tuple", "floats", "number", ["dict", "floats"], "other"]
    assert plain(form) == form
