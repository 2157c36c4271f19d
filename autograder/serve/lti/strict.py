"""JSON and tokens read strictly: nothing twice, nothing that is no text, no depth without end."""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
from typing import Any

LONGEST_ID = 255
LONGEST_TEXT = 255
_LETTERS = re.compile(r"[A-Za-z0-9_-]+")


class Odd(ValueError):
    """Not what it has to be."""


def parts(token: str) -> tuple[dict[str, Any], bytes, bytes, bytes]:
    """Header, payload, signature and what is signed, of a compact JWS; Odd where it is none."""
    pieces = token.split(".")
    if len(pieces) != 3 or not all(_LETTERS.fullmatch(piece) for piece in pieces):
        raise Odd("no token")
    header, payload, signature = (_decoded(piece) for piece in pieces)
    signed = f"{pieces[0]}.{pieces[1]}".encode()
    return record(header), payload, signature, signed


def record(content: bytes) -> dict[str, Any]:
    """The object that the JSON is; Odd where it is none, or names a thing twice."""
    try:
        found = json.loads(
            content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        raise Odd("no JSON") from None
    if not isinstance(found, dict):
        raise Odd("no object")
    return found


def identifier(value: object, longest: int = LONGEST_ID) -> str:
    """A name that a platform gave to something, letter for letter."""
    if not isinstance(value, str) or not 0 < len(value) <= longest or not is_text(value):
        raise Odd("no identifier")
    return value


def is_text(value: str) -> bool:
    """Whether every database can keep it: no NUL, no half of a pair."""
    return "\0" not in value and not any(0xD800 <= ord(sign) <= 0xDFFF for sign in value)


def moment(value: object) -> float:
    """Seconds since 1970."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Odd("no moment")
    try:
        seconds = float(value)
    except OverflowError:
        raise Odd("no moment") from None
    if not math.isfinite(seconds):
        raise Odd("no moment")
    return seconds


def words(value: object, longest: int = LONGEST_TEXT) -> str | None:
    """What people read: cut, without control characters; None where nothing is left."""
    if not isinstance(value, str):
        return None
    clean = "".join(sign if sign.isprintable() else " " for sign in value[: 4 * longest])
    clean = " ".join(clean.split())[:longest].strip()
    return clean if clean and is_text(clean) else None


def claim(claims: dict[str, Any], name: str) -> dict[str, Any]:
    """A claim that is an object; an empty one where it is absent or null."""
    value = claims.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Odd(f"{name} is no object")
    return value


def _decoded(piece: str) -> bytes:
    try:
        return base64.b64decode(piece + "=" * (-len(piece) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Odd("no base64") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Odd("a name twice")
    return found


def _no_number(_: str) -> None:
    raise Odd("no number")
