"""Folders become tasks: a task is a slug in three trees, and nothing lists the slugs."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from autograder.model import Limits, Submission, Task


class CatalogError(Exception):
    """A task's files are not what they should be; names the file and the remedy."""


def find_root(start: Path | None = None) -> Path:
    """The course: the folder above `start` that holds assignments/, else the one we ship with."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[1]):
        if (folder / "assignments").is_dir() and (folder / "solutions").is_dir():
            return folder
    raise CatalogError(
        "no course found: run gradiente inside a folder with assignments/ and solutions/, "
        "or install it from its checkout with `pip install -e .`"
    )


def load_tasks(root: Path) -> tuple[Task, ...]:
    """All tasks of the course, in teaching order."""
    if str(root) not in sys.path:
        sys.path.append(str(root))  # hidden tests import solutions.<slug>
    manifests = (root / "assignments").glob("*/task.toml")
    return tuple(sorted((_load(path, root) for path in manifests), key=lambda t: (t.order, t.slug)))


def find_task(tasks: tuple[Task, ...], submission: Submission, asked: str | None) -> Task | None:
    """The task of a submission: as asked, else its metadata, its file or folder, its functions."""
    by_slug = {task.slug: task for task in tasks}
    if asked or submission.task in by_slug:
        return by_slug.get(asked or submission.task or "")
    return _by_name(tasks, submission) or _by_functions(tasks, submission)


def _load(path: Path, root: Path) -> Task:
    try:
        facts: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Task(
            slug=path.parent.name,
            title=facts["title"],
            order=facts["order"],
            limits=Limits(**facts.get("limits", {})),
            functions=_functions(path.parent),
            root=root,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CatalogError(f"{path}: {error}; it needs title, order and [limits]") from error


def _functions(folder: Path) -> tuple[str, ...]:
    """The names of the public test files, in the order in which the notebook asks for them."""
    notebook = folder / "notebook.py"
    lesson = notebook.read_text(encoding="utf-8") if notebook.exists() else ""
    names = sorted(path.stem for path in (folder / "tests").glob("*.py"))
    return tuple(sorted(names, key=lambda name: lesson.find(f'tags=["{name}"]')))


def _by_name(tasks: tuple[Task, ...], submission: Submission) -> Task | None:
    """The one task whose slug stands in the file's name, else in the names of its folders."""
    path = Path(submission.file)
    for part in (path.stem, *(folder.name for folder in path.parents)):
        words = part.lower().replace("-", "_")
        found = [t for t in tasks if re.search(rf"(?<![a-z]){t.slug}(?![a-z])", words)]
        longest = max(found, key=lambda task: len(task.slug), default=None)
        if longest is not None and all(task.slug in longest.slug for task in found):
            return longest
    return None


def _by_functions(tasks: tuple[Task, ...], submission: Submission) -> Task | None:
    """The one task most of whose functions the notebook defines; None when two are as likely."""
    source = "\n".join(submission.cells)

    def share(task: Task) -> float:
        found = sum(bool(re.search(rf"\b{name}\b\s*(=|\()", source)) for name in task.functions)
        return found / max(len(task.functions), 1)

    ranked = sorted(tasks, key=share, reverse=True)
    if not ranked or share(ranked[0]) < 0.5:
        return None
    return None if len(ranked) > 1 and share(ranked[1]) == share(ranked[0]) else ranked[0]
