"""Words of somebody else's: made safe, enumerated, and folded so that two spellings compare equal.

The foldings form a ladder; each overlooks what the one before it does, and more. Compare with the
lowest that serves: what it overlooks can no longer tell two people apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate

_CONTROL = re.compile(
    r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)
_APOSTROPHES = re.compile("['`\u2019\u00b4]")
_SIGNS = re.compile(r"[\W_]+")


def printable(text: str) -> str:
    """The text without the control characters that could hide or turn round what it says.

    Lone surrogates, which no terminal and no file takes, become their escapes.
    """
    return _CONTROL.sub("", text).encode("utf-8", "backslashreplace").decode()


def fold(text: str) -> str:
    """Overlooks case, spacing, invisible signs and how accents are composed: for ids."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    if not composed.isascii():  # copied names bring zero-width spaces and marks of direction
        composed = "".join(c for c in composed if unicodedata.category(c) != "Cf")
    return " ".join(composed.split())


def fold_name(text: str) -> str:
    """Overlooks also apostrophes, `_` for a space and the order of `García, Ana`: for names.

    Moodle drops apostrophes in file names. Accents stay: they may tell two people apart.
    """
    last, comma, first = text.partition(",")
    ordered = f"{first} {last}" if comma and "," not in first else text
    return fold(_APOSTROPHES.sub("", ordered).replace("_", " "))


def without_accents(text: str) -> str:
    """Overlooks case, spacing and accents: for headers, months, and names written in haste."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def without_signs(text: str, between: str = "") -> str:
    """Overlooks all but letters and digits, accents kept: for what file names and titles lose."""
    return between.join(filter(None, _SIGNS.split(fold(text))))


def enumeration(names: Sequence[str], most: int = 10) -> str:
    """The first of the names in a line for the terminal, and how many more there are."""
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def fitting(texts: Iterable[str], most: int) -> list[tuple[int, str]]:
    """The texts by their numbers from 1, without the longest where they are too long together."""
    shortest = sorted(enumerate(texts, start=1), key=lambda numbered: len(numbered[1]))
    lengths = accumulate(len(text) for _, text in shortest)
    return sorted(one for one, length in zip(shortest, lengths, strict=True) if length <= most)
