"""One submission graded inside Gradescope's container: /autograder in, results.json out."""

from __future__ import annotations

import json
import math
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder import catalog
from autograder.intake import files
from autograder.judging import exams, grading, seeds
from autograder.lms import phrases
from autograder.model import (
    Check,
    CheckResult,
    Limits,
    Outcome,
    QuestionResult,
    Report,
    Status,
    Submission,
    Task,
)
from autograder.report.pages import MOST_ERRORS
from autograder.report.records import ENGINE
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.plain import UNPROTECTED
from autograder.storage import write_whole
from autograder.words import printable

VISIBILITIES = ("hidden", "after_published")
SLOWER = 2.0  # Gradescope's containers have half a CPU
OURS = 256  # MiB of the container for the grader itself
LEAST = 256  # MiB for the student, however small the container says it is
LONGEST = 10_000  # characters of one text

Results = dict[str, Any]  # results.json as Gradescope specifies it


@dataclass(frozen=True, slots=True)
class Settings:
    """What an instructor decided when the zip was built."""

    hidden_checks: str = VISIBILITIES[0]  # who may see them: nobody, or all once published
    leaderboard: bool = False
    secret: str = seeds.FIXED  # of the class: hidden cases are drawn from it


class Unusable(Exception):
    """There is not one notebook to grade; the Spanish sentence says what to do."""


def main() -> None:
    """Grade what lies in the folder named on the command line, as run_autograder asks."""
    place, start = Path(sys.argv[1]), time.monotonic()
    try:
        content = grade(place, lambda so_far: _write(so_far, place))
    except Unusable as reason:
        content = failure(str(reason), Status.UNREADABLE)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the student reads that it is ours
        traceback.print_exc()  # Gradescope shows it to instructors only
        content = failure(phrases.FAULT.format(type(fault).__name__), Status.ENGINE_ERROR)
    content["execution_time"] = math.ceil(time.monotonic() - start)
    _write(content, place)


def grade(place: Path, keep: Callable[[Results], None] = lambda _: None) -> Results:
    """Grade the submission in `place`, laid out like /autograder; Unusable if there is not one.

    `keep` is given what is known after each question: what Gradescope shows if it stops us then.
    """
    chosen = json.loads((place / "source" / "choice.json").read_text("utf-8"))
    slug = chosen.pop("task")
    tasks = catalog.load_tasks(catalog.find_root(place / "source" / "course"))
    task = _fit_to_container(next(task for task in tasks if task.slug == slug))
    submission, settings = _submission(place / "submission", task), Settings(**chosen)
    draw = seeds.draw(settings.secret, slug, _attempt(place / "submission_metadata.json"))
    done: list[QuestionResult] = []

    def on_question(question: QuestionResult) -> None:
        done.append(question)
        with suppress(OSError):  # a full disk: there will be room for the end, or there will not
            keep(results(_so_far(submission, task, done), settings))

    with open_sandbox() as sandbox:
        report = grading.grade(submission, task, sandbox, draw, on_question=on_question)
    return results(report, settings)


def results(report: Report, settings: Settings) -> Results:
    """The report as Gradescope reads it: a test for every check."""
    content: Results = {
        "score": round(report.score, 4),
        "output": _text(_summary(report)),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "extra_data": {
            "engine": ENGINE,
            "task": report.task,
            "status": str(report.status),
            "message": _text(report.message),
            "sha256": report.submission.sha256,
            "protection": list(report.protection),
        },
        "tests": list(_tests(report, settings)),
    }
    if settings.leaderboard:
        content["leaderboard"] = _leaderboard(report)
    return content


def failure(sentence: str, status: Status) -> Results:
    """What Gradescope shows when nothing could be graded."""
    return {
        "score": 0,
        "output": _text(sentence),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "extra_data": {"engine": ENGINE, "status": str(status), "protection": []},
        "tests": [],
    }


def _write(content: Results, place: Path) -> None:
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)
    write_whole(place / "results" / "results.json", text + "\n")


def _so_far(submission: Submission, task: Task, done: Sequence[QuestionResult]) -> Report:
    """The report of a grader that was stopped: what it had graded, and that the rest is open."""
    rest = tuple(
        QuestionResult(question.name, tuple(map(_not_run, question.checks)))
        for question in exams.load(task).questions[len(done) :]
    )
    return Report(
        submission,
        Status.ENGINE_ERROR,
        task.slug,
        task.title,
        message=phrases.STOPPED,
        questions=(*done, *rest),
    )


def _not_run(check: Check) -> CheckResult:
    return CheckResult(
        check.name,
        check.sentence,
        check.hidden,
        check.points,
        Outcome.ENGINE_ERROR,
        phrases.STOPPED,
    )


