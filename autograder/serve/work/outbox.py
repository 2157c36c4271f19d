"""Grades on their way to an LMS: written down together with the grade, sent by somebody else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, update

from autograder.serve import ids
from autograder.serve.rows import Grade
from autograder.serve.tables import OutboxState, outbox

LONGEST_COMMENT = 2000


def put(connection: Connection, grade: Grade, comment: str, now: datetime) -> None:
    """A grade to be sent; one of the same person that still waits is replaced by it."""
    waiting = update(outbox).where(
        outbox.c.link_id == grade.link_id,
        outbox.c.person_id == grade.person_id,
        outbox.c.state == OutboxState.WAITING.value,
    )
    connection.execute(waiting.values(state=OutboxState.REPLACED.value))
    values = {
        "id": ids.new_id(),
        "link_id": grade.link_id,
        "person_id": grade.person_id,
        "version": grade.version,
        "score": grade.score,
        "max": grade.max_score,
        "comment": comment[:LONGEST_COMMENT],
        "state": OutboxState.WAITING.value,
        "tries": 0,
        "next_at": now,
    }
    connection.execute(insert(outbox).values(values))
