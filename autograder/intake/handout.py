"""What the course itself gave out and somebody left among the hand-ins: nobody's work."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from autograder.catalog import HANDED_OUT
from autograder.intake.kinds import kind
from autograder.intake.script import LONGEST
from autograder.model import Submission, Task


def is_test(name: str, cells: Iterable[str]) -> bool:
    """Whether a script is a test file of otter's, of this course or of another one.

    One that also defines what it tests is somebody's work, and so is one longer than any.
    """
    if kind(name) != ".py":
        return False
    code = "\n".join(cells)
    if len(code) > LONGEST or "OK_FORMAT" not in code:
        return False
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    functions = [s for s in body if isinstance(s, ast.FunctionDef)]
    assigned = {target.id for s in body for target in _targets(s)}
    tested = {a.arg for f in functions if f.decorator_list for a in f.args.args}
    if "OK_FORMAT" not in assigned:
        return False
    return tested.isdisjoint(f.name for f in functions) if tested else "test" in assigned


def without_copies(
    submissions: Sequence[Submission], tasks: Iterable[Task]
) -> tuple[list[Submission], list[str]]:
    """The submissions without the files that students were given, and the names of those.

    A notebook is one only to the byte, under its own name, beside another one of its task: who
    changed nothing has handed in all the same.
    """
    loose = {s.file for s in submissions if s.origin is None or not s.origin.is_known}
    if len(submissions) < 2 or not loose:
        return list(submissions), []
    given = {
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        for folder in {task.root / HANDED_OUT for task in tasks}
        for path in folder.rglob("*")
        if path.is_file()
    }
    copied = {
        s.file
        for s in submissions
        if s.file in loose and (PurePosixPath(s.file).name, s.sha256) in given
    }
    others = {s.task for s in submissions if s.file not in copied}
    left = [s for s in submissions if s.file not in copied or not (s.task in others or s.problem)]
    return left, sorted(copied - {s.file for s in left})


def _targets(statement: ast.stmt) -> list[ast.Name]:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return [target for target in targets if isinstance(target, ast.Name)]
