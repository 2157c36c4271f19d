"""class.json: what a results folder knows besides its reports. This is the one place that says so.

Fields are added, never renamed or removed; whoever reads it passes over those it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from autograder.model import Basis, Enrolment, LateRule, Refusal, Report, Roll
from autograder.report.records import (
    DAMAGE,
    ENGINE,
    FORMAT,
    as_json,
    check_id,
    read_json,
    restore,
)
from autograder.storage import PRIVATE, write_whole

CLASS_FILE = "class.json"
_SHORTEST_SECRET = 16  # characters
NO_ROLL, NO_BASIS = Roll(), Basis()


@dataclass(frozen=True, slots=True)
class Due:
    """A submission that a run set out to grade, and what its report will stand on."""

    id: str
    file: str
    sha256: str
    basis: Basis = NO_BASIS


@dataclass(frozen=True, slots=True)
class TaskDigest:
    """A task as it was when the newest reports were made."""

    task: str
    digest: str


@dataclass(frozen=True, slots=True)
class Weight:
    """What a task counts in the total of the course."""

    task: str
    weight: float


@dataclass(frozen=True, slots=True)
class Decided:
    """Of which attempt a line of decisions.csv spoke when it was first read."""

    student: str
    task: str
    line: str  # the digest of what it says: another line is another decision
    sha256: str


@dataclass(frozen=True, slots=True)
class Book:
    """What a results folder knows besides its reports."""

    roll: Roll = NO_ROLL
    secret: str = ""  # of the class: its hidden cases are drawn from it
    roster: str = ""  # the name of the list that the enrolments come from
    enrolments: tuple[Enrolment, ...] = ()
    late_rule: LateRule | None = None
    file_times: bool = False  # the dates of files count as times
    tasks: tuple[TaskDigest, ...] = ()  # in the course's order
    weights: tuple[Weight, ...] = ()
    due: tuple[Due, ...] = ()  # what is neither graded nor taken away yet
    decided: tuple[Decided, ...] = ()
    pages: bool = True  # students have a page each

    @property
    def complete(self) -> bool:
        """Whether nothing that a run set out to grade is left."""
        return not self.due

    def in_order(self, tasks: Iterable[str]) -> tuple[str, ...]:
        """Tasks in the course's order; those that it does not know come last, by name."""
        place = {known.task: number for number, known in enumerate(self.tasks)}
        return tuple(sorted(tasks, key=lambda task: (place.get(task, len(place)), task)))


def read(out: Path) -> Book:
    """What `write` kept; Refusal when it is damaged."""
    path = out / CLASS_FILE
    if not path.exists():
        return Book()
    try:
        content = read_json(path)
        content["roll"] = content["class"]
        book: Book = restore(Book, {f.name: content[f.name] for f in _known(content)})
        for id_ in (*book.roll.strangers, *(due.id for due in book.due)):
            check_id(id_)
    except DAMAGE as fault:
        raise Refusal(
            f"cannot read {path} ({type(fault).__name__}: {fault}): put back a copy of it; it "
            "holds the secret of the class, without which an attempt is asked other numbers"
        ) from fault
    return book


def secret_in(path: Path) -> str:
    """The secret in a file that holds nothing else, or in the class.json of another class."""
    try:
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise Refusal(f"cannot read {path}: {fault}") from fault
    secret = read(path.parent).secret if path.name == CLASS_FILE else text
    if len(secret) < _SHORTEST_SECRET or len(secret.split()) != 1:
        raise Refusal(
            f"{path} holds no secret: write one word of {_SHORTEST_SECRET} characters or more "
            "into it, best what `python -c 'import secrets; print(secrets.token_hex(32))'` says"
        )
    return secret


def write(book: Book, out: Path) -> None:
    """Keep it, for its owner alone; a secret that is there already stays."""
    if not book.secret:
        book = replace(book, secret=read(out).secret)
    facts: dict[str, Any] = as_json(book)  # Any: what JSON holds
    head = {"format": FORMAT, "engine": ENGINE, "complete": book.complete}
    content = {**head, "class": facts.pop("roll"), **facts}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    write_whole(out / CLASS_FILE, text, PRIVATE)


def still_due(book: Book, reports: Iterable[Report]) -> tuple[Due, ...]:
    """What is left to grade: a report of the very file, by the very tests, is none of it."""
    by_id = {report.submission.id: report for report in reports}
    return tuple(due for due in book.due if not _is_done(due, by_id.get(due.id)))


def progress(book: Book, reports: Sequence[Report]) -> tuple[int, int]:
    """How many of how many are graded."""
    total = len({report.submission.id for report in reports} | {due.id for due in book.due})
    return total - len(book.due), total


def _is_done(due: Due, report: Report | None) -> bool:
    return report is not None and (report.submission.sha256, report.basis) == (
        due.sha256,
        due.basis,
    )


def _known(content: dict[str, Any]) -> list[Any]:
    return [field for field in fields(Book) if field.name in content]
