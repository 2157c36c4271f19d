"""What a page says of attempts: scores, questions, mistakes by name, and what changed since.

Before the deadline it says no more than the link allows; whoever teaches sees all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from autograder.model import Outcome, Report
from autograder.report import pages, records
from autograder.serve import blobs, rows
from autograder.serve.rows import Attempt, Grade, Grading, Link
from autograder.serve.sessions import Visitor
from autograder.serve.tables import (
    AttemptState,
    OutboxState,
    Reveal,
    attempt,
    grading,
    outbox,
    outcome,
)
from autograder.serve.work import counting, deadlines


@dataclass(frozen=True, slots=True)
class Shown:
    """An attempt as a page shows it."""

    attempt: Attempt
    grading: Grading | None
    reveal: Reveal
    counts: bool  # it is the one whose points are the grade
    repeats: int | None = None  # the number of an earlier attempt with the same bytes
    sent: str | None = None  # how far its grade is on the way to an LMS

    @property
    def score(self) -> float | None:
        """Points before lateness; None where there are none, or none to be seen yet."""
        seen = self.attempt.state == AttemptState.GRADED and self.reveal is not Reveal.NOTHING
        return self.grading.score if self.grading and seen else None

    @property
    def final(self) -> float | None:
        """Points after lateness."""
        return None if self.score is None else self.score * (1 - self.attempt.penalty)

    @property
    def max_score(self) -> float | None:
        """Points that the task offers."""
        return self.grading.max_score if self.grading and self.score is not None else None

    def facts(self) -> dict[str, Any]:
        """What programs read of it."""
        return {
            "attempt": self.attempt.id,
            "url": f"/a/{self.attempt.id}",
            "state": self.attempt.state,
            "number": self.attempt.number,
            "filename": self.attempt.filename,
            "received_at": self.attempt.received_at,
            "days_late": self.attempt.days_late,
            "score": self.score,
            "final_score": self.final,
            "max_score": self.max_score,
            "penalty": self.attempt.penalty,
            "counts": self.counts,
            "repeats": self.repeats,
            "sent": self.sent,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What an attempt gained and lost since the one before it, as sentences of checks."""

    since: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def revealed(visitor: Visitor, link: Link, due_at: datetime | None, now: datetime) -> Reveal:
    """What somebody may see of an attempt that is due then."""
    open_ = due_at is None or now >= due_at
    return Reveal.NAMES if visitor.is_staff or open_ else Reveal(link.reveal)


def history(
    connection: Connection, visitor: Visitor, link: Link, person_id: str, now: datetime
) -> tuple[Shown, ...]:
    """Everything that somebody handed in, in order."""
    attempts = counting.attempts_of(connection, link, person_id)
    gradings = {one.id: one for one in _gradings(connection, link, person_id)}
    grade = counting.grade_of(connection, link, person_id)
    extended = deadlines.extension_of(connection, link, person_id)
    due_at = deadlines.lateness(link, extended, now).due_at
    reveal, sent = revealed(visitor, link, due_at, now), _sent(connection, link, person_id)
    seen: dict[str, int] = {}
    shown = []
    for one in attempts:
        counts = _counts(one, grade)
        shown.append(
            Shown(
                one,
                gradings.get(one.grading_id or ""),
                reveal,
                counts and reveal is not Reveal.NOTHING,
                seen.get(one.sha256),
                sent if counts else None,
            )
        )
        seen.setdefault(one.sha256, one.number)
    return tuple(shown)


def report_of(connection: Connection, shown: Shown) -> Report | None:
    """The whole report, as late as the attempt is now; None where there is none."""
    if shown.grading is None:
        return None
    text = blobs.read(connection, shown.grading.record_sha).decode()
    return replace(records.from_text(text), penalty=shown.attempt.penalty)


def page_of(connection: Connection, shown: Shown) -> str | None:
    """The report's page; made anew where the attempt is not as late as it was then."""
    if shown.grading is None:
        return None
    stored = blobs.read(connection, shown.grading.page_sha).decode()
    text = blobs.read(connection, shown.grading.record_sha).decode()
    report = records.from_text(text)
    as_it_was = report.penalty == shown.attempt.penalty
    if as_it_was or stored == pages.page_without_report(report.submission):
        return stored
    return pages.student_page(replace(report, penalty=shown.attempt.penalty))


def questions(report: Report) -> list[dict[str, Any]]:
    """Each question with its points and its mistakes by name."""
    return [
        {
            "name": question.name,
            "score": question.score,
            "max_score": question.max_score,
            "mistakes": [
                {"name": name.replace("_", " "), "text": text}
                for name, text in dict(_mistakes(question.checks)).items()
            ],
        }
        for question in report.questions
    ]


def change(
    connection: Connection, earlier: tuple[Shown, ...], shown: Shown, report: Report
) -> Change | None:
    """What changed since the last attempt that was graded before this one."""
    before = [
        one
        for one in earlier
        if one.attempt.number < shown.attempt.number and one.score is not None
    ]
    if not before or shown.grading is None or before[-1].grading is None:
        return None
    then, now = (_passed(connection, one.id) for one in (before[-1].grading, shown.grading))
    sentences = {
        (question.name, check.name): f"{question.name}: {check.sentence or check.name}"
        for question in report.questions
        for check in question.checks
    }
    both = {key: words for key, words in sentences.items() if key in then and key in now}
    return Change(
        before[-1].attempt.number,
        tuple(words for key, words in both.items() if now[key] and not then[key]),
        tuple(words for key, words in both.items() if then[key] and not now[key]),
    )


def _counts(one: Attempt, grade: Grade | None) -> bool:
    return grade is not None and grade.attempt_id == one.id and grade.override_id is None


def _gradings(connection: Connection, link: Link, person_id: str) -> tuple[Grading, ...]:
    query = (
        rows.of(Grading)
        .join(attempt, attempt.c.grading_id == grading.c.id)
        .where(attempt.c.link_id == link.id, attempt.c.person_id == person_id)
    )
    return rows.every(Grading, connection, query)


def _sent(connection: Connection, link: Link, person_id: str) -> str | None:
    """How far the newest grade is on its way; None where nothing goes anywhere."""
    query = (
        select(outbox.c.state)
        .where(
            outbox.c.link_id == link.id,
            outbox.c.person_id == person_id,
            outbox.c.state != OutboxState.REPLACED.value,
        )
        .order_by(outbox.c.version.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def _passed(connection: Connection, grading_id: str) -> dict[tuple[str, str], bool]:
    columns = (outcome.c.question, outcome.c.check, outcome.c.outcome)
    found = connection.execute(select(*columns).where(outcome.c.grading_id == grading_id))
    return {(question, check): result == Outcome.PASSED for question, check, result in found}


def _mistakes(checks: Any) -> Iterator[tuple[str, str]]:
    for check in checks:
        if check.diagnosis and check.outcome is not Outcome.PASSED:
            yield check.diagnosis.id, check.diagnosis.text
