"""Which mistake is this? A wrong result is held against known mistakes and traces, never guessed.

Known mistakes come first, then what the numbers alone tell (`fingerprint`), then known mistakes
output by output or with a factor besides, then experiments (`variants`). What none of them explains
gets no name: `place` says only where it departs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder import course
from autograder.judging import comparison
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.consequence import Attempt
from autograder.judging.diagnosis import fingerprint, packing, variants
from autograder.judging.diagnosis.evidence import Case, Output, sentence
from autograder.judging.diagnosis.factors import likely, simple
from autograder.judging.numeric import Array, as_array
from autograder.judging.phrases import coinciding, continued, joined
from autograder.model import Diagnosis, StudentError

SAME = Tolerance(1e-9)  # of two that do the same operations in the same order
SHORT = 3  # epochs of a known mistake, to see whether the others are worth their time

Function = Callable[..., Any]  # takes and returns what the task says
Trial = tuple[Function, Call]  # a known mistake and what it gives
Mark = tuple[Output, tuple[str, str] | None]  # an output and its fingerprint's id and template
Names = AbstractSet[str]  # of known mistakes


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a wrong result is, if that is known, and the known mistakes it may come from."""

    diagnosis: Diagnosis | None = None
    mistakes: tuple[Function, ...] = ()

    @property
    def suspects(self) -> frozenset[str]:
        """The names of the mistakes: those that later results of the same function may show."""
        return frozenset(mistake.__name__ for mistake in self.mistakes)


@np.errstate(all="ignore")
def explain(case: Case, suspects: Names | None = None) -> Explanation:
    """What happened, as far as it is known; the explanations that need least come first.

    `suspects` are the known mistakes that an earlier failed check of the same function left open;
    None where this is the first.
    """
    trials = _trials(case, suspects)
    known = _known_mistake(case, trials)
    return known if known.diagnosis else _otherwise(case, trials, first=suspects is None)


@np.errstate(all="ignore")
def explain_error(
    attempt: Attempt, error: StudentError, suspects: Names | None = None
) -> Explanation:
    """The known mistake that raises the same error here and gives the same a hair away from here.

    Whether a singular matrix raises or gives noise depends on the machine; the name should not.
    """
    if variants.is_long(attempt):
        return Explanation()
    alike = [m for m in _candidates(attempt, suspects) if _raises(m, attempt.args, error)]
    found = _alike_nearby(attempt, alike) if alike else []
    if len(set(map(_text, found))) != 1:
        return Explanation()
    return Explanation(Diagnosis(_id(found[0]), _text(found[0])), tuple(found))


def known_mistakes(reference: Function) -> tuple[Function, ...]:
    """The functions of `misconceptions.py` named after the reference: backProp__sin_promediar."""
    prefix = f"{reference.__name__}__"
    known = course.beside(reference, "misconceptions")
    return tuple(value for name, value in known.items() if name.startswith(prefix))


def _otherwise(case: Case, trials: Sequence[Trial], *, first: bool) -> Explanation:
    if found := packing.explanation(case):
        return Explanation(found)
    wrong = [(i, output) for i, output in enumerate(case.outputs()) if not output.right]
    if not wrong:
        return Explanation()
    marks = [(output, fingerprint.first(output, case)) for _, output in wrong]
    if all(mark and mark[0] not in fingerprint.VAGUE for _, mark in marks):
        return Explanation(_from_marks(case, marks))
    for explanation in (_in_parts(case, trials, wrong), _scaled(case, trials)):
        if explanation.diagnosis:
            return explanation
    tried = _experiment(case) if first else None
    return Explanation(packing.meddling(case) or tried or _from_marks(case, marks))


def _trials(case: Case, suspects: Names | None) -> list[Trial]:
    """What the known mistakes give on these arguments; those that raise give nothing."""
    mistakes = _candidates(case.attempt, suspects)
    if suspects is None and variants.is_large(case.attempt):
        mistakes = ()
    elif suspects is None and variants.is_long(case.attempt):
        mistakes = tuple(mistake for mistake in mistakes if _starts_alike(mistake, case))
    calls = ((mistake, variants.quietly(mistake, case.attempt.args)) for mistake in mistakes)
    return [(mistake, call) for mistake, call in calls if call is not None]


def _candidates(attempt: Attempt, suspects: Names | None) -> tuple[Function, ...]:
    """The known mistakes; one that did not fit an earlier result is not the student's."""
    mistakes = known_mistakes(attempt.reference)
    return tuple(m for m in mistakes if suspects is None or m.__name__ in suspects)


def _raises(mistake: Function, args: tuple[Any, ...], error: StudentError) -> bool:
    try:
        comparison.call(mistake, args)
    except Exception as own:  # noqa: BLE001 - a mistake may raise anything
        return (type(own).__name__, str(own)) == (error.type, error.message)
    return False


def _alike_nearby(attempt: Attempt, mistakes: Sequence[Function]) -> list[Function]:
    """Those that round as the student's function does, on the nearest arguments it can take."""
    for args in variants.nudged(attempt.args):
        if (mine := variants.quietly(attempt.function, args)) is not None:
            calls = ((mistake, variants.quietly(mistake, args)) for mistake in mistakes)
            return [m for m, call in calls if call and comparison.agree(mine, call, SAME)]
    return []