def _attempt(metadata: Path) -> int:
    """One more than the submissions of this student that Gradescope knows from before."""
    try:
        earlier = json.loads(metadata.read_text("utf-8")).get("previous_submissions")
    except (OSError, ValueError, AttributeError, RecursionError):
        return 1  # without them every submission is asked the same
    return 1 + len(earlier) if isinstance(earlier, list) else 1


def _submission(folder: Path, task: Task) -> Submission:
    """The one notebook that was handed in; .py files and zips count where there is no notebook."""
    asked = (folder, (task,), task.slug)
    submissions = files.find(*asked, one_hand_in=True) if folder.is_dir() else ()
    notebooks = [s for s in submissions if s.file.endswith(".ipynb")] or list(submissions)
    ours = [submission for submission in notebooks if submission.declared == task.slug]
    if len(ours) == 1 or len(notebooks) == 1:
        return (ours or notebooks)[0]
    if not notebooks:
        raise Unusable(phrases.NO_NOTEBOOK)
    raise Unusable(
        phrases.SEVERAL_NOTEBOOKS.format(", ".join(submission.file for submission in notebooks))
    )


def _fit_to_container(task: Task) -> Task:
    """The task with the time that a slow container needs, and the memory that it has."""
    limits = task.limits
    room = max(min([limits.memory, *(size - OURS for size in _container_sizes())]), LEAST)
    return replace(
        task,
        limits=Limits(
            limits.cell * SLOWER,
            limits.call * SLOWER,
            limits.notebook * SLOWER,
            room,
            limits.budget,  # of its own processor: that is not slower, only seldom there
        ),
    )


def _container_sizes() -> Iterator[int]:
    """The MiB of this container, as far as the kernel says; Gradescope's default if it does not."""
    yield os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    for name in ("memory.max", "memory/memory.limit_in_bytes"):
        try:
            text = Path("/sys/fs/cgroup", name).read_text("ascii").strip()
        except OSError:
            continue
        if text.isdecimal():
            yield int(text) >> 20
        return
    yield 768


def _summary(report: Report) -> str:
    """What the student reads above the tests; nothing here tells of a hidden check."""
    lines = [report.title or report.submission.file]
    if report.submission.declared not in {None, report.task} and report.task:
        lines.append(phrases.OTHER_TASK.format(report.submission.declared, report.task))
    if report.status is Status.ENGINE_ERROR:
        lines.append(_fault(report.message))
    elif report.message:
        lines.append(report.message)
    failed = report.cell_errors
    lines += [phrases.CELL_ERROR.format(e.cell, e.type, e.message) for e in failed[:MOST_ERRORS]]
    if len(failed) > MOST_ERRORS:
        lines.append(phrases.AND_MORE.format(len(failed) - MOST_ERRORS))
    lines += report.remarks
    if report.protection:
        walls = ", ".join(wall for wall in report.protection if wall != UNPROTECTED)
        lines.append(phrases.WALLS.format(walls) if walls else phrases.NO_WALLS)
    return "\n".join(lines)


def _fault(message: str) -> str:
    """Our fault by its kind: what follows the colon could quote hidden data."""
    return phrases.FAULT.format(message.partition(":")[0])


def _tests(report: Report, settings: Settings) -> Iterator[Results]:
    for number, question in enumerate(report.questions, start=1):
        for place, check in enumerate(question.checks, start=1):
            yield _test(f"{number}.{place}", question, check, settings)


def _test(number: str, question: QuestionResult, check: CheckResult, settings: Settings) -> Results:
    passed = check.outcome is Outcome.PASSED
    return {
        "name": _text(f"{question.name}: {' '.join(check.sentence.split())}"),
        "name_format": "text",
        "number": number,
        "score": check.points if passed else 0,
        "max_score": check.points,
        "status": "passed" if passed else "failed",
        "output": _text(_explanation(check)),
        "output_format": "text",
        "visibility": settings.hidden_checks if check.hidden else "visible",
    }


def _explanation(check: CheckResult) -> str:
    if check.outcome is Outcome.ENGINE_ERROR:
        return _fault(check.message)
    lines = [check.message or phrases.RIGHT]
    if check.diagnosis and check.diagnosis.text not in check.message:
        lines.append(check.diagnosis.text)
    return "\n".join((*lines, *check.remarks))


def _leaderboard(report: Report) -> list[Results]:
    """Points of the public checks: everybody sees it at once, and hidden checks stay hidden."""
    checks = [check for question in report.questions for check in question.checks]
    public = sum(c.points for c in checks if c.outcome is Outcome.PASSED and not c.hidden)
    return [
        {"name": phrases.PUBLIC_POINTS, "value": public},
        {"name": phrases.SECONDS, "value": round(report.seconds, 2), "order": "asc"},
    ]


def _text(text: str) -> str:
    """Text that any JSON reader takes: no control characters, no lone surrogates, not endless."""
    safe = printable(text)
    return safe if len(safe) <= LONGEST else f"{safe[:LONGEST]} […]"


if __name__ == "__main__":
    main()
