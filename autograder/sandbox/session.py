"""One student's notebook, kept alive: when its process dies, a fresh one takes its place."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from autograder.model import (
    CellError,
    EngineError,
    StudentCrash,
    StudentError,
    StudentTimeout,
    Task,
)
from autograder.sandbox.process import Process, ProcessDied, ProcessLost, ProcessStuck, Sandbox

Answer = dict[str, Any]

START = 30.0  # seconds a fresh process may take to answer for the first time
SETTLE = 5.0  # seconds for what the worker does without calling anything of the student's
SECOND_TRY = 1.0  # seconds for a cell that has already shown that it does not end
RESTARTS = 2  # attempts that end outside any cell: the notebook will not settle
LOSSES = 5  # processes of one notebook that may be lost through no fault of its own


@dataclass(frozen=True, slots=True)
class CallResult:
    """What came of a call: its value, and the arguments it changed in place, by index."""

    value: Any  # whatever the wire carries
    changed: tuple[tuple[int, Any], ...]


class Session:
    """Runs the cells of a submission once, then calls its functions, whatever happens to it."""

    def __init__(self, sandbox: Sandbox, task: Task, cells: tuple[str, ...]) -> None:
        self._sandbox, self._task, self.cells = sandbox, task, cells
        self._deadly: set[int] = set()  # cells that took the process down: never run again
        self._slow: set[int] = set()  # cells the alarm had to stop: run again only briefly
        self._errors: dict[int, CellError] = {}
        self._spent = 0.0  # seconds of the notebook's limit that ended attempts took
        self._losses = 0
        self._futile = 0  # attempts that ended and taught us nothing
        self._stand_ins: dict[str, tuple[str, list[Any] | None]] = {}  # a fresh process needs them
        self._fatal: set[str] = set()  # functions that end the process even when only tried
        self._process: Process | None = None
        self.functions: tuple[str, ...] = ()  # of the task, defined by the notebook
        self.values: tuple[str, ...] = ()  # names of the task that hold something else
        self.hidden: tuple[str, ...] = ()  # functions that a later cell had hidden behind a value
        self.unwell: set[str] = set()  # functions that hung or crashed

    @property
    def cell_errors(self) -> tuple[CellError, ...]:
        """The cells that did not finish, in order."""
        return tuple(error for _, error in sorted(self._errors.items()))

    def run(self) -> None:
        """Run the notebook; what it defined and where it failed is known afterwards."""
        self._live()

    def call(
        self,
        name: str,
        args: tuple[Any, ...],
        errors: dict[str, str],
        first: tuple[Any, ...] | None = None,
    ) -> CallResult:
        """Call a function of the notebook.

        With `first` it is called on that before, whatever comes of it.
        """
        seconds = self._task.limits.call
        whole = seconds if first is None else 2 * seconds
        before = None if first is None else list(first)
        try:
            answer = self._ask(whole, "call", name, list(args), errors, seconds, before)
        except ProcessStuck:
            answer = {"timeout": True}
            self._end()
        except ProcessDied:
            self._end()
            self.unwell.add(name)
            raise StudentCrash(f"{name} terminó el proceso en el que corría tu cuaderno") from None
        if answer.get("timeout") is True:
            self.unwell.add(name)
            raise StudentTimeout(f"{name} no terminó en {seconds:g} segundos")
        if "error" in answer:
            raise StudentError(*_facts(answer["error"]))
        return CallResult(answer.get("value"), _changes(answer.get("changed"), len(args)))

    def replace(self, name: str, source: str | None, sample: tuple[Any, ...] | None = None) -> None:
        """Put a stand-in in a function's place; None takes it away.

        With a `sample` of its arguments, what the function hands its work on to gives way as well.
        """
        if source is None:
            self._stand_ins.pop(name, None)
            self._settle_in("restore", name)
            return
        given = None if sample is None or name in self._fatal else list(sample)
        if not self._settle_in("stand_in", name, source, given):
            self._fatal.add(name)
            given = None
        self._stand_ins[name] = source, given

    def _settle_in(self, *request: Any) -> bool:
        """Ask for what runs next to nothing of the student's; whether the process outlived it."""
        try:
            self._live().request(self._settle, *request)
        except ProcessLost:
            self._end()  # a fresh process has the student's own functions
        except (ProcessStuck, ProcessDied):
            self._end()
            return False
        return True

    def close(self) -> None:
        """End the process."""
        self._end()

    @property
    def _settle(self) -> float:
        return min(SETTLE, self._task.limits.call)

    def _ask(self, seconds: float, *request: Any) -> Answer:
        """Ask the notebook's process; a fresh one when that is lost."""
        while True:
            try:
                return self._live().request(seconds, *request)
            except ProcessLost:
                self._end()
                self._count_loss()

    def _count_loss(self) -> None:
        """A process was lost through no fault of its own; EngineError when it is one too many."""
        self._losses += 1
        if self._losses > LOSSES:
            raise EngineError(f"the student's process was lost {self._losses} times")

    def _end(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None

    def _live(self) -> Process:
        """The process, started, with the notebook run in it; a cell that kills it is left out."""
        while self._process is None and self._futile < RESTARTS:
            process, start, deadly = self._open(), time.monotonic(), len(self._deadly)
            try:
                self._replay(process)
            except ProcessLost:
                process.close()
                self._count_loss()
            except (ProcessStuck, ProcessDied):
                process.close()
                self._spent += time.monotonic() - start
                self._futile += len(self._deadly) == deadly
            else:
                self._process = process
        if self._process is None:
            raise StudentCrash("el cuaderno termina su propio proceso una y otra vez")
        return self._process

    def _open(self) -> Process:
        """A fresh process, before it has seen a line of the student's."""
        while True:
            process = self._sandbox.start(self._task)
            try:
                process.request(START, "open", list(self._task.functions))
            except ProcessLost:
                process.close()
                self._count_loss()
            except (ProcessStuck, ProcessDied) as fault:
                process.close()
                raise EngineError(f"a fresh student process did not start: {fault!r}") from fault
            else:
                return process

    def _replay(self, process: Process) -> None:
        end = time.monotonic() + self._task.limits.notebook - self._spent
        for number, source in enumerate(self.cells, start=1):
            if number not in self._deadly:
                self._run_cell(process, number, source, end - time.monotonic())
        settled = process.request(self._settle, "settle")
        asked = self._task.functions
        self.functions = _names_in(asked, settled.get("functions"))
        self.values = _names_in(asked, settled.get("values"))
        self.hidden = _names_in(asked, settled.get("hidden"))
        for name, (source, sample) in self._stand_ins.items():
            process.request(self._settle, "stand_in", name, source, sample)

    def _run_cell(self, process: Process, number: int, source: str, left: float) -> None:
        seconds = SECOND_TRY if number in self._slow else min(self._task.limits.cell, left)
        if seconds <= 0:
            self._note(number, "TimeoutError", "no se ejecutó: el cuaderno agotó su tiempo")
            return
        try:
            answer = process.request(seconds, "cell", number, source, seconds)
        except (ProcessStuck, ProcessDied) as end:
            self._deadly.add(number)
            stuck = isinstance(end, ProcessStuck)
            message = f"no terminó en {seconds:g} segundos" if stuck else "terminó el proceso"
            self._note(number, "TimeoutError" if stuck else "SystemExit", message)
            raise
        if answer.get("timeout") is True:
            self._slow.add(number)
            self._note(number, "TimeoutError", f"no terminó en {seconds:g} segundos")
        elif "error" in answer:
            type_, message, _, line = _facts(answer["error"])
            self._note(number, type_, message, line)

    def _note(self, cell: int, type_: str, message: str, line: int | None = None) -> None:
        """Keep the first thing that happened to a cell."""
        self._errors.setdefault(cell, CellError(cell, line, type_, message))


def _names_in(asked: tuple[str, ...], listed: Any) -> tuple[str, ...]:
    """The names asked for that a worker lists, if it is a list at all."""
    names = [n for n in listed if isinstance(n, str)] if isinstance(listed, list | dict) else []
    return tuple(name for name in asked if name in names)


def _changes(listed: Any, count: int) -> tuple[tuple[int, Any], ...]:
    """The pairs of index and value that a worker lists, those that point at an argument."""
    pairs = listed if isinstance(listed, list) else []
    changes = {
        pair[0]: pair[1]
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and type(pair[0]) is int
    }
    return tuple((index, now) for index, now in changes.items() if 0 <= index < count)


def _facts(error: Any) -> tuple[str, str, int | None, int | None]:
    """What a worker says of an error, believed only as far as its types."""
    facts = error if isinstance(error, dict) else {}
    cell, line = facts.get("cell"), facts.get("line")
    return (
        str(facts.get("type", ""))[:100],
        str(facts.get("message", ""))[:2000],
        cell if isinstance(cell, int) else None,
        line if isinstance(line, int) else None,
    )
