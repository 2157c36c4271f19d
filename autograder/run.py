"""The whole flow for one class: gathered, graded through any Executor, kept as it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from autograder.intake import gathering
from autograder.intake.gathering import Intake
from autograder.intake.instructions import Instructions
from autograder.judging import checks, grading, seeds
from autograder.judging.seeds import Draw
from autograder.model import Refusal, Report, Status, Submission, Task
from autograder.report import folder, records
from autograder.sandbox.opening import open_sandbox, refuse_unprotected
from autograder.sandbox.process import Sandbox
from autograder.storage import make_private, refuse_links, share, write_whole

MARKER = ".gradiente"  # tells our output folders from everybody else's
OURS = "results of gradiente"  # how it begins


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run grades: a class at a path, as one of the tasks, a few at a time."""

    path: Path
    instructions: Instructions
    tasks: tuple[Task, ...]
    asked: str | None = None  # the slug everything is graded as
    jobs: int = 1
    secret: str | None = None  # of the class; that of its folder, or a new one, where none is given
    shared: bool = False  # the group of the results may read them
    require_walls: bool = False  # students' code is not run without any


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; `report` is the newest, None before the first."""

    done: int
    total: int
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run came to: the reports in order, and whether it was cut short."""

    reports: tuple[Report, ...]
    arrival: Intake  # the class as it came in
    interrupted: bool
    protection: tuple[str, ...] | None  # the walls that held; None where nothing had to run


def grade_class(
    plan: Plan, out: Path, *, resume: bool, on_done: Callable[[Progress], None] = lambda _: None
) -> RunResult:
    """Grade the class into `out`; every report is on disk before `on_done` hears of it.

    Raises Refusal when nothing is to be graded, or `out` is not ours or cannot be written.
    """
    with open_sandbox() as sandbox:  # first: it warms up while the files are read
        arrival = gather(plan)
        submissions = arrival.submissions
        if plan.require_walls:
            refuse_unprotected(sandbox)
        try:
            secret = _secret(out, plan.secret)
            draws = _draws(submissions, out, secret)
            _prepare(out, resume=resume, shared=plan.shared)
            records.write_class_file(arrival.roll, secret, out)  # an interrupted run had it too
            done = _earlier_reports(submissions, out, plan.instructions) if resume else {}
            left = {s: draws[s.id] for s in submissions if s.id not in done}
            interrupted = _grade_left(left, done, out, plan, sandbox, on_done)
            reports = tuple(done[s.id] for s in submissions if s.id in done)
            folder.write_class(reports, out, arrival.roll)
        except OSError as error:
            place = error.filename2 or error.filename or out
            raise Refusal(f"cannot write to {place}: {error.strerror or error}") from None
        return RunResult(reports, arrival, interrupted, sandbox.protection if left else None)


def gather(plan: Plan) -> Intake:
    """The class of a plan; Refusal when there is nothing in it to grade."""
    arrival = gathering.gather(plan.path, plan.instructions, plan.tasks, plan.asked)
    if not arrival.submissions:
        raise Refusal(
            f"{plan.path} holds no .ipynb, .py or .zip file: give the folder with the submissions"
        )
    return arrival


def penalty(instructions: Instructions, submission: Submission) -> float:
    """The share of the score that lateness takes."""
    rule = instructions.late_rule
    return rule.penalty(submission.origin) if rule else 0.0


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
    left: Mapping[Submission, Draw],
    done: dict[str, Report],
    out: Path,
    plan: Plan,
    sandbox: Sandbox,
    on_done: Callable[[Progress], None],
) -> bool:
    """Grade what is left, adding to `done` what is on disk; whether it was interrupted."""
    before = len(done)

    def keep(graded: Report) -> None:
        due = replace(graded, penalty=penalty(plan.instructions, graded.submission))
        report = folder.write_submission(due, out)
        done[report.submission.id] = report
        on_done(Progress(len(done) - before, len(left), report))

    draws = {submission.id: draw for submission, draw in left.items()}
    executor = ThreadPoolExecutor(plan.jobs)
    on_done(Progress(0, len(left)))
    try:
        grade_batch(tuple(left), plan.tasks, sandbox, executor, draws, on_done=keep)
    except KeyboardInterrupt:
        return True
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    return False


def _prepare(out: Path, *, resume: bool, shared: bool) -> None:
    """Make the output folder ours, or refuse to touch it."""
    refuse_links(out)
    if out.exists() and not out.is_dir():
        raise Refusal(f"{out} is a file: give --out a folder")
    if out.exists() and any(out.iterdir()) and not _is_ours(out):
        raise Refusal(
            f"{out} holds files that are not gradiente's: give --out an empty or new folder"
        )
    make_private(out)
    if shared:
        share(out)
    write_whole(out / MARKER, f"{OURS}; made again by every run\n")
    if not resume:
        for old in (*out.glob("submissions/*.json"), *out.glob("report/*.html")):
            old.unlink()


def _is_ours(out: Path) -> bool:
    marker = out / MARKER
    return marker.is_file() and marker.read_bytes().startswith(OURS.encode())


def _secret(out: Path, given: str | None) -> str:
    """The secret of the class: the one that its folder has, the one that is given, or a new one."""
    kept = records.read_secret(out)
    if given and kept and given != kept:
        raise Refusal(
            f"{out / records.CLASS_FILE} has another secret than the one that is given: leave out "
            "--class-secret, which a class needs only once, or give --out another folder"
        )
    return kept or (seeds.new_secret() if given is None else given)


def _draws(submissions: Sequence[Submission], out: Path, secret: str) -> dict[str, Draw]:
    """Which attempt each submission is, and its seed, by id."""
    return {s.id: _draw(s, _earlier_report(s, out), secret) for s in submissions}


def _draw(submission: Submission, earlier: Report | None, secret: str) -> Draw:
    """The draw that a file had when it was graded before; else one for its attempt.

    That is as many as its system counts, and more than those that were graded here.
    """
    counted = submission.origin.attempt if submission.origin else 1
    if earlier is None or earlier.task != submission.task:
        before = 0
    elif earlier.submission.sha256 != submission.sha256:
        before = earlier.attempt
    elif earlier.seed:
        return Draw(earlier.attempt, earlier.seed)
    else:
        before = earlier.attempt - 1
    return seeds.draw(secret, submission.task or "", max(counted, before + 1))


def _earlier_report(submission: Submission, out: Path) -> Report | None:
    try:
        return records.read_submission(records.record_path(out, submission.id))
    except Refusal:  # there is none, or it is damaged
        return None


def _earlier_reports(
    submissions: Sequence[Submission], out: Path, instructions: Instructions
) -> dict[str, Report]:
    """The graded reports of an earlier run whose files, and what is known of them, are the same."""
    kept = {}
    for submission in submissions:
        if (earlier := _earlier_report(submission, out)) is None:
            continue
        due = penalty(instructions, submission)
        same = _is_same(earlier, submission) and earlier.penalty == due
        if same and earlier.status is not Status.ENGINE_ERROR:
            kept[submission.id] = earlier
    return kept


def _is_same(earlier: Report, submission: Submission) -> bool:
    """Whether a report is of this very submission, graded as the same task if it can be read."""
    task = submission.task if submission.problem else earlier.task
    return replace(earlier.submission, task=task, declared=submission.declared) == submission
