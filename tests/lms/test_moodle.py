"""A worksheet that Moodle gave goes back filled, and the feedback beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import Result

from autograder.model import CheckResult, Outcome, Report
from tests.lms import classroom
from tests.lms.classroom import gradiente, moodle, results, unread

Fill = Callable[..., Result]
ENGLISH = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"'
)
SPANISH = (
    'Identificador,"Nombre completo",Estado,Calificación,"Calificación máxima",'
    '"La calificación puede ser cambiada","Última modificación (entrega)",'
    '"Última modificación (calificación)","Comentarios de retroalimentación"'
)
FRENCH = (
    'Identifiant,"Nom complet",Statut,Note,"Note maximale","La note peut être modifiée",'
    '"Dernière modification (travail remis)","Dernière modification (note)",'
    '"Feedback par commentaires"'
)
GERMAN = (
    'ID,"Vollständiger Name","E-Mail-Adresse",Status,Bewertung,Bestwertung,'
    '"Bewertung kann geändert werden","Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)",'
    '"Feedback als Kommentar"'
)
POLISH = (
    'Identyfikator,"Pełna nazwa",Status,Ocena,"Maksymalna ocena","Można zmienić ocenę",'
    '"Ostatnio zmodyfikowane (zadanie)","Ostatnio zmodyfikowane (ocena)","Komentarz zwrotny"'
)
BLIND = "Identificador,Calificación,Calificación máxima,Última modificación (calificación)"
WHEN = "Friday, 20 November 2026, 11:59 PM"

AGAIN = replace(moodle(1), submission=replace(moodle(1).submission, id="otra"))
ELSEWHERE = classroom.graded("a", "Redes-Sigmoide-78.zip/a.ipynb", "Ana Núñez")


def row(number: int, name: str = "Ana Núñez", grade: str = "", **more: str) -> str:
    """A row of the English worksheet."""
    cells = {"most": "10.00", "can": "Yes", "sent": WHEN, "graded": "-", "comment": ""} | more
    return (
        f'"Participant {number}","{name}",p{number}@x.org,"Submitted for grading",{grade},'
        f'{cells["most"]},{cells["can"]},"{cells["sent"]}","{cells["graded"]}",{cells["comment"]}'
    )


def sheet(*rows: str, header: str = ENGLISH, end: str = "\r\n") -> str:
    return "\ufeff" + end.join((header, *rows, ""))


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Fill a worksheet from a class; the filled one is upload/Grades-Redes-Sigmoide-77.csv."""

    def run(text: str | bytes, reports: Iterable[Report], *words: str) -> Result:
        source = tmp_path / "Grades-Redes-Sigmoide-77.csv"
        source.write_bytes(text.encode() if isinstance(text, str) else text)
        graded = results(tmp_path / "r", reports)
        out = tmp_path / "upload"
        return gradiente("lms", "moodle", graded, "--worksheet", source, "--out", out, *words)

    return run


@pytest.fixture
def filled(tmp_path: Path) -> Callable[[], str]:
    """The worksheet that is to be uploaded."""
    path = tmp_path / "upload" / "Grades-Redes-Sigmoide-77.csv"
    return lambda: path.read_bytes().decode()


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


# What changes, and what does not


def test_only_grade_and_comment_change(fill: Fill, filled: Callable[[], str]) -> None:
    """Hostile and multi-line cells, line ends, order and quotes come back as the same bytes."""
    hostile = row(2, '=HYPERLINK(""http://x"")', sent="línea 1\nlínea 2")
    text = sheet(hostile, row(1), row(3, "-Zoë\u0301 O'Neil"))

    result = fill(text, [moodle(1, score=75)], "--no-feedback")

    assert result.exit_code == 0, result.output
    assert filled() == text.replace(row(1), row(1).replace('grading",,', 'grading",7.50,'))


