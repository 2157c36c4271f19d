"""What a spreadsheet opens of a graded class."""

from dataclasses import replace
from pathlib import Path

import pytest

from autograder.model import (
    Outcome,
    Status,
)
from autograder.report import folder, summary
from autograder.report.book import Book, TaskDigest
from tests.report.gradings import check, graded, grades, ungraded


def test_the_table_of_grades(tmp_path: Path) -> None:
    """Columns as documented; whole numbers without a fraction, others with a point."""
    report = graded("ana", check(points=3.0), check(Outcome.FAILED), check(points=0.25))

    rows = grades(tmp_path, report)

    assert rows == [
        {
            "id": "ana",
            "student": "Núñez, Ana",
            "task": "xor",
            "score": "3.25",
            "max_score": "6.25",
            "status": "graded",
            "xor.backProp": "3.25",
            "file": "ana.ipynb",
        }
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    """A name that a spreadsheet would run is text there, also where it splits at semicolons."""
    report = graded("ana")
    name = f'{start}HYPERLINK("http://x");{start}1'
    hostile = replace(report, submission=replace(report.submission, student=name))

    row = grades(tmp_path, hostile)[0]

    assert row["student"].startswith("'")
    assert f";'{start}" in row["student"]
    assert row["score"] == "3"


def test_a_column_says_task_and_question(tmp_path: Path) -> None:
    """Its name is the same whichever tasks the class has."""
    rows = grades(
        tmp_path,
        graded("a", question="costo", task="ols"),
        graded("b", question="costo", task="cuadratica"),
        graded("c", question="backProp", task="xor"),
    )

    names = ["cuadratica.costo", "ols.costo", "xor.backProp", "file"]
    assert list(rows[0])[6:] == names
    assert (rows[0]["ols.costo"], rows[0]["cuadratica.costo"]) == ("3", "")


def test_tasks_stand_in_the_order_of_the_course(tmp_path: Path) -> None:
    """The course's first task is first, in course.csv and on the class page."""
    book = Book(tasks=(TaskDigest("xor", ""), TaskDigest("ols", "")))
    handed_in = [graded("a", task="ols"), graded("b", task="xor"), graded("c", task="otra")]

    folder.write_class(handed_in, tmp_path, book)

    whole = summary.summarise(handed_in, book)
    assert (tmp_path / "course.csv").read_text("utf-8-sig").startswith("id,student,xor,ols,otra\n")
    assert [task.task for task in whole.tasks] == ["xor", "ols", "otra"]


def test_what_nobody_could_grade_is_empty_and_not_zero(tmp_path: Path) -> None:
    """A fault of ours or a broken file never reads as 0 points."""
    broken = replace(graded("ana", check(Outcome.ENGINE_ERROR)), status=Status.ENGINE_ERROR)

    rows = grades(tmp_path, broken, ungraded("roto", Status.UNREADABLE, "no es JSON"))

    assert [(r["score"], r["xor.backProp"], r["max_score"]) for r in rows] == [
        ("", "", "3"),
        ("",) * 3,
    ]
