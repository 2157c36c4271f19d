"""What people type into forms: a moment in the course's zone, points, a number, a line of words."""

from __future__ import annotations

import math
from datetime import datetime, tzinfo
from enum import StrEnum

from starlette.datastructures import FormData

from autograder.intake.lateness import late_rule
from autograder.model import Refusal
from autograder.serve import wording
from autograder.serve.errors import trouble
from autograder.words import printable

LONGEST = 1000  # of a reason


def text(form: FormData, name: str) -> str:
    """A line of words; empty where there is none."""
    value = form.get(name)
    return " ".join(printable(value).split())[:LONGEST] if isinstance(value, str) else ""


def moment(form: FormData, name: str, zone: tzinfo) -> datetime | None:
    """What a `datetime-local` says, in the zone of the course; None where it says nothing."""
    said = text(form, name)
    if not said:
        return None
    try:
        found = datetime.fromisoformat(said)
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(zone)
    except (ValueError, OverflowError):
        raise trouble("E27", why=f"«{said[:40]}» no es una fecha con hora") from None


def local(at: datetime | None, zone: tzinfo) -> str:
    """What a `datetime-local` is filled with."""
    return at.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if at else ""


def points(form: FormData, name: str, most: float) -> float:
    """Points from 0 to the most there are, with a comma or a point."""
    said = text(form, name)
    try:
        value = float(said.replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0 <= value <= most:
        raise trouble("E27", why=f"el puntaje va de 0 a {most:g}")
    return value


def count(form: FormData, name: str) -> int | None:
    """A whole number above 0; None where there is none."""
    said = text(form, name)
    if not said:
        return None
    if not said.isdecimal() or not 0 < int(said[:9]) < 1000 or len(said) > 3:
        raise trouble("E27", why="los intentos son un número de 1 a 999")
    return int(said)


def one_of(form: FormData, name: str, words: type[StrEnum]) -> str:
    """One of the words that there are."""
    said = text(form, name)
    if said not in set(words):
        raise trouble("E27", why=f"«{said[:40]}» no es una opción")
    return said


def rule(form: FormData) -> tuple[str | None, str | None]:
    """What lateness costs and the grace, as the command line reads them."""
    penalty, grace = text(form, "late_rule") or None, text(form, "grace") or None
    day = "2026-01-01T00:00+00:00"
    try:
        late_rule(day, penalty, None, None)
    except Refusal:
        why = f"«{penalty}» no es un descuento: escribe 10%/día, 20% (una vez) o 20%+5%/día"
        raise trouble("E27", why=why) from None
    try:
        late_rule(day, None, grace, None)
    except Refusal:
        why = f"«{grace}» no es un tiempo de gracia: escribe 15min, 2h o 1d"
        raise trouble("E27", why=why) from None
    return penalty and wording.kept_rule(penalty), grace
