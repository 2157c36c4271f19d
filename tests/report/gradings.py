"""Reports made in code, and what is written of them."""

import csv
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from autograder.model import (
    CheckResult,
    Diagnosis,
    Outcome,
    QuestionResult,
    Report,
    Status,
    Submission,
)
from autograder.report import folder, records

WALLS = ("landlock", "seccomp")
AVERAGE = Diagnosis("sin_promediar", "Tus gradientes son m veces los correctos: divide por m.")
HOSTILE = '</style><script>alert("x")</script><img src=x onerror=alert(1)>'


def check(outcome: Outcome = Outcome.PASSED, points: float = 3.0, **more: object) -> CheckResult:
    """One check of a question."""
    return replace(
        CheckResult("gradientes", "Da las derivadas del costo medio.", True, points, outcome),
        **more,  # type: ignore[arg-type] # fields of CheckResult, named by the test
    )


def graded(id_: str, *checks: CheckResult, question: str = "backProp", task: str = "xor") -> Report:
    """A graded submission of one question."""
    submission = Submission(id_, f"{id_}.ipynb", "ab12" * 16, ("x = 1",), task, "Núñez, Ana")
    questions = (QuestionResult(question, checks or (check(),)),)
    return Report(submission, Status.GRADED, task, "Red XOR", "", 0.08, questions, protection=WALLS)


def ungraded(id_: str, status: Status, message: str) -> Report:
    """A submission that never ran."""
    return Report(Submission(id_, f"{id_}.ipynb", "cd34" * 16), status, message=message)


def page(report: Report, out: Path) -> str:
    """The HTML a student is handed."""
    folder.write_submission(report, out)
    return (out / "report" / f"{records.stem(report.submission.id)}.html").read_text("utf-8")


def class_page(out: Path, *reports: Report) -> str:
    """The HTML the teacher reads."""
    folder.write_class(reports, out)
    return (out / "report" / "index.html").read_text("utf-8")


def grades(out: Path, *reports: Report) -> list[dict[str, str]]:
    """The rows of grades.csv."""
    folder.write_class(reports, out)
    with (out / "grades.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Parsed(HTMLParser):
    """The tags, addresses and visible words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag and whatever it would fetch."""
        self.tags.append(tag)
        fetched = {"src", "href", "action", "data", "srcset", "xlink:href", "poster"}
        self.addresses += [value or "" for name, value in attrs if name in fetched]
