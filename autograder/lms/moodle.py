"""A Moodle grading worksheet, filled: the grade and the comment of each row, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.intake.teams import letters
from autograder.intake.worksheet import participant, standing_in
from autograder.lms import columns, feedback, outgoing, scale
from autograder.lms.claims import Claims, claims, folder_number
from autograder.lms.columns import Columns, Headers
from autograder.lms.matching import Register, Student, keys_of, pair
from autograder.lms.outgoing import Outgoing
from autograder.lms.scale import Scale
from autograder.lms.upload import Entry, Fate, Upload
from autograder.model import Refusal, Report
from autograder.sheet import Cell, Row, Table
from autograder.storage import zipped

_COURSE_MODULE = re.compile(r"-(\d+)(?: ?\(\d+\))?\.(?:csv|zip)(?:$|[/\\])")
# What PHP's strtotime, with which Moodle reads the dates of a worksheet, knows of words.
_ENGLISH = re.compile(
    r"(?i)(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?|[ap]m|t|z|utc|gmt|"
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|"
    r"oct(ober)?|nov(ember)?|dec(ember)?"
)


@dataclass(frozen=True, slots=True)
class WorksheetWishes:
    """What the instructor asked for."""

    headers: Headers
    as_points: bool = False
    with_feedback: bool = True


def fill(
    source: Path, table: Table, out: Outgoing, results: Path, wishes: WorksheetWishes
) -> Upload:
    """The worksheet and the feedback zip to upload; Refusal when it is of another assignment."""
    where = columns.columns_of(table, wishes.headers, with_feedback=wishes.with_feedback)
    students = _students(table, where)
    register = Register(students)
    owners = claims(source, table, where, out.all)
    pairs = pair(owners.of(out.send), register)
    _same_assignment(source, students, pairs, owners)
    explained = outgoing.rows_to_explain(owners.of(out.explained), register, pairs)
    filler = _RowFiller(where, _scale(table, where, wishes), wishes.with_feedback, owners)
    held = outgoing.rows_of((keys for _, keys in owners.of(out.held)), register)
    entries: list[Entry] = []
    cells: dict[Cell, str] = {}
    for student in students:
        line = student.row.line
        if line in pairs:
            entries.append(filler.entry(student, pairs[line]))
            cells |= filler.cells(student.row, pairs[line])
        elif line in explained:
            cells |= filler.comment(student.row, explained[line])
        else:
            entries += outgoing.waiting_entries(student, held)
    pages = _Pages(where, owners, feedback.Pages(out.all, results))
    files, notes = pages.zipped(students, pairs | explained)
    return Upload(
        files={source.name: table.with_values(cells).encode(), feedback.ZIP: files},
        entries=(*entries, *outgoing.unmatched_entries(out, pairs.values())),
        notes=(
            *filler.scale.notes(pairs.values()),
            *filler.notes(),
            *_explanations(explained, wishes),
            *notes,
        ),
    )


def _explanations(explained: Mapping[int, Report], wishes: WorksheetWishes) -> list[str]:
    """Who learns why there is no grade."""
    if not explained:
        return []
    names = ", ".join(dict.fromkeys(map(outgoing.name, explained.values())))
    told = "comment and report say" if wishes.with_feedback else "the report says"
    return [f"no grade, and {told} why: {names}"]


@dataclass(frozen=True, slots=True)
class _RowFiller:
    """How a row is filled."""

    where: Columns
    scale: Scale
    with_feedback: bool
    owners: Claims

    def cells(self, row: Row, report: Report) -> dict[Cell, str]:
        """The new values of the row; a grade that is the same keeps its bytes."""
        cells = {}
        grade = self.scale.grade(report)
        if outgoing.fate(row[self.where.grade], grade) is not Fate.SAME:
            cells[row.cells[self.where.grade]] = self.scale.write(grade)
        return cells | self.comment(row, report)

    def comment(self, row: Row, report: Report) -> dict[Cell, str]:
        """The new value of the comment's cell."""
        if not self.with_feedback or self.where.feedback is None:
            return {}
        return {row.cells[self.where.feedback]: feedback.comment(report)}

    def entry(self, student: Student, report: Report) -> Entry:
        """What becomes of the row, and what may keep Moodle from taking it."""
        old, grade = student.row[self.where.grade], self.scale.grade(report)
        fate = outgoing.fate(old, grade)
        notes = tuple(self._row_notes(student, report, fate))
        return Entry(student.name, old, self.scale.write(grade), fate, notes)

    def notes(self) -> tuple[str, ...]:
        """What to know about all rows."""
        if self.with_feedback and self.where.feedback is None:
            return ("no comments: the worksheet has no column for them",)
        return ()

    def _row_notes(self, student: Student, report: Report, fate: Fate) -> list[str]:
        notes, row, where = [], student.row, self.where
        if where.changeable is not None and row[where.changeable].strip().casefold() in columns.NO:
            notes.append("locked: Moodle skips it until the grade can be changed")
        graded_on = row[where.graded_on].strip() if where.graded_on is not None else ""
        if fate is not Fate.SAME and graded_on not in {"", "-"}:
            notes.append(_override(graded_on))
        if self.with_feedback and where.feedback is not None and row[where.feedback].strip():
            notes.append("takes the place of a comment")
        if self.owners.shares(report):
            notes.append(f"group: {outgoing.name(report)}")
        elif where.name and not _agree(student, report):
            notes.append(f"handed in as {report.submission.student}")
        return notes + self._extension_notes(row, report)

    def _extension_notes(self, row: Row, report: Report) -> list[str]:
        """Lateness that was taken although Moodle granted more time."""
        if not report.penalty or self.where.status is None:
            return []
        origin, standing = report.submission.origin, standing_in(row[self.where.status])
        if standing.unread:
            return [f"lateness was taken, and this was not read: {standing.unread}"]
        known = origin.extended if origin else None
        if standing.extended is None or (known and known >= standing.extended):
            return []
        until = standing.extended.isoformat(" ", "minutes")
        return [f"lateness was taken without the extension until {until}: grade with --worksheet"]


