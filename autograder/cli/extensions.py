"""`gradiente course extend`: more time for many at once, from a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.service import moment_of, opened, records, where
from autograder.model import Refusal

if TYPE_CHECKING:
    from autograder.serve.settings import Settings
    from autograder.serve.work.extending import Line

_CSV = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--course", "course_id", metavar="ID", required=True, help="As its address has it.")
@click.option("--csv", "table", type=_CSV, required=True, help="email, until, reason; task, sub.")
@click.option("--task", metavar="SLUG", help="Of which task, where the table does not say.")
@click.option("--by", metavar="EMAIL", help="The teacher who grants it, if there are several.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--timezone", metavar="ZONE", help="Of the dates.  [the server's]")
@where
def extend(course_id: str, table: Path, by: str | None, dry_run: bool, **flags: Any) -> None:
    """Give more time to everybody in a table, or to nobody where one line cannot be done.

    Says whose time is longer, and the grades that this moves. Somebody without an address is named
    by what the LMS calls them, in a column `sub`.

    \b
    email,until,reason
    ana@ejemplo.edu,2026-11-22T23:59,Enfermedad

    \b
    gradiente course extend --course ID --task xor --csv prorrogas.csv --dry-run
    """
    database, chosen = opened(flags)
    from autograder.serve import rows
    from autograder.serve.work import clock, extending

    lines = _lines(table, flags["task"], chosen)
    with database.read() as connection:
        if rows.by_id(rows.Course, connection, course_id) is None:
            raise Refusal(f"there is no course {course_id!r}")
    with (database.rehearse if dry_run else database.write)() as connection:
        done = extending.extend(connection, course_id, by, lines, clock.now())
    for one in done:
        until = one.line.until.astimezone(chosen.zone).isoformat(timespec="minutes")
        change = (
            "" if one.before == one.after else f"  {_points(one.before)} -> {_points(one.after)}"
        )
        click.echo(f"{one.line.who}  {one.line.task}  {until}{change}")
    click.echo(f"{len(done)} {'would have' if dry_run else 'have'} more time")


def _points(score: float | None) -> str:
    return "none" if score is None else f"{score:g}"


def _lines(table: Path, task: str | None, chosen: Settings) -> list[Line]:
    """What the table asks for; Refusal names the line that does not say it."""
    from autograder.serve.work.extending import Line

    found = []
    for number, said in records(table):
        who = said.get("email") or said.get("sub")
        until = moment_of(chosen, said.get("until"))
        slug, reason = said.get("task") or task, said.get("reason")
        if not who or not until or not slug or not reason:
            raise Refusal(f"{table}, line {number}: needs email or sub, until, reason and a task")
        found.append(Line(who, slug, until, reason))
    return found
