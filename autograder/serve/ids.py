"""Ids that sort by when they were made, and secrets of which only a digest is kept."""

from __future__ import annotations

import os
import secrets
import time
import uuid
from datetime import datetime
from hashlib import sha256


def new_id() -> str:
    """A UUIDv7: milliseconds since 1970, then what nobody can guess."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


def new_token() -> str:
    """32 bytes for a cookie or a link."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What the database keeps of a token: from it nobody gets the token back."""
    return sha256(token.encode("utf-8", "backslashreplace")).hexdigest()


def before(moment: datetime) -> str:
    """What every id that was made by then is smaller than, and no later one."""
    value = f"{int(moment.timestamp() * 1000):012x}"
    return f"{value[:8]}-{value[8:]}"
