"""The trail in the words of people: who did what, from what to what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, select

from autograder.report.numbers import number
from autograder.serve import audit, wording
from autograder.serve.tables import person

_DONE = {
    "override": "decidió el puntaje",
    "revoke": "retiró la decisión",
    "extension": "dio más plazo",
    "settings": "cambió las condiciones",
    "regrade": "recalificó",
    "send": "envió al LMS",
    "task": "eligió la tarea",
}
_NAMES = {
    "score": "puntaje",
    "due_at": "entrega",
    "opens_at": "abre",
    "until_at": "cierre",
    "late_rule": "descuento",
    "grace": "gracia",
    "attempts_max": "intentos",
    "counts": "cuenta",
    "reveal": "se ve",
    "push": "envío",
    "changed": "notas que cambiaron",
    "attempts": "intentos recalificados",
    "count": "notas",
    "what": "qué",
    "task": "tarea",
}
_VALUES = {
    "best": "el mejor intento",
    "last": "el último intento",
    "names": "todo",
    "nothing": "nada",
    "auto": "solo",
    "manual": "a mano",
    "retry": "una otra vez",
    "replace": "la nuestra sobre la del LMS",
    "keep": "se queda la del LMS",
    "column": "columna nueva",
    "unsent": "las que faltaban",
    "all": "todas otra vez",
}
_SAID = {"late_rule": wording.typed_rule, "grace": wording.span}


@dataclass(frozen=True, slots=True)
class Line:
    """One deed, as a page says it."""

    at: datetime
    who: str
    what: str
    reason: str | None


def of(
    connection: Connection, zone: tzinfo, link_id: str, subject_id: str | None
) -> tuple[Line, ...]:
    """What was done to somebody in a link, or with None to the link itself; the newest first."""
    deeds = audit.of(connection, link_id, subject_id)
    actors = {deed.actor for _, deed in deeds}
    query = select(person.c.id, person.c.name, person.c.email).where(person.c.id.in_(actors))
    names = {id_: name or email or "" for id_, name, email in connection.execute(query)}
    return tuple(
        Line(
            at,
            names.get(deed.actor, "Gradiente"),
            f"{_DONE.get(deed.action, deed.action)}{_changes(deed.before, deed.after, zone)}",
            deed.reason,
        )
        for at, deed in deeds
    )


def _changes(before: dict[str, Any] | None, after: dict[str, Any] | None, zone: tzinfo) -> str:
    """`: entrega de 20 nov 23:59 a 22 nov 23:59`, and so on for everything that is different."""
    said = []
    for name in after or before or {}:
        old, new = (_value(name, (facts or {}).get(name), zone) for facts in (before, after))
        words = _NAMES.get(name, name)
        said.append(f"{words} {new}" if not before else f"{words} de {old} a {new}")
    return f": {'; '.join(said)}" if said else ""


def _value(name: str, value: Any, zone: tzinfo) -> str:
    if value is None:
        return "ninguno"
    if name in _SAID:
        return _SAID[name](value)
    if isinstance(value, float | int):
        return number(value)
    try:
        return wording.short(datetime.fromisoformat(value), zone)
    except ValueError:
        return _VALUES.get(value, str(value))
