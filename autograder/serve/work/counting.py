"""What counts for somebody in a link: the attempt its rule picks, unless a person decided.

A grade changes in one place, together with what is sent of it. What needs a person's look never
touches a grade.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from autograder.report.numbers import number
from autograder.serve import ids, rows
from autograder.serve.rows import Attempt, Grade, Link, Override
from autograder.serve.tables import (
    AttemptState,
    Counts,
    PlatformKind,
    Push,
    attempt,
    course,
    deployment,
    enrolment,
    grade,
    grading,
    override,
    platform,
)
from autograder.serve.tables import outbox as box
from autograder.serve.work import outbox


@dataclass(frozen=True, slots=True)
class Scored:
    """An attempt with the points that it would count for."""

    attempt_id: str
    number: int
    score: float
    max_score: float
    penalty: float

    @property
    def final(self) -> float:
        """Points after lateness."""
        return self.score * (1 - self.penalty)


def hold(connection: Connection, link: Link, person_id: str) -> None:
    """Let nobody else change what belongs to this person in this course until we are done.

    SQLite lets only one write at all.
    """
    query = select(enrolment.c.id).where(
        enrolment.c.course_id == link.course_id, enrolment.c.person_id == person_id
    )
    connection.execute(query.with_for_update())


def settle(connection: Connection, link: Link, person_id: str, now: datetime) -> bool:
    """Let the grade be what counts now; whether it changed.

    `hold` must have been called in this transaction.
    """
    chosen = pick(scored(connection, link, person_id), link.counts)
    decided = standing_override(connection, link, person_id)
    before = grade_of(connection, link, person_id)
    if chosen is None and decided is None:
        return _withdraw(connection, before)
    after = Grade(
        id=before.id if before else ids.new_id(),
        link_id=link.id,
        person_id=person_id,
        attempt_id=chosen.attempt_id if chosen else None,
        override_id=decided.id if decided else None,
        score=decided.score if decided else chosen.final if chosen else 0.0,
        max_score=chosen.max_score if chosen else link.score_max,
        version=before.version + 1 if before else _first_version(connection, link, person_id),
        at=now,
    )
    if before and _same(before, after):
        return False
    _write(connection, after, is_new=before is None)
    if link.push == Push.AUTO and _goes_to_lms(connection, link):
        outbox.put(connection, after, _comment(chosen, decided), now)
    return True


def scored(connection: Connection, link: Link, person_id: str) -> tuple[Scored, ...]:
    """The attempts of somebody that may count, in order."""
    query = (
        select(
            attempt.c.id, attempt.c.number, grading.c.score, grading.c.max_score, attempt.c.penalty
        )
        .join(grading, grading.c.id == attempt.c.grading_id)
        .where(
            attempt.c.link_id == link.id,
            attempt.c.person_id == person_id,
            attempt.c.state == AttemptState.GRADED.value,
        )
        .order_by(attempt.c.number)
    )
    return tuple(Scored(*row) for row in connection.execute(query))


def pick(attempts: tuple[Scored, ...], counts: str) -> Scored | None:
    """The attempt that counts: the best after lateness, the earlier of two, or the last."""
    if not attempts:
        return None
    if counts == Counts.LAST:
        return attempts[-1]
    return max(attempts, key=lambda one: (round(one.final, 9), -one.number))


def standing_override(connection: Connection, link: Link, person_id: str) -> Override | None:
    """What a person decided and did not revoke, the newest."""
    query = (
        rows.of(Override)
        .where(
            override.c.link_id == link.id,
            override.c.person_id == person_id,
            override.c.revoked_at.is_(None),
        )
        .order_by(override.c.at.desc(), override.c.id.desc())
        .limit(1)
    )
    return rows.one(Override, connection, query)


def grade_of(connection: Connection, link: Link, person_id: str) -> Grade | None:
    """What counts for somebody now."""
    mine = (grade.c.link_id == link.id, grade.c.person_id == person_id)
    return rows.one(Grade, connection, rows.of(Grade).where(*mine))


def attempts_of(connection: Connection, link: Link, person_id: str) -> tuple[Attempt, ...]:
    """Everything that somebody handed in, in order."""
    mine = (attempt.c.link_id == link.id, attempt.c.person_id == person_id)
    return rows.every(Attempt, connection, rows.of(Attempt).where(*mine).order_by(attempt.c.number))


def graded(connection: Connection, link: Link) -> tuple[str, ...]:
    """Whoever has a grade in a link that goes to an LMS."""
    if not _goes_to_lms(connection, link):
        return ()
    query = select(grade.c.person_id).where(grade.c.link_id == link.id)
    return tuple(connection.execute(query.order_by(grade.c.person_id)).scalars())


def unsent(connection: Connection, link: Link) -> tuple[str, ...]:
    """Whoever has a grade that was never put on its way: the link sends by hand."""
    if not _goes_to_lms(connection, link):
        return ()
    known = select(box.c.id).where(
        box.c.link_id == grade.c.link_id,
        box.c.person_id == grade.c.person_id,
        box.c.version >= grade.c.version,
    )
    query = select(grade.c.person_id).where(grade.c.link_id == link.id, ~known.exists())
    return tuple(connection.execute(query.order_by(grade.c.person_id)).scalars())


def send(connection: Connection, link: Link, person_id: str, now: datetime) -> bool:
    """Put a grade on its way once more; False where there is none, or no LMS.

    `hold` must have been called in this transaction.
    """
    found = grade_of(connection, link, person_id)
    if found is None or not _goes_to_lms(connection, link):
        return False
    chosen = next(
        (one for one in scored(connection, link, person_id) if one.attempt_id == found.attempt_id),
        None,
    )
    decided = standing_override(connection, link, person_id)
    outbox.put(connection, found, _comment(chosen, decided), now)
    return True


def _withdraw(connection: Connection, before: Grade | None) -> bool:
    """Forget a grade that was only decided, once nothing is; whether there was one.

    What an LMS has of it already stays there: no grade is ever unsent.
    """
    if before is None or before.override_id is None:
        return False
    outbox.withdraw(connection, before.link_id, before.person_id)
    connection.execute(delete(grade).where(grade.c.id == before.id))
    return True


def _first_version(connection: Connection, link: Link, person_id: str) -> int:
    """1, or more than that of whatever was written down to be sent of a grade that is gone."""
    return outbox.newest_version(connection, link.id, person_id) + 1


def _same(before: Grade, after: Grade) -> bool:
    facts = ("attempt_id", "override_id", "score", "max_score")
    return all(getattr(before, fact) == getattr(after, fact) for fact in facts)


def _write(connection: Connection, new: Grade, *, is_new: bool) -> None:
    values = {
        "attempt_id": new.attempt_id,
        "override_id": new.override_id,
        "score": new.score,
        "max_score": new.max_score,
        "version": new.version,
        "at": new.at,
    }
    if is_new:
        who = {"id": new.id, "link_id": new.link_id, "person_id": new.person_id}
        connection.execute(insert(grade).values({**who, **values}))
    else:
        connection.execute(update(grade).where(grade.c.id == new.id).values(values))


def _goes_to_lms(connection: Connection, link: Link) -> bool:
    query = (
        select(platform.c.kind)
        .join(deployment, deployment.c.platform_id == platform.c.id)
        .join(course, course.c.deployment_id == deployment.c.id)
        .where(course.c.id == link.course_id)
    )
    return connection.execute(query).scalar() == PlatformKind.LTI


def _comment(chosen: Scored | None, decided: Override | None) -> str:
    """What stands beside the grade in an LMS."""
    if decided:
        return decided.comment
    if chosen is None:
        return ""
    late = f", {number(100 * chosen.penalty)} % menos por entrega tardía" if chosen.penalty else ""
    return (
        f"Gradiente: intento {chosen.number}, {number(chosen.score)} de "
        f"{number(chosen.max_score)}{late}."
    )
