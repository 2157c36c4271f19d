"""Sending: threads that lease grades from the outbox, send each, and write down what came of it.

A grade is sent with a stamp that is written down first, so that a crash between the two is a second
POST with the same stamp: the platform refuses it, and its results say whose grade it has.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update

from autograder.serve import crash, logs, rows
from autograder.serve.db import Database
from autograder.serve.lti import grades, platforms
from autograder.serve.lti.columns import Columns, Place
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
from autograder.serve.tables import OutboxState, attempt, grade
from autograder.serve.tables import outbox as table
from autograder.serve.work import clock, outbox
from autograder.serve.work.outbox import Row

LOOKS_EVERY = 1.0  # seconds
AT_ONCE = 4  # requests of one platform
AHEAD = timedelta(seconds=120)  # that a stamp may be ahead of us
BEHIND = timedelta(seconds=180)  # that our clock may be behind the newest stamp
FIRST_WAIT, LONGEST_WAIT = 5.0, 3600.0  # seconds
GIVES_UP = timedelta(days=30)
MOST_FAILURES = 5
PROBE_EVERY = 60.0
_SECOND = timedelta(seconds=1)
_CHANCE = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited; tests wait less."""

    first: float = FIRST_WAIT
    longest: float = LONGEST_WAIT
    probe: float = PROBE_EVERY
    looks: float = LOOKS_EVERY


