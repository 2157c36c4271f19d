"""A graded class on disk, made in code: what `gradiente lms` reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from click.testing import CliRunner, Result

from autograder.cli import main
from autograder.model import (
    CheckResult,
    Diagnosis,
    Origin,
    Outcome,
    QuestionResult,
    Report,
    Status,
    Submission,
)
from autograder.report.folder import write_class, write_submission

LESSON = Diagnosis("sin_promediar", "Si y < 0 & m > 1, «divide» por m: <b>es un promedio</b>.")


def moodle(participant: int, student: str = "Ana Núñez", score: float = 75.0) -> Report:
    """A report whose submission came in a Moodle zip."""
    file = f"{student}_{participant}_assignsubmission_file/sigmoide.ipynb"
    return graded(f"m{participant}", file, student, score, Origin("moodle", str(participant)))


def canvas(user: int, student: str = "nunezana", score: float = 75.0) -> Report:
    """A report whose submission came in a Canvas zip."""
    file = f"{student}_{user}_{user + 9000}_sigmoide.ipynb"
    return graded(f"c{user}", file, student, score, Origin("canvas", str(user)))


def graded(
    id_: str, file: str, student: str | None, score: float = 75.0, origin: Origin | None = None
) -> Report:
    """A graded submission of `sigmoide`, with two questions and 100 points on offer."""
    wrong = Outcome.PASSED if score == 100 else Outcome.FAILED
    checks = (
        CheckResult("valores", "Da los valores.", False, score, Outcome.PASSED),
        CheckResult("gradientes", "", True, 100.0 - score, wrong, "mal", LESSON),
    )
    digest = sha256(id_.encode()).hexdigest()
    submission = Submission(id_, file, digest, (), "sigmoide", student, origin=origin)
    questions = (QuestionResult("sigmoide", checks[:1]), QuestionResult("derivada", checks[1:]))
    return Report(
        submission, Status.GRADED, "sigmoide", "La sigmoide y su derivada", questions=questions
    )


def unread(report: Report) -> Report:
    """The same submission, had nobody been able to open it."""
    return replace(
        report, status=Status.UNREADABLE, task=None, title="", questions=(), message="no es JSON"
    )


def results(folder: Path, reports: Iterable[Report]) -> Path:
    """A results folder, as `gradiente grade` leaves it."""
    every = list(reports)
    for report in every:
        write_submission(report, folder)
    write_class(every, folder)
    return folder


def gradiente(*words: str | Path) -> Result:
    """The command, typed."""
    return CliRunner().invoke(main, [str(word) for word in words], env={"COLUMNS": "250"})
