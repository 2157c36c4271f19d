"""Which submissions of a task look alike: two to be read side by side, and no more than that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from autograder.model import Report
from autograder.report.attention import Code, own_cells
from autograder.report.normalform import Routine, routines
from autograder.words import fitting

# Measured by tests/report/test_likeness.py. Of the answers in tests/styles no two share more than
# half of their fingerprints; a disguised copy keeps four fifths.
LENGTH = 6  # tokens of a fingerprint
LEAST = 50  # fingerprints that two must share: a short function can be written in few ways
SHARE = 2 / 3  # of the fingerprints of the shorter one

MOST = 2000  # submissions of a task that are compared each with each
MOST_READ = 1 << 17  # letters of a notebook: nobody types a third of that

Fingerprint = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of somebody's code, and whether it is part of what two share."""

    text: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What a student wrote, and where each fingerprint of it stands: its routines and lines."""

    routines: tuple[Routine, ...]
    places: Mapping[Fingerprint, frozenset[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Prints:
    """What is kept of a work to compare it: its fingerprints, each as a number."""

    report: Report
    prints: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two submissions that look alike."""

    reports: tuple[Report, Report]
    share: float  # of the shorter one that is in the other one too
    identical: bool  # the same file, byte for byte
    work: Callable[[Report], Work]

    @property
    def sources(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The code of both, each in its own order, with what they share marked."""
        one, other = map(self.work, self.reports)
        shared = one.places.keys() & other.places.keys()
        return _lines(one, shared), _lines(other, shared)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Submissions of one task that look alike, each with at least one other."""

    task: str
    reports: tuple[Report, ...]
    pairs: tuple[Pair, ...]  # the likest first


def likenesses(
    reports: Iterable[Report],
    given: Mapping[str, Sequence[str]],
    code: Code = own_cells,
) -> tuple[Likeness, ...]:
    """The groups of a class, task by task; `given` has the cells of each task's own notebook.

    What stands in them is nobody's own and counts for nothing. `code` tells the cells of a report.
    Of a task with more than `MOST` submissions only those are found whose code is the same, names
    and comments apart: comparing each with each would take hours.
    """
    by_task: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.task:
            by_task[report.task].append(report)
    return tuple(
        likeness
        for task, members in sorted(by_task.items())
        for likeness in _of_task(task, members, given.get(task, ()), code)
    )


def is_partial(reports: Iterable[Report]) -> bool:
    """Whether of some task only submissions with the same code are found."""
    counts = Counter(report.task for report in reports if report.task)
    return max(counts.values(), default=0) > MOST


def _of_task(
    task: str, reports: Sequence[Report], given: Sequence[str], code: Code
) -> Iterator[Likeness]:
    if len(reports) < 2:
        return
    notebook = [routine for cell in given for routine in routines(cell)]
    theirs = frozenset(_places(notebook))

    def work(report: Report) -> Work:
        return _work(code(report), notebook, theirs)

    compare = _pairs if len(reports) <= MOST else _same
    found = compare(_prints(reports, work), work)
    pairs = sorted(found, key=lambda pair: (-pair.identical, -pair.share))
    groups = _groups(pairs)
    place = {id_: number for number, ids in enumerate(groups) for id_ in ids}
    members: list[list[Report]] = [[] for _ in groups]
    for report in reports:
        if (number := place.get(report.submission.id)) is not None:
            members[number].append(report)
    alike: list[list[Pair]] = [[] for _ in groups]
    for pair in pairs:
        alike[place[pair.reports[0].submission.id]].append(pair)
    for group, of_group in zip(members, alike, strict=True):
        yield Likeness(task, tuple(group), tuple(of_group))


def _prints(reports: Iterable[Report], work: Callable[[Report], Work]) -> Iterator[Prints]:
    """The fingerprints of each that has any, equal numbers kept once."""
    known: dict[int, int] = {}
    for report in reports:
        numbers = map(hash, work(report).places)
        if prints := frozenset(known.setdefault(number, number) for number in numbers):
            yield Prints(report, prints)


def _work(
    cells: Iterable[str], notebook: Sequence[Routine], theirs: frozenset[Fingerprint]
) -> Work:
    """What is the student's own: helpers of the task are not, in an older wording either."""
    helpers = {routine.name for routine in notebook if routine.name and not routine.is_stub}
    written = [routine for _, cell in fitting(cells, MOST_READ) for routine in routines(cell)]
    own = [
        routine
        for routine in written
        if routine.name not in helpers and not theirs.issuperset(_places([routine]))
    ]
    places = {print_: at for print_, at in _places(own).items() if print_ not in theirs}
    return Work(tuple(own), places)


def _places(written: Sequence[Routine]) -> dict[Fingerprint, frozenset[tuple[int, int]]]:
    """The lines, by routine and number, that each fingerprint covers."""
    places: dict[Fingerprint, set[tuple[int, int]]] = defaultdict(set)
    for number, routine in enumerate(written):
        words = [word for word, _ in routine.tokens]
        for start in range(max(len(words) - LENGTH + 1, min(len(words), 1))):
            lines = {line for _, line in routine.tokens[start : start + LENGTH]}
            places[tuple(words[start : start + LENGTH])] |= {(number, line) for line in lines}
    return {print_: frozenset(at) for print_, at in places.items()}


def _pairs(every: Iterable[Prints], work: Callable[[Report], Work]) -> Iterator[Pair]:
    for one, other in combinations(every, 2):
        shared = len(one.prints & other.prints)
        share = shared / min(len(one.prints), len(other.prints))
        identical = one.report.submission.sha256 == other.report.submission.sha256
        if identical or (shared >= LEAST and share >= SHARE):
            yield Pair((one.report, other.report), share, identical, work)


def _same(every: Iterable[Prints], work: Callable[[Report], Work]) -> Iterator[Pair]:
    """Each whose fingerprints are all those of an earlier one, with the first of those."""
    first: dict[tuple[int, int], Report] = {}
    for one in every:
        report, count = one.report, len(one.prints)
        for key in ((hash(report.submission.sha256), 0), (hash(one.prints), count)):
            earlier = first.setdefault(key, report)
            if earlier is not report and (count >= LEAST or not key[1]):
                identical = earlier.submission.sha256 == report.submission.sha256
                yield Pair((earlier, report), 1.0, identical, work)
                break


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
    """The ids that hang together, each group once, in the order of their last pairs."""
    of: dict[str, set[str]] = {}
    last: dict[int, tuple[int, set[str]]] = {}  # of each group, by its identity
    for number, pair in enumerate(pairs):
        one, other = (of.setdefault(r.submission.id, {r.submission.id}) for r in pair.reports)
        small, large = sorted((one, other), key=len)
        if small is not large:
            large |= small
            of |= dict.fromkeys(small, large)
            last.pop(id(small), None)
        last[id(large)] = number, large
    return [group for _, group in sorted(last.values(), key=lambda found: found[0])]
