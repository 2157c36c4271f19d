"""A CSV file of somebody else's: its cells can be replaced, every other byte stays."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from autograder.model import Refusal

BOM = "\ufeff"
DELIMITERS = (",", ";", "\t")

_LARGEST = 32 << 20  # bytes; a gradebook of a thousand students has one
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:[.,]\d{1,9})?")  # longer ones are no grades
_SEPARATOR = re.compile(r'\ufeff?"?sep=([,;\t])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_OF_EXCEL = ("cp1252", "mac_roman", "cp850")  # its CSV, its CSV (Macintosh), its CSV (MS-DOS)
_LOWER = "áéíóúüñàèìòùâêôãõçï"
_UPPER = _LOWER.upper()
_SIGNS = r"«»“”\u2018\u2019–—…€\xa0"
_MISREAD = re.compile(  # what no name in Spanish, Portuguese or Catalan has, in one of the others
    rf"[^\0-\x7f{_LOWER}{_UPPER}ªº°·¿¡{_SIGNS}]"
    rf"|[^\W\d_][¿¡°{_SIGNS}][^\W\d_]"  # these stand between words
    rf"|[^\W\d_][¡¿]|[a-z{_LOWER}][{_UPPER}]|[{_LOWER}][A-Z]|[A-Z{_UPPER}]{{2}}[{_LOWER}]|\b[àçêîò]\w"
)
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where in the text it stands, quotes included."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A record of the table and the line it begins on; a blank line has no cells."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """What its cells say."""
        return tuple(cell.value for cell in self.cells)

    def __getitem__(self, column: int) -> str:
        return self.cells[column].value if column < len(self.cells) else ""

    def joined(self, columns: Iterable[int]) -> str:
        """The words of some cells, with one space between them."""
        return " ".join(word for column in columns for word in self[column].split())


@dataclass(frozen=True, slots=True)
class Table:
    """A text, and where its cells are."""

    text: str
    delimiter: str
    rows: tuple[Row, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._rows_with_cells[0].values

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows below the header, without blank lines."""
        return self._rows_with_cells[1:]

    @property
    def _rows_with_cells(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.cells)

    def with_values(self, values: Mapping[Cell, str]) -> str:
        """The same text with other values in some cells; a quoted cell stays quoted."""
        pieces, position = [], 0
        for cell in sorted(values, key=lambda cell: cell.start):
            pieces += [self.text[position : cell.start], self._quote(values[cell], cell)]
            position = cell.end
        return "".join((*pieces, self.text[position:]))

    def _quote(self, value: str, cell: Cell) -> str:
        quoted = self.text.startswith('"', cell.start, cell.end)
        special = any(mark in value for mark in (self.delimiter, '"', "\r", "\n"))
        if quoted or special or not value:  # an empty cell alone on its line would be a blank line
            return '"' + value.replace('"', '""') + '"'
        return value


def read(path: Path) -> Table:
    """The table in a file of UTF-8; Refusal when it has no header or rows of other lengths."""
    again = "download it again, and do not save it from a spreadsheet"
    try:
        text = _read_bytes(path, again).decode()
    except UnicodeDecodeError:
        raise Refusal(f"{path} is not UTF-8: {again}") from None
    table = _parse_file(path, text, again)
    columns = len(table.header)
    for row in table.rows:
        if row.cells and len(row.cells) != columns and row[0]:  # Canvas's own rows may be uneven
            counts = f"{len(row.cells)} cells where the header has {columns}"
            raise Refusal(f"{path}, line {row.line}: {counts}: {again}")
    return table


def read_saved(path: Path, delimiter: str | None = None) -> Table:
    """The table in a file that a person may have saved: in any encoding, blank rows left out.

    The header says what divides its cells, unless that is given.
    """
    save = "save the sheet as CSV UTF-8"
    text = read_text(path, save)
    try:
        table = parse_saved(text, delimiter)
    except Refusal as damage:
        raise Refusal(f"{path}, {damage}: {save}") from None
    _check_filled(path, table, save)
    return replace(table, rows=tuple(row for row in table.rows if any(map(str.strip, row.values))))


