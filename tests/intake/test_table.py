"""What a table of somebody else's promises: one cell changes, every other byte stays."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import sheet
from autograder.model import Refusal

DELIMITERS = st.sampled_from(sheet.DELIMITERS)
CELLS = st.text(st.sampled_from('añZ0 =";,\t\r\n\ufeff'), max_size=6)

Style = tuple[str, int]  # how a file ends its lines and quotes its cells
STYLES = [(end, csv.QUOTE_ALL) for end in ("\n", "\r\n", "\r")] + [("\r\n", csv.QUOTE_MINIMAL)]


def as_csv(text: str, delimiter: str) -> list[list[str]]:
    """The cells as Python's own reader finds them."""
    plain = text.removeprefix(sheet.BOM)
    return list(csv.reader(io.StringIO(plain, newline=""), delimiter=delimiter, strict=True))


def values(found: sheet.Table) -> list[list[str]]:
    return [[cell.value for cell in row.cells] for row in found.rows]


@given(st.text(st.sampled_from('aé",;\t\r\n\ufeff'), max_size=30), DELIMITERS)
def test_any_text_is_read_as_csv_reads_it(text: str, delimiter: str) -> None:
    """Cells are those of the csv module, a text it refuses is refused, the text comes back."""
    try:
        expected = as_csv(text, delimiter)
    except csv.Error:
        with pytest.raises(Refusal, match="line"):
            sheet.parse(text, delimiter)
        return

    found = sheet.parse(text, delimiter)

    assert values(found) == expected
    assert found.with_values({}) == text


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4),
    DELIMITERS,
    st.sampled_from(STYLES),
    CELLS,
    st.data(),
)
def test_a_replaced_cell_changes_nothing_else(
    rows: list[list[str]], delimiter: str, style: Style, value: str, data: st.DataObject
) -> None:
    """The csv module reads the new value there and the old ones elsewhere; bytes around stay."""
    end, quoting = style
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    text = sheet.BOM + file.getvalue()
    found = sheet.parse(text, delimiter)
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[row]) - 1))
    cell = found.rows[row].cells[column]

    changed = found.with_values({cell: value})

    rows[row][column] = value
    assert as_csv(changed, delimiter) == rows
    assert changed.startswith(text[: cell.start])
    assert changed.endswith(text[cell.end :])


def test_a_file_says_its_delimiter_and_its_header(tmp_path: Path) -> None:
    """A comma in a title does not make a table of semicolons one of commas."""
    path = tmp_path / "Notas.csv"
    path.write_bytes('\ufeff"Tarea 1, parte 2 (7)";ID;Section\r\n"7,5";1;A\r\n'.encode())

    found = sheet.read(path)

    assert found.header == ("Tarea 1, parte 2 (7)", "ID", "Section")
    assert [row.line for row in found.body] == [2]


NAMES = ("José Pérez", "Jesús Núñez", "ÁNGEL MARTÍNEZ", "Íñigo Agüero", "Nº;João", "Núria Solà")


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("name", NAMES)
def test_the_accents_tell_the_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    """Of those in which Excel saves a CSV, the one that makes words of them."""
    path = tmp_path / "l.csv"
    path.write_bytes(name.encode(encoding))

    assert sheet.read_text(path, "save it") == name


@pytest.mark.parametrize("name", ["O\u2019Donnell", "Žižek – 2º", "Straße", "Precio: 5 €"])
def test_what_excel_writes_by_itself_comes_first(tmp_path: Path, name: str) -> None:
    """Other signs of Windows make no text one of another system."""
    path = tmp_path / "l.csv"
    path.write_bytes(name.encode("cp1252"))

    assert sheet.read_text(path, "save it") == name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "empty"),
        (b"a,b\n1,\xe9\n", "UTF-8"),
        (b'a,b\n"1,2\n', "line 2"),
        (b'a,b\n"x\ny"z,2\n', "line 2"),
        (b'a,b\n1,"2"3\n', "line 2"),
        (b"a,b\n1,2,3\n", "line 2: 3 cells"),
        (b'a,b\n"x\ny",2\n1\n', "line 4: 1 cells"),
        ("a,b\n1,2\n".encode("utf-16"), "UTF-8"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(
    tmp_path: Path, content: bytes, said: str
) -> None:
    """The error names the file, the line, and what to do."""
    path = tmp_path / "Grades.csv"
    path.write_bytes(content)

    with pytest.raises(Refusal, match=rf"Grades\.csv.*{said}.*download it again"):
        sheet.read(path)


def test_a_hostile_table_is_read_in_linear_time() -> None:
    """A megabyte of quotes is refused at once."""
    with pytest.raises(Refusal):
        sheet.parse('"' + '""' * 500_000 + "x", ",")
