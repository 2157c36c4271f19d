"""The course as it travels: its files in one zip, and a digest of all that a grade hangs on."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata

from autograder.judging import basis
from autograder.model import Refusal, Task
from autograder.storage import zipped

_TREES = ("assignments", "solutions", "tests/hidden")
_LIBRARIES = ("numpy",)  # whose versions show in what a function returns


@dataclass(frozen=True, slots=True)
class Luggage:
    """What a worker needs, and what it must be, to give the grades that this machine would give."""

    course: bytes  # a zip
    bases: tuple[tuple[str, str, str], ...]  # slug, engine, digest of the task
    versions: tuple[tuple[str, str], ...]  # of Python and of what decides how numbers look
    require_walls: bool
    digest: str


def pack(tasks: Sequence[Task], *, require_walls: bool) -> Luggage:
    """The luggage for a run over these tasks."""
    if not tasks:
        raise Refusal("this course has no tasks, so there is nothing to hand to workers")
    course = zipped(_files(tasks))
    stand = tuple((task.slug, *_basis(task)) for task in tasks)
    known = versions()
    digest = sha256(repr((stand, known, require_walls)).encode() + course).hexdigest()[:16]
    return Luggage(course, stand, known, require_walls, digest)


def versions() -> tuple[tuple[str, str], ...]:
    """Of Python and the libraries here."""
    python = platform.python_version()
    return (("Python", python), *((name, metadata.version(name)) for name in _LIBRARIES))


def shortfall(luggage: Luggage) -> str:
    """What this machine has other than the one that sent the luggage; "" where nothing."""
    here = dict(versions())
    for name, wanted in luggage.versions:
        if here.get(name) != wanted:
            return f"has {name} {here.get(name)} and not {wanted}"
    wanted = luggage.bases[0][1]
    engine = basis.of(None).engine
    return "" if engine == wanted else f"has gradiente {engine} and not {wanted}"


def differing(luggage: Luggage, tasks: Sequence[Task]) -> str:
    """Which task came out otherwise than it was packed; "" where none."""
    here = {task.slug: _basis(task) for task in tasks}
    for slug, *stand in luggage.bases:
        if here.get(slug) != tuple(stand):
            return f"has another {slug}"
    return ""


def _basis(task: Task) -> tuple[str, str]:
    known = basis.of(task)
    return known.engine, known.task


def _files(tasks: Sequence[Task]) -> dict[str, bytes]:
    """The files of the tasks, and what lies above them; what Python leaves there is no source."""
    root = tasks[0].root
    above = [path for tree in _TREES for path in (root / tree).glob("*")]
    places = (place for task in tasks for place in (task.assignment, task.solution, task.hidden))
    found = (*above, *(path for place in places for path in place.rglob("*")))
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }
