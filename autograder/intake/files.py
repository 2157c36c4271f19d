"""Plain files: every notebook in a folder of any depth, where no system says whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder.intake import ids, notebook
from autograder.intake.archive import is_hidden
from autograder.intake.recognition import with_task
from autograder.model import Submission, Task

SUFFIXES = {".ipynb", ".py", ".zip"}


def find(path: Path, tasks: tuple[Task, ...], asked: str | None = None) -> tuple[Submission, ...]:
    """Read every submission at `path`, a file or a folder of any depth, in order of name."""
    return tuple(with_task(submission, tasks, asked) for submission in _read(path))


def _read(path: Path) -> tuple[Submission, ...]:
    if not path.is_dir() or path.suffix in SUFFIXES:
        return (notebook.read(path, ids.slug(path.stem), path.parent),)
    files = sorted(_files(path))
    names = ids.of_files([file.relative_to(path) for file in files])
    return tuple(notebook.read(file, id_, path) for file, id_ in zip(files, names, strict=True))


def _files(folder: Path) -> Iterator[Path]:
    """Submissions below a folder; a folder called x.ipynb is one, to be reported."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if is_hidden(entry.name):
            continue
        if entry.suffix in SUFFIXES:
            yield entry
        elif entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
