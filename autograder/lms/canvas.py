"""A Canvas gradebook export, filled: one assignment's column, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.lms import feedback, outgoing, scale
from autograder.lms.matching import Key, Register, Student, keys_of, pair
from autograder.lms.outgoing import Outgoing
from autograder.lms.scale import Scale
from autograder.lms.upload import Entry, Fate, Upload
from autograder.model import Refusal, Report
from autograder.sheet import Cell, Row, Table
from autograder.storage import zipped
from autograder.words import without_accents, without_signs

_ASSIGNMENT = re.compile(r"(?P<title>.*) \((?P<id>\d+)\)", re.DOTALL)
# What Canvas takes for a column of its own wherever it stands in a title, and does not import.
_TOTALS = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
_IDENTIFIERS = ("ID", "SIS User ID", "SIS Login ID")  # in the order in which Canvas looks
_NOT_ASSIGNED = "N/A"
_DOWNLOADED = re.compile(r"_\d+_")  # a user or an attachment, by which Canvas finds the submission


@dataclass(frozen=True, slots=True)
class Assignment:
    """A column that takes grades."""

    column: int
    header: str
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class GradebookWishes:
    """What the instructor asked for: an assignment's header, title or id, and the scale."""

    assignment: str | None = None
    as_points: bool = False


def fill(
    source: Path, table: Table, out: Outgoing, results: Path, wishes: GradebookWishes
) -> Upload:
    """The gradebook and the feedback zip to upload; Refusal when the column is in doubt."""
    column = _assignment(table, wishes.assignment, out.send[0]).column
    to_lms = _scale(table, column, wishes)
    students = _students(table)
    register = Register(students)
    pairs = pair([(report, _keys(report)) for report in out.send], register)
    if not pairs:
        raise Refusal(f"no submission is by a student of {source}: is it of another course?")
    held = outgoing.rows_of(map(_keys, out.held), register)
    entries: list[Entry] = []
    cells: dict[Cell, str] = {}
    for student in students:
        report = pairs.get(student.row.line)
        if report is None:
            entries += outgoing.waiting_entries(student, held)
            continue
        entry = _entry(student, student.row[column], to_lms, report)
        entries.append(entry)
        if entry.fate in {Fate.NEW, Fate.CHANGED}:
            cells[student.row.cells[column]] = entry.new
    pages, notes = _pages(out, results)
    return Upload(
        files={source.name: table.with_values(cells).encode()} | pages,
        entries=(*entries, *outgoing.unmatched_entries(out, pairs.values())),
        notes=(
            f"column: {table.header[column]}",
            *_title_notes(table.header[column]),
            *to_lms.notes(pairs.values()),
            *notes,
        ),
    )


def _assignment(table: Table, asked: str | None, graded: Report) -> Assignment:
    """The column asked for by header, title or id, else the only one titled like the task."""
    if table.header[:1] != ("Student",) and table.header[:2] != ("LastName", "FirstName"):
        raise Refusal(
            "the first column is not Student: is it a gradebook exported by Canvas? "
            f"the header is: {' | '.join(table.header)}"
        )
    every, passed_over = _assignments(table)
    fitting = _fitting(every, asked, graded) or _fitting(passed_over, asked, graded)
    if len(fitting) != 1:
        titles = "; ".join(a.header for a in every) or "none"
        why = (
            f"{len(fitting)} assignments are called" if asked else "no single assignment is called"
        )
        name = asked or graded.title or graded.task
        raise Refusal(f"{why} {name!r}: give one to --assignment; there are: {titles}")
    return fitting[0]


def _fitting(
    assignments: Sequence[Assignment], asked: str | None, graded: Report
) -> list[Assignment]:
    if asked is None:
        return [a for a in assignments if _is_titled_like(a.title, graded)]
    named = [a for a in assignments if asked.strip() in {a.header, a.id}]
    return named or [a for a in assignments if _words(asked) == _words(a.title)]


def _title_notes(header: str) -> list[str]:
    """What Canvas's import may do with the column because of its title."""
    if _TOTALS.search(header):
        return [
            f"Canvas passes over a column called {header!r}, which it takes for a total of its "
            "own: rename the assignment there and export again"
        ]
    if "final" in header.casefold():
        return [
            f"{header!r}: Canvas passes over columns with Final Score, Final Points or Final Grade "
            "in the title; look at its preview before you save the import"
        ]
    return []


