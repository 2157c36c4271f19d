"""A gradebook that Canvas exported goes back with one column filled."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result

from autograder.model import Origin, Report
from tests.lms import classroom
from tests.lms.classroom import canvas, gradiente, results, unread

Fill = Callable[..., Result]
INFO = "Student,ID,SIS User ID,SIS Login ID,Section"
TITLES = 'Ensayo (11),"Tarea 2: la sigmoide, y su derivada (12)"'
HEADER = f"{INFO},{TITLES},Current Score,Final Score (12)"
POSTING = ",,,,,,Manual Posting,,"
POSSIBLE = "    Points Possible,,,,,20.00,10.00,(read only),(read only)"
ANA = '"Núñez, Ana",101,s101,ana@x.org,A,5.00,,75.00,75.00'
LUIS = '"=Paz, Luis",102,s102,luis,A,,4.00,10.00,10.00'


def book(*rows: str, header: str = HEADER, possible: str = POSSIBLE) -> str:
    return "\n".join((header, POSTING, possible, *rows, ""))


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Fill a gradebook from a class; the filled one is upload/Notas.csv."""

    def run(text: str, reports: Iterable[Report], *words: str) -> Result:
        source = tmp_path / "Notas.csv"
        source.write_bytes(text.encode())
        graded = results(tmp_path / "r", reports)
        out = tmp_path / "upload"
        return gradiente("lms", "canvas", graded, "--gradebook", source, "--out", out, *words)

    return run


@pytest.fixture
def filled(tmp_path: Path) -> Callable[[], str]:
    """The gradebook that is to be imported."""
    path = tmp_path / "upload" / "Notas.csv"
    return lambda: path.read_bytes().decode()


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def from_roster(key: str, student: str | None = None, email: str | None = None) -> Report:
    """A report of a folder of files, with what a roster knows."""
    origin = Origin("roster", key, email=email)
    return classroom.graded("entrega", "entregas/entrega.ipynb", student, origin=origin)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_only_the_cells_of_the_column_change(
    fill: Fill, filled: Callable[[], str], end: str, bom: str
) -> None:
    """The one assignment titled like the task is filled; hostile names keep their bytes."""
    text = bom + book(ANA, LUIS).replace("\n", end)

    result = fill(text, [canvas(101), canvas(102, "pazluis", 100)])

    assert result.exit_code == 0, result.output
    assert "column: Tarea 2: la sigmoide, y su derivada (12)" in result.output
    new = (",A,5.00,7.50,75.00", ",A,,10.00,10.00,10.00")
    assert filled() == text.replace(",A,5.00,,75.00", new[0]).replace(
        ",A,,4.00,10.00,10.00", new[1]
    )


@pytest.mark.parametrize("asked", ["11", "Ensayo (11)", "ensayo"])
def test_an_assignment_is_named_by_id_header_or_title(
    fill: Fill, filled: Callable[[], str], asked: str
) -> None:
    """What was asked for wins over the task's title, and brings its own scale."""
    result = fill(book(ANA), [canvas(101)], "--assignment", asked)

    assert result.exit_code == 0, result.output
    assert rows(filled())[3][5:7] == ["15.00", ""]
    assert "5.00" not in filled().splitlines()[3].replace("75.00", "").replace("15.00", "")


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (from_roster("101"), 0),
        (from_roster("s102"), 1),
        (from_roster("luis"), 1),
        (from_roster("x", email="ana@x.org"), 0),
        (from_roster("x", "  ana NÚÑEZ"), 0),
        (from_roster("x", "Nu\u0301n\u0303ez, Ana"), 0),
    ],
)
def test_a_roster_finds_the_row(
    fill: Fill, filled: Callable[[], str], report: Report, expected: int
) -> None:
    """ID, SIS User ID, SIS Login ID and name, in either order and any composition of accents."""
    result = fill(book(ANA, LUIS), [report])

    assert result.exit_code == 0, result.output
    assert rows(filled())[3 + expected][6] == "7.50"


def test_decimals_and_delimiter_are_the_gradebooks_own(
    fill: Fill, filled: Callable[[], str]
) -> None:
    """A gradebook of semicolons and commas stays one."""
    text = "Student;ID;SIS Login ID;Section;Sigmoide (12)\nPoints Possible;;;;10,00\nAna;101;a;A;\n"

    result = fill(text, [canvas(101)])

    assert result.exit_code == 0, result.output
    assert filled() == text.replace("A;\n", "A;7,50\n")


