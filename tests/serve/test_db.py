"""Writing from many threads, and one server a file."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from autograder.model import Refusal
from autograder.serve import db
from autograder.serve.db import Database
from autograder.serve.tables import link
from tests.serve.worlds import World, a_world


def test_threads_that_read_and_then_write_lose_nothing(database: Database) -> None:
    """Eight threads add one, 25 times each: the sum is right, and no statement failed."""
    world = a_world(database)

    def add(_: int) -> None:
        with database.write() as connection:
            mine = link.c.id == world.link.id
            query = select(link.c.settings_version).where(mine)
            version = connection.execute(query.with_for_update()).scalar_one()
            connection.execute(update(link).where(mine).values(settings_version=version + 1))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(200)))

    assert world.read().settings_version == 201


def test_a_deferred_transaction_would_fail(tmp_path: Path) -> None:
    """The control: with SQLite's own BEGIN, whoever read before another wrote cannot write."""
    import sqlite3

    made = Database(f"sqlite:///{tmp_path / 'g.sqlite3'}")
    made.upgrade()
    one, two = (sqlite3.connect(tmp_path / "g.sqlite3", isolation_level=None) for _ in range(2))
    insert = "INSERT INTO audit (id, at, actor, action) VALUES (?, '', '', '')"
    one.execute("BEGIN")
    one.execute("SELECT * FROM audit").fetchall()
    two.execute(insert, ("2",))

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        one.execute(insert, ("1",))
    for connection in (one, two):
        connection.close()
    made.close()


def test_an_exception_takes_everything_back(database: Database) -> None:
    """Whatever leaves a transaction by an exception has written nothing."""
    world = a_world(database)

    def fail() -> None:
        with database.write() as connection:
            connection.execute(update(link).values(title="otro"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert world.read().title == world.link.title


def test_a_reader_waits_for_nobody(database: Database) -> None:
    """While somebody writes, others read what was there before."""
    world: World = a_world(database)

    with database.write() as connection:
        connection.execute(update(link).values(title="otro"))
        with database.read() as reader:
            assert reader.execute(select(link.c.title)).scalar() == world.link.title


def test_a_file_has_one_server(tmp_path: Path) -> None:
    """A second process is refused while the first serves the file, and not after it has gone."""
    url = f"sqlite:///{tmp_path / 'g.sqlite3'}"
    program = (
        "import sys\nfrom autograder.serve import db\n"
        "with db.alone(db.Database(sys.argv[1])): print('alone', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", program, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "alone\n"

    mine = Database(url)
    with pytest.raises(Refusal, match="another gradiente serves"), db.alone(mine):
        pass
    first.kill()
    first.communicate(timeout=10)

    with db.alone(mine):
        pass
    mine.close()


def test_postgresql_has_any_number(postgres_url: str) -> None:
    """There two may serve at once."""
    made = Database(postgres_url.format("postgres").replace("sql:", "sql+psycopg:"))

    with db.alone(made), db.alone(made), made.read() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    made.close()


def test_a_file_of_the_database_is_its_owners(tmp_path: Path) -> None:
    """Nobody else on the machine reads it, nor the folder made for it."""
    made = Database(f"sqlite:///{tmp_path / 'casa' / 'g.sqlite3'}")
    made.upgrade()
    made.close()

    assert (tmp_path / "casa").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "casa" / "g.sqlite3").stat().st_mode & 0o777 == 0o600
