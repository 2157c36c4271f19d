"""A session seen as a student's functions: tests call them as if they stood in this process."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

import numpy as np

from autograder.model import Curve, Picture, StudentError
from autograder.sandbox.session import Session


@dataclass(slots=True)
class Notes:
    """What the assertions want the report to say beside the verdict of one check."""

    blamed: set[str] = field(default_factory=set)  # neighbours that a wrong result came from
    distracted: set[str] = field(default_factory=set)  # functions called once on other values
    deviating: dict[tuple[int, ...], Any] = field(default_factory=dict)  # found once a case
    curve: Curve | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class StudentFunction:
    """Calls a function of the notebook in the process where it lives."""

    session: Session
    name: str
    first: tuple[Any, ...] | None = None  # what it is called on before, each time

    def after(self, args: tuple[Any, ...]) -> Self:
        """The same function, called on `args` before each call, whatever comes of that."""
        return replace(self, first=args)

    def __call__(self, *args: Any) -> Any:
        """The function's value; arguments it changed in place are changed here too.

        The caller's `np.errstate` holds in the other process as it would in this one.
        """
        errors = {kind: str(action) for kind, action in np.geterr().items()}
        result = self.session.call(self.name, args, errors, self.first)
        for index, now in result.changed:
            _change(args[index], now)
        return result.value

    @property
    def unwell(self) -> bool:
        """Whether a call of it already hung or crashed."""
        return self.name in self.session.unwell


class Namespace(MutableMapping[str, Any]):
    """The functions of a notebook by name; setting one puts a stand-in in its place."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.notes = Notes()
        self.values_only = session.values

    def __getitem__(self, name: str) -> StudentFunction:
        if name not in self._session.functions:
            raise KeyError(name)
        return StudentFunction(self._session, name)

    def __setitem__(self, name: str, value: Any) -> None:
        own = isinstance(value, StudentFunction)
        self._session.replace(name, None if own else inspect.getsource(value))

    def __delitem__(self, name: str) -> None:
        self._session.replace(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._session.functions)

    def __len__(self) -> int:
        return len(self._session.functions)


class LocalNamespace(dict[str, Any]):
    """Functions of this process under the names of a notebook: how `verify` runs a check."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.notes = Notes()
        self.values_only: tuple[str, ...] = ()


def _change(argument: Any, now: Any) -> None:
    """Bring an argument to the state the student's function left it in."""
    if isinstance(argument, np.random.Generator) and isinstance(now, np.random.Generator):
        argument.bit_generator.state = now.bit_generator.state
    elif isinstance(argument, np.ndarray) and isinstance(now, np.ndarray):
        if not argument.flags.writeable:  # what NumPy says when both live in one process
            raise StudentError("ValueError", "assignment destination is read-only", None, None)
        if argument.shape != now.shape:
            argument.resize(now.shape, refcheck=False)
        argument[...] = now
