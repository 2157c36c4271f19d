"""What the student's own function answers when it is asked again, with the same or with others.

"Your result is the same whatever X" is an experiment: what it says is what came out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from autograder.judging import comparison, structure
from autograder.judging.attempt import Attempt, quietly
from autograder.judging.comparison import Call
from autograder.judging.diagnosis.evidence import ROUNDS, Case, is_large, rounds
from autograder.judging.numeric import as_array
from autograder.judging.phrases import joined
from autograder.model import Diagnosis

Arguments = tuple[Any, ...]

MOST_LINES = 12  # of an argument that are changed one by one


def unsteady(case: Case) -> Diagnosis | None:
    """The same arguments, called again, give something else."""
    again = quietly(case.attempt.function, case.attempt.args)
    if again is None or _identical(again, case.got, case):
        return None
    return Diagnosis(
        "cambia_de_una_llamada_a_otra",
        "Con los mismos argumentos tu función da cada vez otro resultado: o guarda algo de una "
        "llamada a la siguiente (una variable global, una lista creada en la línea del def), o usa "
        "un azar que no le llega como argumento.",
    )


def deaf(case: Case) -> Diagnosis | None:
    """Arguments whose values make no difference to the student's function, and should."""
    outputs = case.outputs()
    if not all(output.mine.size and np.isfinite(output.mine).all() for output in outputs):
        return None  # nothing, or nan, is the same whatever came in
    ignored = [name for i, name in enumerate(case.parameters) if _makes_no_difference(i, case)]
    if not ignored:
        return _deaf_to_a_line(case)
    numbers = all(isinstance(case.parameters[name], int | float) for name in ignored)
    if numbers and set(ignored) & set(ROUNDS):
        return Diagnosis(
            "no_da_más_vueltas",
            f"Tu resultado es el mismo con otro valor de {joined(ignored)}: o las vueltas están "
            "contadas a mano, o tu bucle termina antes de tiempo (un return o un break).",
        )
    plural = len(ignored) > 1
    return Diagnosis(
        "no_usa_un_argumento",
        f"Tu resultado es el mismo cuando {'cambian' if plural else 'cambia'} {joined(ignored)}: "
        f"o no {'los' if plural else 'lo'} usa (busca un valor fijo o una variable del cuaderno, "
        f"con otro nombre, en su lugar), o lo que hace con {'ellos' if plural else 'él'} se anula.",
    )


def _deaf_to_a_line(case: Case) -> Diagnosis | None:
    """A last row or column of an argument that makes no difference, or all but the first ones.

    Elsewhere the last one makes none either.
    """
    for i, (name, value) in enumerate(case.parameters.items()):
        if not isinstance(value, np.ndarray) or value.ndim != 2 or value.dtype.kind != "f":
            continue
        for axis, kind in enumerate(("fila", "columna")):
            which = _unread(kind, axis, i, case)
            if which and all(_is_deaf_to(-1, axis, i, each) for each in case.elsewhere):
                return Diagnosis(
                    "no_usa_una_línea",
                    f"Tu resultado es el mismo cuando {which} de {name}: mira hasta dónde llega tu "
                    "bucle, o si escribiste los términos uno por uno.",
                )
    return None


def _unread(kind: str, axis: int, i: int, case: Case) -> str:
    """Which lines make no difference, where it is no chance that the others do."""
    lines = range(case.attempt.args[i].shape[axis])
    if not 2 < len(lines) <= MOST_LINES:
        return ""
    read = [not _is_deaf_to(line, axis, i, case) for line in lines]
    count = sum(read)
    if not all(read[:count]):
        return ""
    if count == len(lines) - 1:
        return f"cambia la última {kind}"
    firsts = (f"la primera {kind}", f"las dos primeras {kind}s")
    return f"cambian todas menos {firsts[count - 1]}" if count in (1, 2) else ""


