"""A worker's side: the course that came by zip, one sandbox, and a chunk graded in it."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from autograder import catalog
from autograder.judging import exams
from autograder.model import Refusal, Report, Task
from autograder.run import grade_one
from autograder.sandbox.opening import open_sandbox, refuse_unprotected
from autograder.sandbox.orders import Wall
from autograder.sandbox.process import Sandbox
from autograder.scale import luggage as lug
from autograder.scale import parcel
from autograder.scale.luggage import Luggage
from autograder.storage import make_private, write_together

_NO_NETWORK = {Wall.SECCOMP, Wall.NAMESPACES}  # either of them keeps a student from the scheduler


@dataclass(slots=True)
class Benches:
    """What a worker process holds: a sandbox, opened once, and the courses it was given."""

    sandbox: Sandbox | None = None
    tasks: dict[str, dict[str, Task]] = field(default_factory=dict)  # by digest, then slug
    refusals: dict[str, str] = field(default_factory=dict)  # by digest
    lock: threading.Lock = field(default_factory=threading.Lock)

    def set_up(self, luggage: Luggage, place: Path, *, secure: bool) -> str:
        """Take the course in; why this worker cannot grade by it, "" where it can."""
        with self.lock:
            try:
                refusal = lug.shortfall(luggage) or self._take_in(luggage, place, secure=secure)
            except (Refusal, OSError) as fault:
                refusal = f"cannot take in the course: {fault}"
            self.refusals[luggage.digest] = refusal
            return refusal

    def grade(self, digest: str, chunk: bytes) -> bytes:
        """The reports on a chunk; Refusal where no such course was taken in."""
        if self.refusals.get(digest, "?") or self.sandbox is None:
            raise Refusal(self.refusals.get(digest) or "this worker has no such course")
        return parcel.pack_reports(self._reports(digest, chunk, self.sandbox))

    def protection(self) -> tuple[str, ...]:
        """The walls that hold here."""
        return self.sandbox.protection if self.sandbox else ()

    def close(self) -> None:
        """End the sandbox with everything in it."""
        with self.lock:
            sandbox, self.sandbox = self.sandbox, None
            self.tasks.clear()
            self.refusals.clear()
            if sandbox:
                sandbox.__exit__(None, None, None)

    def _reports(self, digest: str, chunk: bytes, sandbox: Sandbox) -> Iterator[Report]:
        tasks = self.tasks[digest]
        for submission, draw in parcel.unpack(chunk):
            yield grade_one(submission, tasks.get(submission.task or ""), sandbox, draw)

    def _take_in(self, luggage: Luggage, place: Path, *, secure: bool) -> str:
        if self.sandbox is None:
            self.sandbox = open_sandbox().__enter__()
        folder = place / f"course-{luggage.digest}"
        _unpack(luggage.course, folder)
        tasks = catalog.load_tasks(folder)
        if differing := lug.differing(luggage, tasks):
            return differing
        for task in tasks:
            exams.load(task)
        if luggage.require_walls:
            refuse_unprotected(self.sandbox)
        if not secure and not _NO_NETWORK & set(self.sandbox.protection):
            return (
                "has no wall between students' code and the network, and this scheduler talks "
                "without TLS: `gradiente scale certificates` makes what that needs"
            )
        self.tasks[luggage.digest] = {task.slug: task for task in tasks}
        return ""


def _unpack(course: bytes, folder: Path) -> None:
    """The files of a course, for their owner alone."""
    make_private(folder)
    with zipfile.ZipFile(io.BytesIO(course)) as archive:
        for name in archive.namelist():
            with suppress(FileExistsError):
                path = folder / name
                write_together(path.parent, {path.name: archive.read(name)})
