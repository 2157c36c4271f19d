"""What lies beside a plain notebook: of a folder with one notebook, the other files are its own.

Where there are several, they are a class's, and nobody may read a neighbour's work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import PurePosixPath

from autograder.intake.archive import Member
from autograder.intake.companions import DEEPEST, MOST_NEAR, Neighbour, beside
from autograder.intake.kinds import is_hidden, kind
from autograder.intake.source import Source
from autograder.model import Submission


def lone_notebooks(
    source: Source, *, one_hand_in: bool = False
) -> dict[int, tuple[Neighbour, ...]]:
    """The files beside each notebook that shares its folder with no other one, by its number.

    In `one_hand_in`, which is all a single student's, the notebooks are each other's too.
    """
    plain = [m for m in source.members if not (m.problem or m.astray or is_hidden(m.name))]
    notebooks = [member for member in plain if kind(member.name) == ".ipynb"]
    counts = Counter(PurePosixPath(member.name).parent for member in notebooks)
    others = set() if one_hand_in else set(counts)  # folders that are somebody else's
    below: dict[PurePosixPath, list[Member]] = defaultdict(list)
    for member in plain:
        for folder in islice(PurePosixPath(member.name).parents, DEEPEST):
            below[folder].append(member)
    return {
        notebook.number: tuple(
            Neighbour(beside(notebook.name, m.name), m.size, partial(source.read, m))
            for m in islice(_around(notebook, below, others), MOST_NEAR)
        )
        for notebook in notebooks
        if one_hand_in or counts[PurePosixPath(notebook.name).parent] == 1
    }


def without_companions(submissions: Sequence[Submission]) -> list[Submission]:
    """The submissions but for those that only are a module of a notebook beside them."""
    taken = {
        (PurePosixPath(submission.file).parent / companion.name).as_posix()
        for submission in submissions
        for companion in submission.files
        if submission.origin is None or not submission.origin.is_known
    }
    return [submission for submission in submissions if submission.file not in taken]


def _around(
    notebook: Member,
    below: Mapping[PurePosixPath, Sequence[Member]],
    folders: set[PurePosixPath],
) -> Iterator[Member]:
    """The files of its folder and of those below it that hold no notebook."""
    home = PurePosixPath(notebook.name).parent
    for member in below[home]:
        path = PurePosixPath(member.name)
        if member is notebook:
            continue
        if folders.isdisjoint(p for p in path.parents if p != home and p.is_relative_to(home)):
            yield member
