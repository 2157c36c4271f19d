"""What a wrong output tells by its shape: pieces missing, added, lying down or not put together.

Every fingerprint looks at one output and gives a Spanish sentence that is true of these numbers,
or None. `{quien}` stands for the outputs it is said of, `[es|son]` for what their number asks.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from autograder.judging.diagnosis.evidence import Case, Output, rounds
from autograder.judging.numeric import Array


def other_shape(output: Output, _: Case) -> str | None:
    """The right values in another shape."""
    mine, theirs = output.mine, output.theirs
    if mine.shape == theirs.shape or not output.same(mine.ravel(), theirs.ravel()):
        return None
    hint = "perdió una dimensión" if mine.ndim < theirs.ndim else "sobra una dimensión"
    hint = "hay que reordenarlos" if mine.ndim == theirs.ndim else hint
    return (
        f"{{quien}} [tiene|tienen] los valores correctos con otra forma, {mine.shape} en lugar de "
        f"{theirs.shape}: {hint}. Mira keepdims, reshape y los índices que usas."
    )


def diagonal_alone(output: Output, _: Case) -> str | None:
    """The diagonal of a matrix that has nothing else, in a row or a column."""
    mine, theirs = output.mine, output.theirs
    if theirs.ndim != 2 or mine.size != len(theirs) < theirs.size or not theirs.any():
        return None
    if not output.same(np.diagflat(mine), theirs):
        return None
    return (
        f"{{quien}} [trae|traen] solo los números de la diagonal, en forma {mine.shape}: se pide "
        "la matriz, con ellos en su diagonal y ceros fuera."
    )


def reversed_order(output: Output, _: Case) -> str | None:
    """The right values the other way round."""
    axes = range(output.theirs.ndim)
    if any(output.same(output.mine, np.flip(output.theirs, axis)) for axis in axes):
        return "{quien} [tiene|tienen] los valores correctos en el orden contrario."
    return None


def transposed(output: Output, _: Case) -> str | None:
    """The right matrix lying down."""
    if output.theirs.ndim == 2 and output.same(output.mine, output.theirs.T):
        return (
            "{quien} [está traspuesto|están traspuestos]: filas y columnas van al revés. Mira el "
            "orden de los factores en el producto, o dónde va la .T."
        )
    return None


def not_summed_up(output: Output, _: Case) -> str | None:
    """An axis too many: the pieces that were to be summed, averaged, or the whole history."""
    mine, theirs = output.mine, output.theirs
    if mine.size <= theirs.size or not theirs.any():
        return None  # of nothing but zeros the sum is the average
    for axis in range(mine.ndim):
        for words, piece in _pieces(mine, axis):
            if piece.size == theirs.size and output.same(piece.ravel(), theirs.ravel()):
                return f"{{quien}} [tiene|tienen] forma {mine.shape}: {words}."
    if theirs.size == 1:
        for words, number in (("sumarlos", mine.sum()), ("promediarlos", mine.mean())):
            if output.same(np.asarray(number), theirs.reshape(())):
                return f"{{quien}} [es|son] varios números y se pide uno solo: falta {words}."
    return None


def repeated(output: Output, case: Case) -> str | None:
    """The right values, the same in every row or column: broadcasting made them more."""
    mine, theirs = output.mine, output.theirs
    if mine.ndim != 2 or not mine.size or rounds(case.attempt):
        return None
    for axis, kind in enumerate(("fila", "columna")):
        piece = np.take(mine, [0], axis)
        if output.same(piece.ravel(), theirs.ravel()) and output.same(mine, piece + 0 * mine):
            return (
                f"{{quien}} [tiene|tienen] forma {mine.shape}: lo correcto, repetido en cada "
                f"{kind}. Algo de otra forma entró en la operación (broadcasting): mira las formas "
                "(shape) de lo que operas."
            )
    return None


def summed_up_too_far(output: Output, _: Case) -> str | None:
    """One number where several were asked for."""
    mine, theirs = output.mine, output.theirs
    if mine.size != 1 or theirs.size < 2 or output.history:
        return None
    number = mine.reshape(())
    for words, value in (
        ("la suma de todo lo correcto", theirs.sum()),
        ("el promedio de todo lo correcto", theirs.mean()),
        ("solo el primero de los valores pedidos", theirs.ravel()[0]),
        ("solo el último de los valores pedidos", theirs.ravel()[-1]),
    ):
        if theirs.any() and output.same(number, np.asarray(value, float)):
            return f"{{quien}} [es|son] un solo número, {words}: se piden {_shaped(theirs)}."
    return f"{{quien}} [es|son] un solo número y se piden {_shaped(theirs)}: ¿dónde se juntaron?"


def outer_table(output: Output, _: Case) -> str | None:
    """A square table where a vector or a number was asked for: broadcasting or an outer product."""
    shape, theirs = output.mine.shape, output.theirs.shape
    square = len(shape) == 2 and shape[0] == shape[1] > 1
    if not square or (theirs and shape[0] not in theirs) or theirs == shape:
        return None
    if len([n for n in theirs if n > 1]) > 1:
        return None
    return (
        f"{{quien}} [es|son] una tabla {shape[0]} × {shape[1]}: una fila y una columna se "
        "combinaron, cada elemento de una con todos los de la otra (broadcasting o producto "
        "exterior). Mira las formas (shape) de lo que operas."
    )


def other_axis(output: Output, case: Case) -> str | None:
    """One value for every row where one for every column was asked for, or the other way round."""
    mine, theirs = output.mine.squeeze(), output.theirs.squeeze()
    if mine.ndim != 1 or theirs.ndim != 1 or mine.size == theirs.size or output.history:
        return None  # how many costs there are is a matter of rounds
    for name, value in case.parameters.items():
        shape = np.shape(value) if isinstance(value, np.ndarray) else ()
        for kinds, sizes in (("fila", "columna"), shape), (("columna", "fila"), shape[::-1]):
            if sizes == (mine.size, theirs.size):
                return (
                    f"{{quien}} [tiene|tienen] un valor por cada {kinds[0]} de {name} "
                    f"({mine.size}) y se pide uno por cada {kinds[1]} ({theirs.size}): mira el eje "
                    "(axis) de tus sumas, o qué va traspuesto."
                )
    return None


def one_short(output: Output, _: Case) -> str | None:
    """One value fewer than was asked for."""
    mine, theirs = output.mine, output.theirs
    if output.history or mine.ndim != 1 or theirs.ndim != 1 or len(theirs) - len(mine) != 1:
        return None
    return (
        f"{{quien}} [tiene|tienen] {len(mine)} valores y se piden {len(theirs)}: mira si un range "
        "termina antes, o si usas np.diff, que da uno menos de los que recibe."
    )


def values_of_history(output: Output, case: Case) -> str | None:
    """The parameters are right to the end, and what was noted on the way is not their cost."""
    others = [other for other in case.outputs() if not other.history]
    if not output.history or output.mine.shape != output.theirs.shape:
        return None
    if not others or not all(other.right for other in others):
        return None
    return (
        "{quien} no [es|son] el costo de esos parámetros: se anota una vez por vuelta, con los que "
        "hay en ese momento y con todos los datos. Mira con cuáles lo calculas, y cuándo."
    )


def piece_missing(output: Output, _: Case) -> str | None:
    """The right rows or columns, some of them missing or some too many."""
    mine, theirs = output.mine, output.theirs
    if output.history or mine.ndim != theirs.ndim or mine.size == theirs.size:
        return None
    if not np.ptp(theirs):
        return None  # every row is like all the others
    fewer = mine.size < theirs.size
    short, long = (mine, theirs) if fewer else (theirs, mine)
    rest = "le[|s] faltan las demás" if fewer else "las demás sobran"
    for axis, kind in enumerate(("filas", "columnas")[: mine.ndim]):
        n, total = short.shape[axis], long.shape[axis]
        for words, part in (("primeras", range(n)), ("últimas", range(total - n, total))):
            if 0 < n < total and output.same(short, np.take(long, list(part), axis)):
                what = "componentes" if mine.ndim == 1 else kind
                return f"En {{quien}} están bien las {words} {what}, pero {rest}."
    return None


def history(output: Output, case: Case) -> str | None:
    """A history with values missing, repeated, late or early."""
    if not output.history or output.mine.ndim > 1:
        return None
    mine, theirs = output.mine.ravel(), output.theirs
    if not output.mine.ndim and len(theirs) > 1 and output.same(mine, theirs[-1:]):
        return "{quien} es un solo número, el último: se pide la lista con los de cada vuelta."
    extra = len(mine) - len(theirs)
    if output.same(theirs[1:], theirs[:-1]):  # all its values are one: nothing tells them apart
        words = "más" if extra > 0 else "menos"
        return f"{{quien}} trae {words} valores de los que se piden." if extra else None
    others = [other.right for other in case.outputs() if not other.history]
    behind = not extra and len(theirs) > 2 and output.same(mine[1:], theirs[:-1])
    if behind and others and not any(others):
        return LATE
    shifts = _shifted if extra == 0 else _shorter if extra < 0 else _longer
    for words, one, other in shifts(mine, theirs):
        if len(one) and output.same(one, other):
            return f"{{quien}} {words}"
    return None


LATE = (
    "{quien} va un paso tarde, y lo que se aprende posiblemente también: como si cada paso se "
    "diera con lo que se calculó en el anterior, y el primero con nada. El gradiente va antes del "
    "paso."
)
Shift = tuple[str, Array, Array]  # what is wrong if these two parts are the same


def _shifted(mine: Array, theirs: Array) -> Iterator[Shift]:
    look = "Mira si anotas antes o después de actualizar."
    if len(theirs) > 2:
        yield (
            f"va un paso tarde: cada valor aparece un lugar después del suyo. {look}",
            mine[1:], theirs[:-1],
        )  # fmt: skip
    yield (
        "va un paso adelantado: falta el valor inicial y cada uno aparece un lugar antes del "
        f"suyo. {look}",
        mine[:-1], theirs[1:],
    )  # fmt: skip
    yield (
        "lleva en cada valor la suma de los anteriores: cada uno va por su cuenta.",
        mine, theirs.cumsum(),
    )  # fmt: skip


def _shorter(mine: Array, theirs: Array) -> Iterator[Shift]:
    if len(theirs) - len(mine) == 1:
        yield (
            "no trae el primer valor: el de los parámetros recibidos, antes de moverlos.",
            mine, theirs[1:],
        )  # fmt: skip
        yield "no trae el último valor: falta anotar el del final.", mine, theirs[:-1]
    if len(mine) > 1:
        yield "empieza bien, pero se detiene antes de tiempo.", mine, theirs[: len(mine)]
    if len(mine) == 1:
        yield "trae solo el primer valor: faltan los demás.", mine, theirs[:1]
    kept = [i for i, value in enumerate(theirs) if np.isclose(mine, value, rtol=1e-9).any()]
    yield "no guarda todos los valores, solo uno cada tanto.", mine, theirs[kept]


def _longer(mine: Array, theirs: Array) -> Iterator[Shift]:
    n = len(theirs)
    if len(mine) == n + 1:
        yield "trae un valor de más al final.", mine[:-1], theirs
        yield "trae un valor de más al principio.", mine[1:], theirs
    yield (
        "termina con los valores correctos, pero antes trae otros que no son de esta llamada: "
        "posiblemente la lista sobrevive de una llamada a otra. Créala dentro de la función.",
        mine[len(mine) - n :], theirs,
    )  # fmt: skip
    yield "empieza con los valores correctos y después le sobran otros.", mine[:n], theirs
    for step in range(2, len(mine) + 1):
        for start in (0, step - 1):
            yield (
                "trae los valores correctos y otros entre ellos: anotas más a menudo de lo que se "
                "pide.",
                mine[start::step], theirs,
            )  # fmt: skip


def _pieces(mine: Array, axis: int) -> Iterator[tuple[str, Array]]:
    kind = "elementos" if mine.ndim == 1 else ("filas", "columnas")[min(axis, 1)]
    yield f"falta sumar sus {kind}", mine.sum(axis)
    yield f"falta promediar sus {kind}", mine.mean(axis)
    last = "la última fila" if axis == 0 else "la última columna"
    one = "la primera fila" if axis == 0 else "la primera columna"
    if mine.ndim == 1:
        last, one = "el último valor", "el primer valor"
    yield f"devuelves toda la historia y se pide solo {last}", np.take(mine, -1, axis)
    yield f"de todo eso se pide solo {one}", np.take(mine, 0, axis)


def _shaped(theirs: Array) -> str:
    return f"{theirs.size}" if theirs.ndim == 1 else f"los de un arreglo de forma {theirs.shape}"
