"""How far a training loop goes in its first rounds, where what it ends with tells nothing.

What a factor, a bound or a late gradient does to one step is plain; after ten it is a tangle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from autograder.judging.diagnosis.evidence import FINE, Case, is_numeric_array, sentence
from autograder.judging.diagnosis.factors import factors, likely
from autograder.judging.diagnosis.proportions import ratio
from autograder.judging.numeric import Array, as_array
from autograder.judging.phrases import joined
from autograder.model import Diagnosis

BOUND = (
    "no pasa de un tope, y hasta él es lo correcto: posiblemente recortas el "
    "gradiente o el paso (clip), o te quedas con sus signos"
)
LENGTH = (
    "va en la dirección correcta, pero con otra longitud: mira por qué número se multiplica "
    "o se divide, o si divides el gradiente por su norma"
)
EQUAL = "es el mismo en todas las componentes: cada una tiene su propia derivada"
WITH_ITSELF = (
    "lleva además un múltiplo del propio parámetro, como en una regularización que aquí nadie pide"
)
BY_ITSELF = (
    "es el correcto multiplicado, componente a componente, por el propio parámetro: ese factor "
    "sobra"
)
LATE = (
    "{quien} [va|van] una vuelta tarde: en la primera no se [mueve|mueven], y en la segunda "
    "[da|dan] el paso de la primera. Mira si das una vuelta de menos, y qué se calcula antes y qué "
    "después en tu bucle."
)
AGAIN = (
    "El primer paso de {quien} es correcto y el segundo lo repite: lo que se calcula con los "
    "parámetros de antes de moverse no se vuelve a calcular en cada vuelta."
)
DRAGGED = (
    "El primer paso de {quien} es correcto y el segundo lleva además una parte del primero: o una "
    "suma que no vuelve a 0 en cada vuelta, o un momento que aquí nadie pide."
)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a parameter went, and how far it should have gone."""

    name: str
    start: Array
    mine: Array
    due: Array

    @property
    def right(self) -> bool:
        """Whether it went there."""
        return self.fits(self.due)

    def fits(self, step: Array) -> bool:
        """Whether it went as far as this."""
        size = max(np.abs(step).max(initial=0), np.abs(self.due).max(initial=0))
        return bool(np.abs(self.mine - step).max(initial=0) <= FINE * size)


def of(case: Case) -> Diagnosis | None:
    """What the first step has, or the second where the first is right, here and elsewhere."""
    for told in (_first, _second):
        said = told(case)
        wrong = [other for other in case.elsewhere if not all(o.right for o in other.outputs())]
        if said and wrong and all(told(other) == said for other in wrong):
            return said
    return None


def _first(case: Case) -> Diagnosis | None:
    one = case.after(1)
    if not one:
        return None
    names_of: dict[str, list[str]] = {}
    for step in _steps(one, one):
        if not step.right and (said := next(_has(step, one), "")):
            names_of.setdefault(said, []).append(step.name)
    if not names_of:
        return None
    texts = [f"{joined(names)} {said}." for said, names in names_of.items()]
    return Diagnosis("primer_paso", f"En la primera vuelta, el paso de {' El de '.join(texts)}")


def _second(case: Case) -> Diagnosis | None:
    one, two = case.after(1), case.after(2)
    if not one or not two:
        return None
    first, second = _steps(one, one), _steps(two, one)
    pairs = list(zip(first, second, strict=False))
    wrong = [pair for pair in pairs if not pair[0].right] or [p for p in pairs if not p[1].right]
    names = [step.name for step, _ in wrong]
    for id_, template, holds in SECOND:
        if wrong and all(holds(a, b) for a, b in wrong):
            return Diagnosis(id_, sentence(template, names, alone=False))
    return None


def _is_late(first: Step, second: Step) -> bool:
    return not first.mine.any() and second.fits(first.due)


def _repeats(first: Step, second: Step) -> bool:
    return first.right and second.fits(first.mine)


def _drags(first: Step, second: Step) -> bool:
    share = ratio(second.mine - second.due, first.mine)
    return first.right and share is not None and share > FINE


SECOND: Sequence[tuple[str, str, Callable[[Step, Step], bool]]] = (
    ("va_con_retraso", LATE, _is_late),
    ("repite_el_paso", AGAIN, _repeats),
    ("arrastra_el_paso", DRAGGED, _drags),
)


def _steps(case: Case, before: Case) -> list[Step]:
    """The steps from what went in, or from where an earlier round had come; none where unknown."""
    found = []
    given = case.parameters if case is before else {o.name: o.mine for o in before.outputs()}
    for output in case.outputs():
        start = given.get(output.name)
        if output.history:
            continue
        if not isinstance(start, float | int) and not is_numeric_array(start):
            return []
        there = as_array(start)
        if not output.mine.shape == output.theirs.shape == there.shape:
            return []
        step = Step(output.name, there, output.mine - there, output.theirs - there)
        if not np.isfinite(step.mine).all() or not step.due.any():
            return []
        found.append(step)
    return found


def _has(step: Step, case: Case) -> Iterator[str]:
    """What a wrong step has in common with the right one, the simplest first."""
    for k, words in likely(factors(case), step.mine, step.due):
        if step.fits(k * step.due):
            yield f"es exactamente {words}"
    for said, holds in FIRST:
        if step.mine.size > 2 and step.mine.any() and holds(step):
            yield said


def _even(values: Array) -> bool:
    """Whether all are one number, but for what a subtraction loses."""
    return bool(np.ptp(values) <= FINE * np.abs(values).max())


def _is_bounded(step: Step) -> bool:
    bound = np.abs(step.mine).max()
    signs = _even(np.abs(step.mine)) and np.array_equal(np.sign(step.mine), np.sign(step.due))
    bounded = np.abs(step.due).max() > bound and step.fits(np.clip(step.due, -bound, bound))
    return bool(signs or bounded)


FIRST: Sequence[tuple[str, Callable[[Step], bool]]] = (
    (BOUND, _is_bounded),
    (LENGTH, lambda step: ratio(step.mine, step.due) is not None),
    (BY_ITSELF, lambda step: step.fits(step.start * step.due)),
    (EQUAL, lambda step: _even(step.mine)),
    (WITH_ITSELF, lambda step: ratio(step.mine - step.due, step.start) is not None),
)
