"""The tables once more, as a spreadsheet set to Spanish opens them with a double click."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from autograder.model import Refusal
from autograder.storage import write_whole

TABLES = ("grades", "course")
POINT, COMMA = ".", ","

Cell = str | float

_TEXTS = {"id", "student", "task", "status", "file", "decision", "name", "email", "group"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_GUARDED = re.compile(r"^'([=+\-@\t\r\n])")
_VARIABLES = ("LC_ALL", "LC_NUMERIC", "LANG")  # the first that is set counts
# Where Spanish is written with a decimal point (Unicode CLDR); elsewhere it has a comma.
_SPANISH_WITH_POINT = {
    *("MX", "US", "PR", "GT", "HN", "NI", "PA", "SV", "DO", "PE", "CU", "BZ", "419"),
}
_WITH_POINT = {"en", "ja", "zh", "ko", "he", "th", "hi"}


def write(out: Path, mark: str) -> tuple[Path, ...]:
    """Write grades-excel.csv, and course-excel.csv where there is a course.csv.

    Made from the tables that stand in the folder, so both always say the same.
    """
    written = []
    for name in TABLES:
        table, copy = out / f"{name}.csv", out / f"{name}-excel.csv"
        if table.exists():
            try:
                write_whole(copy, excel(table.read_text("utf-8"), mark))
            except OSError as error:  # Excel locks the file that it shows
                reason = error.strerror or error
                raise Refusal(
                    f"cannot write {copy}: {reason}; close it in the spreadsheet"
                ) from None
            written.append(copy)
    return tuple(written)


def excel(table: str, mark: str) -> str:
    """The same table with a byte order mark, semicolons and this decimal mark.

    Words stay as they are, those that look like a number included.
    """
    header, *rows = csv.reader(io.StringIO(table, newline=""))
    numbers = [name not in _TEXTS for name in header]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(
            _with_mark(cell, mark) if is_number else cell
            for cell, is_number in zip(row, numbers, strict=True)
        )
    return "\ufeff" + text.getvalue()


def cells(table: str) -> tuple[list[str], list[list[Cell]]]:
    """Header and rows of the same table as a workbook holds them: numbers are numbers, words words.

    An apostrophe that kept a word from being run as a formula is gone: there none is run.
    """
    header, *rows = csv.reader(io.StringIO(table, newline=""))
    numbers = [name not in _TEXTS for name in header]
    return header, [list(map(_cell, row, numbers)) for row in rows]


def mark_asked(asked: str, environment: Mapping[str, str]) -> str:
    """The decimal mark of `excel`, `excel:,` or `excel:.`; Refusal for anything else."""
    match asked.partition(":"):
        case ("excel", "", ""):
            return decimal_mark(environment)
        case ("excel", ":", ("," | ".") as mark):
            return mark
    raise Refusal(f"--csv {asked!r} is no table: write excel, excel:, or excel:.")


def decimal_mark(environment: Mapping[str, str]) -> str:
    """The mark of the locale; a comma where none is set, as most who read Spanish have it."""
    language, _, country = _locale(environment).partition("_")
    if language == "es":
        return POINT if country in _SPANISH_WITH_POINT else COMMA
    return POINT if language in _WITH_POINT else COMMA


def is_spanish(environment: Mapping[str, str]) -> bool:
    """Whether the person at the terminal has it in Spanish."""
    return _locale(environment).partition("_")[0] == "es"


def _locale(environment: Mapping[str, str]) -> str:
    """`es_CO` of es_CO.UTF-8@euro."""
    chosen = next(filter(None, map(environment.get, _VARIABLES)), "")
    return re.split(r"[.@]", chosen)[0]


def _cell(text: str, is_number: bool) -> Cell:
    if is_number and _NUMBER.fullmatch(text):
        return float(text)
    return _GUARDED.sub(r"\1", text)


def _with_mark(cell: str, mark: str) -> str:
    return cell.replace(POINT, mark) if _NUMBER.fullmatch(cell) else cell