@pytest.mark.parametrize(
    ("header", "line", "expected"),
    [
        (
            SPANISH,
            '"Participante 1","Ana Núñez",Enviado,,"10,00",Sí,"viernes, 20 de 2026, 9:00",-,""',
            "7,50",
        ),
        (FRENCH, '"Participant 1","Ana Núñez",Remis,"","10,00",Oui,-,-,""', "7,50"),
        (
            GERMAN,
            '"Teilnehmer/in 1","Ana Núñez",a@x.org,Abgegeben,"","10,00",Ja,"20. 2026, 9:00",-,""',
            "7,50",
        ),
        (POLISH, '"Uczestnik 1","Ana Núñez",Przesłano,,10.00,Tak,-,-,', "7.50"),
        (
            BLIND,
            "Participante 1,,10,-",
            "7.50",
        ),
    ],
    ids=["es", "fr", "de", "pl by structure", "es blind marking"],
)
def test_any_language_and_its_decimals(
    fill: Fill, filled: Callable[[], str], header: str, line: str, expected: str
) -> None:
    """Columns are found by name or by content; the decimal separator is the worksheet's own."""
    text = sheet(line, header=header)

    result = fill(text, [moodle(1)])

    assert result.exit_code == 0, result.output
    before, after = cells(text), cells(filled())
    changed = [new for old, new in zip(before[1], after[1], strict=True) if old != new]
    assert after[0] == before[0]
    assert changed[0] == expected
    assert len(changed) == 1 if header is BLIND else "<li>derivada: 0 de 25</li>" in changed[1]


def test_a_header_nobody_knows_is_asked_for(fill: Fill, filled: Callable[[], str]) -> None:
    """In doubt the command refuses with the header, and takes the name of the column."""
    text = sheet("Uczestnik 1,3,3,4,4,-,-", header="Kto,Ocena A,Max A,Ocena B,Max B,Kiedy,Uwagi")

    refused = fill(text, [moodle(1)])
    taken = fill(text, [moodle(1)], "--grade-column", "ocena b", "--feedback-column", "Uwagi")
    unknown = fill(text, [moodle(1)], "--grade-column", "Ocena C")

    assert refused.exit_code == 2
    assert "--grade-column" in refused.output
    assert "Ocena A | Max A" in refused.output
    assert taken.exit_code == 0, taken.output
    assert cells(filled())[1][3] == "3.00"
    assert unknown.exit_code == 2
    assert "names 0 columns" in unknown.output


def test_the_final_score_goes_out_scaled_or_as_points(
    fill: Fill, filled: Callable[[], str]
) -> None:
    """Lateness counts; the scale is the worksheet's and is said, unless points were asked for."""
    late = replace(moodle(1, score=75), penalty=0.2)

    scaled = fill(sheet(row(1)), [late])
    grade = cells(filled())[1][4]
    points = fill(sheet(row(1, most="100.00")), [late], "--points")

    assert scaled.exit_code == points.exit_code == 0
    assert "100 points here are 10.00" in scaled.output
    assert grade == "6.00"
    assert cells(filled())[1][4] == "60.00"
    assert "75 menos el 20 %" in cells(filled())[1][9]


def test_comments_are_escaped_and_short(fill: Fill, filled: Callable[[], str]) -> None:
    """Moodle reads the comment as HTML: every word of ours or of a student's is text in it."""
    report = moodle(1)
    lesson = replace(classroom.LESSON, text=classroom.LESSON.text + " más" * 500)
    wrong = replace(report.questions[1].checks[0], diagnosis=lesson)
    hostile = replace(
        report,
        questions=(report.questions[0], *[replace(report.questions[1], checks=(wrong,))] * 20),
    )

    fill(sheet(row(1)), [hostile])

    comment = cells(filled())[1][9]
    tags: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.add(tag)  # type: ignore[method-assign]
    parser.feed(comment)
    assert tags == {"p", "strong", "ul", "li"}
    assert "y &lt; 0 &amp; m &gt; 1, «divide» por m: &lt;b&gt;" in comment
    assert "\n" not in comment
    assert len(comment) < 2000


# What a person should know


def test_rows_that_moodle_would_skip_are_said(fill: Fill) -> None:
    """Locked rows, rows graded before, replaced grades and comments: each has its note."""
    spanish = "viernes, 20 de noviembre de 2026, 23:59"
    reports = [moodle(n) for n in (1, 2, 3, 4)]
    text = sheet(
        row(1, can="No"),
        row(2, grade="5.00", graded=WHEN, comment='"¡Bien!"'),
        row(3, grade="6.00", graded=spanish),
        row(4, grade="7.5", graded=WHEN),
        row(5),
    )

    result = fill(text, reports, "--dry-run")

    said = [" ".join(line.split()) for line in result.output.splitlines() if "│" in line]
    assert "new │ locked" in said[0]
    assert "5.00 │ 7.50 │ changed │ skipped if graded again" in said[1]
    assert "comment" in said[1]
    assert "not English" in said[2]
    assert "7.5 │ 7.50 │ same" in said[3]
    assert "no submission" in said[4]


