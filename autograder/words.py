"""Words of somebody else's: made safe to show, and made alike to compare."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(
    r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    """The text without the control characters that could hide or turn round what it says."""
    return _CONTROL.sub("", text)


def plain(text: str) -> str:
    """The text without case, accents and doubled spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
