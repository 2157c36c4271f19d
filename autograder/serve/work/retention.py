"""How long a course is kept after it was used last, and what becomes of it then.

A month before its end whoever teaches reads on its pages when that is, and may keep it. From then
on their own visits do not put it off, or the notice would be gone with being read; a student's do.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, exists, select, update

from autograder.serve import audit, logs, privacy, rows
from autograder.serve.audit import Deed
from autograder.serve.db import Database
from autograder.serve.rows import Course
from autograder.serve.settings import Settings
from autograder.serve.tables import Role, course
from autograder.serve.tables import audit as trail
from autograder.serve.work import clock

NOTICE = timedelta(days=30)
PURGE, KEEP = "purge", "keep"
BY_ITSELF = "clock"  # the actor


def used(connection: Connection, settings: Settings, of: Course, role: Role, now: datetime) -> None:
    """Somebody came into a course."""
    if role is Role.STUDENT or notice(settings, of, now) is None:
        _put_off(connection, of.id, now)


def keep(connection: Connection, of: Course, actor: str, now: datetime) -> None:
    """Somebody wants a course to be kept as long again."""
    _put_off(connection, of.id, now)
    audit.write(connection, Deed(actor, KEEP, of.id), now)


def ends_at(settings: Settings, of: Course) -> datetime:
    """When a course is purged, if nobody uses it until then."""
    return of.last_launch_at + timedelta(days=settings.retention_days)


def notice(settings: Settings, of: Course, now: datetime) -> datetime | None:
    """When a course is purged, where that is near enough to be told."""
    end = ends_at(settings, of)
    return end if now >= end - NOTICE else None


def sweep(db: Database, settings: Settings, now: datetime) -> None:
    """Forget what is over, and purge the courses whose time is up; done every hour."""
    clock.sweep(db, now)
    with db.read() as connection:
        if clock.is_behind(connection, now):
            return  # whoever cannot tell the time must not end anything
        over = connection.execute(_over(settings, now)).scalars().all()
    for course_id in over:
        with db.write() as connection:
            held = select(course.c.id).where(course.c.id == course_id).with_for_update()
            connection.execute(held)
            if course_id not in connection.execute(_over(settings, now)).scalars().all():
                continue  # somebody came in, or another server was faster
            gone = purge(connection, course_id, BY_ITSELF, now)
        logs.event("purged", course=course_id, attempts=gone.attempts, files=gone.files)


def purge(connection: Connection, course_id: str, actor: str, now: datetime) -> privacy.Erased:
    """Take away people, files and reports of a course; points and the trail stay under numbers.

    Whoever is in another course too keeps name and address, but nothing that they handed in here.
    """
    of = rows.known(Course, connection, course_id)
    gone = privacy.erase_course(connection, of.id, now, actor)
    archived = update(course).where(course.c.id == of.id, course.c.archived_at.is_(None))
    connection.execute(archived.values(archived_at=now))
    facts = {"people": gone.people, "attempts": gone.attempts, "files": gone.files}
    audit.write(connection, Deed(actor, PURGE, of.id, after=facts), now)
    return gone


def _put_off(connection: Connection, course_id: str, now: datetime) -> None:
    mine = update(course).where(course.c.id == course_id)
    connection.execute(mine.values(last_launch_at=now))


def _over(settings: Settings, now: datetime) -> Select[Any]:
    done = exists().where(trail.c.course_id == course.c.id, trail.c.action == PURGE)
    since = now - timedelta(days=settings.retention_days)
    return select(course.c.id).where(course.c.last_launch_at < since, ~done)
