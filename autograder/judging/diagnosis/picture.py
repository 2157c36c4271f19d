"""A small picture of a wrong result: which components are right, off by a factor, or wrong.

It says no value of the right result. A factor either has a name (2, m) or is shared by all that is
wrong: one that a lone component has would give its value away, and that of a few is chance.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.judging import comparison
from autograder.judging.diagnosis.evidence import FINE, Case, Output
from autograder.judging.numeric import Array
from autograder.model import Part, Picture

MOST_ROWS, MOST_COLUMNS = 12, 14  # of a drawing; a larger array is summed up in blocks
SIMPLE = (-1.0, 2.0, 0.5)

Wrong = NDArray[np.bool_]
Parts = NDArray[np.int8]  # RIGHT, FACTOR and WRONG as 0, 1, 2: the worst of a block is its maximum
LETTERS = tuple(Part)


@np.errstate(all="ignore")
def draw(case: Case) -> tuple[Picture, ...]:
    """A picture of every output; none where they would show no difference between components."""
    outputs = case.outputs()
    if not outputs:
        return ()
    pictures = tuple(_one(output, case) for output in outputs)
    right, off, wrong = (sum(n) for n in zip(*(p.counts for p in pictures), strict=True))
    several = any(output.theirs.size > 1 for output in outputs)
    return pictures if several and (off or (right and wrong)) else ()


def _one(output: Output, case: Case) -> Picture:
    mine, shape = output.aligned, tuple(map(int, output.theirs.shape))
    if mine is None or not mine.size:
        return Picture(output.name, shape, (), (0, 0, output.theirs.size))
    mine, theirs = np.atleast_1d(mine, output.theirs)
    right_ones = comparison.close(mine, theirs, output.rtol)
    factor = None if output.whole else _common_factor(mine, theirs, ~right_ones, case)
    parts = np.where(right_ones, 0, 2).astype(np.int8)
    if factor is not None:
        parts[~right_ones & _near(mine, factor * theirs) & (theirs != 0)] = 1
    right, off, wrong = (int((parts == part).sum()) for part in range(len(LETTERS)))
    factor = factor if off else None
    counts = right, off, wrong
    return Picture(output.name, shape, _rows(parts), counts, factor, _size(factor, case))


def _common_factor(mine: Array, theirs: Array, wrong: Wrong, case: Case) -> float | None:
    """A factor with a name that some wrong components have, else the one that all of them have."""
    ratios = (mine / theirs)[wrong & (theirs != 0)]
    sizes = np.array(list(case.sizes()), float)
    named = np.concatenate((SIMPLE, sizes, 1 / sizes))
    fitting = named[_near(ratios[:, None], named).any(axis=0)]
    if fitting.size:
        return float(fitting[0])
    shared = ratios.size > 2 and _near(ratios, ratios[0]).all()
    return float(ratios[0]) if shared and abs(ratios[0]) > 1e-3 else None


def _near(one: Array, other: Array | float) -> Wrong:
    near: Wrong = np.abs(one - other) <= FINE * np.abs(other)
    return near


def _size(factor: float | None, case: Case) -> str:
    """What the factor or its inverse counts among the arguments, in words."""
    if factor is None or factor in SIMPLE:
        return ""
    found = (words for n, words in case.sizes().items() if np.isclose((n, 1 / n), factor).any())
    return next(found, "")


def _rows(parts: Parts) -> tuple[str, ...]:
    table = parts.reshape(len(parts) if parts.ndim > 1 else 1, -1)
    tall = np.array_split(table, min(len(table), MOST_ROWS))
    return tuple("".join(LETTERS[_worst(block)] for block in _blocks(row)) for row in tall)


def _blocks(rows: Parts) -> list[Parts]:
    return np.array_split(rows, min(rows.shape[1], MOST_COLUMNS), axis=1)


def _worst(block: Parts) -> int:
    return int(block.max())
