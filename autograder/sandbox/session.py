"""One student's notebook, kept alive: when its process dies, a fresh one takes its place."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from autograder.model import (
    CellError,
    Companion,
    EngineError,
    StudentCrash,
    StudentError,
    StudentTimeout,
    Task,
)
from autograder.sandbox import wire
from autograder.sandbox.ahead import Ahead, Foreseen, Run
from autograder.sandbox.answers import (
    CallResult,
    Heard,
    Skipped,
    changes_in,
    facts_of,
    names_in,
)
from autograder.sandbox.budget import Budget, Spent, settling
from autograder.sandbox.forms import Form
from autograder.sandbox.orders import CLOCK
from autograder.sandbox.process import Process, ProcessDied, ProcessLost, ProcessStuck, Sandbox
from autograder.sandbox.replay import Replay

Arguments = tuple[Any, ...]
Exchange = tuple[Foreseen | None, bytes]  # a call, None of a large one; the answer's digest
Placed = tuple[str, Any, list[Any] | None]  # an operation of the worker, of what, and a sample
Here = tuple[str, frozenset[tuple[str, str]]]  # a function, and what stands where meanwhile

START = 30.0  # seconds a fresh process may take to answer for the first time
RESTARTS = 2  # attempts that end outside any cell: the notebook will not settle
LOSSES = 5  # processes of one notebook that may be lost through no fault of its own
CRASHES = 2  # of a function: the first may be the kernel's doing, that is short of memory


class Session:
    """Runs the cells of a submission once, then calls its functions, whatever happens to it."""

    def __init__(
        self,
        sandbox: Sandbox,
        task: Task,
        cells: tuple[str, ...],
        file: str = "",
        files: tuple[Companion, ...] = (),
    ) -> None:
        """`file` is the name that was handed in, `files` what lies beside it."""
        self._sandbox, self._task, self.cells = sandbox, task, cells
        self._file, self._files = file, {file.name: file.content for file in files}
        self._budget = Budget(task.limits)
        self._replay = Replay(task, cells, self._budget)
        self._losses = 0
        self._futile = 0  # attempts that ended and taught us nothing
        self._placed: dict[str, Placed] = {}  # stand-ins and dresses: a fresh process needs them
        self._fatal: set[str] = set()  # functions that end the process even when only tried
        self._ends: dict[Here, StudentTimeout | StudentCrash] = {}
        self._crashes: Counter[Here] = Counter()
        self._process: Process | None = None
        self._ahead, self._hurt = Ahead(), False  # whether a call in vain did not end well
        self.in_vain = 0  # times that what was on its way was not asked for
        self._kept: deque[tuple[Foreseen, Heard | Exception]] = deque()  # answers to next calls
        self._soon_unwell: set[str] = set()  # that are, once the check makes a call that is kept
        self.exchanges: list[Exchange] = []  # the calls of the check that runs, and their answers
        self.functions: tuple[str, ...] = ()  # of the task, defined by the notebook
        self.values: tuple[str, ...] = ()  # names of the task that hold something else
        self.hidden: tuple[str, ...] = ()  # functions that a later cell had hidden behind a value
        self.unwell: set[str] = set()  # functions that hung or crashed

    @property
    def own_cells(self) -> tuple[str, ...]:
        """The cells but for the course's own, that prepares the notebook."""
        return self._replay.own_cells

    @property
    def cell_errors(self) -> tuple[CellError, ...]:
        """The cells that did not finish, in order."""
        return self._replay.cell_errors

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The imports that found nothing, in order; the first of them."""
        return self._replay.skipped

    def run(self) -> None:
        """Run the notebook; what it defined and where it failed is known afterwards."""
        self._live()

    def begin_check(self) -> None:
        """From now on another check makes the calls."""
        self._forget_kept()
        self.exchanges = []

    @property
    def foresees(self) -> bool:
        """Whether anything that was foreseen is still to be asked, or on its way."""
        return bool(self._ahead)

    def foresee(self, runs: Sequence[Run]) -> None:
        """What will probably be asked from now on; what was foreseen before is let go.

        Where a call in vain hung or ended the process, nothing more is asked ahead.
        """
        self.let_go()
        self._ahead.foresee(() if self._hurt else runs)

    def call(
        self,
        name: str,
        args: Arguments,
        errors: dict[str, str],
        first: Arguments | None = None,
    ) -> CallResult:
        """Call a function of the notebook.

        With `first` it is called on that before, whatever comes of it. What hung, or ended the
        process twice, is not tried again, unless other stand-ins are in place: each time would
        cost the class the whole limit or a replay of the notebook.
        """
        before = None if first is None else list(first)
        packed = wire.pack([name, list(args), errors, before])
        if packed is None:
            heard = self._hear_large(name, args, errors, before)
            self.exchanges.append((None, heard.digest))
        else:
            call = Foreseen(name, packed, twice=first is not None)
            heard = self._kept_answer(call) or self._hear_foreseen(call)
            self.exchanges.append((call, heard.digest))
        answer = heard.content
        if "error" in answer:
            raise StudentError(*facts_of(answer["error"]))
        changes = changes_in(answer.get("changed"), len(args))
        return CallResult(answer.get("value"), changes, answer.get("foreign") is True)

    def follow(self, call: Foreseen) -> bytes | None:
        """Make a call that the check will make next: the digest of what is answered, if anything.

        The answer is kept until the check makes the call: before that it knows of no bad end.
        """
        unwell = set(self.unwell)
        try:
            heard = self._hear_foreseen(call)
        except Exception as end:  # noqa: BLE001 - the check meets it where it makes the call
            self._kept.append((call, end))
            self._soon_unwell, self.unwell = self.unwell - unwell, unwell
            return None
        self._kept.append((call, heard))
        return heard.digest

    def _kept_answer(self, call: Foreseen) -> Heard | None:
        """What was heard already in answer to a call, while no stand-ins were in place."""
        if not self._kept or self._placed:
            return None
        kept, heard = self._kept.popleft()
        if kept != call:
            self._forget_kept()
            return None
        if isinstance(heard, Exception):
            self._forget_kept()
            raise heard
        return heard

    def _forget_kept(self) -> None:
        """Keep no answers to next calls; a bad end of one is known from now on."""
        self._kept.clear()
        self.unwell |= self._soon_unwell
        self._soon_unwell = set()

    def replace(self, source: str, samples: Mapping[str, Arguments | None]) -> None:
        """Put the stand-ins of a text in the places of functions, in this order.

        With a sample of its arguments, what a function hands its work on to gives way as well.
        """
        self._put_all("stand_in", source, samples)

    def dress(self, forms: Mapping[str, Form], samples: Mapping[str, Arguments | None]) -> None:
        """Let what functions give come in these forms; samples as those of `replace`."""
        self._put_all("dress", dict(forms), samples)

    def _put_all(self, what: str, of: Any, samples: Mapping[str, Arguments | None]) -> None:
        self.let_go()
        if not self._put(what, of, samples):  # one of them ends the process when it is tried
            for name in samples:
                if len(samples) == 1 or not self._put(what, of, {name: samples[name]}):
                    self._fatal.add(name)
                    self._placed[name] = what, of, None

    def _put(self, what: str, of: Any, samples: Mapping[str, Arguments | None]) -> bool:
        """Put stand-ins; whether the process outlived it. A fresh one has those that stand."""
        given = {
            name: None if sample is None or name in self._fatal else list(sample)
            for name, sample in samples.items()
        }
        outlived = self._settle_in(what, of, given)
        if outlived:
            self._placed.update({name: (what, of, sample) for name, sample in given.items()})
        return outlived

    def restore(self, *names: str) -> None:
        """Take stand-ins away, in this order."""
        self.let_go()
        for name in names:
            self._placed.pop(name, None)
        self._settle_in("restore", *names)

    def _settle_in(self, *request: Any) -> bool:
        """Ask for what runs next to nothing of the student's; whether the process outlived it."""
        if self._budget.used_up:  # no call will come
            return True
        try:
            self._budget.ask(self._live(), self._settle, *request)
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
        return settling(self._task.limits)

    def _hear_foreseen(self, call: Foreseen) -> Heard:
        """The answer to a call, which may have been foreseen."""

        def ask() -> Heard:
            if heard := self._answer_ahead(call.packed):
                return heard
            whole = self._whole(twice=call.twice)
            return self._ask(whole, "calls", [call.packed], self._task.limits.call)

        return self._hear(call.name, ask)

    def _hear_large(
        self, name: str, args: Arguments, errors: dict[str, str], before: list[Any] | None
    ) -> Heard:
        """The answer to a call that has more to say than others."""
        seconds, whole = self._task.limits.call, self._whole(twice=before is not None)
        request = ("call", name, list(args), errors, seconds, before)
        if self._ahead.more_to_come:
            self.let_go()
        return self._hear(name, lambda: self._ask(whole, *request))

    def _hear(self, name: str, ask: Callable[[], Heard]) -> Heard:
        """The answer to a call of a function, unless that hung or ended the process."""
        here = name, frozenset((each, placed[0]) for each, placed in self._placed.items())
        if end := self._ends.get(here):
            raise type(end)(*end.args)
        self._budget.check(name)
        start = self._budget.spent
        try:
            heard = ask()
        except ProcessStuck:
            self._end()
            late = True
        except ProcessDied:
            self._end()
            crash = self._crash(name)
            self._crashes[here] += 1
            if self._crashes[here] == CRASHES:
                self._ends[here] = crash
            raise crash from None
        else:
            late = heard.went_wrong and heard.content.get("timeout") is True
        if late:
            self._ends[here] = self._late(name, start)
            raise self._ends[here]
        return heard

    def _whole(self, *, twice: bool) -> float:
        """Seconds on the clock that a call may take."""
        seconds = self._task.limits.call
        return CLOCK * (2 * seconds if twice else seconds)

    def _answer_ahead(self, call: bytes) -> Heard | None:
        """The answer to a call that was foreseen; None where it has to be asked by itself."""

        def ask(run: Run) -> Iterator[Heard]:
            whole = [self._whole(twice=each.twice) for each in run]
            packed = [each.packed for each in run]
            return self._budget.answers(
                self._live(), whole, "calls", packed, self._task.limits.call
            )

        if self._ahead.expects_another(call):
            self.let_go()
        try:
            return self._ahead.answer(call, ask)
        except ProcessLost:
            self._end()
            self._count_loss()
            return None
        except (ProcessStuck, ProcessDied):
            if not self._ahead.more_to_come:
                raise
            self._end()  # which call it was is seen when they are made one by one
            self._hurt = True
            return None

    def let_go(self) -> None:
        """Foresee nothing, and hear the rest of what was asked; what it does costs nobody."""
        self.in_vain += self._ahead.more_to_come
        try:
            self._hurt |= self._ahead.let_go()
        except (ProcessLost, ProcessStuck, ProcessDied):
            self._end()
            self._hurt = True

    def _late(self, name: str, start: Spent) -> StudentTimeout:
        """What is raised for a call since `start` that did not end; EngineError if it could not."""
        self._budget.blame_machine(name, start)
        self.unwell.add(name)
        self._budget.check(name)
        return StudentTimeout(f"{name} no terminó en {self._task.limits.call:g} segundos")

    def _crash(self, name: str) -> StudentCrash:
        self._budget.check(name)  # the kernel ends what uses more than all of it
        self.unwell.add(name)
        return StudentCrash(f"{name} terminó el proceso en el que corría tu cuaderno")

    def _ask(self, seconds: float, *request: Any) -> Heard:
        """Ask the notebook's process; a fresh one when that is lost."""
        while True:
            try:
                return next(self._budget.answers(self._live(), [seconds], *request))
            except ProcessLost:
                self._end()
                self._count_loss()

    def _count_loss(self) -> None:
        """A process was lost through no fault of its own; EngineError when it is one too many."""
        self._losses += 1
        if self._losses > LOSSES:
            raise EngineError(f"the student's process was lost {self._losses} times")

    def _end(self) -> None:
        self._ahead.forget()
        if self._process is not None:
            self._process.close()
            self._process = None

    def _live(self) -> Process:
        """The process, started, with the notebook run in it; a cell that kills it is left out."""
        while self._process is None and self._futile < RESTARTS:
            process, start, deadly = self._open(), self._budget.spent, len(self._replay.deadly)
            self._budget.begin(process)
            try:
                self._prepare(process)
            except ProcessLost:
                process.close()
                self._count_loss()
            except (ProcessStuck, ProcessDied):
                process.close()
                self._replay.spent += self._budget.spent - start
                self._futile += len(self._replay.deadly) == deadly
            except (EngineError, StudentTimeout):
                process.close()
                raise
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
                process.request(START, "open", list(self._task.functions), self._file, self._files)
            except ProcessLost:
                process.close()
                self._count_loss()
            except (ProcessStuck, ProcessDied) as fault:
                process.close()
                raise EngineError(f"a fresh student process did not start: {fault!r}") from fault
            else:
                return process

    def _prepare(self, process: Process) -> None:
        """Run the cells in a fresh process, and put there what stands in the others' places."""
        settled = self._replay.run(process)
        asked = self._task.functions
        self.functions = names_in(asked, settled.get("functions"))
        self.values = names_in(asked, settled.get("values"))
        self.hidden = names_in(asked, settled.get("hidden"))
        for name, (what, of, sample) in self._placed.items():
            self._budget.ask(process, self._settle, what, of, {name: sample})
