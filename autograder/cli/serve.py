"""`gradiente serve`: what whoever runs the service types; user, course and db for what is in it."""

from __future__ import annotations

import csv
import importlib.util
import json
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from autograder.model import Refusal

if TYPE_CHECKING:
    from autograder.serve.db import Database
    from autograder.serve.local import Newcomer
    from autograder.serve.rows import Course
    from autograder.serve.settings import Settings

_CSV = click.Path(exists=True, dir_okay=False, path_type=Path)

Command = TypeVar("Command", bound=Callable[..., None])


def where(command: Command) -> Command:
    """The options that say which service is meant."""
    for option in (
        click.option("--database", metavar="URL", help="sqlite:///… or postgresql://…"),
        click.option("--home", type=click.Path(path_type=Path), metavar="DIR", help="Its folder."),
    ):
        command = option(command)
    return command


@click.command()
@click.option("--demo", is_flag=True, help="The sample class, in a course that ends with it.")
@click.option("--url", metavar="URL", help="Where people reach it: https://notas.ejemplo.edu")
@click.option("--bind", metavar="HOST:PORT", help="Where it listens.  [127.0.0.1:8000]")
@where
@click.option("--root", type=click.Path(exists=True, path_type=Path), help="The course's folder.")
@click.option("--workers", metavar="N", help="Submissions at a time.  [CPUs, at most 8]")
@click.option("--scheduler", metavar="URL", help="Grade on the workers of a Dask scheduler.")
@click.option("--tls", metavar="DIR", help="The scheduler's certificates.")
@click.option("--trust-proxy", metavar="CIDR", help="Whose X-Forwarded-For is believed.")
@click.option("--max-upload", metavar="MiB", help="The largest file.  [10]")
@click.option("--attempts-per-hour", metavar="N", help="Of a student in a task.  [20]")
@click.option("--session-hours", metavar="N", help="How long somebody stays in.  [8]")
@click.option("--retention-days", metavar="N", help="Kept after a course's last use.  [400]")
@click.option("--accept-deployments", metavar="ask|auto", help="New LMS deployments.  [ask]")
@click.option("--timezone", metavar="ZONE", help="Of the course's deadlines.  [the server's]")
@click.option("--metrics-token", metavar="TEXT", help="Lets others than this machine read metrics.")
def serve(demo: bool, **flags: Any) -> None:
    """Let a course hand in through the browser, with a result in a second.

    \b
    A first look:      gradiente serve --demo
    A small course:    gradiente course new --title "Redes 2026"
                       gradiente user add --course ID --email ana@ejemplo.edu
                       gradiente serve --url https://notas.ejemplo.edu

    Every option may also be said as GRADIENTE_URL, GRADIENTE_BIND and so on. What the service
    keeps is one database in its folder, ~/.local/share/gradiente, and beside it a file `secret`.
    """
    expect_installed()
    from autograder.cli import scale
    from autograder.serve import logs, running, settings

    if not demo:
        chosen = settings.read(flags)
        if chosen.scheduler:
            scale.expect_installed()
        logs.start()
        running.run(chosen, on_ready=lambda: logs.event("ready", url=chosen.url))
        return
    folder = Path(tempfile.mkdtemp(prefix="gradiente-demo-"))
    try:
        _demo(settings.read({**flags, "home": folder, "database": None}, {}))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _demo(chosen: Settings) -> None:
    import logging

    from autograder.serve import demo, logs, running

    logs.start(logging.WARNING)
    ways: list[demo.Way] = []

    def prepare(database: Database) -> None:
        ways.extend(demo.prepare(database, chosen))

    def on_ready() -> None:
        click.echo("The sample class is handed in and being graded. Each link works once:\n")
        for way in ways:
            click.echo(f"  {way.who:<14} {way.url}")
        click.echo("\nCtrl-C ends it, and nothing of it stays.")
        sys.stdout.flush()
        if sys.stdout.isatty():
            webbrowser.open(ways[0].url)

    running.run(chosen, prepare=prepare, on_ready=on_ready)


