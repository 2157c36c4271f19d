"""More time for many at once, from a table: the LMS's own extensions do not reach us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_

from autograder.model import Refusal
from autograder.serve import rows
from autograder.serve.audit import Deed
from autograder.serve.rows import Link, Person
from autograder.serve.tables import Role, enrolment, link, person
from autograder.serve.work import counting, deciding


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the table says."""

    who: str  # an address, or what the LMS calls them
    task: str
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Extended:
    """Somebody's score before they had more time, and after."""

    line: Line
    before: float | None
    after: float | None


def extend(
    connection: Connection, course_id: str, by: str | None, lines: Iterable[Line], now: datetime
) -> tuple[Extended, ...]:
    """Give everybody their time; Refusal at the first line that cannot be done."""
    author = _teacher(connection, course_id, by)
    return tuple(_one(connection, course_id, author, line, now) for line in lines)


def _one(
    connection: Connection, course_id: str, author: Person, line: Line, now: datetime
) -> Extended:
    of = _link(connection, course_id, line)
    who = _only(_people(connection, course_id, line.who), line.who)
    before = _score(connection, of, who)
    if of.due_at and line.until < of.due_at:
        raise Refusal(f"{line.who}: {line.until.isoformat()} is before everybody's deadline")
    deed = Deed(author.id, "extension", course_id, of.id, who.id, reason=line.reason)
    deciding.extend(connection, of, deed, line.until, now)
    return Extended(line, before, _score(connection, of, who))


def _score(connection: Connection, of: Link, who: Person) -> float | None:
    grade = counting.grade_of(connection, of, who.id)
    return grade.score if grade else None


def _link(connection: Connection, course_id: str, line: Line) -> Link:
    """The place of a task; where a course has it twice, its id says which."""
    named = (link.c.task == line.task) | (link.c.id == line.task)
    found = rows.every(Link, connection, rows.of(Link).where(link.c.course_id == course_id, named))
    if len(found) != 1:
        many = "is there twice: give the id in its address, /t/ID" if found else "is not in there"
        raise Refusal(f"{line.who}: the task {line.task!r} {many}")
    return found[0]


def _teacher(connection: Connection, course_id: str, by: str | None) -> Person:
    """Who grants it: the trail says so."""
    found = _people(connection, course_id, by, Role.TEACHER)
    if by is None and len(found) != 1:
        raise Refusal(f"which teacher grants it? --by EMAIL; the course has {len(found)}")
    return _only(found, by or "")


def _people(
    connection: Connection, course_id: str, name: str | None, role: Role | None = None
) -> tuple[Person, ...]:
    query = (
        rows.of(Person)
        .join(enrolment, enrolment.c.person_id == person.c.id)
        .where(enrolment.c.course_id == course_id, person.c.erased_at.is_(None))
    )
    if name is not None:
        address = func.lower(person.c.email) == name.lower()
        query = query.where(or_(address, person.c.sub == name))
    if role is not None:
        query = query.where(enrolment.c.role == role.value)
    return rows.every(Person, connection, query)


def _only(found: tuple[Person, ...], name: str) -> Person:
    if len(found) != 1:
        raise Refusal(f"{name} is {'several people' if found else 'nobody'} in this course")
    return found[0]
