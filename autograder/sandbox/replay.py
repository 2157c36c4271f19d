"""The cells of a notebook, run in its process, and once more in each that takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from autograder.model import CellError, StudentTimeout, Task
from autograder.sandbox import preparation
from autograder.sandbox.answers import Answer, Skipped, breaks_off, facts_of, skipped_in
from autograder.sandbox.budget import Budget, Spent, settling
from autograder.sandbox.orders import CLOCK
from autograder.sandbox.process import Process, ProcessDied, ProcessStuck

SECOND_TRY = 1.0  # seconds for a cell that has already shown that it does not end
LONGEST_CELL = 1 << 20  # bytes of source: what is typed is a thousand times shorter
MARGIN = 1.0  # seconds of the notebook's, more than those that travel together take before a pause
LONGEST_TOGETHER = 1 << 16  # characters of the cells that travel together
MOST_ABSENT = 50  # imports of a notebook that found nothing, and are told

Numbered = tuple[int, str]  # a cell


class Replay:
    """Runs cells, and keeps the first thing that happened to each."""

    def __init__(self, task: Task, cells: tuple[str, ...], budget: Budget) -> None:
        """What they take is counted in the budget of the submission."""
        self._task, self._cells, self._budget = task, cells, budget
        self.deadly: set[int] = set()  # cells that took the process down: never run again
        self._slow: set[int] = set()  # cells the alarm had to stop: run again only briefly
        self._errors: dict[int, CellError] = {}
        self._skipped: dict[int, tuple[Skipped, ...]] = {}
        self.spent = Spent()  # of the notebook's limit, in attempts that ended
        self._settled = False  # whether all cells were tried once

    @property
    def own_cells(self) -> tuple[str, ...]:
        """The cells but for the course's own, that prepares the notebook."""
        pairs = enumerate(self._cells, start=1)
        return tuple(c for n, c in pairs if preparation.effects(self._task, n, c) is None)

    @property
    def cell_errors(self) -> tuple[CellError, ...]:
        """The cells that did not finish, in order."""
        return tuple(error for _, error in sorted(self._errors.items()))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The imports that found nothing, in order; the first of them."""
        every = (s for _, of_cell in sorted(self._skipped.items()) for s in of_cell)
        return tuple(islice(every, MOST_ABSENT))

    def run(self, process: Process) -> Answer:
        """Run the cells that do not end the process; what the worker says of the names then."""
        start, apart = self._budget.spent, False
        rest = [cell for cell in enumerate(self._cells, start=1) if cell[0] not in self.deadly]
        while rest:
            left = self._left(self.spent + self._budget.spent - start)
            if left <= 0:
                self._budget.blame_machine("the notebook", start)
                self._check_cells()
            together = not apart and self._may_travel(rest, left)
            cells, apart = rest if together else rest[:1], True
            seconds = self._task.limits.cell if together else self._seconds(*rest[0], left)
            rest = rest[self._run_cells(process, cells, seconds) if seconds else 1 :]
        settled = self._budget.ask(process, settling(self._task.limits), "settle")
        self._settled = True
        return settled

    def _check_cells(self) -> None:
        """Go on without the other cells; in a replay there is no use in that, nor if we failed."""
        try:
            self._budget.check("tu cuaderno")
        except StudentTimeout:
            if self._settled:
                raise

    def _left(self, spent: Spent) -> float:
        """Seconds of the processor that are left to the cells when so much is spent."""
        notebook = self._task.limits.notebook
        left = min(notebook - spent.cpu, notebook - spent.wall / CLOCK)
        return 0.0 if self._budget.used_up else left

    def _may_travel(self, cells: Sequence[Numbered], left: float) -> bool:
        """Whether these may travel together: not much in all, and none known to be slow."""
        size = sum(len(source) for _, source in cells)
        slow = any(number in self._slow for number, _ in cells)
        return not slow and size < LONGEST_TOGETHER and left > self._task.limits.cell + MARGIN

    def _seconds(self, number: int, source: str, left: float) -> float:
        """How long a cell may take by itself; none where it is not run, and it is noted why."""
        if len(source.encode("utf-8", "replace")) > LONGEST_CELL:
            self._note(number, "MemoryError", "no se ejecutó: tiene más de 1 MB de código")
            return 0.0
        seconds = SECOND_TRY if number in self._slow else min(self._task.limits.cell, left)
        if seconds <= 0:
            self._note(number, "TimeoutError", "no se ejecutó: el cuaderno agotó su tiempo")
        return max(seconds, 0.0)

    def _run_cells(self, process: Process, cells: Sequence[Numbered], seconds: float) -> int:
        """Run cells that travel together, each for so many seconds; how many of them were run."""
        requests = [self._request(*cell) for cell in cells]
        whole = [CLOCK * seconds] * len(requests)
        answers = self._budget.answers(process, whole, "cells", requests, seconds)
        for done, (number, _) in enumerate(cells, start=1):
            start = self._budget.spent
            try:
                answer = next(answers).content
            except (ProcessStuck, ProcessDied) as end:
                self._bury(number, seconds, start, stuck=isinstance(end, ProcessStuck))
                raise
            self._learn(number, answer, seconds, start)
            if breaks_off(answer):
                return done
        return len(cells)

    def _bury(self, number: int, seconds: float, start: Spent, *, stuck: bool) -> None:
        """A cell ended the process: it is not run again."""
        self._budget.blame_machine(f"cell {number}", start)
        self.deadly.add(number)
        message = f"no terminó en {seconds:g} segundos" if stuck else "terminó el proceso"
        self._note(number, "TimeoutError" if stuck else "SystemExit", message)

    def _request(self, number: int, source: str) -> tuple[str, int, str | bytes]:
        quick = preparation.effects(self._task, number, source)
        return ("cell", number, source) if quick is None else ("prepare", number, quick)

    def _learn(self, number: int, answer: Answer, seconds: float, start: Spent) -> None:
        """Keep what the worker says of a cell that was asked for at `start`."""
        self._skipped.setdefault(number, skipped_in(number, answer.get("skipped")))
        if answer.get("timeout") is True:
            self._budget.blame_machine(f"cell {number}", start)
            self._slow.add(number)
            self._note(number, "TimeoutError", f"no terminó en {seconds:g} segundos")
        elif "error" in answer:
            type_, message, _, line = facts_of(answer["error"])
            self._note(number, type_, message, line)

    def _note(self, cell: int, type_: str, message: str, line: int | None = None) -> None:
        """Keep the first thing that happened to a cell."""
        self._errors.setdefault(cell, CellError(cell, line, type_, message))
