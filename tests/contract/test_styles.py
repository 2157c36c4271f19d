"""Right answers in many styles, written from the statement alone: each earns full marks."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder import run
from autograder.intake import files
from autograder.model import Outcome, Report, Status, Task
from autograder.sandbox.process import Sandbox

STYLES = Path(__file__).resolve().parents[1] / "styles"
FILES = sorted(path.relative_to(STYLES).as_posix() for path in STYLES.glob("*/*.py"))


@pytest.fixture(scope="module")
def reports(tasks: tuple[Task, ...], sandbox: Sandbox) -> dict[str, Report]:
    """Every style graded at once, with the task read from the folder; reports by file."""
    with ThreadPoolExecutor(2) as executor:
        graded = run.grade_batch(files.find(STYLES, tasks), tasks, sandbox, executor)
    return {report.submission.file: report for report in graded}


def test_every_task_has_its_styles(tasks: tuple[Task, ...]) -> None:
    """Each task is answered in at least ten styles."""
    counted = Counter(Path(file).parts[0] for file in FILES)

    assert set(counted) == {task.slug for task in tasks}
    assert min(counted.values()) >= 10


@pytest.mark.parametrize("file", FILES)
def test_a_right_answer_passes_in_any_style(file: str, reports: dict[str, Report]) -> None:
    """Every check passes, hidden and public, those without points too."""
    report = reports[file]

    checks = [(q.name, check) for q in report.questions for check in q.checks]
    assert report.status is Status.GRADED
    assert report.cell_errors == ()
    assert [(n, c.name, c.message) for n, c in checks if c.outcome is not Outcome.PASSED] == []
    assert report.score == report.max_score
