"""Moments and spans of time as people in a course say them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

from autograder.report.numbers import number

_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_PLACES = {  # that Spanish writes otherwise than the names of zones do
    "Asuncion": "Asunción",
    "Bogota": "Bogotá",
    "Cancun": "Cancún",
    "Havana": "La Habana",
    "Mexico City": "Ciudad de México",
    "New York": "Nueva York",
    "Panama": "Panamá",
}
_A_DAY = re.compile(r"\s*/\s*d[a-zí]*", re.IGNORECASE)
_UNITS = {"s": "segundo", "m": "minuto", "h": "hora", "d": "día"}
_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
    *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)


def when(moment: datetime, zone: tzinfo) -> str:
    """viernes 20 de noviembre de 2026, 23:59 (hora de Bogota)."""
    local = moment.astimezone(zone)
    day = f"{_DAYS[local.weekday()]} {local.day} de {_MONTHS[local.month - 1]} de {local.year}"
    return f"{day}, {local:%H:%M} ({_zone(local, zone)})"


def short(moment: datetime, zone: tzinfo) -> str:
    """20 nov, 23:59."""
    local = moment.astimezone(zone)
    return f"{local.day} {_MONTHS[local.month - 1][:3]} {local:%H:%M}"


def left(span: timedelta) -> str:
    """Faltan 3 días, falta 1 hora, faltan 20 minutos."""
    minutes = max(0, int(span.total_seconds() // 60))
    for count, unit in ((minutes // 1440, "día"), (minutes // 60, "hora"), (minutes, "minuto")):
        if count:
            return f"Falta 1 {unit}" if count == 1 else f"Faltan {count} {unit}s"
    return "Falta menos de un minuto"


def late_rule(rule: str) -> str:
    """10%/day as people say it: el 10 % por cada día empezado."""
    flat, _, daily = rule.replace(" ", "").rpartition("+")
    if not flat and "/" not in daily:
        flat, daily = daily, ""
    once = f"el {_percent(flat)} una vez" if flat else ""
    each = f"el {_percent(daily)} por cada día empezado" if daily else ""
    return " y ".join(part for part in (once, each) if part)


def typed_rule(rule: str | None) -> str:
    """A rule as a form shows it, in the words that the form asks for."""
    return _A_DAY.sub("/día", rule or "")


def kept_rule(rule: str) -> str:
    """A rule as it is kept: in the words of --late-penalty, however it was typed."""
    return _A_DAY.sub("/day", rule)


def span(text: str) -> str:
    """15min as people say it: 15 minutos."""
    match = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*([a-zí]+)\s*", text.lower())
    unit = next((_UNITS[sign] for sign in _UNITS if match and match[2].startswith(sign)), None)
    if match is None or unit is None:
        return text
    return f"{match[1]} {unit}{'' if match[1] == '1' else 's'}"


def _percent(share: str) -> str:
    return f"{number(float(share.partition('%')[0].replace(',', '.')))} %"


def _zone(local: datetime, zone: tzinfo) -> str:
    key = getattr(zone, "key", "UTC")
    if "/" in key:
        place = key.rpartition("/")[2].replace("_", " ")
        return f"hora de {_PLACES.get(place, place)}"
    return local.tzname() or key
