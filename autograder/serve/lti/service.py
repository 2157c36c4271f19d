"""What of LTI one running service holds, and what it does from time to time."""

from __future__ import annotations

import threading
from datetime import timedelta

from sqlalchemy import select

from autograder.serve import logs, rows
from autograder.serve.db import Database
from autograder.serve.lti import keys, platforms, roster
from autograder.serve.lti.client import Client
from autograder.serve.lti.columns import Columns
from autograder.serve.lti.desk import Desk
from autograder.serve.lti.grades import Grades
from autograder.serve.lti.jwks import KeyRing
from autograder.serve.lti.login import Doors
from autograder.serve.lti.tokens import Tokens
from autograder.serve.settings import Settings
from autograder.serve.tables import course
from autograder.serve.work import clock
from autograder.serve.work.delivery import Delivery
from autograder.serve.work.sender import Patience, Sender

FRESH = timedelta(hours=1)  # a roster at a teacher's launch
NIGHTLY = timedelta(hours=24)
_IN_USE = timedelta(days=60)  # since the last launch
_EVERY = 60.0  # seconds
_LOOKS_FOR_KEYS = 3600.0


class Lti:
    """The part of a service that speaks with LMSs."""

    def __init__(
        self,
        db: Database,
        settings: Settings,
        *,
        per_second: float = 10.0,
        patience: Patience | None = None,
    ) -> None:
        self.db, self.settings = db, settings
        self.client = Client(settings, per_second)
        self.tokens = Tokens(db, settings, self.client)
        self.desk = Desk(db, settings, self.client, KeyRing(db, self.client))
        self.doors = Doors()
        grades = Grades(self.tokens)
        delivery = Delivery(db, Columns(db, grades), grades)
        self.sender = Sender(db, delivery, patience=patience)
        self._wanted: set[str] = set()
        self._wake, self._stopping = threading.Condition(), threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="lti", daemon=True)

    def start(self) -> None:
        """Have a key where there is an LMS, and begin to send."""
        with self.db.read() as connection:
            needed = bool(platforms.every(connection))
        if needed:
            keys.ensure(self.db, self.settings, clock.now())
        self.sender.start()
        self._keeper.start()

    def stop(self) -> None:
        """Stop sending; what was not sent waits in the database."""
        self._stopping.set()
        with self._wake:
            self._wake.notify_all()
        self.sender.stop()
        if self._keeper.is_alive():
            self._keeper.join(2)
        self.client.close()

    def want_roster(self, course_id: str) -> None:
        """Bring a course's roster up to date soon, if it is older than an hour."""
        with self._wake:
            self._wanted.add(course_id)
            self._wake.notify_all()

    def origins(self, platform_id: str) -> tuple[str, ...]:
        """From where the pages of a platform's people may be framed; nowhere without an LMS."""
        with self.db.read() as connection:
            return rows.known(platforms.Platform, connection, platform_id).origins

    def has_roster(self, course_id: str) -> bool:
        """Whether the platform of a course says who is in it."""
        with self.db.read() as connection:
            query = select(course.c.memberships_url).where(course.c.id == course_id)
            return bool(connection.execute(query).scalar())

    def sync(self, course_id: str) -> tuple[int, int]:
        """Bring it up to date now; roster.Failed where that cannot be."""
        return roster.sync(self.db, self.client, self.tokens, course_id, clock.now())

    def _keep(self) -> None:
        looked = 0.0
        while not self._stopping.is_set():
            with self._wake:
                if not self._wanted:
                    self._wake.wait(_EVERY)
                wanted, self._wanted = self._wanted, set()
            try:
                for course_id in self._due(wanted):
                    self._try(course_id)
                looked += _EVERY
                if looked >= _LOOKS_FOR_KEYS:
                    keys.ensure(self.db, self.settings, clock.now())
                    looked = 0.0
            except Exception as fault:  # noqa: BLE001 - the database may be back in a moment
                logs.fault("lti", fault)

    def _try(self, course_id: str) -> None:
        try:
            self.sync(course_id)
        except roster.Failed as failed:
            logs.warn("roster", course=course_id, reason=str(failed))

    def _due(self, wanted: set[str]) -> list[str]:
        """The wanted courses, and those in use, whose rosters are too old."""
        now, at = clock.now(), course.c.roster_at
        asked_for = course.c.id.in_(wanted) & (at.is_(None) | (at < now - FRESH))
        in_use = (course.c.last_launch_at > now - _IN_USE) & (at < now - NIGHTLY)
        query = select(course.c.id).where(
            course.c.memberships_url.is_not(None),
            course.c.archived_at.is_(None),
            asked_for | in_use,
        )
        with self.db.read() as connection:
            return list(connection.execute(query).scalars())