def test_excused_and_unassigned_students_stay_so(fill: Fill, filled: Callable[[], str]) -> None:
    """EX and N/A keep their bytes and are said; a last name in its own column is no obstacle."""
    header = f"LastName,FirstName,ID,SIS Login ID,Section,{TITLES}"
    possible = "Points Possible,,,,,20,10"
    text = book("Núñez,Ana,1,a,A,,EX", "Paz,Luis,2,b,A,,N/A", header=header, possible=possible)

    result = fill(text, [canvas(1), canvas(2)])

    assert result.exit_code == 0, result.output
    assert filled() == text
    assert "Ana Núñez" in result.output
    assert "stays excused" in result.output
    assert "not assigned" in result.output


def test_review_and_strangers_are_named(fill: Fill, filled: Callable[[], str]) -> None:
    """Anonymous submissions, others of another course and those in review get no grade."""
    anonymous = replace(
        canvas(7).submission, id="anon", origin=Origin("canvas", "anon_7"), file="anon_7_8_a.ipynb"
    )

    result = fill(
        book(ANA, LUIS),
        [canvas(101), unread(canvas(102)), replace(canvas(7), submission=anonymous)],
    )

    assert result.exit_code == 1
    assert "1 needs review, 1 not in the file" in result.output
    assert rows(filled())[4][6] == "4.00"


@pytest.mark.parametrize(
    ("text", "report", "words", "said"),
    [
        (book(ANA), canvas(101), ["--assignment", "Tarea 9"], "there are: Ensayo (11); Tarea 2"),
        (book(ANA, header=HEADER.replace("sigm", "t")), canvas(101), [], "there are: Ensayo (11)"),
        (book(ANA, header=HEADER.replace("Ensayo", "Sigmoide")), canvas(101), [], "no single"),
        (book(ANA), canvas(101), ["--assignment", "Final Score (12)"], "takes no grades"),
        (book(ANA), canvas(101), ["--points"], "75.00 points and the most the LMS takes is 10"),
        (book(ANA), canvas(999), [], "another course"),
        (book(ANA, ANA), canvas(101), [], "ID '101' is in the gradebook 2 times"),
        (book(ANA, LUIS), from_roster("102", "Ana Núñez"), [], "fits several rows, lines 4, 5"),
        (
            book(ANA, ANA.replace("101", "103").replace("ana@", "b@")),
            from_roster("x", "Ana Núñez"),
            [],
            "matches twice, lines 4, 5",
        ),
        (book(ANA, possible=POSSIBLE.replace("10.00", "0")), canvas(101), [], "'0' points"),
        (book(ANA, possible=POSSIBLE.replace("10.00", "(read only)")), canvas(101), [], "takes no"),
        (f"{HEADER}\n{ANA}\n", canvas(101), [], "no row `Points Possible`"),
        ("Identifier,Grade\n1,2\n", canvas(101), [], "exported by Canvas"),
        (book(ANA[1:]), canvas(101), [], "line 4"),
    ],
)
def test_refusals(
    fill: Fill, tmp_path: Path, text: str, report: Report, words: list[str], said: str
) -> None:
    """Each says why, exits with 2 and writes nothing."""
    result = fill(text, [report], *words)

    assert result.exit_code == 2, result.output
    assert said in result.output
    assert not (tmp_path / "upload").exists()


def test_feedback_answers_each_file_under_its_own_name(fill: Fill, tmp_path: Path) -> None:
    """Canvas keeps the name, so what comes back opens as that name promises."""
    names = ["nunezana_101_9101_sigmoide.ipynb", "paz_LATE_102_9_t.py", "ruiz_103_8_t.zip"]
    reports = [canvas(101), canvas(102, "pazluis"), canvas(103, "ruizeva")]
    sent = [
        replace(report, submission=replace(report.submission, file=f"z/{name}"))
        for report, name in zip(reports, names, strict=True)
    ]

    fill(book(ANA, LUIS, '"Ruiz, Eva",103,s103,eva,A,,,,'), sent)

    with ZipFile(tmp_path / "upload" / "feedback.zip") as zipped:
        assert zipped.namelist() == names
        notebook, script, export = (zipped.read(name) for name in names)
    source = json.loads(notebook)["cells"][0]["source"]
    assert "<li>derivada: 0 de 25</li>" in source
    assert "&lt;b&gt;es un promedio" in source
    assert all(line.startswith("# ") for line in script.decode().splitlines())
    assert "# derivada: 0 de 25\n" in script.decode()
    with ZipFile(io.BytesIO(export)) as answer:
        assert answer.namelist() == ["retroalimentacion.html"]


