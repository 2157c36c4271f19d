"""A mistake counts once: is a wrong result only the echo of another function's mistake?

`entrenarRed` calls the student's own `backProp`. When its result differs from the reference, the
loop itself may still be right. Two questions decide, in this order:

1. With harmless stand-ins in place of the functions it calls (`stand_ins.py`, public algebra), does
   it do with them exactly what the reference loop does? This also judges a loop whose
   `backProp` raises or never ends.
2. Is its result what the reference loop makes of the student's own functions? This judges a loop
   that reaches them by another way, for instance through a class.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from types import FunctionType
from typing import Any

from autograder import comparison
from autograder.comparison import Call, Rule
from autograder.model import EngineError

Function = Callable[..., Any]  # takes and returns what the task says
Environment = MutableMapping[str, Any]

MAX_CALLS = 400  # of a student's function while the reference loop is replayed with it


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
    if not dependencies(attempt.reference):
        return ()
    cleared = _follows_stand_ins(attempt, rule)
    return cleared or (_follows_neighbours(attempt, got, rule) if got else ())


def leans_on_the_unwell(attempt: Attempt) -> bool:
    """Whether a function it may call is known to hang or crash: it would only do the same."""
    known = (attempt.env.get(name) for name in dependencies(attempt.reference))
    return any(getattr(function, "unwell", False) for function in known)


def dependencies(reference: Any) -> tuple[str, ...]:
    """The other functions of its module that the reference, a plain function, calls by name."""
    scope, names = reference.__globals__, reference.__code__.co_names
    return tuple(
        name
        for name in dict.fromkeys(names)
        if isinstance(scope.get(name), FunctionType)
        and scope[name].__module__ == reference.__module__
        and not name.startswith("_")
    )


def _rewired(reference: Any, replacements: dict[str, Function]) -> Function:
    """The reference with some of the functions it calls replaced."""
    scope = {**reference.__globals__, **replacements}
    return FunctionType(reference.__code__, scope, reference.__name__, reference.__defaults__)


def _follows_stand_ins(attempt: Attempt, rule: Rule) -> tuple[str, ...]:
    """The stand-ins with which it does exactly what the reference does with them; none if not."""
    stand_ins = _stand_ins(attempt.reference)
    if not stand_ins:
        return ()
    with _replaced(attempt.env, stand_ins):
        got = _try(attempt.function, attempt.args)
    for chosen in _subsets(stand_ins):
        expected = comparison.call(_rewired(attempt.reference, chosen), attempt.args)
        if got is not None and comparison.difference(got, expected, rule) is None:
            return tuple(chosen)
    return ()


def _follows_neighbours(attempt: Attempt, got: Call, rule: Rule) -> tuple[str, ...]:
    env = attempt.env
    known = [name for name in dependencies(attempt.reference) if callable(env.get(name))]
    neighbours = {name: _counted(env[name]) for name in known}
    for chosen in _subsets(neighbours):
        expected = _try(_rewired(attempt.reference, chosen), attempt.args)
        if expected and comparison.agree(got, expected, rule):
            return tuple(chosen)
    return ()


def _try(function: Function, args: tuple[Any, ...]) -> Call | None:
    try:
        return comparison.call(function, args)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - student code may raise anything; then it explains nothing
        return None


def _counted(function: Function) -> Function:
    left = iter(range(MAX_CALLS))

    def counted(*args: Any) -> Any:
        if next(left, None) is None:
            raise _TooLong
        return function(*args)

    return counted


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
