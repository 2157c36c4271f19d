"""Known mistakes that explain a result only together with something else.

One of them has some of the outputs and another the rest, or a factor comes on top.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np

from autograder.judging.attempt import quietly
from autograder.judging.comparison import Call
from autograder.judging.diagnosis.evidence import Case, Output
from autograder.judging.diagnosis.explanation import (
    Explanation,
    Function,
    Trial,
    besides,
    label,
    lesson,
    rest_coincides,
)
from autograder.judging.diagnosis.factors import likely, simple
from autograder.judging.numeric import Array, as_array
from autograder.judging.phrases import joined
from autograder.model import Diagnosis

OF_THE_OTHERS = re.compile("(?i)est(á|án) bien|lo (demás|que sigue)")  # what a lesson says of them


def in_parts(
    case: Case, trials: Sequence[Trial], wrong: Sequence[tuple[int, Output]], *, some: bool = False
) -> Explanation:
    """Each wrong output as some known mistake has it; the others are right.

    If `some` are enough, those that no mistake has are named as such, and no mistake is said that
    would have spoilt what is right. What one loop gives is explained as a whole or not at all.
    """
    count, outputs = len(case.expected.outputs), case.outputs()
    calls = [(mistake, call) for mistake, call in trials if len(call.outputs) == count > 1]
    calls = [(mistake, call) for mistake, call in calls if not _slanders(mistake, call, case)]
    enough = some and not any(output.history for output in outputs)
    if some:
        right = [i for i, output in enumerate(outputs) if output.right]
        calls = [
            (mistake, call)
            for mistake, call in calls
            if not OF_THE_OTHERS.search(lesson(mistake))
            and all(_fits(outputs[i], call.outputs[i]) for i in right)
        ]
    names_of: dict[Function, list[str]] = {}
    said_of: dict[Function, set[int]] = {}
    rest = []
    for i, output in wrong:
        fitting = [mistake for mistake, call in calls if _fits(output, call.outputs[i])]
        if output.scant:
            fitting = [mistake for mistake in fitting if _fits_elsewhere(mistake, i, case)]
        if fitting and len(set(map(lesson, fitting))) <= 2:
            names_of.setdefault(fitting[0], []).append(output.name)
            said_of.setdefault(fitting[0], set()).add(i)
        elif enough:  # what many mistakes have in common tells none of them
            rest.append(output.name)
        else:
            return Explanation()
    if not names_of:
        return Explanation()
    if len(names_of) > 1 and _exclude_each_other(case, wrong, said_of, dict(calls)):
        return Explanation()
    texts = [
        f"{joined(names)} {'salen' if len(names) > 1 else 'sale'} como en este error: "
        f"«{lesson(mistake).rstrip('.')}»."
        for mistake, names in names_of.items()
    ]
    id_ = "_y_".join(map(label, names_of))
    text = " ".join(texts) + besides(rest) + rest_coincides(case)
    return Explanation(Diagnosis(id_, text), () if rest else tuple(names_of))


def scaled(case: Case, trials: Sequence[Trial]) -> Explanation:
    """A known mistake and, at once, a factor that has a name."""
    outputs = case.outputs()
    few = sum(output.theirs.size for output in outputs) < 3
    if all(output.whole for output in outputs):
        return Explanation()  # classes have no factor
    for mistake, call in trials:
        for words in _times(case, call):
            if few and not _times_elsewhere(mistake, words, case):
                continue  # a few numbers do not tell two explanations apart
            what = words.replace("lo correcto", "lo que da ese error")
            text = (
                f"Posiblemente hay dos errores a la vez. Uno: {lesson(mistake)} El otro: tu "
                f"resultado es {what}."
            )
            return Explanation(Diagnosis(label(mistake), text), (mistake,))
    return Explanation()


def _times(case: Case, call: Call | None) -> list[str]:
    """In words, how many times what a call gave is the student's result."""
    outputs = case.outputs()
    if call is None or not outputs or len(call.outputs) != len(outputs):
        return []
    pairs = list(zip(outputs, call.outputs, strict=True))
    return [
        words
        for k, words in likely(simple(case), outputs[0].mine, numbers(call.outputs[0]))
        if all(_fits(output, value, k) for output, value in pairs)
    ]


def _times_elsewhere(mistake: Function, words: str, case: Case) -> bool:
    """Whether it is as many times that on other arguments too, and there are any."""
    there = case.elsewhere
    calls = [(other, quietly(mistake, other.attempt.args)) for other in there]
    return bool(there) and all(words in _times(other, call) for other, call in calls)


def _slanders(mistake: Function, call: Call, case: Case) -> bool:
    """Whether its lesson speaks of an output that it spoils and the student has right."""
    words = set(re.findall(r"\w+", lesson(mistake)))
    return any(
        output.right and output.name in words and not output.same(numbers(value), output.theirs)
        for output, value in zip(case.outputs(), call.outputs, strict=True)
    )


def _fits_elsewhere(mistake: Function, i: int, case: Case) -> bool:
    """Whether a mistake has this output on other arguments too, and there are any."""
    there = [(other.outputs(), quietly(mistake, other.attempt.args)) for other in case.elsewhere]
    return bool(there) and all(
        call and outputs and _fits(outputs[i], call.outputs[i]) for outputs, call in there
    )


def _exclude_each_other(
    case: Case,
    wrong: Sequence[tuple[int, Output]],
    said_of: Mapping[Function, AbstractSet[int]],
    calls: Mapping[Function, Call],
) -> bool:
    """Whether a mistake would have spoilt, in its own way, an output that another one explains.

    Parameters and their history come from one loop: one mistake explains them, or none does.
    """
    if any(output.history for output in case.outputs()):
        return True
    return any(
        i not in said_of[mistake]
        and not output.same(numbers(calls[mistake].outputs[i]), output.theirs)
        for mistake in said_of
        for i, output in wrong
    )


def _fits(output: Output, value: Any, k: float = 1) -> bool:
    return output.fits(k * numbers(value))


def numbers(value: Any) -> Array:
    """A mistake's output as float64; nan where it is not numbers."""
    try:
        return as_array(value)
    except ValueError:
        return np.array(np.nan)
