"""The `gradiente` command. Heavy imports wait until a command needs them, so --help is quick."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from autograder import __version__
from autograder.words import printable

if TYPE_CHECKING:
    from autograder.model import Report, Task
    from autograder.run import Plan

_CSV = click.Path(exists=True, dir_okay=False, path_type=Path)
UNGRADED, USAGE, INTERRUPTED = 1, 2, 130
_LONGEST = 2000  # characters of a refusal


class Refusal(click.ClickException):
    """Something the user can put right; nothing was changed."""

    exit_code = USAGE

    def format_message(self) -> str:
        """The sentence; what it quotes of a file may hold anything, and no end of it."""
        plain = printable(self.message)
        return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gradiente")
def main() -> None:
    """Grade numerical notebooks fairly, safely and fast.

    \b
    A first look:      gradiente demo
    A whole class:     gradiente grade entregas/ --out resultados/
    Back to the LMS:   gradiente lms moodle resultados/ --worksheet Grades.csv --out subir/
    As a student:      gradiente check xor.ipynb
    As an author:      gradiente new mi_tarea; gradiente verify mi_tarea; gradiente build
    """


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Folder for grades and reports."
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
@click.option("--dry-run", is_flag=True, help="Show what would be graded; write nothing.")
@click.option(
    "--from",
    "system",
    type=click.Choice(["moodle", "canvas", "plain"]),
    help="What PATH was downloaded from, where the names in it mislead.",
)
@click.option("--pattern", metavar="TEXT", help='Where names stand: "{name}_{id}.ipynb".')
@click.option("--roster", type=_CSV, help="The course's list: id, name, email, group.")
@click.option("--worksheet", type=_CSV, help="Moodle's grading worksheet, for the times.")
@click.option("--deadline", metavar="TIME", help="2026-11-20T23:59, local time or with an offset.")
@click.option("--late-penalty", metavar="RULE", help="10%/day, 20% (once) or 20%+5%/day.")
@click.option("--grace", metavar="SPAN", help="15min, 2h: the deadline is moved by this.")
@click.option("--late-max", metavar="SHARE", help="50%: the most that lateness takes.")
@click.option("--use-file-times", is_flag=True, help="Believe the dates of the files.")
def grade(
    path: Path,
    out: Path | None,
    asked: str | None,
    jobs: int,
    resume: bool,
    dry_run: bool,
    **options: Any,  # how.Options: what click read
) -> None:
    """Grade a class: what Moodle or Canvas lets you download, a folder, a notebook.

    PATH may hold .ipynb, .py and otter's .zip files, in folders of any depth. Without --task each
    file's task is read from its metadata, else its name, else the functions it defines.

    \b
    Moodle or Canvas, as downloaded:   gradiente grade entregas.zip --out r
    Somewhere else, a folder each:     --pattern "{id}/{file}" --roster lista.csv
    Somewhere else, a file each:       --pattern "{name}_{id}.ipynb"

    Of several files of a student the notebook of the task is graded, in its newest version; its
    report names the others. With --roster, who is missing is in missing.csv.

    \b
    Late work:  --deadline 2026-11-20T23:59 --late-penalty 10%/day --grace 15min --late-max 50%
    A day counts once it has begun; the share is taken from the score, and grades.csv has both.
    The time is the one in --worksheet (Moodle), in a column `submitted` of --roster, or, with
    --use-file-times, that of the file. Canvas only says LATE: of that, a rule takes the part
    that is taken once, and the report asks you to look.

    \b
    In DIR afterwards: grades.csv, results.json, submissions/, report/index.html
    Exit code: 0 all graded, 1 some could not be (each is named), 2 wrong usage.
    """
    from autograder import run
    from autograder.lms import how

    if out is None and not dry_run:
        raise click.UsageError("Missing option '--out'.")
    try:
        plan = run.Plan(path, how.read(cast("how.Options", options)), _tasks(asked), asked, jobs)
        if out is None or dry_run:
            run.preview(plan)
            return
    except (how.BadOption, run.Refusal) as error:
        raise Refusal(str(error)) from None
    _run(plan, out, resume=resume)


@main.command()
@click.argument("notebook", type=click.Path(exists=True, path_type=Path))
@click.option("--task", "asked", metavar="SLUG", help="Check it as this task.")
def check(notebook: Path, asked: str | None) -> None:
    """Run the public tests only, as the student would see them."""
    from autograder import batch, grading, screen
    from autograder.sandbox.opening import open_sandbox

    tasks = _tasks(asked)
    with open_sandbox() as sandbox:
        reports = [
            grading.grade(submission, tasks, sandbox, asked=asked, public_only=True)
            for submission in batch.find(notebook)
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
    from autograder.sandbox.opening import open_sandbox

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
@click.option(
    "--zips",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write each task's zips into DIR: for students, for otter, for Gradescope.",
)
@click.option(
    "--hidden-checks",
    type=click.Choice(["hidden", "after_published"]),
    default="hidden",
    show_default=True,
    help="In the zips: whether students ever see hidden checks.",
)
@click.option(
    "--leaderboard", is_flag=True, help="In Gradescope: rank students by their public checks."
)
def build(check_only: bool, zips: Path | None, hidden_checks: str, leaderboard: bool) -> None:
    """Write student_template/ from assignments/, the same bytes every time.

    \b
    With --zips DIR each task also becomes, in DIR,
      SLUG-student.zip     its folder of student_template/
      SLUG-otter.zip       for `otter run -a` and `otter grade -a`: grades inside the student's
                           process, where tests and solutions can be read
      SLUG-gradescope.zip  upload it as the assignment's autograder: grades behind our walls
    """
    from autograder import catalog, template

    if check_only and zips:
        raise Refusal("--check writes nothing: leave out --zips, or --check")
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
    if zips:
        _write_zips(tasks, zips, hidden_checks, leaderboard=leaderboard)
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
    from autograder import screen
    from autograder.report import records, render

    try:
        reports, roll = records.read_class(folder), records.read_roll(folder)
    except records.UnreadableRecord as error:
        raise Refusal(str(error)) from None
    render.write_class(reports, folder, roll)
    screen.show_class(reports, folder)
    sys.exit(UNGRADED if any(map(_is_ungraded, reports)) else 0)


@main.command()
@click.option("--out", default="demo-report", show_default=True, type=click.Path(path_type=Path))
@click.option("--jobs", default=os.cpu_count(), show_default=True, type=click.IntRange(1))
def demo(out: Path, jobs: int) -> None:
    """Grade the sample class that ships with the project. Opens nothing."""
    from autograder import catalog, run
    from autograder.lms.how import How

    click.echo("Some of these submissions are broken on purpose: that is part of the demo.")
    entregas = catalog.find_root() / "tests" / "golden"
    _run(run.Plan(entregas, How(), _tasks(), None, jobs), out, resume=False, strict=False)


class Elsewhere(click.Group):
    """A group whose commands stand in a module that is imported when one is asked for."""

    def __init__(self, *args: Any, module: str, **more: Any) -> None:  # Any: what click.Group takes
        super().__init__(*args, **more)
        self._module = module

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, once the module has added them."""
        importlib.import_module(self._module)
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, once the module has added it."""
        importlib.import_module(self._module)
        return super().get_command(ctx, cmd_name)


@main.group(cls=Elsewhere, module="autograder.lms.commands")
def lms() -> None:
    """Take grades and reports back to Moodle or Canvas.

    \b
    gradiente lms moodle resultados/ --worksheet Grades.csv --out subir/ --dry-run
    gradiente lms canvas resultados/ --gradebook Notas.csv --out subir/
    """


@main.command()
def doctor() -> None:
    """Say which walls this machine puts around student code, and how to have the others."""
    from autograder.sandbox import doctor as practice

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


def _write_zips(
    tasks: tuple[Task, ...], folder: Path, hidden_checks: str, *, leaderboard: bool
) -> None:
    from autograder import bundle
    from autograder.lms.gradescope import Choice

    try:
        for task in tasks:
            for path in bundle.write(task, folder, Choice(hidden_checks, leaderboard)):
                click.echo(path)
    except (bundle.BundleError, OSError) as error:
        raise Refusal(str(error)) from None


def _run(plan: Plan, out: Path, *, resume: bool, strict: bool = True) -> None:
    """Grade into `out` and exit: 130 when interrupted, 1 when some could not be graded."""
    from autograder import catalog, run

    try:
        finished = run.grade_class(plan, out, resume=resume)
    except (run.Refusal, catalog.CatalogError) as error:
        raise Refusal(str(error)) from None
    if finished.interrupted:
        counted = f"{len(finished.reports)} of {finished.submissions} are graded"
        click.echo(f"interrupted: {counted}; --resume grades the rest", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(UNGRADED if strict and any(map(_is_ungraded, finished.reports)) else 0)


def _is_ungraded(report: Report) -> bool:
    from autograder.model import Status

    return report.status is not Status.GRADED
