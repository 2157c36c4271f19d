"""Which service a command means, and the database that it keeps."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from autograder.model import Refusal

if TYPE_CHECKING:
    from autograder.serve.db import Database
    from autograder.serve.settings import Settings

Command = TypeVar("Command", bound=Callable[..., None])


def where(command: Command) -> Command:
    """The options that say which service is meant."""
    for option in (
        click.option("--database", metavar="URL", help="sqlite:///… or postgresql://…"),
        click.option("--home", type=click.Path(path_type=Path), metavar="DIR", help="Its folder."),
    ):
        command = option(command)
    return command


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


def moment_of(chosen: Settings, text: str | None) -> datetime | None:
    """What somebody typed, in the zone of the course where it has no offset; None for nothing."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(f"{text!r} is no moment: write 2026-11-20T23:59") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=chosen.zone)


def records(table: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table that a person saved: the line of each, and what it says by column."""
    from autograder import sheet

    read = sheet.read_saved(table)
    names = [name.strip().lower() for name in read.header]
    for row in read.body:
        yield row.line, {name: row[i].strip() for i, name in enumerate(names)}


def plain(value: object) -> str:
    """A moment, or whatever else JSON has no form for, as programs read it."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
