"""Which task a submission is of: as asked, else by its metadata, its name or its functions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from autograder.intake.companions import code_of
from autograder.model import Submission, Task

_GIVEN = re.compile(r"\b(\w+)\b\s*[=(]")  # a name that gets a value, is defined or called


def with_task(
    submission: Submission, tasks: tuple[Task, ...], asked: str | None = None
) -> Submission:
    """The submission with the slug of its task; with None where nothing tells it."""
    task = asked or recognise(submission, tasks)
    return replace(submission, task=task if task in {task.slug for task in tasks} else None)


def recognise(submission: Submission, tasks: tuple[Task, ...]) -> str | None:
    """The slug that its metadata, its file or folder, or its functions tell; None for none."""
    if submission.declared in {task.slug for task in tasks}:
        return submission.declared
    task = _by_name(tasks, submission) or _by_functions(tasks, submission)
    return task.slug if task else None


def named(name: str, tasks: tuple[Task, ...]) -> Task | None:
    """The one task whose slug stands in a name."""
    words = name.lower().replace("-", "_")
    found = [t for t in tasks if re.search(rf"(?<![a-z]){t.slug}(?![a-z])", words)]
    longest = max(found, key=lambda task: len(task.slug), default=None)
    if longest is not None and all(task.slug in longest.slug for task in found):
        return longest
    return None


def _by_name(tasks: tuple[Task, ...], submission: Submission) -> Task | None:
    """The one task whose slug stands in the file's name, else in the names of its folders."""
    path = PurePosixPath(submission.file)
    parts = (path.stem, *(folder.name for folder in path.parents))
    return next((task for part in parts if (task := named(part, tasks))), None)


def _by_functions(tasks: tuple[Task, ...], submission: Submission) -> Task | None:
    """The one task most of whose functions the notebook defines; None when two are as likely."""
    source = "\n".join((*submission.cells, *map(code_of, submission.files)))
    given = {found[1] for found in _GIVEN.finditer(source)}

    def share(task: Task) -> float:
        count = len(given & set(task.functions))
        return count / max(len(task.functions), 1)

    ranked = sorted(tasks, key=share, reverse=True)
    if not ranked or share(ranked[0]) < 0.5:
        return None
    return None if len(ranked) > 1 and share(ranked[1]) == share(ranked[0]) else ranked[0]
