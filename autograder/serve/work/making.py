"""Who may make a link's column in a gradebook: one server at a time, and once.

A job of that name keeps it. Since when a link has its column is kept too, for what was sent before
is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from autograder.serve import ids
from autograder.serve.tables import JobKind, JobState, job, link
from autograder.serve.work import clock

_LASTS = timedelta(seconds=60)


def take(connection: Connection, link_id: str, now: datetime) -> JobState:
    """READY where we may make the column, for a minute; LEASED where another does; DONE."""
    _row(connection, link_id, now)
    mine = (job.c.key == _key(link_id), job.c.state != JobState.DONE.value)
    free = job.c.lease_until.is_(None) | (job.c.lease_until < now)
    values = {"state": JobState.LEASED.value, "lease_until": now + _LASTS}
    if connection.execute(update(job).where(*mine, free).values(values)).rowcount == 1:
        return JobState.READY
    return state_of(connection, link_id) or JobState.LEASED


def give_back(connection: Connection, link_id: str) -> None:
    """We do not make it any more, made or not."""
    mine = (job.c.key == _key(link_id), job.c.state == JobState.LEASED.value)
    ready = {"state": JobState.READY.value, "lease_until": None}
    connection.execute(update(job).where(*mine).values(ready))


def column_changed(connection: Connection, link_id: str) -> None:
    """From now on a link has a column, or another one: what was sent before is not in it.

    None is made any more, unless somebody asks for it.
    """
    now = clock.now()
    _row(connection, link_id, now)
    done = {"state": JobState.DONE.value, "lease_until": None, "done_at": now}
    connection.execute(update(job).where(job.c.key == _key(link_id)).values(done))


def let_create(connection: Connection, links: Iterable[str]) -> None:
    """Allow a new column for each of these links: somebody asked for it."""
    mine = job.c.key.in_([_key(link_id) for link_id in links])
    done = (mine, job.c.state == JobState.DONE.value)
    connection.execute(update(job).where(*done).values(state=JobState.READY.value))


def state_of(connection: Connection, link_id: str) -> JobState | None:
    """How far it is; None where nobody thought of it."""
    query = select(job.c.state).where(job.c.key == _key(link_id))
    found = connection.execute(query).scalar()
    return JobState(found) if found else None


def since(connection: Connection, link_id: str) -> datetime | None:
    """When a link came to its column; None where it was told of it at once."""
    query = select(job.c.done_at).where(job.c.key == _key(link_id))
    found: datetime | None = connection.execute(query).scalar()
    return found


def _row(connection: Connection, link_id: str, now: datetime) -> None:
    if connection.dialect.name == "postgresql":  # of two servers the second waits
        query = select(link.c.id).where(link.c.id == link_id).with_for_update()
        connection.execute(query)
    if state_of(connection, link_id) is None:
        values = {
            "id": ids.new_id(),
            "kind": JobKind.LINEITEM.value,
            "key": _key(link_id),
            "payload": {"link": link_id},
            "state": JobState.READY.value,
            "run_at": now,
            "tries": 0,
        }
        connection.execute(insert(job).values(values))


def _key(link_id: str) -> str:
    return f"{JobKind.LINEITEM.value}:{link_id}"
