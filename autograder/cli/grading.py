"""What an instructor types to grade a class: grade, report, and demo for a first look."""

from __future__ import annotations

import gc
import os
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from autograder.cli.ending import (
    INTERRUPTED,
    UNGRADED,
    is_ungraded,
    require_walls,
    tasks_of_course,
)
from autograder.model import Refusal

if TYPE_CHECKING:
    from autograder.agenda import Mode, Plan
    from autograder.intake import instructions
    from autograder.intake.instructions import Instructions
    from autograder.model import Task
    from autograder.report.book import Weight
    from autograder.report.folder import OpenBook
    from autograder.run import RunResult
    from autograder.sandbox.process import Sandbox
    from autograder.scale.pool import DaskPool

_CSV = click.Path(exists=True, dir_okay=False, path_type=Path)
_UNEXAMINED = 100_000  # new objects before Python looks for unused ones among them


@click.command(short_help="Grade a class: a download, a folder, a notebook.")
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
@click.option("--resume", is_flag=True, help="Keep the reports that still hold, grade the rest.")
@click.option("--again", is_flag=True, help="Grade all anew; the book changes only at the end.")
@click.option("--only", multiple=True, metavar="ID", help="Grade only this one; may be repeated.")
@click.option("--as", "as_id", metavar="ID", help="The submission is the one of this id.")
@click.option("--new", is_flag=True, help="The submission is of somebody who is not there yet.")
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
@click.option(
    "--class-secret",
    type=_CSV,
    help="What hidden cases are drawn from; a file of this class's own, or another class.json.",
)
@click.option("--weights", type=_CSV, help="A TOML file, xor = 40: what each task counts.")
@click.option("--use-file-times", is_flag=True, help="Believe the dates of the files.")
@click.option("--no-pages", is_flag=True, help="Write no page for students: a very large class.")
@click.option("--shared", is_flag=True, help="Let the group of DIR read it; else only its owner.")
@click.option("--scheduler", metavar="URL", help="Grade on the workers of a Dask scheduler.")
@click.option(
    "--tls",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The scheduler's certificates, of `gradiente scale certificates DIR`.",
)
@require_walls
def grade(
    path: Path,
    out: Path | None,
    asked: str | None,
    jobs: int,
    dry_run: bool,
    **options: Any,  # instructions.Options, and how results are kept: what click read
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
    One student again:  gradiente grade ana.ipynb --out r         (--as ID, --new where in doubt)
    Part of a class:    gradiente grade entregas/ --out r --only ID  (first column of grades.csv)
    By hand:            write decisions.csv in DIR, then gradiente report DIR

    DIR is a book: what is in it stays, and what comes in is graded into the row of its student and
    task. --resume keeps what still holds of an interrupted run, --again grades all anew.

    \b
    Late work:  --deadline 2026-11-20T23:59 --late-penalty 10%/day --grace 15min --late-max 50%
    A day counts once it has begun; the share is taken from the score, and grades.csv has both.
    The time is the one in --worksheet (Moodle), in a column `submitted` of --roster, or, with
    --use-file-times, that of the file. Canvas only says LATE: of that, a rule takes the part
    that is taken once, and the report asks you to look.

    Hidden checks ask other numbers in every class and every attempt. They are drawn from a secret
    in DIR/class.json: keep that file, and let no student read it.

    \b
    In DIR afterwards: grades.csv, results.json, class.json, submissions/, report/index.html
    Exit code: 0 all graded, 1 some could not be (each is named), 2 wrong usage.
    """
    if out is None and not dry_run:
        raise click.UsageError("Missing option '--out'.")
    sandbox = None if dry_run or options["scheduler"] else _warming_up()
    from autograder import agenda
    from autograder.cli import screen
    from autograder.intake import instructions
    from autograder.report import book

    kept = {"shared": options.pop("shared"), "require_walls": options.pop("walls_required")}
    kept["pages"] = not options.pop("no_pages")
    mode, whose, weights = _mode(options), _whose(options), options.pop("weights")
    scheduler, tls = options.pop("scheduler"), options.pop("tls")
    if secret_file := options.pop("class_secret"):
        kept["secret"] = book.secret_in(secret_file)
    known = instructions.read(cast("instructions.Options", options))
    tasks = tasks_of_course(asked, graded=path)
    screen.show_course(tasks)
    counted = _weights(weights, tasks) if weights else ()
    plan = agenda.Plan(path, known, tasks, asked, jobs, weights=counted, **whose, **kept)
    if out is None or dry_run:
        arrival = agenda.gather(plan)
        screen.show_plan([(s, agenda.penalty(known, s)) for s in arrival.submissions])
        screen.show_arrival(arrival.notes, arrival.roll)
        return
    _run(plan, out, mode, sandbox, pool=_pool(scheduler, tls, plan) if scheduler else None)


@click.command()
@click.argument(
    "results", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--csv",
    "asked_table",
    metavar="excel[:,|:.]",
    help="The tables for Excel too, with the decimal mark of your locale or the one you name.",
)
@click.option("--pages", is_flag=True, help="Every student's page too, after grade --no-pages.")
def report(results: Path, asked_table: str | None, *, pages: bool) -> None:
    """Write the class report again from the results in DIR; grade nothing.

    \b
    After an update of gradiente:   gradiente report resultados/
    For a spreadsheet in Spanish:   gradiente report resultados/ --csv excel
    After a decision by hand:       gradiente report resultados/

    \b
    grades.csv, results.json, missing.csv, course.csv and report/ are made from DIR/submissions/
    and DIR/decisions.csv.
    --csv excel writes grades-excel.csv, and course-excel.csv where there is a course.csv.
    Exit code: 0 all are graded, 1 some are not (each is named), 2 DIR holds no results.
    """
    from autograder.cli import screen
    from autograder.report import folder, spreadsheet
    from autograder.storage import refuse_links

    refuse_links(results)
    mark = spreadsheet.mark_asked(asked_table, os.environ) if asked_table else None
    before = folder.read_outlines(results)
    book = before.book
    if pages:
        folder.write_pages(results)
        book = replace(book, pages=True)
    opened = folder.write_class(before.reports, results, book)
    screen.show_class(opened, results)
    for path in spreadsheet.write(results, mark) if mark else ():
        click.echo(f"for Excel: {path}")
    sys.exit(UNGRADED if _needs_a_look(opened) else 0)


@click.command()
@click.argument(
    "results", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.argument("submission_id", metavar="ID")
def forget(results: Path, submission_id: str) -> None:
    """Take the submission ID out of the book in DIR; it is kept in DIR/removed/.

    \b
    gradiente forget resultados/ prueba-del-profesor

    \b
    The tables and the class report are written again without it.
    Exit code: 0 it is out, 2 there is no such submission.
    """
    from autograder import bookkeeping
    from autograder.cli import screen
    from autograder.storage import refuse_links

    refuse_links(results)
    kept, opened = bookkeeping.forget(results, submission_id)
    screen.say(f"{submission_id} is out of the book; what it was is in {kept}")
    screen.show_trouble(opened)


@click.command()
@click.option(
    "--out",
    default="demo-report",
    show_default=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for grades and reports.",
)
@click.option(
    "--jobs",
    default=os.cpu_count(),
    show_default=True,
    type=click.IntRange(1),
    help="Submissions at a time.",
)
def demo(out: Path, jobs: int) -> None:
    """Grade the sample class that ships with the project. Opens nothing.

    \b
    gradiente demo                   look at demo-report/report/index.html
    gradiente demo --out ejemplo     somewhere else
    """
    sandbox = _warming_up()
    from autograder import agenda, catalog
    from autograder.judging import seeds

    click.echo("Some of these submissions are broken on purpose: that is part of the demo.")
    entregas = catalog.find_root() / "tests" / "golden"
    tasks = tasks_of_course()
    plan = agenda.Plan(entregas, sample_class(entregas), tasks, jobs=jobs, secret=seeds.FIXED)
    _run(plan, out, agenda.Mode.ADD, sandbox, strict=False)


def sample_class(entregas: Path) -> Instructions:
    """Whose the folders of the sample class are: ana_xor_completo is of Ana, who has others too."""
    from autograder.intake import roster
    from autograder.intake.instructions import Instructions
    from autograder.intake.pattern import Pattern

    # What stands for a group there says what the case is about; the groups are those of the list.
    listed = roster.read(entregas / "lista.csv")
    return Instructions(pattern=Pattern("{id}_{group}/{file}"), roster=listed)


def _mode(options: dict[str, Any]) -> Mode:
    from autograder.agenda import Mode

    resume, again = options.pop("resume"), options.pop("again")
    if resume and again:
        raise click.UsageError("--resume keeps reports and --again keeps none: leave one out.")
    return Mode.AGAIN if again else Mode.RESUME if resume else Mode.ADD


def _whose(options: dict[str, Any]) -> dict[str, Any]:
    """What was said of which submissions are graded, and whose they are."""
    as_id, new, only = options.pop("as_id"), options.pop("new"), options.pop("only")
    if as_id and new:
        raise click.UsageError("--as and --new say two different things: leave one out.")
    ids = tuple(id_ for word in only for id_ in word.replace(",", " ").split())
    return {"as_id": as_id, "new": new, "only": ids}


def _weights(path: Path, tasks: tuple[Task, ...]) -> tuple[Weight, ...]:
    """What each task counts; Refusal when the file says anything else."""
    from autograder.report.book import Weight

    slugs = {task.slug for task in tasks}
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise Refusal(f"{path}: {fault}: write a line for each task, xor = 40") from None
    if isinstance(content.get("weights"), dict) and len(content) == 1:
        content = content["weights"]
    for slug, weight in content.items():
        if slug not in slugs:
            raise Refusal(f"{path}: there is no task {slug!r}; they are {', '.join(sorted(slugs))}")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight < 1e6:
            raise Refusal(f"{path}: {slug} = {weight!r} is no weight: write a number from 0 on")
    if not sum(content.values()):
        raise Refusal(f"{path}: no task counts anything: write a line for each task, xor = 40")
    return tuple(Weight(slug, float(weight)) for slug, weight in content.items())


def _needs_a_look(opened: OpenBook) -> bool:
    """Whether something could not be graded or read, and the command ends with exit code 1."""
    waiting = any(is_ungraded(report) for report in opened.reports)
    return waiting or bool(opened.refused) or not opened.book.complete


def _pool(scheduler: str, tls: Path | None, plan: Plan) -> DaskPool:
    """The workers of a scheduler; Refusal where Dask is not installed."""
    from autograder.cli import scale, screen

    scale.expect_installed()
    from autograder.scale.pool import DaskPool

    def refused(worker: str) -> None:
        screen.say(f"not used: {worker}", style="yellow")

    return DaskPool(
        scheduler, plan.tasks, tls=tls, require_walls=plan.require_walls, on_refused=refused
    )


def _warming_up() -> Sandbox:
    """Where students' code runs; its process imports what it needs while this one does so."""
    from autograder.sandbox.opening import open_sandbox

    return click.get_current_context().with_resource(open_sandbox())


def _run(
    plan: Plan,
    out: Path,
    mode: Mode,
    sandbox: Sandbox | None,
    *,
    strict: bool = True,
    pool: DaskPool | None = None,
) -> None:
    """Grade into `out` and exit: 130 when interrupted, 1 when some could not be graded."""
    from autograder import run
    from autograder.cli import screen
    from autograder.report import spreadsheet
    from autograder.sandbox import doctor

    gc.set_threshold(_UNEXAMINED)  # a large class's rows stay: looking at them took a tenth of it
    with screen.progress() as on_done:
        graders = pool or run.threads(plan, sandbox)
        result = run.grade_class(plan, out, mode=mode, on_done=on_done, pool=graders)
    arrival, walls = result.arrival, result.protection
    screen.show_arrival(arrival.notes, arrival.roll)
    screen.show_class(result.opened, out, doctor.shortfall(walls) if walls is not None else None)
    if spreadsheet.is_spanish(os.environ):
        click.echo(f"for Excel: gradiente report {out} --csv excel")
    if result.interrupted:
        click.echo(_interruption(result, mode), err=True)
        sys.exit(UNGRADED if result.lost else INTERRUPTED)
    sys.exit(UNGRADED if strict and _needs_a_look(result.opened) else 0)


def _interruption(result: RunResult, mode: Mode) -> str:
    why = result.lost or "interrupted"
    if mode.value == "again":
        return f"{why}: nothing in the book was changed; --again starts from the beginning"
    done, total = result.opened.progress
    return f"{why}: {done} of {total} are graded; --resume grades the rest"