def _override(graded_on: str) -> str:
    """Moodle skips a row whose stored grade is more than a minute newer than the row says."""
    words = re.findall(r"[^\W\d_]+", graded_on)
    if all(_ENGLISH.fullmatch(word) for word in words):
        return "skipped if graded again since the download, unless you tick the override box"
    return "skipped unless you tick the override box: Moodle cannot read a date that is not English"


def _students(table: Table, where: Columns) -> list[Student]:
    students = []
    for row in table.body:
        number = participant(row[where.identifier]) or ""
        name = row.joined(where.name)
        email = row[where.email] if where.email is not None else ""
        keys = (
            *keys_of("participant", number),
            *keys_of("email", email),
            *keys_of("name", name),
        )
        students.append(Student(row, name or row[where.identifier], keys))
    counts = Counter(student.keys[0][1] for student in students)
    for number, count in counts.items():
        if count > 1:
            raise Refusal(f"participant {number} is in the worksheet {count} times")
    return students


def _same_assignment(
    source: Path, students: list[Student], pairs: dict[int, Report], owners: Claims
) -> None:
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
    matched = [
        (student, pairs[student.row.line])
        for student in students
        if student.row.line in pairs and not owners.shares(pairs[student.row.line])
    ]
    strangers = [(student, report) for student, report in matched if not _agree(student, report)]
    if 2 * len(strangers) > len(matched):
        student, report = strangers[0]
        raise Refusal(
            f"{student.row.cells[0].value} is {student.name} in {source} and "
            f"{report.submission.student} in the submissions; the names agree for "
            f"{len(matched) - len(strangers)} of {len(matched)} only: {again}"
        )


def _agree(student: Student, report: Report) -> bool:
    """Whether the names do, as far as known; a download may put the group's name before one."""
    here, there = letters(student.name), letters(report.submission.student or "")
    has_name = any(kind == "name" for kind, _ in student.keys)
    return not has_name or here in there or there in here


def _scale(table: Table, where: Columns, wishes: WorksheetWishes) -> Scale:
    maxima = {row[where.maximum] for row in table.body}
    samples = [row[where.grade] for row in table.body]
    scale_of_file = scale.read(maxima.pop(), samples, as_points=wishes.as_points)
    if scale_of_file is None or maxima:
        raise Refusal("the worksheet's maximum grade is not one positive number")
    return scale_of_file


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of the class, each in the folder where Moodle looks for it."""

    where: Columns
    owners: Claims
    pages: feedback.Pages

    def zipped(
        self, students: Iterable[Student], reports: Mapping[int, Report]
    ) -> tuple[bytes, list[str]]:
        """The zip, and whose page is not in it."""
        files, notes = {}, []
        for student in students:
            if report := reports.get(student.row.line):
                page = self.pages.of(report)
                if page is None:
                    notes.append(f"no report for {student.name}: the page names somebody else")
                else:
                    files[self._name(student, report)] = page
        return zipped(files), notes

    def _name(self, student: Student, report: Report) -> str:
        """A group's page goes once, under the group's own number."""
        origin = report.submission.origin
        if origin and origin.system == "moodle" and self.owners.shares(report):
            return feedback.moodle_name(report.submission.student, folder_number(origin.key))
        name = student.name if self.where.name else None
        number = participant(student.row[self.where.identifier]) or ""
        return feedback.moodle_name(name, number)
