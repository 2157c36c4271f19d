"""Who is there: sessions, the token that each form carries, and links that work once.

Only digests of tokens are kept. The token of the forms follows from that of the session and the
secret of this service, so that every page can carry it and the database cannot give it away.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from autograder.serve import ids, rows
from autograder.serve.db import Database
from autograder.serve.rows import Course, Person
from autograder.serve.settings import Settings
from autograder.serve.tables import Role, TicketKind, enrolment, session, ticket

STAFF = frozenset({Role.TEACHER, Role.ASSISTANT})
_SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a session: in one course, in one role."""

    person: Person
    course: Course
    role: Role
    csrf: str
    token_hash: str

    @property
    def is_staff(self) -> bool:
        """Whether they see the class."""
        return self.role in STAFF


@dataclass(frozen=True, slots=True)
class Entry:
    """What a session is made of."""

    person_id: str
    course_id: str
    role: Role
    platform_id: str
    link_id: str | None = None


def begin(connection: Connection, settings: Settings, entry: Entry, now: datetime) -> str:
    """A session for somebody who has shown who they are; the token for their cookie."""
    token = ids.new_token()
    values = {
        "token_hash": ids.digest(token),
        "person_id": entry.person_id,
        "course_id": entry.course_id,
        "link_id": entry.link_id,
        "role": entry.role.value,
        "csrf_hash": ids.digest(csrf_of(settings, token)),
        "platform_id": entry.platform_id,
        "created_at": now,
        "expires_at": now + settings.session_length,
        "seen_at": now,
    }
    connection.execute(insert(session).values(values))
    return token


def end(connection: Connection, token: str) -> None:
    """Forget a session."""
    connection.execute(delete(session).where(session.c.token_hash == ids.digest(token)))


def visitor(db: Database, settings: Settings, token: str | None, now: datetime) -> Visitor | None:
    """Whose session a token is; None where it is nobody's, has ended, or they left the course.

    The role is the one of the enrolment: what a teacher or a new launch changes holds at once.
    """
    if not token:
        return None
    hashed = ids.digest(token)
    with db.read() as connection:
        query = (
            select(session.c.person_id, session.c.course_id, session.c.seen_at, enrolment.c.role)
            .join(
                enrolment,
                (enrolment.c.course_id == session.c.course_id)
                & (enrolment.c.person_id == session.c.person_id),
            )
            .where(session.c.token_hash == hashed, session.c.expires_at > now, enrolment.c.active)
        )
        found = connection.execute(query).one_or_none()
        if found is None:
            return None
        person = rows.known(Person, connection, found.person_id)
        course = rows.known(Course, connection, found.course_id)
    if now - found.seen_at > _SEEN_EVERY:
        with db.write() as connection:
            seen = update(session).where(session.c.token_hash == hashed)
            connection.execute(seen.values(seen_at=now))
    return Visitor(person, course, Role(found.role), csrf_of(settings, token), hashed)


def platform_of(connection: Connection, token: str | None) -> str | None:
    """From which platform a session came, though it may be over; None where none is known."""
    if not token:
        return None
    mine = session.c.token_hash == ids.digest(token)
    return connection.execute(select(session.c.platform_id).where(mine)).scalar()


def csrf_of(settings: Settings, token: str) -> str:
    """What the forms of a session carry."""
    return hmac.new(settings.secret, f"csrf {token}".encode(), sha256).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Whether two tokens are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def new_ticket(
    connection: Connection, kind: TicketKind, data: dict[str, Any], until: datetime
) -> str:
    """A link's token that works once."""
    token = ids.new_token()
    values = {"hash": ids.digest(token), "kind": kind.value, "data": data, "expires_at": until}
    connection.execute(insert(ticket).values(values))
    return token


def look_at(
    connection: Connection, kind: TicketKind, token: str, now: datetime
) -> dict[str, Any] | None:
    """What a ticket is for, without using it; None where it is used, over, or none."""
    return connection.execute(select(ticket.c.data).where(*_valid(kind, token, now))).scalar()


def was_for(connection: Connection, kind: TicketKind, token: str) -> dict[str, Any] | None:
    """What a ticket is or was for: to say so, and for nothing else."""
    mine = (ticket.c.hash == ids.digest(token), ticket.c.kind == kind.value)
    return connection.execute(select(ticket.c.data).where(*mine)).scalar()


def use(
    connection: Connection, kind: TicketKind, token: str, now: datetime
) -> dict[str, Any] | None:
    """What a ticket is for, and its only use; of two at once, one gets None."""
    data = look_at(connection, kind, token, now)
    used = update(ticket).where(*_valid(kind, token, now)).values(used_at=now)
    return data if connection.execute(used).rowcount == 1 else None


def _valid(kind: TicketKind, token: str, now: datetime) -> tuple[Any, ...]:
    """The conditions of a ticket that still works."""
    return (
        ticket.c.hash == ids.digest(token),
        ticket.c.kind == kind.value,
        ticket.c.used_at.is_(None),
        ticket.c.expires_at > now,
    )
