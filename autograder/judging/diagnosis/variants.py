"""What if? The reference on other arguments, and the student's own function asked again.

"Your result is the one for b1 = 0" and "your result is the same whatever X" are experiments: what
they say is what came out of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from autograder.judging import comparison, structure
from autograder.judging.comparison import Call
from autograder.judging.consequence import Attempt, quietly
from autograder.judging.diagnosis.evidence import Case, is_large, rounds
from autograder.judging.numeric import as_array
from autograder.judging.phrases import joined
from autograder.model import Diagnosis

Arguments = tuple[Any, ...]
Variant = tuple[str, str, Arguments, float]  # the id, what differs, the arguments, a factor

ROUND_IDS = ("uno_de_menos", "uno_de_más")
STEPS = ("alpha", "lr", "eta")
AS_IF = "{quien} [es|son] exactamente lo que saldría {si}."


def fitting_variant(case: Case) -> tuple[str, str, list[str]] | None:
    """The first variant that gives this result; its id, its template and what it is said of.

    One round too many or too few may concern some outputs only: the others are right.
    """
    outputs = case.outputs()
    wrong = [i for i, output in enumerate(outputs) if not output.right]
    if all(output.whole and output.theirs.size < 30 for output in outputs):
        return None  # a few classes coincide by chance
    for variant in _variants(case):
        doubtful = rounds(case.attempt) or all(output.theirs.size == 1 for output in outputs)
        if _gives_this(variant, case) and (not doubtful or _again(variant, case)):
            id_, words, _, _ = variant
            return id_, AS_IF.replace("{si}", words), [outputs[i].name for i in wrong]
    return None


def _gives_this(variant: Variant, case: Case) -> bool:
    """Whether the reference gives on these arguments what the student's gives on its own."""
    id_, _, args, share = variant
    outputs, other = case.outputs(), quietly(case.attempt.reference, args)
    if other is None or len(other.outputs) != len(outputs):
        return False
    wrong = [i for i, output in enumerate(outputs) if not output.right]
    fitting = range(len(outputs)) if id_ not in ROUND_IDS else wrong
    return all(
        outputs[i].fits(share * np.asarray(other.outputs[i], float)) for i in (*wrong, *fitting)
    )


def _again(variant: Variant, case: Case) -> bool:
    """Whether the same is true on other arguments: after a loop many things coincide by chance."""
    if variant[0] == "otra_llamada":
        return True
    there = [other for other in case.elsewhere if not all(o.right for o in other.outputs())]
    return bool(there) and all(
        any(_gives_this(same, other) for same in _variants(other) if same[:2] == variant[:2])
        for other in there
    )


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
    plural = len(ignored) > 1
    return Diagnosis(
        "no_usa_un_argumento",
        f"Tu resultado es el mismo cuando {'cambian' if plural else 'cambia'} {joined(ignored)}: "
        f"o no {'los' if plural else 'lo'} usa (busca un valor fijo o una variable del cuaderno, "
        f"con otro nombre, en su lugar), o lo que hace con {'ellos' if plural else 'él'} se anula.",
    )


def _deaf_to_a_line(case: Case) -> Diagnosis | None:
    """A last row or column of an argument that makes no difference, and should."""
    for i, (name, value) in enumerate(case.parameters.items()):
        if not isinstance(value, np.ndarray) or value.ndim != 2 or value.dtype.kind != "f":
            continue
        for axis, kind in enumerate(("fila", "columna")):
            others = (_with_last(value, axis, other) for other in (0.5, -30.0))
            if value.shape[axis] > 2 and _unchanged_by(others, i, case):
                return Diagnosis(
                    "no_usa_una_línea",
                    f"Tu resultado es el mismo cuando cambia la última {kind} de {name}: mira "
                    "hasta dónde llega tu bucle, o si escribiste los términos uno por uno.",
                )
    return None


def _with_last(value: Any, axis: int, share: float) -> Any:
    """The array with its last row or column changed."""
    changed = np.array(value)
    last = (slice(None),) * axis + (-1,)
    changed[last] = 0.5 + share * changed[last]
    return changed


def is_long(attempt: Attempt) -> bool:
    """Whether one more run of this case costs too much; the shorter ones have spoken by then."""
    steps = rounds(attempt) * max(map(len, _vectors(attempt.args)), default=1)
    return steps > 30 or is_large(attempt)


def nudged(args: Arguments) -> Iterator[Arguments]:
    """The arguments a hair away, then a little more: what only just fails there may not fail."""
    for size in (1e-9, 1e-8, 1e-7):
        yield tuple(structure.mapped(arg, partial(_nudged, size=size)) for arg in args)


def _variants(case: Case) -> Iterator[Variant]:
    yield from _values_of_one(case)
    yield from _exchanged(case)
    yield from _examples(case)


