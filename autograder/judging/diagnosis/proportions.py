"""By what a wrong output is multiplied, whole or in part, in the same shape.

As in values.py, each gives a Spanish sentence that is true of these numbers, or None.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.judging import comparison
from autograder.judging.diagnosis.evidence import FINE, Case, Output, is_numeric_array, rounds
from autograder.judging.diagnosis.factors import factors, likely, simple
from autograder.judging.numeric import Array
from autograder.judging.phrases import joined


def named_factor(output: Output, case: Case) -> str | None:
    """A multiple of the right one, by a number that has a name."""
    if output.theirs.size > 1 >= output.significant:
        return None  # one component only proves nothing of the others
    named = factors(case, lone=output.theirs.size == 1)
    for k, words in likely(named, output.mine, output.theirs):
        if output.fits(k * output.theirs):
            return f"{{quien}} [es|son] exactamente {words}."
    if rounds(case.attempt):
        return None
    lone = output.theirs.size == 1
    name = _number_times(output, case) if lone else _array_times(output, case)
    return f"{{quien}} [es|son] exactamente lo correcto multiplicado por {name}." if name else None


def _array_times(output: Output, case: Case) -> str | None:
    """An argument of the same shape that the right one is multiplied by."""
    for name, value in case.parameters.items():
        if not output.telling or not is_numeric_array(value) or value.shape != output.theirs.shape:
            continue
        if output.fits(value * output.theirs):
            return name
    return None


def _number_times(output: Output, case: Case) -> str | None:
    """A number that is given and that a lone right one is multiplied by, whatever it is."""
    there = [(o, other) for other in case.elsewhere for o in other.outputs()]
    pairs = [(output, case), *((o, other) for o, other in there if o.name == output.name)]
    for name, value in case.parameters.items():
        if not isinstance(value, float) or abs(value) in (0, 0.5, 1, 2) or len(pairs) < 3:
            continue
        if all(o.fits(each.parameters[name] * o.theirs) for o, each in pairs):
            return name
    return None


def factor_in_some(output: Output, case: Case) -> str | None:
    """The lesser part of a vector multiplied by a number that has a name, and the rest right."""
    mine, theirs = output.mine, output.theirs
    if mine.shape != theirs.shape or mine.ndim != 1 or output.history or output.whole:
        return None
    off = ~comparison.close(mine, theirs, FINE)
    if not 0 < 2 * off.sum() <= mine.size or not theirs[off].all():
        return None
    for k, words in likely(simple(case), mine[off], theirs[off]):
        if output.same(mine[off], k * theirs[off]):
            which, plural = _places(np.flatnonzero(off), mine.size)
            verb = "son" if plural else "es"
            return f"En {{quien}} {which} {verb} exactamente {words}. Las demás están bien."
    return None


def _places(at: Any, size: int) -> tuple[str, bool]:
    """Which components these are, and whether they are several."""
    names = {0: "la primera componente", size - 1: "la última componente"}
    if len(at) == 1:
        return names.get(int(at[0]), f"la componente {at[0]}"), False
    return f"las componentes {joined([str(i) for i in at])}", True


def proportional(output: Output, case: Case) -> str | None:
    """The right direction, another length; where a loop ends is no one's multiple but by chance."""
    scale = ratio(output.mine, output.theirs)
    if scale is None or output.significant < 3 or rounds(case.attempt):
        return None
    if abs(scale - 1) < 1e-3:
        return None  # almost right: what is small in it may be in no proportion
    return (
        "{quien} [es proporcional|son proporcionales] a lo correcto: todas sus componentes salen "
        "multiplicadas por un mismo número. Mira lo que comparten: un divisor, una constante, un "
        "residuo, una longitud."
    )


def proportional_lines(output: Output, case: Case) -> str | None:
    """Every row in its right proportions, each at another length; or every column."""
    mine, theirs = output.mine, output.theirs
    if output.whole or rounds(case.attempt) or mine.shape != theirs.shape or mine.ndim != 2:
        return None
    if np.linalg.matrix_rank(theirs) < 2:
        return None  # of one example: whatever its error, the lines are in proportion
    for axis, kind in enumerate(("fila", "columna")):
        pairs = zip(np.moveaxis(mine, axis, 0), np.moveaxis(theirs, axis, 0), strict=True)
        numbers = [ratio(one, other) for one, other in pairs if np.count_nonzero(other) > 2]
        if len(numbers) == mine.shape[axis] > 1 and all(numbers):
            return (
                f"Cada {kind} de {{quien}} es proporcional a la correcta, y cada una por un número "
                f"distinto: mira lo que comparten los elementos de una {kind}, como su divisor."
            )
    return None


def ratio(mine: Array, theirs: Array) -> float | None:
    """The number that makes one array of the other; None where there is none."""
    if mine.shape != theirs.shape or not np.isfinite(mine).all() or not theirs.any():
        return None
    at = np.abs(theirs).argmax()
    scale = mine.flat[at] / theirs.flat[at]
    same = np.allclose(mine, scale * theirs, rtol=FINE, atol=1e-9 * np.abs(mine).max(initial=0))
    return float(scale) if same and scale else None
