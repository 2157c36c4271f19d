"""Who is who: submissions and the rows of an LMS's file, each paired once or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.model import Refusal, Report
from autograder.sheet import Row
from autograder.words import fold, fold_name

Key = tuple[str, str]  # the kind of a key, and its value made comparable


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody in the LMS's file: their row, and what it can be found by."""

    row: Row
    name: str
    keys: tuple[Key, ...]


class Register:
    """Everybody in a file, found by their keys."""

    def __init__(self, students: Iterable[Student]) -> None:
        self._by_key: dict[Key, list[Student]] = defaultdict(list)
        for student in students:
            for key in student.keys:
                self._by_key[key].append(student)

    def candidates(self, keys: Sequence[Key]) -> Sequence[Student]:
        """Whom the keys fit, the first that fits anybody leading; Refusal when they disagree."""
        fitting = [students for key in keys if (students := self._by_key.get(key))]
        if not fitting:
            return ()
        agreed = [s for s in fitting[0] if all(s in others for others in fitting)]
        if not agreed:
            raise Refusal(
                f"{_description(keys)} fits several rows, lines {_lines(*fitting)}: "
                "correct the roster"
            )
        return agreed


def pair(reports: Iterable[tuple[Report, Sequence[Key]]], register: Register) -> dict[int, Report]:
    """The report of each row, by its line; Refusal when a student or a row matches twice."""
    pairs: dict[int, Report] = {}
    for report, keys in reports:
        students = register.candidates(keys)
        if len(students) > 1:
            raise Refusal(
                f"{report.submission.file} matches twice, lines {_lines(students)}: "
                f"{_description(keys)} does not tell them apart"
            )
        for student in students:
            if student.row.line in pairs:
                files = f"{pairs[student.row.line].submission.file} and {report.submission.file}"
                raise Refusal(
                    f"{student.name} matches twice: {files} are both theirs; "
                    "keep the one that counts and grade again"
                )
            pairs[student.row.line] = report
    return pairs


def keys_of(kind: str, value: str | None) -> tuple[Key, ...]:
    """The key of that kind, or none for a blank."""
    words = (fold_name if kind == "name" else fold)(value or "")
    return ((kind, words),) if words else ()


def _description(keys: Iterable[Key]) -> str:
    return ", ".join(f"{kind} {value!r}" for kind, value in keys)


def _lines(*groups: Iterable[Student]) -> str:
    return ", ".join(map(str, sorted({s.row.line for group in groups for s in group})))
