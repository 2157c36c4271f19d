"""`gradiente serve` and `db`: what whoever runs the service types."""

from __future__ import annotations

import shutil
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.service import expect_installed, opened, where

if TYPE_CHECKING:
    from autograder.serve.db import Database
    from autograder.serve.settings import Settings


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
