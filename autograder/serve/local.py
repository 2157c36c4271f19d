"""Courses and people without an LMS: made by command, entered by a link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from autograder.judging import seeds
from autograder.model import Refusal, Task
from autograder.serve import audit, ids, rows, sessions
from autograder.serve.audit import Deed
from autograder.serve.rows import Course, Person
from autograder.serve.tables import (
    Counts,
    PlatformKind,
    Push,
    Reveal,
    Role,
    Source,
    TicketKind,
    course,
    deployment,
    enrolment,
    link,
    person,
    platform,
)
from autograder.words import fold, printable

ISSUER = "local"
MAGIC_LASTS = timedelta(hours=48)
POINTS = 100.0  # what every task of a course offers
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be enrolled."""

    email: str
    name: str | None = None
    role: Role = Role.STUDENT


@dataclass(frozen=True, slots=True)
class Dates:
    """When a task is due, and what lateness costs, in the words of the command line."""

    due_at: datetime | None = None
    until_at: datetime | None = None
    late_rule: str | None = None
    grace: str | None = None
    attempts_max: int | None = None


def new_course(
    connection: Connection, title: str, tasks: Iterable[Task], dates: Dates, now: datetime
) -> Course:
    """A course of our own with a link for each task."""
    id_, clean = ids.new_id(), " ".join(printable(title).split())[:255]
    if not clean:
        raise Refusal("a course needs a title: --title 'Aprendizaje profundo 2026'")
    values = {
        "id": id_,
        "deployment_id": _deployment(connection, now),
        "context_id": id_,
        "secret": seeds.new_secret(),
        "title": clean,
        "locale": "es",
        "created_at": now,
        "last_launch_at": now,
    }
    connection.execute(insert(course).values(values))
    for task in tasks:
        connection.execute(insert(link).values(_link(id_, task, dates)))
    audit.write(connection, Deed(audit.CLI, "course new", id_, after={"title": clean}), now)
    return rows.known(Course, connection, id_)


def courses(connection: Connection) -> tuple[Course, ...]:
    """Every course of our own, the oldest first."""
    query = (
        rows.of(Course)
        .join(deployment, deployment.c.id == course.c.deployment_id)
        .join(platform, platform.c.id == deployment.c.platform_id)
        .where(platform.c.kind == PlatformKind.LOCAL.value)
        .order_by(course.c.created_at)
    )
    return rows.every(Course, connection, query)


def archive(connection: Connection, course_id: str, now: datetime) -> None:
    """Nobody enters a course any more; what is in it stays."""
    connection.execute(update(course).where(course.c.id == course_id).values(archived_at=now))
    audit.write(connection, Deed(audit.CLI, "course archive", course_id), now)


def enrol(connection: Connection, of: Course, who: Newcomer, now: datetime) -> Person:
    """Put somebody in a course, or give who is there already another name or role."""
    sub = fold(who.email)
    if not _EMAIL.fullmatch(sub) or len(sub) > 255:
        raise Refusal(f"{who.email!r} is no email address")
    name = " ".join(printable(who.name or "").split())[:255] or None
    platform_id = _platform(connection, now)
    mine = (person.c.platform_id == platform_id, person.c.sub == sub)
    found = rows.one(Person, connection, rows.of(Person).where(*mine))
    id_ = found.id if found else ids.new_id()
    if not found:
        values = {"platform_id": platform_id, "sub": sub, "name": name, "email": sub}
        connection.execute(insert(person).values(id=id_, locale="es", **values))
    elif name:
        connection.execute(update(person).where(person.c.id == id_).values(name=name))
    _enrol(connection, of, id_, who.role, now)
    return rows.known(Person, connection, id_)


def magic_link(connection: Connection, url: str, of: Course, who: Person, now: datetime) -> str:
    """A link that lets somebody in once, within two days."""
    data = {"person": who.id, "courses": [of.id]}
    token = sessions.new_ticket(connection, TicketKind.MAGIC, data, now + MAGIC_LASTS)
    return f"{url}/m/{token}"


def find(connection: Connection, email: str) -> Person | None:
    """Who has that address here."""
    query = (
        rows.of(Person)
        .join(platform, platform.c.id == person.c.platform_id)
        .where(platform.c.kind == PlatformKind.LOCAL.value, person.c.sub == fold(email))
    )
    return rows.one(Person, connection, query)


def courses_of(connection: Connection, person_id: str) -> tuple[tuple[Course, Role], ...]:
    """Where somebody is enrolled, in courses that are not archived."""
    query = (
        rows.of(Course)
        .add_columns(enrolment.c.role)
        .join(enrolment, enrolment.c.course_id == course.c.id)
        .where(
            enrolment.c.person_id == person_id, enrolment.c.active, course.c.archived_at.is_(None)
        )
        .order_by(course.c.created_at.desc())
    )
    return tuple((Course(*row[:-1]), Role(row[-1])) for row in connection.execute(query))


def _enrol(connection: Connection, of: Course, person_id: str, role: Role, now: datetime) -> None:
    mine = (enrolment.c.course_id == of.id, enrolment.c.person_id == person_id)
    before = connection.execute(select(enrolment.c.role).where(*mine)).scalar()
    values = {"role": role.value, "active": True, "source": Source.LOCAL.value, "seen_at": now}
    if before is None:
        who = {"id": ids.new_id(), "course_id": of.id, "person_id": person_id}
        connection.execute(insert(enrolment).values({**who, **values}))
    else:
        connection.execute(update(enrolment).where(*mine).values(values))
    if before != role:
        deed = Deed(
            audit.CLI,
            "enrol",
            of.id,
            subject_id=person_id,
            before={"role": before} if before else None,
            after={"role": role.value},
        )
        audit.write(connection, deed, now)


def _platform(connection: Connection, now: datetime) -> str:
    found = connection.execute(select(platform.c.id).where(platform.c.issuer == ISSUER)).scalar()
    if found is not None:
        return str(found)
    id_ = ids.new_id()
    values = {
        "id": id_,
        "kind": PlatformKind.LOCAL.value,
        "issuer": ISSUER,
        "client_id": ISSUER,
        "name": "Gradiente",
        "service_hosts": [],
        "state": "active",
        "created_at": now,
    }
    connection.execute(insert(platform).values(values))
    return id_


def _deployment(connection: Connection, now: datetime) -> str:
    platform_id = _platform(connection, now)
    mine = deployment.c.platform_id == platform_id
    found = connection.execute(select(deployment.c.id).where(mine)).scalar()
    if found is not None:
        return str(found)
    id_ = ids.new_id()
    values = {"platform_id": platform_id, "deployment_id": ISSUER, "state": "active"}
    connection.execute(insert(deployment).values(id=id_, **values))
    return id_


def _link(course_id: str, task: Task, dates: Dates) -> dict[str, object]:
    return {
        "id": ids.new_id(),
        "course_id": course_id,
        "resource_link_id": task.slug,
        "title": task.title,
        "task": task.slug,
        "ags_scopes": [],
        "score_max": POINTS,
        "due_at": dates.due_at,
        "until_at": dates.until_at,
        "late_rule": dates.late_rule,
        "grace": dates.grace,
        "attempts_max": dates.attempts_max,
        "counts": Counts.BEST.value,
        "reveal": Reveal.NAMES.value,
        "push": Push.AUTO.value,
        "settings_version": 1,
    }
