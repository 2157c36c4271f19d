"""What time it is, and what is swept up as time passes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete

from autograder.serve.db import Database
from autograder.serve.tables import login, nonce, session, ticket

_KEPT = timedelta(days=1)  # of what is over, so that a message about it can be true


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def sweep(db: Database, at: datetime) -> None:
    """Forget sessions, tickets, logins and nonces that have been over for a day."""
    over = at - _KEPT
    with db.write() as connection:
        connection.execute(delete(session).where(session.c.expires_at < over))
        connection.execute(delete(ticket).where(ticket.c.expires_at < over))
        connection.execute(delete(login).where(login.c.expires_at < over))
        connection.execute(delete(nonce).where(nonce.c.until < over))
