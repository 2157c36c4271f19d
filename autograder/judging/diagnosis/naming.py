"""Which mistake is this? A wrong result is held against known mistakes and traces, never guessed.

Known mistakes come first, then what the numbers alone tell (`fingerprint`), then known mistakes
output by output or with a factor besides, then experiments (`variants`). What none of them explains
gets no name: `place` says only where it departs.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.judging import comparison
from autograder.judging.comparison import Array, Call, joined
from autograder.judging.diagnosis import fingerprint, packing, variants
from autograder.judging.diagnosis.evidence import Case, Output, sentence
from autograder.judging.diagnosis.factors import likely, simple
from autograder.model import Diagnosis

SHORT = 3  # epochs of a known mistake, to see whether the others are worth their time

Function = Callable[..., Any]  # takes and returns what the task says
Outcome = tuple[Function, Call]  # a known mistake and what it gives
Found = tuple[Diagnosis | None, Sequence[Function]]  # and the known mistakes it speaks of


@np.errstate(all="ignore")
def explain(case: Case) -> Diagnosis | None:
    """What happened, as far as it is known; the explanations that need least come first."""
    if not known_mistakes(case.attempt.reference):
        return None  # one reading of several: its own name is the one that is explained
    known = _outcomes(case)
    found, used = _known(case, known)
    if found is None:
        found, used = _otherwise(case, known)
    if (session := getattr(case.attempt.function, "session", None)) is not None:
        session.suspects[case.attempt.reference.__name__] = {mistake.__name__ for mistake in used}
    return found


def _otherwise(case: Case, known: Sequence[Outcome]) -> Found:
    if found := packing.explained(case):
        return found, ()
    wrong = [(i, output) for i, output in enumerate(case.outputs()) if not output.right]
    if not wrong:
        return None, ()
    marks = [(output, fingerprint.first(output, case)) for _, output in wrong]
    if all(mark and mark[0] not in fingerprint.VAGUE for _, mark in marks):
        return _marked(case, marks), ()
    for found, used in (_in_parts(case, known, wrong), _scaled(case, known)):
        if found:
            return found, used
    return packing.meddling(case) or _experiment(case) or _marked(case, marks), ()


def known_mistakes(reference: Function) -> tuple[Function, ...]:
    """The functions of `misconceptions.py` named after the reference: backProp__sin_promediar."""
    package = reference.__module__.rpartition(".")[0]
    module = importlib.import_module(f"{package}.misconceptions")
    prefix = f"{reference.__name__}__"
    return tuple(value for name, value in vars(module).items() if name.startswith(prefix))


def _outcomes(case: Case) -> list[Outcome]:
    """What the known mistakes give on these arguments; those that raise give nothing.

    A mistake that did not fit an earlier result of this function is not the student's.
    """
    mistakes = known_mistakes(case.attempt.reference)
    names = _suspects(case)
    if names is not None:
        mistakes = tuple(mistake for mistake in mistakes if mistake.__name__ in names)
    elif variants.is_large(case):
        mistakes = ()
    elif variants.is_long(case):
        mistakes = tuple(mistake for mistake in mistakes if _starts_alike(mistake, case))
    found = ((mistake, variants.quietly(mistake, case.attempt.args)) for mistake in mistakes)
    return [(mistake, call) for mistake, call in found if call is not None]


def _suspects(case: Case) -> set[str] | None:
    """The known mistakes an earlier failed check left open; None if this is the first."""
    session = getattr(case.attempt.function, "session", None)
    known: dict[str, set[str]] = getattr(session, "suspects", {})
    return known.get(case.attempt.reference.__name__)


def _starts_alike(mistake: Function, case: Case) -> bool:
    """Whether a mistake's first costs are the student's: three epochs are enough to see them."""
    history = next((o.mine.ravel() for o in case.outputs() if o.history), None)
    if history is None or variants.rounds(case) <= SHORT:
        return True
    given = case.parameters.items()
    args = tuple(SHORT if name in variants.ROUNDS else value for name, value in given)
    short = variants.quietly(mistake, args)
    if short is None:
        return False
    start = np.ravel(np.asarray(short.outputs[-1], float))[:SHORT]
    if len(start) < 2:
        return True  # too few to exclude it
    history = history[: len(start)]
    return len(history) == len(start) and np.allclose(start, history, rtol=case.rule.rtol)


def _known(case: Case, known: Sequence[Outcome]) -> Found:
    """A known mistake with exactly this result; one of several is only a possibility."""
    fitting = [m for m, call in known if comparison.agree(case.got, call, case.rule)]
    if not fitting:
        return None, ()
    perhaps = "Posiblemente es esto: " if len(set(map(_text, fitting))) > 1 else ""
    return Diagnosis(_id(fitting[0]), perhaps + _text(fitting[0])), fitting


def _in_parts(case: Case, known: Sequence[Outcome], wrong: Sequence[tuple[int, Output]]) -> Found:
    """Each wrong output as some known mistake has it; the others are right."""
    count = len(case.expected.outputs)
    calls = [(mistake, call) for mistake, call in known if len(call.outputs) == count > 1]
    said: dict[Function, list[str]] = {}
    for i, output in wrong:
        fitting = [mistake for mistake, call in calls if _fits(output, call.outputs[i])]
        if not fitting or len(set(map(_text, fitting))) > 2:
            return None, ()  # what many mistakes have in common tells none of them
        said.setdefault(fitting[0], []).append(output.name)
    texts = [
        f"{joined(names)} {'salen' if len(names) > 1 else 'sale'} como en este error: "
        f"«{_text(mistake).rstrip('.')}»."
        for mistake, names in said.items()
    ]
    found = "_y_".join(map(_id, said))
    return Diagnosis(found, " ".join(texts) + _coinciding(case)), tuple(said)


def _scaled(case: Case, known: Sequence[Outcome]) -> Found:
    """A known mistake and, at once, a factor that has a name."""
    outputs = case.outputs()
    if sum(output.theirs.size for output in outputs) < 3:
        return None, ()  # too little to tell two explanations apart
    for mistake, call in known:
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
                return Diagnosis(_id(mistake), text), (mistake,)
    return None, ()


def _experiment(case: Case) -> Diagnosis | None:
    """What trying it otherwise shows; one try a function is enough."""
    if variants.is_long(case) or _suspects(case) is not None:
        return None
    if found := variants.unsteady(case):
        return found
    if variants.rounds(case) > 2:
        return None
    if found := variants.deaf(case):
        return found
    if variant := variants.explained(case):
        id_, template, names = variant
        return Diagnosis(id_, _said(case, template, names) + _coinciding(case))
    return None


def _marked(case: Case, marks: Sequence[tuple[Output, tuple[str, str] | None]]) -> Diagnosis | None:
    """What the fingerprints of the wrong outputs say; those without one are named as such."""
    said: dict[tuple[str, str], list[str]] = {}
    for output, mark in marks:
        if mark:
            said.setdefault(mark, []).append(output.name)
    if not said:
        return None
    texts = [_said(case, template, names) for (_, template), names in said.items()]
    unknown = [output.name for output, mark in marks if not mark]
    if unknown:
        many = "n" * (len(unknown) > 1)
        texts.append(f"Además, {joined(unknown)} difiere{many}.")
    return Diagnosis(next(iter(said))[0], " ".join(texts) + _coinciding(case))


def _said(case: Case, template: str, names: list[str]) -> str:
    return sentence(template, names, alone=len(case.expected.outputs) == 1)


def _coinciding(case: Case) -> str:
    """Which outputs are right, at the end of a diagnosis of the others."""
    right = [output.name for output in case.outputs() if output.right]
    return f" {joined(right)} coincide{'n' * (len(right) > 1)}." if right else ""


def _fits(output: Output, value: Any, k: float = 1) -> bool:
    return output.fits(k * _numbers(value))


def _numbers(value: Any) -> Array:
    """A mistake's output as float64; nan where it is not numbers."""
    try:
        return np.asarray(value, float)
    except (TypeError, ValueError):
        return np.array(np.nan)


def _id(mistake: Function) -> str:
    return mistake.__name__.partition("__")[2]


def _text(mistake: Function) -> str:
    return " ".join((mistake.__doc__ or "").split())
