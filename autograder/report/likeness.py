"""Which submissions of a task look alike: two to be read side by side, and no more than that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from autograder.model import Report
from autograder.report.normalform import Routine, routines

# Measured by tests/report/test_likeness.py. Of the answers in tests/styles no two share more than
# half of their fingerprints; a disguised copy keeps four fifths.
LENGTH = 6  # tokens of a fingerprint
LEAST = 50  # fingerprints that two must share: a short function can be written in few ways
SHARE = 2 / 3  # of the fingerprints of the shorter one

Fingerprint = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of somebody's code, and whether it is part of what two share."""

    text: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What a student wrote, and where each fingerprint of it stands: its routines and lines."""

    report: Report
    routines: tuple[Routine, ...]
    places: Mapping[Fingerprint, frozenset[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two submissions that look alike."""

    works: tuple[Work, Work]
    share: float  # of the shorter one that is in the other one too
    identical: bool  # the same file, byte for byte

    @property
    def reports(self) -> tuple[Report, Report]:
        """What the two came to."""
        return self.works[0].report, self.works[1].report

    @property
    def sources(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The code of both, each in its own order, with what they share marked."""
        one, other = self.works
        shared = one.places.keys() & other.places.keys()
        return _lines(one, shared), _lines(other, shared)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Submissions of one task that look alike, each with at least one other."""

    task: str
    reports: tuple[Report, ...]
    pairs: tuple[Pair, ...]  # the likest first


def likenesses(
    reports: Iterable[Report], given: Mapping[str, Sequence[str]]
) -> tuple[Likeness, ...]:
    """The groups of a class, task by task; `given` has the cells of each task's own notebook.

    What stands in them is nobody's own and counts for nothing.
    """
    by_task: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.task:
            by_task[report.task].append(report)
    return tuple(
        likeness
        for task, members in sorted(by_task.items())
        for likeness in _of_task(task, members, given.get(task, ()))
    )


def _of_task(task: str, reports: Sequence[Report], given: Sequence[str]) -> Iterator[Likeness]:
    if len(reports) < 2:
        return
    notebook = [routine for cell in given for routine in routines(cell)]
    works = [work for report in reports if (work := _work(report, notebook)).places]
    pairs = sorted(_pairs(works), key=lambda pair: (-pair.identical, -pair.share))
    for ids in _groups(pairs):
        members = tuple(report for report in reports if report.submission.id in ids)
        yield Likeness(
            task, members, tuple(pair for pair in pairs if pair.reports[0].submission.id in ids)
        )


def _work(report: Report, notebook: Sequence[Routine]) -> Work:
    """What is the student's own: helpers of the task are not, in an older wording either."""
    theirs = frozenset(_places(notebook))
    helpers = {routine.name for routine in notebook if routine.name and not routine.is_stub}
    written = [routine for cell in report.submission.cells for routine in routines(cell)]
    own = [
        routine
        for routine in written
        if routine.name not in helpers and not theirs.issuperset(_places([routine]))
    ]
    places = {print_: at for print_, at in _places(own).items() if print_ not in theirs}
    return Work(report, tuple(own), places)


def _places(written: Sequence[Routine]) -> dict[Fingerprint, frozenset[tuple[int, int]]]:
    """The lines, by routine and number, that each fingerprint covers."""
    places: dict[Fingerprint, set[tuple[int, int]]] = defaultdict(set)
    for number, routine in enumerate(written):
        words = [word for word, _ in routine.tokens]
        for start in range(max(len(words) - LENGTH + 1, min(len(words), 1))):
            lines = {line for _, line in routine.tokens[start : start + LENGTH]}
            places[tuple(words[start : start + LENGTH])] |= {(number, line) for line in lines}
    return {print_: frozenset(at) for print_, at in places.items()}


def _pairs(works: Sequence[Work]) -> Iterator[Pair]:
    prints = {id(work): frozenset(work.places) for work in works}
    for one, other in combinations(works, 2):
        shared = prints[id(one)] & prints[id(other)]
        share = len(shared) / min(len(one.places), len(other.places))
        identical = one.report.submission.sha256 == other.report.submission.sha256
        if identical or (len(shared) >= LEAST and share >= SHARE):
            yield Pair((one, other), share, identical)


def _lines(work: Work, shared: Iterable[Fingerprint]) -> tuple[Line, ...]:
    marked = {place for print_ in shared for place in work.places[print_]}
    lines: list[Line] = []
    for number, routine in enumerate(work.routines):
        lines += [Line("", shared=False)] if lines else []
        lines += [
            Line(text, (number, line) in marked)
            for line, text in enumerate(routine.source.splitlines(), routine.line)
        ]
    return tuple(lines)


def _groups(pairs: Iterable[Pair]) -> list[set[str]]:
    """The ids that hang together, each group once."""
    groups: list[set[str]] = []
    for pair in pairs:
        ids = {report.submission.id for report in pair.reports}
        touching = [group for group in groups if group & ids]
        groups = [group for group in groups if group not in touching]
        groups.append(ids.union(*touching))
    return groups
