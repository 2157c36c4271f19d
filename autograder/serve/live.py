"""Live results: one look at the database every 200 ms for all who wait, a stream for each.

What a stream says follows from the state alone, numbered, so that one that was cut goes on where
it was. A browser without streams, or with too many, asks for the page again instead.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from autograder.serve import logs
from autograder.serve.db import Database
from autograder.serve.tables import AttemptState, JobState, attempt, job
from autograder.serve.work import queue

LOOKS_EVERY = 0.2  # seconds
QUIET = 15.0  # seconds after which a comment keeps the connection open
LONGEST = 600.0  # seconds of one stream
MOST_STREAMS = 4  # of one session
RETRY = 2000  # milliseconds after which a browser connects again
_DONE = 1_000_000  # the number of the last event


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an attempt is."""

    state: str  # of the attempt
    running: bool
    ahead: int
    questions: tuple[dict[str, Any], ...]

    @property
    def is_over(self) -> bool:
        """Whether there is a result."""
        return self.state != AttemptState.QUEUED


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a stream."""

    number: int
    name: str
    data: dict[str, Any]

    def __str__(self) -> str:
        data = json.dumps(self.data, ensure_ascii=False)
        return f"id: {self.number}\nevent: {self.name}\ndata: {data}\n\n"


@dataclass(slots=True)
class _Watch:
    """Those who wait for one attempt, and what they were told last."""

    streams: set[asyncio.Event] = field(default_factory=set)
    latest: Progress | None = None


class Hub:
    """The streams of this process."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._watches: dict[str, _Watch] = {}
        self._sessions: Counter[str] = Counter()
        self._poller: asyncio.Task[None] | None = None
        self._closed = False

    def close(self) -> None:
        """End every stream."""
        self._closed = True
        for watch in self._watches.values():
            for stream in watch.streams:
                stream.set()

    def is_full(self, session: str) -> bool:
        """Whether a session has as many streams as it may."""
        return self._sessions[session] >= MOST_STREAMS

    async def follow(self, attempt_id: str, session: str) -> AsyncIterator[Progress | None]:
        """None once it is counted, then how far an attempt is, each time that changes.

        None again when nothing has changed for a while.
        """
        until = asyncio.get_running_loop().time() + LONGEST
        async with self._watching(attempt_id, session) as changed:
            yield None
            watch, told = self._watches[attempt_id], None
            while not self._closed and asyncio.get_running_loop().time() < until:
                changed.clear()
                if watch.latest is not None and watch.latest != told:
                    told = watch.latest
                    yield told
                    if told.is_over:
                        return
                elif not await _happens(changed, QUIET):
                    yield None

    @asynccontextmanager
    async def _watching(self, attempt_id: str, session: str) -> AsyncIterator[asyncio.Event]:
        changed = asyncio.Event()
        watch = self._watches.setdefault(attempt_id, _Watch())
        watch.streams.add(changed)
        self._sessions[session] += 1
        if self._poller is None or self._poller.done():
            self._poller = asyncio.create_task(self._poll())
        try:
            yield changed
        finally:
            watch.streams.discard(changed)
            if not watch.streams:
                self._watches.pop(attempt_id, None)
            self._sessions[session] -= 1
            if not self._sessions[session]:
                del self._sessions[session]

    async def _poll(self) -> None:
        """Look for as long as anybody waits."""
        while self._watches and not self._closed:
            try:
                found = await run_in_threadpool(progress_of, self._db, tuple(self._watches))
            except Exception as fault:  # noqa: BLE001 - the next look may succeed
                logs.fault("live", fault)
                found = {}
            for attempt_id, progress in found.items():
                watch = self._watches.get(attempt_id)
                if watch and watch.latest != progress:
                    watch.latest = progress
                    for stream in watch.streams:
                        stream.set()
            await asyncio.sleep(LOOKS_EVERY)


def progress_of(db: Database, attempt_ids: tuple[str, ...]) -> dict[str, Progress]:
    """How far each of these attempts is."""
    with db.read() as connection:
        query = (
            select(attempt.c.id, attempt.c.state, job.c.state, job.c.progress)
            .join(job, job.c.key == "grade:" + attempt.c.id)
            .where(attempt.c.id.in_(attempt_ids))
        )
        return {
            id_: Progress(
                state,
                running=job_state != JobState.READY,
                ahead=queue.ahead(connection, id_) if job_state == JobState.READY else 0,
                questions=tuple(questions or ()),
            )
            for id_, state, job_state, questions in connection.execute(query).all()
        }


def events(progress: Progress, *, with_questions: bool) -> list[Event]:
    """Everything a stream has to say of a state, in order; the last one is said by the page."""
    if not progress.running and not progress.is_over:
        number = _DONE // 2 - 1 - progress.ahead  # the nearer its turn, the later
        return [Event(number, "queued", {"ahead": progress.ahead})]
    said = [Event(_DONE // 2, "running", {})]
    if with_questions:
        said += [
            Event(_DONE // 2 + place, "question", question)
            for place, question in enumerate(progress.questions, start=1)
        ]
    return said


def done(data: dict[str, Any]) -> Event:
    """The last event of a stream."""
    return Event(_DONE, "done", data)


async def _happens(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
