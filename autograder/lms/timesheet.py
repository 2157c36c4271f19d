"""When each participant handed in, from the grading worksheet of a Moodle in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.lms import sheet
from autograder.lms.moment import moment

_IDENTIFIER = re.compile(r"[^\d\n]*?(\d+)")
_TIME = re.compile(
    r"(submission|entrega|envio|trabajo|tramesa|lliurament|submissao|travail|remise|consegna|abgabe)"
)
_CHANGED = re.compile(r"(modif|geander|alterac|zuletzt)")
_NEVER = {"", "-", "–", "—"}


class BadTimesheet(Exception):
    """The worksheet does not say when anybody handed in; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the worksheet says of a participant."""

    name: str | None
    email: str | None
    submitted: datetime | None


def read(path: Path) -> Mapping[str, Line]:
    """The lines by participant id; BadTimesheet when this is no grading worksheet."""
    try:
        header, rows = sheet.read(path)
    except sheet.BadSheet as error:
        raise BadTimesheet(str(error)) from None
    names = [sheet.plain(name) for name in header]
    times = [n for n, name in enumerate(names) if _TIME.search(name) and _CHANGED.search(name)]
    cells = [row for _, row in rows]
    if len(times) != 1 or not cells or not all(_IDENTIFIER.fullmatch(row[0]) for row in cells):
        raise BadTimesheet(
            f"{path} is no grading worksheet of Moodle: the first column must hold "
            "`Participant 12` and one must be `Last modified (submission)`; "
            f"its header is {', '.join(header)!r}"
        )
    mail = next((n for n in range(len(header)) if _all_mail(cells, n)), None)
    return {
        str(int(_number(row[0]))): Line(
            _cell(row, 1), _cell(row, mail), _submitted(path, line, _cell(row, times[0]))
        )
        for line, row in rows
    }


def _submitted(path: Path, line: int, cell: str | None) -> datetime | None:
    if cell is None or cell in _NEVER:
        return None
    try:
        return moment(cell)
    except (ValueError, OverflowError):
        raise BadTimesheet(
            f"{path}, line {line}: {cell!r} is no date we can read; download the worksheet "
            "with Moodle in English or Spanish"
        ) from None


def _number(identifier: str) -> str:
    match = _IDENTIFIER.fullmatch(identifier)
    return match[1] if match else "0"


def _cell(row: Sequence[str], place: int | None) -> str | None:
    return (row[place].strip() or None) if place is not None and place < len(row) else None


def _all_mail(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    return bool(cells) and all(re.fullmatch(r"\S+@\S+\.\S+", cell) for cell in cells)