def test_files_without_a_canvas_name_get_no_zip(fill: Fill, tmp_path: Path) -> None:
    """A class that did not come from Canvas still fills the gradebook, and is told."""
    result = fill(book(ANA), [from_roster("101")])

    assert result.exit_code == 0
    assert "no feedback.zip" in result.output
    assert {path.name for path in (tmp_path / "upload").iterdir()} == {
        "Notas.csv",
        ".gradiente-upload.json",
    }


def test_a_dry_run_writes_nothing(fill: Fill, tmp_path: Path) -> None:
    """It shows old and new grades side by side."""
    result = fill(book(LUIS), [canvas(102)], "--dry-run")

    said = [" ".join(line.split()) for line in result.output.splitlines() if "│" in line]
    assert said == ["│ =Paz, Luis │ 4.00 │ 7.50 │ changed │ │"]
    assert not (tmp_path / "upload").exists()


def test_rows_of_canvas_itself_are_nobody(fill: Fill) -> None:
    """`Manual Posting` stands in a row without a name, in any language, beside totals."""
    text = book(ANA).replace(POSTING, ",,,,,,Publicación manual,(read only),(read only)")

    result = fill(text, [canvas(101)], "--dry-run")

    assert result.exit_code == 0, result.output
    assert "no submission" not in result.output


def test_all_points_are_never_rounded_above_the_maximum(
    fill: Fill, filled: Callable[[], str]
) -> None:
    """Canvas may have 16.666 points possible: whoever has all of ours gets 16.66."""
    text = book(ANA, possible=POSSIBLE.replace("10.00", "16.666"))

    result = fill(text, [canvas(101, score=100)])

    assert result.exit_code == 0, result.output
    assert rows(filled())[3][6] == "16.66"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (book(ANA, possible=POSSIBLE.replace("10.00", "9" * 400)), "points possible"),
        (book(ANA, possible=POSSIBLE.replace("10.00", "1e308")), "points possible"),
        (book(ANA, possible=POSSIBLE.replace("10.00", "nan")), "points possible"),
        (book(ANA, possible=POSSIBLE.replace("10.00", "-10")), "points possible"),
        (book(ANA, ",102"), "line 5 of the gradebook is too short"),
    ],
)
def test_numbers_and_rows_that_are_none(fill: Fill, tmp_path: Path, text: str, said: str) -> None:
    """What Canvas would not write is refused in a sentence."""
    result = fill(text, [canvas(101)])

    assert result.exit_code == 2, result.output
    assert said in result.output
    assert not (tmp_path / "upload").exists()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Final Grade: sigmoide", "which it takes for a total of its own"),
        ("Sigmoide (entrega final)", "look at its preview"),
        ("Sigmoide", ""),
    ],
)
def test_a_title_that_canvas_passes_over_is_warned_about(
    fill: Fill, filled: Callable[[], str], title: str, said: str
) -> None:
    """Its import takes `Final Grade` for a column of its own, wherever it stands."""
    header = f"{INFO},{title} (12),Final Score"
    possible = "    Points Possible,,,,,10.00,(read only)"
    text = "\n".join((header, possible, '"Núñez, Ana",101,s101,ana@x.org,A,,75.00', ""))

    result = fill(text, [canvas(101)], "--assignment", title)

    assert result.exit_code == 0, result.output
    assert rows(filled())[2][5] == "7.50"
    assert said in result.output
    assert ("Canvas passes over" in result.output) == bool(said)


def test_who_could_not_be_read_is_answered_where_the_file_allows_it(
    fill: Fill, tmp_path: Path
) -> None:
    """A notebook is answered by one that says why; a PDF would not open, and is named."""
    pdf = replace(canvas(103).submission, id="pdf", file="luis_103_9103_tarea.pdf", sha256="")

    result = fill(
        book(ANA, LUIS),
        [canvas(101), unread(canvas(102)), unread(replace(canvas(103), submission=pdf))],
    )

    with ZipFile(tmp_path / "upload" / "feedback.zip") as answers:
        names = answers.namelist()
        reply = json.loads(answers.read("nunezana_102_9102_sigmoide.ipynb"))
    assert names == ["nunezana_101_9101_sigmoide.ipynb", "nunezana_102_9102_sigmoide.ipynb"]
    assert "Todavía no tienes nota" in reply["cells"][0]["source"]
    assert "not in feedback.zip: nunezana" in result.output
