"""The pool of other machines: chunks in flight, and what becomes of those whose worker dies.

A chunk that is lost twice is taken apart, and what was in it runs alone, one after the other, when
all else is done: whoever's worker dies then too is the cause, and costs nobody else a worker.
"""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from distributed import Client, Future

from autograder.judging.seeds import Draw
from autograder.model import Refusal, Report, Submission, Task
from autograder.run import LostError, OnReport, engine_error
from autograder.sandbox.orders import CLOCK
from autograder.scale import cluster, luggage, parcel, worker

CHUNK = 10  # submissions: a worker is busy for about a second
AHEAD = 2  # chunks a worker: one that it grades, and the next
DEATHS = 3  # of workers, after which a submission is a fault of ours
TOGETHER = 2  # times that a chunk is tried as a whole
LOOKS_EVERY = 1.0  # seconds
NOBODY = 600.0  # seconds without any worker, after which the run gives up
SPARE = 60.0  # seconds that a chunk may take beyond all the limits of its tasks


@dataclass(slots=True)
class Chunk:
    """Submissions that travel together, and how many workers died over them."""

    submissions: tuple[Submission, ...]
    deaths: int = 0
    since: float = 0.0  # when it was sent


class LostWorkerError(Exception):
    """A submission took its worker with it, again and again."""


def _unheard(_: str) -> None:
    """Nobody reads which workers are refused."""


