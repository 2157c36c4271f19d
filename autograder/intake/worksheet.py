"""Moodle's grading worksheet, whatever the language and options of the site: who, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder import sheet
from autograder.intake.moment import read_moment
from autograder.intake.teams import Folder, Participant, teams
from autograder.model import Person, Refusal
from autograder.sheet import Row, Table
from autograder.words import without_accents

# English, Spanish, Portuguese, French, German, Catalan, Italian, Galician, Dutch; neither case
# nor accents count. A language that is not here is read by the order and content of its columns.
IDENTIFIER = {"identifier", "identificador", "identifiant", "identifikator", "identificativo"}
NAME = {
    *("full name", "nombre completo", "nombre", "nome completo", "nom complet", "nome"),
    *("vollständiger name", "nombre / apellido(s)", "nom", "nome / cognome", "volledige naam"),
}
FIRST = {"first name", "nombre", "nombre(s)", "nom", "nome", "prénom", "vorname", "voornaam"}
SURNAME = {
    *("last name", "surname", "apellido", "apellidos", "apellido(s)", "cognom", "cognoms"),
    *("cognom(s)", "cognome", "apelido", "apelidos", "apelido(s)", "sobrenome", "nachname"),
}
# Moodle writes this column for group submissions alone, so more languages are worth their line.
GROUP = {
    *("group", "grupo", "groupe", "gruppe", "grup", "gruppo", "groep", "grupp", "talde", "taldea"),
    *(
        "grupa",
        "skupina",
        "группа",
        "група",
        "csoport",
        "ryhmä",
        "群组",
        "グループ",
        "그룹",
        "مجموعة",
    ),
}
STATUS = {"status", "estado", "statut", "estat", "stato", "stav", "состояние", "durum", "egoera"}

_SUBMISSION = re.compile(
    r"submission|entrega|envio|trabajo|tramesa|lliurament|submissao|travail|remise|consegna|abgabe"
    r"|trabalho|inzending"
)
_CHANGED = re.compile(r"modif|geander|alterac|zuletzt|gewijzigd")
_GRADED = re.compile(r"[cq]ualific|calific|grade|not[ae]|avalia|evalua|valuta|bewert|cijfer")
_PARTICIPANT = re.compile(r"(\D+)(\d+)")
_LETTER = re.compile(r"[^\W\d]")
_NEVER = {"", "-", "–", "—"}
_YEAR_OR_CLOCK = re.compile(r"\d{4}|\d[:.]\d\d")  # no length of time is written so
_MORE_TIME = re.compile(
    r"extension|amplia|prorrog|prolonga|verlanger|verlangert|proroga|extra tijd|luzapen|uitstel"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What Moodle says of somebody's lateness: their own deadline, and whether they missed it."""

    extended: datetime | None = None  # the extension that was granted
    late: bool = False  # by Moodle's own deadline for them
    unread: str = ""  # words that speak of an extension whose date cannot be read


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the worksheet says of a participant, and when they handed in."""

    name: str | None
    email: str | None
    submitted: datetime | None
    group: str | None = None
    standing: Standing = Standing()
    members: tuple[Person, ...] = ()  # where it is a group's


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

    def name(self) -> tuple[int, ...]:
        """The column of the full name; or those of first name and surname, where it has two."""
        parts = (*self.called(FIRST), *self.called(SURNAME))
        column = self.only(NAME)
        whole = () if column is None else (column,)
        return parts if len(parts) > 1 and not self.called(NAME - FIRST) else whole

    def email(self) -> int | None:
        """The first column of addresses."""
        return self.first(lambda cells: all_filled(cells, lambda cell: "@" in cell))

    def group(self) -> int | None:
        """The column of the group, which only an assignment for groups has."""
        return self.only(GROUP)

    def status(self) -> int | None:
        """The column that says who handed in, how late, and how long their extension is."""
        return self.only(STATUS)

    def submitted(self) -> int:
        """The column that says when somebody handed in."""
        names = [without_accents(header) for header in self.header]
        changed = [c for c, name in enumerate(names) if _CHANGED.search(name)]
        columns = [c for c in changed if _SUBMISSION.search(names[c])] or [
            c for c in changed if not _GRADED.search(names[c])
        ]
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
        group, status = worksheet.group(), worksheet.status()
    except Refusal as doubt:
        raise Refusal(f"{path}: {doubt}") from None
    arrivals: dict[str, Arrival] = {}
    for row in saved.body:
        number = participant(row[identifier]) or ""
        if number in arrivals:
            raise Refusal(f"{path}, line {row.line}: participant {number} is there twice")
        time = _time(path, row, submitted)
        standing = standing_in(_text(row, status) or "")
        arrivals[number] = Arrival(
            row.joined(name) or None, _text(row, email), time, _text(row, group), standing
        )
    return arrivals


def of_folders(names: Mapping[str, str], arrivals: Mapping[str, Arrival]) -> Mapping[str, Arrival]:
    """The arrival behind each folder's number; for a group's folder that of its members together.

    `names` has the name of each folder by its number. Refusal where the two cannot be told apart.
    """
    participants = (Participant(n, a.name or "", a.group or "") for n, a in arrivals.items())
    members_of = teams((Folder(n, name) for n, name in names.items()), participants)
    if not members_of:
        return arrivals
    return {
        number: _of_group({member: arrivals[member] for member in members})
        for number, members in members_of.items()
    }


def _of_group(arrivals: Mapping[str, Arrival]) -> Arrival:
    """What holds for a group: the longest of its extensions, late if it is late for all."""
    every = list(arrivals.values())
    times = [arrival.submitted for arrival in every if arrival.submitted]
    extensions = [a.standing.extended for a in every if a.standing.extended]
    standing = Standing(
        max(extensions, default=None),
        all(arrival.standing.late for arrival in every),
        next((a.standing.unread for a in every if a.standing.unread), ""),
    )
    people = tuple(Person(number, a.name or "", a.email, a.group) for number, a in arrivals.items())
    group = every[0].group
    return Arrival(group, None, max(times, default=None), group, standing, people)


def standing_in(status: str) -> Standing:
    """What a cell like `Submitted - 2 hours late - Extension granted until: 29 November …` says.

    Of the parts behind the first one, only an extension holds a date, and only lateness any other
    number, in whatever language they are.
    """
    extended, late, unread = None, False, ""
    for part in status.split(" - ")[1:]:
        if not _YEAR_OR_CLOCK.search(part) and not _MORE_TIME.search(without_accents(part)):
            late = late or any(sign.isdigit() for sign in part)
            continue
        try:
            extended = read_moment(part)
        except (ValueError, OverflowError):
            unread = part.strip()
    return Standing(extended, late, unread)


def participant(cell: str) -> str | None:
    """The number of `Participant 12`, in any language; None for another cell."""
    match = _PARTICIPANT.fullmatch(cell.strip())
    return match[2].lstrip("0") or "0" if match and _LETTER.search(match[1]) else None


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
    return None if column is None else " ".join(row[column].split()) or None
