"""What somebody types before anything is graded: check a notebook, examine the machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from autograder.cli.ending import UNGRADED, is_ungraded, tasks_of_course


@click.command()
@click.argument("notebook", type=click.Path(exists=True, path_type=Path))
@click.option("--task", "asked", metavar="SLUG", help="Check it as this task.")
def check(notebook: Path, asked: str | None) -> None:
    """Run the public tests only, as the student would see them."""
    from autograder.cli import screen
    from autograder.intake import files
    from autograder.judging import grading
    from autograder.sandbox.opening import open_sandbox

    tasks = tasks_of_course(asked)
    by_slug = {task.slug: task for task in tasks}
    with open_sandbox() as sandbox:
        reports = [
            grading.grade(submission, by_slug.get(submission.task or ""), sandbox, public_only=True)
            for submission in files.find(notebook, tasks, asked)
        ]
    for report in reports:
        screen.show_checks(report)
    sys.exit(UNGRADED if any(map(is_ungraded, reports)) else 0)


@click.command()
def doctor() -> None:
    """Say which walls this machine puts around student code, and how to have the others."""
    from autograder.sandbox import doctor as practice

    click.echo(practice.system())
    findings = list(practice.examine())
    for finding in findings:
        click.echo(finding)
    click.echo(practice.verdict(findings))
