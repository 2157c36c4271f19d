"""What checks will probably ask of a notebook: known from running them once with the references.

Of what they ask, runs of calls are foreseen that may travel together, of functions of which the
text says that they keep nothing. Of hidden checks a run is of one function, and no argument in it
is what an earlier call of the run must answer: nobody who looks ahead on the socket finds there
what he is asked for now. What public checks ask and expect, everybody has.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any

import numpy as np

from autograder.judging.subject import Arguments, Function, LocalNotebook, References
from autograder.model import Check, Question
from autograder.sandbox import wire
from autograder.sandbox.ahead import Foreseen, Run
from autograder.sandbox.simplify import plain

LONGEST = 16  # calls of a run of hidden checks
LONGEST_PUBLIC = 64
LARGEST = 1 << 15  # bytes of all of them: more than a socket takes at once would have to wait
MOST_KNOWN = 2000  # sequences of checks, each with the functions that keep nothing


@dataclass(frozen=True, slots=True)
class Asked:
    """A call that a check made of a reference."""

    name: str
    args: Arguments  # as they were before the call
    foreseen: Foreseen | None  # None where it is too large to travel with others
    answer: Any  # what it gave, and the arguments as it left them


class Rehearsals:
    """The runs of each check of an exam; threads may share them."""

    def __init__(
        self,
        solution: Mapping[str, Function],
        references: References,
        questions: Sequence[Question] = (),
    ) -> None:
        self._solution, self._references = solution, references
        self._public = {q.name: [c for c in q.checks if not c.hidden] for q in questions}
        self._known: dict[tuple[Any, ...], list[Run]] = {}
        self._examples: dict[str, tuple[Arguments, ...]] = {}
        self._lock = RLock()  # a rehearsal may ask for examples

    def examples(self, name: str) -> tuple[Arguments, ...]:
        """What the public checks of a function call it with: no secret, everybody has them."""
        with self._lock:
            if name not in self._examples:
                asked = (a for check in self._public.get(name, ()) for a in self._rehearsed(check))
                self._examples[name] = tuple(a.args[:-1] for a in asked if a.name == name)
            return self._examples[name]

    def runs(
        self, checks: Sequence[Check], forgetful: frozenset[str], *, mixed: bool = False
    ) -> Sequence[Run]:
        """What may travel together of checks in this order, if these functions keep nothing.

        With `mixed`, public checks may have calls of several functions in one run.
        """
        forgetful = forgetful.intersection(self._solution)  # no names that each student chooses
        if not forgetful:
            return ()
        mixed = mixed and not any(check.hidden for check in checks)
        key = (tuple(check.body for check in checks), forgetful, mixed)
        with self._lock:
            if key not in self._known:
                calls = [call for check in checks for call in self._rehearsed(check)]
                follows = _may_follow_publicly if mixed else _may_follow
                if len(self._known) >= MOST_KNOWN:
                    self._known.clear()
                self._known[key] = _worth_while(_runs(calls, forgetful, follows))
            return self._known[key]

    def _rehearsed(self, check: Check) -> Sequence[Asked]:
        """The calls that a check makes where everything is right."""
        log: list[Asked] = []
        scope = {name: _Reference(name, f, log) for name, f in self._solution.items()}
        notebook = _Solved(scope, self._references)
        given = {name: notebook if name == "env" else notebook[name] for name in check.wants}
        try:
            with np.errstate(all="ignore"):
                check.body(**given)
        except Exception:  # noqa: BLE001 - what it asked until then is foreseen even so
            return log
        return log


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference that notes what is asked of it; a Subject."""

    name: str
    function: Function
    log: list[Asked] = field(repr=False)
    first: Arguments | None = None
    unwell: bool = False

    def distracted_by(self, others: Arguments) -> _Reference:
        """The same, said to be called on `others` before every call."""
        return replace(self, first=others)

    def __call__(self, *args: Any) -> Any:
        """What the reference gives."""
        errors = {kind: str(action) for kind, action in np.geterr().items()}
        before = None if self.first is None else list(self.first)
        packed = wire.pack([self.name, list(args), errors, before])
        asked = copy.deepcopy(args)  # a check may write to its arguments later
        answer = plain(self.function(*args))
        foreseen = None if packed is None else Foreseen(self.name, packed, before is not None)
        told = copy.deepcopy((answer, *args))
        self.log.append(Asked(self.name, (*asked, before), foreseen, told))
        return answer


class _Solved(LocalNotebook):
    """The references under the names of a notebook."""

    def __getitem__(self, name: str) -> Any:
        return self._scope[name]


def _runs(
    calls: Sequence[Asked],
    forgetful: frozenset[str],
    may_follow: Callable[[Sequence[Asked], Asked], bool],
) -> Iterator[list[Asked]]:
    """Runs, in their order; some are empty."""
    run: list[Asked] = []
    for call in calls:
        alone = call.foreseen is None or call.name not in forgetful
        if alone or (run and not (_has_room(run, call) and may_follow(run, call))):
            yield run
            run = []
        if not alone:
            run.append(call)
    yield run


def _worth_while(runs: Iterator[Sequence[Asked]]) -> list[Run]:
    """Those of more than one call, and single calls that would set off a later one too early."""
    kept = [tuple(call.foreseen for call in run if call.foreseen) for run in runs if run]
    first = {run[0] for run in kept if len(run) > 1}
    return [run for run in kept if run[0] in first]


def _has_room(run: Sequence[Asked], call: Asked) -> bool:
    """Whether one more call travels in one piece with those before it."""
    return sum(len(each.foreseen.packed) for each in (*run, call) if each.foreseen) <= LARGEST


def _may_follow(run: Sequence[Asked], call: Asked) -> bool:
    """Whether a call may travel with those before it, whoever reads ahead."""
    if call.name != run[0].name or len(run) == LONGEST:
        return False
    told = set().union(*(_numbers(each.answer) - _numbers(each.args) for each in run))
    return told.isdisjoint(_numbers(call.args))


def _may_follow_publicly(run: Sequence[Asked], _: Asked) -> bool:
    """Whether a call that is no secret may travel with those before it."""
    return len(run) < LONGEST_PUBLIC


def _numbers(value: Any) -> set[Any]:
    """What a value would be recognised by somewhere else: its fractions, all in order, text."""
    if isinstance(value, dict):
        return _numbers(list(value.values()))
    if isinstance(value, list | tuple) and not _is_row(value):
        return set().union(*map(_numbers, value))
    if isinstance(value, str):
        return {value}
    values = np.asarray(value).ravel()
    if values.dtype.kind not in "biufc":
        return set()
    parts = values[values != np.round(values)] if values.dtype.kind in "fc" else values[:0]
    whole = {tuple(values.tolist())} if values.size > 1 else set()
    return whole | {f"{number:.9g}" for number in np.abs(parts).tolist()}


def _is_row(value: Sequence[Any]) -> bool:
    """Whether it is a sequence of numbers only."""
    return bool(value) and all(isinstance(item, int | float) for item in value)
