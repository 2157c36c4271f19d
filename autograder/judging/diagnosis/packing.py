"""How a result is handed back: nothing, too little, too much, in another order, at whose cost."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

import numpy as np

from autograder.judging import comparison, structure, syntax
from autograder.judging.attempt import quietly
from autograder.judging.cells import definitions
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.diagnosis.evidence import ROUNDS, Case, Output, rounds
from autograder.judging.numeric import as_array
from autograder.judging.phrases import joined
from autograder.model import Diagnosis

TINY = 1e-5

OF_A_KIND = frozenset(  # what is said of the kind of a result, not of its values
    {"texto", "complejo", "diccionario", "sin_return"}
)
NOTHING = (
    "Tu función termina sin devolver nada, y por eso devuelve None. Mostrar un resultado con print "
    "no es devolverlo: falta el return."
)
SOMETIMES = (
    "Con estos argumentos tu función termina sin pasar por su return, y por eso devuelve None. "
    "Mira si el return está dentro de un bucle o de un if, y qué pasa cuando no se entra en él."
)
TEXT = (
    "Devuelves texto y se piden números: sin comillas, sin f delante y sin str() ni formato. Dar "
    "formato es cosa de print."
)
INITIAL = (
    "Tu historia es la correcta, de modo que el bucle sí mueve {}; pero lo que devuelves es lo del "
    "principio. Mira si devuelves lo que recibiste, o los mejores en lugar de los últimos."
)
COMMA = (
    "Devuelves el resultado correcto dentro de una tupla de un elemento: suele ser una coma que "
    "sobra al final del return."
)
COMPLEX = (
    "Devuelves números complejos y se piden reales. Busca una j, la raíz de un número negativo en "
    "aritmética compleja o un .real o .imag que falta."
)


def explanation(case: Case) -> Diagnosis | None:
    """What is wrong with the package, whatever is in it."""
    value, count = case.got.value, len(case.expected.pieces)
    if value is None:
        sometimes = _has_return(case) or _returns_elsewhere(case)
        return Diagnosis("sin_return", SOMETIMES if sometimes else NOTHING)
    untouched = replace(case.got, arguments=case.expected.arguments)
    if comparison.agree(untouched, case.expected, case.tolerance):
        return _changed_arguments(case)
    if odd := _no_numbers(value):
        return odd
    if isinstance(value, dict) and not isinstance(case.expected.value, dict):
        return Diagnosis("diccionario", "Devuelves un diccionario y se piden los valores solos.")
    pieces = tuple(value) if isinstance(value, list | tuple) else ()
    return _one_among(pieces, case) if count == 1 else _several(pieces, case)


def unmoved(case: Case) -> Diagnosis | None:
    """A loop that gives back every parameter as it came, or at 0 where it starts there itself."""
    asked = rounds(case.attempt)
    moved = [output for output in case.outputs() if not output.history]
    if not asked or not _should_move(moved):
        return None
    if _moves(case):
        return None
    if any(_moves(other) for other in case.elsewhere):
        return None  # it keeps its updates, and not these
    if any(o.right and np.ptp(o.mine) for o in case.outputs() if o.history and o.mine.size):
        return Diagnosis("devuelve_iniciales", INITIAL.format(joined([o.name for o in moved])))
    plural = "n" * (len(moved) > 1)
    from_zero = not any(output.mine.any() for output in moved)
    return Diagnosis(
        "sin_mover",
        f"{joined([output.name for output in moved])} termina{plural} exactamente como "
        f"empieza{plural}: ninguna actualización queda guardada. O el bucle no da ni una vuelta, o "
        "lo que calcula en ella no se le asigna al parámetro"
        f"{', o lo multiplica, y empieza en 0' * from_zero}.",
    )


def _should_move(moved: Sequence[Output]) -> bool:
    """Whether all are wrong in their own shape, and some by more than rounding may swallow."""
    if not moved or any(o.right or o.mine.shape != o.theirs.shape for o in moved):
        return False
    return any(np.abs(o.mine - o.theirs).max(initial=0) > TINY for o in moved)


def _has_return(case: Case) -> bool:
    """Whether the text of the function returns something somewhere."""
    name = case.attempt.function.name or case.attempt.reference.__name__
    own = [found.tree for found in definitions(case.attempt.notebook.cells) if found.name == name]
    return any(r.value for tree in own[-1:] if tree for r in syntax.within(tree, ast.Return))


def _returns_elsewhere(case: Case) -> bool:
    """Whether other arguments make it give something: where nothing was to be done, one round."""
    given = case.parameters.items()
    once = tuple(1 if name in ROUNDS else value for name, value in given)
    calls = [quietly(case.attempt.function, once), *(other.got for other in case.elsewhere)]
    return any(call and call.value is not None for call in calls)


def _moves(case: Case) -> bool:
    """Whether some parameter comes back as another than was given, or than 0 if none was given."""
    given = dict(part for item in case.parameters.items() for part in structure.parts(*item))
    return not all(
        np.array_equal(output.mine, np.asarray(given.get(output.name, np.zeros_like(output.mine))))
        for output in case.outputs()
        if not output.history
    )


def _no_numbers(value: Any) -> Diagnosis | None:
    """Text or complex numbers, wherever they stand."""
    kinds = _kinds(value)
    if kinds & {"U", "S"}:
        return Diagnosis("texto", TEXT)
    return Diagnosis("complejo", COMPLEX) if "c" in kinds else None


def _kinds(value: Any) -> set[str]:
    """The kinds of the dtypes of all that a value holds."""
    if isinstance(value, list | tuple | dict):
        return set().union(*map(_kinds, value.values() if isinstance(value, dict) else value))
    return {np.asarray(value).dtype.kind}


def meddling(case: Case) -> Diagnosis | None:
    """Arguments changed, whatever the values."""
    changed = replace(case.got, value=case.expected.value)
    said = comparison.difference(changed, case.expected, case.tolerance)
    return Diagnosis("cambia_argumentos", said[0].upper() + said[1:]) if said else None


def _changed_arguments(case: Case) -> Diagnosis | None:
    said = comparison.difference(case.got, case.expected, case.tolerance)
    return Diagnosis("cambia_argumentos", f"Los valores son correctos, pero {said}")


def _one_among(pieces: Sequence[Any], case: Case) -> Diagnosis | None:
    if not isinstance(case.got.value, tuple) or not pieces:
        return None
    if len(pieces) == 1:
        return Diagnosis("coma_al_final", COMMA) if _fit(pieces, case) else None
    if not any(_fit((piece,), case) for piece in pieces):
        return None
    return Diagnosis(
        "devuelve_de_más",
        f"Devuelves {len(pieces)} valores y se pide uno solo, que está entre ellos.",
    )


def _several(pieces: Sequence[Any], case: Case) -> Diagnosis | None:
    count, names = len(case.expected.pieces), case.expected.titles
    if len(pieces) == count:
        return _other_order(pieces, names, case)
    if len(pieces) > 1 and isinstance(pieces[-1], list | tuple) and _fit(pieces[-1], case):
        said = f"Devuelves toda la historia y se pide solo lo último: {joined(list(names))}."
        return Diagnosis("devuelve_de_más", said)
    for name, piece in zip(names, case.expected.pieces, strict=True):
        alone = Call(case.expected.function, piece, case.expected.arguments)
        single = Call(case.got.function, case.got.value, case.expected.arguments)
        if comparison.agree(single, alone, case.tolerance):
            return Diagnosis(
                "devuelve_de_menos",
                f"Devuelves solo {name}, que está bien, y se piden {count} valores: "
                f"{joined(list(names))}.",
            )
    if 1 < len(pieces) < count and (missing := _left_out(pieces, names, case)):
        return Diagnosis(
            "devuelve_de_menos",
            f"Lo que devuelves está bien, pero falta {joined(missing)}: se piden {count} valores, "
            f"{joined(list(names))}.",
        )
    if len(pieces) > count and _contained(pieces, case):
        return Diagnosis(
            "devuelve_de_más",
            f"Devuelves {len(pieces)} valores y se piden {count}, que están entre ellos: "
            f"{joined(list(names))}.",
        )
    return None


def _other_order(pieces: Sequence[Any], names: Sequence[str], case: Case) -> Diagnosis | None:
    for order in permutations(range(len(names))):
        if _fit(tuple(pieces[i] for i in order), case):
            given = [names[order.index(i)] for i in range(len(names))]
            return Diagnosis(
                "orden_de_salida",
                f"Los valores son correctos en otro orden: se devuelven {joined(list(names))}, y "
                f"tú devuelves {joined(given)}.",
            )
    return None


def _left_out(pieces: Sequence[Any], names: Sequence[str], case: Case) -> list[str]:
    """The outputs that are not among the pieces, where those come in their order."""
    wanted = list(zip(names, case.expected.outputs, strict=True))
    for kept in combinations(range(len(wanted)), len(pieces)):
        alone = tuple(wanted[i][1] for i in kept)
        due = Call(case.expected.function, alone, case.expected.arguments)
        got = Call(case.got.function, tuple(pieces), case.expected.arguments)
        if comparison.agree(got, due, Tolerance(case.tolerance.rtol)):
            return [name for i, (name, _) in enumerate(wanted) if i not in kept]
    return []


def _contained(pieces: Sequence[Any], case: Case) -> bool:
    try:
        wanted = [as_array(piece) for piece in case.expected.pieces]
        given = [as_array(piece) for piece in pieces]
    except ValueError:
        return False
    return all(
        any(a.shape == b.shape and comparison.close(a, b, case.tolerance.rtol).all() for a in given)
        for b in wanted
    )


def _fit(pieces: Any, case: Case) -> bool:
    """Whether these are the right outputs, argument changes aside."""
    value = tuple(pieces) if isinstance(case.expected.value, tuple) else pieces[0]
    got = replace(case.got, value=value, arguments=case.expected.arguments)
    return not isinstance(pieces, str) and comparison.agree(got, case.expected, case.tolerance)
