"""What a check works on: a function under test, and the notebook that it stands in.

The functions of a submission live in another process (`proxy`); those of `verify`, of the tests of
this package and of a notebook under `otter run` are plain functions of this process. What judges
them sees two Protocols and does not know which it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache, partial
from threading import Lock
from typing import Any, Protocol, cast, runtime_checkable

from autograder.judging import comparison
from autograder.judging.comparison import Call
from autograder.judging.findings import Cause, Earlier, Findings, Guises, Notes
from autograder.judging.reference import rewired
from autograder.model import StudentError
from autograder.sandbox.forms import as_asked
from autograder.sandbox.simplify import differs_in_kind, plain
from autograder.sandbox.standing import Standing

Function = Callable[..., Any]  # takes and returns what the task says
Arguments = tuple[Any, ...]
Replaced = tuple[tuple[str, Function], ...]  # by name, what stands in a neighbour's place

MOST_CALLS = 2000  # of references that are kept: more than the hidden tests of all tasks make


@runtime_checkable
class Subject(Protocol):
    """A function under test."""

    @property
    def name(self) -> str:
        """In the notebook; empty for one that a test made."""

    @property
    def unwell(self) -> bool:
        """Whether a call of it already hung or crashed."""

    def __call__(self, *args: Any) -> Any:
        """What it returns; StudentError, StudentTimeout or StudentCrash where it does not."""

    def distracted_by(self, others: Arguments) -> Subject:
        """The same function, called on `others` before every call, whatever comes of that."""


class Notebook(Protocol):
    """The functions of one submission by name, and what is found out while they are judged."""

    notes: Notes  # of the check that runs
    earlier: Earlier
    suspects: dict[str, frozenset[str]]  # by function, the known mistakes that it may still make
    wrong: set[str]  # functions seen to do something else than they should
    causes: dict[str, Cause]  # by function, the known mistake that explained its first failed check
    flawless: set[str]  # functions that lost nothing in all their checks
    unexcused: set[str]  # functions whose wrong result came from none that they call
    guises: Guises

    @property
    def values_only(self) -> tuple[str, ...]:
        """The names that the task asks for and that hold no function."""

    @property
    def references(self) -> References:
        """What the references of the task gave so far."""

    @property
    def cells(self) -> Sequence[str]:
        """The source of the notebook, cell by cell, as far as it is known."""

    def __contains__(self, name: object) -> bool:
        """Whether there is such a function."""

    def __getitem__(self, name: str) -> Subject:
        """The function of that name."""

    def replaced(
        self, stand_ins: Mapping[str, Function], samples: Mapping[str, Arguments]
    ) -> AbstractContextManager[None]:
        """For a while, stand-ins in the places of functions that others of the notebook call.

        `samples` are arguments of such functions by name: those are tried on them, and what they
        hand their work on to gives way too.
        """

    def dressed(self, samples: Mapping[str, Arguments | None]) -> AbstractContextManager[None]:
        """For a while, what these functions give comes in the form that was asked for.

        `samples` are arguments of theirs, if known, as for `replaced`.
        """


class References:
    """What references gave, calculated once for all the submissions that are asked the same.

    Threads may share it; two that ask the same at the same moment both calculate it.
    """

    def __init__(
        self, most: int = MOST_CALLS, without_numbers: frozenset[str] = frozenset()
    ) -> None:
        self.without_numbers = without_numbers  # functions that give text or a dictionary
        self.examples: Callable[[str], Sequence[Arguments]] | None = None  # public, by function
        self._most = most
        self._calls: dict[tuple[Function, Replaced, bytes], Call] = {}
        self._lock = Lock()

    def call(
        self, reference: Function, args: Arguments, digest: bytes, replaced: Replaced = ()
    ) -> Call:
        """The call of a reference, or of one rewired; `digest` is that of the arguments."""
        key = (reference, replaced, digest)
        with self._lock:
            known = self._calls.get(key)
        if known is None:
            wired = rewired(reference, dict(replaced)) if replaced else reference
            known = comparison.call(wired, args)
            with self._lock:
                if len(self._calls) >= self._most:
                    self._calls.clear()
                self._calls[key] = known
        return known

    def made(self) -> tuple[tuple[Function, Call], ...]:
        """Every reference that was called as it stands, with its call."""
        with self._lock:
            return tuple((key[0], call) for key, call in self._calls.items() if not key[1])


@dataclass(frozen=True, slots=True)
class LocalFunction:
    """A function of this process; what it raises is told as that of another process is."""

    function: Function
    first: Arguments | None = None  # what it is called on before, each time
    notes: Notes = field(default_factory=Notes)  # of the check that calls it
    name: str = ""  # in the notebook

    @property
    def unwell(self) -> bool:
        """Never: what hangs or crashes here takes this process with it."""
        return False

    def distracted_by(self, others: Arguments) -> LocalFunction:
        """The same function, called on `others` before every call."""
        return replace(self, first=others)

    def __call__(self, *args: Any) -> Any:
        """What the function returns, as the plain values that another process would send."""
        if self.first is not None:
            with suppress(Exception):  # it may refuse these values
                comparison.call(self.function, self.first)
        try:
            given = self.function(*args)
            value = plain(given)
        except StudentError:
            raise
        except Exception as error:
            raise StudentError(type(error).__name__, str(error), None, None) from error
        if differs_in_kind(given, value):
            self.notes.foreign.add(self.name)
        self.notes.see(self.name, value)
        return value


class LocalNotebook(Findings, Mapping[str, LocalFunction]):
    """Functions of this process under the names of a notebook, in which they look each other up."""

    def __init__(self, scope: dict[str, Any], references: References | None = None) -> None:
        self._scope = scope
        self._standing = Standing(scope)
        super().__init__()
        self.values_only: tuple[str, ...] = ()
        self.cells: tuple[str, ...] = ()
        self.references = references or References()

    def __getitem__(self, name: str) -> LocalFunction:
        return LocalFunction(self._scope[name], notes=self.notes, name=name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._scope)

    def __len__(self) -> int:
        return len(self._scope)

    @contextmanager
    def replaced(
        self, stand_ins: Mapping[str, Function], samples: Mapping[str, Arguments]
    ) -> Iterator[None]:
        """Stand-ins in the places of functions, until the block ends."""
        try:
            for name, function in stand_ins.items():
                self._standing.put(name, function, samples.get(name))
            yield
        finally:
            for name in reversed(list(stand_ins)):
                self._standing.restore(name)

    @contextmanager
    def dressed(self, samples: Mapping[str, Arguments | None]) -> Iterator[None]:
        """For a while, what these functions give comes in the form that was asked for."""
        try:
            for name, sample in samples.items():
                form = self.guises.of[name].asked
                self._standing.dress(name, partial(as_asked, form=form), sample)
            yield
        finally:
            for name in reversed(list(samples)):
                self._standing.restore(name)


def as_subject(function: Function) -> Subject:
    """The function as a Subject: under `otter run` a test is given plain functions."""
    kind: type = type(function)
    return cast(Subject, function) if _is_subject(kind) else LocalFunction(function)


@cache
def _is_subject(kind: type) -> bool:
    """Whether functions of this type are Subjects: `isinstance` would look each time, and long."""
    return hasattr(kind, "distracted_by") and hasattr(kind, "unwell")


def as_notebook(env: Notebook | dict[str, Any]) -> Notebook:
    """The `env` of a test as a Notebook: otter's is the dictionary that the cells ran in."""
    return LocalNotebook(env) if isinstance(env, dict) else env
