"""How far a right answer may depart where large terms cancel and float32 was somewhere in it.

Where a parabola passes through its sample the residual is 0, and what float32 leaves of it is a
rounding error of the terms: the scale is theirs and not that of the answer. How large they are is
asked of the reference itself, on arguments a hair away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.judging import comparison
from autograder.judging.comparison import Call, Tolerance

Array = NDArray[np.float64]
Run = Callable[[tuple[Any, ...]], Call]  # of the reference

HAIR = 1e-13  # relative: below every threshold of a reference, far above float64's own rounding
STEPS = 16  # roundings of float32 that one component may have gathered
MOST = 1e-3  # of the answer's scale or of 1: where a reference jumps, a hair moves it far
TRIES = 3


def leeway(run: Run, args: tuple[Any, ...], expected: Call) -> tuple[Array, ...]:
    """For each output, how far each of its components may be off."""
    moved = [np.zeros(np.shape(output)) for output in expected.outputs]
    for number in range(TRIES):
        rng = np.random.default_rng(number)
        there = run(tuple(_a_hair_away(arg, rng) for arg in args))
        for index, (near, here) in enumerate(zip(there.outputs, expected.outputs, strict=True)):
            moved[index] = np.maximum(moved[index], _distance(near, here))
    pairs = zip(moved, expected.outputs, strict=True)
    return tuple(_bounded(distance, output) for distance, output in pairs)


def agree(mine: Call, theirs: Call, tolerance: Tolerance, args: tuple[Any, ...]) -> bool:
    """Whether two calls agree, with the leeway that the second, a reference's, has on `args`."""
    if comparison.agree(mine, theirs, tolerance):
        return True
    allowed = leeway(partial(comparison.call, theirs.function), args, theirs)
    return comparison.agree(mine, theirs, replace(tolerance, leeway=allowed))


def _bounded(distance: Array, output: Any) -> Array:
    if isinstance(output, str):
        return distance
    scale = max(comparison.scale_of(np.asarray(output, float)), 1.0)
    return np.minimum(distance * STEPS * 2**-24 / HAIR, MOST * scale)


def _distance(near: Any, here: Any) -> Array:
    """How far a hair moved each component; nothing where that cannot be said."""
    if isinstance(here, str) or np.shape(near) != np.shape(here):
        return np.zeros(np.shape(here))
    with np.errstate(invalid="ignore"):
        moved: Array = np.abs(np.asarray(near, float) - np.asarray(here, float))
    return np.nan_to_num(moved)


def _a_hair_away(arg: Any, rng: np.random.Generator) -> Any:
    if isinstance(arg, float) or (isinstance(arg, np.ndarray) and arg.dtype.kind == "f"):
        return arg * (1 + HAIR * rng.choice((-1.0, 1.0), np.shape(arg)))
    if isinstance(arg, list | tuple):
        return type(arg)(_a_hair_away(part, rng) for part in arg)
    if isinstance(arg, dict):
        return {key: _a_hair_away(part, rng) for key, part in arg.items()}
    return arg
