"""Workers: threads that lease attempts, have them graded in the sandbox, and write what came of it.

A result is one transaction, and only where the lease is still ours: whoever was slow for so long
that somebody else has the job writes nothing.
"""

from __future__ import annotations

import math
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import SQLAlchemyError

from autograder.model import Outcome, QuestionResult, Report, Status
from autograder.report import summary
from autograder.report.folder import Rendering
from autograder.run import LostError
from autograder.sandbox.opening import open_sandbox
from autograder.serve import blobs, crash, ids, logs, rows
from autograder.serve.db import Database
from autograder.serve.rows import Link
from autograder.serve.tables import AttemptState, JobKind, attempt, grading, outcome
from autograder.serve.work import clock, counting, judge, queue
from autograder.serve.work.judge import Case
from autograder.serve.work.queue import Leased
from autograder.serve.work.shelf import Shelf

_LOOKS_EVERY = 1.0  # seconds between looks for what other servers queued
_STOPS_WITHIN = 4.0  # seconds that running work is waited for
_PAUSE = timedelta(seconds=5)  # before a job is tried again whose result found no room
_ALIVE = 60.0  # seconds after which a silent worker counts as gone


class Grader:
    """The workers of this process."""

    def __init__(
        self, db: Database, shelf: Shelf, workers: int, elsewhere: judge.Elsewhere | None = None
    ) -> None:
        """With `elsewhere` nothing is graded in this process, whatever happens there."""
        self.elsewhere = elsewhere
        self._db, self._shelf = db, shelf
        self.owner = f"{socket.gethostname()}:{os.getpid()}:{ids.new_id()}"
        self._wake, self._stopping = threading.Condition(), threading.Event()
        self._running: dict[str, Leased] = {}
        self._unfinished: list[Leased] = []  # whose result could not be written
        self._seen = time.monotonic()
        self.ready = threading.Event()  # tests and solutions are read
        self._threads = [
            threading.Thread(target=self._work, name=f"grader-{n}", daemon=True)
            for n in range(workers)
        ]
        self._keeper = threading.Thread(target=self._keep, name="leases", daemon=True)
        self.on_graded: Callable[[str, float], object] = lambda *_: None  # told of each result
        self.hourly: Callable[[datetime], object] = lambda _: None  # what is swept up
        self._place: judge.Place | None = elsewhere
        self._open = ExitStack()

    def start(self) -> None:
        """Begin to work."""
        if self._db.is_sqlite:
            queue.take_back_all(self._db)
        if self.elsewhere:
            self.elsewhere.start()
            self._open.callback(self.elsewhere.close)
        else:
            self._place = self._open.enter_context(open_sandbox())
        self._keeper.start()
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """There is something new in the queue."""
        with self._wake:
            self._wake.notify()

    def stop(self) -> None:
        """Begin nothing new, wait a little for what runs, and put the rest back."""
        self._stopping.set()
        with self._wake:
            self._wake.notify_all()
        until = time.monotonic() + _STOPS_WITHIN
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, until - time.monotonic()))
        while self._running:
            _, leased = self._running.popitem()  # from here on its thread writes nothing
            with suppress(SQLAlchemyError):
                queue.give_back(self._db, leased, clock.now())
        self._open.close()

    @property
    def is_alive(self) -> bool:
        """Whether a worker has been heard of lately."""
        return time.monotonic() - self._seen < _ALIVE and any(t.is_alive() for t in self._threads)

    def _work(self) -> None:
        if threading.current_thread() is self._threads[0]:
            self._load()
        self.ready.wait()
        while not self._stopping.is_set():
            self._seen, leased = time.monotonic(), None
            try:
                self._put_back()
                leased = queue.lease(self._db, self.owner, clock.now())
                if leased:
                    self._run(leased)
            except (SQLAlchemyError, LostError) as fault:  # a full disk has room again some day
                logs.fault("worker", fault)
                self._unfinished += [leased] if leased else []
                leased = None
            except Exception as fault:  # noqa: BLE001 - the database may be back in a moment
                logs.fault("worker", fault)
                leased = None
            if leased is None:
                with self._wake:
                    self._wake.wait(_LOOKS_EVERY)

    def _put_back(self) -> None:
        """Let jobs be tried again that found no scheduler, or no room: that is nobody's fault.

        On a full disk not even this can be written, so it is tried until it is: what is leased
        keeps its student's other files waiting.
        """
        for leased in tuple(self._unfinished):
            queue.give_back(self._db, leased, clock.now() + _PAUSE)
            with suppress(ValueError):  # another thread was faster
                self._unfinished.remove(leased)

    def _load(self) -> None:
        try:
            self._shelf.load()
        except Exception as fault:  # noqa: BLE001 - each attempt at the task will say it
            logs.fault("load", fault)
        finally:
            self.ready.set()

    def _run(self, leased: Leased) -> None:
        self._running[leased.id] = leased
        try:
            with self._db.read() as connection:
                case = judge.case_of(connection, leased.attempt_id)
            started, begun = clock.now(), time.perf_counter()
            assert self._place is not None  # noqa: S101 - threads start after it is open
            report = judge.judge(case, self._shelf, self._place, self._listener(leased))
            crash.here("grade:after")
            if leased.id not in self._running:
                return  # `stop` has put the job back, and closed the sandbox under it
            state = finish(self._db, leased, case, Result(report, started))
            seconds = round(time.perf_counter() - begun, 3)
            self.on_graded(state or "lost", seconds)
            logs.event("graded", attempt=leased.attempt_id, state=state, seconds=seconds)
        finally:
            self._running.pop(leased.id, None)

    def _listener(self, leased: Leased) -> Any:  # Any: a function that grading calls
        so_far: list[dict[str, Any]] = []

        def on_question(question: QuestionResult) -> None:
            facts = {"name": question.name, "score": question.score, "max": question.max_score}
            so_far.append(facts)
            self._seen = time.monotonic()
            if leased.id not in self._running:
                return
            with suppress(SQLAlchemyError):  # whoever watches sees it a moment later
                queue.tell(self._db, leased, so_far)

        return on_question

    def _keep(self) -> None:
        """Renew what is leased, and sweep up once an hour."""
        swept = -math.inf
        while not self._stopping.wait(queue.RENEWED_EVERY.total_seconds()):
            try:
                if self._running:
                    queue.renew(self._db, self.owner, tuple(self._running), clock.now())
                    self._seen = time.monotonic()
                if time.monotonic() - swept > 3600:
                    swept = time.monotonic()
                    self.hourly(clock.now())
            except SQLAlchemyError as fault:
                logs.fault("leases", fault)


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
