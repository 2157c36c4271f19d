"""Which submissions go back to an LMS, and which wait for a person."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from autograder.lms.matching import Key, Register, Student
from autograder.lms.upload import Entry, Fate
from autograder.model import Outcome, Refusal, Report, Status
from autograder.report import summary
from autograder.sheet import decimal


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The grades of a class to send, submissions that need review, and those of other tasks."""

    send: tuple[Report, ...]
    held: tuple[Report, ...]
    others: tuple[Report, ...] = ()

    @property
    def explained(self) -> tuple[Report, ...]:
        """Those of the held that no fault of ours holds: their students can be told what to do."""
        told = {Status.UNREADABLE, Status.NO_TASK}
        return tuple(report for report in self.held if report.status in told)

    @property
    def all(self) -> tuple[Report, ...]:
        """Every submission of the results folder."""
        return self.send + self.held + self.others


def select(reports: Sequence[Report], task: str | None) -> Outgoing:
    """The reports of one task; Refusal when there are several and none was asked for.

    A submission of no known task is held: a person has to look at it.
    """
    tasks = sorted({report.task for report in reports if report.task})
    names = ", ".join(tasks) or "none"
    if task is not None and task not in tasks:
        raise Refusal(f"no submission of {task!r} is graded here; the tasks are: {names}")
    if task is None and len(tasks) > 1:
        raise Refusal(f"the results are of several tasks, {names}: say which with --task")
    chosen = task or next(iter(tasks), None)
    mine = [report for report in reports if report.task in {None, chosen}]
    outgoing = Outgoing(
        send=tuple(report for report in mine if not summary.needs_review(report)),
        held=tuple(report for report in mine if summary.needs_review(report)),
        others=tuple(report for report in reports if report.task not in {None, chosen}),
    )
    if not outgoing.send:
        raise Refusal("no submission has a grade to send: all need review")
    if any(report.max_score <= 0 for report in outgoing.send):
        raise Refusal("the task offers no points: there is no grade to send")
    return outgoing


def unmatched_entries(outgoing: Outgoing, matched: Iterable[Report]) -> list[Entry]:
    """Submissions without a row of their own, and those that wait for a person."""
    with_row = {report.submission.id for report in matched}
    entries = [
        Entry(name(report), "", "", Fate.UNKNOWN, (report.submission.file,))
        for report in outgoing.send
        if report.submission.id not in with_row
    ]
    entries += [Entry(name(r), "", "", Fate.REVIEW, (_why(r),)) for r in outgoing.held]
    entries += [
        Entry(name(report), "", "", Fate.OTHER, (report.task or "",)) for report in outgoing.others
    ]
    return entries


def waiting_entries(student: Student, held: set[int]) -> list[Entry]:
    """The line of a student without a grade to send; none when the submission is listed as held."""
    return [] if student.row.line in held else [Entry(student.name, "", "", Fate.EMPTY)]


def rows_to_explain(
    claims: Iterable[tuple[Report, Sequence[Key]]], register: Register, taken: Container[int]
) -> dict[int, Report]:
    """The row of each submission that gets words and no grade; none where it is in doubt."""
    rows: dict[int, Report] = {}
    for report, keys in claims:
        students = register.candidates(keys)
        if len(students) == 1 and students[0].row.line not in taken:
            rows.setdefault(students[0].row.line, report)
    return rows


def rows_of(held: Iterable[Sequence[Key]], register: Register) -> set[int]:
    """The rows of students whose submissions wait for a person."""
    return {student.row.line for keys in held for student in register.candidates(keys)}


def fate(old: str, new: Decimal) -> Fate:
    """Whether a grade is new, the same as before, or takes the place of another."""
    if old.strip() in {"", "-"}:
        return Fate.NEW
    return Fate.SAME if decimal(old) == new else Fate.CHANGED


def name(report: Report) -> str:
    """The student's name, else the id of the submission."""
    return report.submission.student or report.submission.id


def _why(report: Report) -> str:
    faults = [
        check.message
        for question in report.questions
        for check in question.checks
        if check.outcome is Outcome.ENGINE_ERROR
    ]
    return report.message or next(iter(faults), str(report.status))
