"""Grades on their way to an LMS: written down together with the grade, sent by somebody else.

Of one person in one link at most one row waits or is being sent. A newer grade takes the place of
one that waits, is parked, or is on its way: what became of that one is written down all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, insert, or_, select, update

from autograder.serve import ids, rows
from autograder.serve.rows import Grade
from autograder.serve.tables import (
    OutboxState,
    outbox,
    person,
    platform,
)

LONGEST_COMMENT = 2000
LEASE = timedelta(seconds=60)
OPEN = (OutboxState.WAITING.value, OutboxState.SENDING.value)


@dataclass(frozen=True, slots=True)
class Row:
    """A grade on its way."""

    id: str
    link_id: str
    person_id: str
    version: int
    score: float
    max: float
    comment: str
    stamp: datetime | None
    state: str
    tries: int
    next_at: datetime
    lease_until: datetime | None
    last_status: int | None
    last_error: str | None
    platform_said: Any  # what a column of JSON holds
    sent_at: datetime | None


rows.TABLES[Row] = outbox


def put(connection: Connection, grade: Grade, comment: str, now: datetime) -> None:
    """A grade to be sent; one of the same person that did not arrive yet is replaced by it."""
    replaced = (*OPEN, OutboxState.PARKED.value)
    earlier = update(outbox).where(*_pair(grade.link_id, grade.person_id))
    earlier = earlier.where(outbox.c.state.in_(replaced))
    connection.execute(earlier.values(state=OutboxState.REPLACED.value))
    values = {
        "id": ids.new_id(),
        "link_id": grade.link_id,
        "person_id": grade.person_id,
        "version": grade.version,
        "score": grade.score,
        "max": grade.max_score,
        "comment": comment[:LONGEST_COMMENT],
        "state": OutboxState.WAITING.value,
        "tries": 0,
        "next_at": now,
    }
    connection.execute(insert(outbox).values(values))


def withdraw(connection: Connection, link_id: str, person_id: str) -> None:
    """Let nothing of somebody wait any more: there is no grade that it would be."""
    waiting = update(outbox).where(
        outbox.c.link_id == link_id,
        outbox.c.person_id == person_id,
        outbox.c.state.in_([OutboxState.WAITING.value, OutboxState.PARKED.value]),
    )
    connection.execute(waiting.values(state=OutboxState.REPLACED.value))


def lease(
    connection: Connection, now: datetime, resting: frozenset[str] = frozenset()
) -> Row | None:
    """The next row to send, ours for a minute; None where there is none.

    `resting` are platforms that are asked nothing now. What is still being sent of the same person,
    be it replaced, is waited for.
    """
    query = _due(now, resting).limit(1)
    if connection.dialect.name == "postgresql":
        query = query.with_for_update(skip_locked=True, of=outbox)
    id_ = connection.execute(query).scalar()
    if id_ is None:
        return None
    taken = update(outbox).where(outbox.c.id == id_)
    taken = taken.where(outbox.c.state.in_(OPEN))
    values = {"state": OutboxState.SENDING.value, "lease_until": now + LEASE}
    if connection.execute(taken.values(tries=outbox.c.tries + 1, **values)).rowcount != 1:
        return None
    return rows.known(Row, connection, id_)


def is_due(connection: Connection, now: datetime, resting: frozenset[str] = frozenset()) -> bool:
    """Whether anything is to be sent: a look without a lock."""
    return connection.execute(_due(now, resting).limit(1)).scalar() is not None


def note(connection: Connection, row: Row, **values: Any) -> bool:
    """Write down what became of a row, its lease given back; whether it still holds.

    One that was replaced meanwhile stays so, but what the platform has of it is known.
    """
    mine = update(outbox).where(outbox.c.id == row.id)
    held = mine.where(outbox.c.state == OutboxState.SENDING.value)
    if connection.execute(held.values(lease_until=None, **values)).rowcount:
        return True
    facts = {name: value for name, value in values.items() if name not in {"state", "next_at"}}
    connection.execute(mine.values(lease_until=None, **facts))
    return False


def stamp_of(connection: Connection, row: Row, now: datetime) -> datetime:
    """The moment that a row is sent with: whole seconds, later than any of its pair."""
    query = select(func.max(outbox.c.stamp)).where(*_pair(row.link_id, row.person_id))
    newest: datetime | None = connection.execute(query).scalar()
    whole = now.replace(microsecond=0)
    if newest is None:
        return whole
    return max(whole, newest + timedelta(seconds=1))


def attempted(connection: Connection, row: Row) -> tuple[Row, ...]:
    """What the platform may have of us: what it took last, and whatever was tried since."""
    tried = rows.of(Row).where(
        *_pair(row.link_id, row.person_id), outbox.c.stamp.is_not(None), outbox.c.id != row.id
    )
    found: list[Row] = []
    for one in rows.every(Row, connection, tried.order_by(outbox.c.stamp.desc())):
        found.append(one)
        if one.sent_at:
            break
    return tuple(found)


def newest_version(connection: Connection, link_id: str, person_id: str) -> int:
    """The version of the newest grade of somebody that was ever written down here; 0 for none."""
    query = select(func.max(outbox.c.version)).where(
        outbox.c.link_id == link_id, outbox.c.person_id == person_id
    )
    return connection.execute(query).scalar() or 0


def take_back_all(connection: Connection) -> None:
    """End every lease: at the start of the only server nobody sends any more."""
    connection.execute(
        update(outbox).where(outbox.c.lease_until.is_not(None)).values(lease_until=None)
    )


def newest_stamp(connection: Connection) -> datetime | None:
    """The latest moment that anything was sent with."""
    return connection.execute(select(func.max(outbox.c.stamp))).scalar()


def _pair(link_id: str, person_id: str) -> tuple[Any, ...]:
    return (outbox.c.link_id == link_id, outbox.c.person_id == person_id)


def _due(now: datetime, resting: frozenset[str]) -> Select[tuple[Any, ...]]:
    other = outbox.alias("other")
    busy = (
        select(other.c.id)
        .where(
            other.c.link_id == outbox.c.link_id,
            other.c.person_id == outbox.c.person_id,
            other.c.id != outbox.c.id,
            other.c.lease_until > now,
        )
        .exists()
    )
    free = or_(outbox.c.lease_until.is_(None), outbox.c.lease_until < now)
    return (
        select(outbox.c.id)
        .join(person, person.c.id == outbox.c.person_id)
        .join(platform, platform.c.id == person.c.platform_id)
        .where(
            outbox.c.state.in_(OPEN),
            free,
            outbox.c.next_at <= now,
            platform.c.state == "active",
            platform.c.id.not_in(resting),
            ~busy,
        )
        .order_by(outbox.c.next_at, outbox.c.id)
    )
