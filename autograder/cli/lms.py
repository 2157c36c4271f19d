"""`gradiente lms`: what an instructor types to take grades back to Moodle or Canvas."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from autograder import sheet
from autograder.cli.ending import UNGRADED
from autograder.lms import upload
from autograder.lms.upload import Fate, Upload
from autograder.model import Refusal

if TYPE_CHECKING:
    from autograder.report.folder import OpenBook

_MANY = 10  # files that a refusal names
UNSENT = {Fate.REVIEW, Fate.UNKNOWN}

Command = TypeVar("Command", bound=Callable[..., None])


def common(command: Command) -> Command:
    """The options of every way back."""
    existing = click.Path(exists=True, file_okay=False, path_type=Path)
    for option in (
        click.option("--dry-run", is_flag=True, help="Show what would change, write nothing."),
        click.option("--partial", is_flag=True, help="Send what there is of a class half graded."),
        click.option("--task", metavar="SLUG", help="Which task, if the results are of several."),
        click.option(
            "--points",
            "as_points",
            is_flag=True,
            help="Send the points as they are, not scaled to the LMS's maximum.",
        ),
        click.option(
            "--out",
            required=True,
            metavar="DIR",
            type=click.Path(path_type=Path),
            help="Folder for the files to upload.",
        ),
        click.argument("results", type=existing),
    ):
        command = option(command)
    return command


@click.group()
def lms() -> None:
    """Take grades and reports back to Moodle or Canvas.

    \b
    gradiente lms moodle resultados/ --worksheet Grades.csv --out subir/ --dry-run
    gradiente lms canvas resultados/ --gradebook Notas.csv --out subir/
    """


@lms.command(short_help="Fill a Moodle grading worksheet.")
@common
@click.option(
    "--worksheet",
    "source",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The grading worksheet, as Moodle gave it.",
)
@click.option("--no-feedback", is_flag=True, help="Leave the column of comments as it is.")
@click.option("--id-column", metavar="HEADER", help="The column of `Participant 12`.")
@click.option("--grade-column", metavar="HEADER", help="The column of the grade.")
@click.option("--feedback-column", metavar="HEADER", help="The column of the comments.")
def moodle(results: Path, source: Path, out: Path, **asked: Any) -> None:
    """Fill a Moodle grading worksheet with the grades in RESULTS.

    Download the worksheet (assignment, Submissions, Actions: Download grading worksheet) whatever
    the language of the site. Grade and comments of matched rows change, every other byte stays.
    Upload the file with the same name (Upload grading worksheet), then feedback.zip (Upload
    multiple feedback files in a zip), which holds each student's own report.

    \b
    Scores after lateness go out, scaled to the worksheet's maximum unless --points.
    Submissions that need review get no grade. The table says which rows Moodle would skip.
    Exit code: 0 all sent, 1 some have no grade to send or no row (each is named), 2 refused.
    """
    from autograder.lms import columns, moodle, outgoing

    headers = columns.Headers(asked["id_column"], asked["grade_column"], asked["feedback_column"])
    wishes = moodle.WorksheetWishes(headers, asked["as_points"], not asked["no_feedback"])
    opened = _opened(results, partial=asked["partial"])
    outgoing_class = outgoing.select(opened.reports, asked["task"])
    _same_file(source, out)
    filled = moodle.fill(source, sheet.read(source), outgoing_class, results, wishes)
    _finish(filled, out, opened, dry_run=asked["dry_run"])


@lms.command(short_help="Fill one assignment of a Canvas gradebook.")
@common
@click.option(
    "--gradebook",
    "source",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The gradebook, as Canvas exported it.",
)
@click.option(
    "--assignment",
    metavar="TITLE|ID",
    help="The column: `Title (id)`, its title or its id; else the one titled like the task.",
)
def canvas(results: Path, source: Path, out: Path, **asked: Any) -> None:
    """Fill one assignment of a Canvas gradebook with the grades in RESULTS.

    Export the gradebook (Grades, Export) and import the file with the same name. Only the cells
    of matched students in that column change; EX stays excused. feedback.zip, for the assignment's
    Re-Upload Submissions, answers each submission under the name that Canvas gave it.

    \b
    Scores after lateness go out, scaled to Points Possible unless --points.
    Submissions that need review get no grade.
    Exit code: 0 all sent, 1 some have no grade to send or no row (each is named), 2 refused.
    """
    from autograder.lms import canvas, outgoing

    opened = _opened(results, partial=asked["partial"])
    outgoing_class = outgoing.select(opened.reports, asked["task"])
    _same_file(source, out)
    wishes = canvas.GradebookWishes(asked["assignment"], asked["as_points"])
    filled = canvas.fill(source, sheet.read(source), outgoing_class, results, wishes)
    _finish(filled, out, opened, dry_run=asked["dry_run"])


def _opened(results: Path, *, partial: bool) -> OpenBook:
    """The book; Refusal when it is not complete, unless part of it is wanted."""
    from autograder.report import folder

    opened = folder.read_class(results)
    if not opened.book.complete and not partial:
        done, total = opened.progress
        files = ", ".join(due.file for due in opened.book.due[:_MANY])
        raise Refusal(
            f"{results} is incomplete: {done} of {total} are graded, and not yet {files}: finish "
            "it with `gradiente grade … --resume`, or send what there is with --partial"
        )
    return opened


def _finish(filled: Upload, out: Path, opened: OpenBook, *, dry_run: bool) -> None:
    """Show the table, or write and say what was written; exit 1 when a grade found no way back."""
    from autograder.cli import screen

    upload.check_folder(filled, out)
    written = () if dry_run else upload.write(filled, out)
    screen.show_upload(filled, written, in_full=dry_run)
    screen.show_trouble(opened)
    unsent = any(entry.fate in UNSENT for entry in filled.entries)
    sys.exit(UNGRADED if unsent or opened.refused else 0)


def _same_file(source: Path, out: Path) -> None:
    if (out / source.name).exists() and (out / source.name).samefile(source):
        raise Refusal(f"{source} would be replaced by its copy: give --out another folder")
