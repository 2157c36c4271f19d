"""What a teacher does: statistics, decisions, more time, other terms, grading again, downloads."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import select, update

from autograder.serve.tables import Role, attempt, grading, job
from autograder.serve.work import clock
from tests.serve.school import ALL_RIGHT, JSON, ONE_MISTAKE, WORSE, ACourse, Browser, until


@pytest.fixture
def teacher(course: ACourse) -> Browser:
    """Whoever teaches it."""
    return course.somebody("Profesora", Role.TEACHER)


def send(browser: Browser, path: str, **fields: str) -> tuple[int, Any]:
    """What the service answers to a form."""
    answer = browser.post(path, data={"csrf": browser.csrf, **fields}, headers=JSON)
    return answer.status_code, answer.json()


def graded(course: ACourse, name: str, file: tuple[str, bytes] = ALL_RIGHT) -> Browser:
    """Somebody whose file is graded."""
    browser = course.somebody(name)
    browser.result(browser.hand_in(course.xor, file).json()["attempt"])
    return browser


def score(browser: Browser, course: ACourse) -> Any:
    """What counts for somebody."""
    grade = browser.facts(f"/t/{course.xor}")["grade"]
    return grade and grade["score"]


TERMS = {"counts": "best", "reveal": "names", "push": "auto"}


def test_statistics_per_check_and_per_mistake(course: ACourse, teacher: Browser) -> None:
    """Two who did not average are counted, by name, out of three; the better attempt counts."""
    ines, bea = graded(course, "Inés", ONE_MISTAKE), graded(course, "Bea", ONE_MISTAKE)
    ana = graded(course, "Ana", WORSE)
    ana.result(ana.hand_in(course.xor, ALL_RIGHT).json()["attempt"])

    stats = teacher.facts(f"/t/{course.xor}/stats")

    (mistake,) = stats["mistakes"]
    assert (mistake["name"], mistake["count"]) == ("sin_promediar", 3)
    assert set(mistake["people"]) == {ines.person.id, bea.person.id}
    assert stats["graded"] == 3
    assert stats["median"] == 76
    assert all(set(one["failed"]) <= set(mistake["people"]) for one in stats["checks"])
    page = teacher.get(f"/t/{course.xor}/stats").text
    assert "sin promediar" in page
    assert "Inés" in page


def test_a_decision_stands_until_it_is_revoked(course: ACourse, teacher: Browser) -> None:
    """Against a better attempt too; each step is in the trail with who, from what, to what, why."""
    ana = graded(course, "Ana", ONE_MISTAKE)
    path = f"/t/{course.xor}/students/{ana.person.id}"

    decided = send(teacher, f"{path}/override", score="90,5", comment="Lo explicó en clase")
    ana.result(ana.hand_in(course.xor, ALL_RIGHT).json()["attempt"])
    stood = score(ana, course)
    page = ana.get(f"/t/{course.xor}").text
    revoked = send(teacher, f"{path}/override", revoke="1")

    assert (decided[0], revoked[0]) == (200, 200)
    assert stood == 90.5
    assert "Lo explicó en clase" in page
    assert score(ana, course) == 100
    last, first = teacher.facts(path)["trail"]
    assert first["who"] == "Profesora"
    assert (first["what"], first["reason"]) == (
        "decidió el puntaje: puntaje de 76 a 90.5",
        "Lo explicó en clase",
    )
    assert last["what"] == "retiró la decisión: puntaje de 90.5 a 100"


def test_a_decision_without_an_attempt_is_revoked(course: ACourse, teacher: Browser) -> None:
    """Whoever handed nothing in and was given points has none again, and the trail says so."""
    ana = course.somebody("Ana")
    path = f"/t/{course.xor}/students/{ana.person.id}"

    send(teacher, f"{path}/override", score="60", comment="Lo entregó en papel")
    given = score(ana, course)
    status, _ = send(teacher, f"{path}/override", revoke="1", comment="Era de otra persona")

    assert (given, status) == (60, 200)
    assert ana.facts(f"/t/{course.xor}")["grade"] is None
    last, _ = teacher.facts(path)["trail"]
    assert last["what"] == "retiró la decisión: puntaje de 60 a ninguno"
    assert teacher.get(path).status_code == 200
    again, _ = send(teacher, f"{path}/override", score="70", comment="Sí era suyo")
    assert (again, score(ana, course)) == (200, 70)


@pytest.mark.parametrize(
    "fields",
    [
        {"score": "101", "comment": "x"},
        {"score": "-1", "comment": "x"},
        {"score": "nan", "comment": "x"},
        {"score": "diez", "comment": "x"},
        {"score": "90", "comment": " "},
    ],
)
def test_a_decision_that_cannot_be(one_course: ACourse, fields: dict[str, str]) -> None:
    """Out of bounds, no number, without a reason: nothing is saved, and the page says why."""
    teacher, ana = one_course.somebody("Profe", Role.TEACHER), one_course.somebody("Ana")
    path = f"/t/{one_course.xor}/students/{ana.person.id}"

    status, answer = send(teacher, f"{path}/override", **fields)

    assert (status, answer["error"]) == (400, "E27")
    assert teacher.facts(path)["override"] is None
    assert teacher.facts(path)["trail"] == []


def test_more_time_is_given_and_counts_at_once(course: ACourse, teacher: Browser) -> None:
    """A file that cost 10 % costs nothing once its student has until tomorrow."""
    course.change(due_at=clock.now() - timedelta(hours=3), late_rule="10%/day")
    ana = graded(course, "Ana")
    late = score(ana, course)
    tomorrow = (clock.now() + timedelta(days=1)).isoformat()
    path = f"/t/{course.xor}/students/{ana.person.id}"

    asked = {"due_at": tomorrow, "reason": "Enfermedad"}

    _, shown = send(teacher, f"{path}/extension", **asked)
    untouched = score(ana, course)
    page = teacher.post(f"{path}/extension", data={"csrf": teacher.csrf, **asked}).text
    status, _ = send(teacher, f"{path}/extension", **asked, confirmed="1")

    (change,) = shown["changes"]
    assert change == {"person": ana.person.id, "before": pytest.approx(90), "after": 100}
    assert "Confirmar la prórroga" in page
    assert 'value="Enfermedad"' in page
    assert status == 200
    assert (late, untouched, score(ana, course)) == (pytest.approx(90), pytest.approx(90), 100)
    assert "con la prórroga" in ana.get(f"/t/{course.xor}").text
    assert teacher.facts(path)["trail"][0]["reason"] == "Enfermedad"


def test_terms_that_move_grades_say_so_first(course: ACourse, teacher: Browser) -> None:
    """A deadline that is over already costs Ana 20 %: shown, and done only when confirmed."""
    ana = graded(course, "Ana")
    path = f"/t/{course.xor}/settings"
    yesterday = (clock.now() - timedelta(hours=2)).isoformat()
    terms = {**TERMS, "due_at": yesterday, "late_rule": "20%"}

    _, shown = send(teacher, path, **terms)
    untouched = score(ana, course)
    status, _ = send(teacher, path, **terms, confirmed="1")

    (change,) = shown["changes"]
    assert change == {"person": ana.person.id, "before": 100, "after": 80}
    assert untouched == 100
    assert status == 200
    assert score(ana, course) == pytest.approx(80)
    assert "descuento ninguno a 20%" in teacher.get(path).text.replace("de ninguno", "ninguno")


def test_terms_are_shown_in_the_zone_of_the_course(course: ACourse, teacher: Browser) -> None:
    """What is typed as 23:59 is 23:59 in Bogotá, and the form shows it again."""
    path = f"/t/{course.xor}/settings"

    status, _ = send(teacher, path, **TERMS, due_at="2099-11-20T23:59", attempts_max="3")

    assert status == 200
    assert teacher.facts(path)["settings"]["due_at"] == "2099-11-21T04:59:00+00:00"
    assert 'value="2099-11-20T23:59"' in teacher.get(path).text


@pytest.mark.parametrize(
    "fields",
    [
        {"due_at": "mañana"},
        {"due_at": "2099-11-20T23:59", "until_at": "2099-11-19T23:59"},
        {"late_rule": "mucho", "due_at": "2099-11-20T23:59"},
        {"grace": "un rato", "due_at": "2099-11-20T23:59"},
        {"late_rule": "10%/día"},
        {"attempts_max": "0"},
        {"counts": "peor"},
        {"opens_at": "2099-11-20T23:59", "due_at": "2099-11-19T23:59"},
    ],
)
def test_terms_that_cannot_be(one_course: ACourse, fields: dict[str, str]) -> None:
    """Nothing is saved, and the page says why."""
    teacher = one_course.somebody("Profe", Role.TEACHER)
    path = f"/t/{one_course.xor}/settings"
    before = teacher.facts(path)["settings"]

    status, answer = send(teacher, path, **{**TERMS, **fields})

    assert (status, answer["error"]) == (400, "E27")
    assert teacher.facts(path)["settings"] == before


def test_grading_again_shows_old_and_new_first(course: ACourse, teacher: Browser) -> None:
    """A result that the task of now would not give is replaced only when the teacher says so."""
    ana, bea = graded(course, "Ana", ONE_MISTAKE), graded(course, "Bea")
    path = f"/t/{course.xor}/regrade"
    _worse(course, ana)
    assert teacher.facts(path)["changed"] == 1
    assert "después de calificar 1 intento" in teacher.get(f"/t/{course.xor}").text

    assert send(teacher, path, what="begin")[0] == 202
    shown = until(lambda: teacher.facts(path), lambda facts: not facts["waiting"])
    before = score(ana, course)
    page = teacher.get(path).text
    assert send(teacher, path, what="hold")[0] == 202

    assert shown["changes"] == [{"person": ana.person.id, "before": 10, "after": 76}]
    assert before == 10
    assert "Cambiarían 1 nota" in page
    assert (score(ana, course), score(bea, course)) == (76, 100)
    after = teacher.facts(path)
    assert (after["changed"], after["drafts"], after["waiting"]) == (0, 0, 0)


def test_grading_again_can_be_left(course: ACourse, teacher: Browser) -> None:
    """Nothing of it stays, and it can be begun again; pressed twice, each is graded once."""
    ana = graded(course, "Ana", ONE_MISTAKE)
    path = f"/t/{course.xor}/regrade"
    for _ in range(2):
        send(teacher, path, what="begin")
    until(lambda: teacher.facts(path), lambda facts: not facts["waiting"])
    assert teacher.facts(path)["drafts"] == 1

    send(teacher, path, what="forget")

    assert teacher.facts(path)["drafts"] == 0
    with course.school.service.db.read() as connection:
        query = select(grading.c.id).join(attempt, attempt.c.id == grading.c.attempt_id)
        kept = connection.execute(query.where(attempt.c.link_id == course.xor)).all()
        ours = job.c.payload["link"].as_string() == course.xor
        jobs = connection.execute(select(job.c.id).where(job.c.kind == "regrade", ours)).all()
    assert len(kept) == 1
    assert jobs == []
    assert score(ana, course) == 76


def test_the_table_is_the_command_lines(course: ACourse, teacher: Browser) -> None:
    """A row each who handed in, a decision with its reason; a name that is a formula is text."""
    course.enrol("Carla sin entregar")
    ana = graded(course, "=cmd()", ONE_MISTAKE)
    send(
        teacher,
        f"/t/{course.xor}/students/{ana.person.id}/override",
        score="80",
        comment="Lo vi",
    )

    answer = teacher.get(f"/t/{course.xor}/grades.csv")
    for_excel = teacher.get(f"/t/{course.xor}/grades.csv?para=excel").text

    (row,) = csv.DictReader(io.StringIO(answer.text))
    assert (row["student"], row["id"]) == ("'=cmd()", ana.person.sub)
    assert (row["score"], row["final_score"], row["decision"]) == ("76", "80", "Lo vi")
    assert row["xor.backProp"]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert for_excel.startswith("\ufeff")
    assert for_excel.count(";") > 5


def test_the_workbook_has_numbers_and_words(course: ACourse, teacher: Browser) -> None:
    """The same cells as the table: points are numbers, and a name that is a formula is a word."""
    ana = graded(course, "=cmd()", ONE_MISTAKE)

    answer = teacher.get(f"/t/{course.xor}/grades.xlsx")

    header, row = cells(answer.content)
    found = dict(zip(header, row, strict=False))
    assert (found["student"], found["id"]) == ("=cmd()", ana.person.sub)
    assert (found["score"], found["max_score"]) == (76.0, 100.0)
    assert answer.headers["content-disposition"].startswith('attachment; filename="xor-notas.xlsx"')


def cells(content: bytes) -> list[list[str | float]]:
    """The rows of a workbook's only sheet, which holds no formula."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        words = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - we wrote it
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - as that
    said = ["".join(one.itertext()) for one in words.iter(f"{space}si")]
    assert not list(sheet.iter(f"{space}f"))
    return [
        [
            said[int(value)] if cell.get("t") == "s" else float(value)
            for cell in row
            for value in [cell.findtext(f"{space}v") or ""]
        ]
        for row in sheet.iter(f"{space}row")
    ]


