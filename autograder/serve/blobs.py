"""Files in the database, each once: packed, and named by what is in them."""

from __future__ import annotations

import gzip
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from autograder.serve.tables import blob


def keep(connection: Connection, content: bytes, now: datetime) -> str:
    """Keep the bytes, and say by what digest they are found again."""
    name = sha256(content).hexdigest()
    if not _is_there(connection, name):
        values = {"size": len(content), "data": gzip.compress(content, 6, mtime=0)}
        _insert(connection, {"sha256": name, "created_at": now, **values})
    return name


def read(connection: Connection, name: str) -> bytes:
    """The bytes of that digest; LookupError where they are gone."""
    data = connection.execute(select(blob.c.data).where(blob.c.sha256 == name)).scalar()
    if data is None:
        raise LookupError(f"no blob {name}")
    return gzip.decompress(data)


def _is_there(connection: Connection, name: str) -> bool:
    found = select(blob.c.sha256).where(blob.c.sha256 == name)
    return connection.execute(found).scalar() is not None


def _insert(connection: Connection, values: dict[str, object]) -> None:
    """Two servers may keep the same bytes at once: the second finds them there."""
    if connection.dialect.name == "sqlite":  # nobody else writes meanwhile
        connection.execute(insert(blob).values(values))
        return
    from sqlalchemy.dialects.postgresql import insert as insert_

    connection.execute(insert_(blob).values(values).on_conflict_do_nothing())