def _scale(table: Table, column: int, wishes: GradebookWishes) -> Scale:
    """The scale in the row `Points Possible`; Refusal where Canvas takes no grades."""
    for row in table.body:
        if "Points Possible" in row[0]:
            samples = [other[column] for other in table.body if other is not row]
            if "read only" in row[column]:
                raise Refusal(f"Canvas takes no grades in the column {table.header[column]!r}")
            points = scale.read(row[column], samples, as_points=wishes.as_points)
            if points is not None:
                return points
            raise Refusal(
                f"{table.header[column]!r} has {row[column]!r} points possible: "
                "give the assignment points in Canvas and export again"
            )
    raise Refusal("the gradebook has no row `Points Possible`: export it again")


def _pages(out: Outgoing, results: Path) -> tuple[dict[str, bytes], list[str]]:
    """The zip for Canvas's re-upload, under the names of its own download, and who is not in it."""
    files: dict[str, bytes] = {}
    missing = []
    folder = feedback.Pages(out.all, results)
    for report in (*out.send, *out.explained):
        origin = report.submission.origin
        name = PurePosixPath(report.submission.file).name
        is_theirs = origin and origin.system == "canvas" and _DOWNLOADED.search(name)
        opens = report.questions or name.lower().endswith(feedback.ANSWERED)  # a PDF stays one
        page = folder.of(report) if is_theirs and opens else None
        if page is None or name in files:
            missing.append(outgoing.name(report))
        else:
            files[name] = feedback.canvas_file(name, report, page)
    if not files:
        return {}, [f"no {feedback.ZIP}: no file has the name a Canvas download gives"]
    notes = [f"not in {feedback.ZIP}: {', '.join(missing)}"] if missing else []
    return {feedback.ZIP: zipped(files)}, notes


def _assignments(table: Table) -> tuple[list[Assignment], list[Assignment]]:
    """The columns that take grades, and those that Canvas's import takes for totals."""
    after = table.header.index("Section") + 1 if "Section" in table.header else 0
    every = [
        Assignment(column, header, match["title"], match["id"])
        for column, header in enumerate(table.header)
        if column >= after and (match := _ASSIGNMENT.fullmatch(header))
    ]
    totals = [assignment for assignment in every if _TOTALS.search(assignment.header)]
    return [assignment for assignment in every if assignment not in totals], totals


def _is_titled_like(title: str, graded: Report) -> bool:
    here = f" {_words(title)} "
    names = {_words(name) for name in (graded.title, graded.task or "")} - {""}
    return any(f" {name} " in here for name in names)


def _words(text: str) -> str:
    """A title without accents, case and signs."""
    return without_signs(without_accents(text), between=" ")


def _students(table: Table) -> list[Student]:
    header = table.header
    first_last = header[:2] == ("LastName", "FirstName")
    kinds = [(kind, header.index(kind)) for kind in _IDENTIFIERS if kind in header]
    students = []
    for row in table.body:
        if not _is_student(row, (0, *(column for _, column in kinds))):
            continue
        if len(row.cells) < len(header):
            raise Refusal(f"line {row.line} of the gradebook is too short: export it again")
        name = f"{row[1]} {row[0]}".strip() if first_last else row[0]
        own = [key for kind, column in kinds for key in keys_of(kind, row[column])]
        students.append(Student(row, name, (*own, *keys_of("name", name))))
    counts = Counter(key for student in students for key in student.keys if key[0] in _IDENTIFIERS)
    for (kind, value), count in counts.items():
        if count > 1:
            raise Refusal(f"{kind} {value!r} is in the gradebook {count} times")
    return students


def _is_student(row: Row, identity: Sequence[int]) -> bool:
    """Canvas's own rows have no name and no id; what they say is in the site's language."""
    return "Points Possible" not in row[0] and any(row[column].strip() for column in identity)


def _keys(report: Report) -> Sequence[Key]:
    """A Canvas download says which user; anything else has what a roster knows, or a name."""
    origin = report.submission.origin
    if origin and origin.system == "canvas":
        return keys_of("ID", origin.key)
    ids = [key for kind in _IDENTIFIERS for key in keys_of(kind, origin.key if origin else None)]
    login = keys_of("SIS Login ID", origin.email if origin else None)
    return (*ids, *login, *keys_of("name", report.submission.student))


def _entry(student: Student, old: str, to_lms: Scale, report: Report) -> Entry:
    new = to_lms.grade(report)
    if old.strip().casefold() == "ex":
        return Entry(student.name, old, old, Fate.LEFT, ("stays excused",))
    if old.strip().upper() == _NOT_ASSIGNED:
        return Entry(student.name, old, old, Fate.LEFT, ("not assigned to this student",))
    return Entry(student.name, old, to_lms.write(new), outgoing.fate(old, new))
