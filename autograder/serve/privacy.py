"""What is kept of somebody: given to them whole, and taken away when it has to be."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, or_, select, update

from autograder.serve import audit, blobs
from autograder.serve.audit import Deed
from autograder.serve.tables import (
    OutboxState,
    Reveal,
    attempt,
    blob,
    enrolment,
    extension,
    grade,
    grading,
    link,
    outbox,
    override,
    password,
    person,
    session,
    ticket,
)
from autograder.serve.tables import audit as audit_table
from autograder.words import fold

GONE = "borrado"
UNSENT = (OutboxState.WAITING.value, OutboxState.SENDING.value, OutboxState.PARKED.value)
_TAKEN = attempt.c.filename == GONE  # no file that is taken is called so: it has no ending
_TABLES = {"enrolments": enrolment, "attempts": attempt, "extensions": extension, "grades": grade}


@dataclass(frozen=True, slots=True)
class Erased:
    """How much went."""

    people: int
    attempts: int
    files: int


def export(
    connection: Connection, person_id: str, hidden: Mapping[str, Reveal] = MappingProxyType({})
) -> bytes:
    """A zip of everything about somebody: facts as JSON, files and reports as they are.

    Of the links in `hidden` it has no reports, and no grade where not even points are to be seen.
    """
    return _zip(_parts(connection, person_id, hidden))


def export_course(connection: Connection, course_id: str) -> bytes:
    """The same of everybody in a course, a folder each."""
    query = select(enrolment.c.person_id).where(enrolment.c.course_id == course_id)
    everybody = connection.execute(query.order_by(enrolment.c.person_id)).scalars().all()
    return _zip(
        (f"{person_id}/{name}", content)
        for person_id in everybody
        for name, content in _parts(connection, person_id)
    )


def people_called(connection: Connection, email: str) -> tuple[str, ...]:
    """Whoever has that address or id, here or in an LMS."""
    query = select(person.c.id).where(
        or_(person.c.id == email, person.c.email == email, person.c.sub == fold(email)),
        person.c.erased_at.is_(None),
    )
    return tuple(connection.execute(query.order_by(person.c.id)).scalars())


def _zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, part in parts:
            whole.writestr(name, part)
    return content.getvalue()


def _parts(
    connection: Connection, person_id: str, hidden: Mapping[str, Reveal] = MappingProxyType({})
) -> Iterator[tuple[str, bytes]]:
    facts: dict[str, Any] = {
        "person": _rows(connection, person, person.c.id == person_id),
        "decisions": _rows(connection, override, override.c.person_id == person_id),
        "trail": _rows(connection, audit_table, audit_table.c.subject_id == person_id),
    }
    for name, table in _TABLES.items():
        facts[name] = _rows(connection, table, table.c.person_id == person_id)
    facts["grades"] = [
        one for one in facts["grades"] if hidden.get(one["link_id"]) is not Reveal.NOTHING
    ]
    yield "datos.json", json.dumps(facts, ensure_ascii=False, indent=2, default=str).encode()
    query = (
        select(
            attempt.c.id,
            attempt.c.link_id,
            attempt.c.filename,
            attempt.c.sha256,
            grading.c.page_sha,
        )
        .outerjoin(grading, grading.c.id == attempt.c.grading_id)
        .where(attempt.c.person_id == person_id, ~_TAKEN)
    )
    for row in connection.execute(query).all():
        suffix = PurePath(row.filename).suffix
        yield f"{row.id}/entrega{suffix}", blobs.read(connection, row.sha256)
        if row.page_sha and row.link_id not in hidden:
            yield f"{row.id}/informe.html", blobs.read(connection, row.page_sha)


def erase(connection: Connection, person_id: str, now: datetime, actor: str = audit.CLI) -> Erased:
    """Name, address, files and reports go; points, outcomes and the trail stay under a number."""
    gone = {"name": None, "given": None, "family": None, "email": None, "locale": None}
    who = update(person).where(person.c.id == person_id)
    connection.execute(who.values(sub=f"{GONE}-{person_id}", erased_at=now, **gone))
    connection.execute(update(enrolment).where(_of(enrolment, person_id)).values(active=False))
    connection.execute(update(override).where(_of(override, person_id)).values(comment=GONE))
    connection.execute(update(extension).where(_of(extension, person_id)).values(reason=GONE))
    theirs = update(outbox).where(_of(outbox, person_id))
    connection.execute(theirs.values(comment=GONE, platform_said=None))
    unsent = theirs.where(outbox.c.state.in_(UNSENT))
    connection.execute(unsent.values(state=OutboxState.REPLACED.value))
    for table in (session, password):
        connection.execute(delete(table).where(_of(table, person_id)))
    connection.execute(delete(ticket).where(ticket.c.data["person"].as_string() == person_id))
    count, files = _take(connection, _of(attempt, person_id))
    audit.write(connection, Deed(actor, "erase", subject_id=person_id), now)
    return Erased(1, count, files)


def unsent(connection: Connection, people: Iterable[str]) -> int:
    """How many grades of these people have not arrived in an LMS: erasing drops them."""
    query = select(func.count()).where(
        outbox.c.person_id.in_(list(people)), outbox.c.state.in_(UNSENT)
    )
    return connection.execute(query).scalar_one()


def erase_course(connection: Connection, course_id: str, now: datetime, actor: str) -> Erased:
    """Whoever is in no other course is erased; of the others goes what they handed in here."""
    erased = [erase(connection, one, now, actor) for one in only_in(connection, course_id)]
    links = select(link.c.id).where(link.c.course_id == course_id)
    query = select(attempt.c.person_id).where(attempt.c.link_id.in_(links), ~_TAKEN).distinct()
    for person_id in connection.execute(query).scalars().all():
        mine = and_(_of(attempt, person_id), attempt.c.link_id.in_(links))
        erased.append(Erased(0, *_take(connection, mine)))
    for table, column in ((override, "comment"), (extension, "reason")):
        theirs = update(table).where(table.c.link_id.in_(links))
        connection.execute(theirs.values({column: GONE}))
    connection.execute(delete(outbox).where(outbox.c.link_id.in_(links)))
    connection.execute(delete(session).where(session.c.course_id == course_id))
    connection.execute(
        update(enrolment).where(enrolment.c.course_id == course_id).values(active=False)
    )
    return Erased(
        sum(one.people for one in erased),
        sum(one.attempts for one in erased),
        sum(one.files for one in erased),
    )


def only_in(connection: Connection, course_id: str) -> tuple[str, ...]:
    """The people of a course who are in no other, and not erased already."""
    others = select(enrolment.c.person_id).where(enrolment.c.course_id != course_id)
    query = (
        select(enrolment.c.person_id)
        .join(person, person.c.id == enrolment.c.person_id)
        .where(
            enrolment.c.course_id == course_id,
            enrolment.c.person_id.not_in(others),
            person.c.erased_at.is_(None),
        )
    )
    return tuple(connection.execute(query.order_by(enrolment.c.person_id)).scalars())


def _take(connection: Connection, mine: ColumnElement[bool]) -> tuple[int, int]:
    """Take away the files and reports of these attempts; how many attempts and files.

    A file that somebody else handed in too stays until it is taken from the last of them.
    """
    files = set(connection.execute(select(attempt.c.sha256).where(mine)).scalars())
    query = select(grading.c.record_sha, grading.c.page_sha).join(
        attempt, attempt.c.id == grading.c.attempt_id
    )
    for row in connection.execute(query.where(mine)):
        files |= {row.record_sha, row.page_sha}
    count = connection.execute(update(attempt).where(mine).values(filename=GONE)).rowcount
    files -= _still_used(connection, files)
    connection.execute(delete(blob).where(blob.c.sha256.in_(files)))
    return count, len(files)


def _still_used(connection: Connection, files: Iterable[str]) -> set[str]:
    """The files among these of attempts that they were not taken from."""
    wanted, theirs = list(files), ~_TAKEN
    same = select(attempt.c.sha256).where(theirs, attempt.c.sha256.in_(wanted))
    found = set(connection.execute(same).scalars())
    for column in (grading.c.record_sha, grading.c.page_sha):
        query = select(column).join(attempt, attempt.c.id == grading.c.attempt_id)
        found |= set(connection.execute(query.where(theirs, column.in_(wanted))).scalars())
    return found


def _of(table: Table, person_id: str) -> ColumnElement[bool]:
    is_theirs: ColumnElement[bool] = table.c.person_id == person_id
    return is_theirs


def _rows(connection: Connection, table: Table, condition: Any) -> list[dict[str, Any]]:
    found = connection.execute(select(table).where(condition))
    return [dict(row._mapping) for row in found]