@click.group()
def db() -> None:
    """The schema of the service's database.

    \b
    gradiente db check
    gradiente db upgrade
    """


@db.command()
@where
def upgrade(**flags: Any) -> None:
    """Bring the database to what this version expects. Make a backup first."""
    expect_installed()
    from autograder.serve import db as databases
    from autograder.serve import settings

    database = databases.Database(settings.read({**flags, "url": "http://localhost"}).database)
    with databases.alone(database):
        before = database.revision() if not database.file or database.file.exists() else None
        database.upgrade()
    click.echo(f"schema: {before or 'none'} -> {database.revision()}")


@db.command()
@where
def check(**flags: Any) -> None:
    """Say whether the database is what this version expects; exit 2 when not."""
    database, _ = opened(flags)
    click.echo(f"schema: {database.revision()}, current")


@click.group()
def course() -> None:
    """Courses without an LMS.

    \b
    gradiente course new --title "Redes 2026" --due 2026-11-20T23:59 --late-penalty 10%/day
    gradiente course list
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
    from autograder.serve import local
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
                local.set_password(connection, person, word, clock.now())
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
    from autograder.serve import local
    from autograder.serve.work import clock

    of = _course(database, course_id)
    word = click.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else None
    with database.write() as connection:
        person = local.find(connection, email)
        known = {one.id for one, _ in local.courses_of(connection, person.id)} if person else set()
        if person is None or of.id not in known:
            raise Refusal(f"{email} is not in {of.title}: gradiente user add")
        if word:
            local.set_password(connection, person, word, clock.now())
            return
        way = local.magic_link(connection, chosen.url, of, person, clock.now())
    click.echo(f"{person.sub}  {way}")


def expect_installed() -> None:
    """Refusal where the extra is missing."""
    for name in ("starlette", "sqlalchemy", "alembic", "uvicorn", "python_multipart"):
        if importlib.util.find_spec(name) is None:
            raise Refusal(f"{name} is not installed: pip install 'gradiente[serve]'")


def opened(flags: dict[str, Any], *, make: bool = False) -> tuple[Database, Settings]:
    """The database that the options mean, its schema current, and the settings."""
    expect_installed()
    from autograder.serve import db as databases
    from autograder.serve import settings

    chosen = settings.read(flags, recall=True)
    database = databases.opened(chosen.database, make=make)
    click.get_current_context().call_on_close(database.close)
    return database, chosen


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

    text = table.read_text("utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    names = {name.strip().lower(): name for name in rows.fieldnames or ()}
    if "email" not in names:
        raise Refusal(f"{table} needs a column `email`; name and role are taken where they are")
    found = []
    for line, row in enumerate(rows, start=2):
        said = (row.get(names.get("role", "")) or "").strip().lower()
        if said and said not in set(Role):
            raise Refusal(f"{table}, line {line}: there is no role {said!r}")
        name = (row.get(names.get("name", "")) or "").strip() or None
        found.append(Newcomer((row[names["email"]] or "").strip(), name, Role(said or role)))
    return found


def _dates(chosen: Settings, flags: dict[str, Any]) -> Any:
    """The dates of a new course; a rule that cannot be read is refused at once."""
    from autograder.intake.lateness import late_rule
    from autograder.serve.local import Dates

    due, until = _moment(chosen, flags["due"]), _moment(chosen, flags["until"])
    late_rule(due.isoformat() if due else None, flags["late_penalty"], flags["grace"], None)
    return Dates(due, until, flags["late_penalty"], flags["grace"], flags["attempts"])


def _moment(chosen: Settings, text: str | None) -> Any:
    """A moment without an offset is in the zone of the course."""
    from datetime import datetime

    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(f"{text!r} is no moment: write 2026-11-20T23:59") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=chosen.zone)
