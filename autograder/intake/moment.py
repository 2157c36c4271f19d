"""Moments as people and systems write them: ISO 8601, or in the words of many languages."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, timezone

from autograder.words import without_accents

# In en, es, pt, ca, gl, fr, it, de, nl, without accents. Whole, because marraskuuta is no March.
_MONTHS = tuple(
    frozenset(names.split())
    for names in (
        "january enero janeiro gener xaneiro janvier gennaio januar januari janner",
        "february febrero fevereiro febrer febreiro fevrier febbraio februar februari feber",
        "march marzo marco mars marz maart mrt",
        "april abril avril aprile",
        "may mayo maio maig mai maggio mei",
        "june junio junho juny xuno juin giugno juni",
        "july julio julho juliol xullo juillet luglio juli",
        "august agosto agost aout augustus",
        "september septiembre setembro setembre septembre settembre setiembre",
        "october octubre outubro octobre ottobre oktober",
        "november noviembre novembro novembre",
        "december diciembre dezembro desembre decembro decembre dicembre dezember",
    )
)
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})(?:\.|o|er)?[\s/-]+(?:de\s+|d['\u2019]\s*)?(?P<month>[a-z]{3,})\.?,?[\s/-]+(?:del?\s+)?(?P<year>\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b(?P<month>[a-z]{3,})\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?\s?m\b)?")
_ZONE = re.compile(r"\s*(?:(?:gmt|utc|z)\b)?(?:([+-])(\d{1,2}):?(\d{2})?\b)?")  # behind a clock
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
    patterns = _DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST
    date = next(filter(None, (pattern.search(words) for pattern in patterns)), None)
    clock = _CLOCK.search(words, date.end() if date else 0)
    if not date or not clock:
        raise ValueError(f"{text!r} is no moment")
    month = _month(date["month"])
    hour = int(clock[1]) if clock[4] is None else int(clock[1]) % 12 + 12 * (clock[4] == "p")
    moment = datetime(
        int(date["year"]), month, int(date["day"]), hour, int(clock[2]), int(clock[3] or 0)
    )
    return moment.replace(tzinfo=_zone(words[clock.end() :]))


def _zone(behind: str) -> timezone | None:
    """The zone that is said behind a clock; None where none is."""
    said = _ZONE.match(behind)
    if said is None or not said[0].strip():
        return None
    offset = timedelta(hours=int(said[2] or 0), minutes=int(said[3] or 0))
    return timezone(-offset if said[1] == "-" else offset)


def _month(word: str) -> int:
    """The number of the month that a name or its beginning can only be; 0, which is none."""
    if word.isdecimal():
        return int(word)
    months = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.startswith(word) for name in names)
    ]
    return months[0] if len(months) == 1 else 0
