"""The queue: jobs in the database, leased for a while to whoever works on them.

A lease that is not renewed ends by itself, so a worker that dies loses nothing: its job is taken
up again. One that has killed its worker three times is dead, and a person looks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, insert, or_, select, text, update

from autograder.serve import crash, ids
from autograder.serve.db import Database
from autograder.serve.tables import AttemptState, JobKind, JobState, attempt, job

LEASE = timedelta(seconds=120)
RENEWED_EVERY = timedelta(seconds=30)
MOST_TRIES = 3
_LEASING = 0x6C656173  # PostgreSQL's lock: one server leases at a time

GRADING = (JobKind.GRADE.value, JobKind.REGRADE.value)

_ATTEMPT = job.c.payload["attempt"].as_string()


@dataclass(frozen=True, slots=True)
class Leased:
    """A job that is ours until the lease ends."""

    id: str
    attempt_id: str
    owner: str
    kind: str = JobKind.GRADE.value


def put(
    connection: Connection, kind: JobKind, key: str, payload: dict[str, Any], at: datetime
) -> str:
    """A job for whoever is free; the same key twice is refused by the database."""
    id_ = ids.new_id()
    values = {"kind": kind.value, "key": key, "payload": payload, "run_at": at}
    state = {"id": id_, "state": JobState.READY.value, "tries": 0}
    connection.execute(insert(job).values({**values, **state}))
    return id_


def lease(db: Database, owner: str, now: datetime) -> Leased | None:
    """The next attempt to grade; None where there is none.

    What somebody waits for goes before what is graded again, first attempts before later ones, then
    the older; of one student only one is graded at a
    time, so that many uploads of one keep nobody waiting.
    """
    if not _is_any(db, now):
        return None
    with db.write() as connection:
        if not db.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LEASING})"))
        _bury(connection, now)
        found = connection.execute(_next(now)).one_or_none()
        if found is None:
            return None
        taken = (
            update(job)
            .where(job.c.id == found.id, _free(now))
            .values(
                state=JobState.LEASED.value,
                tries=job.c.tries + 1,
                lease_owner=owner,
                lease_until=now + LEASE,
                progress=[],
            )
        )
        if connection.execute(taken).rowcount != 1:
            return None
    crash.here("lease:after")
    return Leased(found.id, found.attempt_id, owner, found.kind)


def renew(db: Database, owner: str, jobs: Collection[str], now: datetime) -> int:
    """Go on with these jobs, as far as they are leased to us; how many that are."""
    with db.write() as connection:
        ours = update(job).where(
            job.c.id.in_(jobs), job.c.lease_owner == owner, job.c.state == JobState.LEASED.value
        )
        return connection.execute(ours.values(lease_until=now + LEASE)).rowcount


def tell(db: Database, leased: Leased, progress: list[dict[str, Any]]) -> None:
    """Let whoever waits know how far a job is."""
    with db.write() as connection:
        connection.execute(_ours(leased).values(progress=progress))


def end(connection: Connection, leased: Leased, now: datetime, error: str | None = None) -> bool:
    """The job is done; False where the lease was lost meanwhile, and somebody else does it."""
    done = _ours(leased).values(
        state=JobState.DONE.value, done_at=now, error=error, lease_owner=None, lease_until=None
    )
    return connection.execute(done).rowcount == 1


def give_back(db: Database, leased: Leased, now: datetime) -> None:
    """Put a job back that was stopped through no fault of its own."""
    with db.write() as connection:
        back = _ours(leased).values(
            state=JobState.READY.value,
            tries=job.c.tries - 1,
            lease_owner=None,
            lease_until=None,
            run_at=now,
        )
        connection.execute(back)


def take_back_all(db: Database) -> int:
    """Put every leased job back: at the start of the only server nobody works on them any more."""
    with db.write() as connection:
        left = update(job).where(job.c.state == JobState.LEASED.value)
        return connection.execute(left.values(lease_until=None)).rowcount


def ahead(connection: Connection, attempt_id: str) -> int:
    """How many jobs are older than that of an attempt and not done."""
    mine = select(job.c.run_at).where(job.c.key == grade_key(attempt_id)).scalar_subquery()
    waiting = (JobState.READY.value, JobState.LEASED.value)
    query = select(func.count()).where(job.c.state.in_(waiting), job.c.run_at < mine)
    return connection.execute(query).scalar() or 0


def length(connection: Connection, now: datetime) -> tuple[int, timedelta]:
    """How many jobs wait, and how long the oldest has."""
    query = select(func.count(), func.min(job.c.run_at)).where(job.c.state == JobState.READY.value)
    count, oldest = connection.execute(query).one()
    return count, now - oldest if oldest else timedelta()


def grade_key(attempt_id: str) -> str:
    """The key of the job that grades an attempt for the first time."""
    return f"grade:{attempt_id}"


def _ours(leased: Leased) -> Any:  # Any: SQLAlchemy's Update
    return update(job).where(
        job.c.id == leased.id,
        job.c.lease_owner == leased.owner,
        job.c.state == JobState.LEASED.value,
    )


def _free(now: datetime) -> Any:  # Any: a condition
    """Ready, or leased to somebody who has not been heard of since."""
    over = or_(job.c.lease_until.is_(None), job.c.lease_until < now)
    return or_(
        (job.c.state == JobState.READY.value) & (job.c.run_at <= now),
        (job.c.state == JobState.LEASED.value) & over,
    )


def _is_any(db: Database, now: datetime) -> bool:
    """A look without a lock, for most of the time there is nothing to do."""
    with db.read() as connection:
        query = select(job.c.id).where(job.c.kind.in_(GRADING), _free(now)).limit(1)
        return connection.execute(query).scalar() is not None


def _next(now: datetime) -> Select[tuple[Any, ...]]:
    busy = (
        select(attempt.c.person_id)
        .join(job, attempt.c.id == _ATTEMPT)
        .where(job.c.state == JobState.LEASED.value, job.c.lease_until >= now)
    )
    return (
        select(job.c.id, job.c.kind, attempt.c.id.label("attempt_id"))
        .join(attempt, attempt.c.id == _ATTEMPT)
        .where(job.c.kind.in_(GRADING), _free(now), attempt.c.person_id.not_in(busy))
        .order_by(
            job.c.kind == JobKind.REGRADE.value,
            attempt.c.number > 1,
            attempt.c.received_at,
            attempt.c.id,
        )
        .limit(1)
    )


def _bury(connection: Connection, now: datetime) -> None:
    """Give up on jobs that were leased three times and never ended."""
    over = (
        job.c.kind.in_(GRADING),
        _free(now),
        job.c.state == JobState.LEASED.value,
        job.c.tries >= MOST_TRIES,
    )
    dead = connection.execute(
        select(job.c.id, job.c.kind, _ATTEMPT.label("attempt_id")).where(*over)
    ).all()
    for row in dead:
        values = {"state": JobState.DEAD.value, "lease_owner": None, "lease_until": None}
        error = f"it was begun {MOST_TRIES} times and never ended"
        connection.execute(
            update(job).where(job.c.id == row.id).values(**values, error=error, done_at=now)
        )
        if row.kind == JobKind.REGRADE.value:  # the result that it had holds
            continue
        failed = update(attempt).where(attempt.c.id == row.attempt_id)
        connection.execute(failed.values(state=AttemptState.FAILED.value))
