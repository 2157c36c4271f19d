"""Loaded by the workers of scale.py: recorded reports in the place of students' processes."""

import os
import re
from pathlib import Path
from typing import Any

from autograder.model import Report, Submission
from autograder.report import records
from autograder.scale import bench

RECORDED = re.compile(r"# grabado (\d+)")
FOLDER = Path(os.environ["GRADIENTE_RECORDED"])
REPORTS = [records.read_submission(path) for path in sorted(FOLDER.glob("*.json"))]


def grade_one(submission: Submission, *_: Any) -> Report:  # Any: as the engine has it
    """The report that was recorded of the notebook that this one is a copy of."""
    found = RECORDED.search(submission.cells[-1])
    assert found, submission.id
    return REPORTS[int(found[1])]


vars(bench)["grade_one"] = grade_one
