"""The code of a class's submissions while nobody needs it: in a temporary file, if it is much."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import overload
from weakref import finalize

from autograder.model import Submission

_IN_MEMORY = 8 << 20  # bytes; the file of a larger class has no name, and ends with the process


class Drawer:
    """Takes the cells of submissions, and gives them back by file and digest."""

    def __init__(self) -> None:
        """Nothing is on disk before there is much of it."""
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - finalize closes it
        finalize(self, self._file.close)
        self._places: dict[tuple[str, str], tuple[int, int]] = {}

    def put(self, submission: Submission) -> Submission:
        """The submission without its cells, which are here from now on."""
        key = submission.file, submission.sha256
        if submission.cells and key not in self._places:
            text = json.dumps(submission.cells).encode()
            self._places[key] = self._file.seek(0, 2), len(text)
            self._file.write(text)
        return replace(submission, cells=()) if submission.cells else submission

    def whole(self, submission: Submission) -> Submission:
        """The submission with its cells; one that has a problem counts for having none."""
        place = self._places.get((submission.file, submission.sha256))
        if submission.problem or submission.cells or place is None:
            return submission
        self._file.seek(place[0])
        return replace(submission, cells=tuple(json.loads(self._file.read(place[1]))))


class Filed(Sequence[Submission]):
    """Submissions that are whole when somebody takes one, and only then."""

    def __init__(self, submissions: Sequence[Submission], drawer: Drawer) -> None:
        """`drawer` has the cells of all of them."""
        self._submissions, self._drawer = submissions, drawer

    def __len__(self) -> int:
        """How many there are."""
        return len(self._submissions)

    @overload
    def __getitem__(self, place: int) -> Submission: ...
    @overload
    def __getitem__(self, place: slice) -> Filed: ...
    def __getitem__(self, place: int | slice) -> Submission | Filed:
        """One with its cells, or some that are filed as these are."""
        if isinstance(place, slice):
            return Filed(self._submissions[place], self._drawer)
        return self._drawer.whole(self._submissions[place])
