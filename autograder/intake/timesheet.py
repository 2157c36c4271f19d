"""When each participant handed in, from the grading worksheet of a Moodle in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.intake import columns, table
from autograder.intake.moment import moment
from autograder.intake.table import Row
from autograder.model import Refusal

_NEVER = {"", "-", "–", "—"}


@dataclass(frozen=True, slots=True)
class Line:
    """What the worksheet says of a participant."""

    name: str | None
    email: str | None
    submitted: datetime | None


def read(path: Path) -> Mapping[str, Line]:
    """The lines by participant id; Refusal or Refusal when this is no worksheet."""
    sheet = table.read_saved(path)
    try:
        where = columns.find_arrivals(sheet)
    except Refusal as doubt:
        raise Refusal(f"{path}: {doubt}") from None
    lines: dict[str, Line] = {}
    for row in sheet.body:
        number = columns.participant(row[where.identifier]) or ""
        if number in lines:
            raise Refusal(f"{path}, line {row.line}: participant {number} is there twice")
        submitted = _submitted(path, row, where.submitted)
        lines[number] = Line(_cell(row, where.name), _cell(row, where.email), submitted)
    return lines


def _submitted(path: Path, row: Row, column: int) -> datetime | None:
    cell = row[column].strip()
    if cell in _NEVER:
        return None
    try:
        return moment(cell)
    except (ValueError, OverflowError):
        raise Refusal(
            f"{path}, line {row.line}: {cell!r} is no date we can read; download the worksheet "
            "with Moodle in English or Spanish"
        ) from None


def _cell(row: Row, column: int | None) -> str | None:
    return None if column is None else row[column].strip() or None
