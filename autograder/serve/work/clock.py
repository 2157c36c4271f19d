"""What time it is, and what is swept up as time passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select

from autograder.serve.db import Database
from autograder.serve.tables import attempt, audit, login, nonce, session, ticket

_TOLERATED = timedelta(seconds=180)
_KEPT = timedelta(days=1)  # of what is over, so that a message about it can be true


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def is_behind(connection: Connection, at: datetime) -> bool:
    """Whether something was written here long after this moment: then the clock is wrong.

    Ids begin with their moment, so the newest row is the last of its key.
    """
    for table, moment in ((attempt, attempt.c.received_at), (audit, audit.c.at)):
        newest = connection.execute(select(moment).order_by(table.c.id.desc()).limit(1)).scalar()
        if newest is not None and newest > at + _TOLERATED:
            return True
    return False


def sweep(db: Database, at: datetime) -> None:
    """Forget sessions, tickets, logins and nonces that have been over for a day."""
    over = at - _KEPT
    with db.write() as connection:
        connection.execute(delete(session).where(session.c.expires_at < over))
        connection.execute(delete(ticket).where(ticket.c.expires_at < over))
        connection.execute(delete(login).where(login.c.expires_at < over))
        connection.execute(delete(nonce).where(nonce.c.until < over))
