"""The `gradiente` command. Heavy imports wait until a command needs them, so --help is quick."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Executor

    from autograder.model import Report, Submission, Task

MARKER = ".gradiente"  # tells our output folders from everybody else's
UNGRADED, USAGE, INTERRUPTED = 1, 2, 130


class Refusal(click.ClickException):
    """Something the user can put right; nothing was changed."""

    exit_code = USAGE


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gradiente")
def main() -> None:
    """Grade numerical notebooks fairly, safely and fast.

    \b
    A first look:      gradiente demo
    A whole class:     gradiente grade entregas/ --out resultados/
    As a student:      gradiente check xor.ipynb
    As an author:      gradiente new mi_tarea; gradiente verify mi_tarea; gradiente build
    """


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Folder for grades and reports."
)
@click.option("--task", "asked", metavar="SLUG", help="Grade everything as this task.")
@click.option(
    "--jobs",
    default=os.cpu_count(),
    show_default=True,
    type=click.IntRange(1),
    help="Submissions at a time.",
)
@click.option("--resume", is_flag=True, help="Keep what an interrupted run already graded.")
def grade(path: Path, out: Path, asked: str | None, jobs: int, resume: bool) -> None:
    """Grade a notebook, a folder of notebooks or an otter export (.zip).

    PATH may hold .ipynb, .py and .zip files, in folders of any depth. Without --task each file's
    task is read from its metadata, else its name, else the functions it defines.

    \b
    In DIR afterwards: grades.csv, results.json, submissions/, report/index.html
    Exit code: 0 all graded, 1 some could not be (each is named), 2 wrong usage.
    """
    tasks = _tasks(asked)
    submissions = _found(path)
    _prepare(out, resume)
    reports = _grade_all(submissions, tasks, out, asked, jobs, resume)
    _finish(reports, out)


@main.command()
@click.argument("notebook", type=click.Path(exists=True, path_type=Path))
@click.option("--task", "asked", metavar="SLUG", help="Check it as this task.")
def check(notebook: Path, asked: str | None) -> None:
    """Run the public tests only, as the student would see them."""
    from autograder import grading, screen
    from autograder.sandbox import open_sandbox

    tasks = _tasks(asked)
    with open_sandbox() as sandbox:
        reports = [
            grading.grade(submission, tasks, sandbox, asked=asked, public_only=True)
            for submission in _found(notebook)
        ]
    for report in reports:
        screen.show_checks(report)
    sys.exit(UNGRADED if any(_is_ungraded(report) for report in reports) else 0)


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
def verify(slugs: tuple[str, ...]) -> None:
    """Prove the tasks: the solution earns all, the stub 0, every misconception is caught."""
    from autograder import catalog, screen
    from autograder import verify as contract
    from autograder.sandbox import open_sandbox

    tasks = _tasks(*slugs)
    chosen = [task for task in tasks if not slugs or task.slug in slugs]
    findings = []
    with open_sandbox() as sandbox:
        for task in chosen:
            for finding in contract.verify(task, tasks, sandbox):
                screen.show_finding(finding)
                findings.append(finding)
    findings.append(contract.verify_template(tasks, catalog.find_root()))
    screen.show_finding(findings[-1])
    sys.exit(any(finding.problems for finding in findings))


@main.command()
@click.option(
    "--check",
    "check_only",
    is_flag=True,
    help="Only say what a build would change; exit 1 if anything.",
)
def build(check_only: bool) -> None:
    """Write student_template/ from assignments/, the same bytes every time."""
    from autograder import catalog, template

    tasks = _tasks()
    target = catalog.find_root() / template.FOLDER
    changes = template.drift(tasks, target)
    for change in changes:
        click.echo(change)
    if not check_only and changes:
        template.build(tasks, target)
        click.echo(f"built {target}: {len(changes)} files changed")
    if not changes:
        click.echo(f"{target.name} is fresh")
    sys.exit(bool(changes) and check_only)


@main.command()
@click.argument("slug")
def new(slug: str) -> None:
    """Write the file set of a new task SLUG, ready to be filled in."""
    from autograder import catalog, scaffold

    try:
        written = scaffold.write(slug, catalog.find_root())
    except scaffold.ScaffoldError as error:
        raise Refusal(str(error)) from None
    for path in written:
        click.echo(path)
    click.echo(f"next: fill them in, then `gradiente verify {slug}` and `gradiente build`")


@main.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def report(folder: Path) -> None:
    """Write the class report again from the results in DIR."""
    from autograder import records

    try:
        reports = records.read_class(folder)
    except records.UnreadableRecord as error:
        raise Refusal(str(error)) from None
    _finish(reports, folder)


@main.command()
@click.option("--out", default="demo-report", show_default=True, type=click.Path(path_type=Path))
@click.option("--jobs", default=os.cpu_count(), show_default=True, type=click.IntRange(1))
def demo(out: Path, jobs: int) -> None:
    """Grade the sample class that ships with the project. Opens nothing."""
    from autograder import catalog

    tasks = _tasks()
    submissions = _found(catalog.find_root() / "tests" / "golden")
    _prepare(out, resume=False)
    reports = _grade_all(submissions, tasks, out, None, jobs, resume=False)
    _summarise(reports, out)
    click.echo("Some of these submissions are broken on purpose: that is part of the demo.")


@main.command()
def doctor() -> None:
    """Say which walls this machine puts around student code, and how to have the others."""
    from autograder import doctor as practice

    click.echo(practice.system())
    findings = list(practice.examine())
    for finding in findings:
        click.echo(finding)
    click.echo(practice.verdict(findings))


def _tasks(*slugs: str | None) -> tuple[Task, ...]:
    from autograder import catalog

    try:
        tasks = catalog.load_tasks(catalog.find_root())
    except catalog.CatalogError as error:
        raise Refusal(str(error)) from None
    known = {task.slug for task in tasks}
    for slug in slugs:
        if slug and slug not in known:
            raise Refusal(f"there is no task {slug!r}; the tasks are {', '.join(sorted(known))}")
    return tasks


def _found(path: Path) -> tuple[Submission, ...]:
    from autograder import batch

    submissions = batch.find(path)
    if not submissions:
        raise Refusal(
            f"{path} holds no .ipynb, .py or .zip file: give the folder with the submissions"
        )
    return submissions


def _prepare(out: Path, resume: bool) -> None:
    """Make the output folder ours, or refuse to touch it."""
    try:
        if out.exists() and not out.is_dir():
            raise Refusal(f"{out} is a file: give --out a folder")
        ours = (out / MARKER).exists()
        if out.exists() and any(out.iterdir()) and not ours:
            raise Refusal(
                f"{out} holds files that are not gradiente's: give --out an empty or new folder"
            )
        out.mkdir(parents=True, exist_ok=True)
        (out / MARKER).write_text(
            "results of gradiente; made again by every run\n", encoding="utf-8"
        )
        if not resume:
            for old in (*out.glob("submissions/*.json"), *out.glob("report/*.html")):
                old.unlink()
    except OSError as error:
        raise Refusal(f"cannot write to {error.filename or out}: {error.strerror}") from None


def _grade_all(
    submissions: tuple[Submission, ...],
    tasks: tuple[Task, ...],
    out: Path,
    asked: str | None,
    jobs: int,
    resume: bool,
) -> tuple[Report, ...]:
    """Grade with a progress bar; every report is on disk before the next one is shown."""
    from concurrent.futures import ThreadPoolExecutor

    from autograder import batch, doctor, render, screen
    from autograder.sandbox import open_sandbox

    kept = _kept(submissions, out) if resume else {}
    left = [submission for submission in submissions if submission.id not in kept]
    done = dict(kept)

    def keep(finished: Report) -> None:
        render.write_submission(finished, out)
        done[finished.submission.id] = finished

    executor: Executor = ThreadPoolExecutor(jobs)
    try:
        with open_sandbox() as sandbox, screen.progress(len(left), keep) as on_done:
            batch.grade_batch(left, tasks, sandbox, executor, asked=asked, on_done=on_done)
            if left and (missing := doctor.shortfall(sandbox.protection)):
                click.echo(missing, err=True)
    except KeyboardInterrupt:
        executor.shutdown(wait=False, cancel_futures=True)
        _summarise(_in_order(submissions, done), out)
        click.echo(
            f"interrupted: {len(done)} of {len(submissions)} graded; --resume grades the rest",
            err=True,
        )
        sys.exit(INTERRUPTED)
    except OSError as error:
        raise Refusal(f"cannot write to {error.filename or out}: {error.strerror}") from None
    executor.shutdown()
    return _in_order(submissions, done)


def _kept(submissions: Iterable[Submission], out: Path) -> dict[str, Report]:
    """The graded reports of an earlier run whose files have not changed since."""
    from autograder import records
    from autograder.model import Status

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


def _in_order(submissions: Iterable[Submission], done: dict[str, Report]) -> tuple[Report, ...]:
    return tuple(done[submission.id] for submission in submissions if submission.id in done)


def _summarise(reports: tuple[Report, ...], out: Path) -> None:
    from autograder import render, screen

    render.write_class(reports, out)
    screen.show_class(reports, out)


def _finish(reports: tuple[Report, ...], out: Path) -> None:
    _summarise(reports, out)
    sys.exit(UNGRADED if any(_is_ungraded(report) for report in reports) else 0)


def _is_ungraded(report: Report) -> bool:
    from autograder.model import Status

    return report.status is not Status.GRADED
