"""Which mistake is this? A wrong result is held against known mistakes and traces, never guessed.

Known mistakes come first, then what the numbers alone tell (`fingerprint`), then known mistakes
output by output or with a factor besides, then a neighbour's mistakes made inside (`inherited`)
and experiments (`variants`). What none of them explains gets no name: `place` says only where it
departs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.judging import comparison, leeway
from autograder.judging.attempt import Attempt, quietly
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.diagnosis import (
    compounds,
    fading,
    fingerprint,
    inherited,
    packing,
    response,
    rewritten,
    steps,
    variants,
)
from autograder.judging.diagnosis.evidence import ROUNDS, Case, Output, is_large, rounds, sentence
from autograder.judging.diagnosis.explanation import (
    Explanation,
    Function,
    Trial,
    besides,
    known_mistakes,
    label,
    lesson,
    protected_otherwise,
    rest_coincides,
)
from autograder.judging.phrases import UNSURE, continued
from autograder.model import Diagnosis, StudentError

SAME = Tolerance(1e-9)  # of two that do the same operations in the same order
SHAPES = re.compile(r"\(\d+,\d*\)|size \d+ is different from \d+")  # in NumPy's words
LESSER = {"ceros", "otra_función"}  # which known mistake leaves a 0 says more than the 0
GUESS = "aproximado"  # what this says is near, and may have come there in many ways
SHORT = 3  # epochs of a known mistake, to see whether the others are worth their time

Mark = tuple[Output, tuple[str, str] | None]  # an output and its fingerprint's id and template
Names = AbstractSet[str]  # of known mistakes, and the templates of experiments


@np.errstate(all="ignore")
def explain(case: Case, suspects: Names | None = None) -> Explanation:
    """What happened, as far as it is known; the explanations that need least come first.

    `suspects` are the known mistakes that an earlier failed check of the same function left open;
    None where this is the first.
    """
    trials = _trials(case, suspects)
    if suspects and _is_another(case, trials):
        suspects, trials = None, _trials(case, None)
    known = _known_mistake(case, trials)
    if len(known.mistakes) > 1 and (still := packing.unmoved(case)):
        return Explanation(still, known.mistakes)
    if known.diagnosis:
        return known
    if suspects and (again := _what_if(case, suspects)).diagnosis:
        return again
    return _otherwise(case, trials, first=suspects is None)


def _is_another(case: Case, trials: Sequence[Trial]) -> bool:
    """Whether what was named before is right here: each branch of an if may have its mistake."""
    if rounds(case.attempt) or not trials:
        return False
    return all(comparison.agree(call, case.expected, case.tolerance) for _, call in trials)


@np.errstate(all="ignore")
def explain_error(
    attempt: Attempt, error: StudentError, suspects: Names | None = None
) -> Explanation:
    """The known mistake that raises the same error here and gives the same a hair away from here.

    Whether a singular matrix raises or gives noise depends on the machine; the name should not. An
    error that names the shapes that do not fit says enough by itself.
    """
    if response.is_long(attempt):
        return Explanation()
    alike = [
        mistake
        for mistake in _candidates(attempt, suspects)
        if _raises(mistake, attempt.args, error) and _fails_as_soon(mistake, attempt)
    ]
    found = alike if SHAPES.search(error.message) else _alike_nearby(attempt, alike)
    if len({lesson(mistake) for mistake in found}) != 1:
        return Explanation()
    return Explanation(Diagnosis(label(found[0]), lesson(found[0])), tuple(found))


def _otherwise(case: Case, trials: Sequence[Trial], *, first: bool) -> Explanation:
    if found := packing.explanation(case) or packing.unmoved(case):
        return Explanation(found)
    wrong = [(i, output) for i, output in enumerate(case.outputs()) if not output.right]
    if not wrong:
        return Explanation()
    marks = [(output, fingerprint.first(i, case)) for i, output in wrong]
    if case.attempt.reference.__name__ in case.attempt.notebook.causes:  # a guess is another one
        marks = [(o, None if mark and mark[0] == GUESS else mark) for o, mark in marks]
    told = {mark[0] if mark else "" for _, mark in marks}
    precise = not told & {"", *fingerprint.VAGUE}
    parts = Explanation()
    if not precise or told & LESSER:
        parts = compounds.in_parts(case, trials, wrong)
    if precise and not parts.diagnosis:
        return Explanation(_from_marks(case, marks))
    for explanation in _besides(case, trials, parts, first=first):
        if explanation.diagnosis:
            return explanation
    some = compounds.in_parts(case, trials, wrong, some=True) if "" in told else Explanation()
    return some if some.diagnosis else Explanation(_from_marks(case, marks))


def _besides(
    case: Case, trials: Sequence[Trial], parts: Explanation, *, first: bool
) -> Iterator[Explanation]:
    """Known mistakes in part, with a factor, with other small numbers: what costs most, last."""
    yield parts
    yield compounds.scaled(case, trials)
    yield _known_mistake(case, _protected(trials, case))
    yield Explanation(packing.meddling(case))
    if first:
        yield _experiment(case)


def _trials(case: Case, suspects: Names | None) -> list[Trial]:
    """What the known mistakes give on these arguments; those that raise give nothing."""
    mistakes = _candidates(case.attempt, suspects)
    if suspects is None and is_large(case.attempt):
        mistakes = ()
    elif suspects is None and response.is_long(case.attempt):
        mistakes = tuple(mistake for mistake in mistakes if _starts_alike(mistake, case))
    return _tried(mistakes, case)


def _protected(trials: Sequence[Trial], case: Case) -> list[Trial]:
    """The known mistakes again, protected from ln 0 by other numbers."""
    if rounds(case.attempt):
        return []  # a loop has other numbers as small, and takes its time
    return _tried((other for mistake, _ in trials for other in protected_otherwise(mistake)), case)


def _tried(mistakes: Iterable[Function], case: Case) -> list[Trial]:
    calls = ((mistake, quietly(mistake, case.attempt.args)) for mistake in mistakes)
    return [(mistake, call) for mistake, call in calls if call is not None]


def _candidates(attempt: Attempt, suspects: Names | None) -> tuple[Function, ...]:
    """The known mistakes; one that did not fit an earlier result is not the student's."""
    mistakes = known_mistakes(attempt.reference)
    return tuple(m for m in mistakes if suspects is None or m.__name__ in suspects)


