"""A Moodle grading worksheet, filled: the grade and the comment of each row, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.intake import columns
from autograder.intake.columns import Chosen, Columns
from autograder.intake.table import Cell, Row, Table
from autograder.lms import feedback, outgoing, scale
from autograder.lms.matching import Key, Person, Register, comparable, letters, pair
from autograder.lms.outgoing import Outgoing
from autograder.lms.scale import Scale
from autograder.lms.upload import Entry, Fate, Upload
from autograder.model import Refusal, Report
from autograder.storage import zipped

_COURSE_MODULE = re.compile(r"-(\d+)(?: ?\(\d+\))?\.(?:csv|zip)(?:$|[/\\])")
# What PHP's strtotime, with which Moodle reads the dates of a worksheet, knows of words.
_ENGLISH = re.compile(
    r"(?i)(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?|[ap]m|t|z|utc|gmt|"
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|"
    r"oct(ober)?|nov(ember)?|dec(ember)?"
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the instructor asked for."""

    chosen: Chosen
    as_points: bool = False
    with_feedback: bool = True


def fill(source: Path, table: Table, out: Outgoing, results: Path, wishes: Wishes) -> Upload:
    """The worksheet and the feedback zip to upload; Refusal when it is of another assignment."""
    where = columns.find(table, wishes.chosen, with_feedback=wishes.with_feedback)
    people = _people(table, where)
    register = Register(people)
    pairs = pair([(report, _keys(report)) for report in out.send], register)
    _same_assignment(source, people, pairs)
    filling = _Filling(where, _scale(table, where, wishes), wishes.with_feedback)
    held = outgoing.rows_of(map(_keys, out.held), register)
    entries: list[Entry] = []
    cells: dict[Cell, str] = {}
    for person in people:
        report = pairs.get(person.row.line)
        if report is None:
            entries += filter(None, [outgoing.awaited(person, held)])
        else:
            entries.append(filling.entry(person, report))
            cells |= filling.cells(person.row, report)
    pages, notes = _pages(people, where, pairs, feedback.Pages(out.all, results))
    return Upload(
        files={source.name: table.replaced(cells).encode(), feedback.ZIP: pages},
        entries=(*entries, *outgoing.unmatched(out, pairs.values())),
        notes=(*filling.scale.said(pairs.values()), *filling.said(), *notes),
    )


@dataclass(frozen=True, slots=True)
class _Filling:
    """How a row is filled."""

    where: Columns
    scale: Scale
    with_feedback: bool

    def cells(self, row: Row, report: Report) -> dict[Cell, str]:
        """The new values of the row; a grade that is the same keeps its bytes."""
        cells = {}
        grade = self.scale.grade(report)
        if outgoing.fate(row[self.where.grade], grade) is not Fate.SAME:
            cells[row.cells[self.where.grade]] = self.scale.write(grade)
        if self.with_feedback and self.where.feedback is not None:
            cells[row.cells[self.where.feedback]] = feedback.comment(report)
        return cells

    def entry(self, person: Person, report: Report) -> Entry:
        """What becomes of the row, and what may keep Moodle from taking it."""
        old, grade = person.row[self.where.grade], self.scale.grade(report)
        fate = outgoing.fate(old, grade)
        notes = tuple(self._notes(person, report, fate))
        return Entry(person.name, old, self.scale.write(grade), fate, notes)

    def said(self) -> tuple[str, ...]:
        if self.with_feedback and self.where.feedback is None:
            return ("no comments: the worksheet has no column for them",)
        return ()

    def _notes(self, person: Person, report: Report, fate: Fate) -> list[str]:
        notes, row, where = [], person.row, self.where
        if where.changeable is not None and row[where.changeable].strip().casefold() in columns.NO:
            notes.append("locked: Moodle skips it until the grade can be changed")
        graded_on = row[where.graded_on].strip() if where.graded_on is not None else ""
        if fate is not Fate.SAME and graded_on not in {"", "-"}:
            notes.append(_override(graded_on))
        if self.with_feedback and where.feedback is not None and row[where.feedback].strip():
            notes.append("takes the place of a comment")
        if where.name is not None and not _agree(person, report):
            notes.append(f"handed in as {report.submission.student}")
        return notes


