"""How a command ends: its exit codes, the sentence of a refusal, and the tasks it may name."""

from __future__ import annotations

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING

import click

from autograder.model import Refusal
from autograder.words import printable

if TYPE_CHECKING:
    from pathlib import Path

    from autograder.model import Report, Task

UNGRADED, USAGE, INTERRUPTED = 1, 2, 130
_PREFIX = "Error: "  # what click says before
_LONGEST = 2000  # characters of a refusal


require_walls = click.option(
    "--require-walls",
    "walls_required",
    is_flag=True,
    help="Refuse to run code of students where no wall stands around it.",
)


class Refused(click.ClickException):
    """A refusal as the terminal says it."""

    exit_code = USAGE

    def format_message(self) -> str:
        """The sentence; what it quotes of a file may hold anything, and no end of it."""
        plain = printable(self.message)
        whole = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
        if not sys.stderr.isatty():
            return whole
        width = shutil.get_terminal_size().columns
        return textwrap.fill(
            whole,
            width,
            initial_indent=" " * len(_PREFIX),
            break_long_words=False,
            break_on_hyphens=False,
        ).removeprefix(" " * len(_PREFIX))


def sentence(error: OSError) -> str:
    """What the system refused, and of which file or folder."""
    return f"{error.filename2 or error.filename}: {error.strerror or error}"


def tasks_of_course(*slugs: str | None, graded: Path | None = None) -> tuple[Task, ...]:
    """The tasks of the course; Refusal when one of the slugs is none of theirs.

    What is `graded` brings no course of its own.
    """
    from autograder import catalog

    tasks = catalog.load_tasks(catalog.find_root(graded=graded))
    existing = {task.slug for task in tasks}
    for slug in slugs:
        if slug and slug not in existing:
            raise Refusal(f"there is no task {slug!r}; the tasks are {', '.join(sorted(existing))}")
    return tasks


def is_ungraded(report: Report) -> bool:
    """Whether a person has to look, and the command ends with exit code 1."""
    from autograder.model import Status

    decided = report.decision is not None and report.decision.score is not None
    return report.status is not Status.GRADED and not decided
