"""A file is handed in: bounded, numbered, kept and queued in one transaction, or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from sqlalchemy import Connection, func, insert, select

from autograder.intake.kinds import GRADABLE, kind
from autograder.serve import blobs, crash, ids, rows
from autograder.serve.db import Database
from autograder.serve.errors import trouble
from autograder.serve.rows import Link
from autograder.serve.settings import Settings
from autograder.serve.tables import AttemptState, JobKind, attempt
from autograder.serve.wording import when
from autograder.serve.work import counting, deadlines, queue
from autograder.words import printable

LONGEST_NAME = 200
LONGEST_KEY = 64
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Upload:
    """What came in, and when its first byte did."""

    link: Link
    person_id: str
    key: str  # of the form it was sent with: the same form twice is one attempt
    filename: str
    content: bytes
    received_at: datetime


def accept(db: Database, settings: Settings, upload: Upload) -> str:
    """Keep an upload and queue it; the id of its attempt. Trouble when it is not taken."""
    name = clean_name(upload.filename)
    if kind(name) not in GRADABLE:
        raise trouble("E14")
    with db.write() as connection:
        counting.hold(connection, upload.link, upload.person_id)
        if earlier := _sent_before(connection, upload):
            return earlier
        of = rows.known(Link, connection, upload.link.id)  # its terms may have changed meanwhile
        upload = replace(upload, link=of)
        number = _next_number(connection, settings, upload)
        id_ = _write(connection, upload, name, number)
        crash.here("upload:before")
    crash.here("upload:after")
    return id_


def clean_name(filename: str) -> str:
    """The last part of a name, without what could turn round what a page says."""
    last = PurePosixPath(filename.replace("\\", "/")).name
    safe = printable(last).replace("\n", " ").replace("\t", " ").strip()
    path = PurePosixPath(safe)
    return safe if len(safe) <= LONGEST_NAME else path.stem[:LONGEST_NAME] + path.suffix[:12]


def _sent_before(connection: Connection, upload: Upload) -> str | None:
    """The attempt of a form that is sent again, by a double click or a reload."""
    query = select(attempt.c.id).where(
        attempt.c.link_id == upload.link.id,
        attempt.c.person_id == upload.person_id,
        attempt.c.upload_key == upload.key,
    )
    return connection.execute(query).scalar()


def _next_number(connection: Connection, settings: Settings, upload: Upload) -> int:
    """The number of this attempt; Trouble where there is none left, or no time."""
    link, at = upload.link, upload.received_at
    extended = deadlines.extension_of(connection, link, upload.person_id)
    last = deadlines.last_moment(link, extended)
    if last and at > last:
        raise trouble("E12", date=when(last, settings.zone))
    if link.opens_at and at < link.opens_at:
        raise trouble("E22", date=when(link.opens_at, settings.zone))
    mine = (attempt.c.link_id == link.id, attempt.c.person_id == upload.person_id)
    newest = connection.execute(select(func.max(attempt.c.number)).where(*mine)).scalar() or 0
    count = connection.execute(select(func.count()).where(*mine)).scalar() or 0
    if link.attempts_max is not None and count >= link.attempts_max:
        raise trouble("E21", n=link.attempts_max)
    times = select(attempt.c.received_at).where(*mine, attempt.c.received_at > at - _HOUR)
    recent = sorted(connection.execute(times).scalars())
    if len(recent) >= settings.attempts_per_hour:
        again = recent[-settings.attempts_per_hour] + _HOUR
        seconds = max(1, int((again - at).total_seconds()) + 1)
        clock = again.astimezone(settings.zone).strftime("%H:%M")
        raise trouble("E15", retry_after=seconds, n=len(recent), time=clock)
    return newest + 1


def _write(connection: Connection, upload: Upload, name: str, number: int) -> str:
    extended = deadlines.extension_of(connection, upload.link, upload.person_id)
    late = deadlines.lateness(upload.link, extended, upload.received_at)
    id_ = ids.new_id()
    values = {
        "id": id_,
        "link_id": upload.link.id,
        "person_id": upload.person_id,
        "number": number,
        "upload_key": upload.key,
        "filename": name,
        "sha256": blobs.keep(connection, upload.content, upload.received_at),
        "received_at": upload.received_at,
        "due_at": late.due_at,
        "days_late": late.days,
        "penalty": late.penalty,
        "state": AttemptState.QUEUED.value,
    }
    connection.execute(insert(attempt).values(values))
    key = queue.grade_key(id_)
    queue.put(connection, JobKind.GRADE, key, {"attempt": id_}, upload.received_at)
    return id_
