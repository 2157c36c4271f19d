"""What people read of a graded class: pages for students and teacher, and a table of grades."""

from __future__ import annotations

import base64
import csv
import dataclasses
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.model import (
    CheckResult,
    Origin,
    Outcome,
    QuestionResult,
    Refusal,
    Report,
    Roll,
    Status,
)
from autograder.report import figures, summary
from autograder.report.records import (
    ENGINE,
    FORMAT,
    read_class,
    read_submission,
    record_path,
    stem,
    write_record,
    write_roll,
)
from autograder.storage import write_whole
from autograder.words import printable

__all__ = [
    "Refusal",
    "read_class",
    "read_submission",
    "record_path",
    "write_class",
    "write_submission",
]

COLUMNS = ("id", "student", "task", "score", "max_score", "status")
LATE_COLUMNS = (*COLUMNS[:5], "penalty", "final_score", "status")  # when there was a deadline

_FORMULA = re.compile(r"(^|[;\t\r\n])(?=[=+\-@\t\r\n])")

Cell = str | float
NO_ROLL = Roll()


def write_submission(report: Report, out: Path) -> None:
    """Write report/<id>.html, and then submissions/<id>.json, whose presence means: done."""
    page = _page("submission.html.j2", report=report, needs_review=summary.needs_review(report))
    write_whole(out / "report" / f"{stem(report.submission.id)}.html", page)
    write_record(report, out)


def write_class(reports: Iterable[Report], out: Path, roll: Roll = NO_ROLL) -> None:
    """Write grades.csv, results.json and report/index.html, the submissions sorted by id.

    With a deadline, penalty and final_score stand behind max_score. Who is missing, as the roster
    has it, is in missing.csv.

    In grades.csv a question's column bears its name, or `task.question` when several tasks of the
    class use that name; a class with one task therefore always has plain names. What only a person
    can decide (a submission or question that could not be graded) is an empty cell, never 0. Text
    that a spreadsheet would run as a formula is preceded by an apostrophe; numbers never are.
    """
    ordered = sorted(reports, key=lambda report: report.submission.id)
    write_whole(out / "grades.csv", _grades(ordered, late=roll.deadline is not None))
    write_whole(out / "results.json", _results(ordered))
    write_whole(out / "report" / "index.html", _class_page(ordered, roll))
    write_roll(roll, out)
    if roll.missing:
        write_whole(out / "missing.csv", _missing(roll))
    else:
        (out / "missing.csv").unlink(missing_ok=True)


def _grades(reports: Sequence[Report], *, late: bool) -> str:
    columns = _question_columns(reports)
    header = LATE_COLUMNS if late else COLUMNS
    rows = []
    for report in reports:
        scores = {columns[report.task or "", q.name]: _score(q) for q in report.questions}
        grade = _grade(report)
        cells = (grade[name] for name in header)
        rows.append((*cells, *(scores.get(name, "") for name in columns.values())))
    return _table((*header, *columns.values()), rows)


def _grade(report: Report) -> Mapping[str, Cell]:
    who = report.submission
    undecided = summary.needs_review(report)
    return {
        "id": who.id,
        "student": who.student or "",
        "task": report.task or "",
        "score": "" if undecided else report.score,
        "max_score": report.max_score if report.questions else "",
        "penalty": "" if undecided else f"{report.penalty:g}",
        "final_score": "" if undecided else report.final_score,
        "status": report.status.value,
    }


def _missing(roll: Roll) -> str:
    people = [(who.id, who.name, who.email or "", who.group or "") for who in roll.missing]
    return _table(("id", "name", "email", "group"), people)


def _table(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A table for people: no cell of it is a formula."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows(map(_harmless, row) for row in (header, *rows))
    return table.getvalue()


def _score(question: QuestionResult) -> Cell:
    undecided = any(check.outcome is Outcome.ENGINE_ERROR for check in question.checks)
    return "" if undecided else question.score


def _question_columns(reports: Iterable[Report]) -> Mapping[tuple[str, str], str]:
    """The column of each (task, question), task by task, the questions as the task orders them."""
    by_task = sorted(reports, key=lambda report: report.task or "")
    keys = list(dict.fromkeys((r.task or "", q.name) for r in by_task for q in r.questions))
    uses = Counter(name for _, name in keys) + Counter(LATE_COLUMNS)
    return {(task, name): f"{task}.{name}" if uses[name] > 1 else name for task, name in keys}


def _harmless(cell: Cell) -> str:
    """A cell that no spreadsheet takes for a formula, in whatever column it splits the line."""
    return _FORMULA.sub(r"\1'", cell) if isinstance(cell, str) else figures.number(cell)


def _results(reports: Sequence[Report]) -> str:
    content = {
        "format": FORMAT,
        "engine": ENGINE,
        "protection": summary.protection(reports),
        "submissions": [_submission(report) for report in reports],
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _submission(report: Report) -> dict[str, object]:
    who = report.submission
    return {
        "id": who.id,
        "file": who.file,
        "student": who.student,
        "task": report.task,
        "sha256": who.sha256,
        "status": report.status,
        "score": _points(report.score),
        "max_score": _points(report.max_score),
        "message": report.message,
        "seconds": round(report.seconds, 3),
        "origin": _origin(who.origin),
        "penalty": report.penalty,
        "final_score": _points(report.final_score),
        "questions": [_question(question) for question in report.questions],
    }


def _origin(origin: Origin | None) -> dict[str, object] | None:
    return dataclasses.asdict(origin) if origin else None


def _question(question: QuestionResult) -> dict[str, object]:
    return {
        "name": question.name,
        "score": _points(question.score),
        "max_score": _points(question.max_score),
        "checks": [_check(check) for check in question.checks],
    }


def _check(check: CheckResult) -> dict[str, object]:
    found = check.diagnosis
    return {
        "name": check.name,
        "hidden": check.hidden,
        "points": _points(check.points),
        "outcome": check.outcome,
        "message": check.message,
        "diagnosis": {"id": found.id, "text": found.text} if found else None,
    }


def _points(value: float) -> float:
    """A sum of points without the dust of binary fractions."""
    return round(float(value), 6)


def _class_page(reports: Sequence[Report], roll: Roll) -> str:
    script = _environment().get_template("class.js.j2").render()
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    overview = summary.summarise(reports)
    return _page("class.html.j2", overview=overview, roll=roll, script=script, script_digest=digest)


def _page(template: str, **content: Any) -> str:  # Any: whatever the template names
    """The page, without the control characters that could hide or turn round what it says."""
    page = _environment().get_template(template).render(engine=ENGINE, **content)
    return printable(page)


@cache
def _environment() -> Environment:
    """Templates in which everything is escaped: names, ids and messages come from students."""
    environment = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": figures.number, "stem": stem, "flags": summary.flags}
    environment.filters["to_improve"] = summary.to_improve
    environment.tests |= {
        "review": summary.needs_review,
        "unprotected": summary.unprotected,
        "complete": summary.complete,
        "citing_cells": summary.cites_cells,
        "summed_up": figures.summed_up,
    }
    environment.globals |= {"figures": figures, "ran": summary.ran, "Status": Status}
    return environment
