"""A course that is served for real: both databases, the real server, the real sandbox."""

from __future__ import annotations

import socket
import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from autograder.serve import db as databases
from autograder.serve import settings as settings_
from autograder.serve.app import Server
from autograder.serve.db import Database
from autograder.serve.lti.service import Lti
from autograder.serve.service import Service, assembled
from autograder.serve.work.sender import Patience
from tests.serve import campus as campuses
from tests.serve import postgres
from tests.serve.campus import Campus
from tests.serve.lms_platform import Lms
from tests.serve.school import ROOT, ACourse, School
from tests.shares import FULL

KINDS = ["sqlite", "postgresql"]
# What asks the database itself does so on both; whole pages do on both in `nox -s full` alone.
SERVED = KINDS if FULL else KINDS[:1]
HASTE = Patience(first=0.05, longest=0.4, probe=0.3, looks=0.1)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Where a database of PostgreSQL is, but for its name."""
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def small_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one task, for services that are started again and again."""
    root = tmp_path_factory.mktemp("curso")
    for tree in ("assignments", "solutions", "tests/hidden"):
        (root / tree).mkdir(parents=True)
        (root / tree / "xor").symlink_to(ROOT / tree / "xor")
    return root


def new_url(kind: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """A database of its own that nobody has used."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'gradiente.sqlite3'}"
    url: str = request.getfixturevalue("postgres_url")
    name = f"g{uuid.uuid4().hex}"
    with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return url.format(name).replace("postgresql:", "postgresql+psycopg:")


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is, of each kind."""
    return new_url(request.param, tmp_path, request)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A database with all tables and nothing in them."""
    made = Database(url)
    made.upgrade()
    yield made
    made.close()


@pytest.fixture(scope="session", params=SERVED)
def school(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, small_root: Path
) -> Iterator[School]:
    """A running service; each test makes a course of its own in it."""
    home = tmp_path_factory.mktemp("casa")
    with Running(home, new_url(request.param, home, request), root=str(small_root)) as served:
        yield served


@pytest.fixture
def course(school: School) -> ACourse:
    """A course of the test's own, on each database."""
    return school.course()


@pytest.fixture
def one_course(one_school: School) -> ACourse:
    """A course of the test's own, for what no database changes."""
    return one_school.course()


@pytest.fixture(scope="session")
def one_school(tmp_path_factory: pytest.TempPathFactory, small_root: Path) -> Iterator[School]:
    """A running service on SQLite, for what no database changes."""
    home = tmp_path_factory.mktemp("casa")
    with Running(home, f"sqlite:///{home / 'gradiente.sqlite3'}", root=str(small_root)) as served:
        yield served


@pytest.fixture
def campus(school: School) -> Iterator[Campus]:
    """The service, and an LMS of the test's own that it knows, on each database."""
    with Lms(school.url) as lms:
        yield campuses.campus(school, lms)


@pytest.fixture
def one_campus(one_school: School) -> Iterator[Campus]:
    """The same, for what no database changes."""
    with Lms(one_school.url) as lms:
        yield campuses.campus(one_school, lms)


class Running:
    """A service in a thread, for as long as it is needed."""

    def __init__(self, home: Path, database: str, /, **flags: str) -> None:
        _, _, port = flags.pop("bind", "").rpartition(":")
        self._listening = socket.create_server(("127.0.0.1", int(port or 0)))
        bind = f"127.0.0.1:{self._listening.getsockname()[1]}"
        said = {"home": str(home), "database": database, "bind": bind, **flags}
        self._settings = settings_.read({"timezone": "America/Bogota", "workers": "2", **said}, {})

    def __enter__(self) -> School:
        database = Database(self._settings.database)
        database.upgrade()
        database.close()
        database = databases.opened(self._settings.database)
        lti = Lti(database, self._settings, per_second=1000, patience=HASTE)
        self._service: Service = replace(assembled(self._settings, database), lti=lti)
        ready = threading.Event()
        self._server = Server(self._service, ready.set)
        self._thread = threading.Thread(target=self._server.run, args=([self._listening],))
        self._thread.start()
        assert ready.wait(30)
        assert self._service.grader.ready.wait(60)
        self._school = School(self._service)
        return self._school

    def __exit__(self, *_: object) -> None:
        for browser in self._school.browsers:
            browser.close()
        self._server.should_exit = True
        self._thread.join(20)
        self._listening.close()
        assert not self._thread.is_alive()
