"""Grades on their way to an LMS: written down together with the grade, sent by somebody else.

Of one person in one link at most one row waits or is being sent. A newer grade takes the place of
one that waits, is parked, or is on its way: what became of that one is written down all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, insert, or_, select, update
from sqlalchemy.sql.dml import Update

from autograder.serve import ids, rows
from autograder.serve.rows import Grade
from autograder.serve.tables import (
    JobKind,
    JobState,
    OutboxState,
    job,
    link,
    outbox,
    person,
    platform,
)
from autograder.serve.tables import grade as grades

LONGEST_COMMENT = 2000
LEASE = timedelta(seconds=60)
SLOW = timedelta(hours=1)
OPEN = (OutboxState.WAITING.value, OutboxState.SENDING.value)
NO_PLACE = (403, 404, 410)
NO_SUCH_PERSON = (400, 422)


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


def column_since(connection: Connection, link_id: str) -> datetime | None:
    """When a link came to its column; None where it was told of it at once."""
    query = select(job.c.done_at).where(job.c.key == column_key(link_id))
    found: datetime | None = connection.execute(query).scalar()
    return found


def take_back_all(connection: Connection) -> None:
    """End every lease: at the start of the only server nobody sends any more."""
    connection.execute(
        update(outbox).where(outbox.c.lease_until.is_not(None)).values(lease_until=None)
    )


def newest_stamp(connection: Connection) -> datetime | None:
    """The latest moment that anything was sent with."""
    return connection.execute(select(func.max(outbox.c.stamp))).scalar()


def revive_link(connection: Connection, link_id: str, now: datetime) -> None:
    """Try again what a link was not allowed to send, or had no column for."""
    again = _parked().where(outbox.c.link_id == link_id, outbox.c.last_status.in_(NO_PLACE))
    connection.execute(again.values(_again(now)))


def revive_person(connection: Connection, course_id: str, person_id: str, now: datetime) -> None:
    """Try again what a platform did not take for somebody, now that it says something new."""
    links = select(link.c.id).where(link.c.course_id == course_id)
    again = _parked().where(
        outbox.c.person_id == person_id,
        outbox.c.link_id.in_(links),
        outbox.c.last_status.in_(NO_SUCH_PERSON),
    )
    connection.execute(again.values(_again(now)))


def retry(
    connection: Connection, now: datetime, id_: str | None = None, *, replace: bool = False
) -> int:
    """Send what is parked or waits now; one row, or all of them; how many.

    `replace` overwrites what the platform has: somebody saw both and chose ours.
    """
    states = (OutboxState.PARKED.value, OutboxState.WAITING.value)
    again = update(outbox).where(outbox.c.state.in_(states))
    if id_ is not None:
        again = again.where(outbox.c.id == id_)
    values = _again(now)
    if replace:
        values["platform_said"] = {"overwrite": True}
    return connection.execute(again.values(values)).rowcount


def let_create(connection: Connection, links: Iterable[str]) -> None:
    """Allow a new column for each of these links: somebody asked for it."""
    mine = job.c.key.in_([column_key(link_id) for link_id in links])
    done = (mine, job.c.state == JobState.DONE.value)
    connection.execute(update(job).where(*done).values(state=JobState.READY.value))


def links_of(connection: Connection, id_: str | None) -> tuple[str, ...]:
    """The links of a row, or of every row that is parked."""
    which = outbox.c.state == OutboxState.PARKED.value if id_ is None else outbox.c.id == id_
    query = select(outbox.c.link_id).where(which).distinct()
    return tuple(connection.execute(query).scalars())


def listed(connection: Connection, states: Iterable[OutboxState]) -> list[dict[str, Any]]:
    """Rows with whose they are and in which course, the oldest first."""
    query = (
        select(
            outbox,
            person.c.sub,
            person.c.name,
            link.c.course_id,
            link.c.resource_link_id,
            link.c.title.label("link_title"),
            link.c.task,
            link.c.lineitem_url,
            person.c.platform_id,
        )
        .join(person, person.c.id == outbox.c.person_id)
        .join(link, link.c.id == outbox.c.link_id)
        .where(outbox.c.state.in_([state.value for state in states]))
        .order_by(outbox.c.id)
    )
    return [dict(row._mapping) for row in connection.execute(query)]


def stuck(connection: Connection, link_id: str, now: datetime) -> int:
    """How many grades of a link somebody should look at: parked, or waiting for an hour."""
    slow = outbox.c.state.in_(OPEN) & (outbox.c.id < ids.before(now - SLOW))
    which = (outbox.c.state == OutboxState.PARKED.value) | slow
    query = select(func.count()).select_from(outbox).where(outbox.c.link_id == link_id, which)
    return connection.execute(query).scalar_one()


def keep_theirs(connection: Connection, link_id: str, id_: str) -> bool:
    """Leave what the LMS has: somebody saw both and chose it. Whether the row was parked."""
    mine = (outbox.c.id == id_, outbox.c.link_id == link_id)
    left = _parked().where(*mine).values(state=OutboxState.REPLACED.value)
    return connection.execute(left).rowcount == 1


def column_key(link_id: str) -> str:
    """The key of the job that makes a link's column, once."""
    return f"{JobKind.LINEITEM.value}:{link_id}"


def parked_of(connection: Connection, link_id: str) -> tuple[Row, ...]:
    """What of a link is parked, or has not been sent yet."""
    states = (*OPEN, OutboxState.PARKED.value)
    query = rows.of(Row).where(outbox.c.link_id == link_id, outbox.c.state.in_(states))
    return rows.every(Row, connection, query.order_by(outbox.c.state, outbox.c.id))


def _pair(link_id: str, person_id: str) -> tuple[Any, ...]:
    return (outbox.c.link_id == link_id, outbox.c.person_id == person_id)


def _parked() -> Update:
    return update(outbox).where(outbox.c.state == OutboxState.PARKED.value)


def _again(now: datetime) -> dict[str, Any]:
    return {"state": OutboxState.WAITING.value, "next_at": now, "tries": 0, "lease_until": None}


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


def withdraw(connection: Connection, link_id: str, person_id: str) -> None:
    """Let nothing of somebody wait any more: there is no grade that it would be."""
    waiting = update(outbox).where(
        outbox.c.link_id == link_id,
        outbox.c.person_id == person_id,
        outbox.c.state.in_([OutboxState.WAITING.value, OutboxState.PARKED.value]),
    )
    connection.execute(waiting.values(state=OutboxState.REPLACED.value))


def newest_version(connection: Connection, link_id: str, person_id: str) -> int:
    """The version of the newest grade of somebody that was ever written down here; 0 for none."""
    query = select(func.max(outbox.c.version)).where(
        outbox.c.link_id == link_id, outbox.c.person_id == person_id
    )
    return connection.execute(query).scalar() or 0


def lengths(connection: Connection, now: datetime) -> tuple[dict[str, int], timedelta]:
    """How many grades are in each state, and how long the oldest that is not sent has waited."""
    counts = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    open_ = (OutboxState.WAITING, OutboxState.SENDING, OutboxState.PARKED)
    oldest = select(func.min(grades.c.at)).join(
        outbox,
        (outbox.c.link_id == grades.c.link_id) & (outbox.c.person_id == grades.c.person_id),
    )
    since = connection.execute(oldest.where(outbox.c.state.in_([s.value for s in open_]))).scalar()
    found = {str(state): count for state, count in connection.execute(counts)}
    return found, max(timedelta(), now - since) if since else timedelta()
