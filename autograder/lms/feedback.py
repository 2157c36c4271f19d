"""What a student reads of the grade: the comment beside it, and the report in a zip."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator
from html import escape, unescape
from itertools import islice
from pathlib import Path, PurePosixPath

from autograder.lms import phrases
from autograder.model import CheckResult, Outcome, QuestionResult, Refusal, Report
from autograder.report import folder
from autograder.report.numbers import number
from autograder.storage import zipped
from autograder.words import printable

ZIP = "feedback.zip"
ANSWERED = (".ipynb", ".py", ".zip", ".html")  # what can be answered under its own name

_LONGEST = 300  # characters of a sentence in a comment
_UNSAFE = re.compile(r"[\\/:*?\"<>|'_]")  # what file systems refuse, and what Moodle splits at
_LONGEST_NAME = 80
MENTIONS = re.compile(r"[0-9a-f]{12}|[\w.+-]+@[\w-]+\.[\w.-]*\w")


def comment(report: Report, sentences: int | None = 2) -> str:
    """The score of every question and the sentences that teach, in HTML with nothing unescaped.

    Of a submission that could not be graded, it says why.
    """
    if not _has_grade(report):
        return f"<p><strong>{phrases.UNGRADED}</strong></p><p>{_html(report.message)}</p>"
    scores = "".join(f"<li>{_html(_points(q))}</li>" for q in report.questions)
    lessons = "".join(f"<p>{_html(text)}</p>" for text in islice(_lessons(report), sentences))
    return f"<p><strong>{_html(_total(report))}</strong></p><ul>{scores}</ul>{lessons}"


def as_notebook(report: Report) -> bytes:
    """A notebook of one cell that says all the comment has to say.

    Canvas hands feedback back under the name of the file it answers, .ipynb included.
    """
    heading = f"<h1>{_html(report.title or report.task or phrases.SUBMISSION)}</h1>"
    cell = {
        "cell_type": "markdown",
        "id": "retroalimentacion",
        "metadata": {},
        "source": heading + comment(report, None),
    }
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def as_script(report: Report) -> bytes:
    """A Python file of comments only, with the words of the notebook."""
    lines = [
        report.title or report.task or phrases.SUBMISSION,
        *([_total(report)] if _has_grade(report) else [phrases.UNGRADED, report.message]),
        *(_points(question) for question in report.questions),
        *_lessons(report),
    ]
    return "".join(f"# {_line(line)}\n" for line in lines).encode()


class Pages:
    """The report pages of a results folder, each handed to its own student only."""

    def __init__(self, reports: Iterable[Report], out: Path) -> None:
        self._out = out
        self._marks = {mark for report in reports for mark in _marks(report)}

    def of(self, report: Report) -> bytes | None:
        """The student's page; None when it mentions somebody else's file or address."""
        path = folder.page_path(self._out, report.submission.id)
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        mentioned = set(MENTIONS.findall(text)) & self._marks
        if not _is_page_of(report, text, mentioned):
            raise Refusal(f"{path} is not the page of this submission: run `gradiente grade` again")
        return None if mentioned - _marks(report) else text.encode()


def canvas_file(name: str, report: Report, page: bytes) -> bytes:
    """What answers a file under its own name, and opens as that name promises."""
    match PurePosixPath(name).suffix.lower():
        case ".ipynb":
            return as_notebook(report)
        case ".py":
            return as_script(report)
        case ".zip":
            return zipped({phrases.PAGE: page})
    return page


def moodle_name(student: str | None, participant: str) -> str:
    """Where Moodle looks for a participant's feedback: it splits the folder's name at `_`."""
    safe = "".join(sign for sign in _UNSAFE.sub(" ", student or "") if sign.isprintable())
    name = " ".join(safe.split())[:_LONGEST_NAME].strip(". ") or phrases.PARTICIPANT
    return f"{name}_{participant}_assignfeedback_file/{phrases.PAGE}"


def _is_page_of(report: Report, text: str, mentioned: Container[str]) -> bool:
    """Whether it bears the file's fingerprint, or its name where there was no file to read."""
    who = report.submission
    return who.sha256[:12] in mentioned if who.sha256 else printable(who.file) in unescape(text)


def _marks(report: Report) -> set[str]:
    origin = report.submission.origin
    marks = {report.submission.sha256[:12], (origin and origin.email) or ""}
    return {mark for mark in marks if mark}


def _has_grade(report: Report) -> bool:
    """Whether there is a score to tell: the engine's, or a person's."""
    return bool(report.questions or report.decision)


def _total(report: Report) -> str:
    total = phrases.TOTAL.format(number(report.final_score), number(report.max_score))
    if report.decision:
        return total + phrases.DECIDED.format(report.decision.reason)
    if report.penalty:
        total += phrases.LATE.format(number(report.score), number(100 * report.penalty))
    return total


def _points(question: QuestionResult) -> str:
    return phrases.SCORE.format(question.name, number(question.score), number(question.max_score))


def _lessons(report: Report) -> Iterator[str]:
    """One sentence for each question with points missing, a named mistake first."""
    texts_so_far = set()
    for question in report.questions:
        wrong = [c for c in question.checks if c.points and c.outcome is not Outcome.PASSED]
        texts = [_lesson(check) for check in sorted(wrong, key=lambda c: c.diagnosis is None)]
        text = next(filter(None, texts), "")
        if text and text not in texts_so_far:
            texts_so_far.add(text)
            yield f"{question.name}: {text}"


def _lesson(check: CheckResult) -> str:
    if check.withheld:
        return " ".join(check.remarks)
    return check.diagnosis.text if check.diagnosis else check.message or check.sentence


def _html(text: str) -> str:
    """Somebody's words that HTML reads as words."""
    return escape(_line(text))


def _line(text: str) -> str:
    """Somebody's words on one line, of bounded length."""
    words = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
