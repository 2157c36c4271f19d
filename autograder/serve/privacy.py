"""What is kept of somebody: given to them whole, and taken away when it has to be."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from autograder.serve import audit, blobs
from autograder.serve.audit import Deed
from autograder.serve.tables import (
    attempt,
    blob,
    enrolment,
    extension,
    grade,
    grading,
    override,
    password,
    person,
    session,
    ticket,
)
from autograder.serve.tables import audit as audit_table

GONE = "borrado"
_TABLES = {"enrolments": enrolment, "attempts": attempt, "extensions": extension, "grades": grade}


@dataclass(frozen=True, slots=True)
class Erased:
    """How much went."""

    attempts: int
    files: int


def export(connection: Connection, person_id: str) -> bytes:
    """A zip of everything about somebody: facts as JSON, files and reports as they are."""
    facts: dict[str, Any] = {
        "person": _rows(connection, person, person.c.id == person_id),
        "decisions": _rows(connection, override, override.c.person_id == person_id),
        "trail": _rows(connection, audit_table, audit_table.c.subject_id == person_id),
    }
    for name, table in _TABLES.items():
        facts[name] = _rows(connection, table, table.c.person_id == person_id)
    query = (
        select(attempt.c.id, attempt.c.filename, attempt.c.sha256, grading.c.page_sha)
        .outerjoin(grading, grading.c.id == attempt.c.grading_id)
        .where(attempt.c.person_id == person_id)
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as whole:
        text = json.dumps(facts, ensure_ascii=False, indent=2, default=str)
        whole.writestr("datos.json", text)
        for row in connection.execute(query).all():
            suffix = PurePath(row.filename).suffix
            whole.writestr(f"{row.id}/entrega{suffix}", blobs.read(connection, row.sha256))
            if row.page_sha:
                whole.writestr(f"{row.id}/informe.html", blobs.read(connection, row.page_sha))
    return content.getvalue()


def erase(connection: Connection, person_id: str, now: datetime) -> Erased:
    """Name, address, files and reports go; points, outcomes and the trail stay under a number."""
    mine = attempt.c.person_id == person_id
    files = set(connection.execute(select(attempt.c.sha256).where(mine)).scalars())
    query = select(grading.c.record_sha, grading.c.page_sha).join(
        attempt, attempt.c.id == grading.c.attempt_id
    )
    for row in connection.execute(query.where(mine)):
        files |= {row.record_sha, row.page_sha}
    gone = {"name": None, "given": None, "family": None, "email": None, "locale": None}
    who = update(person).where(person.c.id == person_id)
    connection.execute(who.values(sub=f"{GONE}-{person_id}", erased_at=now, **gone))
    count = connection.execute(update(attempt).where(mine).values(filename=GONE)).rowcount
    connection.execute(update(enrolment).where(_of(enrolment, person_id)).values(active=False))
    connection.execute(update(override).where(_of(override, person_id)).values(comment=GONE))
    connection.execute(update(extension).where(_of(extension, person_id)).values(reason=GONE))
    for table in (session, password):
        connection.execute(delete(table).where(_of(table, person_id)))
    connection.execute(delete(ticket).where(ticket.c.data["person"].as_string() == person_id))
    files -= _still_used(connection, files, person_id)
    connection.execute(delete(blob).where(blob.c.sha256.in_(files)))
    audit.write(connection, Deed(audit.CLI, "erase", subject_id=person_id), now)
    return Erased(count, len(files))


def only_in(connection: Connection, course_id: str) -> tuple[str, ...]:
    """The people of a course who are in no other."""
    others = select(enrolment.c.person_id).where(enrolment.c.course_id != course_id)
    query = select(enrolment.c.person_id).where(
        enrolment.c.course_id == course_id, enrolment.c.person_id.not_in(others)
    )
    return tuple(connection.execute(query.order_by(enrolment.c.person_id)).scalars())


def _still_used(connection: Connection, files: Iterable[str], person_id: str) -> set[str]:
    """The files among these that somebody else handed in too."""
    wanted, theirs = list(files), attempt.c.person_id != person_id
    same = select(attempt.c.sha256).where(theirs, attempt.c.sha256.in_(wanted))
    found = set(connection.execute(same).scalars())
    for column in (grading.c.record_sha, grading.c.page_sha):
        query = select(column).join(attempt, attempt.c.id == grading.c.attempt_id)
        found |= set(connection.execute(query.where(theirs, column.in_(wanted))).scalars())
    return found


def _of(table: Table, person_id: str) -> Any:  # Any: a condition
    return table.c.person_id == person_id


def _rows(connection: Connection, table: Table, condition: Any) -> list[dict[str, Any]]:
    found = connection.execute(select(table).where(condition))
    return [dict(row._mapping) for row in found]
