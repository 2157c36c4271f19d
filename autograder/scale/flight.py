"""Chunks in flight: each comes back with its reports, or is lost with its worker."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from distributed import Client, Future

from autograder.judging.seeds import Draw
from autograder.model import Report, Submission
from autograder.run import LostError
from autograder.scale import cluster, parcel
from autograder.scale.worker import FaultError

LOOKS_EVERY = 1.0  # seconds
FETCHED_WITHIN = 10.0  # seconds: reports that take longer lay on a worker that is gone


@dataclass(slots=True)
class Chunk:
    """Submissions that travel together, and how many workers died over them."""

    submissions: tuple[Submission, ...]
    deaths: int = 0
    fault: FaultError | None = None  # of ours, where that was the last of them
    since: float = 0.0  # when it was sent


@dataclass(frozen=True, slots=True)
class Landing:
    """A chunk that is back: with its reports or, where it was lost, None."""

    chunk: Chunk
    reports: list[Report] | None = None


class Flight:
    """The chunks that are with the workers of a scheduler."""

    def __init__(
        self, client: Client, address: str, digest: str, longest: Callable[[Chunk], float]
    ) -> None:
        """`digest` is of their course; `longest` tells how many seconds a chunk may take."""
        self._client, self._address, self._digest = client, address, digest
        self._scheduler = cluster.identity(client)
        self._longest = longest
        self._chunks: dict[Future, Chunk] = {}
        self._ended: queue.SimpleQueue[Future] = queue.SimpleQueue()

    def __len__(self) -> int:
        """How many there are."""
        return len(self._chunks)

    def send(self, chunk: Chunk, draws: Mapping[str, Draw]) -> None:
        """Let one more go, whoever takes it."""
        chunk.since = time.monotonic()
        future = cluster.begun(self._client, self._digest, parcel.pack(chunk.submissions, draws))
        self._chunks[future] = chunk
        future.add_done_callback(self._ended.put)

    def landing(self, *, holds: bool) -> Landing | None:
        """The next that is back; None where a second goes by without one.

        `holds` is whether any worker can grade. Raises LostError when the scheduler is gone.
        """
        try:
            future = self._ended.get(timeout=LOOKS_EVERY)
        except queue.Empty:
            return self._overdue(holds=holds)
        chunk = self._chunks.pop(future, None)
        if chunk is None:  # it was given up before
            return None
        self._expect_scheduler()
        if future.status == "finished":
            with suppress(Exception):  # its worker may be gone with it: then it is lost
                made = future.result(timeout=FETCHED_WITHIN)
                return Landing(chunk, parcel.unpack_reports(made, chunk.submissions))
        self._expect_scheduler()
        end = _end_of(future)
        chunk.deaths += 1 + int(getattr(end, "allowed_failures", 0))  # that Dask itself let die
        chunk.fault = end if isinstance(end, FaultError) else None
        _cancel(future)
        return Landing(chunk)

    def take_back(self) -> None:
        """Cancel them all."""
        for future in self._chunks:
            _cancel(future)

    def _overdue(self, *, holds: bool) -> Landing | None:
        """Take back a chunk that no worker will end, and start anew the worker that hangs over it.

        What is sent while no worker holds is not seen by one that comes: Dask looks for a place
        when a worker joins, and ours says what it can do only after that.
        """
        self._expect_scheduler()
        try:
            places = cluster.processing(self._client)
        except OSError:  # the scheduler is gone, and the client is about to know it
            return None
        for future, chunk in self._chunks.items():
            place = places.get(future.key)
            hangs = place and time.monotonic() - chunk.since > self._longest(chunk)
            if future.done() or not (hangs or (holds and not place)):
                continue
            del self._chunks[future]
            _cancel(future)
            if place:
                chunk.deaths += 1
                with suppress(Exception):  # one that has no nanny ends with its machine
                    self._client.restart_workers([place], timeout=30, raise_for_error=False)
            return Landing(chunk)
        return None

    def _expect_scheduler(self) -> None:
        is_there = self._client.status == "running"
        if not is_there or cluster.identity(self._client) != self._scheduler:
            raise LostError(f"the scheduler at {self._address} is gone")


def _end_of(future: Future) -> BaseException | None:
    """What a chunk ended with, where Dask can say it."""
    if future.status == "error":
        with suppress(Exception):
            end: BaseException | None = future.exception(timeout=FETCHED_WITHIN)
            return end
    return None


def _cancel(future: Future) -> None:
    with suppress(Exception):  # the scheduler may be gone
        future.cancel()
