"""One submission after the other on the workers of a scheduler, for a service that has a queue."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path

from distributed import Client, KilledWorker

from autograder.judging.seeds import Draw
from autograder.model import Report, Submission, Task
from autograder.run import LostError, engine_error
from autograder.sandbox.orders import CLOCK
from autograder.scale import cluster, luggage, parcel, worker
from autograder.scale.flight import FETCHED_WITHIN, LOOKS_EVERY
from autograder.scale.pool import AHEAD, DEATHS, SPARE, LostWorkerError

_LOOKS_EVERY = 2.0  # seconds between looks for the scheduler
_WITHIN = "5s"  # that it must answer
_NOBODY = 10.0  # seconds without any worker, after which a job goes back


class Remote:
    """Grades in any thread; a scheduler that is gone is looked for until it is back."""

    def __init__(self, address: str, tasks: Sequence[Task], tls: Path | None = None) -> None:
        """Refusal where solutions would travel in the open; nothing is asked of the network yet."""
        cluster.expect_private(address)
        cluster.security(tls)
        self._address, self._tls = address, tls
        self._luggage = luggage.pack(tasks, require_walls=False)
        self._longest = {task.slug: AHEAD * CLOCK * task.limits.budget + SPARE for task in tasks}
        self._client: Client | None = None
        self._scheduler = ""  # which one it is
        self._closing = threading.Event()
        self.trouble = ""  # why it could not be reached the last time

    def start(self) -> None:
        """Begin to look for the scheduler."""
        threading.Thread(target=self._keep_connected, name="scheduler", daemon=True).start()

    def grade(self, submission: Submission, draw: Draw) -> Report:
        """The report on a submission; LostError where no scheduler or no worker is there."""
        packed = parcel.pack([submission], {submission.id: draw})
        longest = self._longest.get(submission.task or "", SPARE)
        deaths = 0
        while True:
            try:
                made = self._asked(packed, longest)
            except (KilledWorker, TimeoutError, worker.FaultError) as end:
                deaths += getattr(end, "allowed_failures", 0) + 1
                if deaths >= DEATHS:
                    ours = isinstance(end, worker.FaultError)
                    lost = LostWorkerError(f"{deaths} workers died over it")
                    return engine_error(submission, end if ours else lost)
            else:
                return parcel.unpack_reports(made, [submission])[0]

    def holds(self) -> bool:
        """Whether there is a worker that would grade."""
        try:
            return cluster.holding(self._connected(), self._luggage.digest) > 0
        except LostError:
            return False

    def close(self) -> None:
        """Hang up: whoever waits for a report hears that the scheduler is lost."""
        self._closing.set()
        self._hang_up()

    def _asked(self, packed: bytes, longest: float) -> bytes:
        client = self._connected()
        try:
            return self._waited(client, packed, longest)
        except (CancelledError, OSError) as fault:
            if isinstance(fault, TimeoutError):
                raise
            raise LostError(f"the scheduler at {self._address} is gone") from None
        except RuntimeError as fault:
            raise LostError(f"{fault}") from None

    def _waited(self, client: Client, packed: bytes, longest: float) -> bytes:
        digest = self._luggage.digest
        future = cluster.begun(client, digest, packed)
        begun = held = time.monotonic()
        while not future.done():
            with suppress(TimeoutError):
                future.exception(timeout=LOOKS_EVERY)
            now = time.monotonic()
            holding = cluster.holding(client, digest)
            held = now if holding else held
            if client.status != "running":
                raise CancelledError
            if holding and not future.done() and future.key not in cluster.processing(client):
                future.cancel()  # it was sent before there was a worker: see flight.py
                future = cluster.begun(client, digest, packed)
            if now - held > _NOBODY:
                future.cancel()
                raise LostError(f"no worker of {self._address} can grade")
            if now - begun > longest:
                future.cancel()
                raise TimeoutError
        made: bytes = future.result(timeout=FETCHED_WITHIN)
        return made

    def _connected(self) -> Client:
        client = self._client
        if client is None or client.status != "running":
            raise LostError(f"the scheduler at {self._address} is gone")
        return client

    def _keep_connected(self) -> None:
        """Look for the scheduler, again and again where it is lost."""
        while not self._closing.wait(_LOOKS_EVERY if self._client else 0.0):
            try:
                self._connect_where_lost()
            except Exception as fault:  # noqa: BLE001 - whatever it is, it is tried again
                self.trouble = str(fault)
                self._closing.wait(_LOOKS_EVERY)

    def _connect_where_lost(self) -> None:
        if self._client is not None and self._is_there(self._client):
            return
        self._hang_up()
        fresh = cluster.connected(self._address, self._tls, _WITHIN)
        try:
            self._scheduler = cluster.identity(fresh)
            fresh.register_plugin(worker.Sandboxed(self._luggage))
        except BaseException:
            cluster.hang_up(fresh)
            raise
        self._client = fresh
        if self._closing.is_set():  # meanwhile
            self._hang_up()

    def _is_there(self, client: Client) -> bool:
        return client.status == "running" and cluster.identity(client) == self._scheduler

    def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client:
            cluster.hang_up(client)
