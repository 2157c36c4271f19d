"""Who did what to whom, when and why: lines are added, and the database refuses anything else."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from autograder.serve import ids
from autograder.serve.tables import audit

CLI = "cli"  # the actor where somebody typed a command


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the trail."""

    actor: str  # a person's id, or what did it
    action: str
    course_id: str | None = None
    link_id: str | None = None
    subject_id: str | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    reason: str | None = None


def write(connection: Connection, deed: Deed, now: datetime) -> None:
    """Add a line, in the transaction that does what it says."""
    connection.execute(insert(audit).values(id=ids.new_id(), at=now, **asdict(deed)))


def of(
    connection: Connection, link_id: str, subject_id: str | None
) -> tuple[tuple[datetime, Deed], ...]:
    """What was done to somebody in a link, or to the link itself, the newest first."""
    columns = [audit.c[name] for name in Deed.__slots__]
    mine = (audit.c.link_id == link_id, audit.c.subject_id == subject_id)
    query = select(audit.c.at, *columns).where(*mine).order_by(audit.c.at.desc(), audit.c.id.desc())
    return tuple((row[0], Deed(*row[1:])) for row in connection.execute(query))
