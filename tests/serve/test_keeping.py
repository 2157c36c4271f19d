"""Backups while files come in, restoring, what is kept of people, and figures for Prometheus."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from autograder.cli import main
from autograder.model import Refusal
from autograder.serve import db, keeping
from autograder.serve.db import Database
from autograder.serve.tables import Role, attempt, audit, blob, job, outcome, person
from autograder.serve.work import clock
from tests.serve.conftest import Running
from tests.serve.school import ALL_RIGHT, JSON, ONE_MISTAKE, ACourse, Browser, School, until
from tests.serve.worlds import a_world


def run(school: School, *words: str) -> Result:
    """A command on the database of a running service."""
    chosen = school.service.settings
    where = ["--database", chosen.database, "--home", str(chosen.home)]
    return CliRunner().invoke(main, [*words, *where])


def test_a_backup_under_load_restores_whole(tmp_path: Path, small_root: Path) -> None:
    """Three backups while four students hand in: each has every file that was taken before it.

    What was still queued in it is graded by the service that starts on it.
    """
    url = f"sqlite:///{tmp_path / 'g.sqlite3'}"
    taken: list[str] = []
    with Running(tmp_path / "casa", url, root=str(small_root)) as school:
        course = school.course()
        people, stopping = [course.somebody(f"Persona {n}") for n in range(4)], threading.Event()

        def hand_in(browser: Browser) -> None:
            while not stopping.is_set() and len(taken) < 40:
                taken.append(browser.hand_in(course.xor, ONE_MISTAKE).json()["attempt"])

        threads = [threading.Thread(target=hand_in, args=(browser,)) for browser in people]
        for thread in threads:
            thread.start()
        copies: list[tuple[Path, set[str]]] = []
        while len(copies) < 3:
            until(lambda: len(taken) // 8, lambda eights: eights >= len(copies))
            copies.append((tmp_path / f"copia{len(copies)}", set(taken)))
            keeping.backup(school.service.db, copies[-1][0])
        stopping.set()
        for thread in threads:
            thread.join()

    for copy, before in copies:
        url = f"sqlite:///{copy}.d/g.sqlite3"
        assert before <= _restored(copy, url)
    with Running(tmp_path / "otra", url, root=str(small_root)) as again:
        until(lambda: _states(again.service.db), lambda states: states == {"graded"})


def _restored(copy: Path, url: str) -> set[str]:
    """The attempts of a backup, each with its file and its job."""
    target = Database(url)
    assert keeping.restore(target, copy, clock.now()) is None
    with target.read() as connection:
        missing = select(attempt.c.id).where(
            attempt.c.sha256.not_in(select(blob.c.sha256))
            | ("grade:" + attempt.c.id).not_in(select(job.c.key))
        )
        assert connection.execute(missing).all() == []
        kept = set(connection.execute(select(attempt.c.id)).scalars())
    target.close()
    return kept


def _states(database: Database) -> set[str]:
    with database.read() as connection:
        return set(connection.execute(select(attempt.c.state)).scalars())


def test_restoring_loses_nothing_that_is_there(tmp_path: Path) -> None:
    """The database of before is renamed; while a service runs, and for no backup, it is refused."""
    database = Database(f"sqlite:///{tmp_path / 'g.sqlite3'}")
    database.upgrade()
    world = a_world(database)
    keeping.backup(database, tmp_path / "copia")
    world.another("Bea")
    (tmp_path / "nada").write_bytes(b"no es una base de datos" * 100)

    with db.alone(database), pytest.raises(Refusal, match="another gradiente serves"):
        keeping.restore(database, tmp_path / "copia", clock.now())
    with pytest.raises(Refusal, match="no backup"):
        keeping.restore(database, tmp_path / "nada", clock.now())
    with pytest.raises(Refusal, match="overwrites nothing"):
        keeping.backup(database, tmp_path / "copia")
    kept = keeping.restore(database, tmp_path / "copia", clock.now())

    assert kept is not None
    assert _people(database) == 1
    assert _people(Database(f"sqlite:///{kept}")) == 2
    assert (tmp_path / "g.sqlite3").stat().st_mode & 0o777 == 0o600


def _people(database: Database) -> int:
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(person)).scalar_one()


def test_what_is_kept_of_somebody_is_given_to_them(course: ACourse) -> None:
    """A zip with the facts, the file and the report; nothing of the other student."""
    ana, bea = course.somebody("Ana"), course.somebody("Bea")
    attempt_id = ana.hand_in(course.xor).json()["attempt"]
    ana.result(attempt_id)
    bea.result(bea.hand_in(course.xor, ONE_MISTAKE).json()["attempt"])

    content = ana.post("/yo/export", data={"csrf": ana.csrf}).content

    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        facts = json.loads(whole.read("datos.json"))
        assert whole.read(f"{attempt_id}/entrega.ipynb") == ALL_RIGHT[1]
        assert f"{attempt_id}/informe.html" in whole.namelist()
        assert bea.person.id.encode() not in whole.read("datos.json")
    assert facts["person"][0]["email"] == ana.person.email
    assert facts["grades"][0]["score"] == 100


def test_somebody_is_erased(course: ACourse) -> None:
    """Name, address, file, report and session go, a file that Bea has too stays; points remain."""
    school = course.school
    own = ("xor.ipynb", ALL_RIGHT[1] + b"\n")
    ana, bea = course.somebody("Ana"), course.somebody("Bea")
    for browser, file in ((ana, own), (ana, ONE_MISTAKE), (bea, ONE_MISTAKE)):
        browser.result(browser.hand_in(course.xor, file).json()["attempt"])
    email = ana.person.sub
    tried = run(school, "privacy", "erase", "--person", email, "--dry-run")

    assert ana.get("/yo/session").status_code == 204
    done = run(school, "privacy", "erase", "--person", email)

    assert tried.output == done.output.replace("erased", "would erase")
    assert "1 people, 2 attempts" in done.output
    assert ana.get("/yo/session").status_code == 401
    with school.service.db.read() as connection:
        who = connection.execute(select(person).where(person.c.id == ana.person.id)).one()
        theirs = select(attempt.c.grading_id, attempt.c.sha256).where(attempt.c.person_id == who.id)
        rows = connection.execute(theirs.order_by(attempt.c.number)).all()
        files = set(connection.execute(select(blob.c.sha256)).scalars())
        kept = select(func.count()).where(outcome.c.grading_id.in_([row[0] for row in rows]))
        assert connection.execute(kept).scalar_one() > 5
        trail = select(audit.c.action).where(audit.c.subject_id == who.id)
        assert "erase" in connection.execute(trail).scalars().all()
    assert (who.name, who.email) == (None, None)
    assert email not in repr(tuple(who))
    assert rows[0][1] not in files
    assert rows[1][1] in files


def test_a_class_with_somebody_erased(course: ACourse) -> None:
    """Every page of the teacher goes on without them."""
    teacher, ana = course.somebody("Profe", Role.TEACHER), course.somebody("Ana")
    graded = ana.result(ana.hand_in(course.xor, ALL_RIGHT).json()["attempt"])
    assert run(course.school, "privacy", "erase", "--person", ana.person.sub).exit_code == 0

    pages = ("stats", "grades.csv", "all.zip", "regrade")
    statuses = [teacher.get(f"/t/{course.xor}/{page}").status_code for page in pages]
    seen = teacher.facts(f"/t/{course.xor}")["class"]
    theirs = [f"/t/{course.xor}/students/{ana.person.id}", graded["url"]]

    assert statuses == [200] * 4
    assert seen == []
    assert [teacher.get(path, headers=JSON).status_code for path in theirs] == [404, 404]


def test_figures_for_this_machine_alone(one_course: ACourse) -> None:
    """Requests by route and the queue's length, without a name or an id; not through a proxy."""
    ana = one_course.somebody("Ana")
    ana.get(f"/t/{one_course.xor}")

    text = ana.get("/metrics").text
    far = ana.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9", **JSON})

    assert 'gradiente_requests_total{method="GET",route="/t/{link}",status="200"}' in text
    assert "gradiente_queue_length" in text
    assert one_course.xor not in text
    assert far.status_code == 404
