"""When each participant handed in, from the grading worksheet of a Moodle in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.lms import columns, table
from autograder.lms.moment import moment
from autograder.lms.table import Row
from autograder.lms.upload import Refusal

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
    """The lines by participant id; BadTimesheet or DamagedTable when this is no worksheet."""
    sheet = table.read_saved(path)
    try:
        where = columns.find_arrivals(sheet)
    except Refusal as doubt:
        raise BadTimesheet(f"{path}: {doubt}") from None
    lines: dict[str, Line] = {}
    for row in sheet.body:
        number = columns.participant(row[where.identifier]) or ""
        if number in lines:
            raise BadTimesheet(f"{path}, line {row.line}: participant {number} is there twice")
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
        raise BadTimesheet(
            f"{path}, line {row.line}: {cell!r} is no date we can read; download the worksheet "
            "with Moodle in English or Spanish"
        ) from None


def _cell(row: Row, column: int | None) -> str | None:
    return None if column is None else row[column].strip() or None
