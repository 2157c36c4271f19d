"""A class in one link: everybody with what they handed in, what counts, and what needs a look."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from autograder.serve import rows
from autograder.serve.rows import Attempt, Grade, Link, Person
from autograder.serve.tables import (
    AttemptState,
    OutboxState,
    Role,
    attempt,
    enrolment,
    grade,
    outbox,
    person,
)
from autograder.words import without_accents

ORDERS = ("nombre", "puntaje", "intentos", "fecha")


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody in a link."""

    person: Person
    attempts: tuple[Attempt, ...]
    grade: Grade | None
    sent: str | None = None  # how far the grade is on its way to an LMS

    @property
    def last(self) -> Attempt | None:
        """Their newest attempt."""
        return self.attempts[-1] if self.attempts else None

    @property
    def counted(self) -> Attempt | None:
        """The attempt that the grade is of."""
        wanted = self.grade.attempt_id if self.grade else None
        return next((one for one in self.attempts if one.id == wanted), None)

    @property
    def waiting(self) -> bool:
        """Whether something is still to be graded."""
        return any(one.state == AttemptState.QUEUED for one in self.attempts)

    @property
    def review(self) -> bool:
        """Whether a person has to look: the newest attempt failed by a fault of ours."""
        return self.last is not None and self.last.state == AttemptState.FAILED

    @property
    def unreadable(self) -> bool:
        """Whether the newest attempt could not be read."""
        return self.last is not None and self.last.state == AttemptState.UNREADABLE

    def facts(self) -> dict[str, Any]:
        """What programs read of it."""
        return {
            "person": {"id": self.person.id, "name": self.person.name, "email": self.person.email},
            "attempts": len(self.attempts),
            "last_at": self.last.received_at if self.last else None,
            "state": self.last.state if self.last else None,
            "score": self.grade.score if self.grade else None,
            "max_score": self.grade.max_score if self.grade else None,
            "penalty": self.counted.penalty if self.counted else None,
            "override": bool(self.grade and self.grade.override_id),
            "review": self.review,
            "sent": self.sent,
        }


def of(connection: Connection, link: Link) -> tuple[Standing, ...]:
    """The students of the course, and whoever else handed something in, by name."""
    attempts: dict[str, list[Attempt]] = defaultdict(list)
    theirs = rows.of(Attempt).where(attempt.c.link_id == link.id).order_by(attempt.c.number)
    for one in rows.every(Attempt, connection, theirs):
        attempts[one.person_id].append(one)
    given = rows.of(Grade).where(grade.c.link_id == link.id)
    grades = {one.person_id: one for one in rows.every(Grade, connection, given)}
    on_the_way = select(outbox.c.person_id, outbox.c.state).where(
        outbox.c.link_id == link.id, outbox.c.state != OutboxState.REPLACED.value
    )
    sent = {
        row.person_id: row.state
        for row in connection.execute(on_the_way.order_by(outbox.c.version))  # the newest stands
    }
    people = (
        rows.of(Person)
        .join(enrolment, enrolment.c.person_id == person.c.id)
        .where(
            enrolment.c.course_id == link.course_id,
            person.c.erased_at.is_(None),
            (enrolment.c.active & (enrolment.c.role == Role.STUDENT.value))
            | person.c.id.in_(list(attempts)),
        )
    )
    found = [
        Standing(who, tuple(attempts[who.id]), grades.get(who.id), sent.get(who.id))
        for who in rows.every(Person, connection, people)
    ]
    return in_order(found, "nombre")


def in_order(found: list[Standing], by: str, *, backwards: bool = False) -> tuple[Standing, ...]:
    """Sorted as a link of the table asks; those without what is asked for stand last."""
    keys: dict[str, Any] = {
        "puntaje": lambda one: (one.grade is None, -(one.grade.score if one.grade else 0)),
        "intentos": lambda one: -len(one.attempts),
        "fecha": lambda one: (one.last is None, -_stamp(one.last and one.last.received_at)),
    }
    ordered = sorted(found, key=lambda one: without_accents(one.person.called))
    if by in keys:
        ordered.sort(key=keys[by])
    return tuple(reversed(ordered)) if backwards else tuple(ordered)


def matching(found: tuple[Standing, ...], words: str) -> tuple[Standing, ...]:
    """Those whose name or address has all the words, accents overlooked."""
    wanted = without_accents(words).split()
    return tuple(
        one
        for one in found
        if all(
            word in without_accents(f"{one.person.called} {one.person.email or ''}")
            for word in wanted
        )
    )


def _stamp(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0
