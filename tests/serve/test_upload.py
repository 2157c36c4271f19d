"""Handing in: what is taken, what is refused with which words, and that nothing is taken twice."""

from __future__ import annotations

import os
import sqlite3
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from autograder.serve.tables import attempt, blob, job
from autograder.serve.work import clock
from tests.serve.conftest import Running
from tests.serve.school import ALL_RIGHT, BROKEN, JSON, ONE_MISTAKE, WORSE, ACourse, until


def count(course: ACourse) -> int:
    """How many attempts were taken."""
    with course.school.service.db.read() as connection:
        query = select(attempt.c.id).where(attempt.c.link_id == course.xor)
        return len(connection.execute(query).all())


def test_a_file_is_graded(course: ACourse) -> None:
    """From the form to the points: 202, a result with its questions, a grade, a page."""
    ana = course.somebody()

    answer = ana.hand_in(course.xor, ONE_MISTAKE)

    assert answer.status_code == 202
    assert answer.json()["url"] == f"/a/{answer.json()['attempt']}"
    result = ana.result(answer.json()["attempt"])
    assert (result["state"], result["number"], result["counts"]) == ("graded", 1, True)
    assert (result["score"], result["max_score"], result["penalty"]) == (76, 100, 0)
    names = [m["name"] for q in result["questions"] for m in q["mistakes"]]
    assert names == ["sin promediar"]
    page = ana.get(answer.json()["url"]).text
    assert "sin promediar" in page
    assert "76" in page
    assert ana.facts(f"/t/{course.xor}")["grade"]["score"] == 76


def test_what_changed_since_the_last_attempt(course: ACourse) -> None:
    """Checks gained and lost, as sentences; a worse attempt leaves the grade."""
    ana = course.somebody()
    first = ana.result(ana.hand_in(course.xor, WORSE).json()["attempt"])
    better = ana.result(ana.hand_in(course.xor, ALL_RIGHT).json()["attempt"])
    worse = ana.result(ana.hand_in(course.xor, WORSE).json()["attempt"])

    assert first["change"] is None
    assert better["change"]["since"] == 1
    assert better["change"]["lost"] == []
    assert any(words.startswith("backProp: ") for words in better["change"]["gained"])
    assert worse["change"]["since"] == 2
    assert sorted(worse["change"]["lost"]) == sorted(better["change"]["gained"])
    assert worse["repeats"] == 1
    assert ana.facts(f"/t/{course.xor}")["grade"]["attempt"] == better["attempt"]
    assert "Qué cambió desde tu intento 1" in ana.get(better["url"]).text


def test_a_file_that_cannot_be_read_says_why(one_course: ACourse) -> None:
    """Its sentence is on the page, and there is no grade."""
    ana = one_course.somebody()

    result = ana.result(ana.hand_in(one_course.xor, BROKEN).json()["attempt"])

    assert result["state"] == "unreadable"
    assert result["score"] is None
    assert "No pudimos leer tu cuaderno" in ana.get(result["url"]).text
    assert ana.facts(f"/t/{one_course.xor}")["grade"] is None


def test_the_browser_is_sent_to_the_attempt(one_course: ACourse) -> None:
    """A form without script answers 303, after the file is kept and queued."""
    ana = one_course.somebody()
    page = ana.get(f"/t/{one_course.xor}").text
    key = page.partition('name="upload_key" value="')[2].partition('"')[0]
    form = {"csrf": ana.csrf, "upload_key": key}

    answer = ana.post(f"/t/{one_course.xor}/attempts", data=form, files={"file": ALL_RIGHT})

    assert answer.status_code == 303
    where = answer.headers["location"]
    with one_course.school.service.db.read() as connection:
        keys = connection.execute(select(job.c.key)).scalars().all()
    assert f"grade:{where.removeprefix('/a/')}" in keys
    assert ana.get(where).status_code == 200


def test_one_form_is_one_attempt(course: ACourse) -> None:
    """A double click, from eight threads at once, is one file handed in."""
    ana = course.somebody()

    with ThreadPoolExecutor(8) as threads:
        sent = [threads.submit(ana.hand_in, course.xor, upload_key="k") for _ in range(8)]

    answers = {answer.result().text for answer in sent}
    assert len(answers) == 1
    assert count(course) == 1


