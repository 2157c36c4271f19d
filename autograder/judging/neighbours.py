"""The functions of its task that a reference leans on: what may stand in their places.

Stand-ins are harmless, readings lean otherwise, and a student's own may give lists for arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any

from autograder import course
from autograder.judging import comparison
from autograder.judging.comparison import Call
from autograder.judging.reference import dependencies
from autograder.sandbox.forms import form_of, in_form

Function = Callable[..., Any]  # takes and returns what the task says


def stand_ins(reference: Function) -> dict[str, Function]:
    """The harmless functions that may stand where the reference calls others of its task."""
    own = all_stand_ins(reference)
    return {name: own[name] for name in dependencies(reference) if name in own}


def all_stand_ins(reference: Function) -> dict[str, Function]:
    """Those of the whole task that a reference belongs to."""
    known = course.beside(reference, "stand_ins")
    return {
        name: value
        for name, value in known.items()
        if isinstance(value, FunctionType) and value.__module__ == known["__name__"]
    }


@cache
def readings(reference: Function) -> tuple[Function, ...]:
    """The other natural ways in which a function may lean on others: `nombre__lectura`.

    They stand in a `readings.py` and give the same as the reference where those others are right.
    Each has the name of its function here: the name says which of the task's functions it is.
    """
    name = reference.__name__
    known = course.beside(reference, "readings")
    return tuple(
        FunctionType(value.__code__, value.__globals__, name, value.__defaults__)
        for title, value in known.items()
        if title.startswith(f"{name}__")
    )


def adapted(function: Function, reference: Function) -> Function:
    """A student's function whose lists the reference, which calculates with arrays, can use."""

    def here(*args: Any) -> Any:
        return as_in(comparison.call(reference, args), comparison.call(function, args).value)

    return here


def as_in(expected: Call, value: Any) -> Any:
    """The value with arrays where the reference has arrays; where that cannot be, as expected."""
    if comparison.is_alike(value, expected.value):
        return value
    if isinstance(comparison.pieces(value, expected), str):
        return value
    try:
        return in_form(value, form_of(expected.value))
    except ValueError:
        return expected.value  # what is no number cannot be calculated with
