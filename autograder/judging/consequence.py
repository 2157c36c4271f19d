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

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from autograder.judging import comparison, leeway
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.neighbours import adapted, all_stand_ins, as_in, readings, stand_ins
from autograder.judging.reference import dependencies, rewired
from autograder.judging.subject import Notebook, Subject
from autograder.model import EngineError, StudentError

Function = Callable[..., Any]  # takes and returns what the task says

ANY = Tolerance(1e-9)  # what stand-ins change may be little: of a thousand, a logarithm
MAX_CALLS = 600  # of the student's functions while the reference runs on them


@dataclass(frozen=True)
class Attempt:
    """A student's function about to be held against the reference on some arguments."""

    function: Subject
    reference: Function
    args: tuple[Any, ...]
    notebook: Notebook

    @cached_property
    def digest(self) -> bytes:
        """A digest of the arguments."""
        return comparison.digest(self.args)

    @cached_property
    def case(self) -> bytes:
        """Whom is asked what."""
        return (self.function.name or self.reference.__name__).encode() + self.digest

    @cached_property
    def near(self) -> bytes:
        """The arguments and whom the reference leans on: another reading may lean on others."""
        return self.digest + repr(dependencies(self.reference)).encode()

    @property
    def others(self) -> tuple[Any, ...]:
        """Arguments that are none of the case: to call it on first, for what it may keep."""
        return comparison.shortened(comparison.flipped(self.args))

    @property
    def parameters(self) -> dict[str, Any]:
        """The arguments by the names the reference gives them."""
        code = self.reference.__code__  # asked often: inspect.signature takes its time
        return dict(zip(code.co_varnames[: code.co_argcount], self.args, strict=False))


class _Enough(Exception):
    """The replay has told all that it can, or would take more calls than it is worth."""


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
    deviating = _deviating_neighbours(attempt, tolerance)
    if _is_proved(attempt, got, deviating, tolerance):
        return Echo(deviating, proved=True)
    return _unproved(attempt, got, deviating, tolerance) if deviating else None


def is_its_own(attempt: Attempt) -> bool:
    """Whether a wrong result is surely the function's own fault, before anybody looks.

    What it calls lost nothing, and once all of it was seen to do what it should: whoever errs now
    does so on demand, and excuses nobody.
    """
    names, notebook = set(dependencies(attempt.reference)), attempt.notebook
    searched = attempt.function.name in notebook.unexcused
    return not names or (searched and names <= notebook.flawless)


def every_reading(attempt: Attempt) -> tuple[Attempt, ...]:
    """The attempt, and the same held against the other ways to lean on neighbours."""
    others = readings(attempt.reference)
    return attempt, *(replace(attempt, reference=reading) for reading in others)


def ask(attempt: Attempt) -> None:
    """Ask what it does with stand-ins, while none of its neighbours was called for it."""
    for chosen in filter(None, _choices(attempt, _known_wrong(attempt))):
        _alone(attempt, chosen, thorough=True)


def early_echo(attempt: Attempt, got: Call | None, tolerance: Tolerance) -> Echo | None:
    """What it echoes of functions that are known to be wrong, as far as stand-ins prove it.

    It is asked while nothing has shown it what the reference does, or before it is called at all.
    """
    known = _known_wrong(attempt)
    choices = _choices(attempt, known)
    proved = any(_proves(attempt, got, chosen, known, tolerance) for chosen in choices)
    return Echo(known, proved=True) if proved else None


def _choices(attempt: Attempt, wrong: tuple[str, ...]) -> tuple[dict[str, Function], ...]:
    """The stand-ins that may prove something: all, or those of the wrong neighbours."""
    everything = stand_ins(attempt.reference)
    return everything, {name: everything[name] for name in wrong if name in everything}


