"""Moments and spans of time as people in a course say them."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
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


def _zone(local: datetime, zone: tzinfo) -> str:
    key = getattr(zone, "key", "UTC")
    if "/" in key:
        return f"hora de {key.rpartition('/')[2].replace('_', ' ')}"
    return local.tzname() or key