def test_a_dry_run_writes_nothing(fill: Fill, tmp_path: Path) -> None:
    """It shows every student, old and new grade."""
    result = fill(sheet(row(1)), [moodle(1)], "--dry-run")

    assert result.exit_code == 0
    assert "Ana Núñez" in result.output
    assert "7.50" in result.output
    assert not (tmp_path / "upload").exists()


def test_review_and_strangers_get_no_grade_and_are_named(
    fill: Fill, filled: Callable[[], str], tmp_path: Path
) -> None:
    """All are listed; who could not be read is told why, who meets a fault of ours is not."""
    faulty = replace(
        moodle(3, "Eva Gil"),
        questions=(
            *moodle(3).questions,
            replace(
                moodle(3).questions[0],
                checks=(CheckResult("c", "", True, 1, Outcome.ENGINE_ERROR, "nos falló"),),
            ),
        ),
    )
    text = sheet(row(1), row(2, "Luis Paz"), row(3, "Eva Gil"), row(4, "Sin Entrega"))

    result = fill(text, [moodle(1), unread(moodle(2, "Luis Paz")), faulty, moodle(9, "De Paso")])

    assert result.exit_code == 1
    assert [line[4] for line in cells(filled())[1:]] == ["7.50", "", "", ""]
    assert "2 needs review, 1 no submission, 1 not in the file" in result.output
    for said in ("no es JSON", "nos falló", "Sin Entrega", "De Paso"):
        assert said in result.output
    comments = [line[9] for line in cells(filled())[1:]]
    assert "Todavía no tienes nota" in comments[1]
    assert "no es JSON" in comments[1]
    assert comments[2:] == ["", ""]
    with ZipFile(tmp_path / "upload" / "feedback.zip") as zipped:
        assert [name.split("_")[1] for name in zipped.namelist()] == ["1", "2"]


# What is refused, with everything left as it was


@pytest.mark.parametrize(
    ("text", "reports", "words", "said"),
    [
        (sheet(row(5)), [moodle(1)], [], "no submission is by a participant"),
        (sheet(row(1, "Otro Nombre")), [moodle(1)], [], "agree for 0 of 1 only"),
        (
            sheet(row(1), *(row(n, "Otro Nombre") for n in (2, 3))),
            [moodle(n) for n in (1, 2, 3)],
            [],
            "agree for 1 of 3 only",
        ),
        (sheet(row(1), row(1)), [moodle(1)], [], "participant 1 is in the worksheet 2 times"),
        (sheet(row(1)), [moodle(1), AGAIN], [], "matches twice"),
        (sheet(row(1)), [moodle(1)], ["--points"], "75.00 points and the most the LMS takes is 10"),
        (sheet(row(1) + ',"x'), [moodle(1)], [], "line 2"),
        (sheet(row(1) + ",x"), [moodle(1)], [], "11 cells where the header has 10"),
        (sheet(), [moodle(1)], [], "no students"),
        (sheet("Ana,1,5", header="Student,ID,Tarea (4)"), [moodle(1)], [], "is it a Moodle"),
        (sheet("Ana,7,10", header="Name,Grade,Maximum grade"), [moodle(1)], [], "Participant 12"),
        (sheet(row(1, most="Bien")), [moodle(1)], [], "scale"),
        (sheet(row(1), row(2, most="20.00")), [moodle(1)], [], "maximum"),
        (sheet(row(1)), [unread(moodle(1))], [], "all need review"),
        (sheet(row(1)), [moodle(1), replace(moodle(2), task="xor")], [], "--task"),
        (sheet(row(1)), [moodle(1)], ["--task", "ols"], "the tasks are: sigmoide"),
        (sheet(row(1)), [ELSEWHERE], [], "of assignment 77"),
        (sheet(row(1), row(2)), [classroom.graded("a", "a.ipynb", "ana  NÚÑEZ")], [], "lines 2, 3"),
    ],
)  # fmt: skip
def test_refusals(
    fill: Fill, tmp_path: Path, text: str, reports: list[Report], words: list[str], said: str
) -> None:
    """Each says why, exits with 2 and writes nothing."""
    result = fill(text, reports, *words)

    assert result.exit_code == 2, result.output
    assert said in result.output
    assert not (tmp_path / "upload").exists()


def test_a_refusal_shows_a_hostile_header_as_words(fill: Fill) -> None:
    """What it quotes neither rings, turns round nor floods the terminal."""
    result = fill(sheet(row(1), header=f"\x07\u202eKto,{'x' * 9999}"), [moodle(1)])

    assert result.exit_code == 2
    assert not {"\x07", "\u202e"} & set(result.output)
    assert len(result.output) < 3000