def _override(graded_on: str) -> str:
    """Moodle skips a row whose stored grade is more than a minute newer than the row says."""
    words = re.findall(r"[^\W\d_]+", graded_on)
    if all(_ENGLISH.fullmatch(word) for word in words):
        return "skipped if graded again since the download, unless you tick the override box"
    return "skipped unless you tick the override box: Moodle cannot read a date that is not English"


def _people(table: Table, where: Columns) -> list[Person]:
    people = []
    for row in table.body:
        number = columns.participant(row[where.identifier]) or ""
        name = row[where.name] if where.name is not None else ""
        email = row[where.email] if where.email is not None else ""
        keys = (
            *comparable("participant", number),
            *comparable("email", email),
            *comparable("name", name),
        )
        people.append(Person(row, name or row[where.identifier], keys))
    counts = Counter(person.keys[0][1] for person in people)
    for number, count in counts.items():
        if count > 1:
            raise Refusal(f"participant {number} is in the worksheet {count} times")
    return people


def _keys(report: Report) -> Sequence[Key]:
    """A Moodle download says which participant; anything else has an address or a name."""
    origin = report.submission.origin
    if origin and origin.system == "moodle":
        return comparable("participant", origin.key.lstrip("0") or "0")
    email = comparable("email", origin.email if origin else None)
    return (*email, *comparable("name", report.submission.student))


def _same_assignment(source: Path, people: list[Person], pairs: dict[int, Report]) -> None:
    """Refuse a worksheet that is not of the assignment whose submissions were graded."""
    again = "download the worksheet of the assignment whose submissions were graded"
    if not pairs:
        raise Refusal(f"no submission is by a participant of {source}: {again}")
    here = _COURSE_MODULE.search(source.name)
    modules = (_COURSE_MODULE.search(report.submission.file) for report in pairs.values())
    for there in filter(None, modules):
        if here and here[1] != there[1]:
            raise Refusal(
                f"{source} is of assignment {here[1]} and the submissions of {there[1]}: {again}"
            )
    matched = [(person, pairs[person.row.line]) for person in people if person.row.line in pairs]
    strangers = [(person, report) for person, report in matched if not _agree(person, report)]
    if 2 * len(strangers) > len(matched):
        person, report = strangers[0]
        raise Refusal(
            f"{person.row.cells[0].value} is {person.name} in {source} and "
            f"{report.submission.student} in the submissions; the names agree for "
            f"{len(matched) - len(strangers)} of {len(matched)} only: {again}"
        )


def _agree(person: Person, report: Report) -> bool:
    """Whether the names do, as far as known; a download may put the group's name before one."""
    here, there = letters(person.name), letters(report.submission.student or "")
    known = any(kind == "name" for kind, _ in person.keys)
    return not known or here in there or there in here


def _scale(table: Table, where: Columns, wishes: Wishes) -> Scale:
    maxima = {row[where.maximum] for row in table.body}
    samples = [row[where.grade] for row in table.body]
    found = scale.scale(maxima.pop(), samples, as_points=wishes.as_points)
    if found is None or maxima:
        raise Refusal("the worksheet's maximum grade is not one positive number")
    return found


def _pages(
    people: list[Person], where: Columns, pairs: dict[int, Report], pages: feedback.Pages
) -> tuple[bytes, list[str]]:
    files, notes = {}, []
    for person in people:
        if report := pairs.get(person.row.line):
            name = person.name if where.name is not None else None
            number = columns.participant(person.row[where.identifier]) or ""
            page = pages.of(report)
            if page is None:
                notes.append(f"no report for {person.name}: the page names somebody else")
            else:
                files[feedback.moodle_name(name, number)] = page
    return zipped(files), notes
