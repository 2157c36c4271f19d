"""One run: a class graded into a folder of ours, kept as it goes, whatever interrupts it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.model import Report, Status, Submission, Task
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.process import Sandbox

if TYPE_CHECKING:
    from autograder.lms.how import How
    from autograder.lms.intake import Gathered

MARKER = ".gradiente"  # tells our output folders from everybody else's


class Refusal(Exception):
    """Something the user can put right; nothing else was changed."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run came to: the reports in order, and whether it was cut short."""

    reports: tuple[Report, ...]
    submissions: int
    interrupted: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run grades: a class at a path, as one of the tasks, a few at a time."""

    path: Path
    how: How
    tasks: tuple[Task, ...]
    asked: str | None
    jobs: int = 1


def grade_class(plan: Plan, out: Path, *, resume: bool) -> Finished:
    """Grade the class into `out`; every report is on disk before the next one is shown.

    Raises Refusal when nothing is to be graded, or `out` is not ours or cannot be written.
    """
    with open_sandbox() as sandbox:  # first: it warms up while the files are read
        found = _found(plan)
        submissions = found.submissions
        try:
            _prepare(out, resume=resume)
            done = _kept(submissions, out, plan.how) if resume else {}
            left = [submission for submission in submissions if submission.id not in done]
            interrupted = _grade_left(left, done, out, plan, sandbox)
            reports = tuple(done[s.id] for s in submissions if s.id in done)
            _conclude(reports, out, found, sandbox.protection if left else None)
        except OSError as error:
            place = error.filename or out
            raise Refusal(f"cannot write to {place}: {error.strerror or error}") from None
    return Finished(reports, len(submissions), interrupted)


def preview(plan: Plan) -> None:
    """Show what a run would grade; nothing is run and nothing written."""
    from autograder import catalog, screen

    found = _found(plan)
    rows = []
    for submission in found.submissions:
        task = catalog.find_task(plan.tasks, submission, plan.asked)
        rows.append((submission, task.slug if task else None, _penalty(plan.how, submission)))
    screen.show_plan(rows)
    screen.show_arrival(found.notes, found.roll)


def _grade_left(
    left: list[Submission], done: dict[str, Report], out: Path, plan: Plan, sandbox: Sandbox
) -> bool:
    """Grade what is left, adding to `done` what is on disk; whether it was interrupted."""
    from autograder import batch, screen
    from autograder.report import render

    def keep(graded: Report) -> None:
        report = replace(graded, penalty=_penalty(plan.how, graded.submission))
        render.write_submission(report, out)
        done[report.submission.id] = report

    executor = ThreadPoolExecutor(plan.jobs)
    try:
        with screen.progress(len(left), keep) as on_done:
            batch.grade_batch(
                left, plan.tasks, sandbox, executor, asked=plan.asked, on_done=on_done
            )
    except KeyboardInterrupt:
        return True
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    return False


def _penalty(how: How, submission: Submission) -> float:
    return how.rule.penalty(submission.origin) if how.rule else 0.0


def _conclude(
    reports: tuple[Report, ...], out: Path, found: Gathered, walls: tuple[str, ...] | None
) -> None:
    from autograder import screen
    from autograder.report import render
    from autograder.sandbox import doctor

    render.write_class(reports, out, found.roll)
    screen.show_arrival(found.notes, found.roll)
    screen.show_class(reports, out, doctor.shortfall(walls) if walls is not None else None)


def _found(plan: Plan) -> Gathered:
    from autograder.lms import intake
    from autograder.lms.source import UnreadableClass

    try:
        found = intake.gather(plan.path, plan.how, plan.tasks, plan.asked)
    except UnreadableClass as error:
        raise Refusal(str(error)) from None
    if not found.submissions:
        raise Refusal(
            f"{plan.path} holds no .ipynb, .py or .zip file: give the folder with the submissions"
        )
    return found


def _prepare(out: Path, *, resume: bool) -> None:
    """Make the output folder ours, or refuse to touch it."""
    from autograder.report.records import write_whole

    if out.exists() and not out.is_dir():
        raise Refusal(f"{out} is a file: give --out a folder")
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise Refusal(
            f"{out} holds files that are not gradiente's: give --out an empty or new folder"
        )
    write_whole(out / MARKER, "results of gradiente; made again by every run\n")
    if not resume:
        for old in (*out.glob("submissions/*.json"), *out.glob("report/*.html")):
            old.unlink()


def _kept(submissions: Sequence[Submission], out: Path, how: How) -> dict[str, Report]:
    """The graded reports of an earlier run whose files, and what is known of them, are the same."""
    from autograder.report import records

    kept = {}
    for submission in submissions:
        try:
            earlier = records.read_submission(records.record_path(out, submission.id))
        except records.UnreadableRecord:
            continue
        same = earlier.submission == submission and earlier.penalty == _penalty(how, submission)
        if same and earlier.status is not Status.ENGINE_ERROR:
            kept[submission.id] = earlier
    return kept
