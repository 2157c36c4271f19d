"""A table from a spreadsheet, whatever separates its columns and however it is encoded."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from pathlib import Path

_LARGEST = 32 << 20


class BadSheet(Exception):
    """The file is no table; the message names it and the remedy."""


def read(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and the other rows that hold anything, each with the line it ends in."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadSheet(f"cannot read {path}: {error.strerror or error}") from None
    if len(data) > _LARGEST or data.startswith(b"PK\x03\x04"):
        raise BadSheet(f"{path} is no CSV: save the sheet as CSV UTF-8")
    text = _decoded(data).lstrip("\r\n")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadSheet(f"{path}, line {reader.line_num}: {error}") from None
    if not rows:
        raise BadSheet(f"{path} is empty: it needs a line of column names")
    return [cell.strip() for cell in rows[0][1]], rows[1:]


def plain(name: str) -> str:
    """A column's name without case, accents and doubled spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with one, else what Excel writes in Spanish."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
