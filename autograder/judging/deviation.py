"""The neighbours of a function that do not do what they should, where a reference calls them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from autograder.judging import comparison, leeway
from autograder.judging.attempt import Attempt, Enough, quietly
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.neighbours import all_stand_ins, as_in, readings
from autograder.judging.reference import dependencies, rewired
from autograder.judging.subject import Function, Notebook

MAX_CALLS = 600  # of the student's functions while the reference runs on them


def deviating_neighbours(attempt: Attempt, tolerance: Tolerance) -> tuple[str, ...]:
    """The neighbours that deviate here, found once for a case, and those that did before.

    A function may call a neighbour on other values than the reference calls it on. One that is a
    front for the function that is judged may have deviated before for no other reason.
    """
    notes, wrong = attempt.notebook.notes, attempt.notebook.wrong
    if attempt.near not in notes.deviating:
        notes.deviating[attempt.near] = _found_deviating(attempt, tolerance)
        wrong.update(notes.deviating[attempt.near])
    here, fronts = notes.deviating[attempt.near], notes.fronts.get(attempt.near, ())
    if not here:
        attempt.notebook.unexcused.add(attempt.function.name)
    counted = wrong.difference(fronts).union(here)
    return tuple(name for name in dependencies(attempt.reference) if name in counted)


def known_wrong(attempt: Attempt) -> tuple[str, ...]:
    """The neighbours that are known to be wrong, or are not there."""
    names, wrong = dependencies(attempt.reference), attempt.notebook.wrong
    return tuple(name for name in names if name in wrong or _is_of_no_use(attempt.notebook, name))


def _is_of_no_use(notebook: Notebook, name: str) -> bool:
    return name not in notebook or notebook[name].unwell


def _found_deviating(attempt: Attempt, tolerance: Tolerance) -> tuple[str, ...]:
    """The neighbours that do not do what their references do while the reference runs on them.

    The student's process can note each step that it takes.
    """
    scope, notebook = attempt.reference.__globals__, attempt.notebook
    notebook.earlier.told.add(attempt.case)
    names = dependencies(attempt.reference)
    found = {name for name in names if _is_of_no_use(notebook, name)}
    fronts: set[str] = set()
    calls = iter(range(MAX_CALLS))

    def watched(name: str) -> Function:
        def watch(*args: Any) -> Any:
            if next(calls, None) is None:
                raise Enough
            mine, theirs = quietly(notebook[name], args), comparison.call(scope[name], args)
            if name in found:
                pass
            elif mine is None or not leeway.agree(mine, theirs, tolerance, args):
                (fronts if _hands_back(attempt, name, args) else found).add(name)
                if found >= well.keys():
                    raise Enough
            return theirs.value if mine is None else as_in(theirs, mine.value)

        return watch

    well = {name: watched(name) for name in names if name not in found}
    with notebook.dressed(dict.fromkeys(notebook.guises.others(attempt.reference.__name__))):
        quietly(rewired(attempt.reference, well), attempt.args)
    notebook.notes.fronts[attempt.near] = tuple(fronts)
    return tuple(name for name in names if name in found)


def _hands_back(attempt: Attempt, name: str, args: tuple[Any, ...]) -> bool:
    """Whether a neighbour only hands these arguments to the function that is judged.

    Or leans on it as its own reference does, or another reading of it. Then it is wrong because
    that one is, and not the other way round.
    """
    own, theirs = attempt.reference.__name__, attempt.reference.__globals__[name]
    stand_in = all_stand_ins(attempt.reference).get(own)
    if stand_in is None:
        return False
    with attempt.notebook.replaced({own: stand_in}, {}):
        got = quietly(attempt.notebook[name], args)
    if got is None:
        return False
    handed = [quietly(stand_in, a) for a in (args, attempt.args)]
    for each in (theirs, *readings(theirs)):
        if own in dependencies(each):
            handed.append(quietly(rewired(each, {own: stand_in}), args))
    return any(_same_value(got, call) for call in handed if call)


def _same_value(one: Call, other: Call) -> bool:
    """Whether two calls, of whatever arguments, gave the same."""
    return comparison.agree(replace(one, arguments=other.arguments), other, Tolerance())
