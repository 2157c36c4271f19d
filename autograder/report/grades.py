"""The tables a spreadsheet opens: grades.csv, and missing.csv for who handed nothing in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from autograder.model import Outcome, QuestionResult, Report, Roll
from autograder.report import summary
from autograder.report.numbers import number
from autograder.report.totals import Course, Standing

COLUMNS = ("id", "student", "task", "score", "max_score", "status")
LATE_COLUMNS = (*COLUMNS[:5], "penalty", "final_score", "status")  # with a deadline or decisions
LAST_COLUMNS = ("file",)  # they came later, and whoever counts columns finds the others in place

_FORMULA = re.compile(r"(^|[;\t\r\n])(?=[=+\-@\t\r\n])")

Value = str | float  # of a cell


def grades(reports: Sequence[Report], *, late: bool) -> str:
    """grades.csv: a row a submission; penalty and final_score stand in it where they may differ.

    That is with a deadline, or where a person decided something, whose reason is then there too.
    A question's column is `task.question`, whatever other tasks the class has. What only a person
    can decide (a submission or question that could not be graded) is an empty cell, never 0. Text
    that a spreadsheet would run as a formula is preceded by an apostrophe; numbers never are.
    """
    columns = _question_columns(reports)
    decided = any(report.decision for report in reports)
    header = LATE_COLUMNS if late or decided else COLUMNS
    last = (*LAST_COLUMNS, *(("decision",) if decided else ()))
    rows = []
    for report in reports:
        scores = {columns[report.task or "", q.name]: _score(q) for q in report.questions}
        grade = _grade(report)
        cells = (grade[name] for name in header)
        ending = (grade[name] for name in last)
        rows.append((*cells, *(scores.get(name, "") for name in columns.values()), *ending))
    return _table((*header, *columns.values(), *last), rows)


def missing(roll: Roll) -> str:
    """missing.csv: who is on the list and handed nothing in."""
    people = [(who.id, who.name, who.email or "", who.group or "") for who in roll.missing]
    return _table(("id", "name", "email", "group"), people)


def course(whole: Course) -> str:
    """course.csv: a row a student, a column a task with what counts there, and the total.

    An empty cell is a task that was not handed in, which counts nothing, or one that a person has
    still to look at: then the total is empty too.
    """
    header = ("id", "student", *whole.tasks, *(("total",) if whole.weights else ()))
    return _table(header, (_standing(standing, whole) for standing in whole.standings))


def _standing(standing: Standing, whole: Course) -> list[Value]:
    scores = [_final(standing.reports.get(task)) for task in whole.tasks]
    total = "" if standing.total is None else standing.total
    return [standing.id, standing.name, *scores, *([total] if whole.weights else [])]


def _final(report: Report | None) -> Value:
    return "" if report is None or summary.needs_review(report) else report.final_score


def _grade(report: Report) -> Mapping[str, Value]:
    who = report.submission
    undecided = summary.needs_review(report)
    return {
        "id": who.id,
        "student": who.student or "",
        "task": report.task or "",
        "score": "" if undecided or not report.questions else report.score,
        "max_score": report.max_score if report.max_score else "",
        "penalty": "" if undecided else f"{report.penalty:g}",
        "final_score": "" if undecided else report.final_score,
        "status": report.status.value,
        "file": who.file,
        "decision": report.decision.reason if report.decision else "",
    }


def _score(question: QuestionResult) -> Value:
    undecided = any(check.outcome is Outcome.ENGINE_ERROR for check in question.checks)
    return "" if undecided else question.score


def _question_columns(reports: Iterable[Report]) -> Mapping[tuple[str, str], str]:
    """The column of each (task, question), task by task, the questions as the task orders them."""
    by_task = sorted(reports, key=lambda report: report.task or "")
    keys = dict.fromkeys((r.task or "", q.name) for r in by_task for q in r.questions)
    return {(task, name): f"{task}.{name}" for task, name in keys}


def _table(header: Iterable[str], rows: Iterable[Iterable[Value]]) -> str:
    """A table for people: no cell of it is a formula."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows(map(_harmless, row) for row in (header, *rows))
    return table.getvalue()


def _harmless(value: Value) -> str:
    """A cell that no spreadsheet takes for a formula, in whatever column it splits the line."""
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else number(value)
