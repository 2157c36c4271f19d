"""What a student and a teacher read in a browser."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from autograder.cli import screen
from autograder.model import (
    CellError,
    Curve,
    Decision,
    Diagnosis,
    Outcome,
    QuestionResult,
    Status,
    Submission,
)
from autograder.report import folder, pages, records, summary
from autograder.report.book import Book
from autograder.report.totals import Course, Standing
from tests.report.gradings import (
    AVERAGE,
    HOSTILE,
    Parsed,
    check,
    class_page,
    graded,
    page,
    ungraded,
)


def test_the_page_teaches(tmp_path: Path) -> None:
    """It says what was checked, what happened, the named mistake once, and what is right."""
    wrong = check(Outcome.FAILED, message=AVERAGE.text, diagnosis=AVERAGE)
    right = replace(check(), sentence="Las formas son las de sus parámetros.")

    html = page(graded("ana", wrong, right), tmp_path)

    assert "Da las derivadas del costo medio." in html
    assert "Las formas son las de sus parámetros." in html
    assert "Por corregir" in html
    assert "Correcto" in html
    assert "sin promediar" in html
    details = html.split('<section class="question"')[1]
    assert details.count(AVERAGE.text) == 1


def test_a_mistake_is_explained_once_a_question(tmp_path: Path) -> None:
    """Four checks that fail for one reason are one lesson; the rest refer to it."""
    wrong = check(Outcome.FAILED, message=AVERAGE.text, diagnosis=AVERAGE)
    other = check(Outcome.FAILED, message="falta el return")

    html = page(graded("ana", wrong, wrong, other, other), tmp_path)

    details = html.split('<section class="question"')[1]
    assert details.count(AVERAGE.text) == 1
    assert details.count("falta el return") == 1
    assert "El mismo error de arriba: sin promediar." in details


def test_remarks_and_cell_errors_are_read(tmp_path: Path) -> None:
    """A mistake that costs nothing, and the cells that stopped."""
    report = replace(
        graded("ana", check(remarks=("Lo que falla viene de costo: no pierde puntos.",))),
        remarks=("Usa otro nombre para el valor.",),
        cell_errors=(CellError(7, 2, "ValueError", "formas (4,1) (4,7)"),),
    )

    html = page(report, tmp_path)

    assert "viene de costo: no pierde puntos" in html
    assert "Usa otro nombre para el valor." in html
    assert "Celda 7, línea 2" in html
    assert "ValueError: formas (4,1) (4,7)" in html


def test_a_page_shows_some_of_many_cells_that_failed(tmp_path: Path) -> None:
    """S09: of 5000 errors the first are shown and the others counted."""
    errors = tuple(CellError(n, 1, "NameError", "x" * 2000) for n in range(1, 5001))

    text = page(replace(graded("ana"), cell_errors=errors), tmp_path)

    assert text.count("<h3>Celda ") == 50
    assert "Y 4950 más." in text
    assert len(text) < 200_000


def test_a_cell_number_is_explained(tmp_path: Path) -> None:
    """Whoever reads of cell 4 learns how cells are counted; nobody else has to."""
    wrong = check(Outcome.FAILED, message="tu función lanzó ValueError (celda 4, línea 2)")

    assert "se cuentan desde la primera" in page(graded("ana", wrong), tmp_path)
    assert "se cuentan desde la primera" not in page(graded("ana"), tmp_path)


def test_what_others_lean_on_comes_first(tmp_path: Path) -> None:
    """The first advice is the function that other results were traced to."""
    wrong, echo = check(Outcome.FAILED), check(blamed=("sigmoide",))
    names = {"derivada": (wrong, echo), "otra": (wrong,), "sigmoide": (wrong,)}
    questions = tuple(QuestionResult(name, checks) for name, checks in names.items())

    report = replace(graded("ana"), questions=questions)

    assert [q.name for q in summary.to_improve(report)] == ["sigmoide", "derivada", "otra"]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_a_page(tmp_path: Path, outcome: Outcome) -> None:
    """Each ending has a word beside its mark, never colour alone."""
    html = page(graded("ana", check(outcome, message="esto pasó")), tmp_path)

    assert re.search(r'<span class="word">[A-ZÁ]\w+', html)
    assert ("esto pasó" in html) is (outcome is not Outcome.ENGINE_ERROR)


def test_points_have_a_decimal_comma(tmp_path: Path) -> None:
    """Whole points stay whole; the others are written as in Spanish."""
    html = page(graded("ana", check(points=87.0), check(points=0.5)), tmp_path)

    assert "87.5" in html
    assert "87.0" not in html


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    """Nothing a student can name, write or raise becomes part of a page."""
    wrong = check(
        Outcome.FAILED,
        name=HOSTILE,
        sentence=HOSTILE,
        message=HOSTILE + "\x1b[31m\u202e",
        diagnosis=Diagnosis(HOSTILE, HOSTILE),
        remarks=(HOSTILE,),
    )
    report = replace(
        graded(HOSTILE, wrong, question=HOSTILE, task=HOSTILE),
        submission=Submission(HOSTILE, HOSTILE, HOSTILE, (), None, HOSTILE),
        title=HOSTILE,
        cell_errors=(CellError(1, 1, HOSTILE, HOSTILE),),
        remarks=(HOSTILE,),
        protection=(HOSTILE,),
    )
    broken = replace(report, status=Status.UNREADABLE, message=HOSTILE, questions=())

    student, teacher = page(report, tmp_path), class_page(tmp_path, report, broken)

    assert HOSTILE in unescape(student)
    assert HOSTILE in unescape(teacher)
    for html in (student, teacher):
        assert "img" not in Parsed(html).tags
        assert not re.search("[\x1b\u202e]", html)
    assert "script" not in Parsed(student).tags
    assert Parsed(teacher).tags.count("script") == 1


def test_pages_fetch_nothing(tmp_path: Path) -> None:
    """A page works without a network: its only addresses are anchors and neighbouring pages."""
    report = graded("ana", check(Outcome.FAILED, curve=Curve((1.0, 0.5), (1.0, 0.1))))

    for html in (page(report, tmp_path), class_page(tmp_path, report)):
        assert "default-src 'none'" in html
        assert not re.search(r"@import|url\(", html)
        assert all(re.fullmatch(r"#\w+|[\w%.-]+\.html", a) for a in Parsed(html).addresses)


def test_the_page_of_an_unreadable_file_says_what_to_do(tmp_path: Path) -> None:
    """What happened, and how to hand it in again."""
    html = page(ungraded("roto", Status.UNREADABLE, "El archivo está cortado."), tmp_path)

    assert "No pudimos leer tu cuaderno" in html
    assert "El archivo está cortado." in html
    assert "Vuelve a descargar el cuaderno" in html
    assert "NOT SANDBOXED" not in html


def test_the_page_of_an_unknown_task_says_what_to_do(tmp_path: Path) -> None:
    """The file is fine, but which task is it?"""
    html = page(ungraded("otro", Status.NO_TASK, "Define otras funciones."), tmp_path)

    assert "No supimos de qué tarea es" in html
    assert "Define otras funciones." in html


def test_a_fault_of_ours_costs_nothing(tmp_path: Path) -> None:
    """The student reads that it was not them, and what it was is for the teacher alone."""
    fault = "KeyError: dato oculto"
    question = check(Outcome.ENGINE_ERROR, message=fault)
    report = replace(graded("ana", question), status=Status.ENGINE_ERROR, message=fault)

    html = page(report, tmp_path)

    assert "Tu profesor lo revisará: no pierdes puntos" in html
    assert "(provisional)" in html
    assert "Qué mirar primero" not in html
    assert fault not in html
    assert fault in class_page(tmp_path, report)
    decided = replace(report, questions=(), decision=Decision("visto en clase", score=3.0))
    whole = Course(("sigmoide",), {}, (Standing("ana", "Ana", {"sigmoide": report}, None),))
    assert fault not in page(decided, tmp_path)
    assert fault not in pages.course_page(whole.standings[0], whole)


@pytest.mark.parametrize("walls", [(), ("NOT SANDBOXED",)])
def test_both_pages_say_when_there_were_no_walls(tmp_path: Path, walls: tuple[str, ...]) -> None:
    """Silence about protection would read as safety."""
    report = replace(graded("ana"), protection=walls)

    assert "NOT SANDBOXED" in page(report, tmp_path)
    assert "! NOT SANDBOXED" in class_page(tmp_path, report)
    assert "NOT SANDBOXED" not in class_page(tmp_path, graded("ana"))


# The curve


def test_the_curve_shows_both_histories_and_no_value_of_the_reference(tmp_path: Path) -> None:
    """Solid and dotted, named in the drawing; only the student's own costs are written out."""
    curve = Curve((0.6931, 0.5123), (0.6931, 0.4377))

    html = page(graded("ana", check(Outcome.FAILED, curve=curve)), tmp_path)

    assert 'class="line student" points' in html
    assert 'class="line reference" points' in html
    assert "el tuyo" in html
    assert "referencia" in html
    assert "Tu costo baja de 0.693 a 0.512." in html
    assert not re.search(r"0[.,]43[78]", html)


