"""The database, SQLite or PostgreSQL: one way to write, one way to read, on both.

Writing is a transaction that has the write lock from its first statement: on SQLite one that reads
first and writes later fails at once when another wrote meanwhile, and no timeout helps. Reading
takes no lock. No HTTP call and no grading happens inside a transaction.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import QueuePool

from autograder.model import Refusal
from autograder.storage import make_private

MIGRATIONS = Path(__file__).with_name("migrations")
_BUSY = 5000  # milliseconds that SQLite waits for another writer
_READING = "gradiente_reading"
_UPGRADING = 0x67726164  # PostgreSQL's lock while one of several servers upgrades


class Database:
    """One database, from however many threads."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.on_wait: Callable[[float], object] = lambda _: None  # told of seconds for a turn
        options: dict[str, str | bool] = {_READING: True}
        if not self.is_sqlite:
            options["isolation_level"] = "AUTOCOMMIT"
        self._reading = self.engine.execution_options(**options)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is one file that one server has to itself."""
        return self.engine.dialect.name == "sqlite"

    @property
    def file(self) -> Path | None:
        """The file of SQLite."""
        name = self.engine.url.database
        return Path(name) if self.is_sqlite and name else None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write: all of it, or nothing when an exception leaves it."""
        begun = time.perf_counter()
        with self.engine.begin() as connection:
            self.on_wait(time.perf_counter() - begun)
            yield connection

    @contextmanager
    def rehearse(self) -> Iterator[Connection]:
        """A transaction that may write, and of which nothing stays."""
        with self.engine.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read from, each statement by itself."""
        with self._reading.connect() as connection:
            yield connection

    def upgrade(self) -> None:
        """Bring the schema to the newest."""
        if self.file:
            make_private(self.file.parent)
        with self.engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_UPGRADING})"))
            command.upgrade(_alembic(connection), "head")
        if self.file:
            self.file.chmod(0o600)

    def revision(self) -> str | None:
        """The newest migration that was made here; None for a database without tables of ours."""
        with self.read() as connection:
            return MigrationContext.configure(connection).get_current_revision()

    def expect_current(self) -> None:
        """Refusal when the schema is older or newer than this program."""
        found = self.revision()
        if found == newest():
            return
        known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
        if found is None or found in known:
            raise Refusal("the database is of an earlier version: run `gradiente db upgrade`")
        raise Refusal("the database is of a newer gradiente than this one: upgrade the program")

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def newest() -> str:
    """The migration that this program expects."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head() or ""


def opened(url: str, *, make: bool = False) -> Database:
    """The database, its schema current; one that is not there is made if `make`, else refused."""
    database = Database(url)
    is_new = database.file is not None and not database.file.exists()
    if is_new and not make:
        raise Refusal(f"there is no database at {database.file}: start `gradiente serve` once")
    try:
        if is_new:
            database.upgrade()
        database.expect_current()
    except OperationalError as fault:
        database.close()
        raise Refusal(f"cannot open the database: {str(fault.orig).strip()}") from None
    except Refusal:
        database.close()
        raise
    return database


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Be the only server of a SQLite file, or Refusal; of PostgreSQL there may be any number."""
    if database.file is None:
        yield
        return
    path = database.file.with_name(database.file.name + ".lock")
    make_private(path.parent)
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(
                f"another gradiente serves {database.file}: stop it, or use PostgreSQL, "
                "where several may"
            ) from None
        yield
    finally:
        os.close(lock)


def _engine(url: str) -> Engine:
    try:
        where = make_url(url)
        if where.get_backend_name() != "sqlite":
            return create_engine(where, pool_size=8, max_overflow=56, pool_pre_ping=True)
        engine = create_engine(
            where,
            poolclass=QueuePool,
            pool_size=8,
            max_overflow=56,
            connect_args={"check_same_thread": False},
        )
    except ArgumentError as fault:
        raise Refusal(f"--database is no database: {fault}") from None
    except ModuleNotFoundError:
        raise Refusal("PostgreSQL needs `pip install 'gradiente[postgres]'`") from None
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:  # Any: the driver's own
    connection.isolation_level = None  # transactions are begun here, not by the driver
    for pragma in (
        f"busy_timeout={_BUSY}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get(_READING):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
