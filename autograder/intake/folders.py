"""A folder for each student: whoever collects files by hand makes one, and its name is theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePosixPath

from autograder.intake.archive import Member
from autograder.intake.kinds import GRADABLE, is_handed_in, is_hidden, kind
from autograder.intake.piece import Piece
from autograder.intake.recognition import named
from autograder.model import Task
from autograder.words import without_signs

_VERSION = re.compile(r"\b(?:copia|copy|de|of|final|version|v|nuevo|nueva|ultimo|ultima)\b|\d+")
_NO_PERSON = re.compile(
    r"(?:tareas?|tasks?|entregas?|assignments?|semanas?|weeks?|grupos?|talleres?|taller|lab|hw|\d)+"
)
_SERVING = {"tests", "test", "pruebas", "data", "datos"}  # a course hands them out


def by_folder(members: Sequence[Member], tasks: tuple[Task, ...]) -> tuple[Piece, ...] | None:
    """Whose each file is; None unless every folder is plainly a student's.

    That is: nothing handed in lies outside of a folder, no folder is called like a task, and none
    holds two different notebooks of one task.
    """
    ours = [member for member in members if not member.astray and not is_hidden(member.name)]
    depth = _common_depth(ours)
    inside = {m.number: PurePosixPath(m.name).parts[depth:] for m in ours}
    handed = [m for m in ours if is_handed_in(m.name, names_a_task=False)]
    folders: dict[str, list[Member]] = defaultdict(list)
    for member in handed:
        if len(inside[member.number]) < 2:
            return None
        folders[inside[member.number][0]].append(member)
    serving = {name for name, files in folders.items() if _only_serves(name, files)}
    people = {name: files for name, files in folders.items() if name not in serving}
    if len(people) < 2 or not all(_is_students(*folder, tasks) for folder in people.items()):
        return None
    parts = {number: () if path[0] in serving else path for number, path in inside.items()}
    return tuple(_piece(member, parts.get(member.number, ())) for member in members)


def _only_serves(name: str, members: Sequence[Member]) -> bool:
    """Whether a folder is called as a course calls those of its tests or data, with no notebook."""
    return name.lower() in _SERVING and not any(kind(m.name) == ".ipynb" for m in members)


def _is_students(name: str, members: Sequence[Member], tasks: tuple[Task, ...]) -> bool:
    """Whether a folder is called like a person and holds one notebook a task, or its versions."""
    if _is_called_like_a_task(name, tasks):
        return False
    files = [PurePosixPath(member.name) for member in members]
    notebooks = [f for f in files if kind(f.name) == ".ipynb"]
    stems: dict[str, set[str]] = defaultdict(set)
    for file in notebooks or [f for f in files if kind(f.name) in GRADABLE]:
        task = named(file.name, tasks)
        stems[task.slug if task else ""].add(_without_version(file.stem))
    nameless = stems.pop("", set())
    return all(len(group) == 1 for group in stems.values()) and (len(nameless) < 2 or bool(stems))


def _without_version(stem: str) -> str:
    return _VERSION.sub(" ", without_signs(stem, " ")).replace(" ", "")


def _is_called_like_a_task(name: str, tasks: tuple[Task, ...]) -> bool:
    task = named(name, tasks)
    left = without_signs(name)
    if task is not None:
        left = left.replace(without_signs(task.slug), "")
    return (task is not None and not left) or (
        _NO_PERSON.fullmatch(left) is not None and not left.isdigit()
    )


def _common_depth(members: Sequence[Member]) -> int:
    """How many folders lie around all the others, as when a folder was packed whole."""
    paths = [PurePosixPath(member.name).parts[:-1] for member in members]
    depth = 0
    while all(len(path) > depth + 1 for path in paths) and len({p[depth] for p in paths}) == 1:
        depth += 1
    return depth if paths else 0


def _piece(member: Member, parts: Sequence[str]) -> Piece:
    if len(parts) < 2:
        return Piece(member, file=member.name)
    file = "/".join(parts[1:])
    return Piece(member, key=parts[0], student=parts[0], file=file, series=file)
