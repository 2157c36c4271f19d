"""The columns of a Moodle grading worksheet, whatever the language and options of the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from autograder.intake.table import Table, number
from autograder.model import Refusal
from autograder.words import plain

# English, Spanish, Portuguese, French, German, Catalan, Italian, Galician, Dutch; neither case
# nor accents count. A language that is not here is read by the order and content of its columns.
IDENTIFIER = {"identifier", "identificador", "identifiant", "identifikator", "identificativo"}
NAME = {
    *("full name", "nombre completo", "nombre", "nome completo", "nom complet", "nome", "cognome"),
    *("vollständiger name", "nombre / apellido(s)", "nom", "nome / cognome", "volledige naam"),
}
GRADE = {
    *("grade", "calificación", "nota", "note", "bewertung", "qualificació", "valutazione"),
    *("classificação", "avaliação", "cualificación", "beoordeling", "cijfer", "voto", "punteggio"),
}
MAXIMUM = {
    *("maximum grade", "calificación máxima", "nota máxima", "note maximale", "bestwertung"),
    *("höchste bewertung", "qualificació màxima", "valutazione massima", "punteggio massimo"),
    *("classificação máxima", "avaliação máxima", "cualificación máxima", "maximale beoordeling"),
}
GRADED_ON = {
    *("last modified (grade)", "última modificación (calificación)", "última modificação (nota)"),
    *("dernière modification (note)", "zuletzt geändert (bewertung)", "ultima modifica (voto)"),
    *("darrera modificació (qualificació)", "ultima modifica (valutazione)"),
    *("última modificação (classificação)", "última modificação (avaliação)"),
    *("laatst gewijzigd (beoordeling)", "última modificación (cualificación)"),
}
YES = {"yes", "sí", "si", "sim", "oui", "ja", "sì", "bai", "tak", "да", "はい"}
NO = {"no", "não", "nao", "non", "nein", "nee", "ez", "nie", "нет", "いいえ"}

_SUBMISSION = re.compile(
    r"submission|entrega|envio|trabajo|tramesa|lliurament|submissao|travail|remise|consegna|abgabe"
)
_CHANGED = re.compile(r"modif|geander|alterac|zuletzt")
_PARTICIPANT = re.compile(r"(\D*[^\W\d]\D*?)\s*(\d+)")
_DATED = re.compile(r".*\d{4}.*\d{1,2}[:.h]\d{2}.*", re.DOTALL)
_COMMENT = re.compile(r"com+ent|kommentar|opmerking|iruzkin", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Headers the instructor named, where the worksheet leaves room for doubt."""

    identifier: str | None = None
    grade: str | None = None
    feedback: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column stands; None for one that the worksheet has not."""

    identifier: int
    grade: int
    maximum: int
    name: int | None
    email: int | None
    changeable: int | None
    graded_on: int | None
    feedback: int | None


def find(table: Table, chosen: Chosen, *, with_feedback: bool) -> Columns:
    """The columns by name, else by order and content; Refusal when in doubt."""
    if not table.body:
        raise Refusal("the worksheet has no students: download it again")
    sheet = _Sheet(table)
    identifier = sheet.identifier(sheet.chosen(chosen.identifier, "--id-column"))
    grade = sheet.grade(sheet.chosen(chosen.grade, "--grade-column"))
    maximum = sheet.maximum(grade)
    graded_on = sheet.graded_on(maximum)
    feedback = sheet.chosen(chosen.feedback, "--feedback-column")
    if feedback is None and with_feedback:
        feedback = sheet.feedback(maximum if graded_on is None else graded_on)
    return Columns(
        identifier=identifier,
        grade=grade,
        maximum=maximum,
        name=sheet.one(NAME),
        email=sheet.email(),
        changeable=sheet.first(
            lambda cells: _all(cells, lambda cell: cell.casefold() in YES | NO), after=maximum
        ),
        graded_on=graded_on,
        feedback=feedback,
    )


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Where a worksheet says who handed in, and when."""

    identifier: int
    submitted: int
    name: int | None
    email: int | None


def find_arrivals(table: Table) -> Arrivals:
    """The columns by name, else by content; Refusal when in doubt."""
    if not table.body:
        raise Refusal("the worksheet has no students: download it again")
    sheet = _Sheet(table)
    return Arrivals(sheet.identifier(None), sheet.submitted(), sheet.one(NAME), sheet.email())


