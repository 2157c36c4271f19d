"""`gradiente course` and `user`: courses without an LMS, who is in them, and how they come in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.extensions import extend
from autograder.cli.service import moment_of, opened, records, where
from autograder.model import Refusal

if TYPE_CHECKING:
    from autograder.serve.db import Database
    from autograder.serve.local import Newcomer
    from autograder.serve.rows import Course
    from autograder.serve.settings import Settings

_CSV = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def course() -> None:
    """Courses without an LMS.

    \b
    gradiente course new --title "Redes 2026" --due 2026-11-20T23:59 --late-penalty 10%/day
    gradiente course list
    gradiente course extend --course ID --task xor --csv prorrogas.csv --dry-run
    """


@course.command("new")
@click.option("--title", required=True, help="What it is called.")
@click.option("--task", "slugs", multiple=True, metavar="SLUG", help="Only this; may be repeated.")
@click.option("--due", metavar="TIME", help="2026-11-20T23:59, in --timezone or with an offset.")
@click.option("--until", metavar="TIME", help="After this nothing is taken.")
@click.option("--late-penalty", metavar="RULE", help="10%/day, 20% (once) or 20%+5%/day.")
@click.option("--grace", metavar="SPAN", help="15min, 2h: the deadline is moved by this.")
@click.option("--attempts", type=click.IntRange(1), help="Of each student in each task.")
@click.option("--root", type=click.Path(exists=True, path_type=Path), help="The course's folder.")
@click.option("--timezone", metavar="ZONE", help="Of the dates.  [the server's]")
@where
def new_course(title: str, slugs: tuple[str, ...], **flags: Any) -> None:
    """Make a course; prints its id."""
    database, chosen = opened(flags, make=True)
    from autograder.serve import local
    from autograder.serve.work import clock, shelf

    tasks = shelf.Shelf(chosen.root).tasks
    for slug in slugs:
        if slug not in tasks:
            raise Refusal(f"there is no task {slug!r}; the tasks are {', '.join(sorted(tasks))}")
    wanted = [tasks[slug] for slug in slugs or tasks]
    dates = _dates(chosen, flags)
    with database.write() as connection:
        made = local.new_course(connection, title, wanted, dates, clock.now())
    click.echo(made.id)


@course.command("list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@where
def list_courses(as_json: bool, **flags: Any) -> None:
    """The courses: id, title, and whether it is archived."""
    database, _ = opened(flags)
    from autograder.serve import local

    with database.read() as connection:
        found = local.courses(connection)
    if as_json:
        facts = [{"id": c.id, "title": c.title, "archived": bool(c.archived_at)} for c in found]
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    for one in found:
        click.echo(f"{one.id}  {one.title}{'  (archived)' if one.archived_at else ''}")


@course.command()
@click.argument("course_id", metavar="COURSE")
@where
def archive(course_id: str, **flags: Any) -> None:
    """Let nobody into a course any more; what is in it stays."""
    database, _ = opened(flags)
    from autograder.serve import local
    from autograder.serve.work import clock

    of = _course(database, course_id)
    with database.write() as connection:
        local.archive(connection, of.id, clock.now())


@click.group()
def user() -> None:
    """Who is in a course without an LMS, and how they come in.

    \b
    gradiente user add --course ID --email ana@ejemplo.edu --name "Ana Gómez"
    gradiente user add --course ID --csv lista.csv
    gradiente user reset --course ID --email ana@ejemplo.edu
    """


@user.command()
@click.option("--course", "course_id", metavar="ID", help="Which, if there are several.")
@click.option("--email", help="Of the one to be added.")
@click.option("--name", help="What to call them.")
@click.option(
    "--role", type=click.Choice(["student", "assistant", "teacher", "observer"]), default="student"
)
@click.option("--csv", "table", type=_CSV, help="Many: columns email, name and perhaps role.")
@click.option("--password", "ask", is_flag=True, help="Ask for a password instead of a link.")
@click.option("--url", metavar="URL", help="Where people reach the service.")
@where
def add(course_id: str | None, table: Path | None, ask: bool, **flags: Any) -> None:
    """Put somebody in a course; prints a link that lets them in once within 48 hours."""
    database, chosen = opened(flags)
    from autograder.serve import local, passwords
    from autograder.serve.local import Newcomer
    from autograder.serve.tables import Role
    from autograder.serve.work import clock

    if bool(table) == bool(flags["email"]):
        raise click.UsageError("Say who: --email for one, --csv for many.")
    role, of = Role(flags["role"]), _course(database, course_id)
    one = Newcomer(flags["email"] or "", flags["name"], role)
    newcomers = _newcomers(table, role) if table else [one]
    word = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else None
    ways = []
    with database.write() as connection:  # all of a list or nobody
        for who in newcomers:
            person = local.enrol(connection, of, who, clock.now())
            if word:
                passwords.set_password(connection, person, word, clock.now())
                continue
            ways.append(
                (
                    person.sub,
                    local.magic_link(connection, chosen.url, of, person, clock.now()),
                )
            )
    for email, way in ways:
        click.echo(f"{email}  {way}")


@user.command()
@click.option("--course", "course_id", metavar="ID", help="Which, if there are several.")
@click.option("--email", required=True, help="Whose.")
@click.option("--password", "ask", is_flag=True, help="Ask for a password instead of a link.")
@click.option("--url", metavar="URL", help="Where people reach the service.")
@where
def reset(course_id: str | None, email: str, ask: bool, **flags: Any) -> None:
    """Let somebody in again: a new link, or a new password."""
    database, chosen = opened(flags)
    from autograder.serve import local, passwords
    from autograder.serve.work import clock

    of = _course(database, course_id)
    word = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else None
    with database.write() as connection:
        person = local.find(connection, email)
        known = {one.id for one, _ in local.courses_of(connection, person.id)} if person else set()
        if person is None or of.id not in known:
            raise Refusal(f"{email} is not in {of.title}: gradiente user add")
        if word:
            passwords.set_password(connection, person, word, clock.now())
            return
        way = local.magic_link(connection, chosen.url, of, person, clock.now())
    click.echo(f"{person.sub}  {way}")


def _course(database: Database, course_id: str | None) -> Course:
    """The course of that id, or of the beginning of its title; the only one where none is said."""
    from autograder.serve import local

    with database.read() as connection:
        found = [one for one in local.courses(connection) if not one.archived_at]
    fitting = [one for one in found if course_id in {None, one.id, one.title}]
    if len(fitting) != 1:
        known = "; ".join(f"{one.id} {one.title}" for one in found) or "none yet"
        raise Refusal(f"which course? --course ID; there are: {known}")
    return fitting[0]


def _newcomers(table: Path, role: Any) -> list[Newcomer]:
    from autograder.serve.local import Newcomer
    from autograder.serve.tables import Role

    found = []
    for line, said in records(table):
        if "email" not in said:
            raise Refusal(f"{table} needs a column `email`; name and role are taken where they are")
        named = said.get("role", "").lower()
        if named and named not in set(Role):
            raise Refusal(f"{table}, line {line}: there is no role {named!r}")
        found.append(Newcomer(said["email"], said.get("name") or None, Role(named or role)))
    return found


def _dates(chosen: Settings, flags: dict[str, Any]) -> Any:
    """The dates of a new course; a rule that cannot be read is refused at once."""
    from autograder.intake.lateness import late_rule
    from autograder.serve.local import Dates

    due, until = moment_of(chosen, flags["due"]), moment_of(chosen, flags["until"])
    late_rule(due.isoformat() if due else None, flags["late_penalty"], flags["grace"], None)
    return Dates(due, until, flags["late_penalty"], flags["grace"], flags["attempts"])


course.add_command(extend)
