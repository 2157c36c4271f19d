"""Moments as people and systems write them: ISO 8601, or in the words of many languages."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from autograder.words import without_accents

_MONTHS = (  # as they begin in en, es, pt, ca, fr, it, de, without accents
    *(("jan", "ene", "gen"), ("feb", "fev"), ("mar",), ("apr", "abr", "avr")),
    *(("may", "mai", "mag"), ("jun", "juin", "giu"), ("jul", "juil", "lug")),
    *(("aug", "ago", "aou"), ("sep", "set"), ("oct", "okt", "out", "ott"), ("nov",)),
    ("dec", "dic", "dez", "des"),
)
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})\.?\s+(?:de\s+|d['\u2019]\s*)?(?P<month>[a-z]{3,})\.?,?\s+(?:del?\s+)?(?P<year>\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b(?P<month>[a-z]{3,})\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?\s?m\b)?")
_SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*(s|m|min|h|d)[a-zí]*")
_UNITS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


def read_moment(text: str) -> datetime:
    """The moment in local time unless it has an offset; a day alone means its end.

    Raises ValueError when it is none.
    """
    words = text.strip()
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        moment = _in_words(words)
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", words):
        moment = datetime.combine(moment, time(23, 59, 59))
    return moment.astimezone()


def read_span(text: str) -> timedelta:
    """A length of time: 90s, 15min, 2h, 1 day. Raises ValueError when it is none."""
    match = _SPAN.fullmatch(text.strip().lower())
    if not match:
        raise ValueError(f"{text!r} is no length of time")
    return timedelta(seconds=float(match[1].replace(",", ".")) * _UNITS[match[2]])


def _in_words(text: str) -> datetime:
    """viernes, 20 de noviembre de 2026, 23:59 or Friday, November 20, 2026, 11:59 PM."""
    words = without_accents(text)
    date = _DAY_FIRST.search(words) or _MONTH_FIRST.search(words)
    clock = _CLOCK.search(words, date.end() if date else 0)
    if not date or not clock:
        raise ValueError(f"{text!r} is no moment")
    month = next((n for n, starts in enumerate(_MONTHS, 1) if date["month"].startswith(starts)), 0)
    hour = int(clock[1]) if clock[4] is None else int(clock[1]) % 12 + 12 * (clock[4] == "p")
    return datetime(
        int(date["year"]), month, int(date["day"]), hour, int(clock[2]), int(clock[3] or 0)
    )
