"""Plain files: every notebook in a folder of any depth, where no system says whose it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePosixPath

from autograder.intake import handout, ids, notebook
from autograder.intake.around import lone_notebooks, without_companions
from autograder.intake.piece import Piece
from autograder.intake.recognition import with_task
from autograder.intake.source import Folder
from autograder.model import Submission, Task


def find(
    path: Path, tasks: tuple[Task, ...], asked: str | None = None, *, one_hand_in: bool = False
) -> tuple[Submission, ...]:
    """Read every submission at `path`, a file or a folder of any depth, in order of name.

    In `one_hand_in`, a folder that is all one student's, a notebook may run another one.
    """
    source = Folder(path)
    members = [m for m in source.members if source.is_file or Piece(m).gradable]
    names = ids.of_files([PurePosixPath(member.name) for member in members])
    around = {} if source.is_file else lone_notebooks(source, one_hand_in=one_hand_in)
    read = [
        notebook.with_files(
            notebook.read_bytes(member.name, id_, partial(source.read, member)),
            around.get(member.number, ()),
        )
        for member, id_ in zip(members, names, strict=True)
    ]
    work = [s for s in read if source.is_file or not handout.is_test(s.file, s.cells)]
    return tuple(with_task(s, tasks, asked) for s in without_companions(work))
