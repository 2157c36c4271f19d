"""What came back, read as numbers; what cannot be read so is named in Spanish."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.judging import phrases
from autograder.sandbox.wire import HUGE

Array = NDArray[np.float64]

NUMERIC = (np.ndarray, bool, int, float, complex, np.number, np.bool_)  # read as an array

# Nobody on the trusted side makes a complex number real in silence: not a public check either.
warnings.filterwarnings("error", category=np.exceptions.ComplexWarning)


def as_array(value: Any) -> Array:
    """The value as float64; a ValueError says in Spanish what it is instead.

    Text is no number, though NumPy would read "0.5" as one; a complex number without an imaginary
    part is one.
    """
    if (odd := odd_part(value)) is not None:
        raise ValueError(phrases.NO_NUMBERS.format(odd))
    try:
        values = np.asarray(value)
        return (values.real if values.dtype.kind == "c" else values).astype(float, copy=False)
    except OverflowError:
        raise ValueError(phrases.NO_NUMBERS.format(HUGE)) from None
    except ValueError:
        raise ValueError(phrases.NO_NUMBERS.format(phrases.RAGGED)) from None


def odd_part(value: Any) -> str | None:
    """What the value is, or holds, that is no number; None where there is nothing of the kind."""
    if isinstance(value, NUMERIC):
        return _odd_array(np.asarray(value))
    if not isinstance(value, list | tuple):
        return phrases.described(value)
    odd = next((part for part in map(odd_part, value) if part is not None), None)
    return odd and phrases.HOLDING.format(
        "una lista" if isinstance(value, list) else "una tupla", odd
    )


def _odd_array(values: NDArray[Any]) -> str | None:
    if values.dtype.kind == "c" and np.any(values.imag):
        return phrases.IMAGINARY if values.ndim else phrases.IMAGINARY_NUMBER
    return None if values.dtype.kind in "biufc" or _is_huge(values) else phrases.described(values)


def _is_huge(values: NDArray[Any]) -> bool:
    """Whether it is one of Python's integers that NumPy has no type for."""
    return values.dtype == object and isinstance(values[()], int)