def _fails_as_soon(mistake: Function, attempt: Attempt) -> bool:
    """Whether, in a loop, both get through the first round or neither does."""
    if rounds(attempt) < 2:
        return True
    given = attempt.parameters.items()
    args = tuple(1 if name in ROUNDS else value for name, value in given)
    return (quietly(mistake, args) is None) == (quietly(attempt.function, args) is None)


def _raises(mistake: Function, args: tuple[Any, ...], error: StudentError) -> bool:
    try:
        comparison.call(mistake, args)
    except Exception as own:  # noqa: BLE001 - a mistake may raise anything
        return (type(own).__name__, str(own)) == (error.type, error.message)
    return False


def _alike_nearby(attempt: Attempt, mistakes: Sequence[Function]) -> list[Function]:
    """Those that round as the student's function does, on the nearest arguments it can take."""
    for args in response.nudged(attempt.args) if mistakes else ():
        if (mine := quietly(attempt.function, args)) is not None:
            calls = ((mistake, quietly(mistake, args)) for mistake in mistakes)
            return [m for m, call in calls if call and comparison.agree(mine, call, SAME)]
    return []


def _starts_alike(mistake: Function, case: Case) -> bool:
    """Whether a mistake's first costs are the student's: three epochs are enough to see them."""
    history = next((o.mine.ravel() for o in case.outputs() if o.history), None)
    if history is None or rounds(case.attempt) <= SHORT:
        return True
    given = case.parameters.items()
    args = tuple(SHORT if name in ROUNDS else value for name, value in given)
    short = quietly(mistake, args)
    if short is None:
        return False
    start = np.ravel(compounds.numbers(short.outputs[-1]))[:SHORT]
    if len(start) < 2:
        return True  # too few to exclude it
    history = history[: len(start)]
    return len(history) == len(start) and np.allclose(start, history, rtol=case.tolerance.rtol)


