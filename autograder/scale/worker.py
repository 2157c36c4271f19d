"""What Dask runs in a worker: the plugin that sets it up, and the function that grades a chunk."""

from __future__ import annotations

import asyncio
from pathlib import Path

from distributed import Worker, WorkerPlugin

from autograder.model import Refusal
from autograder.scale.bench import Benches
from autograder.scale.luggage import Luggage

TOPIC = "gradiente"  # of the events in which a worker says what it lacks

_benches = Benches()


class FaultError(Exception):
    """A fault of ours over a chunk; another worker may have it too."""


def resource(digest: str) -> str:
    """What a worker has, as Dask counts it, when it can grade one chunk at a time of a run."""
    return f"gradiente-{digest}"


class Sandboxed(WorkerPlugin):  # type: ignore[misc]  # Dask has no types
    """Gives a worker the course and a sandbox; one that cannot grade is given no chunk."""

    idempotent = True  # a second run over the same course finds it set up

    def __init__(self, luggage: Luggage) -> None:
        self.luggage, self.name = luggage, resource(luggage.digest)

    async def setup(self, worker: Worker) -> None:
        """Set the worker up, and say what it lacks; whatever that is, it is no error of Dask's."""
        secure = worker.address.startswith("tls://")
        place = Path(worker.local_directory)
        refusal = await asyncio.to_thread(_benches.set_up, self.luggage, place, secure=secure)
        if not refusal:
            await worker.set_resources(**{self.name: 1})
        facts = {"digest": self.luggage.digest, "worker": worker.address, "refusal": refusal}
        worker.log_event(TOPIC, facts)

    async def teardown(self, worker: Worker) -> None:
        """Close the sandbox: the worker is about to end."""
        await asyncio.to_thread(_benches.close)


def grade(digest: str, chunk: bytes) -> bytes:
    """Grade a chunk where it is called; RuntimeError where this worker has no such course."""
    try:
        return _benches.grade(digest, chunk)
    except Refusal as refusal:
        raise RuntimeError(str(refusal)) from None
    except Exception as fault:  # noqa: BLE001 - not every exception can travel
        # Dask writes it into its logs: its words could be a student's, or of a hidden test.
        raise FaultError(f"a {type(fault).__name__} of ours") from None


def state(digest: str) -> tuple[str, tuple[str, ...]]:
    """Why this worker cannot grade by a course, "" where it can, and the walls it has."""
    refusal = _benches.refusals.get(digest, "has not taken in the course")
    return refusal, _benches.protection()