def test_attempts_are_numbered_without_gaps(course: ACourse) -> None:
    """Eight uploads at once become attempts 1 to 8."""
    ana = course.somebody()

    with ThreadPoolExecutor(8) as threads:
        sent = [threads.submit(ana.hand_in, course.xor) for _ in range(8)]

    assert {answer.result().status_code for answer in sent} == {202}
    facts = ana.facts(f"/t/{course.xor}")
    assert [one["number"] for one in facts["attempts"]] == list(range(1, 9))


def test_the_last_attempt_is_taken_once(course: ACourse) -> None:
    """Eight uploads for two attempts that are left: two are taken, six are told why not."""
    course.change(attempts_max=2)
    ana = course.somebody()

    with ThreadPoolExecutor(8) as threads:
        sent = [threads.submit(ana.hand_in, course.xor) for _ in range(8)]
    answers = [answer.result() for answer in sent]

    assert sorted(answer.status_code for answer in answers) == [202] * 2 + [403] * 6
    assert {a.json()["error"] for a in answers if a.status_code == 403} == {"E21"}
    assert count(course) == 2


def test_the_same_bytes_are_kept_once(course: ACourse) -> None:
    """Handed in twice they are two attempts and one file."""
    ana, bea = course.somebody("Ana"), course.somebody("Bea")
    content = ALL_RIGHT[1] + b" " * len(uuid.uuid4().hex)
    for browser in (ana, ana, bea):
        assert browser.hand_in(course.xor, ("xor.ipynb", content)).status_code == 202

    with course.school.service.db.read() as connection:
        shas = connection.execute(
            select(attempt.c.sha256).where(attempt.c.link_id == course.xor)
        ).scalars()
        sha = set(shas)
        kept = connection.execute(select(blob.c.size).where(blob.c.sha256.in_(sha))).scalars()
        assert list(kept) == [len(content)]


REFUSED = {
    "E14": (("tarea.pdf", b"%PDF-1.4"), 415),
    "E25": (("xor.ipynb", b""), 400),
    "E13": (("xor.ipynb", b"x" * (11 << 20)), 413),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_graded_is_not_taken(one_course: ACourse, code: str) -> None:
    """Another kind of file, an empty one, one too large: each its code, and nothing kept."""
    ana = one_course.somebody()
    file, status = REFUSED[code]

    answer = ana.hand_in(one_course.xor, file)

    assert answer.status_code == status
    assert answer.json()["error"] == code
    assert count(one_course) == 0


def test_the_largest_file_is_taken(one_course: ACourse) -> None:
    """Ten MiB to the byte is not too much; one byte more is."""
    ana = one_course.somebody()
    most = one_course.school.service.settings.max_upload

    assert ana.hand_in(one_course.xor, ("xor.py", b"#" * most)).status_code == 202
    assert ana.hand_in(one_course.xor, ("xor.py", b"#" * (most + 1))).status_code == 413


def test_a_form_without_a_file_says_so(one_course: ACourse) -> None:
    """Nothing chosen, no multipart at all, and a body that is cut off."""
    ana, path = one_course.somebody(), f"/t/{one_course.xor}/attempts"
    kind = {"Content-Type": "multipart/form-data; boundary=x"}

    answers = [
        ana.post(path, data={"csrf": ana.csrf}, headers=JSON),
        ana.post(path, data={"csrf": ana.csrf}, files={"other": ALL_RIGHT}, headers=JSON),
        ana.post(path, content=b"--x\r\nnonsense", headers={**JSON, **kind}),
        ana.post(path, content=b"", headers={**JSON, "Content-Type": "multipart/form-data"}),
    ]

    assert [answer.json()["error"] for answer in answers[:2]] == ["E25", "E25"]
    assert all(answer.status_code in {400, 403} for answer in answers)
    assert count(one_course) == 0


def test_time_is_up(course: ACourse) -> None:
    """After the last moment nothing is taken, nor before the task opens; an extension moves it."""
    now = clock.now()
    ana = course.somebody()
    course.change(until_at=now - timedelta(seconds=5))
    over = ana.hand_in(course.xor)
    course.change(until_at=None, opens_at=now + timedelta(hours=1))
    closed = ana.hand_in(course.xor)

    assert (over.status_code, over.json()["error"]) == (403, "E12")
    assert "El plazo terminó el" in over.json()["message"]
    assert "hora de Bogotá" in over.json()["message"]
    assert (closed.status_code, closed.json()["error"]) == (403, "E22")
    assert count(course) == 0


def test_a_late_file_costs_what_the_rule_says(course: ACourse) -> None:
    """Ten percent a day begun: 90 of 100, on the page, in the facts and in the grade."""
    course.change(due_at=clock.now() - timedelta(hours=3), late_rule="10%/day")
    ana = course.somebody()

    result = ana.result(ana.hand_in(course.xor).json()["attempt"])

    assert (result["score"], result["final_score"], result["days_late"]) == (100, 90, 1)
    assert ana.facts(f"/t/{course.xor}")["grade"]["score"] == pytest.approx(90)
    assert "se le descuenta el 10 %" in ana.get(f"/t/{course.xor}").text
    assert "Tu puntaje final es <strong>90</strong>" in ana.get(f"{result['url']}/report").text


def test_twenty_an_hour(course: ACourse) -> None:
    """The 21st is told when the next may come, to people and to programs."""
    ana = course.somebody()
    content = ("xor.py", b"x = 1")
    for _ in range(20):
        assert ana.hand_in(course.xor, content).status_code == 202

    answer = ana.hand_in(course.xor, content)

    assert (answer.status_code, answer.json()["error"]) == (429, "E15")
    assert 0 < int(answer.headers["retry-after"]) <= 3601
    assert course.somebody("Bea").hand_in(course.xor, content).status_code == 202


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/xor.ipynb", "xor.ipynb"),
        ("C:\\Users\\ana\\xor.ipynb", "xor.ipynb"),
        ("xor\u202egnp.ipynb", "xorgnp.ipynb"),
        ("<script>alert(1)<.ipynb", "<script>alert(1)<.ipynb"),
        ("x" * 300 + ".ipynb", "x" * 200 + ".ipynb"),
        ("xor ñandú (1).ipynb", "xor ñandú (1).ipynb"),
    ],
)
def test_a_name_is_only_a_name(one_course: ACourse, name: str, kept: str) -> None:
    """It has no folders, turns nothing round, and no page runs it."""
    ana = one_course.somebody()

    attempt_id = ana.hand_in(one_course.xor, (name, ALL_RIGHT[1])).json()["attempt"]

    assert ana.facts(f"/a/{attempt_id}")["filename"] == kept
    assert "<script>alert" not in ana.get(f"/a/{attempt_id}").text
    saved = ana.get(f"/a/{attempt_id}/notebook")
    assert saved.content == ALL_RIGHT[1]
    assert saved.headers["content-disposition"].startswith("attachment;")
    assert saved.headers["content-disposition"].endswith(quote(kept, safe=""))