class Sender:
    """The threads of this process that send."""

    def __init__(
        self,
        db: Database,
        columns: Columns,
        gradebooks: Grades,
        threads: int = 2 * AT_ONCE,
        patience: Patience | None = None,
    ) -> None:
        self._db, self._columns, self._grades = db, columns, gradebooks
        self._patience = patience or Patience()
        self._stopping, self._wake = threading.Event(), threading.Condition()
        self._lock = threading.Lock()
        self._busy: Counter[str] = Counter()
        self._failures: dict[str, int] = defaultdict(int)
        self._rests: dict[str, float] = {}
        self.clock_is_right = True
        self._threads = [
            threading.Thread(target=self._work, name=f"sender-{n}", daemon=True)
            for n in range(threads)
        ]

    def start(self) -> None:
        """Begin to send, if the clock is not behind what was sent before."""
        if self._db.is_sqlite:
            with self._db.write() as connection:
                outbox.take_back_all(connection)
        self.look_at_clock()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Begin nothing new; what is being asked ends by itself, and its lease too."""
        self._stopping.set()
        self.wake()
        until = time.monotonic() + 3
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, until - time.monotonic()))

    def wake(self) -> None:
        """There may be something to send."""
        with self._wake:
            self._wake.notify_all()

    def look_at_clock(self) -> bool:
        """Whether our clock may be right: nothing was sent from much later than now."""
        with self._db.read() as connection:
            newest = outbox.newest_stamp(connection)
        right = newest is None or newest - clock.now() <= BEHIND
        if not right and self.clock_is_right:
            logs.warn("clock", newest=newest)
        self.clock_is_right = right
        return right

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                done = (self.clock_is_right or self.look_at_clock()) and self.send_one()
            except Exception as fault:  # noqa: BLE001 - the database may be back in a moment
                logs.fault("sender", fault)
                done = False
            if not done:
                with self._wake:
                    self._wake.wait(self._patience.looks * _CHANCE.uniform(0.8, 1.2))

    def send_one(self) -> bool:
        """Send the next grade that is due; False where there is none."""
        leased = self._lease()
        if leased is None:
            return False
        row, platform_id = leased
        try:
            self._deliver(row, platform_id)
        finally:
            with self._lock:
                self._busy[platform_id] -= 1
        return True

    def _lease(self) -> tuple[Row, str] | None:
        """A row with its platform, of which no more than so many are asked at once."""
        with self._lock:
            now, resting = clock.now(), self._resting()
            with self._db.read() as connection:
                if not outbox.is_due(connection, now, resting):
                    return None
            with self._db.write() as connection:
                row = outbox.lease(connection, now, resting)
                if row is None:
                    return None
                place = rows.known(Place, connection, row.link_id)
                platform_id = platforms.of_course(connection, place.course_id).id
            self._busy[platform_id] += 1
            return row, platform_id

    def _resting(self) -> frozenset[str]:
        moment = time.monotonic()
        full = {
            name
            for name, count in self._busy.items()
            if count >= (1 if self._failures[name] >= MOST_FAILURES else AT_ONCE)
        }
        return frozenset(full | {name for name, until in self._rests.items() if until > moment})

    def _deliver(self, row: Row, platform_id: str) -> None:
        try:
            self._send(row)
        except Held as held:
            self._park(row, held)
            self._went(platform_id, well=True)
        except Later as later:
            self._postpone(row, later)
            if later.is_theirs:
                self._went(platform_id, well=False, rest=later.after)
        else:
            self._sent(row)
            self._went(platform_id, well=True)

    def _send(self, row: Row) -> None:
        """Send a grade; returns where the platform has it."""
        with self._db.read() as connection:
            who = rows.known(Person, connection, row.person_id)
            tried = outbox.attempted(connection, row)
            submitted_at = _submitted_at(connection, row)
        column = self._columns.of(row.link_id, clock.now())
        with self._db.read() as connection:
            since = outbox.column_since(connection, row.link_id)
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
        """Whether the platform has the grade of an answer that was lost.

        Held where it has what is not ours: a newer stamp would overwrite a teacher's hand.
        """
        if case.overwrite:
            return False
        result = self._result(column, case)
        if result is None or (case.is_first and result.is_empty):
            return False
        if case.row.stamp and case.is_new(result):
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

    def _sent(self, row: Row) -> None:
        facts = {"last_status": 200, "last_error": None, "platform_said": None}
        with self._db.write() as connection:
            outbox.note(connection, row, state=OutboxState.SENT.value, sent_at=clock.now(), **facts)
        logs.event("grade sent", row=row.id, tries=row.tries)

    def _park(self, row: Row, held: Held) -> None:
        facts = {
            "last_status": held.status,
            "last_error": held.sentence,
            "platform_said": held.said,
        }
        with self._db.write() as connection:
            outbox.note(connection, row, state=OutboxState.PARKED.value, **facts)
        logs.warn("grade parked", row=row.id, status=held.status)

    def _postpone(self, row: Row, later: Later) -> None:
        now = clock.now()
        most = min(self._patience.first * 2 ** min(row.tries - 1, 20), self._patience.longest)
        wait = later.after or timedelta(seconds=_CHANCE.uniform(0, most))
        values: dict[str, Any] = {"state": OutboxState.WAITING.value, "next_at": now + wait}
        facts = {"last_status": later.status, "last_error": later.reason[:300]}
        if now - _made_at(row) > GIVES_UP:
            values = {"state": OutboxState.PARKED.value}
            facts["last_error"] = grades.TOO_LONG
        with self._db.write() as connection:
            outbox.note(connection, row, **values, **facts)
        logs.event("grade waits", row=row.id, status=later.status, tries=row.tries)

    def _went(self, platform_id: str, *, well: bool, rest: timedelta | None = None) -> None:
        """Count faults in a row: after five a platform is asked once a minute, to see."""
        with self._lock:
            if well:
                self._failures[platform_id] = 0
                self._rests.pop(platform_id, None)
                return
            self._failures[platform_id] += 1
            pause = 0.0
            if self._failures[platform_id] >= MOST_FAILURES:
                pause = self._patience.probe
            if rest is not None:
                pause = max(pause, min(rest.total_seconds(), self._patience.probe))
            if pause:
                self._rests[platform_id] = time.monotonic() + pause


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


def _made_at(row: Row) -> datetime:
    """When a row was made: its id says it."""
    return datetime.fromtimestamp((UUID(row.id).int >> 80) / 1000, clock.now().tzinfo)
