"""Known mistakes of a neighbour, made in a function that does the neighbour's work over again.

Who writes the prediction anew inside the cost can err there as well. The reference with the mistake
in the neighbour's place shows it: "as if predecir had this mistake" is what came out of that.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from autograder.judging import comparison
from autograder.judging.attempt import quietly
from autograder.judging.comparison import Call
from autograder.judging.diagnosis.evidence import Case
from autograder.judging.diagnosis.explanation import Function, known_mistakes, label, lesson
from autograder.judging.reference import dependencies, rewired
from autograder.model import Diagnosis


def of(case: Case) -> Diagnosis | None:
    """The one known mistake of a neighbour with which the reference does what the student's does.

    What it gives here it has to give on other arguments as well; of several, none is said.
    """
    found = [pair for pair in _made_inside(case) if _does_the_same(pair[2], case)]
    if len({lesson(mistake) for _, mistake, _ in found}) != 1:
        return None
    name, mistake, _ = found[0]
    return Diagnosis(
        f"{name}_{label(mistake)}",
        f"Sale exactamente lo que saldría si {name} tuviera este error: «{lesson(mistake)}» Si "
        "escribiste otra vez esa cuenta aquí dentro, mírala.",
    )


def of_another(case: Case) -> Diagnosis | None:
    """A function of the task that does just what the student's does, in the place of another."""
    reference = case.attempt.reference
    for name, other in vars(inspect.getmodule(reference)).items():
        if name[0] == "_" or other is reference or not inspect.isfunction(other):
            continue
        if other.__module__ == reference.__module__ and _does_the_same(other, case):
            return Diagnosis(
                "hace_lo_de_otra",
                f"Tu función hace exactamente lo que hace {name}. Mira si copiaste o llamas la que "
                "no es, y qué se pide en esta.",
            )
    return None


def _made_inside(case: Case) -> Iterator[tuple[str, Function, Function]]:
    """Every neighbour, every known mistake of it, and the reference with that in its place."""
    reference = case.attempt.reference
    for name in dependencies(reference):
        for mistake in known_mistakes(reference.__globals__[name]):
            yield name, mistake, rewired(reference, {name: mistake})


def _does_the_same(twin: Function, case: Case) -> bool:
    """Whether the twin gives the student's result, here and on the other arguments, if any."""
    cases = (case, *case.elsewhere)
    return len(cases) > 1 and all(_gives(twin, each) for each in cases)


def _gives(twin: Function, case: Case) -> bool:
    call: Call | None = quietly(twin, case.attempt.args)
    return call is not None and comparison.agree(case.got, call, case.tolerance)
