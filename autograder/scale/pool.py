"""The pool of other machines: who can grade, and what becomes of a chunk whose worker dies.

A chunk that is lost twice is taken apart, and what was in it runs alone, one after the other, when
all else is done: whoever's worker dies then too is the cause, and costs nobody else a worker.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

from distributed import Client

from autograder.judging.seeds import Draw
from autograder.model import Refusal, Report, Submission, Task
from autograder.run import LostError, OnReport, engine_error
from autograder.sandbox.orders import CLOCK
from autograder.scale import cluster, luggage, worker
from autograder.scale.flight import LOOKS_EVERY, Chunk, Flight, Landing

CHUNK = 10  # submissions: a worker is busy for about a second
AHEAD = 2  # chunks a worker: one that it grades, and the next
DEATHS = 3  # of workers, after which a submission is a fault of ours
TOGETHER = 2  # times that a chunk is tried as a whole
NOBODY = 600.0  # seconds without any worker, after which the run gives up
SPARE = 60.0  # seconds that a chunk may take beyond all the limits of its tasks


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
        self._client: Client
        self._flight: Flight

    def __enter__(self) -> Self:
        """Connect, and have every worker take the course in; Refusal where none can grade."""
        self._client = cluster.connected(self._address, self._tls)
        try:
            self._client.subscribe_topic(worker.TOPIC, self._heard)
            self._client.register_plugin(worker.Sandboxed(self._luggage))
            self._expect_workers()
            digest = self._luggage.digest
            self._flight = Flight(self._client, self._address, digest, self._longest)
        except BaseException:
            cluster.hang_up(self._client)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is not graded, and hang up."""
        self._flight.take_back()
        cluster.hang_up(self._client)

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
        waiting = _Waiting(submissions)
        held = time.monotonic()
        while waiting or self._flight:
            workers = self.workers
            while chunk := waiting.next(workers, len(self._flight)):
                self._flight.send(chunk, draws)
            held = time.monotonic() if workers else held
            if time.monotonic() - held > NOBODY:
                raise LostError(f"no worker has held for {NOBODY / 60:g} minutes")
            landing = self._flight.landing(holds=workers > 0)
            for report in waiting.reports(landing) if landing else (None,):
                on_report(report)

    def _longest(self, chunk: Chunk) -> float:
        """Seconds that a chunk may take, with one before it, by the limits of its tasks."""
        each = (self._limits.get(s.task or "", 0.0) for s in chunk.submissions)
        return self._patience or AHEAD * (SPARE + sum(each))

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


class _Waiting:
    """What is still to be sent, in the order in which it goes."""

    def __init__(self, submissions: Sequence[Submission]) -> None:
        """One is taken out of `submissions` when its turn comes: it may be on disk until then."""
        self._submissions = submissions
        self._left = deque(range(len(submissions)))
        self._again: deque[Chunk] = deque()  # lost once: tried as they are
        self._alone: deque[Chunk] = deque()  # lost twice

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self._left or self._again or self._alone)

    def next(self, workers: int, flying: int) -> Chunk | None:
        """The next chunk to go; None while so many fly that it had better wait."""
        if not (self._again or self._left):
            return self._alone.popleft() if self._alone and not flying else None
        if flying >= AHEAD * max(workers, 1):
            return None
        return self._again.popleft() if self._again else self._together(workers)

    def reports(self, landing: Landing) -> Sequence[Report]:
        """Those of a chunk that is back; one that was lost waits again, or is a fault of ours."""
        chunk = landing.chunk
        if landing.reports is not None:
            return landing.reports
        if chunk.deaths < TOGETHER:
            self._again.append(chunk)
        elif len(chunk.submissions) == 1 and chunk.deaths >= DEATHS:
            lost = LostWorkerError(f"{chunk.deaths} workers died over it")
            return [engine_error(chunk.submissions[0], chunk.fault or lost)]
        else:
            alone = (Chunk((each,), chunk.deaths, chunk.fault) for each in chunk.submissions)
            self._alone.extend(alone)
        return ()

    def _together(self, workers: int) -> Chunk:
        """Fewer towards the end, so that all workers end at one time."""
        size = max(1, min(CHUNK, len(self._left) // (AHEAD * max(workers, 1))))
        return Chunk(tuple(self._submissions[self._left.popleft()] for _ in range(size)))
