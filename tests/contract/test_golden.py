"""The sample class: a submission and the report it must give, one folder a case."""

from __future__ import annotations

import json
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder import run
from autograder.cli import grading
from autograder.intake import files, gathering
from autograder.model import Report, Task
from autograder.sandbox.process import Sandbox

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CALL = 4.0  # seconds
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/expected.json"))


@pytest.fixture(scope="module")
def reports(tasks: tuple[Task, ...], sandbox: Sandbox) -> dict[str, Report]:
    """The whole class graded at once, as an instructor would; reports by case.

    What never ends is stopped sooner than in a course.
    """
    hasty = tuple(replace(task, limits=replace(task.limits, call=CALL)) for task in tasks)
    with ThreadPoolExecutor(2) as executor:
        graded = run.grade_batch(files.find(GOLDEN, hasty), hasty, sandbox, executor)
    return {Path(report.submission.file).parts[0]: report for report in graded}


def summary(report: Report) -> dict[str, Any]:
    """What a golden case fixes: status, task, points, and the mistakes named."""
    named = {
        question.name: sorted({c.diagnosis.id for c in question.checks if c.diagnosis})
        for question in report.questions
    }
    return {
        "status": str(report.status),
        "task": report.task,
        "score": report.score,
        "questions": {question.name: question.score for question in report.questions},
        "mistakes": {name: ids for name, ids in named.items() if ids},
    }


def test_the_sample_class_is_large_enough() -> None:
    """At least fifteen submissions over all five core tasks, and a folder each."""
    assert len(CASES) >= 15
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir()} == set(CASES)


def test_the_sample_class_is_a_course(tasks: tuple[Task, ...]) -> None:
    """In the demo Ana has thirteen tasks, five others several, and one of the list has none."""
    arrival = gathering.gather(GOLDEN, grading.sample_class(GOLDEN), tasks, None)

    handed_in: dict[str, list[str | None]] = defaultdict(list)
    for submission in arrival.submissions:
        handed_in[submission.student or ""].append(submission.task)
    assert len(set(handed_in["Ana Gómez"])) == len(handed_in["Ana Gómez"]) == 13
    assert sum(len(mine) > 1 for mine in handed_in.values()) == 6
    assert [person.name for person in arrival.roll.missing] == ["Úrsula Medina"]
    assert arrival.roll.strangers == ()
    assert len(arrival.submissions) == len(CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_submission_gets_the_report_it_must(case: str, reports: dict[str, Report]) -> None:
    """Status, points of every question and named mistakes are those of expected.json."""
    expected = json.loads((GOLDEN / case / "expected.json").read_text(encoding="utf-8"))
    expected.pop("why")
    if "the machine has too much to do" in reports[case].message:
        pytest.skip("this machine has too much to do to judge a function without end")

    assert summary(reports[case]) == expected