def read_text(path: Path, remedy: str) -> str:
    """What stands in a file that a person may have saved, in any encoding; Refusal when nothing."""
    return _decode(_read_bytes(path, remedy))


def parse_saved(text: str, delimiter: str | None = None) -> Table:
    """The table as a spreadsheet saved it: Excel may say its separator, or quote whole lines."""
    told = _SEPARATOR.match(text)
    if told:
        text = BOM + "\n" * text.count("\n", 0, told.end()) + text[told.end() :]
    table = parse(text, told[1] if told else delimiter or delimiter_of(text))
    if all(len(row.cells) <= 1 for row in table.rows):
        inside = "\n".join(row[0] for row in table.rows)
        if any(delimiter in inside.lstrip().partition("\n")[0] for delimiter in DELIMITERS):
            return parse(inside, delimiter_of(inside))
    return table


def parse(text: str, delimiter: str) -> Table:
    """Every cell, as the csv module reads it; Refusal where the quotes do not close."""
    rows: list[Row] = []
    cells: list[Cell] = []
    pattern, line = _cell(delimiter), 1
    position = start = len(BOM) if text.startswith(BOM) else 0
    unfinished = position < len(text)
    while unfinished:
        match = pattern.match(text, position)
        if match is None:
            line += len(_BREAK.findall(text, start, position))
            raise Refusal(f"line {line}: the quotes of a cell are damaged")
        cells.append(Cell(_value(match[1]), *match.span(1)))
        position = match.end()
        unfinished = match[2] == delimiter or position < len(text)
        if match[2] != delimiter:
            is_blank = len(cells) == 1 and not match[1]
            rows.append(Row(line, () if is_blank else tuple(cells)))
            line += len(_BREAK.findall(text, start, position))
            cells, start = [], position
    return Table(text, delimiter, tuple(rows))


def decimal(cell: str) -> Decimal | None:
    """The number in a cell, `7,50` and the `7.50 / 10.00` of an old Moodle included."""
    text = cell.partition("/")[0].strip()
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _read_bytes(path: Path, remedy: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(f"cannot read {path}: {error.strerror or error}") from None
    if len(data) > _LARGEST or data.startswith(_WORKBOOKS):
        raise Refusal(f"{path} is no CSV: {remedy}")
    return data


def _decode(data: bytes) -> str:
    """UTF-8 or UTF-16 with or without their marks, else the first of Excel's that reads well."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:2]:  # a header begins with ASCII, so a zero betrays UTF-16
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        texts = [data.decode(encoding, "replace") for encoding in _OF_EXCEL]
        return next((text for text in texts if not _MISREAD.search(text)), texts[0])


def _parse_file(path: Path, text: str, remedy: str) -> Table:
    try:
        table = parse(text, delimiter_of(text))
    except Refusal as damage:
        raise Refusal(f"{path}, {damage}: {remedy}") from None
    return _check_filled(path, table, remedy)


def _check_filled(path: Path, table: Table, remedy: str) -> Table:
    if not any(cell.strip() for row in table.rows for cell in row.values):
        raise Refusal(f"{path} is empty: {remedy}")
    return table


def _cell(delimiter: str) -> re.Pattern[str]:
    """A cell and what ends it; possessive, so that no hostile text makes it slow."""
    quoted = r'"[^"]*+(?:""[^"]*+)*+"'
    plain = rf'[^"{delimiter}\r\n][^{delimiter}\r\n]*+'
    return re.compile(rf"({quoted}|{plain}|)({delimiter}|\r\n|\r|\n|\Z)")


def _value(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if raw.startswith('"') else raw


def delimiter_of(text: str) -> str:
    """The one that finds most columns in the header; a comma where none finds two."""
    header = text.removeprefix(BOM).lstrip("\r\n")
    return max(DELIMITERS, key=lambda delimiter: _columns(header, delimiter))


def _columns(text: str, delimiter: str) -> int:
    pattern, position, count = _cell(delimiter), 0, 0
    while match := pattern.match(text, position):
        if '"' in match[1] and not match[1].startswith('"'):
            return 0  # this mark cuts a quoted cell in two
        position, count = match.end(), count + 1
        if match[2] != delimiter:
            break
    return count