def test_the_zip_has_every_file_and_report(course: ACourse, teacher: Browser) -> None:
    """Two attempts of one, none of another, and no name that leaves its folder."""
    ana = graded(course, "../../Ana Gómez", WORSE)
    ana.result(ana.hand_in(course.xor, ("../é x.ipynb", ALL_RIGHT[1])).json()["attempt"])
    course.enrol("Carla")

    content = teacher.get(f"/t/{course.xor}/all.zip").content

    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        names = whole.namelist()
        folder = f"Ana_Gómez_{ana.person.id[-8:]}"
        assert whole.read(f"{folder}/2/é_x.ipynb") == ALL_RIGHT[1]
        assert b"huella del archivo" in whole.read(f"{folder}/1/informe.html")
        assert "Carla" in whole.read("missing.csv").decode()
    assert len(names) == 6
    assert not [name for name in names if ".." in name or name.startswith("/")]


def test_assistants_may_less(course: ACourse) -> None:
    """They see statistics, tables and give time; they decide nothing and change no terms."""
    helper, ana = course.somebody("Asistente", Role.ASSISTANT), graded(course, "Ana")
    task, person = f"/t/{course.xor}", f"/t/{course.xor}/students/{ana.person.id}"
    tomorrow = (clock.now() + timedelta(days=1)).isoformat()

    may = [helper.get(f"{task}/{page}").status_code for page in ("stats", "grades.csv", "all.zip")]
    may.append(send(helper, f"{person}/extension", due_at=tomorrow, reason="Enfermedad")[0])
    may_not = [
        helper.get(f"{task}/{page}", headers=JSON).status_code for page in ("settings", "regrade")
    ]
    may_not += [
        send(helper, f"{person}/override", score="1", comment="x")[0],
        send(helper, f"{task}/settings", **TERMS)[0],
        send(helper, f"{task}/regrade", what="begin")[0],
    ]

    assert may == [200] * 4
    assert may_not == [404] * 5
    page = helper.get(person).text
    assert "Dar más plazo" in page
    assert "Decidir" not in page


def _worse(course: ACourse, who: Browser) -> None:
    """As if an earlier version of the task had given somebody's attempt 10 points."""
    service = course.school.service
    with service.db.write() as connection:
        from autograder.serve import rows
        from autograder.serve.rows import Link
        from autograder.serve.work import counting

        mine = select(attempt.c.grading_id).where(attempt.c.person_id == who.person.id)
        old = update(grading).where(grading.c.id == connection.execute(mine).scalar_one())
        connection.execute(old.values(score=10.0, task_digest="de antes"))
        of = rows.known(Link, connection, course.xor)
        counting.settle(connection, of, who.person.id, clock.now())
