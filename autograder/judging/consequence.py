"""A mistake counts once: is a wrong result only the echo of another function's mistake?

`entrenarRed` calls the student's own `backProp`. When its result differs from the reference, the
loop itself may still be right. If some function it leans on does not do what it should, two
questions decide:

1. With harmless stand-ins in place of the functions it calls (`stand_ins.py`, public algebra), does
   it do with them exactly what the reference loop does? This also judges a loop whose
   `backProp` raises or never ends.
2. Is its result what the reference loop makes of the student's own functions? This judges a loop
   that reaches them by another way, for instance through a class.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from types import FunctionType
from typing import Any

import numpy as np

from autograder.judging import comparison
from autograder.judging.comparison import Call, Rule
from autograder.model import EngineError

Function = Any  # a plain function: it takes and returns what the task says
Environment = MutableMapping[str, Any]

MAX_CALLS = 600  # of the student's functions while the reference runs on them


@dataclass(frozen=True, slots=True)
class Attempt:
    """A student's function about to be held against the reference on some arguments."""

    function: Function
    reference: Function
    args: tuple[Any, ...]
    env: Environment


class _TooLong(Exception):
    """The replay would take more calls than it is worth."""


def causes(attempt: Attempt, got: Call | None, rule: Rule) -> tuple[str, ...]:
    """The functions whose mistake the attempt only echoes; none when the fault is its own.

    `got` is what the student's function did, None where it raised or never ended.
    """
    deviating = _remembered(attempt, rule)
    if not deviating:
        return ()
    alone = _with_stand_ins(attempt)
    if alone is not None and (got is None or not comparison.agree(alone, got, rule)):
        # It did call the stand-ins: what it made of them is the verdict.
        return deviating if _follows_stand_ins(attempt, alone, rule) else ()
    return _follows_neighbours(attempt, got, deviating, rule) if got else ()


def leans_on_the_unwell(attempt: Attempt) -> bool:
    """Whether a function it may call is known to hang or crash: it would only do the same."""
    known = (attempt.env.get(name) for name in dependencies(attempt.reference))
    return any(getattr(function, "unwell", False) for function in known)


def dependencies(reference: Function) -> tuple[str, ...]:
    """The other functions of its task that the reference calls by name, at any depth."""
    found = {reference.__name__: reference}
    for caller in _growing(found):
        for name in caller.__code__.co_names:
            called = caller.__globals__.get(name)
            if _is_of_the_task(called, reference):
                found.setdefault(name, called)
    return tuple(name for name in list(found)[1:] if not name.startswith("_"))


def _is_of_the_task(value: Any, reference: Function) -> bool:
    package = reference.__module__.rpartition(".")[0]
    return isinstance(value, FunctionType) and value.__module__.rpartition(".")[0] == package


def _growing(found: dict[str, Function]) -> Iterator[Function]:
    """The values of a dictionary, those that are added meanwhile included."""
    done = 0
    while done < len(found):
        yield list(found.values())[done]
        done += 1


def _rewired(reference: Function, replacements: dict[str, Function]) -> Function:
    """The reference with some of the functions it calls replaced, at any depth."""
    scope: dict[str, Any] = {}

    def here(function: Function) -> Function:
        return FunctionType(
            function.__code__, scope, function.__name__, function.__defaults__, function.__closure__
        )

    for name, value in list(reference.__globals__.items()):
        if _is_of_the_task(value, reference):
            scope.update({n: v for n, v in value.__globals__.items() if n not in scope})
            scope[name] = here(value)
    scope.update({n: v for n, v in reference.__globals__.items() if n not in scope})
    scope.update(replacements)
    return here(reference)


def _remembered(attempt: Attempt, rule: Rule) -> tuple[str, ...]:
    """The deviating neighbours, found once for a case however many references are tried on it."""
    notes = getattr(attempt.env, "notes", None)
    if notes is None:
        return _deviating(attempt, rule)
    key = tuple(map(id, attempt.args))
    if key not in notes.deviating:  # the arguments are kept too, so that no other gets their ids
        notes.deviating[key] = (attempt.args, _deviating(attempt, rule))
    found: tuple[str, ...] = notes.deviating[key][1]
    return found