# The class page


def test_the_class_page_counts_mistakes_by_submission(tmp_path: Path) -> None:
    """A mistake seen by two checks of one submission counts once; the most frequent comes first."""
    wrong = check(Outcome.FAILED, diagnosis=AVERAGE)
    rare = check(Outcome.FAILED, diagnosis=Diagnosis("signo", "El signo está al revés."))
    reports = [graded("a", wrong, wrong), graded("b", wrong), graded("c", rare)]

    mistakes = summary.summarise(reports).mistakes

    assert [(m.name, len(m.reports)) for m in mistakes] == [("sin_promediar", 2), ("signo", 1)]
    assert AVERAGE.text in class_page(tmp_path, *reports)


def test_a_task_is_summed_up_over_what_was_graded() -> None:
    """Mean, median, histogram; a submission in review is in none of them."""
    scores = [(check(),), (check(Outcome.FAILED),), (check(), check(Outcome.FAILED, points=0.0))]
    reports = [graded(str(i), *checks) for i, checks in enumerate(scores)]
    review = replace(graded("r", check(Outcome.ENGINE_ERROR)), status=Status.ENGINE_ERROR)

    task = summary.summarise([*reports, review]).tasks[0]

    assert (task.count, task.mean, task.median, task.max_score) == (3, 2.0, 3.0, 3.0)
    assert task.histogram == (1, 0, 0, 0, 0, 0, 0, 0, 0, 2)
    assert (task.questions[0].full, task.questions[0].mean) == (2, 2.0)


