"""One run: a class graded into a folder of ours, kept as it goes, whatever interrupts it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from autograder.model import Report, Status, Submission, Task
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.process import Sandbox

MARKER = ".gradiente"  # tells our output folders from everybody else's


class Refusal(Exception):
    """Something the user can put right; nothing else was changed."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run came to: the reports in order, and whether it was cut short."""

    reports: tuple[Report, ...]
    submissions: int
    interrupted: bool


def grade_class(
    path: Path, out: Path, tasks: tuple[Task, ...], asked: str | None, jobs: int, *, resume: bool
) -> Finished:
    """Grade what is at `path` into `out`; every report is on disk before the next one is shown.

    Raises Refusal when nothing is to be graded, or `out` is not ours or cannot be written.
    """
    with open_sandbox() as sandbox:  # first: it warms up while the files are read
        submissions = _found(path)
        try:
            _prepare(out, resume=resume)
            done = _kept(submissions, out) if resume else {}
            left = [submission for submission in submissions if submission.id not in done]
            interrupted = _grade_left(left, done, out, Batch(tasks, asked, jobs, sandbox))
            reports = tuple(done[s.id] for s in submissions if s.id in done)
            _conclude(reports, out, sandbox.protection if left else None)
        except OSError as error:
            place = error.filename or out
            raise Refusal(f"cannot write to {place}: {error.strerror or error}") from None
    return Finished(reports, len(submissions), interrupted)


@dataclass(frozen=True, slots=True)
class Batch:
    """How a run grades: which tasks there are, which was asked for, how many at a time, where."""

    tasks: tuple[Task, ...]
    asked: str | None
    jobs: int
    sandbox: Sandbox


def _grade_left(left: list[Submission], done: dict[str, Report], out: Path, how: Batch) -> bool:
    """Grade what is left, adding to `done` what is on disk; whether it was interrupted."""
    from autograder import batch, screen
    from autograder.report import render

    def keep(report: Report) -> None:
        render.write_submission(report, out)
        done[report.submission.id] = report

    executor = ThreadPoolExecutor(how.jobs)
    try:
        with screen.progress(len(left), keep) as on_done:
            batch.grade_batch(
                left, how.tasks, how.sandbox, executor, asked=how.asked, on_done=on_done
            )
    except KeyboardInterrupt:
        return True
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    return False


def _conclude(reports: tuple[Report, ...], out: Path, walls: tuple[str, ...] | None) -> None:
    from autograder import screen
    from autograder.report import render
    from autograder.sandbox import doctor

    render.write_class(reports, out)
    screen.show_class(reports, out, doctor.shortfall(walls) if walls is not None else None)


def _found(path: Path) -> tuple[Submission, ...]:
    from autograder import batch

    submissions = batch.find(path)
    if not submissions:
        raise Refusal(
            f"{path} holds no .ipynb, .py or .zip file: give the folder with the submissions"
        )
    return submissions


def _prepare(out: Path, *, resume: bool) -> None:
    """Make the output folder ours, or refuse to touch it."""
    if out.exists() and not out.is_dir():
        raise Refusal(f"{out} is a file: give --out a folder")
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise Refusal(
            f"{out} holds files that are not gradiente's: give --out an empty or new folder"
        )
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text("results of gradiente; made again by every run\n", encoding="utf-8")
    if not resume:
        for old in (*out.glob("submissions/*.json"), *out.glob("report/*.html")):
            old.unlink()


def _kept(submissions: Sequence[Submission], out: Path) -> dict[str, Report]:
    """The graded reports of an earlier run whose files have not changed since."""
    from autograder.report import records

    kept = {}
    for submission in submissions:
        try:
            earlier = records.read_submission(records.record_path(out, submission.id))
        except records.UnreadableRecord:
            continue
        same = earlier.submission.sha256 == submission.sha256
        if same and earlier.status is not Status.ENGINE_ERROR:
            kept[submission.id] = earlier
    return kept
