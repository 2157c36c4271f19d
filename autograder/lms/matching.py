"""Who is who: submissions and the rows of an LMS's file, each paired once or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.intake.table import Row
from autograder.model import Refusal, Report
from autograder.words import plain

Key = tuple[str, str]  # the kind of a key, and its value made comparable


@dataclass(frozen=True, slots=True)
class Person:
    """A student's row, and what it can be found by."""

    row: Row
    name: str
    keys: tuple[Key, ...]


class Register:
    """Everybody in a file, found by their keys."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._found: dict[Key, list[Person]] = defaultdict(list)
        for person in people:
            for key in person.keys:
                self._found[key].append(person)

    def candidates(self, keys: Sequence[Key]) -> Sequence[Person]:
        """Whom the keys fit, the first that fits anybody leading; Refusal when they disagree."""
        fitting = [people for key in keys if (people := self._found.get(key))]
        if not fitting:
            return ()
        agreed = [p for p in fitting[0] if all(p in others for others in fitting)]
        if not agreed:
            raise Refusal(
                f"{_said(keys)} fits several rows, lines {_lines(*fitting)}: correct the roster"
            )
        return agreed


def pair(reports: Iterable[tuple[Report, Sequence[Key]]], register: Register) -> dict[int, Report]:
    """The report of each row, by its line; Refusal when a student or a row matches twice."""
    pairs: dict[int, Report] = {}
    for report, keys in reports:
        found = register.candidates(keys)
        if len(found) > 1:
            raise Refusal(
                f"{report.submission.file} matches twice, lines {_lines(found)}: "
                f"{_said(keys)} does not tell them apart"
            )
        for person in found:
            if person.row.line in pairs:
                files = f"{pairs[person.row.line].submission.file} and {report.submission.file}"
                raise Refusal(
                    f"{person.name} matches twice: {files} are both theirs; "
                    "keep the one that counts and grade again"
                )
            pairs[person.row.line] = report
    return pairs


def comparable(kind: str, value: str | None) -> tuple[Key, ...]:
    """The key, or none for a blank: composed alike, without case, `García, Ana` as `Ana García`."""
    words = " ".join(unicodedata.normalize("NFC", value or "").casefold().split())
    if kind == "name" and words.count(",") == 1:
        last, _, first = words.partition(",")
        words = f"{first} {last}".strip()
    return ((kind, words),) if words else ()


def letters(name: str) -> str:
    """A name without what file names and lists lose: no accents, case, spaces or signs."""
    return re.sub(r"[\W_]", "", plain(name))


def _said(keys: Iterable[Key]) -> str:
    return ", ".join(f"{kind} {value!r}" for kind, value in keys)


def _lines(*people: Iterable[Person]) -> str:
    return ", ".join(map(str, sorted({p.row.line for group in people for p in group})))