def test_those_that_need_a_person_come_first(tmp_path: Path) -> None:
    """The table starts with what nobody graded, and names it."""
    html = class_page(
        tmp_path, graded("ana"), ungraded("zeta", Status.UNREADABLE, "Está vacío."), graded("beto")
    )

    rows = re.findall(r'<tr role="row"( class="review")?>\s*<td[^>]*><a[^>]*>(\w+)<', html)
    assert [name for _, name in rows] == ["zeta", "ana", "beto"]
    assert "Está vacío." in html


def test_points_for_a_person_to_decide_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The student, the class page and the terminal say how many; nobody is accused."""
    remark = "Posiblemente solo repite el error de sigmoide; tu profesor lo mira."
    echo = check(Outcome.FAILED, points=9.0, withheld=9.0, blamed=("sigmoide",), remarks=(remark,))
    report = graded("ana", echo, question="derivada")

    own, overview = page(report, tmp_path), class_page(tmp_path, report, graded("beto"))
    screen.show_class(folder.OpenBook((report, graded("beto")), Book()), tmp_path)

    assert remark in own
    assert "9 puntos por decidir" in own
    assert "Por corregir" not in own
    section = overview.split('id="decidir"')[1].split("</section>")[0]
    assert ">ana<" in section
    assert ">beto<" not in section
    assert "<code>derivada</code>, 9 puntos" in section
    assert "ana: 9 points for a person to decide" in capsys.readouterr().out
    assert "En revisión" not in overview


def test_an_empty_class_has_a_page(tmp_path: Path) -> None:
    """No submissions is not a crash."""
    assert "No había entregas" in class_page(tmp_path)


def test_links_lead_to_the_pages(tmp_path: Path) -> None:
    """Every submission of the class page can be opened, whatever its id."""
    reports = [graded("ana maría"), graded("a/b?c=#d")]
    for report in reports:
        folder.write_submission(report, tmp_path)

    links = set(re.findall(r'href="([^"#]+\.html)"', class_page(tmp_path, *reports)))

    assert links == {"ana%20mar%C3%ADa.html", f"{records.stem('a/b?c=#d')}.html"}
    assert (tmp_path / "report" / "ana maría.html").exists()
