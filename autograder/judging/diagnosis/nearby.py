"""What is right but for something else: an approximation, a term too many, an argument.

Every fingerprint looks at one output and gives a Spanish sentence that is true of these numbers,
or None. `{quien}` stands for the outputs it is said of, `[es|son]` for what their number asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from autograder.judging.diagnosis.evidence import FINE, Case, Output, is_numeric_array, rounds
from autograder.judging.diagnosis.proportions import ratio
from autograder.judging.numeric import Array

OTHERS: Mapping[str, Callable[[Array], Any]] = {
    "tanh {0}": np.tanh,
    "ln(1 + e^{0})": lambda x: np.logaddexp(0, x),
    "σ({0})": lambda x: 1 / (1 + np.exp(-x)),
    "{0}/(1 + |{0}|)": lambda x: x / (1 + np.abs(x)),
    "el mayor de 0 y {0}": lambda x: np.maximum(0, x),
    "el valor absoluto de {0}": np.abs,
    "{0} (1 − {0})": lambda x: x * (1 - x),
    "1 − {0}²": lambda x: 1 - x**2,
    "{0}²": np.square,
    "e^{0}": np.exp,
    "e^(−{0})": lambda x: np.exp(-x),
    "e^(−{0}²)": lambda x: np.exp(-(x**2)),
    "ln {0}": np.log,
    "1/{0}": lambda x: 1 / x,
    "la raíz de {0}": np.sqrt,
    "el seno de {0}": np.sin,
}


def approximate(output: Output, case: Case) -> str | None:
    """Close to the right one everywhere; a lone number has to be closer, it may be chance."""
    mine, theirs = output.aligned, output.theirs
    if mine is None or not mine.size or output.whole or any(o.history for o in case.outputs()):
        return None
    if theirs.size > 1 and not output.telling:
        return None
    percent = 2 if theirs.size > 1 else 0.2
    given = [v for v in case.parameters.values() if is_numeric_array(v) and v.shape == theirs.shape]
    moved = [np.abs(np.asarray(value, float) - theirs).max() for value in given]
    # An argument that moves a little is near to where it goes, whatever moves it.
    near = percent / 100 * min([np.abs(theirs).max(), *moved])
    if not np.abs(mine - theirs).max() < near:
        return None
    return (
        f"{{quien}} se [acerca|acercan] a lo correcto (menos del {percent} % de diferencia) sin "
        "serlo. Posiblemente es una aproximación (una diferencia finita, una serie cortada, pocas "
        "iteraciones) o lleva algo pequeño de más (una constante de protección, una "
        "regularización)."
    )


def fixed(output: Output, case: Case) -> str | None:
    """One number, the same on other arguments, where another one is due."""
    if output.theirs.size != 1 or output.mine.size != 1 or not np.isfinite(output.mine).all():
        return None
    there = [o for other in case.elsewhere for o in other.outputs() if o.name == output.name]
    stays = bool(there) and all(np.array_equal(o.mine, output.mine) for o in there)
    if not stays or any(output.same(o.theirs, output.theirs) for o in there):
        return None
    return (
        "{quien} [sale|salen] igual con otros argumentos, y no debe: o es un número escrito a "
        "mano, o sale de lo que no cambia."
    )


def argument_returned(output: Output, case: Case) -> str | None:
    """One of the arguments as it came, or moved by a step along the right answer."""
    if template := _change_alone(output, case):
        return template
    for name, value in case.parameters.items():
        if not is_numeric_array(value) or value.shape != output.theirs.shape:
            continue
        if value.size > 1 and value.any() and not np.ptp(value):
            continue  # a row of ones is like many other things
        there = np.asarray(value, float)
        exactly = bool(rounds(case.attempt))  # a tiny step is a step
        if np.array_equal(output.mine, there) if exactly else output.same(output.mine, there):
            return f"{{quien}} [es|son] el mismo {name} que recibiste, sin cambios."
        if len(case.parameters) == 1:
            continue  # of a formula in one letter, a slip says more
        if template := _beside_the_argument(output.mine, output.theirs, name, value):
            return template
    return None


def _change_alone(output: Output, case: Case) -> str | None:
    """What goes in and out under one name, without what went in."""
    there = case.parameters.get(output.name)
    if isinstance(there, float) or is_numeric_array(there):
        gone = output.theirs - np.asarray(there, float)
        if np.any(there) and gone.shape == output.theirs.shape and output.fits(gone):
            return (
                "De {quien} devuelves solo el cambio: se pide lo que queda después, es decir, lo "
                "que llegó más ese cambio."
            )
    return None


def _beside_the_argument(mine: Array, theirs: Array, name: str, value: Array) -> str | None:
    if mine.shape != theirs.shape or min(map(np.count_nonzero, (value, theirs))) < 3:
        return None
    if ratio(theirs, np.asarray(value, float)) is not None:
        return None  # then every multiple of the right one is one of the argument's
    if ratio(mine - value, theirs) is not None:
        return (
            f"{{quien}} [es|son] {name} más un múltiplo de lo correcto: parece que devuelves "
            f"{name} ya movido, y se pide lo que lo mueve."
        )
    if (share := ratio(mine - theirs, value)) is None:
        return None
    if abs(share + 1) < FINE:
        return (
            f"A {{quien}} le[|s] falta {name}: parece que devuelves solo lo que cambia, y se pide "
            f"{name} ya cambiado."
        )
    return (
        f"{{quien}} se [aparta|apartan] de lo correcto en un múltiplo de {name}: sobra o falta un "
        f"término con {name}, o le falla un signo o un factor. (Si es el de una regularización, "
        "aquí nadie la pide.)"
    )


def another_function(output: Output, case: Case) -> str | None:
    """Another familiar function of what came in, element by element."""
    if output.history or output.whole or not output.telling:
        return None
    for name, value in case.parameters.items():
        if not is_numeric_array(value) or value.shape != output.theirs.shape:
            continue
        there = np.asarray(value, float)
        if output.fits(there):
            continue  # what came in is the absolute value of itself, if it is positive
        for words, function in OTHERS.items():
            if output.fits(function(there)):
                return (
                    f"{{quien}} [es|son] exactamente {words.format(name)}, que es otra función de "
                    f"{name} y no la que se pide."
                )
    return None


def penalty(output: Output, case: Case) -> str | None:
    """A number with the squares of an argument added: a round multiple of their sum."""
    if output.aligned is None or output.theirs.ndim or not np.isfinite(output.mine).all():
        return None
    gap = float(output.aligned) - float(output.theirs)
    for words, squares in _sums_of_squares(case):
        k = gap / squares if squares else 0.0
        if k > 0 and any(_is_round(k * n) for n in (1, *case.sizes())):
            return (
                f"A {{quien}} le sobra un múltiplo de la suma de los cuadrados de {words}, como el "
                "de una regularización que aquí nadie pide."
            )
    return None


def _is_round(k: float) -> bool:
    """Whether a number is written with one digit other than 0, or is half of such a number."""
    return any(abs(n - float(f"{n:.0e}")) <= FINE * n for n in (k, 2 * k))


def _sums_of_squares(case: Case) -> Iterator[tuple[str, float]]:
    for name, value in case.parameters.items():
        if is_numeric_array(value) and value.size > 1:
            squares: Array = np.square(np.asarray(value, float))
            yield name, float(squares.sum())
            yield f"{name} sin el primer elemento", float(squares.sum() - squares.flat[0])
            yield f"{name} sin el último elemento", float(squares.sum() - squares.flat[-1])
