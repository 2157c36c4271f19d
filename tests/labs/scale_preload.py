"""Loaded by the workers of scale_faults.py: what a submission does to the worker that grades it.

The folder named by GRADIENTE_FAULTS has a file for each submission that does something, and gets a
line in `log` for each that is begun.
"""

import os
import signal
import time
from pathlib import Path
from typing import Any

from autograder import run
from autograder.model import Report, Submission
from autograder.scale import bench

FAULTS = Path(os.environ["GRADIENTE_FAULTS"])


def grade_one(submission: Submission, *others: Any) -> Report:  # Any: as the engine has it
    """Grade, after what the submission's file says was done."""
    with (FAULTS / "log").open("a") as log:
        log.write(f"{submission.id} {os.getpid()}\n")
    file = FAULTS / submission.id
    wanted = file.read_text() if file.exists() else ""
    if wanted.startswith("once"):
        file.unlink()
    if "kill" in wanted:
        os.kill(os.getpid(), signal.SIGKILL)
    if "stop" in wanted:
        os.kill(os.getpid(), signal.SIGSTOP)
    if "sleep" in wanted:
        time.sleep(3600)
    return run.grade_one(submission, *others)


vars(bench)["grade_one"] = grade_one
