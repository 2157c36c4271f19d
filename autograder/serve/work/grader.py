"""Workers: threads that lease attempts and have them graded in the sandbox, one after the other."""

from __future__ import annotations

import math
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from autograder.model import QuestionResult
from autograder.run import LostError
from autograder.sandbox.opening import open_sandbox
from autograder.serve import crash, ids, logs
from autograder.serve.db import Database
from autograder.serve.work import clock, judge, queue
from autograder.serve.work.queue import Leased
from autograder.serve.work.recording import Result, finish
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
