"""What an instructor types to grade a class: grade, report, and demo for a first look."""

from __future__ import annotations

import os
import sys
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

if TYPE_CHECKING:
    from autograder.intake import instructions
    from autograder.run import Plan

_CSV = click.Path(exists=True, dir_okay=False, path_type=Path)


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
@click.option(
    "--class-secret",
    type=_CSV,
    help="What hidden cases are drawn from; a file of this class's own, or another class.json.",
)
@click.option("--use-file-times", is_flag=True, help="Believe the dates of the files.")
@click.option("--shared", is_flag=True, help="Let the group of DIR read it; else only its owner.")
@require_walls
def grade(
    path: Path,
    out: Path | None,
    asked: str | None,
    jobs: int,
    resume: bool,
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
    from autograder import run
    from autograder.cli import screen
    from autograder.intake import instructions
    from autograder.report import records

    if out is None and not dry_run:
        raise click.UsageError("Missing option '--out'.")
    shared, walls_required = options.pop("shared"), options.pop("walls_required")
    secret_file = options.pop("class_secret")
    known = instructions.read(cast("instructions.Options", options))
    tasks = tasks_of_course(asked, graded=path)
    screen.show_course(tasks)
    plan = run.Plan(
        path,
        known,
        tasks,
        asked,
        jobs,
        secret=records.secret_in(secret_file) if secret_file else None,
        shared=shared,
        require_walls=walls_required,
    )
    if out is None or dry_run:
        arrival = run.gather(plan)
        screen.show_plan((s, run.penalty(known, s)) for s in arrival.submissions)
        screen.show_arrival(arrival.notes, arrival.roll)
        return
    _run(plan, out, resume=resume)


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
def report(results: Path, asked_table: str | None) -> None:
    """Write the class report again from the results in DIR; grade nothing.

    \b
    After an update of gradiente:   gradiente report resultados/
    For a spreadsheet in Spanish:   gradiente report resultados/ --csv excel

    \b
    grades.csv, results.json, missing.csv and report/ are made from DIR/submissions/.
    --csv excel writes grades-excel.csv, and course-excel.csv where there is a course.csv.
    Exit code: 0 all are graded, 1 some are not (each is named), 2 DIR holds no results.
    """
    from autograder.cli import screen
    from autograder.report import folder, records, spreadsheet
    from autograder.storage import refuse_links

    refuse_links(results)
    mark = spreadsheet.mark_asked(asked_table, os.environ) if asked_table else None
    reports, roll = records.read_class(results), records.read_roll(results)
    folder.write_class(reports, results, roll)
    screen.show_class(reports, results)
    for path in spreadsheet.write(results, mark) if mark else ():
        click.echo(f"for Excel: {path}")
    sys.exit(UNGRADED if any(map(is_ungraded, reports)) else 0)


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
    from autograder import catalog, run
    from autograder.intake.instructions import Instructions
    from autograder.judging import seeds

    click.echo("Some of these submissions are broken on purpose: that is part of the demo.")
    entregas = catalog.find_root() / "tests" / "golden"
    plan = run.Plan(entregas, Instructions(), tasks_of_course(), jobs=jobs, secret=seeds.FIXED)
    _run(plan, out, resume=False, strict=False)


def _run(plan: Plan, out: Path, *, resume: bool, strict: bool = True) -> None:
    """Grade into `out` and exit: 130 when interrupted, 1 when some could not be graded."""
    from autograder import run
    from autograder.cli import screen
    from autograder.report import spreadsheet
    from autograder.sandbox import doctor

    with screen.progress() as on_done:
        result = run.grade_class(plan, out, resume=resume, on_done=on_done)
    arrival, walls = result.arrival, result.protection
    screen.show_arrival(arrival.notes, arrival.roll)
    screen.show_class(result.reports, out, doctor.shortfall(walls) if walls is not None else None)
    if spreadsheet.is_spanish(os.environ):
        click.echo(f"for Excel: gradiente report {out} --csv excel")
    if result.interrupted:
        counted = f"{len(result.reports)} of {len(arrival.submissions)} are graded"
        click.echo(f"interrupted: {counted}; --resume grades the rest", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(UNGRADED if strict and any(map(is_ungraded, result.reports)) else 0)
