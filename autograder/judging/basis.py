"""What a grade stands on, as digests: the engine that judges, and everything that a task says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path

from autograder import __version__
from autograder.model import Basis, Task

_ENGINE = Path(__file__).resolve().parents[1]
_JUDGES = ("assertions.py", "course.py", "judging", "sandbox", "intake/notebook.py")


def of(task: Task | None) -> Basis:
    """The basis of what is graded now as this task; of no task where none is known."""
    return Basis(_engine(), digest(task) if task else "")


def digest(task: Task) -> str:
    """Changes with tests, solution, stand-ins, cases and limits; not with the task's place."""
    files = [*_sources(task.assignment / "tests"), *_sources(task.hidden), *_sources(task.solution)]
    facts = f"{sorted(asdict(task.limits).items())} {task.functions}"
    return _digest(files, task.root, facts)


@cache
def _engine() -> str:
    files = [file for name in _JUDGES for file in _sources(_ENGINE / name)]
    return f"{__version__}+{_digest(files, _ENGINE, '')}"


def _sources(place: Path) -> list[Path]:
    """The Python files there; none where there is nothing, as where a task has no hidden tests."""
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _digest(files: Iterable[Path], root: Path, facts: str) -> str:
    whole = sha256(facts.encode())
    for file in files:
        content = file.read_bytes()
        whole.update(f"\n{file.relative_to(root).as_posix()} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:16]
