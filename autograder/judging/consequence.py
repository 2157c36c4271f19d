"""A mistake counts once: is a wrong result only the echo of another function's mistake?

`entrenarRed` calls the student's own `backProp`. When its result differs from the reference, the
loop itself may still be right. If some function it leans on does not do what it should, two
questions decide:

1. With harmless stand-ins in place of the functions it calls (`stand_ins.py`, public algebra), does
   it do something else, and exactly what the reference loop does with them? Then its part is
   proved, and the mistake is only the other's. This also judges a loop whose `backProp` raises or
   never ends.
2. Where stand-ins change nothing: is its result what the reference loop makes of the student's own
   functions? That proves nothing, since the student chooses those functions: `backProp` may stand
   still so that no loop is needed. It is a reason for a person to look. So is an error that the
   reference gets from them in the same place, or that they never end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from autograder.judging import comparison
from autograder.judging.alone import tried_alone
from autograder.judging.attempt import Attempt, quietly
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.deviation import deviating_neighbours, known_wrong
from autograder.judging.neighbours import adapted, all_stand_ins, stand_ins
from autograder.judging.reference import dependencies, rewired
from autograder.judging.subject import Function
from autograder.model import EngineError, StudentError

ANY = Tolerance(1e-9)  # what stand-ins change may be little: of a thousand, a logarithm


@dataclass(frozen=True, slots=True)
class Echo:
    """The neighbours that a wrong result comes from, and whether the rest is proved to be right."""

    of: tuple[str, ...]
    proved: bool


def echo(attempt: Attempt, got: Call | None, tolerance: Tolerance) -> Echo | None:
    """What the attempt only echoes, or may only echo; None when the fault is its own.

    `got` is what the student's function did, None where it raised or never ended. `early_echo`
    comes before, for every reference that is tried.
    """
    deviating = deviating_neighbours(attempt, tolerance)
    if not deviating:
        return None
    if _is_proved(attempt, got, deviating, tolerance):
        return Echo(deviating, proved=True)
    return _unproved(attempt, got, deviating, tolerance)


def is_its_own(attempt: Attempt) -> bool:
    """Whether a wrong result is surely the function's own fault, before anybody looks.

    What it calls lost nothing, and once all of it was seen to do what it should: whoever errs now
    does so on demand, and excuses nobody.
    """
    names, notebook = set(dependencies(attempt.reference)), attempt.notebook
    searched = attempt.function.name in notebook.unexcused
    return not names or (searched and names <= notebook.flawless)


def ask(attempt: Attempt) -> None:
    """Ask what it does with stand-ins, while none of its neighbours was called for it."""
    for chosen in filter(None, _choices(attempt, known_wrong(attempt))):
        tried_alone(attempt, chosen, thorough=True)


def early_echo(attempt: Attempt, got: Call | None, tolerance: Tolerance) -> Echo | None:
    """What it echoes of functions that are known to be wrong, as far as stand-ins prove it.

    It is asked while nothing has shown it what the reference does, or before it is called at all.
    """
    known = known_wrong(attempt)
    return Echo(known, proved=True) if _is_proved(attempt, got, known, tolerance) else None


def _choices(attempt: Attempt, wrong: tuple[str, ...]) -> tuple[dict[str, Function], ...]:
    """The stand-ins that may prove something: all, or those of the wrong neighbours."""
    everything = stand_ins(attempt.reference)
    return everything, {name: everything[name] for name in wrong if name in everything}


def _is_proved(
    attempt: Attempt, got: Call | None, deviating: tuple[str, ...], tolerance: Tolerance
) -> bool:
    """Whether stand-ins make a difference, and it does with them exactly what it should."""
    choices = _choices(attempt, deviating)
    return any(_proves(attempt, got, chosen, deviating, tolerance) for chosen in choices)


def _proves(
    attempt: Attempt,
    got: Call | None,
    chosen: dict[str, Function],
    deviating: tuple[str, ...],
    tolerance: Tolerance,
) -> bool:
    """Whether it does something else with these stand-ins, and what the reference does then.

    One difference is enough for a check: a lone class may be the same with stand-ins, by chance.
    """
    name, proved = attempt.reference.__name__, attempt.notebook.notes.proved
    alone = tried_alone(attempt, chosen, thorough=True) if chosen else None
    if alone is None or not (name in proved or _is_other(alone, got, ANY)):
        return False
    for some in _subsets(chosen, deviating):
        if comparison.difference(alone, _run(attempt, some), tolerance) is None:
            proved.add(name)
            return True
    return False


def _unproved(
    attempt: Attempt, got: Call | None, deviating: tuple[str, ...], tolerance: Tolerance
) -> Echo | None:
    """What it may only echo, where the stand-ins that surely reach it change nothing."""
    if got is None:
        return None
    alone = tried_alone(attempt, stand_ins(attempt.reference), thorough=False)
    if alone is not None and _is_other(alone, got, tolerance):
        return None  # it does call them, and makes something else of them than it should
    culprits = _follows_neighbours(attempt, got, deviating, tolerance)
    return Echo(culprits, proved=False) if culprits else None


def fails_alike(attempt: Attempt, error: Exception) -> tuple[str, ...]:
    """The neighbours on which the reference fails as the student's function did, if any.

    None where stand-ins in their places keep the function from failing: its fault is its own then.
    """
    deviating = deviating_neighbours(attempt, Tolerance())
    everything = stand_ins(attempt.reference)
    if not deviating or tried_alone(attempt, everything, thorough=False) is not None:
        return ()
    if not isinstance(error, StudentError):
        near = [name for name in deviating if name in attempt.notebook]
        return tuple(name for name in near if attempt.notebook[name].unwell)
    own = {name: attempt.notebook[name] for name in deviating if name in attempt.notebook}
    try:
        comparison.call(rewired(attempt.reference, dict(own)), attempt.args)
    except StudentError as theirs:
        return tuple(own) if _same_error(error, theirs) else ()
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - the reference may trip over what they give
        return ()
    return ()


def _same_error(one: StudentError, other: StudentError) -> bool:
    return all(
        getattr(one, part) == getattr(other, part) for part in ("type", "message", "cell", "line")
    )


def may_hang(attempt: Attempt) -> bool:
    """Whether it, or a function it may call, is known to hang or crash."""
    names = dependencies(attempt.reference)
    near = [attempt.notebook[name] for name in names if name in attempt.notebook]
    return any(function.unwell for function in (attempt.function, *near))


def calls_neighbours(attempt: Attempt, got: Call | None) -> bool:
    """Whether stand-ins in the places of the reference's neighbours change what it does."""
    return _changes(attempt, got, stand_ins(attempt.reference))


