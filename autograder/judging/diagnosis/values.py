"""What the values of a wrong output have in common with the right ones, in the same shape.

Every fingerprint looks at one output and gives a Spanish sentence that is true of these numbers,
or None. `{quien}` stands for the outputs it is said of, `[es|son]` for what their number asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.judging.diagnosis.evidence import Case, Output, is_numeric_array
from autograder.judging.numeric import Array

FUNCTIONS: dict[str, tuple[Callable[[Array], Any], str]] = {  # each with what undoes it
    "la raíz cuadrada": (np.sqrt, "el cuadrado"),
    "el cuadrado": (np.square, "la raíz cuadrada"),
    "el logaritmo": (np.log, "la exponencial"),
    "la exponencial": (np.exp, "el logaritmo"),
    "el inverso": (lambda x: 1 / x, "otro inverso"),
    "la inversa de la sigmoide": (lambda x: np.log(x / (1 - x)), "la sigmoide"),
    "la sigmoide": (lambda x: 1 / (1 + np.exp(-x)), "su inversa"),
}


def zeros(output: Output, case: Case) -> str | None:
    """Everything is 0."""
    if output.mine.shape != output.theirs.shape or output.mine.any():
        return None
    if output.name in case.parameters and not np.any(case.parameters[output.name]):
        return "{quien} [sigue|siguen] en 0, como [llegó|llegaron]."
    where = " en todas sus componentes" if output.theirs.size > 1 else ""
    return (
        f"{{quien}} [vale|valen] 0{where}. Busca una división entera, un producto que se anula o "
        "un resultado que nunca llegas a guardar."
    )


def not_finite(output: Output, case: Case) -> str | None:
    """Not a number, or infinite, and at which inputs."""
    bad = ~np.isfinite(output.mine)
    if not bad.any() or output.mine.shape != output.theirs.shape:
        return None
    is_nan = bool(np.isnan(output.mine).any())
    what = "nan" if is_nan else "valores infinitos"
    why = (
        "Un nan nace de 0/0, de inf/inf, de inf − inf, de 0 · inf o del logaritmo o la raíz de un "
        "número negativo"
        if is_nan
        else "Un infinito nace de dividir por 0, de ln 0 o de una exponencial que no cabe en un "
        "float64"
    )
    return f"{{quien}} [tiene|tienen] {what}{_at_which_inputs(bad, case)}. {why}: busca cuál."


def only_some_filled(output: Output, _: Case) -> str | None:
    """The first or the last of several left at 0, or all but one of them."""
    mine, theirs = output.mine, output.theirs
    if mine.shape != theirs.shape or output.history:
        return None
    kinds = ("componente",) if mine.ndim == 1 else ("fila", "columna")[: mine.ndim]
    for axis, kind in enumerate(kinds):
        if mine.shape[axis] < 3:
            continue
        for which, at in (("primera", 0), ("última", -1)):
            line, rest = np.take(mine, at, axis), np.delete(mine, at, axis)
            right, others = np.take(theirs, at, axis), np.delete(theirs, at, axis)
            if right.any() and not rest.any() and output.same(line, right):
                return (
                    f"En {{quien}} solo la {which} {kind} tiene su valor, y lo demás vale 0: mira "
                    "si tu return quedó dentro del bucle, o si cada vuelta borra lo anterior."
                )
            if others.any() and not line.any() and output.same(rest, others):
                where = "dónde empieza" if at == 0 else "hasta dónde llega"
                return f"En {{quien}} la {which} {kind} se queda en 0: mira {where} tu bucle."
    return None


def complement(output: Output, _: Case) -> str | None:
    """1 minus the right one, which is not just 1 where the right one is next to nothing."""
    if not output.fits(1 - output.theirs) or output.fits(np.ones_like(output.theirs)):
        return None
    return "{quien} [es|son] exactamente 1 menos lo correcto: te quedaste con el complemento."


def without_sign(output: Output, _: Case) -> str | None:
    """Right but for the sign of the negative ones."""
    if not output.fits(np.abs(output.theirs)):
        return None
    return (
        "{quien} [tiene|tienen] el tamaño correcto, pero lo que debe ser negativo sale positivo. "
        "Busca un valor absoluto, un cuadrado o una raíz que borre el signo."
    )


def familiar_function(output: Output, _: Case) -> str | None:
    """A familiar function of the right one: the last operation is missing or one too many."""
    if output.theirs.size > 1 and not np.ptp(output.theirs):
        return None  # the class that all have is a function of another, and 1 is exp(0)
    for words, (function, undone) in FUNCTIONS.items():
        if output.fits(function(output.theirs)):
            return (
                f"{{quien}} [es|son] {words} de lo correcto: posiblemente sobra esa última "
                f"operación, o falta la que la deshace, {undone}."
            )
    return None


def without_decimals(output: Output, _: Case) -> str | None:
    """The right one without its decimals."""
    whole = (np.trunc, np.floor)
    if output.whole or not any(np.array_equal(output.mine, f(output.theirs)) for f in whole):
        return None
    return (
        "{quien} [perdió|perdieron] los decimales. Un arreglo de enteros trunca lo que le asignas, "
        "y // o int() también: mira el dtype de lo que creas."
    )


def rounded(output: Output, _: Case) -> str | None:
    """The right one rounded."""
    if output.mine.shape != output.theirs.shape or output.whole:
        return None
    half = output.theirs.astype(np.float16).astype(float)
    if np.array_equal(output.mine, output.mine.astype(np.float16)) and np.allclose(
        output.mine, half, rtol=2e-3, atol=1e-7
    ):
        return (
            "{quien} [está|están] en media precisión (float16), que guarda unas tres cifras: deja "
            "que NumPy use float64."
        )
    if np.array_equal(output.mine, np.round(output.theirs)):
        return (
            "{quien} [está redondeado|están redondeados] a números enteros. Si son probabilidades, "
            "devolviste la clase; los cálculos siguientes necesitan todas las cifras."
        )
    for digits in range(3 if output.theirs.size < 3 else 1, 7):  # 0.2 is like many numbers
        places = f"{digits} decimal{'es' * (digits > 1)}"
        rounded = np.round(output.theirs, digits)
        if rounded.any() and np.allclose(output.mine, rounded, rtol=0, atol=0.1**digits * 1e-6):
            return (
                f"{{quien}} [es|son] lo correcto, redondeado a {places}. Redondea solo "
                "al mostrar: los cálculos siguientes usan todas las cifras."
            )
    return None


def running_total(output: Output, _: Case) -> str | None:
    """Each piece with those before it: a sum that goes on from one to the next."""
    mine, theirs = output.mine, output.theirs
    if output.whole or output.history or mine.shape != theirs.shape:
        return None
    for axis in range(theirs.ndim):
        if theirs.shape[axis] > 2 and output.same(mine, theirs.cumsum(axis)):
            kind = "componente" if theirs.ndim == 1 else ("fila", "columna")[min(axis, 1)]
            return (
                f"En {{quien}} cada {kind} lleva sumadas las anteriores: una suma no vuelve a 0 "
                "antes de empezar la siguiente."
            )
    return None


def other_places(output: Output, _: Case) -> str | None:
    """The right values in other places."""
    mine, theirs = output.mine.ravel(), output.theirs.ravel()
    if output.whole or theirs.size < 3 or mine.shape != theirs.shape:
        return None
    if not output.same(np.sort(mine), np.sort(theirs)) or output.same(mine, theirs):
        return None
    shape = output.mine.shape
    formed = f" y con otra forma, {shape}" if shape != output.theirs.shape else ""
    return f"{{quien}} [tiene|tienen] los valores correctos, pero en otras posiciones{formed}."


def one_number_repeated(output: Output, _: Case) -> str | None:
    """One number, repeated."""
    same = output.mine.size > 2 and output.mine.shape == output.theirs.shape
    if not same or output.history or np.ptp(output.mine) or not np.ptp(output.theirs):
        return None
    return (
        "Todas las componentes de {quien} salen iguales, y cada una tiene su propio valor: busca "
        "una suma o un promedio que las junta, un número fijo o un punto de partida igual para "
        "todas."
    )


def shifted(output: Output, _: Case) -> str | None:
    """Off by the same amount everywhere."""
    if output.mine.shape != output.theirs.shape or output.theirs.size < 3:
        return None
    gap = output.mine - output.theirs
    if not gap.flat[0] or not output.same(output.mine, output.theirs + gap.flat[0]):
        return None
    return (
        "{quien} se [aparta|apartan] de lo correcto en la misma cantidad en todas las componentes: "
        "sobra o falta un término que se suma."
    )


def undecided(output: Output, _: Case) -> str | None:
    """Other numbers where 0 or 1 is asked for."""
    mine = output.aligned
    if mine is None or not output.whole or not np.array_equal(np.unique(output.theirs), (0, 1)):
        return None
    if not np.isfinite(mine).all() or np.isin(mine, (0, 1)).all():
        return None
    return (
        "{quien} [tiene|tienen] valores que no son 0 ni 1, y aquí solo se piden esos dos: falta "
        "decidir, o lo que decide no siempre da uno de los dos."
    )


def clipped(output: Output, _: Case) -> str | None:
    """Right inside a range, stuck at its ends outside."""
    if output.whole or output.history or output.mine.shape != output.theirs.shape:
        return None
    sizes = np.abs(output.mine)
    if sizes.size > 2 and sizes.flat[0] and not np.ptp(sizes):
        return _signs_only(output, float(sizes.flat[0]))
    low, high = output.mine.min(), output.mine.max()
    small = output.rtol / 100 * np.abs(output.theirs).max(initial=0)
    inside = (output.mine != low) & (output.mine != high) & (np.abs(output.theirs) > small)
    free = inside.sum()
    if not 3 <= free < output.mine.size - 2 or not output.fits(np.clip(output.theirs, low, high)):
        return None
    return (
        "{quien} [coincide|coinciden] con lo correcto hasta un tope y de ahí no [pasa|pasan]: "
        "posiblemente recortas los valores (clip, maximum o minimum) más de lo que hace falta."
    )


def held_at_a_bound(output: Output, _: Case) -> str | None:
    """Right below a bound that is written with one digit, and exactly at it above."""
    mine, theirs = output.mine, output.theirs
    if output.whole or output.history or mine.shape != theirs.shape or not mine.ndim:
        return None
    bound = float(np.abs(mine).max(initial=0))
    held = np.abs(theirs) > bound * (1 + output.rtol)
    free = (np.abs(mine) < bound) & (mine != 0)
    if bound in (0, np.inf) or bound != float(f"{bound:.0e}") or not (held.any() and free.any()):
        return None
    if not output.same(mine, np.clip(theirs, -bound, bound)):
        return None
    return (
        f"{{quien}} no [pasa|pasan] de ±{bound:g} y en lo demás [es correcto|son correctos]: "
        "recortas los valores (clip, maximum o minimum), y aquí nadie lo pide."
    )


def _signs_only(output: Output, size: float) -> str | None:
    """The signs of the right ones, at one size that none of those is below."""
    signs = np.sign(output.theirs)
    if not np.array_equal(output.mine, size * signs) or np.abs(output.theirs).min() < size:
        return None
    return (
        "{quien} solo [tiene|tienen] los signos de lo correcto: todas sus componentes miden lo "
        "mismo. Posiblemente recortas los valores (clip) o te quedas con su signo."
    )


def _at_which_inputs(bad: Any, case: Case) -> str:
    """Where the inputs have in common what the others have not; else nothing."""
    for name, value in case.parameters.items():
        if not is_numeric_array(value) or value.shape != bad.shape or bad.all():
            continue
        inside, outside = value[bad], value[~bad]
        for words, holds in (
            ("es 0", not inside.any() and outside.all()),
            ("es más grande", inside.min() > outside.max()),
            ("es más negativo", inside.max() < outside.min()),
            ("es 0 o 1", np.isin(inside, (0, 1)).all() and not np.isin(outside, (0, 1)).any()),
            ("tiene mayor valor absoluto", np.abs(inside).min() > np.abs(outside).max()),
        ):
            if holds:
                return f", y justo donde {name} {words}"
    return ""
