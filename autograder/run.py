"""The whole flow for one class: gathered, graded through any Executor, kept as it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from autograder import bookkeeping
from autograder.bookkeeping import Mode, Plan, Work
from autograder.intake.gathering import Intake
from autograder.judging import checks, grading
from autograder.judging.seeds import Draw
from autograder.model import Refusal, Report, Status, Submission, Task
from autograder.report.folder import OpenBook
from autograder.sandbox.opening import open_sandbox, refuse_unprotected
from autograder.sandbox.process import Sandbox


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; `report` is the newest, None before the first."""

    done: int
    total: int
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run came to: the book as it stands, and whether it was cut short."""

    opened: OpenBook
    arrival: Intake  # the class as it came in
    interrupted: bool
    protection: tuple[str, ...] | None  # the walls that held; None where nothing had to run

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the book in order."""
        return self.opened.reports


def grade_class(
    plan: Plan,
    out: Path,
    *,
    mode: Mode = Mode.ADD,
    on_done: Callable[[Progress], None] = lambda _: None,
) -> RunResult:
    """Grade the class into `out`; every report is on disk before `on_done` hears of it.

    Raises Refusal when nothing is to be graded, or `out` is not ours or cannot be written.
    """
    with open_sandbox() as sandbox:  # first: it warms up while the files are read
        if plan.require_walls:
            refuse_unprotected(sandbox)
        try:
            bookkeeping.expect_ours(out)
            work = bookkeeping.prepare(plan, out, mode)
            interrupted = _grade_left(work, out, plan, sandbox, on_done)
            opened = bookkeeping.finish(work, out, interrupted=interrupted)
        except OSError as error:
            place = error.filename2 or error.filename or out
            raise Refusal(f"cannot write to {place}: {error.strerror or error}") from None
        walls = sandbox.protection if work.left else None
        return RunResult(opened, work.arrival, interrupted, walls)


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
    by_slug = {task.slug: task for task in tasks}
    for slug in {submission.task or "" for submission in submissions} & set(by_slug):
        checks.load(by_slug[slug])  # read once, before there are threads
    futures = {
        executor.submit(
            _grade,
            submission,
            by_slug.get(submission.task or ""),
            sandbox,
            draws.get(submission.id, grading.FIRST),
        ): submission
        for submission in submissions
    }
    done: dict[str, Report] = {}
    try:
        for future in as_completed(futures):
            report = _report_of(future, futures[future])
            done[report.submission.id] = report
            on_done(report)
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    return tuple(done[submission.id] for submission in submissions)


def _grade(submission: Submission, task: Task | None, sandbox: Sandbox, draw: Draw) -> Report:
    """A fault of ours becomes a report here: not every exception can travel between processes."""
    try:
        return grading.grade(submission, task, sandbox, draw)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the others are graded
        return _engine_error(submission, fault)


def _report_of(future: Future[Report], submission: Submission) -> Report:
    """What came of a submission; if the process that graded it died, that is a fault of ours."""
    fault = future.exception()
    if fault is None:
        return future.result()
    if isinstance(fault, Exception):
        return _engine_error(submission, fault)
    raise fault  # Ctrl-C reaches the processes of an executor too


def _engine_error(submission: Submission, fault: Exception) -> Report:
    return Report(submission, Status.ENGINE_ERROR, message=f"{type(fault).__name__}: {fault}")


def _grade_left(
    work: Work, out: Path, plan: Plan, sandbox: Sandbox, on_done: Callable[[Progress], None]
) -> bool:
    """Grade what is left, each on disk as it ends; whether it was interrupted."""

    def keep(graded: Report) -> None:
        report = work.keep(work.finished(graded), out)
        on_done(Progress(len(work.graded), len(work.left), report))

    executor = ThreadPoolExecutor(plan.jobs)
    on_done(Progress(0, len(work.left)))
    try:
        grade_batch(work.left, plan.tasks, sandbox, executor, work.draws, on_done=keep)
    except KeyboardInterrupt:
        return True
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    return False
