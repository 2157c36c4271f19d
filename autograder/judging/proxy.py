"""A session seen as a student's notebook: tests call its functions as if they stood here."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

import numpy as np

from autograder.judging import phrases
from autograder.judging.comparison import Mismatch
from autograder.judging.findings import Findings, Notes
from autograder.judging.source import memory
from autograder.judging.subject import Arguments, Function, References
from autograder.judging.swelling import Swelling
from autograder.model import EngineError, StudentError
from autograder.sandbox import state
from autograder.sandbox.session import Session


@dataclass(frozen=True, slots=True)
class StudentFunction:
    """Calls a function of the notebook in the process where it lives."""

    session: Session
    name: str
    first: Arguments | None = None  # what it is called on before, each time
    notes: Notes = field(default_factory=Notes)  # of the check that calls it
    swelling: Swelling = field(default_factory=Swelling)

    @property
    def unwell(self) -> bool:
        """Whether a call of it already hung or crashed."""
        return self.name in self.session.unwell

    def distracted_by(self, others: Arguments) -> StudentFunction:
        """The same function, called on `others` before every call, in the same message."""
        return replace(self, first=others)

    def __call__(self, *args: Any) -> Any:
        """The function's value; arguments it changed in place are changed here too.

        Mismatch where it gave an argument another size, or a value of a size that nobody asks
        for. The caller's `np.errstate` holds in the other process as it would in this one.
        """
        if self.swelling.stops(self.name):
            raise Mismatch(phrases.FAR_LARGER)
        errors = {kind: str(action) for kind, action in np.geterr().items()}
        result = self.session.call(self.name, args, errors, self.first)
        given = [result.value, *(now for _, now in result.changed)]
        if self.swelling.is_too_much(self.name, given, args):
            raise Mismatch(phrases.FAR_LARGER)
        for index, now in result.changed:
            if not _change(args[index], now):
                raise Mismatch(phrases.RESIZED.format(index + 1))
        if result.foreign:
            self.notes.foreign.add(self.name)
        self.notes.see(self.name, result.value)
        return result.value


class StudentNotebook(Findings, Mapping[str, StudentFunction]):
    """The functions of a notebook by name."""

    def __init__(self, session: Session, references: References | None = None) -> None:
        self.session = session
        self._swelling = Swelling()
        self.failed = False  # whether any check was, also one that tells nothing of a function
        super().__init__()
        self.references = references or References()

    @property
    def values_only(self) -> tuple[str, ...]:
        """The names that the task asks for and that hold no function."""
        return self.session.values

    @property
    def cells(self) -> tuple[str, ...]:
        """The source of the notebook, cell by cell."""
        return self.session.cells

    @property
    def is_unsuspected(self) -> bool:
        """Whether nothing was found out; no function hung, ended its process or gave much."""
        well = not self.session.unwell and self._swelling.is_slight
        return well and super().is_unsuspected

    @cached_property
    def forgetful(self) -> frozenset[str]:
        """The functions that keep nothing from one call to the next."""
        return memory.forgetful(self.session.own_cells)

    def __getitem__(self, name: str) -> StudentFunction:
        if name not in self.session.functions:
            raise KeyError(name)
        return StudentFunction(self.session, name, notes=self.notes, swelling=self._swelling)

    def __iter__(self) -> Iterator[str]:
        return iter(self.session.functions)

    def __len__(self) -> int:
        return len(self.session.functions)

    @contextmanager
    def replaced(
        self, stand_ins: Mapping[str, Function], samples: Mapping[str, Arguments]
    ) -> Iterator[None]:
        """Stand-ins in the places of functions, until the block ends."""
        try:
            for source in {source_of(function) for function in stand_ins.values()}:  # only one
                self.session.replace(source, {name: samples.get(name) for name in stand_ins})
            yield
        finally:
            if stand_ins:
                self.session.restore(*reversed(list(stand_ins)))

    @contextmanager
    def dressed(self, samples: Mapping[str, Arguments | None]) -> Iterator[None]:
        """For a while, what these functions give comes in the form that was asked for."""
        try:
            if samples:
                self.session.dress({n: self.guises.of[n].asked for n in samples}, samples)
            yield
        finally:
            if samples:
                self.session.restore(*reversed(list(samples)))


@cache
def source_of(stand_in: Function) -> str:
    """The text of the stand_ins.py that a stand-in is defined in: all that it uses travels.

    No other file does: the solution stands beside it.
    """
    module = sys.modules.get(stand_in.__module__)
    if module is None or module.__name__.rpartition(".")[2] != "stand_ins":
        raise EngineError(f"{stand_in.__name__} is not defined in a stand_ins.py")
    return inspect.getsource(module)


def _change(argument: Any, now: Any) -> bool:
    """Bring an argument to the state the student's function left it in, where that can be."""
    if isinstance(argument, np.random.Generator) and isinstance(now, np.random.Generator):
        argument.bit_generator.state = now.bit_generator.state
    elif isinstance(argument, np.ndarray) and not argument.flags.writeable:
        # What NumPy says when both live in one process.
        raise StudentError("ValueError", "assignment destination is read-only", None, None)
    return state.restored(argument, now)