def _starts_alike(mistake: Function, case: Case) -> bool:
    """Whether a mistake's first costs are the student's: three epochs are enough to see them."""
    history = next((o.mine.ravel() for o in case.outputs() if o.history), None)
    if history is None or variants.rounds(case.attempt) <= SHORT:
        return True
    given = case.parameters.items()
    args = tuple(SHORT if name in variants.ROUNDS else value for name, value in given)
    short = variants.quietly(mistake, args)
    if short is None:
        return False
    start = np.ravel(_numbers(short.outputs[-1]))[:SHORT]
    if len(start) < 2:
        return True  # too few to exclude it
    history = history[: len(start)]
    return len(history) == len(start) and np.allclose(start, history, rtol=case.tolerance.rtol)


def _known_mistake(case: Case, trials: Sequence[Trial]) -> Explanation:
    """A known mistake with exactly this result; one of several is only a possibility."""
    fitting = [m for m, call in trials if comparison.agree(case.got, call, case.tolerance)]
    if not fitting:
        return Explanation()
    text = _text(fitting[0])
    if len(set(map(_text, fitting))) > 1:
        text = f"Posiblemente es esto: {continued(text)}"
    return Explanation(Diagnosis(_id(fitting[0]), text), tuple(fitting))


def _in_parts(
    case: Case, trials: Sequence[Trial], wrong: Sequence[tuple[int, Output]]
) -> Explanation:
    """Each wrong output as some known mistake has it; the others are right."""
    count = len(case.expected.outputs)
    calls = [(mistake, call) for mistake, call in trials if len(call.outputs) == count > 1]
    names_of: dict[Function, list[str]] = {}
    for i, output in wrong:
        fitting = [mistake for mistake, call in calls if _fits(output, call.outputs[i])]
        if not fitting or len(set(map(_text, fitting))) > 2:
            return Explanation()  # what many mistakes have in common tells none of them
        names_of.setdefault(fitting[0], []).append(output.name)
    texts = [
        f"{joined(names)} {'salen' if len(names) > 1 else 'sale'} como en este error: "
        f"«{_text(mistake).rstrip('.')}»."
        for mistake, names in names_of.items()
    ]
    id_ = "_y_".join(map(_id, names_of))
    return Explanation(Diagnosis(id_, " ".join(texts) + _coinciding(case)), tuple(names_of))


def _scaled(case: Case, trials: Sequence[Trial]) -> Explanation:
    """A known mistake and, at once, a factor that has a name."""
    outputs = case.outputs()
    if sum(output.theirs.size for output in outputs) < 3:
        return Explanation()  # too little to tell two explanations apart
    for mistake, call in trials:
        if len(call.outputs) != len(outputs):
            continue
        for k, words in likely(simple(case), outputs[0].mine, _numbers(call.outputs[0])):
            pairs = zip(outputs, call.outputs, strict=True)
            if all(_fits(output, value, k) for output, value in pairs):
                what = words.replace("lo correcto", "lo que da ese error")
                text = (
                    f"Posiblemente hay dos errores a la vez. Uno: {_text(mistake)} El otro: tu "
                    f"resultado es {what}."
                )
                return Explanation(Diagnosis(_id(mistake), text), (mistake,))
    return Explanation()


def _experiment(case: Case) -> Diagnosis | None:
    """What trying it otherwise shows; one try a function is enough."""
    if variants.is_long(case.attempt):
        return None
    if found := variants.unsteady(case):
        return found
    if variants.rounds(case.attempt) > 2:
        return None
    if found := variants.deaf(case):
        return found
    if variant := variants.fitting_variant(case):
        id_, template, names = variant
        return Diagnosis(id_, _phrase(case, template, names) + _coinciding(case))
    return None


def _from_marks(case: Case, marks: Sequence[Mark]) -> Diagnosis | None:
    """What the fingerprints of the wrong outputs say; those without one are named as such."""
    names_of: dict[tuple[str, str], list[str]] = {}
    for output, mark in marks:
        if mark:
            names_of.setdefault(mark, []).append(output.name)
    if not names_of:
        return None
    texts = [_phrase(case, template, names) for (_, template), names in names_of.items()]
    unknown = [output.name for output, mark in marks if not mark]
    if unknown:
        many = "n" * (len(unknown) > 1)
        texts.append(f"Además, {joined(unknown)} difiere{many}.")
    return Diagnosis(next(iter(names_of))[0], " ".join(texts) + _coinciding(case))


def _phrase(case: Case, template: str, names: list[str]) -> str:
    return sentence(template, names, alone=len(case.expected.outputs) == 1)


def _coinciding(case: Case) -> str:
    """Which outputs are right, at the end of a diagnosis of the others."""
    right = [output.name for output in case.outputs() if output.right]
    return f" {coinciding(right)}." if right else ""


def _fits(output: Output, value: Any, k: float = 1) -> bool:
    return output.fits(k * _numbers(value))


def _numbers(value: Any) -> Array:
    """A mistake's output as float64; nan where it is not numbers."""
    try:
        return as_array(value)
    except ValueError:
        return np.array(np.nan)


def _id(mistake: Function) -> str:
    return mistake.__name__.partition("__")[2]


def _text(mistake: Function) -> str:
    return " ".join((mistake.__doc__ or "").split())
