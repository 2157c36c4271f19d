"""The rows that travel between modules, as frozen records named like their tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import TypeVar

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.engine import Row

from autograder.serve import tables


@dataclass(frozen=True, slots=True)
class Course:
    """A course, as its platform calls it."""

    id: str
    deployment_id: str
    context_id: str
    secret: str
    title: str
    created_at: datetime
    last_launch_at: datetime
    archived_at: datetime | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as their platform knows them."""

    id: str
    platform_id: str
    sub: str
    name: str | None
    email: str | None

    @property
    def called(self) -> str:
        """What to call them where nothing better is known."""
        return self.name or self.email or "Sin nombre"


@dataclass(frozen=True, slots=True)
class Link:
    """A task in a course: what can be handed in there, until when, and what counts."""

    id: str
    course_id: str
    resource_link_id: str
    title: str
    task: str | None
    score_max: float
    opens_at: datetime | None
    due_at: datetime | None
    until_at: datetime | None
    late_rule: str | None
    grace: str | None
    attempts_max: int | None
    counts: str
    reveal: str
    push: str
    settings_version: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """A file that was handed in."""

    id: str
    link_id: str
    person_id: str
    number: int
    filename: str
    sha256: str
    received_at: datetime
    due_at: datetime | None
    days_late: int
    penalty: float
    state: str
    grading_id: str | None


@dataclass(frozen=True, slots=True)
class Grading:
    """What the engine said of an attempt."""

    id: str
    attempt_id: str
    engine: str
    task_digest: str
    started_at: datetime
    seconds: float
    status: str
    score: float
    max_score: float
    record_sha: str
    page_sha: str


@dataclass(frozen=True, slots=True)
class Grade:
    """What counts for somebody in a link."""

    id: str
    link_id: str
    person_id: str
    attempt_id: str | None
    override_id: str | None
    score: float
    max_score: float
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Override:
    """A score that a person decided."""

    id: str
    link_id: str
    person_id: str
    score: float
    comment: str
    by_person_id: str
    at: datetime
    revoked_at: datetime | None


Kind = TypeVar("Kind")

TABLES: dict[type, Table] = {
    Course: tables.course,
    Person: tables.person,
    Link: tables.link,
    Attempt: tables.attempt,
    Grading: tables.grading,
    Grade: tables.grade,
    Override: tables.override,
}


def of(kind: type) -> Select[tuple[object, ...]]:
    """A query for rows of this kind, to which its conditions are added."""
    table = TABLES[kind]
    return select(*(table.c[name] for name in _names(kind)))


def one(kind: type[Kind], connection: Connection, query: Select[tuple[object, ...]]) -> Kind | None:
    """The row that the query finds; None where there is none."""
    row = connection.execute(query).one_or_none()
    return None if row is None else _made(kind, row)


def every(
    kind: type[Kind], connection: Connection, query: Select[tuple[object, ...]]
) -> tuple[Kind, ...]:
    """All rows that the query finds, in its order."""
    return tuple(_made(kind, row) for row in connection.execute(query))


def by_id(kind: type[Kind], connection: Connection, id_: str) -> Kind | None:
    """The row of that id."""
    return one(kind, connection, of(kind).where(TABLES[kind].c.id == id_))


def known(kind: type[Kind], connection: Connection, id_: str) -> Kind:
    """The row of an id that another row refers to."""
    found = by_id(kind, connection, id_)
    if found is None:
        raise LookupError(f"no {TABLES[kind].name} {id_}")
    return found


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _made(kind: type[Kind], row: Row[tuple[object, ...]]) -> Kind:
    make: Callable[..., Kind] = kind
    return make(*row)
