"""What is right but for something small: an approximation, a term too many.

Every fingerprint looks at one output and gives a Spanish sentence that is true of these numbers,
or None. `{quien}` stands for the outputs it is said of, `[es|son]` for what their number asks.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from autograder.judging.diagnosis.evidence import FINE, Case, Output
from autograder.judging.numeric import Array


def approximate(output: Output, case: Case) -> str | None:
    """Close to the right one everywhere; a lone number has to be closer, it may be chance."""
    mine, theirs = output.aligned, output.theirs
    if mine is None or not mine.size or output.whole or any(o.history for o in case.outputs()):
        return None
    percent = 2 if theirs.size > 1 else 0.2
    if not np.abs(mine - theirs).max() < percent / 100 * np.abs(theirs).max():
        return None
    return (
        f"{{quien}} se [acerca|acercan] a lo correcto (menos del {percent} % de diferencia) sin "
        "serlo. Posiblemente es una aproximación (una diferencia finita, una serie cortada, pocas "
        "iteraciones) o lleva algo pequeño de más (una constante de protección, una "
        "regularización)."
    )


def penalty(output: Output, case: Case) -> str | None:
    """A number with the squares of an argument added: a round multiple of their sum."""
    if output.aligned is None or output.theirs.ndim or not np.isfinite(output.mine).all():
        return None
    gap = float(output.aligned) - float(output.theirs)
    for words, squares in _sums_of_squares(case):
        k = gap / squares if squares else 0.0
        rounded = float(f"{k:.0e}")
        if k > 0 and abs(k - rounded) <= FINE * k:
            return (
                f"A {{quien}} le sobra un múltiplo de la suma de los cuadrados de {words}, como el "
                "de una regularización que aquí nadie pide."
            )
    return None


def _sums_of_squares(case: Case) -> Iterator[tuple[str, float]]:
    for name, value in case.parameters.items():
        if isinstance(value, np.ndarray) and value.size > 1:
            squares: Array = np.square(np.asarray(value, float))
            yield name, float(squares.sum())
            yield f"{name} sin el primer elemento", float(squares.sum() - squares.flat[0])
            yield f"{name} sin el último elemento", float(squares.sum() - squares.flat[-1])
