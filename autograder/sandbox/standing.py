"""Stand-ins in a notebook: a harmless function in the place of one of its own, however reached.

Code finds a function under its name in the notebook; or as an object that an alias, a table, a
closure or a default argument holds; or where a function of that name only hands its work on, to a
method for instance, by calling that method. A stand-in takes all these places, and leaves them as
they were.
"""

from __future__ import annotations

import gc
import inspect
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from itertools import chain
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import numpy as np

Function = Callable[..., Any]  # takes and returns what the task says
Arguments = tuple[Any, ...]
Place = tuple[tuple[str, Any], ...]  # the way to a value: an argument, then attributes and items

DEEP, WIDE = 4, 300  # how far and among how many values an argument is looked for
MOST_CALLS = 300  # of the notebook's functions, looked at while one of them is tried
_PLAIN = (np.ndarray, np.generic, str, bytes, int, float, complex, ModuleType, type(None))
_MISSING = object()


class Standing:
    """The stand-ins of one notebook; `guard` bounds the time in which a function is tried."""

    def __init__(
        self,
        scope: dict[str, Any],
        guard: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._scope, self._guard = scope, guard
        self._known = _Functions()
        self._taken: dict[str, tuple[Any, list[tuple[FunctionType, CodeType]]]] = {}

    def put(self, name: str, stand_in: Function, sample: Arguments | None = None) -> None:
        """Put a stand-in where the notebook has its function of that name.

        With a `sample`, arguments of that function, those it hands its work on to give way too.
        """
        self.restore(name)
        own = self._scope.get(name, _MISSING)
        changed: list[tuple[FunctionType, CodeType]] = []
        self._taken[name] = own, changed
        heirs = [] if own is _MISSING or sample is None else self._heirs(own, sample)
        standing = _in_the_order_of(own, stand_in)
        self._scope[name] = standing
        if isinstance(own, FunctionType):
            changed.append(_calling(own, standing))
        for function, places in heirs:
            changed.append(_calling(function, _finding(function, places, stand_in)))

    def dress(
        self, name: str, change: Callable[[Any], Any], sample: Arguments | None = None
    ) -> None:
        """Let what the notebook's own function gives be changed, whoever calls it.

        With a `sample`, so is what those give that it hands its work on to.
        """

        def changed(function: Any) -> Function:
            itself = _again(function)
            return lambda *args, **named: change(itself(*args, **named))

        self.restore(name)
        own = self._scope[name]
        heirs = [] if sample is None else self._heirs(own, sample)
        self.put(name, changed(own))
        for heir, _ in heirs:
            self._taken[name][1].append(_calling(heir, changed(heir)))

    def restore(self, name: str) -> None:
        """Give the notebook back what it had; nothing where no stand-in stands."""
        own, changed = self._taken.pop(name, (None, None))
        if changed is None:
            return
        for function, code in reversed(changed):
            function.__code__ = code
        if own is _MISSING:
            self._scope.pop(name, None)
        else:
            self._scope[name] = own

    def _heirs(self, own: Any, sample: Arguments) -> list[tuple[FunctionType, list[Place]]]:
        """The functions of the notebook that `own` hands its work on to, and its arguments there.

        One to which all of its arguments came, and whose result it returned, or which raised.
        """
        code = own.__code__ if isinstance(own, FunctionType) else None
        trial = _Trial(self._scope, sample, self._known, code)
        try:
            with self._guard(), trial:
                result = own(*sample)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a student's function may end in any way
            found = trial.raised(error)
        else:
            found = trial.returned(result)
        return found


class _Trial:
    """Which functions of a notebook are entered with all of some arguments, while it lasts."""

    def __init__(
        self, scope: dict[str, Any], sample: Arguments, known: _Functions, own: CodeType | None
    ) -> None:
        self._scope, self._sample, self._known, self._own = scope, sample, known, own
        self._left = MOST_CALLS
        self._entered: dict[FrameType, tuple[FunctionType, list[Place]]] = {}
        self._results: dict[FrameType, Any] = {}

    def __enter__(self) -> None:
        sys.setprofile(self._watch)

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def returned(self, result: Any) -> list[tuple[FunctionType, list[Place]]]:
        """Those that gave this result."""
        frames = [frame for frame, value in self._results.items() if _same(value, result)]
        return self._once(frames)

    def raised(self, error: BaseException) -> list[tuple[FunctionType, list[Place]]]:
        """Those that the error went through."""
        frames, traceback = [], error.__traceback__
        while traceback is not None:
            frames.append(traceback.tb_frame)
            traceback = traceback.tb_next
        return self._once([frame for frame in frames if frame in self._entered])

    def _once(self, frames: list[FrameType]) -> list[tuple[FunctionType, list[Place]]]:
        found = {id(f): (f, places) for f, places in (self._entered[frame] for frame in frames)}
        return list(found.values())

    def _watch(self, frame: FrameType, event: str, value: Any) -> None:
        if event == "return" and frame in self._entered:
            self._results[frame] = value
        ours = frame.f_globals is self._scope and frame.f_code is not self._own
        if event != "call" or not ours or self._left <= 0:
            return
        self._left -= 1
        names = inspect.getargs(frame.f_code)
        listed = [*names.args, *(n for n in (names.varargs, names.varkw) if n)]
        arguments = {name: frame.f_locals[name] for name in listed}
        places = _places(arguments, self._sample)
        function = self._known.of(frame) if places is not None else None
        if function is not None and places is not None:
            self._entered[frame] = function, places


class _Functions:
    """Which function runs in a frame: Python does not say, and a search is slow."""

    def __init__(self) -> None:
        self._by_code: dict[int, tuple[CodeType, list[FunctionType]]] = {}  # equal codes differ

    def of(self, frame: FrameType) -> FunctionType | None:
        """The function; of several from one factory, the one that closes over the same."""
        code, held = frame.f_code, frame.f_locals
        if id(code) not in self._by_code:
            holders = [f for f in gc.get_referrers(code) if isinstance(f, FunctionType)]
            self._by_code[id(code)] = code, [f for f in holders if f.__code__ is code]
        for function in self._by_code[id(code)][1]:
            cells = zip(code.co_freevars, function.__closure__ or (), strict=True)
            if all(held.get(name, _MISSING) is _content(cell) for name, cell in cells):
                return function
        return None


def _content(cell: Any) -> Any:
    try:
        return cell.cell_contents
    except ValueError:  # empty as yet
        return _MISSING


def _places(arguments: dict[str, Any], sample: Arguments) -> list[Place] | None:
    """Where each value of the sample is among the arguments of a call; None if one is not."""
    known, found = list(_values_in(arguments)), list[Place]()
    for wanted in sample:
        place = _place(wanted, known, found)
        if place is None:
            return None
        found.append(place)
    return found


def _place(wanted: Any, known: list[tuple[Place, Any]], taken: list[Place]) -> Place | None:
    """The nearest place of a value, if there is one that is not another's: x · x has two."""
    itself = (place for place, value in known if value is wanted)
    equal = (place for place, value in known if _same(value, wanted))
    first = None
    for place in chain(itself, equal):
        if place not in taken:
            return place
        first = first or place
    return first


def _values_in(arguments: dict[str, Any]) -> Iterator[tuple[Place, Any]]:
    """The arguments of a call and what they hold, the nearest first."""
    waiting: deque[tuple[Place, Any]] = deque(
        ((("item", name),), value) for name, value in arguments.items()
    )
    for _ in range(WIDE):
        if not waiting:
            return
        place, value = waiting.popleft()
        yield place, value
        if len(place) < DEEP and not isinstance(value, _PLAIN):
            waiting.extend(((*place, step), part) for step, part in _parts(value))


def _parts(value: Any) -> Iterator[tuple[tuple[str, Any], Any]]:
    if isinstance(value, dict):
        yield from ((("item", key), part) for key, part in list(value.items())[:WIDE])
    elif isinstance(value, list | tuple):
        yield from ((("item", index), part) for index, part in enumerate(value[:WIDE]))
    else:
        slots = [n for kind in type(value).__mro__ for n in vars(kind).get("__slots__", ())]
        for name in (*slots, *getattr(value, "__dict__", ())):
            with suppress(Exception):  # an attribute of a student's class may do anything
                yield ("attribute", name), getattr(value, name)


def _at(arguments: dict[str, Any], place: Place) -> Any:
    value: Any = arguments
    for kind, key in place:
        value = value[key] if kind == "item" else getattr(value, key)
    return value


def _same(one: Any, other: Any) -> bool:
    """Whether two values are one, or equal numbers, or hold such."""
    if one is other:
        return True
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if not all(isinstance(v, np.ndarray | np.generic | int | float) for v in (one, other)):
        return False
    return np.shape(one) == np.shape(other) and bool(np.array_equal(one, other))


def _in_the_order_of(own: Any, stand_in: Function) -> Function:
    """The stand-in, for callers that name arguments as its predecessor did, or give it more."""
    taken = inspect.signature(stand_in).parameters.values()
    count = None if any(p.kind is p.VAR_POSITIONAL for p in taken) else len(taken)
    signature = None
    with suppress(TypeError, ValueError):
        signature = inspect.signature(own, follow_wrapped=False)

    def standing(*args: Any, **named: Any) -> Any:
        if named and signature is not None:
            bound = signature.bind(*args, **named)
            bound.apply_defaults()
            args, named = bound.args, bound.kwargs
        return stand_in(*args[:count], **named)

    return standing


def _finding(function: FunctionType, places: list[Place], stand_in: Function) -> Function:
    """The stand-in, for callers of a function that has its arguments in these places."""
    signature = inspect.signature(function, follow_wrapped=False)

    def standing(*args: Any, **named: Any) -> Any:
        bound = signature.bind(*args, **named)
        bound.apply_defaults()
        given: list[Any] = []
        with suppress(LookupError, AttributeError):  # one that may be left out, and is
            given.extend(_at(bound.arguments, place) for place in places)
        return stand_in(*given)

    return standing


def _again(function: Any) -> Any:
    """The same function as an object of its own, whose code stays when the other's is changed."""
    if not isinstance(function, FunctionType):
        return function
    own = FunctionType(
        function.__code__, function.__globals__, function.__name__,
        function.__defaults__, function.__closure__,
    )  # fmt: skip
    own.__kwdefaults__ = function.__kwdefaults__
    return own


def _template(*args: Any, **named: Any) -> Any:
    target: Any = "the function that is called"
    return target(*args, **named)


def _calling(function: FunctionType, target: Function) -> tuple[FunctionType, CodeType]:
    """Make a function call another one, whoever holds it; gives the code it had.

    The variables that it closes over stay, unused: their number cannot change.
    """
    own, template = function.__code__, _template.__code__
    constants = tuple(
        target if constant == "the function that is called" else constant
        for constant in template.co_consts
    )
    function.__code__ = template.replace(co_consts=constants, co_freevars=own.co_freevars)
    return function, own
