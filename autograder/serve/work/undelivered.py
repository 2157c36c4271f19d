"""Grades that did not arrive: shown, counted, and tried again once there is a reason to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.sql.dml import Update

from autograder.serve import ids, rows
from autograder.serve.tables import OutboxState, grade, link, outbox, person
from autograder.serve.work.outbox import OPEN, Row

SLOW = timedelta(hours=1)
NO_PLACE = (403, 404, 410)
NO_SUCH_PERSON = (400, 422)


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


def parked_of(connection: Connection, link_id: str) -> tuple[Row, ...]:
    """What of a link is parked, or has not been sent yet."""
    states = (*OPEN, OutboxState.PARKED.value)
    query = rows.of(Row).where(outbox.c.link_id == link_id, outbox.c.state.in_(states))
    return rows.every(Row, connection, query.order_by(outbox.c.state, outbox.c.id))


def lengths(connection: Connection, now: datetime) -> tuple[dict[str, int], timedelta]:
    """How many grades are in each state, and how long the oldest that is not sent has waited."""
    counts = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    open_ = (OutboxState.WAITING, OutboxState.SENDING, OutboxState.PARKED)
    oldest = select(func.min(grade.c.at)).join(
        outbox,
        (outbox.c.link_id == grade.c.link_id) & (outbox.c.person_id == grade.c.person_id),
    )
    since = connection.execute(oldest.where(outbox.c.state.in_([s.value for s in open_]))).scalar()
    found = {str(state): count for state, count in connection.execute(counts)}
    return found, max(timedelta(), now - since) if since else timedelta()


def links_of(connection: Connection, id_: str | None) -> tuple[str, ...]:
    """The links of a row, or of every row that is parked."""
    which = outbox.c.state == OutboxState.PARKED.value if id_ is None else outbox.c.id == id_
    query = select(outbox.c.link_id).where(which).distinct()
    return tuple(connection.execute(query).scalars())


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


def keep_theirs(connection: Connection, link_id: str, id_: str) -> bool:
    """Leave what the LMS has: somebody saw both and chose it. Whether the row was parked."""
    mine = (outbox.c.id == id_, outbox.c.link_id == link_id)
    left = _parked().where(*mine).values(state=OutboxState.REPLACED.value)
    return connection.execute(left).rowcount == 1


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


def _parked() -> Update:
    return update(outbox).where(outbox.c.state == OutboxState.PARKED.value)


def _again(now: datetime) -> dict[str, Any]:
    return {"state": OutboxState.WAITING.value, "next_at": now, "tries": 0, "lease_until": None}
