"""Where a Moodle worksheet takes the grade and the comment, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.intake.worksheet import Worksheet, all_filled
from autograder.sheet import Table, decimal

# The languages of intake.worksheet; a language that is not here is read by order and content.
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

_DATE = re.compile(r".*\d{4}.*\d{1,2}[:.h]\d{2}.*", re.DOTALL)
_COMMENT = re.compile(r"com+ent|kommentar|opmerking|iruzkin", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Headers:
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
    name: tuple[int, ...]  # none, one, or that of the surname too
    email: int | None
    group: int | None
    status: int | None
    changeable: int | None
    graded_on: int | None
    feedback: int | None


def columns_of(table: Table, headers: Headers, *, with_feedback: bool) -> Columns:
    """The columns by name, else by order and content; Refusal when in doubt."""
    sheet = Worksheet(table)
    identifier = sheet.identifier(_named_column(sheet, headers.identifier, "--id-column"))
    grade = _grade(sheet, _named_column(sheet, headers.grade, "--grade-column"))
    maximum = _maximum(sheet, grade)
    graded_on = _graded_on(sheet, maximum)
    feedback = _named_column(sheet, headers.feedback, "--feedback-column")
    if feedback is None and with_feedback:
        feedback = _feedback(sheet, maximum if graded_on is None else graded_on)
    return Columns(
        identifier=identifier,
        grade=grade,
        maximum=maximum,
        name=sheet.name(),
        email=sheet.email(),
        group=sheet.group(),
        status=sheet.status(),
        changeable=sheet.first(
            lambda cells: all_filled(cells, lambda cell: cell.casefold() in YES | NO),
            after=maximum,
        ),
        graded_on=graded_on,
        feedback=feedback,
    )


def _named_column(sheet: Worksheet, header: str | None, option: str) -> int | None:
    if header is None:
        return None
    columns = sheet.called({header})
    if len(columns) != 1:
        raise sheet.doubt(f"{option} {header!r} names {len(columns)} columns")
    return columns[0]


def _grade(sheet: Worksheet, asked: int | None) -> int:
    columns = sheet.called(GRADE) if asked is None else [asked]
    if not columns:
        last = len(sheet.header) - 1
        columns = [c for c in range(last) if _is_grade(sheet, c) and _is_maximum(sheet, c + 1)]
    if len(columns) != 1:
        raise sheet.doubt("the column of the grade is in doubt: name it with --grade-column")
    return columns[0]


def _maximum(sheet: Worksheet, grade: int) -> int:
    column = sheet.only(MAXIMUM)
    if column is None and grade + 1 < len(sheet.header):
        column = grade + 1
    if column is None or not _is_maximum(sheet, column):
        raise sheet.doubt(
            "no column says the maximum grade beside "
            f"{sheet.header[grade]!r}: an assignment graded with a scale has none"
        )
    return column


def _graded_on(sheet: Worksheet, maximum: int) -> int | None:
    """By name, else the last column of dates; the submission's date comes before it."""
    column = sheet.only(GRADED_ON)
    if column is None:
        after = range(maximum + 1, len(sheet.header))
        dates = [c for c in after if _are_dates(sheet.cells[c])]
        column = dates[-1] if len(dates) == 2 else None
    return column


def _feedback(sheet: Worksheet, graded_on: int) -> int | None:
    """What stands after the date of the grade: feedback comes last."""
    after = range(graded_on + 1, len(sheet.header))
    columns = [c for c in after if _COMMENT.search(sheet.header[c])] or list(after)
    if len(columns) > 1:
        raise sheet.doubt(
            "the column of the comments is in doubt: "
            "name it with --feedback-column, or leave it with --no-feedback"
        )
    return columns[0] if columns else None


def _is_grade(sheet: Worksheet, column: int) -> bool:
    return all(not cell or decimal(cell) is not None for cell in sheet.cells[column])


def _is_maximum(sheet: Worksheet, column: int) -> bool:
    values = {decimal(cell) for cell in sheet.cells[column]}
    return len(values) == 1 and (values.pop() or 0) > 0


def _are_dates(cells: Iterable[str]) -> bool:
    return all_filled(cells, lambda cell: cell == "-" or _DATE.fullmatch(cell) is not None)
