"""Plain files: every notebook in a folder of any depth, where no system says whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from autograder.intake import ids, notebook
from autograder.intake.archive import is_hidden
from autograder.intake.companions import Neighbour
from autograder.intake.recognition import with_task
from autograder.model import Submission, Task

SUFFIXES = {".ipynb", ".py", ".zip"}
MOST_AROUND = 200  # files beside a notebook that are looked at


def find(path: Path, tasks: tuple[Task, ...], asked: str | None = None) -> tuple[Submission, ...]:
    """Read every submission at `path`, a file or a folder of any depth, in order of name."""
    return tuple(with_task(submission, tasks, asked) for submission in _read(path))


def _read(path: Path) -> tuple[Submission, ...]:
    if not path.is_dir() or path.suffix in SUFFIXES:
        return (notebook.read(path, ids.slug(path.stem), path.parent),)
    files = sorted(_files(path))
    names = ids.of_files([file.relative_to(path) for file in files])
    read = {file: notebook.read(file, id_, path) for file, id_ in zip(files, names, strict=True)}
    taken: set[Path] = set()
    for file, around in _lone_notebooks(files):
        read[file] = notebook.with_files(read[file], (_neighbour(f, file, path) for f in around))
        taken |= {file.parent / companion.name for companion in read[file].files}
    return tuple(submission for file, submission in read.items() if file not in taken)


def _lone_notebooks(files: list[Path]) -> Iterator[tuple[Path, list[Path]]]:
    """The notebooks that share their folder with no other one, and what lies beside each.

    Where there are several, they are a class's, and nobody may read a neighbour's work.
    """
    notebooks = [file for file in files if file.suffix == ".ipynb" and file.is_file()]
    for folder, count in Counter(file.parent for file in notebooks).items():
        if count == 1:
            file = next(file for file in notebooks if file.parent == folder)
            yield file, list(islice(_around(folder), MOST_AROUND))


def _around(folder: Path) -> Iterator[Path]:
    """The plain files of a folder and of those below it that hold no notebook."""
    for entry in sorted(folder.iterdir()):
        if is_hidden(entry.name) or entry.is_symlink():
            continue
        if entry.is_file() and entry.suffix != ".ipynb":
            yield entry
        elif entry.is_dir() and not any(entry.glob("*.ipynb")):
            yield from _around(entry)


def _neighbour(file: Path, of: Path, folder: Path) -> Neighbour:
    name = file.relative_to(of.parent).as_posix()
    return Neighbour(name, file.stat().st_size, partial(notebook.load, file, folder))


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