def _is_deaf_to(line: int, axis: int, i: int, case: Case) -> bool:
    """Whether a row or column of an argument makes no difference, and should."""
    value = case.attempt.args[i]
    others = (_with_line(value, axis, line, share) for share in (0.5, -30.0, 30.0))
    return _unchanged_by(others, i, case)


def _with_line(value: Any, axis: int, line: int, share: float) -> Any:
    """The array with one row or column changed."""
    changed = np.array(value)
    at = (slice(None),) * axis + (line,)
    changed[at] = 0.5 + share * changed[at]
    return changed


def is_long(attempt: Attempt) -> bool:
    """Whether one more run of this case costs too much; the shorter ones have spoken by then."""
    steps = rounds(attempt) * max(map(len, _vectors(attempt.args)), default=1)
    return steps > 30 or is_large(attempt)


def nudged(args: Arguments) -> Iterator[Arguments]:
    """The arguments a hair away, then a little more: what only just fails there may not fail."""
    for size in (1e-9, 1e-8, 1e-7):
        yield tuple(structure.mapped(arg, partial(_nudged, size=size)) for arg in args)


def _makes_no_difference(i: int, case: Case) -> bool:
    """Whether other values of an argument change the reference's result and not the student's."""
    return _unchanged_by(_others(case.attempt.args[i]), i, case)


def _unchanged_by(values: Iterable[Any], i: int, case: Case) -> bool:
    """Whether each of these in the place of an argument changes the reference's result alone."""
    due = mine = None
    for value in values:
        args = replaced(case.attempt.args, i, value)
        due = quietly(case.attempt.reference, args)
        if due is None or _agree(due, case):
            return False
        mine = quietly(case.attempt.function, args)
        if mine is None or not _identical(mine, case.got, case):
            return False
    return mine is not None


def _agree(due: Call, case: Case) -> bool:
    """Whether these outputs are the expected ones, whatever the arguments were."""
    same = replace(due, arguments=case.expected.arguments)
    return comparison.agree(same, case.expected, case.tolerance)


def _others(value: Any) -> Iterator[Any]:
    """Other values of the same kind: by chance one of them may change nothing, hardly two."""
    if isinstance(value, np.ndarray) and (value.size > 1 or value.dtype.kind in "iuf"):
        yield np.flip(value) if value.size > 1 else value * 1.5
        if value.dtype.kind == "f":
            yield 0.5 - 30 * np.flip(value)
        elif value.size > 1:
            yield np.full_like(value, value.flat[0])  # a count sees no order
    elif isinstance(value, float):
        yield value * 1.5 + 0.25
    elif isinstance(value, list | dict):
        yield structure.mapped(value, _another)
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, np.random.Generator):
        yield np.random.default_rng(20)
        yield np.random.default_rng(21)


def _another(value: Any) -> Any:
    """The first other value of the same kind, if there is one."""
    return next(_others(value), value)


def _vectors(args: Arguments) -> Iterator[Any]:
    """The one-dimensional arrays: a step for each of their elements, or fewer."""
    return (value for value in args if isinstance(value, np.ndarray) and value.ndim == 1)


def _nudged(values: Any, size: float) -> Any:
    if not isinstance(values, np.ndarray):
        return values
    waves = np.sin(1 + np.arange(values.size)).reshape(values.shape)
    return values * (1 + size * waves) if values.dtype.kind == "f" else values


def replaced(args: Arguments, i: int, value: Any) -> Arguments:
    """The arguments with another value in the place of one."""
    return (*args[:i], value, *args[i + 1 :])


def _identical(one: Call, other: Call, case: Case) -> bool:
    """Whether two calls gave the same, output by output as the check takes them apart."""
    mine, theirs = (comparison.unpacked(call.value, case.expected) for call in (one, other))
    if isinstance(mine, str) or isinstance(theirs, str):
        return mine == theirs
    try:
        pairs = list(zip(mine, theirs, strict=True))
        return all(np.array_equal(as_array(a), as_array(b), equal_nan=True) for a, b in pairs)
    except ValueError:
        return False