def test_a_full_disk_promises_nothing(tmp_path: Path) -> None:
    """503 and E17 before a file counts as taken; with room again the same form is taken."""
    url = f"sqlite:///{tmp_path / 'g.sqlite3'}"
    heavy = ("xor.py", b"#" + os.urandom(1 << 20).hex().encode())
    with Running(tmp_path / "casa", url) as school:
        course, engine = school.course(), school.service.db.engine
        ana = course.somebody()
        with school.service.db.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

        def fill(connection: Any, _: Any) -> None:
            connection.execute(f"PRAGMA max_page_count={pages + 8}")

        event.listen(engine, "connect", fill)
        engine.dispose()
        full = ana.hand_in(course.xor, heavy, upload_key="k")
        event.remove(engine, "connect", fill)
        engine.dispose()
        room = ana.hand_in(course.xor, heavy, upload_key="k")

        assert (full.status_code, full.json()["error"]) == (503, "E17")
        assert "no quedó guardado" in full.json()["message"]
        assert room.status_code == 202
        assert count(course) == 1


def test_a_result_that_finds_no_room_is_tried_again(tmp_path: Path, small_root: Path) -> None:
    """Refused by a full disk as it is written, it is graded anew, and nobody has to look at it."""
    url, refused = f"sqlite:///{tmp_path / 'g.sqlite3'}", list[str]()
    with Running(tmp_path / "casa", url, root=str(small_root)) as school:
        course, engine = school.course(), school.service.db.engine
        ana = course.somebody()

        def refuse(*said: Any) -> None:
            if said[2].startswith(("INSERT INTO grading", "UPDATE job SET state='ready'")):
                refused.append(said[2])
                raise OperationalError(said[2], {}, sqlite3.OperationalError("disk is full"))

        event.listen(engine, "before_cursor_execute", refuse)
        attempt = ana.hand_in(course.xor).json()["attempt"]
        until(lambda: len(refused), lambda times: times > 0)
        event.remove(engine, "before_cursor_execute", refuse)

        assert ana.result(attempt)["score"] == 100
        with school.service.db.read() as connection:
            tries = connection.execute(select(job.c.tries)).scalars().all()
    assert tries == [1]
