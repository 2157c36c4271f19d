"""`gradiente backup`, `restore` and `privacy`: the service's data, kept and given away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from autograder.cli.service import expect_installed, opened, where
from autograder.model import Refusal

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--with-secret", is_flag=True, help="Copy the secret beside it, as FILE.secret.")
@where
def backup(file: Path, with_secret: bool, **flags: Any) -> None:
    """Copy the service's database, also while it runs; the copy is checked.

    \b
    gradiente backup notas.db
    """
    database, chosen = opened(flags)
    from autograder.serve import keeping

    keeping.backup(database, file)
    click.echo(f"{file}  {file.stat().st_size >> 10} KiB, whole")
    if with_secret:
        click.echo(keeping.copy_secret(chosen.secret, file))


@click.command()
@click.argument("file", type=_FILE)
@where
def restore(file: Path, **flags: Any) -> None:
    """Put a backup in the database's place; the one that is there is renamed, never lost.

    \b
    gradiente restore notas.db
    """
    expect_installed()
    from autograder.serve import db, keeping, settings
    from autograder.serve.work import clock

    chosen = settings.read({**flags, "url": "http://localhost"})
    kept = keeping.restore(db.Database(chosen.database), file, clock.now())
    click.echo(f"restored {file}{f'; what was there is {kept}' if kept else ''}")
    click.echo("then: gradiente db upgrade, where the backup is of an earlier version")


@click.group()
def privacy() -> None:
    """What is kept of people.

    \b
    gradiente privacy export --person ana@ejemplo.edu ana.zip
    gradiente privacy erase --person ana@ejemplo.edu --dry-run
    gradiente privacy erase --course ID
    """


@privacy.command()
@click.option("--person", metavar="EMAIL", help="Whose.")
@click.option("--course", metavar="ID", help="Of everybody in a course.")
@click.argument("file", type=_FILE)
@where
def export(person: str | None, course: str | None, file: Path, **flags: Any) -> None:
    """Everything about somebody, or about everybody of a course, as a zip."""
    if bool(person) == bool(course):
        raise click.UsageError("Say whose: --person or --course.")
    database, _ = opened(flags)
    from autograder.serve import privacy as data
    from autograder.storage import PRIVATE, write_whole

    if file.exists():
        raise Refusal(f"{file} exists: an export overwrites nothing")
    with database.read() as connection:
        if person:
            content = data.export(connection, _person(connection, person))
        else:
            content = data.export_course(connection, _course_id(connection, course or ""))
    write_whole(file, content, PRIVATE)


@privacy.command()
@click.option("--person", metavar="EMAIL", help="Whose.")
@click.option("--course", metavar="ID", help="Everybody who is in no other, and all files.")
@click.option("--dry-run", is_flag=True, help="Only say how much would go.")
@click.option("--send-first", is_flag=True, help="Refuse while a grade waits for an LMS.")
@where
def erase(
    person: str | None, course: str | None, dry_run: bool, send_first: bool, **flags: Any
) -> None:
    """Take away names, addresses, files and reports; points stay, under a number.

    A grade that has not arrived in an LMS is dropped, unless --send-first.
    """
    if bool(person) == bool(course):
        raise click.UsageError("Say whose: --person or --course.")
    database, _ = opened(flags)
    from autograder.serve import audit
    from autograder.serve import privacy as data
    from autograder.serve.work import clock, retention

    now = clock.now()
    with database.rehearse() if dry_run else database.write() as connection:
        id_ = _person(connection, person) if person else _course_id(connection, course or "")
        those = (id_,) if person else data.only_in(connection, id_)
        if send_first and (waiting := data.unsent(connection, those)):
            raise Refusal(f"{waiting} grades have not arrived: gradiente lti outbox")
        if person:
            gone = data.erase(connection, id_, now)
        else:
            gone = retention.purge(connection, id_, audit.CLI, now)
    click.echo(
        f"{'would erase' if dry_run else 'erased'}: {gone.people} people, "
        f"{gone.attempts} attempts, {gone.files} files"
    )


def _person(connection: Any, email: str) -> str:
    """Somebody by address, or by the id that pages of the service have."""
    from autograder.serve import privacy as data

    found = data.people_called(connection, email)
    if len(found) != 1:
        those = f"is of {len(found)} people: give one id of {', '.join(found)}"
        raise Refusal(f"{email} {those}" if found else f"nobody here has the address {email}")
    return found[0]


def _course_id(connection: Any, course_id: str) -> str:
    from autograder.serve import rows
    from autograder.serve.rows import Course

    if rows.by_id(Course, connection, course_id) is None:
        raise Refusal(f"there is no course {course_id}: gradiente course list")
    return course_id
