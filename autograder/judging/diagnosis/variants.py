"""What if? The reference on other arguments gives what the student's function gives on its own.

"Your result is the one for b1 = 0" is an experiment: what it says is what came out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from string import digits
from typing import Any

import numpy as np

from autograder.judging import structure
from autograder.judging.attempt import quietly
from autograder.judging.diagnosis.evidence import Case, is_numeric_array, rounds
from autograder.judging.diagnosis.explanation import Function, protected_otherwise
from autograder.judging.diagnosis.response import Arguments, replaced
from autograder.judging.phrases import joined

Variant = tuple[str, str, Arguments, float]  # the id, what differs, the arguments, a factor

PARTIAL_IDS = ("uno_de_menos", "uno_de_más", "solo_el_último", "solo_el_primero",
               "falta_el_último", "falta_el_primero")  # fmt: skip
STEPS = ("alpha", "lr", "eta")
CHANGES: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("argumento_doble", "si {} entrara{} dos veces", lambda x: 2 * x),
    ("argumento_a_la_mitad", "si {} entrara{} a la mitad", lambda x: x / 2),
    ("argumento_al_cuadrado", "si {} llegara{} al cuadrado", np.square),
    ("argumento_promediado",
     "si en lugar de {} entrara{} su promedio, el mismo para todos: mira si juntas sus elementos "
     "antes de tiempo, o si una columna y una fila se combinan en una tabla",
     lambda x: np.full_like(x, x.mean())),
    ("argumento_centrado", "si {} llegara{} con su promedio restado", lambda x: x - x.mean()),
    ("argumento_escalado", "si {} se dividiera{} por su mayor valor absoluto",
     lambda x: x / np.abs(x).max()),
    ("argumento_estandarizado",
     "si a {} se le restara su promedio y se dividiera por su desviación",
     lambda x: (x - x.mean()) / x.std()),
    ("argumento_de_norma_1", "si {} se dividiera{} por su norma",
     lambda x: x / np.linalg.norm(x)),
    ("argumento_negado", "si {} llegara{} con el signo contrario", lambda x: -x),
)  # fmt: skip
AS_IF = "{quien} [es|son] exactamente lo que saldría {si}."


def fitting_variant(
    case: Case, only: AbstractSet[str] | None = None
) -> tuple[str, str, list[str]] | None:
    """The first variant that gives this result; its id, its template and what it is said of.

    `only` are the templates to be tried, if not all. One round or one row too many or too few may
    concern some outputs only: the others are right.
    """
    outputs = case.outputs()
    wrong = [i for i, output in enumerate(outputs) if not output.right]
    if all(output.whole and output.theirs.size < 30 for output in outputs):
        return None  # a few classes coincide by chance
    for variant in _variants(case):
        id_, words, _, _ = variant
        template = AS_IF.replace("{si}", words)
        if only is not None and template not in only:
            continue
        some = len(wrong) < len(outputs)
        doubtful = some or rounds(case.attempt) or all(o.scant for o in outputs)
        if _gives_this(variant, case) and (not doubtful or _again(variant, case)):
            return id_, template, [outputs[i].name for i in wrong]
    return None


def _gives_this(variant: Variant, case: Case) -> bool:
    """Whether the reference gives on these arguments what the student's gives on its own.

    Labels in the place of probabilities give the logarithm of whatever protects it.
    """
    reference, exchanged = case.attempt.reference, variant[0] == "intercambiados"
    guarded = protected_otherwise(reference) if exchanged and not rounds(case.attempt) else ()
    return any(_fits(each, variant, case) for each in (reference, *guarded))


def _fits(reference: Function, variant: Variant, case: Case) -> bool:
    """A round too many may concern some outputs only, and a row left out as well."""
    id_, _, args, share = variant
    outputs, other = case.outputs(), quietly(reference, args)
    if other is None or len(other.outputs) != len(outputs):
        return False
    wrong = [i for i, output in enumerate(outputs) if not output.right]
    fitting = wrong if id_ in PARTIAL_IDS else range(len(outputs))
    return all(outputs[i].fits(share * np.asarray(other.outputs[i], float)) for i in fitting)


def _again(variant: Variant, case: Case) -> bool:
    """Whether the same is true on other arguments: after a loop many things coincide by chance."""
    if variant[0] == "otra_llamada":
        return True
    there = [other for other in case.elsewhere if not all(o.right for o in other.outputs())]
    return bool(there) and all(
        any(_gives_this(same, other) for same in _variants(other) if same[:2] == variant[:2])
        for other in there
    )


def _variants(case: Case) -> Iterator[Variant]:
    yield from _values_of_one(case)
    yield from _together(case)
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
        elif isinstance(value, bool):
            others = iter(
                (("argumento_al_revés", f"si {name} significara lo contrario", not value),)
            )
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
            yield id_, words, replaced(case.attempt.args, i, other), 1.0


def _together(case: Case) -> Iterator[Variant]:
    """All the arguments of one letter at once: the biases b1 and b2, the weights w1 and w2."""
    groups: dict[str, list[str]] = {}
    for name, value in case.parameters.items():
        if is_numeric_array(value) and value.dtype.kind == "f":
            groups.setdefault(name.rstrip(digits), []).append(name)
    for names in groups.values():
        many, group = "n" * (len(names) > 1), joined(names)
        for id_, words, change in CHANGES:
            args = tuple(
                change(value) if name in names else value for name, value in case.parameters.items()
            )
            yield id_, words.format(group, many), args, 1.0


def _other_arrays(name: str, value: Any) -> Iterator[tuple[str, str, Any]]:
    small = value.dtype.kind == "f" and not np.trunc(value).any()
    zero = (
        "valiera 0, que es lo que queda sin decimales: mira su dtype y" if small else "valiera 0:"
    )
    yield "como_si_fuera_cero", f"si {name} {zero} comprueba que lo uses", 0 * value
    yield "argumento_negado", f"si {name} llegara con el signo contrario", -value
    if value.dtype.kind == "f":
        yield "argumento_sin_decimales", f"si {name} perdiera sus decimales", np.trunc(value)
        yield "argumento_por_dos", f"si {name} fuera el doble", 2 * value
        yield "argumento_entre_dos", f"si {name} fuera la mitad", value / 2
        yield "argumento_al_cuadrado", f"si {name} llegara elevado al cuadrado", value**2
        yield "argumento_sin_signo", f"si {name} perdiera su signo", np.abs(value)
    if value.ndim == 1 and value.size > 5:  # three numbers in another order are sorted by chance
        yield "argumento_ordenado", f"si {name} se ordenara de menor a mayor", np.sort(value)
    yield (
        "otra_llamada",
        (
            f"con {name} al revés: mira si lo recorres o lo indexas desde el final, o si guardas "
            "algo de una llamada anterior, en la que llegó así"
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
    yield "argumento_sin_decimales", f"si {name} perdiera sus decimales", float(np.trunc(value))
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
                args = replaced(replaced(case.attempt.args, i, value), j, other)
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
            ("orden_inverso", f"si se empezara por {last}", slice(None, None, -1)),
        ):
            args = tuple(_sliced(value, n, part) for value in case.attempt.args)
            if sum(a is not b for a, b in zip(args, case.attempt.args, strict=True)) > 1:
                if id_ == "orden_inverso":
                    yield id_, f"{which} y se terminara por {first}", args, 1.0
                    continue
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
