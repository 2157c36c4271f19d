"""Addresses that let one LMS register itself, once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from autograder.serve import audit, sessions
from autograder.serve.audit import Deed
from autograder.serve.tables import TicketKind

LASTS = timedelta(days=7)


def new(connection: Connection, url: str, now: datetime) -> str:
    """An address to be pasted in an LMS."""
    token = sessions.new_ticket(connection, TicketKind.REGISTER, {}, now + LASTS)
    audit.write(connection, Deed(audit.CLI, "lti invite"), now)
    return f"{url}/register/{token}"
