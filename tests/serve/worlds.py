"""The least that a test of one module needs in the database: a course, a task, people, attempts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, update

from autograder import catalog
from autograder.serve import ids, local, rows
from autograder.serve.db import Database
from autograder.serve.local import Dates, Newcomer
from autograder.serve.rows import Attempt, Course, Link, Person
from autograder.serve.tables import JobKind, attempt, enrolment, grading, link
from autograder.serve.work import clock, queue
from tests.serve.school import ROOT


@dataclass(frozen=True)
class World:
    """A course with one task."""

    database: Database
    course: Course
    link: Link
    person: Person

    def another(self, name: str) -> Person:
        """One more student."""
        with self.database.write() as connection:
            who = Newcomer(f"{name}@ejemplo.org", name)
            return local.enrol(connection, self.course, who, clock.now())

    def hand_in(
        self, number: int, who: Person | None = None, minutes_ago: float = 0, **values: Any
    ) -> Attempt:
        """An attempt that waits to be graded."""
        id_, at = ids.new_id(), clock.now() - timedelta(minutes=minutes_ago)
        facts = {
            "id": id_,
            "link_id": self.link.id,
            "person_id": (who or self.person).id,
            "number": number,
            "upload_key": str(uuid.uuid4()),
            "filename": "xor.ipynb",
            "sha256": "0" * 64,
            "received_at": at,
            "days_late": 0,
            "penalty": 0.0,
            "state": "queued",
            **values,
        }
        with self.database.write() as connection:
            connection.execute(insert(attempt).values(facts))
            queue.put(connection, JobKind.GRADE, queue.grade_key(id_), {"attempt": id_}, at)
            return rows.known(Attempt, connection, id_)

    def graded(self, number: int, score: float, **values: Any) -> Attempt:
        """An attempt with these points."""
        made = self.hand_in(number, **values)
        facts = {
            "id": ids.new_id(),
            "attempt_id": made.id,
            "seed": "",
            "engine": "",
            "task_digest": "",
            "started_at": clock.now(),
            "seconds": 0.1,
            "status": "graded",
            "score": score,
            "max_score": 100.0,
            "record_sha": "0" * 64,
            "page_sha": "0" * 64,
            "walls": [],
        }
        with self.database.write() as connection:
            connection.execute(insert(grading).values(facts))
            mine = update(attempt).where(attempt.c.id == made.id)
            connection.execute(mine.values(state="graded", grading_id=facts["id"]))
            return rows.known(Attempt, connection, made.id)

    def read_in(self, connection: Connection) -> Link:
        """The link as it is in this transaction."""
        return rows.known(Link, connection, self.link.id)

    def read(self, **values: Any) -> Link:
        """The link, after these changes."""
        with self.database.write() as connection:
            if values:
                connection.execute(update(link).where(link.c.id == self.link.id).values(**values))
            return rows.known(Link, connection, self.link.id)


def a_world(database: Database, *, due_at: datetime | None = None, **dates: Any) -> World:
    """A course, its link to xor and one student."""
    task = next(task for task in catalog.load_tasks(ROOT) if task.slug == "xor")
    now = clock.now()
    with database.write() as connection:
        course = local.new_course(connection, "Redes", [task], Dates(due_at, **dates), now)
        person = local.enrol(connection, course, Newcomer("ana@ejemplo.org", "Ana"), now)
        (of,) = rows.every(Link, connection, rows.of(Link).where(link.c.course_id == course.id))
    return World(database, course, of, person)


def leave(database: Database, person: Person) -> None:
    """Somebody is not in their courses any more."""
    with database.write() as connection:
        mine = update(enrolment).where(enrolment.c.person_id == person.id)
        connection.execute(mine.values(active=False))