def _values_of_one(case: Case) -> Iterator[Variant]:
    sizes = case.sizes()
    for i, (name, value) in enumerate(case.parameters.items()):
        if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
            others = _other_arrays(name, value)
        elif isinstance(value, float):
            others = _other_numbers(name, value, sizes)
        elif isinstance(value, dict | list):
            others = _other_parts(name, value)
        elif isinstance(value, int):
            others = iter(
                (
                    ("uno_de_menos", f"si {name} valiera uno menos", value - 1),
                    ("uno_de_más", f"si {name} valiera uno más", value + 1),
                )
            )
        else:
            continue
        for id_, words, other in others:
            yield id_, words, _replaced(case.attempt.args, i, other), 1.0


def _other_arrays(name: str, value: Any) -> Iterator[tuple[str, str, Any]]:
    small = value.dtype.kind == "f" and not np.trunc(value).any()
    zero = (
        "valiera 0, que es lo que queda sin decimales: mira su dtype y" if small else "valiera 0:"
    )
    yield "como_si_fuera_cero", f"si {name} {zero} comprueba que lo uses", 0 * value
    yield "argumento_negado", f"si {name} llegara con el signo contrario", -value
    if value.dtype.kind == "f":
        yield "argumento_sin_decimales", f"si {name} perdiera sus decimales", np.trunc(value)
        yield "argumento_sin_signo", f"si {name} perdiera su signo", np.abs(value)
    yield (
        "otra_llamada",
        (
            f"con {name} al revés, que es como llegó en una llamada anterior: posiblemente guardas "
            "algo de una llamada a la siguiente"
        ),
        np.flip(value, 0),
    )


def _other_parts(name: str, value: Any) -> Iterator[tuple[str, str, Any]]:
    yield (
        "argumento_negado",
        f"si {name} llegara con el signo contrario",
        structure.mapped(
            value, lambda part: -part if isinstance(part, float | np.ndarray) else part
        ),
    )


def _other_numbers(
    name: str, value: float, sizes: dict[int, str]
) -> Iterator[tuple[str, str, Any]]:
    yield "como_si_fuera_uno", f"si {name} valiera 1: comprueba que lo uses", 1.0
    yield "argumento_negado", f"si {name} llegara con el signo contrario", -value
    if name not in STEPS:
        yield "como_si_fuera_cero", f"si {name} valiera 0: comprueba que lo uses", 0.0
        return
    yield "escala_del_paso", f"si {name} fuera el doble", 2 * value
    yield "escala_del_paso", f"si {name} fuera la mitad", value / 2
    for n, words in sizes.items():
        yield "escala_del_paso", f"si {name} se dividiera por el número de {words}", value / n
        yield "escala_del_paso", f"si {name} se multiplicara por el número de {words}", value * n


def _exchanged(case: Case) -> Iterator[Variant]:
    """Two arguments of the same shape, the one in the place of the other."""
    given = list(case.parameters.items())
    for j, (name, value) in enumerate(given):
        for i, (earlier, other) in enumerate(given[:j]):
            arrays = isinstance(value, np.ndarray) and isinstance(other, np.ndarray)
            if arrays and value.shape == other.shape:
                args = _replaced(_replaced(case.attempt.args, i, value), j, other)
                words = f"si {joined([earlier, name])} cambiaran de lugar"
                yield "intercambiados", words, args, 1.0


def _examples(case: Case) -> Iterator[Variant]:
    """Only some of the examples: those along a size that at least two arguments share."""
    for n, words in case.sizes().items():
        kind, _, name = words.partition(" de ")
        one = {"filas": "a fila", "columnas": "a columna"}.get(kind, " elemento") + f" de {name}"
        last = f"la últim{one}" if one[0] == "a" else f"el último{one}"
        first = f"la primer{one}" if one[0] == "a" else f"el primer{one}"
        for id_, which, part in (
            ("solo_el_último", f"si solo contara {last}", slice(-1, None)),
            ("solo_el_primero", f"si solo contara {first}", slice(0, 1)),
            ("falta_el_último", f"si faltara {last}", slice(0, -1)),
            ("falta_el_primero", f"si faltara {first}", slice(1, None)),
        ):
            args = tuple(_sliced(value, n, part) for value in case.attempt.args)
            if sum(a is not b for a, b in zip(args, case.attempt.args, strict=True)) > 1:
                look = "mira qué recorre tu bucle y dónde está el return"
                yield id_, f"{which}: {look}", args, 1.0
                yield (
                    id_,
                    f"{which}, dividido por el número de todos: {look}",
                    args,
                    _share(n, part),
                )


def _share(n: int, part: slice) -> float:
    """How much of n is in a part."""
    return len(range(n)[part]) / n


def _sliced(value: Any, n: int, part: slice) -> Any:
    if not isinstance(value, np.ndarray) or value.shape.count(n) != 1:
        return value
    return value[(slice(None),) * value.shape.index(n) + (part,)]


def _makes_no_difference(i: int, case: Case) -> bool:
    """Whether other values of an argument change the reference's result and not the student's."""
    return _unchanged_by(_others(case.attempt.args[i]), i, case)


def _unchanged_by(values: Iterable[Any], i: int, case: Case) -> bool:
    """Whether each of these in the place of an argument changes the reference's result alone."""
    due = mine = None
    for value in values:
        args = _replaced(case.attempt.args, i, value)
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


def _replaced(args: Arguments, i: int, value: Any) -> Arguments:
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