def participant(cell: str) -> str | None:
    """The number of `Participant 12`, in any language; None for another cell."""
    found = _PARTICIPANT.fullmatch(cell.strip())
    return found[2].lstrip("0") or "0" if found else None


class _Sheet:
    """The header, and what stands below each of its names."""

    def __init__(self, table: Table) -> None:
        self.header = [name.strip() for name in table.header]
        self.cells = [
            [row[column].strip() for row in table.body] for column in range(len(self.header))
        ]

    def chosen(self, header: str | None, option: str) -> int | None:
        if header is None:
            return None
        found = self.named({header})
        if len(found) != 1:
            raise self.doubt(f"{option} {header!r} names {len(found)} columns")
        return found[0]

    def named(self, names: set[str]) -> list[int]:
        known = set(map(plain, names))
        return [c for c, header in enumerate(self.header) if plain(header) in known]

    def one(self, names: set[str]) -> int | None:
        found = self.named(names)
        return found[0] if len(found) == 1 else None

    def first(self, fits: Callable[[Sequence[str]], bool], after: int = -1) -> int | None:
        columns = range(after + 1, len(self.header))
        return next((column for column in columns if fits(self.cells[column])), None)

    def email(self) -> int | None:
        return self.first(lambda cells: _all(cells, lambda cell: "@" in cell))

    def submitted(self) -> int:
        names = [plain(header) for header in self.header]
        found = [c for c, n in enumerate(names) if _SUBMISSION.search(n) and _CHANGED.search(n)]
        if len(found) != 1:
            raise self.doubt("no single column is called `Last modified (submission)`")
        return found[0]

    def identifier(self, chosen: int | None) -> int:
        found = self.one(IDENTIFIER) if chosen is None else chosen
        if found is None:
            found = self.first(lambda cells: all(map(participant, cells)))
        if found is None:
            raise self.doubt("no column holds `Participant 12`: is it a Moodle grading worksheet?")
        for cell in self.cells[found]:
            if participant(cell) is None:
                raise self.doubt(f"{cell!r} in the column {self.header[found]!r} is no participant")
        return found

    def grade(self, chosen: int | None) -> int:
        found = self.named(GRADE) if chosen is None else [chosen]
        if not found:
            last = len(self.header) - 1
            found = [c for c in range(last) if self._is_grade(c) and self._is_maximum(c + 1)]
        if len(found) != 1:
            raise self.doubt("the column of the grade is in doubt: name it with --grade-column")
        return found[0]

    def maximum(self, grade: int) -> int:
        found = self.one(MAXIMUM)
        if found is None and grade + 1 < len(self.header):
            found = grade + 1
        if found is None or not self._is_maximum(found):
            raise self.doubt(
                "no column says the maximum grade beside "
                f"{self.header[grade]!r}: an assignment graded with a scale has none"
            )
        return found

    def graded_on(self, maximum: int) -> int | None:
        """By name, else the last column of dates; the submission's date comes before it."""
        found = self.one(GRADED_ON)
        if found is None:
            dated = [c for c in range(maximum + 1, len(self.header)) if _dates(self.cells[c])]
            found = dated[-1] if len(dated) == 2 else None
        return found

    def feedback(self, graded_on: int) -> int | None:
        """What stands after the date of the grade: feedback comes last."""
        after = range(graded_on + 1, len(self.header))
        found = [c for c in after if _COMMENT.search(self.header[c])] or list(after)
        if len(found) > 1:
            raise self.doubt(
                "the column of the comments is in doubt: "
                "name it with --feedback-column, or leave it with --no-feedback"
            )
        return found[0] if found else None

    def doubt(self, why: str) -> Refusal:
        return Refusal(f"{why}; the header is: {' | '.join(self.header)}")

    def _is_grade(self, column: int) -> bool:
        return all(not cell or number(cell) is not None for cell in self.cells[column])

    def _is_maximum(self, column: int) -> bool:
        values = {number(cell) for cell in self.cells[column]}
        return len(values) == 1 and (values.pop() or 0) > 0


def _all(cells: Iterable[str], fits: Callable[[str], bool]) -> bool:
    filled = list(filter(None, cells))
    return bool(filled) and all(map(fits, filled))


def _dates(cells: Iterable[str]) -> bool:
    return _all(cells, lambda cell: cell == "-" or _DATED.fullmatch(cell) is not None)