def _is_proved(
    attempt: Attempt, got: Call | None, deviating: tuple[str, ...], tolerance: Tolerance
) -> bool:
    """Whether stand-ins make a difference, and it does with them exactly what it should."""
    choices = _choices(attempt, deviating) if deviating else ()
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
    alone = _alone(attempt, chosen, thorough=True) if chosen else None
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
    alone = _alone(attempt, stand_ins(attempt.reference), thorough=False)
    if alone is not None and _is_other(alone, got, tolerance):
        return None  # it does call them, and makes something else of them than it should
    culprits = _follows_neighbours(attempt, got, deviating, tolerance)
    return Echo(culprits, proved=False) if culprits else None


def fails_alike(attempt: Attempt, error: Exception) -> tuple[str, ...]:
    """The neighbours on which the reference fails as the student's function did, if any.

    None where stand-ins in their places keep the function from failing: its fault is its own then.
    """
    deviating = _deviating_neighbours(attempt, Tolerance())
    alone = _alone(attempt, stand_ins(attempt.reference), thorough=False) if deviating else None
    if alone is not None:
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
    alone = _alone(attempt, chosen, thorough=False)
    return alone is None or _is_other(alone, got, Tolerance())


@np.errstate(all="ignore")
def quietly(function: Function, args: tuple[Any, ...]) -> Call | None:
    """A call that may fail, for then it explains nothing."""
    try:
        return comparison.call(function, args)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - a student's function and a mistake may raise anything
        return None


def _deviating_neighbours(attempt: Attempt, tolerance: Tolerance) -> tuple[str, ...]:
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


def _known_wrong(attempt: Attempt) -> tuple[str, ...]:
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
                raise _Enough
            mine, theirs = quietly(notebook[name], args), comparison.call(scope[name], args)
            if name in found:
                pass
            elif mine is None or not leeway.agree(mine, theirs, tolerance, args):
                (fronts if _hands_back(attempt, name, args) else found).add(name)
                if found >= well.keys():
                    raise _Enough
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


def _alone(attempt: Attempt, chosen: dict[str, Function], *, thorough: bool) -> Call | None:
    """What it does with stand-ins in its neighbours' places; None where it fails even so.

    Thorough are those that also take the place of what a neighbour hands its work on to; they prove
    something, and so nothing is asked anew of who was shown the reference's steps. Found once for
    a case, however many references are tried on it.
    """
    earlier = attempt.notebook.earlier
    key = attempt.case + repr((*sorted(chosen), thorough)).encode()
    if key not in earlier.alone:
        if thorough and attempt.case in earlier.told:
            return None
        tried = samples(attempt, chosen) if thorough else {}
        with attempt.notebook.replaced(chosen, tried):
            earlier.alone[key] = quietly(attempt.function, attempt.args)
    return earlier.alone[key]


def samples(attempt: Attempt, chosen: dict[str, Function]) -> dict[str, tuple[Any, ...]]:
    """By name, arguments for its neighbours to be tried on, none left out.

    The first that the reference calls them with in an example that everybody has: those of a hidden
    case would show the student's process how far the reference comes, a tape or the first step.
    """
    found: dict[str, tuple[Any, ...]] = {}
    most = {name: function.__code__.co_argcount for name, function in chosen.items()}

    def kept(name: str) -> Function:
        def keep(*args: Any) -> Any:
            if len(args) > len(found.get(name, ())):
                found[name] = args
            if all(len(found.get(n, ())) >= most[n] for n in most):
                raise _Enough
            return chosen[name](*args)

        return keep

    shown = rewired(attempt.reference, {name: kept(name) for name in chosen})
    for example in _examples(attempt):
        if found.keys() < chosen.keys():
            quietly(shown, example)
    return found


def _examples(attempt: Attempt) -> Sequence[tuple[Any, ...]]:
    """What public checks call the function with, first where they name the same formula.

    Where there is no exam, nothing is hidden.
    """
    known = attempt.notebook.references.examples
    if known is None:
        return (attempt.args,)

    def differs(args: tuple[Any, ...]) -> bool:
        pairs = zip(args, attempt.args, strict=False)
        texts = ((one, other) for one, other in pairs if isinstance(other, str))
        return any(not isinstance(one, str) or one != other for one, other in texts)

    return sorted(known(attempt.function.name or attempt.reference.__name__), key=differs)


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
