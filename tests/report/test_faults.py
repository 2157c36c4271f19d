"""A fault of ours in one report concerns that submission, and no other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder import agenda, run
from autograder.intake.instructions import Instructions
from autograder.judging import grading
from autograder.model import (
    CellError,
    CheckResult,
    Outcome,
    QuestionResult,
    Report,
    Status,
    Submission,
    Task,
)
from autograder.report import folder, records
from tests.intake.downloads import notebook, rows


def without_page(report: Report) -> Report:
    """A report that no page can show: its points are no number, against every type."""
    points: Any = "muchos"
    check = CheckResult("c", "Da lo que debe.", False, points, Outcome.FAILED)
    return replace(report, questions=(QuestionResult("sigmoide", (check,)),))


def test_a_report_that_cannot_be_shown_says_so(tmp_path: Path) -> None:
    """The page is a minimal one, the record an engine_error with the reason."""
    submission = Submission("ana", "<b>ana</b>.ipynb", "ab12" * 16, task="sigmoide")
    report = without_page(Report(submission, Status.GRADED, "sigmoide"))

    written = folder.write_submission(report, tmp_path)

    page = folder.page_path(tmp_path, "ana").read_text("utf-8")
    assert "Tu entrega está en revisión" in page
    assert "&lt;b&gt;ana" in page
    assert "ValueError" not in page
    assert written.status is Status.ENGINE_ERROR
    assert written.message.startswith("TypeError: ")
    assert records.read_submission(records.record_path(tmp_path, "ana")) == written


@pytest.mark.parametrize("line", [True, "7", 2.5])
def test_a_record_that_could_not_be_read_is_not_written(tmp_path: Path, line: Any) -> None:
    """It would keep the whole class from being read: what a line number is not, say."""
    error = CellError(1, line, "ValueError", "")
    report = Report(Submission("ana", "ana.ipynb", ""), Status.GRADED, cell_errors=(error,))

    written = folder.write_submission(report, tmp_path)

    assert written.status is Status.ENGINE_ERROR
    assert folder.read_class(tmp_path).reports == (written,)


def test_a_full_disk_is_no_fault_of_ours(tmp_path: Path) -> None:
    """What cannot be written is not said to have been."""
    (tmp_path / "report").write_text("a file stands where the folder should be")
    report = Report(Submission("ana", "ana.ipynb", ""), Status.NO_TASK)

    with pytest.raises(OSError, match="report"):
        folder.write_submission(report, tmp_path)


def test_the_others_are_graded(
    tmp_path: Path, tasks: tuple[Task, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class with one such report is graded to its end; that one waits for a person."""
    for name in ("ana", "luz", "zoe"):
        (tmp_path / "entregas").mkdir(exist_ok=True)
        (tmp_path / "entregas" / f"{name}.ipynb").write_bytes(notebook())
    grade = grading.grade

    def faulty(submission: Submission, *rest: Any, **options: Any) -> Report:
        report = grade(submission, *rest, **options)
        return without_page(report) if submission.id == "luz" else report

    monkeypatch.setattr(grading, "grade", faulty)
    plan = agenda.Plan(tmp_path / "entregas", Instructions(), tasks)

    finished = run.grade_class(plan, tmp_path / "r")

    assert {report.submission.id: report.status for report in finished.reports} == {
        "ana": Status.GRADED,
        "luz": Status.ENGINE_ERROR,
        "zoe": Status.GRADED,
    }
    assert {name: row["score"] for name, row in rows(tmp_path / "r").items()} == {
        "ana": "100",
        "luz": "",
        "zoe": "100",
    }
    listed = json.loads((tmp_path / "r" / "results.json").read_text("utf-8"))["submissions"]
    assert [submission["status"] for submission in listed] == ["graded", "engine_error", "graded"]
    assert "TypeError" in (tmp_path / "r" / "report" / "index.html").read_text("utf-8")
