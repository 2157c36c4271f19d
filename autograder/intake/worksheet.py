"""Moodle's grading worksheet, whatever the language and options of the site: who, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder import sheet
from autograder.intake.moment import read_moment
from autograder.model import Refusal
from autograder.sheet import Row, Table
from autograder.words import without_accents

# English, Spanish, Portuguese, French, German, Catalan, Italian, Galician, Dutch; neither case
# nor accents count. A language that is not here is read by the order and content of its columns.
IDENTIFIER = {"identifier", "identificador", "identifiant", "identifikator", "identificativo"}
NAME = {
    *("full name", "nombre completo", "nombre", "nome completo", "nom complet", "nome", "cognome"),
    *("vollständiger name", "nombre / apellido(s)", "nom", "nome / cognome", "volledige naam"),
}

_SUBMISSION = re.compile(
    r"submission|entrega|envio|trabajo|tramesa|lliurament|submissao|travail|remise|consegna|abgabe"
)
_CHANGED = re.compile(r"modif|geander|alterac|zuletzt")
_PARTICIPANT = re.compile(r"(\D*[^\W\d]\D*?)\s*(\d+)")
_NEVER = {"", "-", "–", "—"}


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the worksheet says of a participant, and when they handed in."""

    name: str | None
    email: str | None
    submitted: datetime | None


class Worksheet:
    """The header of a worksheet, and what stands below each of its names."""

    def __init__(self, sheet: Table) -> None:
        """Read the columns; Refusal when nobody stands in them."""
        if not sheet.body:
            raise Refusal("the worksheet has no students: download it again")
        self.header = [name.strip() for name in sheet.header]
        self.cells = [
            [row[column].strip() for row in sheet.body] for column in range(len(self.header))
        ]

    def called(self, names: Iterable[str]) -> list[int]:
        """The columns with one of these names."""
        wanted = set(map(without_accents, names))
        return [c for c, header in enumerate(self.header) if without_accents(header) in wanted]

    def only(self, names: Iterable[str]) -> int | None:
        """The column with one of these names; None where several have, or none."""
        columns = self.called(names)
        return columns[0] if len(columns) == 1 else None

    def first(self, fits: Callable[[Sequence[str]], bool], after: int = -1) -> int | None:
        """The first column whose cells fit."""
        columns = range(after + 1, len(self.header))
        return next((column for column in columns if fits(self.cells[column])), None)

    def identifier(self, asked: int | None = None) -> int:
        """The column of `Participant 12`."""
        column = self.only(IDENTIFIER) if asked is None else asked
        if column is None:
            column = self.first(lambda cells: all(map(participant, cells)))
        if column is None:
            raise self.doubt("no column holds `Participant 12`: is it a Moodle grading worksheet?")
        for cell in self.cells[column]:
            if participant(cell) is None:
                header = self.header[column]
                raise self.doubt(f"{cell!r} in the column {header!r} is no participant")
        return column

    def name(self) -> int | None:
        """The column of the full name."""
        return self.only(NAME)

    def email(self) -> int | None:
        """The first column of addresses."""
        return self.first(lambda cells: all_filled(cells, lambda cell: "@" in cell))

    def submitted(self) -> int:
        """The column that says when somebody handed in."""
        names = [without_accents(header) for header in self.header]
        columns = [c for c, n in enumerate(names) if _SUBMISSION.search(n) and _CHANGED.search(n)]
        if len(columns) != 1:
            raise self.doubt("no single column is called `Last modified (submission)`")
        return columns[0]

    def doubt(self, why: str) -> Refusal:
        """The refusal, with the header that it is about."""
        return Refusal(f"{why}; the header is: {' | '.join(self.header)}")


def read(path: Path) -> Mapping[str, Arrival]:
    """The arrivals by participant id; Refusal when this is no worksheet."""
    saved = sheet.read_saved(path)
    try:
        worksheet = Worksheet(saved)
        identifier, submitted = worksheet.identifier(), worksheet.submitted()
        name, email = worksheet.name(), worksheet.email()
    except Refusal as doubt:
        raise Refusal(f"{path}: {doubt}") from None
    arrivals: dict[str, Arrival] = {}
    for row in saved.body:
        number = participant(row[identifier]) or ""
        if number in arrivals:
            raise Refusal(f"{path}, line {row.line}: participant {number} is there twice")
        time = _time(path, row, submitted)
        arrivals[number] = Arrival(_text(row, name), _text(row, email), time)
    return arrivals


def participant(cell: str) -> str | None:
    """The number of `Participant 12`, in any language; None for another cell."""
    match = _PARTICIPANT.fullmatch(cell.strip())
    return match[2].lstrip("0") or "0" if match else None


def all_filled(cells: Iterable[str], fits: Callable[[str], bool]) -> bool:
    """Whether some cells are filled, and all of those fit."""
    filled = list(filter(None, cells))
    return bool(filled) and all(map(fits, filled))


def _time(path: Path, row: Row, column: int) -> datetime | None:
    cell = row[column].strip()
    if cell in _NEVER:
        return None
    try:
        return read_moment(cell)
    except (ValueError, OverflowError):
        raise Refusal(
            f"{path}, line {row.line}: {cell!r} is no date we can read; download the worksheet "
            "with Moodle in English or Spanish"
        ) from None


def _text(row: Row, column: int | None) -> str | None:
    return None if column is None else row[column].strip() or None
