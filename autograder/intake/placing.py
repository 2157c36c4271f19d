"""Where in a book a submission belongs: to the row of its student and task, else of its id."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from autograder.intake import ids
from autograder.intake.recognition import recognise
from autograder.model import Origin, Refusal, Report, Submission, Task
from autograder.report.students import clues, names, task_of
from autograder.words import fold_name

_NEAREST = 5  # ids that a refusal names


@dataclass(frozen=True, slots=True)
class Place:
    """A submission under the id it has in the book, and the report that stands there."""

    submission: Submission
    row: Report | None = None


@dataclass(frozen=True)
class Shelf:
    """The rows of a book, and what an instructor says about where something goes."""

    rows: tuple[Report, ...]
    is_class: bool = False  # somebody knows whose its submissions are
    as_id: str | None = None
    new: bool = False
    folder: str = ""  # that a single file lies in: it may be called like its student
    listed: frozenset[str] = frozenset()  # the clues of everybody on the list

    def place(self, arriving: Sequence[Submission], *, alone: bool) -> list[Place]:
        """Where each belongs; `alone` is said of a file that was given by itself.

        Raises Refusal when nobody can tell, or nothing bears the id that was asked for.
        """
        if self.as_id is not None and len(arriving) != 1:
            raise Refusal(f"--as {self.as_id} is for one submission, and these are {len(arriving)}")
        used: ids.Used = {row.submission.id.casefold(): 2 for row in self.rows}
        taken: set[str] = set()  # the ids that have a submission
        places: list[Place] = []
        for submission in arriving:
            row = self._row(submission, alone=alone)
            if row is not None and row.submission.id not in taken:
                taken.add(row.submission.id)
                places.append(Place(_continued(submission, row), row))
                continue
            added = self._added(submission, used, alone=alone)
            used.setdefault(added.id.casefold(), 2)
            taken.add(added.id)
            places.append(Place(added))
        return places

    @cached_property
    def _by_clue(self) -> Mapping[str, Sequence[int]]:
        """The places of the rows of a student."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            for clue in clues(row.submission):
                found[clue].append(number)
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, Report]:
        """The first row of each id."""
        return {row.submission.id: row for row in reversed(self.rows)}

    def has_other_task(self, submission: Submission, asked: str, tasks: tuple[Task, ...]) -> bool:
        """Whether it is plainly of another task than the one asked for, and has its row there."""
        natural = recognise(submission, tasks)
        if natural in (None, asked):
            return False
        row = self._of_student(replace(submission, task=natural))
        return row is not None and task_of(row) == natural

    def _row(self, submission: Submission, *, alone: bool) -> Report | None:
        if self.as_id is not None:
            return self._asked(self.as_id, submission)
        if self.new:
            return None
        row = self._of_student(submission)
        if row is None and alone and self.folder and not clues(submission):
            called = fold_name(self.folder)
            near = [r for r in self.rows if called in names(r.submission)]
            row = next((r for r in near if task_of(r) in ("", submission.task)), None)
        return row

    def _of_student(self, submission: Submission) -> Report | None:
        """The row of the same student and task, else the one of that very id."""
        mine = clues(submission)
        numbers = {number for clue in mine for number in self._by_clue.get(clue, ())}
        theirs = [self.rows[number] for number in sorted(numbers)]
        for wanted in (submission.task or "", ""):
            for row in theirs:
                if task_of(row) == wanted:
                    return row
        if not submission.task and len(theirs) == 1:
            return theirs[0]
        same = self._by_id.get(submission.id)
        if same is None or (
            mine and clues(same.submission) and all(row is not same for row in theirs)
        ):
            return None
        is_other = submission.task and task_of(same) not in ("", submission.task)
        return None if is_other else same

    def _asked(self, id_: str, submission: Submission) -> Report | None:
        """The row of --as; None where its student has none of this task yet."""
        row = next((row for row in self.rows if row.submission.id == id_), None)
        if row is None:
            raise Refusal(f"--as {id_}: {self._unknown(id_)}")
        if not submission.task or task_of(row) in ("", submission.task):
            return row
        mine = clues(row.submission)
        same = (r for r in self.rows if mine & clues(r.submission))
        return next((r for r in same if task_of(r) == submission.task), None)

    def _added(self, submission: Submission, used: ids.Used, *, alone: bool) -> Submission:
        if self.as_id is not None:
            row = next(row for row in self.rows if row.submission.id == self.as_id)
            submission = replace(_continued(submission, row), task=submission.task)
        elif alone and self.is_class and not self.new and not self._is_expected(submission):
            raise Refusal(
                f"{submission.file}: {self._unknown(submission.id)} (--as ID says whose it is, "
                "--new adds it as somebody new)"
            )
        if submission.id.casefold() not in used:
            return submission
        wanted = f"{submission.id}-{submission.task}" if submission.task else submission.id
        return replace(submission, id=ids.unused(wanted, used))

    def _is_expected(self, submission: Submission) -> bool:
        mine = clues(submission)
        known = frozenset().union(*(clues(row.submission) for row in self.rows), self.listed)
        return bool(mine & known)

    def _unknown(self, id_: str) -> str:
        known = [row.submission.id for row in self.rows]
        near = difflib.get_close_matches(id_, known, _NEAREST, 0.3) or sorted(known)[:_NEAREST]
        return f"nobody in this class is called {id_!r}; the nearest are {', '.join(near)}"


def nearest(id_: str, rows: Sequence[Report]) -> str:
    """The sentence that names the ids nearest to one that is none."""
    return Shelf(tuple(rows))._unknown(id_)


def _continued(submission: Submission, row: Report) -> Submission:
    """The submission as the next attempt of the row's: what is known of its author stays known.

    A file without a time of its own came no earlier than the one before it.
    """
    before = row.submission
    return replace(
        submission,
        id=before.id,
        task=submission.task or task_of(row) or None,
        student=submission.student or before.student,
        origin=_origin(submission, before),
    )


def _origin(submission: Submission, before: Submission) -> Origin | None:
    new, old = submission.origin, before.origin
    if old is None or new is None:
        return new or (old and _next_attempt(old, submission, before))
    if not new.is_known:
        return replace(
            _next_attempt(old, submission, before), submitted=new.submitted or old.submitted
        )
    base = replace(new if new.system == old.system else old, key=old.key, late=new.late)
    return replace(
        base,
        submitted=new.submitted or old.submitted,
        email=base.email or old.email,
        group=base.group or old.group,
    )


def _next_attempt(old: Origin, submission: Submission, before: Submission) -> Origin:
    return replace(old, attempt=old.attempt + (submission.sha256 != before.sha256))
