"""What other programs read of a graded class."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.model import (
    Outcome,
    Status,
)
from autograder.report import folder, summary
from tests.report.gradings import AVERAGE, WALLS, check, graded, ungraded


def test_results_are_exactly_the_documented_format(tmp_path: Path) -> None:
    """Other programs read these keys, in these places, and no others."""
    report = graded("ana", check(Outcome.FAILED, message="m", diagnosis=AVERAGE), check())

    folder.write_class([report, ungraded("otro", Status.NO_TASK, "¿qué tarea?")], tmp_path)

    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    submission, other = results["submissions"]
    question = submission["questions"][0]
    assert list(results) == [
        *("format", "engine", "protection", "complete", "progress", "submissions")
    ]
    assert results["format"] == 1
    assert re.fullmatch(r"gradiente \d+\.\d+.*", results["engine"])
    assert results["protection"] == list(WALLS)
    keys = "id, file, student, task, sha256, status, score, max_score, message, seconds, "
    keys += "origin, penalty, final_score, withheld, questions, decision"
    assert ", ".join(submission) == keys
    assert list(question) == ["name", "score", "max_score", "checks"]
    assert question["checks"][0] == {
        "name": "gradientes",
        "hidden": True,
        "points": 3.0,
        "outcome": "failed",
        "message": "m",
        "diagnosis": {"id": "sin_promediar", "text": AVERAGE.text},
        "withheld": 0.0,
    }
    assert question["checks"][1]["diagnosis"] is None
    assert (other["status"], other["task"], other["student"]) == ("no_task", None, None)


def test_withheld_points_are_counted_apart(tmp_path: Path) -> None:
    """They are in no score; a check says its own, a submission the sum."""
    report = graded("ana", check(Outcome.FAILED, points=9.0, withheld=9.0), check(points=6.0))

    folder.write_class([report], tmp_path)

    submission = json.loads((tmp_path / "results.json").read_text("utf-8"))["submissions"][0]
    assert (submission["score"], submission["withheld"]) == (6.0, 9.0)
    assert [c["withheld"] for c in submission["questions"][0]["checks"]] == [9.0, 0.0]


@pytest.mark.parametrize(
    ("walls", "said"),
    [
        ([WALLS, WALLS], WALLS),
        ([WALLS, ("seccomp",)], ("seccomp",)),
        ([WALLS, ("NOT SANDBOXED",)], ("NOT SANDBOXED",)),
        ([WALLS, ()], ("NOT SANDBOXED",)),
    ],
)
def test_a_class_claims_only_the_protection_all_had(
    walls: list[tuple[str, ...]], said: tuple[str, ...]
) -> None:
    """One submission that ran without walls is enough to say so."""
    reports = [replace(graded("a"), protection=held) for held in walls]

    assert summary.protection(reports) == said


def test_a_file_that_never_ran_says_nothing_of_protection() -> None:
    """An unreadable file has no walls and needed none."""
    reports = [ungraded("roto", Status.UNREADABLE, ""), graded("ana")]

    assert summary.protection(reports) == WALLS
