"""Passwords: kept as scrypt makes them, and locked for a while where somebody guesses."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import scrypt

from sqlalchemy import Connection, insert, select, update

from autograder.model import Refusal
from autograder.serve import audit
from autograder.serve.audit import Deed
from autograder.serve.rows import Person
from autograder.serve.tables import password, session

MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
SHORTEST = 10  # characters
_COST = 1 << 15  # of scrypt: n, with r=8 and p=1: 32 MiB for a moment


def set_password(connection: Connection, who: Person, word: str, now: datetime) -> None:
    """Give somebody a password, and end what sessions they have; Refusal for one too short."""
    if len(word) < SHORTEST:
        raise Refusal(f"a password needs {SHORTEST} characters or more")
    salt = secrets.token_bytes(16)
    values = {
        "scrypt": f"{salt.hex()}${_hashed(word, salt).hex()}",
        "changed_at": now,
        "failed": 0,
        "locked_until": None,
    }
    known = update(password).where(password.c.person_id == who.id).values(values)
    if not connection.execute(known).rowcount:
        connection.execute(insert(password).values(person_id=who.id, **values))
    connection.execute(session.delete().where(session.c.person_id == who.id))
    audit.write(connection, Deed(audit.CLI, "password", subject_id=who.id), now)


def is_right(stored: str | None, word: str) -> bool:
    """Whether it is the password; as slow where there is none: nobody learns who is here."""
    salt, _, expected = (stored or "00" * 16 + "$").partition("$")
    given = _hashed(word, bytes.fromhex(salt))
    return hmac.compare_digest(given.hex(), expected)


def stored_password(connection: Connection, person_id: str) -> tuple[str, datetime | None] | None:
    """What is kept of a password, and until when it is locked."""
    columns = (password.c.scrypt, password.c.locked_until)
    row = connection.execute(
        select(*columns).where(password.c.person_id == person_id)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def count_failure(connection: Connection, person_id: str, now: datetime) -> None:
    """One more wrong password; the fifth locks it for a while."""
    mine = password.c.person_id == person_id
    connection.execute(update(password).where(mine).values(failed=password.c.failed + 1))
    failed = connection.execute(select(password.c.failed).where(mine)).scalar() or 0
    if failed >= MOST_FAILURES:
        locked = update(password).where(mine).values(failed=0, locked_until=now + LOCKED_FOR)
        connection.execute(locked)


def forget_failures(connection: Connection, person_id: str) -> None:
    """The right password was given."""
    mine = update(password).where(password.c.person_id == person_id, password.c.failed > 0)
    connection.execute(mine.values(failed=0))


def _hashed(word: str, salt: bytes) -> bytes:
    return scrypt(word.encode(), salt=salt, n=_COST, r=8, p=1, maxmem=64 << 20, dklen=32)
