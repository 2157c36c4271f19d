"""Sending: threads that lease grades from the outbox, and write down what came of each.

A platform that fails is asked less and less, and never by more than a few threads at once.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from autograder.serve import logs, rows
from autograder.serve.db import Database
from autograder.serve.lti import grades, platforms
from autograder.serve.lti.columns import Place
from autograder.serve.lti.grades import Held, Later
from autograder.serve.tables import OutboxState
from autograder.serve.work import clock, outbox
from autograder.serve.work.delivery import Delivery
from autograder.serve.work.outbox import Row

LOOKS_EVERY = 1.0  # seconds
AT_ONCE = 4  # requests of one platform
BEHIND = timedelta(seconds=180)  # that our clock may be behind the newest stamp
FIRST_WAIT, LONGEST_WAIT = 5.0, 3600.0  # seconds
GIVES_UP = timedelta(days=30)
MOST_FAILURES = 5
PROBE_EVERY = 60.0
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
        delivery: Delivery,
        threads: int = 2 * AT_ONCE,
        patience: Patience | None = None,
    ) -> None:
        self._db, self._delivery = db, delivery
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
            self._delivery.deliver(row)
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


def _made_at(row: Row) -> datetime:
    """When a row was made: its id says it."""
    return datetime.fromtimestamp((UUID(row.id).int >> 80) / 1000, clock.now().tzinfo)
