"""A results folder: what is written as each submission ends, and what when the class does."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder import catalog
from autograder.model import Refusal, Report, Roll, Status
from autograder.report import grades, likeness, pages, records, results
from autograder.storage import write_whole

NO_ROLL = Roll()


def page_path(out: Path, submission_id: str) -> Path:
    """Where the page of a submission lives."""
    return out / "report" / f"{records.stem(submission_id)}.html"


def write_submission(report: Report, out: Path) -> Report:
    """Write report/<id>.html, and then submissions/<id>.json, whose presence means: done.

    Returns the report that the record holds. When a fault of ours keeps page or record from being
    made, that is an engine_error which says so, and the page is a minimal one: no other submission
    is concerned.
    """
    written = _rendering(report)
    id_ = report.submission.id
    write_whole(page_path(out, id_), written.page)
    write_whole(records.record_path(out, id_), written.record)
    return written.report


def write_class(reports: Iterable[Report], out: Path, roll: Roll = NO_ROLL) -> None:
    """Write grades.csv, results.json, class.json and the teacher's pages, sorted by id.

    Those are report/index.html, and report/parecidos.html for submissions that look alike.

    The secret that class.json holds stays what it is. Who is missing, as the roster has it, is in
    missing.csv.
    """
    ordered = sorted(reports, key=lambda report: report.submission.id)
    write_whole(out / "grades.csv", grades.grades(ordered, late=roll.deadline is not None))
    write_whole(out / "results.json", results.class_json(ordered))
    records.write_class_file(roll, records.read_secret(out), out)
    if roll.missing:
        write_whole(out / "missing.csv", grades.missing(roll))
    else:
        (out / "missing.csv").unlink(missing_ok=True)
    groups = likeness.likenesses(ordered, _given_notebooks())
    write_whole(out / "report" / "parecidos.html", pages.likeness_page(groups))
    write_whole(out / "report" / "index.html", pages.class_page(ordered, roll, len(groups)))


def _given_notebooks() -> Mapping[str, list[str]]:
    """The cells that each task gives its students, by slug; none where the course is not at hand.

    The lesson is what a task was written as, and the template what students were handed.
    """
    given: dict[str, list[str]] = defaultdict(list)
    try:
        root = catalog.find_root()
        for path in root.glob("assignments/*/notebook.py"):
            given[path.parent.name].append(path.read_text("utf-8"))
        for path in root.glob("student_template/*/*.ipynb"):
            cells = json.loads(path.read_text("utf-8"))["cells"]
            given[path.parent.name] += ["".join(cell["source"]) for cell in cells]
    except (Refusal, OSError, ValueError, KeyError, TypeError):
        pass  # the results were graded elsewhere, or the template is somebody's own
    return given


@dataclass(frozen=True, slots=True)
class _Rendering:
    """A report as it goes to disk."""

    report: Report
    page: str
    record: str


def _rendering(report: Report) -> _Rendering:
    try:
        return _Rendering(report, pages.student_page(report), records.record(report))
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is ours and this report's alone
        failed = Report(
            report.submission,
            Status.ENGINE_ERROR,
            report.task,
            message=f"{type(fault).__name__}: {fault} (al escribir el informe)",
        )
        page = pages.page_without_report(report.submission)
        return _Rendering(failed, page, records.record(failed))
