"""What a call did to its arguments: a copy is kept, and compared with what is there afterwards."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np

FEW = 1 << 14  # bytes of an array that may be copied to be compared
CHANGEABLE = (np.ndarray, list, tuple, dict)  # a tuple, for what it may hold


def kept(argument: Any) -> Any:
    """A copy to compare with later; what cannot be changed in place needs none."""
    if isinstance(argument, np.ndarray):
        return argument.copy()
    return copy.deepcopy(argument) if isinstance(argument, CHANGEABLE) else argument


def same(now: Any, then: Any) -> bool:
    """Whether an argument is as it was, down to its parts."""
    if isinstance(then, np.ndarray):
        return isinstance(now, np.ndarray) and _same_array(now, then)
    if isinstance(then, dict):
        return (
            isinstance(now, dict)
            and list(now) == list(then)
            and _same_row(now.values(), then.values())
        )
    if isinstance(then, list | tuple):
        return type(now) is type(then) and len(now) == len(then) and _same_row(now, then)
    if isinstance(then, int | float | complex | str):
        return type(now) is type(then) and repr(now) == repr(then)  # nan is nan, and -0.0 not 0.0
    return True  # a Generator is asked for its own state


def restored(argument: Any, now: Any) -> bool:
    """Bring an argument into the state it has elsewhere; False where its memory has no room.

    An array never gets other memory than it has: a test may hold a view of it.
    """
    if isinstance(argument, np.ndarray) and isinstance(now, np.ndarray):
        return _restored_array(argument, now)
    if isinstance(argument, list) and isinstance(now, list):
        argument[:] = now
    elif isinstance(argument, dict) and isinstance(now, dict):
        argument.clear()
        argument.update(now)
    elif isinstance(argument, tuple) and isinstance(now, tuple):
        return all(restored(mine, theirs) for mine, theirs in zip(argument, now, strict=False))
    return True


def _same_row(now: Any, then: Any) -> bool:
    return all(same(mine, theirs) for mine, theirs in zip(now, then, strict=True))


def _same_array(now: np.ndarray[Any, Any], then: np.ndarray[Any, Any]) -> bool:
    """Comparing bytes is quicker than comparing a few numbers, and mostly enough."""
    if (now.shape, now.dtype) != (then.shape, then.dtype):
        return False
    alike = now.tobytes() == then.tobytes() if now.nbytes <= FEW else np.array_equal(now, then)
    return alike or np.array_equal(now, then, equal_nan=True)


def _restored_array(argument: np.ndarray[Any, Any], now: np.ndarray[Any, Any]) -> bool:
    if argument.size != now.size:
        return False
    if argument.shape != now.shape:
        argument.resize(now.shape, refcheck=False)  # of the same memory
    argument[...] = now
    return True