def called_besides(attempt: Attempt, got: Call | None, names: Iterable[str]) -> list[str]:
    """Those of these functions that it calls and the reference does not: a gradient by differences.

    Each is tried by its stand-in alone. Of a function that gives something else each time nothing
    is known.
    """
    known = all_stand_ins(attempt.reference)
    near = {attempt.reference.__name__, *dependencies(attempt.reference)}
    besides = [name for name in names if name in known and name not in near]
    if not besides or _changes(attempt, got, {}):
        return []
    return [name for name in besides if _changes(attempt, got, {name: known[name]})]


def _changes(attempt: Attempt, got: Call | None, chosen: dict[str, Function]) -> bool:
    """Whether these in the places of others change what it does."""
    alone = tried_alone(attempt, chosen, thorough=False)
    return alone is None or _is_other(alone, got, Tolerance())


def _is_other(alone: Call, got: Call | None, tolerance: Tolerance) -> bool:
    return got is None or not comparison.agree(alone, got, tolerance)


def _follows_neighbours(
    attempt: Attempt, got: Call, deviating: tuple[str, ...], tolerance: Tolerance
) -> tuple[str, ...]:
    """The neighbours on which the reference does exactly what the student's function did."""
    scope, notebook = attempt.reference.__globals__, attempt.notebook
    own = {name: adapted(notebook[name], scope[name]) for name in deviating if name in notebook}
    for chosen in _subsets(own, deviating):
        expected = quietly(rewired(attempt.reference, chosen), attempt.args)
        if expected and comparison.agree(got, expected, tolerance):
            return tuple(chosen)
    return ()


def _run(attempt: Attempt, stand_ins: dict[str, Function]) -> Call:
    """What the reference does with stand-ins, for all the submissions that are asked the same."""
    known, chosen = attempt.notebook.references, tuple(stand_ins.items())
    return known.call(attempt.reference, attempt.args, attempt.digest, chosen)


def _subsets(
    functions: dict[str, Function], deviating: tuple[str, ...]
) -> Iterator[dict[str, Function]]:
    """All choices of the functions with a deviating one among them, the largest first."""
    for size in range(len(functions), 0, -1):
        for names in combinations(functions, size):
            if not set(names).isdisjoint(deviating):
                yield {name: functions[name] for name in names}
