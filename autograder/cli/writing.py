"""What an author types: new, verify, build."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.ending import require_walls, tasks_of_course
from autograder.model import Refusal

BESIDE_ZIPS = "class-secret"  # the file that holds what their hidden cases are drawn from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from autograder.lms.gradescope import Settings
    from autograder.model import Task


@click.command()
@click.argument("slug")
def new(slug: str) -> None:
    """Write the file set of a new task SLUG, ready to be filled in.

    \b
    gradiente new descenso        its files in assignments/, solutions/ and tests/
    gradiente verify descenso     what is still to be done, clause by clause
    gradiente build               student_template/ with the new task in it
    """
    from autograder import catalog
    from autograder.authoring import scaffold

    for path in scaffold.write(slug, catalog.find_root()):
        click.echo(path)
    click.echo(f"next: fill them in, then `gradiente verify {slug}` and `gradiente build`")


@click.command(short_help="Prove that tasks keep their promises.")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@require_walls
def verify(slugs: tuple[str, ...], walls_required: bool) -> None:
    """Prove the tasks: the solution earns all, the stub 0, every misconception is caught.

    \b
    Every task, as before a release:   gradiente verify
    One while you write it:            gradiente verify xor

    Exit code: 0 every clause holds, 1 some do not (each says why), 2 wrong usage.
    """
    from autograder import catalog
    from autograder.authoring import verify as contract
    from autograder.cli import screen
    from autograder.sandbox.opening import open_sandbox, refuse_unprotected

    tasks = tasks_of_course(*slugs)
    chosen = [task for task in tasks if not slugs or task.slug in slugs]
    findings = []
    with open_sandbox() as sandbox:
        if walls_required:
            refuse_unprotected(sandbox)
        screen.show_walls(sandbox.protection)
        for task in chosen:
            for finding in contract.verify(task, sandbox):
                screen.show_finding(finding)
                findings.append(finding)
    findings.append(contract.verify_template(tasks, catalog.find_root()))
    screen.show_finding(findings[-1])
    sys.exit(any(finding.problems for finding in findings))


@click.command(short_help="Write student_template/ from assignments/.")
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
    "--site",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write the lessons as pages into DIR, with their pictures: to read without Jupyter.",
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
@click.option(
    "--class-secret",
    "secret_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="In the zips: what hidden cases are drawn from, instead of DIR/class-secret.",
)
def build(
    check_only: bool,
    zips: Path | None,
    site: Path | None,
    hidden_checks: str,
    leaderboard: bool,
    secret_file: Path | None,
) -> None:
    """Write student_template/ from assignments/, the same bytes every time.

    \b
    After editing a task:   gradiente build
    Before a merge:         gradiente build --check
    For an LMS:             gradiente build --zips zips/
    To read in a browser:   gradiente build --site site/

    \b
    With --zips DIR each task also becomes, in DIR,
      SLUG-student.zip     its folder of student_template/
      SLUG-otter.zip       for `otter run -a` and `otter grade -a`: grades inside the student's
                           process, where tests and solutions can be read
      SLUG-gradescope.zip  upload it as the assignment's autograder: grades behind our walls
    Hidden checks ask other numbers in every class. They are drawn from the secret in
    DIR/class-secret, which the first build writes: keep it, and the next builds make the same zips.

    --site DIR runs every solved notebook once, for its pictures: some minutes. The pages need no
    network; they hold what student_template/ does and pictures, nothing of the solutions.
    """
    from autograder import catalog
    from autograder.authoring import template
    from autograder.lms.gradescope import Settings

    if check_only and (zips or site):
        raise Refusal("--check writes nothing: leave out --zips and --site, or --check")
    tasks = tasks_of_course()
    target = catalog.find_root() / catalog.HANDED_OUT
    changes = template.drift(tasks, target)
    for change in changes:
        click.echo(change)
    if not check_only and changes:
        template.build(tasks, target)
        click.echo(f"built {target}: {len(changes)} files changed")
    if not changes:
        click.echo(f"{target.name} is fresh")
    if zips:
        secret = _secret(secret_file or zips / BESIDE_ZIPS)
        _write_zips(tasks, zips, Settings(hidden_checks, leaderboard, secret))
    if site:
        _write_site(tasks, site)
    sys.exit(bool(changes) and check_only)


def _write_site(tasks: Sequence[Task], target: Path) -> None:
    from autograder.authoring import site

    def begun(task: Task) -> None:
        click.echo(f"drawing {task.slug} ({tasks.index(task) + 1} of {len(tasks)})")

    site.build(tasks, target, begun)
    click.echo(f"open {target / 'index.html'}")


def _secret(path: Path) -> str:
    """The secret in the file; a new one, written there, where the file is not there yet."""
    from autograder.judging import seeds
    from autograder.report import book
    from autograder.storage import PRIVATE, refuse_links, write_whole

    refuse_links(path)
    if not path.exists():
        write_whole(path, seeds.new_secret() + "\n", PRIVATE)
    return book.secret_in(path)


def _write_zips(tasks: tuple[Task, ...], folder: Path, settings: Settings) -> None:
    from autograder.authoring import bundle

    for task in tasks:
        for path in bundle.write(task, folder, settings):
            click.echo(path)