def _known_mistake(case: Case, trials: Sequence[Trial]) -> Explanation:
    """A known mistake with exactly this result; one of several is only a possibility.

    One that would have failed where the student's function was right is not the student's.
    """
    alike = [m for m, call in trials if comparison.agree(case.got, call, case.tolerance)]
    fitting = [mistake for mistake in alike if _passes_too(mistake, case)]
    if case.scant or rounds(case.attempt) or len(set(map(lesson, fitting))) > 1:
        fitting = _told_apart(case, fitting)
    if not fitting:
        return Explanation()
    text = lesson(fitting[0])
    if len(set(map(lesson, fitting))) > 1:
        text = f"{UNSURE}{continued(text)}"
    return Explanation(Diagnosis(label(fitting[0]), text), tuple(fitting))


def _passes_too(mistake: Function, case: Case) -> bool:
    """Whether a mistake gives what is right on the arguments of this check that were passed."""
    attempt, tolerance = case.attempt, replace(case.tolerance, leeway=())  # it was for other ones
    for args in attempt.notebook.notes.passed.get(attempt.reference.__name__, ()):
        digest = comparison.digest(args)
        expected = attempt.notebook.references.call(attempt.reference, args, digest)
        call = quietly(mistake, args)
        if call is None or not leeway.agree(call, expected, tolerance, args):
            return False
    return True


def _told_apart(case: Case, fitting: Sequence[Function]) -> list[Function]:
    """Those that give the same as the student's function on other arguments too."""
    for other in case.elsewhere if fitting else ():
        calls = [(m, quietly(m, other.attempt.args)) for m in fitting]
        fitting = [m for m, call in calls if call and _same(other, call)]
    return list(fitting)


def _same(case: Case, call: Call) -> bool:
    return comparison.agree(case.got, call, case.tolerance)


def _experiment(case: Case) -> Explanation:
    """What trying it otherwise shows; one try a function is enough."""
    short = _in_short(case)
    found = fading.of(case) or (steps.of(short) if short else None)
    if found or not short:
        return Explanation(found)
    found = response.unsteady(short) or inherited.of(short) or inherited.of_another(short)
    found = found or response.deaf(short)
    return Explanation(found) if found else _what_if(case, short=short)


def _in_short(case: Case) -> Case | None:
    """The first two rounds of a long training, if they go wrong too; else the case itself."""
    if rounds(case.attempt) <= 2:
        return None if response.is_long(case.attempt) else case
    short = case.after(2)
    if not short or response.is_long(short.attempt):
        return None
    return None if all(output.right for output in short.outputs()) else short


def _what_if(case: Case, only: Names | None = None, short: Case | None = None) -> Explanation:
    """The reference with one slip, or on other arguments; `only` those experiments, if given."""
    found = rewritten.fitting(case, only, short or case)
    if not found:
        long = response.is_long(case.attempt) and not only
        found = variants.fitting_variant(short if short and long else case, only)
    if found is None:
        return Explanation()
    id_, template, names = found
    text = _phrase(case, template, names) + rest_coincides(case)
    return Explanation(Diagnosis(id_, text), what_if=template)


def _from_marks(case: Case, marks: Sequence[Mark]) -> Diagnosis | None:
    """What the fingerprints of the wrong outputs say; those without one are named as such."""
    names_of: dict[tuple[str, str], list[str]] = {}
    for output, mark in marks:
        if mark:
            names_of.setdefault(mark, []).append(output.name)
    if not names_of:
        return None
    texts = [_phrase(case, template, names) for (_, template), names in names_of.items()]
    unknown = besides([output.name for output, mark in marks if not mark])
    return Diagnosis(next(iter(names_of))[0], " ".join(texts) + unknown + rest_coincides(case))


def _phrase(case: Case, template: str, names: list[str]) -> str:
    return sentence(template, names, alone=len(case.expected.outputs) == 1)