def _deviating(attempt: Attempt, rule: Rule) -> tuple[str, ...]:
    """The neighbours that do not do what their references do while the reference runs on them."""
    scope, env = attempt.reference.__globals__, attempt.env
    names = dependencies(attempt.reference)
    found = {name for name in names if getattr(env.get(name), "unwell", name not in env)}
    calls = iter(range(MAX_CALLS))

    def watched(name: str) -> Function:
        def watch(*args: Any) -> Any:
            if next(calls, None) is None:
                raise _TooLong
            mine, theirs = _try(env[name], args), comparison.call(scope[name], args)
            if mine is None or not comparison.agree(mine, theirs, rule):
                found.add(name)
            return theirs.value if mine is None else _as_in(theirs, mine.value)

        return watch

    well = {name: watched(name) for name in names if name not in found}
    _try(_rewired(attempt.reference, well), attempt.args)
    return tuple(name for name in names if name in found)


def _with_stand_ins(attempt: Attempt) -> Call | None:
    """What it does with stand-ins in its neighbours' places; None where it fails even so."""
    with _replaced(attempt.env, _stand_ins(attempt.reference)):
        return _try(attempt.function, attempt.args)


def _follows_stand_ins(attempt: Attempt, alone: Call, rule: Rule) -> bool:
    """Whether, with the stand-ins it calls, it did what the reference does with them."""
    return any(
        comparison.difference(alone, _run(attempt, chosen), rule) is None
        for chosen in _subsets(_stand_ins(attempt.reference))
    )


def _follows_neighbours(
    attempt: Attempt, got: Call, deviating: tuple[str, ...], rule: Rule
) -> tuple[str, ...]:
    """The neighbours on which the reference does exactly what the student's function did.

    A function that gives the same whatever it is given follows from nothing: a constant can agree
    with constant neighbours by chance.
    """
    if _is_constant(attempt, got, rule):
        return ()
    scope, env = attempt.reference.__globals__, attempt.env
    for chosen in _subsets({n: _adapted(env[n], scope[n]) for n in deviating if n in env}):
        expected = _try(_rewired(attempt.reference, chosen), attempt.args)
        if expected and comparison.agree(got, expected, rule):
            return tuple(chosen)
    return ()


def _is_constant(attempt: Attempt, got: Call, rule: Rule) -> bool:
    others = comparison.flipped(attempt.args)
    pairs = zip(others, attempt.args, strict=True)
    if all(np.array_equal(o, a) for o, a in pairs if isinstance(a, np.ndarray)):
        return False  # these arguments look the same upside down
    there = _try(attempt.function, others)
    return there is not None and comparison.agree(
        Call(there.function, there.value, got.arguments), got, rule
    )


def _adapted(function: Function, reference: Function) -> Function:
    """A student's function whose lists the reference, which calculates with arrays, can use."""

    def adapted(*args: Any) -> Any:
        return _as_in(comparison.call(reference, args), comparison.call(function, args).value)

    return adapted


def _as_in(expected: Call, value: Any) -> Any:
    """The value with arrays where the reference has arrays; as it came where that cannot be."""
    outputs = comparison.unpacked(value, expected)
    if isinstance(outputs, str):
        return value
    pairs = zip(outputs, expected.outputs, strict=True)
    adapted = tuple(np.asarray(m, float) if isinstance(t, np.ndarray) else m for m, t in pairs)
    return adapted if isinstance(expected.value, tuple) else adapted[0]


def _run(attempt: Attempt, replacements: dict[str, Function]) -> Call:
    return comparison.call(_rewired(attempt.reference, replacements), attempt.args)


def _try(function: Function, args: tuple[Any, ...]) -> Call | None:
    try:
        return comparison.call(function, args)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - student code may raise anything; then it explains nothing
        return None


def _stand_ins(reference: Function) -> dict[str, Function]:
    package = reference.__module__.rpartition(".")[0]
    try:
        module = importlib.import_module(f"{package}.stand_ins")
    except ModuleNotFoundError:
        return {}
    known = [name for name in dependencies(reference) if hasattr(module, name)]
    return {name: getattr(module, name) for name in known}


def _subsets(functions: dict[str, Function]) -> Iterator[dict[str, Function]]:
    """All choices of the functions, the largest first."""
    for size in range(len(functions), 0, -1):
        for names in combinations(functions, size):
            yield {name: functions[name] for name in names}


@contextmanager
def _replaced(env: Environment, replacements: dict[str, Function]) -> Iterator[None]:
    before = {name: env[name] for name in replacements if name in env}
    env.update(replacements)
    try:
        yield
    finally:
        for name in replacements:
            if name in before:
                env[name] = before[name]
            else:
                del env[name]
