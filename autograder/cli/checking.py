"""What somebody types before anything is graded: check a notebook, examine the machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from autograder.cli.ending import UNGRADED, is_ungraded, require_walls, tasks_of_course


@click.command(short_help="Run the public tests of a notebook.")
@click.argument("notebook", type=click.Path(exists=True, path_type=Path))
@click.option("--task", "asked", metavar="SLUG", help="Check it as this task.")
@require_walls
def check(notebook: Path, asked: str | None, walls_required: bool) -> None:
    """Run a notebook and its public tests only, as the student would see them.

    \b
    A notebook of the course:           gradiente check xor.ipynb
    One that does not say which it is:  gradiente check final.ipynb --task xor

    \b
    Hidden tests are neither run nor shown, and nothing is written.
    Exit code: 0 it could be run (checks may fail), 1 it could not, 2 wrong usage.
    """
    from autograder.cli import screen
    from autograder.intake import files
    from autograder.judging import grading
    from autograder.sandbox.opening import open_sandbox, refuse_unprotected

    tasks = tasks_of_course(asked, graded=notebook)
    by_slug = {task.slug: task for task in tasks}
    with open_sandbox() as sandbox:
        if walls_required:
            refuse_unprotected(sandbox)
        reports = [
            grading.grade(submission, by_slug.get(submission.task or ""), sandbox, public_only=True)
            for submission in files.find(notebook, tasks, asked)
        ]
        walls = sandbox.protection
    for report in reports:
        screen.show_checks(report)
    screen.show_walls(walls)
    sys.exit(UNGRADED if any(map(is_ungraded, reports)) else 0)


@click.command(short_help="Say which walls stand around student code here.")
def doctor() -> None:
    """Say which walls stand around student code here, and how to have the others.

    Each wall is tried on this machine: a process goes behind it and does what it should refuse.
    The last line is what a run writes in its results as `protection`.

    \b
    gradiente doctor

    \b
    Linux, also in WSL 2 or a container:   what the kernel and the user allow
    macOS:     a process for each student and no walls; every result says NOT SANDBOXED
    Windows:   student code is not run there; install gradiente in WSL 2
    """
    from autograder.sandbox import doctor as practice

    findings = list(practice.examine())
    click.echo(practice.system())
    for finding in findings:
        click.echo(finding)
    click.echo(practice.verdict(findings))
