"""The form in which a reference gives its result: arrays, numbers, tuples; nothing of the values.

A right result may come in another one, and whoever calls that function then calculates with lists.
A form travels as plain values; in the student's process a result is brought to it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.sandbox.simplify import plain

Form = str | list[Any]  # ARRAY, NUMBER, OTHER, or what a tuple or a dict holds behind its kind

FLOATS, ARRAY, NUMBER, OTHER = "floats", "array", "number", "other"
TUPLE, DICT = "tuple", "dict"


def form_of(value: Any) -> Form:
    """The form of a value; a dict has that of its first entry in each of them."""
    if isinstance(value, tuple):
        return [TUPLE, *map(form_of, value)]
    if isinstance(value, dict):
        return [DICT, *map(form_of, list(value.values())[:1])]
    if isinstance(value, np.ndarray) and value.ndim:
        return FLOATS if value.dtype == float else ARRAY
    numbers = isinstance(value, int | float | np.number | np.ndarray)
    return NUMBER if numbers and not isinstance(value, bool) else OTHER


def as_asked(value: Any, form: Form) -> Any:
    """The value in a form, where it can have that; else as it is."""
    try:
        return in_form(value, form)
    except Exception:  # noqa: BLE001 - text, rows of several lengths, what a student's class raises
        return value


def in_form(value: Any, form: Form) -> Any:
    """The value in a form; ValueError where it has no numbers for an array.

    Of a tuple the last form holds for whatever comes after: a function may give one or two values.
    """
    if form == OTHER:
        return value
    value = plain(value)
    if isinstance(form, list):
        return _container(value, form[0], form[1:] or [OTHER])
    if form == NUMBER:
        return _number(value)
    values = np.asarray(value)
    if values.dtype.kind not in "biuf":
        raise ValueError("no numbers")
    return values.astype(float, copy=False) if form == FLOATS else values


def _container(value: Any, kind: str, forms: list[Form]) -> Any:
    if kind == DICT:
        of_each = isinstance(value, dict)
        return {key: in_form(v, forms[0]) for key, v in value.items()} if of_each else value
    if not isinstance(value, list | tuple) and not np.ndim(value):
        return (in_form(value, forms[0]),) if len(forms) == 1 else value
    return tuple(in_form(v, forms[min(at, len(forms) - 1)]) for at, v in enumerate(value))


def _number(value: Any) -> Any:
    lone = isinstance(value, list | tuple | np.ndarray) and np.size(value) == 1
    return np.asarray(value).reshape(())[()] if lone else value  # which has an array's methods
