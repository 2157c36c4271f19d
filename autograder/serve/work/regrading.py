"""Grading a task again: results are laid aside until somebody has seen what they would change.

A draft is a grading that is newer than the one that holds for its attempt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, select

from autograder.report import records
from autograder.serve import audit, blobs, rows
from autograder.serve.audit import Deed
from autograder.serve.rows import Attempt, Link
from autograder.serve.tables import (
    AttemptState,
    JobKind,
    JobState,
    attempt,
    grading,
    job,
    outcome,
    person,
)
from autograder.serve.work import counting, deciding, queue, recording

_WAITING = (JobState.READY.value, JobState.LEASED.value)
_LINK = job.c.payload["link"].as_string()


@dataclass(frozen=True, slots=True)
class Round:
    """How far grading a link again is."""

    attempts: int  # that can be graded again
    changed: int  # of them that another version of the task or the engine graded
    waiting: int
    given_up: int
    drafts: int


def changed(connection: Connection, of: Link, engine: str, digest: str) -> int:
    """How many attempts of a link another version of the task or the engine graded."""
    other = (grading.c.task_digest != digest) | (grading.c.engine != engine)
    theirs = select(func.count()).join_from(attempt, grading, grading.c.id == attempt.c.grading_id)
    mine = (attempt.c.link_id == of.id, attempt.c.state != AttemptState.QUEUED.value)
    return connection.execute(theirs.where(*mine, other)).scalar_one()


def state(connection: Connection, of: Link, engine: str, digest: str) -> Round:
    """How far grading a link again is; engine and digest are those of now."""
    mine = (attempt.c.link_id == of.id, attempt.c.state != AttemptState.QUEUED.value)
    query = select(job.c.state, func.count()).where(*_ours(of)).group_by(job.c.state)
    jobs: dict[str, int] = {row[0]: row[1] for row in connection.execute(query)}
    return Round(
        connection.execute(select(func.count()).select_from(attempt).where(*mine)).scalar_one(),
        changed(connection, of, engine, digest),
        sum(jobs.get(name, 0) for name in _WAITING),
        jobs.get(JobState.DEAD.value, 0),
        len(drafts(connection, of)),
    )


def begin(connection: Connection, of: Link, now: datetime) -> int:
    """Queue every attempt of a link once more, forgetting earlier drafts; how many that are."""
    deciding.hold_class(connection, of)
    forget(connection, of)
    query = (
        select(attempt.c.id)
        .join(person, person.c.id == attempt.c.person_id)
        .where(
            attempt.c.link_id == of.id,
            attempt.c.state != AttemptState.QUEUED.value,
            person.c.erased_at.is_(None),  # their files are gone
        )
    )
    found = connection.execute(query).scalars().all()
    for id_ in found:
        payload = {"attempt": id_, "link": of.id}
        queue.put(connection, JobKind.REGRADE, f"regrade:{id_}", payload, now)
    return len(found)


def forget(connection: Connection, of: Link) -> None:
    """Throw drafts away, and what would make more of them."""
    connection.execute(delete(job).where(*_ours(of)))
    ids = [id_ for _, id_ in drafts(connection, of)]
    connection.execute(delete(outcome).where(outcome.c.grading_id.in_(ids)))
    connection.execute(delete(grading).where(grading.c.id.in_(ids)))


def hold_drafts(connection: Connection, of: Link, now: datetime) -> int:
    """Let drafts be what holds, and every grade by them; how many attempts that are.

    A draft that a person would have to look at takes no result away.
    """
    deciding.hold_class(connection, of)
    people, taken = set(), 0
    for one, draft in drafts(connection, of):
        sha = select(grading.c.record_sha).where(grading.c.id == draft)
        text = blobs.read(connection, connection.execute(sha).scalar_one()).decode()
        became = recording.state_of(records.from_text(text))
        if became is not AttemptState.GRADED and one.state == AttemptState.GRADED:
            continue
        recording.adopt(connection, one.id, draft, became)
        people.add(one.person_id)
        taken += 1
    for who in sorted(people):
        counting.settle(connection, of, who, now)
    return taken


def finish(connection: Connection, of: Link, deed: Deed, moved: int, now: datetime) -> None:
    """Let drafts hold for good, with their line in the trail."""
    taken = hold_drafts(connection, of, now)
    forget(connection, of)
    facts = {"attempts": taken, "changed": moved}
    line = Deed(deed.actor, deed.action, of.course_id, of.id, after=facts)
    audit.write(connection, line, now)


def drafts(connection: Connection, of: Link) -> list[tuple[Attempt, str]]:
    """The attempts of a link that have a draft, with its id."""
    newest = (
        select(func.max(grading.c.id))
        .where(grading.c.attempt_id == attempt.c.id)
        .correlate(attempt)
        .scalar_subquery()
    )
    query = (
        rows.of(Attempt)
        .add_columns(newest)
        .where(attempt.c.link_id == of.id, newest > func.coalesce(attempt.c.grading_id, ""))
        .order_by(attempt.c.number)
    )
    return [(Attempt(*row[:-1]), row[-1]) for row in connection.execute(query)]


def _ours(of: Link) -> tuple[ColumnElement[bool], ...]:
    return (job.c.kind == JobKind.REGRADE.value, of.id == _LINK)
