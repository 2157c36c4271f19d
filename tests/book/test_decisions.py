"""What a person decides stands in decisions.csv, is read however it was saved, and is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.book.classroom import finals, gradiente, hand_in, results, rows
from tests.intake.downloads import RIGHT

HEADER = "student,task,score,adjustment,reason\n"


def decide(out: Path, text: str, encoding: str = "utf-8") -> str:
    """Write the file, make the report again, and give what was printed."""
    (out / "decisions.csv").write_bytes(text.encode(encoding))
    return gradiente("report", out).output


def test_the_first_run_writes_the_header_and_examples(out: Path) -> None:
    """The examples stand in a file of their own, so that none of them is read."""
    assert (out / "decisions.csv").read_text("utf-8") == HEADER
    assert "+5" in (out / "decisions.LEEME.txt").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    "text",
    [
        'student,task,score,adjustment,reason\ndora,sigmoide,,"2,5",razón\n',
        "student,task,score,adjustment,reason\ndora,sigmoide,,+2.5,razón\n",
        "student;task;score;adjustment;reason\r\nDORA;sigmoide;;2,5;razón\r\n",
        "sep=;\r\nEstudiante;Tarea;Puntaje;Ajuste;Motivo\r\ndora;;;2,5;razón\r\n;;;;\r\n",
    ],
)
def test_a_decision_is_read_however_it_was_saved(out: Path, text: str, encoding: str) -> None:
    """Either separator, decimal mark and encoding; in Spanish too; the task where it is clear."""
    decide(out, text, encoding)

    assert finals(out)["dora"] == 77.5
    assert results(out)["submissions"][3]["decision"] == {
        "score": None,
        "adjustment": 2.5,
        "reason": "razón",
        "earlier_attempt": False,
    }


def test_adjustment_then_lateness_then_the_maximum(out: Path) -> None:
    """The order is the one the file of examples states; a score that is decided stands as it is."""
    decide(out, HEADER + "beto,sigmoide,,-10,a\nana,sigmoide,,+30,b\ndora,,,-90,c\ncarla,,41,,d\n")

    assert finals(out) == {"beto": pytest.approx(72), "ana": 100, "dora": 0, "carla": 41}
    stated = (out / "decisions.LEEME.txt").read_text("utf-8")
    assert stated.index("se le suma el ajuste") < stated.index("entregar tarde")
    assert stated.index("entregar tarde") < stated.index("entre 0 y el máximo")

    decide(out, HEADER + "beto,sigmoide,90,,a\n")
    assert finals(out)["beto"] == 90


BAD = {
    "nobody": ("nadie,sigmoide,5,,x", "no submission is of 'nadie'"),
    "another task": ("dora,ols,5,,x", "no submission of 'ols'"),
    "both": ("dora,sigmoide,5,5,x", "either a score or an adjustment"),
    "neither": ("dora,sigmoide,,,x", "either a score or an adjustment"),
    "no number": ("dora,sigmoide,cinco,,x", "no number"),
    "too much": ("dora,sigmoide,101,,x", "from 0 to 100"),
    "no reason": ("dora,sigmoide,5,,", "no reason"),
    "a decimal comma": ("dora,sigmoide,7,5,,x", "too many cells"),
    "twice": ("ana,sigmoide,,+2,otra vez", "earlier line"),
    "quotes": ('dora,sigmoide,5,,"x"y', "quotes"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_line_is_named_and_refused_alone(out: Path, kind: str) -> None:
    """The others count; terminal, class page and exit code tell of it."""
    line, said = BAD[kind]

    shown = decide(out, f"{HEADER}ana,sigmoide,,-1,bien\n{line}\nbeto,sigmoide,60,,bien\n")

    assert "line 3" in shown
    assert said in shown
    assert (finals(out)["ana"], finals(out)["beto"], finals(out)["dora"]) == (99, 60, 75)
    page = (out / "report" / "index.html").read_text("utf-8")
    assert "line 3" in page
    assert gradiente("report", out).exit_code == 1


def test_the_reason_is_shown(out: Path) -> None:
    """On the student's page, on the class page and in grades.csv; a decided row needs no review."""
    decide(out, HEADER + 'carla,sigmoide,64,,"Revisado a mano: <b>PDF</b>"\n')

    for page in ("carla", "index"):
        text = (out / "report" / f"{page}.html").read_text("utf-8")
        assert "Revisado a mano: &lt;b&gt;PDF&lt;/b&gt;" in text
        assert "64 de 100" in text
    row = rows(out)["carla"]
    assert (row["final_score"], row["decision"]) == ("64", "Revisado a mano: <b>PDF</b>")


def test_a_decision_that_is_taken_back_is_gone(out: Path) -> None:
    """The page says again what it said before."""
    before = (out / "report" / "dora.html").read_text("utf-8")
    decide(out, HEADER + "dora,sigmoide,1,,error\n")
    assert (out / "report" / "dora.html").read_text("utf-8") != before

    decide(out, HEADER)

    assert (out / "report" / "dora.html").read_text("utf-8") == before
    assert finals(out)["dora"] == 75


def test_a_decision_survives_a_new_attempt_and_says_so(out: Path, tmp_path: Path) -> None:
    """It is about a student and a task; the pages tell that it was made about another file."""
    decide(out, HEADER + "dora,sigmoide,,+5,regalo\n")

    result = gradiente(
        *("grade", hand_in(tmp_path / "nuevo.ipynb", RIGHT + "# 2\n"), "--out", out, "--as", "dora")
    )

    assert "earlier attempt" in result.output
    assert "entrega anterior" in (out / "report" / "dora.html").read_text("utf-8")
    assert finals(out)["dora"] == 100

    decide(out, HEADER + "dora,sigmoide,,-5,menos\n")
    assert "entrega anterior" not in (out / "report" / "dora.html").read_text("utf-8")
    assert finals(out)["dora"] == 95


def test_a_decision_goes_to_the_lms(tmp_path: Path) -> None:
    """The worksheet gets what counts, and the comment says who decided and why."""
    from tests.intake.downloads import FILE, notebook, zipped

    path = zipped(
        tmp_path / "m.zip",
        {
            f"Ana_41_{FILE}/sigmoide.ipynb": notebook(),
            f"Eva_42_{FILE}/sigmoide.pdf": b"%PDF",
            f"Sol_43_{FILE}/sigmoide.pdf": b"%PDF",
        },
    )
    sheet = tmp_path / "Grades.csv"
    sheet.write_text(
        "Identifier,Full name,Status,Grade,Maximum Grade,Grade can be changed,"
        "Last modified (submission),Last modified (grade),Feedback comments\n"
        + "".join(
            f"Participant {n},{name},Submitted,,100.00,Yes,-,-,\n"
            for n, name in ((41, "Ana"), (42, "Eva"), (43, "Sol"))
        )
    )
    out, up = tmp_path / "r", tmp_path / "subir"
    gradiente("grade", path, "--out", out)
    decide(out, HEADER + "Eva,,64,,a mano\n")

    result = gradiente("lms", "moodle", out, "--worksheet", sheet, "--out", up)

    lines = (up / "Grades.csv").read_text("utf-8").splitlines()
    assert ",64.00," in lines[2]
    assert "Lo decidió tu profesor: a mano" in lines[2]
    assert ",,100.00," in lines[3], "Sol has no grade yet"
    assert "Todavía no tienes nota" in lines[3]
    assert result.exit_code == 1
