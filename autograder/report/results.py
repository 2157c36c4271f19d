"""results.json: a class for other programs; fields are added, never renamed or removed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache

from autograder.model import CheckResult, Decision, Origin, QuestionResult, Report
from autograder.report import summary
from autograder.report.book import Book, progress
from autograder.report.records import ENGINE, FORMAT

INDENT = "  "
_NONE = '"questions": []'
_ALIKE = 4096  # questions whose text is kept: those of many students went the same way


def class_json(reports: Sequence[Report], book: Book) -> Iterator[str]:
    """Every submission with its questions and checks, and whether that is all of the class.

    It comes piece by piece: a large class has a hundred megabytes of it.
    """
    done, total = progress(book, reports)
    content = {
        "format": FORMAT,
        "engine": ENGINE,
        "protection": summary.protection(reports),
        "complete": book.complete,
        "progress": {"graded": done, "of": total},
    }
    yield _json(content).removesuffix("\n}") + ',\n  "submissions": ['
    question = lru_cache(_ALIKE)(_question)
    for number, report in enumerate(reports):
        questions = ",\n".join(map(question, report.questions))
        text = _indented(_json(_submission(report)), 2)
        if questions:  # no text of a student's has these words: JSON escapes its quotes
            text = text.replace(_NONE, f"{_NONE[:-1]}\n{questions}\n{3 * INDENT}]", 1)
        yield f"{',' if number else ''}\n{2 * INDENT}{text}"
    yield ("\n  " if reports else "") + "]\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=len(INDENT))


def _indented(text: str, depth: int) -> str:
    return text.replace("\n", "\n" + depth * INDENT)


def _submission(report: Report) -> dict[str, object]:
    who = report.submission
    return {
        "id": who.id,
        "file": who.file,
        "student": who.student,
        "task": report.task,
        "sha256": who.sha256,
        "status": report.status,
        "score": _points(report.score),
        "max_score": _points(report.max_score),
        "message": report.message,
        "seconds": round(report.seconds, 3),
        "origin": _origin(who.origin),
        "penalty": report.penalty,
        "final_score": _points(report.final_score),
        "withheld": _points(report.withheld),
        "questions": [],
        "decision": _decision(report.decision),
    }


def _decision(decision: Decision | None) -> dict[str, object] | None:
    if decision is None:
        return None
    return {
        "score": None if decision.score is None else _points(decision.score),
        "adjustment": _points(decision.adjustment),
        "reason": decision.reason,
        "earlier_attempt": decision.earlier,
    }


def _origin(origin: Origin | None) -> dict[str, object] | None:
    if origin is None:
        return None
    times = {"submitted": origin.submitted, "extended": origin.extended}
    return asdict(origin) | {name: time and time.isoformat() for name, time in times.items()}


def _question(question: QuestionResult) -> str:
    """The text of a question, where it stands in the file."""
    facts = {
        "name": question.name,
        "score": _points(question.score),
        "max_score": _points(question.max_score),
        "checks": [_check(check) for check in question.checks],
    }
    return 4 * INDENT + _indented(_json(facts), 4)


def _check(check: CheckResult) -> dict[str, object]:
    mistake = check.diagnosis
    return {
        "name": check.name,
        "hidden": check.hidden,
        "points": _points(check.points),
        "outcome": check.outcome,
        "message": check.message,
        "diagnosis": {"id": mistake.id, "text": mistake.text} if mistake else None,
        "withheld": _points(check.withheld),
    }


def _points(value: float) -> float:
    """A sum of points without the dust of binary fractions."""
    return round(float(value), 6)
