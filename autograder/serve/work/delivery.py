"""One grade brought to its platform: what stands there is read, then it is sent, once.

The stamp is written down before it is used, so that a crash between the two is a second POST with
the same stamp: the platform refuses it, and its results say whose grade it has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from autograder.serve import crash, rows
from autograder.serve.db import Database
from autograder.serve.lti import grades
from autograder.serve.lti.columns import Columns
from autograder.serve.lti.grades import (
    Column,
    Conflict,
    Grades,
    Held,
    Later,
    NoColumn,
    Result,
    Score,
)
from autograder.serve.rows import Person
from autograder.serve.tables import attempt, grade
from autograder.serve.tables import outbox as table
from autograder.serve.work import clock, making, outbox
from autograder.serve.work.outbox import Row

AHEAD = timedelta(seconds=120)  # that a stamp may be ahead of us
_SECOND = timedelta(seconds=1)


class Delivery:
    """How grades reach the gradebooks of every platform."""

    def __init__(self, db: Database, columns: Columns, gradebooks: Grades) -> None:
        self._db, self._columns, self._grades = db, columns, gradebooks

    def deliver(self, row: Row) -> None:
        """Send a grade; returns once the platform has it, else raises Held or Later."""
        with self._db.read() as connection:
            who = rows.known(Person, connection, row.person_id)
            tried = outbox.attempted(connection, row)
            submitted_at = _submitted_at(connection, row)
        column = self._columns.of(row.link_id, clock.now())
        with self._db.read() as connection:
            since = making.since(connection, row.link_id)
        case = _Case(row, who.sub, tried, _wants_to_overwrite(row), since)
        if self._has_it_already(column, case):
            return
        stamp = self._stamped(row)
        score = Score(who.sub, row.score, row.max, row.comment, stamp, submitted_at)
        crash.here("send:before")
        try:
            self._post(column, case, score)
        except NoColumn as none:
            column = self._columns.again(row.link_id, column.url, none.status)
            try:
                self._post(column, case, score)
            except NoColumn as again:
                raise Held(grades.GONE, again.status) from None
        crash.here("send:after")

    def _has_it_already(self, column: Column, case: _Case) -> bool:
        """Whether the platform has the grade: of an answer that was lost, or of an earlier us.

        Held where it has what is not ours: a newer stamp would overwrite a teacher's hand.
        """
        if case.overwrite:
            return False
        result = self._result(column, case)
        if result is None or (case.is_first and result.is_empty):
            return False
        if (case.is_first or case.row.stamp) and case.is_new(result):
            return True
        if not case.is_expected(result):
            raise Held(grades.CHANGED, 409, result.facts())
        return False

    def _result(self, column: Column, case: _Case) -> Result | None:
        try:
            return self._grades.result(column, case.sub)
        except NoColumn:
            return None  # the POST will say so too, and another column is looked for
        except Conflict as odd:
            raise Later(f"results: status {odd.status}", odd.status) from None

    def _post(self, column: Column, case: _Case, score: Score) -> None:
        try:
            self._grades.send(column, score)
        except Conflict as conflict:
            if not case.overwrite and self._is_settled(column, case, conflict):
                return
        else:
            return
        try:
            self._grades.send(column, replace(score, stamp=self._stamped(case.row, anew=True)))
        except Conflict as second:
            result = self._result(column, case)
            said = result.facts() if result else None
            raise Held(grades.CHANGED, second.status, said) from None

    def _is_settled(self, column: Column, case: _Case, conflict: Conflict) -> bool:
        """Whether a conflict is our own grade; Held where it is somebody else's."""
        result = self._result(column, case)
        if result is None:
            raise Held(grades.CHANGED, conflict.status)
        if case.is_new(result) or result.is_near(case.row.score, case.row.max):
            return True
        if not case.is_expected(result):
            raise Held(grades.CHANGED, conflict.status, result.facts())
        return False

    def _stamped(self, row: Row, *, anew: bool = False) -> datetime:
        """The stamp of a row, written down before it is used; Later where it is too far ahead."""
        now = clock.now()
        if row.stamp and not anew:
            return row.stamp
        with self._db.write() as connection:
            stamp = outbox.stamp_of(connection, row, now + (_SECOND if anew else timedelta()))
            if stamp - now <= AHEAD:
                mine = update(table).where(table.c.id == row.id)
                connection.execute(mine.values(stamp=stamp))
        if stamp - now > AHEAD:
            wait = stamp - now - AHEAD
            raise Later("our clock is behind what was sent", after=wait, is_theirs=False)
        return stamp


@dataclass(frozen=True, slots=True)
class _Case:
    """A grade with what the platform may have of the same person."""

    row: Row
    sub: str
    tried: tuple[Row, ...]
    overwrite: bool
    since: datetime | None  # when the link came to its column

    @property
    def is_first(self) -> bool:
        """Whether the platform can have nothing of us yet."""
        return not self.tried and self.row.stamp is None

    def is_new(self, result: Result) -> bool:
        """Whether it is the grade that we send, and none that we sent before."""
        before = any(result.is_near(one.score, one.max) for one in self.tried)
        return not before and result.is_near(self.row.score, self.row.max)

    def is_expected(self, result: Result) -> bool:
        """Whether it is what we sent last, or nothing where nothing of us arrived.

        Some say nothing of a grade of 0.
        """
        if result.score is None:
            return not any(one.score > 0 and self._is_there(one) for one in self.tried)
        return any(result.is_near(one.score, one.max) for one in self.tried)

    def _is_there(self, one: Row) -> bool:
        """Whether this column was given that grade."""
        return one.sent_at is not None and (self.since is None or one.sent_at > self.since)


def _wants_to_overwrite(row: Row) -> bool:
    return isinstance(row.platform_said, dict) and row.platform_said.get("overwrite") is True


def _submitted_at(connection: Connection, row: Row) -> datetime | None:
    mine = (grade.c.link_id == row.link_id, grade.c.person_id == row.person_id)
    query = select(attempt.c.received_at).join(grade, grade.c.attempt_id == attempt.c.id)
    found: datetime | None = connection.execute(query.where(*mine)).scalar()
    return found
