"""What a good launch leaves behind: course, person, enrolment, place, and a session."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text, update

from autograder.judging import seeds
from autograder.serve import ids, rows, sessions
from autograder.serve.lti import platforms
from autograder.serve.lti.columns import Place
from autograder.serve.lti.message import Launch
from autograder.serve.rows import Course
from autograder.serve.sessions import Entry
from autograder.serve.tables import (
    Counts,
    Push,
    Reveal,
    Source,
    attempt,
    course,
    enrolment,
    link,
    person,
)
from autograder.serve.work import making, retention, undelivered
from autograder.serve.work.shelf import Shelf

POINTS = 100.0


def welcome(connection: Connection, shelf: Shelf, launch: Launch, now: datetime) -> Entry:
    """Write down who came where; what their session is made of."""
    _one_at_a_time(connection, launch)
    platforms.learn_host(connection, launch.platform, set(launch.new_hosts))
    platforms.note_family(connection, launch.platform, launch.family)
    course_id = _course(connection, launch, now)
    person_id = _person(connection, launch)
    _enrolment(connection, launch, course_id, person_id, now)
    link_id = _link(connection, shelf, launch, course_id, now) if launch.where.link_id else None
    undelivered.revive_person(connection, course_id, person_id, now)
    return Entry(person_id, course_id, launch.role, launch.platform.id, link_id)


def begin(
    connection: Connection, settings: Any, entry: Entry, earlier: str | None, now: datetime
) -> str:
    """A session, in place of the one that this browser had."""
    if earlier:
        sessions.end(connection, earlier)
    of = rows.known(Course, connection, entry.course_id)
    retention.used(connection, settings, of, entry.role, now)
    return sessions.begin(connection, settings, entry, now)


def _one_at_a_time(connection: Connection, launch: Launch) -> None:
    """Of a class that opens a new task at once, the first writes course and link for all.

    SQLite lets only one write at all.
    """
    if connection.dialect.name == "postgresql":
        lock = zlib.crc32(f"{launch.platform.id} {launch.where.context_id}".encode())
        connection.execute(text(f"SELECT pg_advisory_xact_lock({lock})"))


def _course(connection: Connection, launch: Launch, now: datetime) -> str:
    mine = {"deployment_id": launch.deployment.id, "context_id": launch.where.context_id}
    said: dict[str, Any] = {"locale": launch.who.locale}
    named = {"title": launch.where.context_title, "label": launch.where.context_label}
    said |= {name: value for name, value in named.items() if value}
    if launch.services.memberships:
        said["memberships_url"] = launch.services.memberships
    new = {
        "secret": seeds.new_secret(),
        "title": launch.where.link_title or "Curso",
        "created_at": now,
        "last_launch_at": now,
    }
    return _upsert(connection, course, mine, said, new)


def _person(connection: Connection, launch: Launch) -> str:
    who = launch.who
    mine = {"platform_id": launch.platform.id, "sub": who.sub}
    named = {
        "name": who.name or " ".join(filter(None, (who.given, who.family))) or None,
        "given": who.given,
        "family": who.family,
        "email": who.email,
        "locale": who.locale,
    }
    said = {name: value for name, value in named.items() if value}
    return _upsert(connection, person, mine, said, {})


def _enrolment(
    connection: Connection, launch: Launch, course_id: str, person_id: str, now: datetime
) -> None:
    """Whom a roster named stays named, for a roster may leave out only those that it never did."""
    mine = {"course_id": course_id, "person_id": person_id}
    is_here = (
        enrolment.c.course_id == course_id,
        enrolment.c.person_id == person_id,
        enrolment.c.active,
    )
    known = connection.execute(select(enrolment.c.source).where(*is_here)).scalar()
    source = known or Source.LAUNCH.value
    said = {"role": launch.role.value, "active": True, "source": source, "seen_at": now}
    _upsert(connection, enrolment, mine, said, {})


def _link(
    connection: Connection, shelf: Shelf, launch: Launch, course_id: str, now: datetime
) -> str:
    mine = {"course_id": course_id, "resource_link_id": launch.where.link_id}
    services = launch.services
    said: dict[str, Any] = {}
    if services.lineitem or services.lineitems:
        said = {
            "lineitem_url": services.lineitem,
            "lineitems_url": services.lineitems,
            "ags_scopes": list(services.scopes),
        }
    if launch.where.link_title:
        said["title"] = launch.where.link_title
    task = shelf.get(launch.where.task)
    here = (link.c.course_id == course_id, link.c.resource_link_id == launch.where.link_id)
    known = rows.one(Place, connection, rows.of(Place).where(*here))
    if task and (known is None or not _handed_in(connection, known.id)):
        said["task"] = task.slug
    if known and said.get("lineitem_url", "") is None:
        del said["lineitem_url"]  # the column that we found or made ourselves
    if known and said.get("lineitem_url", known.lineitem_url) != known.lineitem_url:
        making.column_changed(connection, known.id)
    id_ = _upsert(connection, link, mine, said, _new_link(launch, task.title if task else None))
    if services.lineitem or services.lineitems:
        undelivered.revive_link(connection, id_, now)
    return id_


def _handed_in(connection: Connection, link_id: str) -> bool:
    query = select(attempt.c.id).where(attempt.c.link_id == link_id).limit(1)
    return connection.execute(query).scalar() is not None


def _new_link(launch: Launch, title: str | None) -> dict[str, Any]:
    return {
        "title": launch.where.link_title or title or launch.where.context_title or "Tarea",
        "ags_scopes": [],
        "score_max": POINTS,
        "counts": Counts.BEST.value,
        "reveal": Reveal.NAMES.value,
        "push": Push.AUTO.value,
        "settings_version": 1,
    }


def _upsert(
    connection: Connection,
    table: Table,
    mine: dict[str, Any],
    said: dict[str, Any],
    new: dict[str, Any],
) -> str:
    """The id of the row that is `mine`, with what is said now; what is `new` only at first."""
    conditions = [table.c[name] == value for name, value in mine.items()]
    id_ = connection.execute(select(table.c.id).where(*conditions)).scalar()
    if id_ is None:
        id_ = ids.new_id()
        connection.execute(insert(table).values({"id": id_, **new, **mine, **said}))
    elif said:
        connection.execute(update(table).where(table.c.id == id_).values(said))
    return str(id_)