def test_a_task_asked_for_leaves_the_others_out(fill: Fill) -> None:
    """A class with two tasks sends the one asked for and lists who handed in the other."""
    other = replace(moodle(2, "Luis Paz"), task="xor")

    result = fill(sheet(row(1), row(2, "Luis Paz")), [moodle(1), other], "--task", "sigmoide")

    assert result.exit_code == 0
    assert "another task" in result.output


def test_files_that_are_not_ours_are_kept(fill: Fill, tmp_path: Path) -> None:
    """What we wrote is replaced; a file of somebody's, or one changed since, is not."""
    assert fill(sheet(row(1)), [moodle(1)]).exit_code == 0
    assert fill(sheet(row(1)), [moodle(1, score=80)]).exit_code == 0
    changed = tmp_path / "upload" / "feedback.zip"
    changed.write_bytes(b"mine")

    refused = fill(sheet(row(1)), [moodle(1)])
    foreseen = fill(sheet(row(1)), [moodle(1)], "--dry-run")

    assert refused.exit_code == foreseen.exit_code == 2
    assert "feedback.zip was not written by gradiente" in refused.output
    assert changed.read_bytes() == b"mine"
    assert "8.00" in (tmp_path / "upload" / "Grades-Redes-Sigmoide-77.csv").read_text()


def test_the_download_itself_is_never_replaced(tmp_path: Path) -> None:
    """--out may not be the folder of the worksheet."""
    source = tmp_path / "Grades.csv"
    source.write_bytes(sheet(row(1)).encode())
    graded = results(tmp_path / "r", [moodle(1)])

    result = gradiente("lms", "moodle", graded, "--worksheet", source, "--out", tmp_path)

    assert result.exit_code == 2
    assert source.read_bytes() == sheet(row(1)).encode()


def test_an_old_moodle_and_an_online_text(fill: Fill, filled: Callable[[], str]) -> None:
    """`7.50 / 10.00` is a grade, and a text handed in online is no comment of ours."""
    header = ENGLISH.replace('"Last modified (grade)"', '"Online text","Last modified (grade)"')
    line = row(1, grade="7.50 / 10.00").replace(',"-",', ',"<p>Hola</p>","-",')

    result = fill(sheet(line, header=header), [moodle(1)])

    assert result.exit_code == 0, result.output
    assert "1 same" in result.output
    assert cells(filled())[1][4] == "7.50 / 10.00"
    assert cells(filled())[1][8] == "<p>Hola</p>"
    assert cells(filled())[1][10].startswith("<p><strong>75 de 100")


# The feedback zip


def test_each_student_gets_their_own_page(fill: Fill, tmp_path: Path) -> None:
    """Names as Moodle reads them back, one page each, with nobody else's data."""
    reports = [moodle(1), moodle(2, "Luis_Paz / 'Lu'"), moodle(30, "..")]
    text = sheet(row(1), row(2, "Luis_Paz / 'Lu'"), row(30, ".."))

    result = fill(text, reports)

    assert result.exit_code == 0, result.output
    with ZipFile(tmp_path / "upload" / "feedback.zip") as zipped:
        pages = {name: zipped.read(name).decode() for name in zipped.namelist()}
    assert list(pages) == [
        "Ana Núñez_1_assignfeedback_file/retroalimentacion.html",
        "Luis Paz Lu_2_assignfeedback_file/retroalimentacion.html",
        "Participante_30_assignfeedback_file/retroalimentacion.html",
    ]
    ana, luis, _ = pages.values()
    assert "Ana Núñez" in ana
    assert "Ana Núñez" not in luis
    for page, mine in zip(pages.values(), reports, strict=True):
        found = [r for r in reports if r.submission.sha256[:12] in page]
        assert found == [mine]
        assert "<link" not in page
        assert 'src="' not in page


def test_a_page_of_somebody_else_is_refused(fill: Fill, tmp_path: Path) -> None:
    """A page that was mixed up never reaches the wrong student."""
    fill(sheet(row(1), row(2, "Luis Paz")), [moodle(1), moodle(2, "Luis Paz")])
    report = tmp_path / "r" / "report"
    source, out = tmp_path / "Grades-Redes-Sigmoide-77.csv", tmp_path / "upload"
    (report / "m1.html").write_text((report / "m2.html").read_text("utf-8"), "utf-8")

    result = gradiente("lms", "moodle", tmp_path / "r", "--worksheet", source, "--out", out)

    assert result.exit_code == 2
    assert "m1.html is not the page of this submission" in result.output
