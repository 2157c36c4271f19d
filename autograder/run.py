"""The whole flow for one class: gathered, graded through any Executor, kept as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from autograder import bookkeeping
from autograder.agenda import Mode, Plan
from autograder.bookkeeping import Work
from autograder.intake.gathering import Intake
from autograder.judging import exams, grading
from autograder.judging.seeds import Draw
from autograder.model import Refusal, Report, Status, Submission, Task
from autograder.report import outline
from autograder.report.folder import OpenBook
from autograder.sandbox.opening import open_sandbox, refuse_unprotected
from autograder.sandbox.process import Sandbox

AHEAD = 256  # submissions that an executor has at a time; what waits longer is not in memory


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; `report` is the newest, None before the first."""

    done: int
    total: int
    report: Report | None = None
    workers: int | None = None  # that hold, where other machines grade


class LostError(Exception):
    """Whatever graded is gone: what was graded is in the book, the rest is for --resume."""


OnReport = Callable[[Report | None], None]  # a report, or None: a moment went by without one


class Pool(Protocol):
    """What grades submissions: threads of this process, or other machines."""

    @property
    def protection(self) -> tuple[str, ...]:
        """The walls that hold wherever it grades."""

    @property
    def workers(self) -> int | None:
        """How many processes of other machines hold; None where it is threads of this one."""

    def grade(
        self, submissions: Sequence[Submission], draws: Mapping[str, Draw], on_report: OnReport
    ) -> None:
        """Grade each once; `on_report` hears of it. Raises LostError where it cannot go on."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run came to: the book as it stands, and whether it was cut short."""

    opened: OpenBook
    arrival: Intake  # the class as it came in
    interrupted: bool
    protection: tuple[str, ...] | None  # the walls that held; None where nothing had to run
    out: Path
    lost: str = ""  # why it could not go on, where nobody interrupted it

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the book in order, read whole: of a large class, ask `opened` instead."""
        return tuple(outline.whole(report, self.out) for report in self.opened.reports)


def grade_class(
    plan: Plan,
    out: Path,
    *,
    mode: Mode = Mode.ADD,
    on_done: Callable[[Progress], None] = lambda _: None,
    pool: AbstractContextManager[Pool] | None = None,
) -> RunResult:
    """Grade the class into `out`; every report is on disk before `on_done` hears of it.

    Raises Refusal when nothing is to be graded, or `out` is not ours or cannot be written.
    `pool` is what grades: threads here, where none is given.
    """
    with pool or threads(plan) as graders:  # first: a sandbox warms up while the files are read
        try:
            bookkeeping.expect_ours(out)
            work = bookkeeping.prepare(plan, out, mode)
            interrupted, lost = _grade_left(work, out, graders, on_done)
            opened = bookkeeping.finish(work, out, interrupted=interrupted)
        except OSError as error:
            place = error.filename2 or error.filename or out
            raise Refusal(f"cannot write to {place}: {error.strerror or error}") from None
        walls = graders.protection if work.left else None
        return RunResult(opened, work.arrival, interrupted, walls, out, lost)


def grade_batch(
    submissions: Sequence[Submission],
    tasks: tuple[Task, ...],
    sandbox: Sandbox,
    executor: Executor,
    draws: Mapping[str, Draw] = MappingProxyType({}),
    *,
    on_done: Callable[[Report], None] = lambda _: None,
) -> tuple[Report, ...]:
    """Grade all of them; `on_done` hears of each as it ends, the reports come in the order given.

    `draws` has, by id, which attempt each is; without one it is graded on the fixed cases.
    A fault of ours in one of them is its own report and stops no other. Threads share the sandbox;
    each process of an executor opens one like it.
    """
    done: dict[str, Report] = {}

    def keep(report: Report) -> None:
        done[report.submission.id] = report
        on_done(report)

    _grade_each(submissions, tasks, sandbox, executor, draws, keep)
    return tuple(done[submission.id] for submission in submissions)


def _grade_each(
    submissions: Sequence[Submission],
    tasks: tuple[Task, ...],
    sandbox: Sandbox,
    executor: Executor,
    draws: Mapping[str, Draw],
    on_done: Callable[[Report], None],
) -> None:
    """Grade all of them, and hold on to no report: what `on_done` does not keep is gone."""
    by_slug = {task.slug: task for task in tasks}
    for slug in {submission.task or "" for submission in submissions} & set(by_slug):
        exams.load(by_slug[slug])  # read once, before there are threads

    rest, futures = iter(submissions), dict[Future[Report], Submission]()
    try:
        while True:
            for submission in islice(rest, AHEAD - len(futures)):
                task = by_slug.get(submission.task or "")
                draw = draws.get(submission.id, grading.FIRST)
                futures[_begun(executor, submission, task, sandbox, draw)] = submission
            if not futures:
                return
            for future in wait(futures, return_when=FIRST_COMPLETED).done:
                on_done(_report_of(future, futures.pop(future)))
    except BaseException:
        for future in futures:
            future.cancel()
        raise


def _begun(executor: Executor, *what: Any) -> Future[Report]:  # Any: what `grade_one` takes
    """What an executor has to grade; where its processes died, that is a fault of ours."""
    try:
        return executor.submit(grade_one, *what)
    except BrokenExecutor as fault:
        broken = Future[Report]()
        broken.set_exception(fault)
        return broken


def grade_one(submission: Submission, task: Task | None, sandbox: Sandbox, draw: Draw) -> Report:
    """Grade one where it stands; a fault of ours is a report, and stops no other."""
    # It becomes one here: not every exception can travel between processes.
    try:
        return grading.grade(submission, task, sandbox, draw)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the others are graded
        return engine_error(submission, fault)


def _report_of(future: Future[Report], submission: Submission) -> Report:
    """What came of a submission; if the process that graded it died, that is a fault of ours."""
    fault = future.exception()
    if fault is None:
        return future.result()
    if isinstance(fault, Exception):
        return engine_error(submission, fault)
    raise fault  # Ctrl-C reaches the processes of an executor too


def engine_error(submission: Submission, fault: Exception) -> Report:
    """The report that says a fault of ours, and marks the submission for review."""
    return Report(submission, Status.ENGINE_ERROR, message=f"{type(fault).__name__}: {fault}")


class _Threads:
    """Threads of this process around one sandbox."""

    workers = None

    def __init__(self, plan: Plan, sandbox: Sandbox) -> None:
        self._plan, self._sandbox = plan, sandbox

    @property
    def protection(self) -> tuple[str, ...]:
        """The walls of the sandbox that hold."""
        return self._sandbox.protection

    def grade(
        self, submissions: Sequence[Submission], draws: Mapping[str, Draw], on_report: OnReport
    ) -> None:
        """Grade a few at a time."""
        executor = ThreadPoolExecutor(self._plan.jobs)
        tasks = self._plan.tasks
        try:
            _grade_each(submissions, tasks, self._sandbox, executor, draws, on_report)
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


@contextmanager
def threads(plan: Plan, opened: Sandbox | None = None) -> Iterator[Pool]:
    """Threads of this process around a sandbox that is open, or one of their own."""
    with nullcontext(opened) if opened else open_sandbox() as sandbox:
        if plan.require_walls:
            refuse_unprotected(sandbox)
        yield _Threads(plan, sandbox)


def _grade_left(
    work: Work, out: Path, pool: Pool, on_done: Callable[[Progress], None]
) -> tuple[bool, str]:
    """Grade what is left, each on disk as it ends; whether it was cut short, and by what loss."""

    def keep(graded: Report | None) -> None:
        report = work.keep(work.finished(graded), out) if graded else None
        on_done(Progress(len(work.graded), len(work.left), report, pool.workers))

    keep(None)
    try:
        pool.grade(work.left, work.draws, keep)
    except KeyboardInterrupt:
        return True, ""
    except LostError as lost:
        return True, str(lost)
    return False, ""
