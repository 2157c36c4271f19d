"""A function that fails on a list of its neighbour's is right if it does right with an array there.

What a neighbour gives is right in many forms, and only one of them can be calculated with as the
task says: `lr * [1, 2]` raises, `3 * [1, 2]` has six numbers. The question is asked on the case
itself, of the student's own functions, before anything showed them what the reference does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from autograder.judging import comparison, consequence, phrases
from autograder.judging.alone import samples
from autograder.judging.attempt import Attempt, every_reading, quietly
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.findings import Guise
from autograder.judging.neighbours import stand_ins
from autograder.judging.phrases import joined
from autograder.judging.reference import dependencies
from autograder.judging.subject import Arguments, Notebook, Subject
from autograder.sandbox.forms import ARRAY, FLOATS, NUMBER, form_of


def note(function: Subject, notebook: Notebook, got: Call, expected: Call) -> None:
    """Keep in what a function gave a right result, where that is not the form asked for."""
    name = expected.function.__name__
    if name in notebook.guises.of or function.name != name:
        return
    notebook.guises.seen.add(name)
    if name in notebook.notes.foreign:
        told: tuple[str, str] | None = (phrases.GIVES_FOREIGN, phrases.AS_PLAIN)
    else:
        told = _told(got, expected)
    if told:
        notebook.guises.of[name] = Guise(form_of(expected.value), f"{name} {told[0]}", told[1])


def is_possible(attempt: Attempt) -> bool:
    """Whether another function may give what is right in another form, and nothing was shown."""
    guises, reference = attempt.notebook.guises, attempt.reference
    unknown = not guises.seen.issuperset(dependencies(reference))
    may_be = unknown or bool(guises.others(reference.__name__))
    return may_be and attempt.case not in attempt.notebook.earlier.told


def seen_through(attempt: Attempt, expected: Call, tolerance: Tolerance) -> Call | None:
    """What it does where the others give what they give in the form that was asked for.

    None where it fails even so. If that is right, the notes say whose form it failed on.
    """
    notebook, name, got = attempt.notebook, attempt.reference.__name__, None
    tried = samples(attempt, stand_ins(attempt.reference))
    _look_at_rest(attempt, tried)
    for chosen in _choices(attempt):
        with notebook.dressed({each: tried.get(each) for each in chosen}):
            got = quietly(attempt.function.distracted_by(attempt.others), attempt.args)
        if got is not None and comparison.difference(got, expected, tolerance) is None:
            notebook.guises.hurt[name] = chosen
            notebook.notes.odd.pop(name, None)  # what it gave at first
            notebook.notes.remark = said(phrases.RIGHT_BUT, name, notebook)
            break
        if attempt.function.unwell:
            break
    return got


def said(sentence: str, name: str, notebook: Notebook) -> str:
    """The sentence on a function that is right, with who gives what and how to mend it."""
    culprits = notebook.guises.hurt[name]
    guises = [notebook.guises.of[culprit] for culprit in culprits]
    remedies = dict.fromkeys(guise.remedy for guise in guises)
    return sentence.format(
        name, joined([g.said for g in guises]), joined(list(culprits)), " o ".join(remedies)
    )


def _look_at_rest(attempt: Attempt, tried: Mapping[str, Arguments]) -> None:
    """Ask the neighbours that no check came to as yet, about examples that everybody has."""
    notebook, scope = attempt.notebook, attempt.reference.__globals__
    known, unknown = notebook.references.examples, tried.keys() - notebook.guises.seen
    for each in every_reading(attempt) if unknown else ():
        consequence.ask(each)
    for name in unknown:
        notebook.guises.seen.add(name)
        examples = known(name) if known else (tried[name],)
        for args in examples if name in notebook else ():
            got, expected = quietly(notebook[name], args), comparison.call(scope[name], args)
            if got is not None and comparison.difference(got, expected, Tolerance()) is None:
                note(notebook[name], notebook, got, expected)


def _choices(attempt: Attempt) -> Iterator[tuple[str, ...]]:
    """Whose form to mend: those it was in another case, one alone, all of them."""
    guises, name = attempt.notebook.guises, attempt.reference.__name__
    others, known = guises.others(name), guises.hurt.get(name)
    singles = [(other,) for other in others]
    yield from dict.fromkeys(filter(None, (known, *singles, others)))


def _told(got: Call, expected: Call) -> tuple[str, str] | None:
    """What it gives instead of what, and how to mend that; None where all is of one kind."""
    if comparison.is_alike(got.value, expected.value):
        return None
    own = comparison.pieces(got.value, expected)
    for title, mine, theirs in zip(expected.titles, own, expected.pieces, strict=True):
        if other := _other_kind(mine, theirs):
            given, asked, remedy = other
            several = len(expected.pieces) > 1
            words = phrases.GIVES_OTHER_PART if several else phrases.GIVES_OTHER
            return words.format(given, asked, title), remedy
    return None


def _other_kind(mine: Any, theirs: Any) -> tuple[str, str, str] | None:
    """What came, what was asked and what to do; None where that is of one kind."""
    form, kind = form_of(theirs), phrases.kind_of(mine)
    if form == NUMBER and np.ndim(mine):
        return kind, phrases.A_NUMBER, phrases.AS_NUMBER
    if form in (FLOATS, ARRAY) and not isinstance(mine, np.ndarray):
        return kind, phrases.AN_ARRAY, phrases.AS_ARRAY
    if form == FLOATS and mine.dtype.kind != "f":
        return kind, phrases.AN_ARRAY_OF_FLOATS, phrases.AS_FLOATS
    if isinstance(theirs, dict) and isinstance(mine, dict) and theirs:
        return _other_kind(*next(iter(zip(mine.values(), theirs.values(), strict=False))))
    return None
