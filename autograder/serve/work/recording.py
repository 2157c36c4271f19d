"""What came of an attempt, written down: its grading, each check, and the grade that follows.

A result is one transaction, and only where the lease is still ours: whoever was slow for so long
that somebody else has the job writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from autograder.model import Outcome, Report, Status
from autograder.report import summary
from autograder.report.folder import Rendering
from autograder.serve import blobs, crash, ids, rows
from autograder.serve.db import Database
from autograder.serve.rows import Link
from autograder.serve.tables import AttemptState, JobKind, attempt, grading, outcome
from autograder.serve.work import clock, counting, judge, queue
from autograder.serve.work.judge import Case
from autograder.serve.work.queue import Leased


@dataclass(frozen=True, slots=True)
class Result:
    """A report, and when its grading began."""

    report: Report
    started_at: datetime


def finish(db: Database, leased: Leased, case: Case, result: Result) -> AttemptState | None:
    """Write a result; None where the lease was lost, and nothing is written."""
    now = clock.now()
    with db.read() as connection:
        written = judge.rendered(result.report, connection, case)
    with db.write() as connection:
        counting.hold(connection, case.link, case.person.id)
        if not queue.end(connection, leased, now, error=_fault_of(written.report)):
            return None
        state = state_of(written.report)
        id_ = write_grading(connection, case, written, result.started_at)
        if leased.kind == JobKind.GRADE.value:
            adopt(connection, case.attempt.id, id_, state)
            link = rows.known(Link, connection, case.link.id)  # its terms may be others by now
            counting.settle(connection, link, case.person.id, now)
        crash.here("finish:before")
    crash.here("finish:after")
    return state


def write_grading(
    connection: Connection, case: Case, written: Rendering, started_at: datetime
) -> str:
    """Write what the engine said of an attempt; the id of its grading."""
    report, now, id_ = written.report, clock.now(), ids.new_id()
    values = {
        "id": id_,
        "attempt_id": case.attempt.id,
        "seed": report.seed,
        "engine": report.basis.engine,
        "task_digest": report.basis.task,
        "started_at": started_at,
        "seconds": report.seconds,
        "status": report.status.value,
        "score": report.score,
        "max_score": report.max_score,
        "record_sha": blobs.keep(connection, written.record.encode(), now),
        "page_sha": blobs.keep(connection, written.page.encode(), now),
        "walls": list(report.protection),
    }
    connection.execute(insert(grading).values(values))
    if outcomes := list(_outcomes(report, id_)):
        connection.execute(insert(outcome), outcomes)
    return id_


def adopt(connection: Connection, attempt_id: str, grading_id: str, state: AttemptState) -> None:
    """Let a grading be what holds for its attempt."""
    mine = update(attempt).where(attempt.c.id == attempt_id)
    connection.execute(mine.values(state=state.value, grading_id=grading_id))


def state_of(report: Report) -> AttemptState:
    """What an attempt is after this report."""
    if report.status is Status.UNREADABLE:
        return AttemptState.UNREADABLE
    return AttemptState.FAILED if summary.needs_review(report) else AttemptState.GRADED


def _outcomes(report: Report, grading_id: str) -> Iterator[dict[str, Any]]:
    for question in report.questions:
        for check in question.checks:
            yield {
                "grading_id": grading_id,
                "question": question.name,
                "check": check.name,
                "outcome": check.outcome.value,
                "points": check.points if check.outcome is Outcome.PASSED else 0.0,
                "max_points": check.points,
                "diagnosis_id": check.diagnosis.id if check.diagnosis else None,
            }


def _fault_of(report: Report) -> str | None:
    return report.message[:500] if report.status is Status.ENGINE_ERROR else None