class DaskPool:
    """Grades on the workers of a scheduler; open it before it is used."""

    def __init__(
        self,
        address: str,
        tasks: Sequence[Task],
        *,
        tls: Path | None = None,
        require_walls: bool = False,
        on_refused: Callable[[str], None] = _unheard,
        patience: float | None = None,
    ) -> None:
        """`on_refused` hears which worker cannot grade, and why.

        `patience` is how many seconds a chunk may take, whatever its tasks allow: for tests.
        """
        self._address, self._tls, self._patience = address, tls, patience
        self._limits = {task.slug: CLOCK * task.limits.budget for task in tasks}
        self._luggage = luggage.pack(tasks, require_walls=require_walls)
        self._on_refused, self._refused = on_refused, set[str]()
        self._walls: tuple[str, ...] | None = None
        self._holding, self._counted = 0, -LOOKS_EVERY
        self._flying: dict[Future, Chunk] = {}
        self._ended: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._client: Client

    def __enter__(self) -> Self:
        """Connect, and have every worker take the course in; Refusal where none can grade."""
        self._client = cluster.connected(self._address, self._tls)
        try:
            self._client.subscribe_topic(worker.TOPIC, self._heard)
            self._client.register_plugin(worker.Sandboxed(self._luggage))
            self._expect_workers()
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is not graded, and hang up."""
        for future in self._flying:
            with suppress(Exception):
                future.cancel()
        self._client.close()

    @property
    def protection(self) -> tuple[str, ...]:
        """The walls of the worker that has the fewest."""
        return self._walls or ()

    @property
    def workers(self) -> int:
        """How many workers can grade, as the scheduler said it within the last second."""
        if (now := time.monotonic()) - self._counted >= LOOKS_EVERY:
            self._holding = cluster.holding(self._client, self._luggage.digest)
            self._counted = now
        return self._holding

    def grade(
        self, submissions: Sequence[Submission], draws: Mapping[str, Draw], on_report: OnReport
    ) -> None:
        """Grade each once; LostError when the scheduler is gone, or all workers for too long."""
        left = deque(range(len(submissions)))  # one is taken when its turn comes
        again: deque[Chunk] = deque()  # lost once: tried as they are
        alone: deque[Chunk] = deque()  # lost twice
        held = time.monotonic()
        while left or again or alone or self._flying:
            workers = self.workers
            while len(self._flying) < AHEAD * max(workers, 1) and (again or left):
                chunk = again.popleft() if again else _next(left, submissions, workers)
                self._send(chunk, draws)
            if alone and not self._flying:
                self._send(alone.popleft(), draws)
            held = time.monotonic() if workers else held
            if time.monotonic() - held > NOBODY:
                raise LostError(f"no worker has held for {NOBODY / 60:g} minutes")
            chunk_and_reports = self._wait()
            if chunk_and_reports is None:
                on_report(None)
                continue
            chunk, reports = chunk_and_reports
            if reports is None:
                self._lose(chunk, again, alone, on_report)
            for report in reports or ():
                on_report(report)

    def _send(self, chunk: Chunk, draws: Mapping[str, Draw]) -> None:
        chunk.since = time.monotonic()
        packed = parcel.pack(chunk.submissions, draws)
        future = cluster.begun(self._client, self._luggage.digest, packed)
        self._flying[future] = chunk
        future.add_done_callback(self._ended.put)

    def _wait(self) -> tuple[Chunk, list[Report] | None] | None:
        """A chunk that ended, with its reports or, where it was lost, None; None: nothing yet."""
        try:
            future = self._ended.get(timeout=LOOKS_EVERY)
        except queue.Empty:
            return self._overdue()
        chunk = self._flying.pop(future, None)
        if chunk is None:  # it was given up before
            return None
        self._expect_scheduler()
        if future.status == "finished":
            with suppress(Exception):  # its worker may be gone with it: then it is lost
                return chunk, parcel.unpack_reports(future.result(timeout=60), chunk.submissions)
        self._expect_scheduler()
        chunk.deaths += getattr(_fault(future), "allowed_failures", 0) + 1
        return chunk, None

    def _expect_scheduler(self) -> None:
        if self._client.status != "running":
            raise LostError(f"the scheduler at {self._address} is gone")

    def _overdue(self) -> tuple[Chunk, None] | None:
        """Take back a chunk that no worker will end, and start anew the worker that hangs over it.

        What is sent while no worker holds is not seen by one that comes: Dask looks for a place
        when a worker joins, and ours says what it can do only after that.
        """
        self._expect_scheduler()
        try:
            places = cluster.processing(self._client)
        except OSError:  # the scheduler is gone, and the client is about to know it
            return None
        for future, chunk in self._flying.items():
            place = places.get(future.key)
            if future.done() or (place is None and not self.workers):
                continue
            if place and time.monotonic() - chunk.since < self._longest(chunk):
                continue
            del self._flying[future]
            future.cancel()
            if place:
                chunk.deaths += 1
                with suppress(Exception):  # one that has no nanny ends with its machine
                    self._client.restart_workers([place], timeout=30, raise_for_error=False)
            return chunk, None
        return None

    def _longest(self, chunk: Chunk) -> float:
        """Seconds that a chunk may take, with one before it, by the limits of its tasks."""
        each = (self._limits.get(s.task or "", 0.0) for s in chunk.submissions)
        return self._patience or AHEAD * (SPARE + sum(each))

    def _lose(
        self, chunk: Chunk, again: deque[Chunk], alone: deque[Chunk], on_report: OnReport
    ) -> None:
        """A chunk's worker died: it is tried again, or in parts, or is a fault of ours."""
        single = len(chunk.submissions) == 1
        if single and chunk.deaths >= DEATHS:
            fault = LostWorkerError(f"{chunk.deaths} workers died over it")
            on_report(engine_error(chunk.submissions[0], fault))
        elif chunk.deaths < TOGETHER:
            again.append(chunk)
        else:
            alone.extend(Chunk((each,), chunk.deaths) for each in chunk.submissions)

    def _expect_workers(self) -> None:
        """Refusal where no worker can grade by this course; the names of those who cannot."""
        states = self._client.run(worker.state, self._luggage.digest, on_error="return")
        if not states:
            raise Refusal(
                f"the scheduler at {self._address} has no worker: start one with "
                f"`dask worker {self._address} --nthreads 1`"
            )
        held = []
        for address, state in states.items():
            refusal, walls = state if isinstance(state, tuple) else (f"{state}", ())
            if refusal:
                self._refuse(address, refusal)
            else:
                held.append(walls)
        if not held:
            raise Refusal(f"no worker can grade by this course: {'; '.join(sorted(self._refused))}")
        self._walls = min(held, key=len)

    def _heard(self, event: tuple[float, Mapping[str, str]]) -> None:
        """A worker that came later says whether it can grade."""
        _, facts = event
        if facts["digest"] == self._luggage.digest and facts["refusal"]:
            self._refuse(facts["worker"], facts["refusal"])

    def _refuse(self, address: str, refusal: str) -> None:
        said = f"{address} {refusal}"
        if said not in self._refused:
            self._refused.add(said)
            self._on_refused(said)


def _next(left: deque[int], submissions: Sequence[Submission], workers: int) -> Chunk:
    """The next to travel together: fewer towards the end, so that all workers end at one time."""
    size = max(1, min(CHUNK, len(left) // (AHEAD * max(workers, 1))))
    return Chunk(tuple(submissions[left.popleft()] for _ in range(size)))


def _fault(future: Future) -> BaseException | None:
    with suppress(Exception):
        fault: BaseException | None = future.exception(timeout=10)
        return fault
    return None
