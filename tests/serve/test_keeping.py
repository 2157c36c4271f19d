"""Backups while files come in, restoring, what is kept of people, and figures for Prometheus."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select, update

from autograder.cli import main
from autograder.model import Refusal
from autograder.serve import db, keeping, local
from autograder.serve.db import Database
from autograder.serve.local import Newcomer
from autograder.serve.rows import Grade
from autograder.serve.tables import Role, attempt, audit, blob, job, outbox, outcome, person
from autograder.serve.tables import course as course_table
from autograder.serve.work import clock, retention
from autograder.serve.work import outbox as sending
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


def test_what_is_given_obeys_what_may_be_seen(one_course: ACourse) -> None:
    """Before the deadline of a task whose results are hidden: the file, no report and no points."""
    ana = one_course.somebody("Ana")
    attempt_id = ana.hand_in(one_course.xor).json()["attempt"]
    ana.result(attempt_id)
    found = {}
    for reveal in ("nothing", "score", "names"):
        one_course.change(due_at=clock.now() + timedelta(days=1), reveal=reveal)
        content = ana.post("/yo/export", data={"csrf": ana.csrf}).content
        with zipfile.ZipFile(io.BytesIO(content)) as whole:
            facts = json.loads(whole.read("datos.json"))
            assert whole.read(f"{attempt_id}/entrega.ipynb") == ALL_RIGHT[1]
            found[reveal] = (len(facts["grades"]), f"{attempt_id}/informe.html" in whole.namelist())

    assert found == {"nothing": (0, False), "score": (1, False), "names": (1, True)}


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


def test_a_grade_on_its_way_is_dropped_or_waited_for(course: ACourse) -> None:
    """Nothing is sent for a number; with --send-first nobody is erased while a grade waits."""
    ana, service = course.enrol("Ana"), course.school.service
    with service.db.write() as connection:
        grade = Grade("g", course.xor, ana.id, None, None, 76, 100, 1, clock.now())
        sending.put(connection, grade, "Lo explicó", clock.now())
    words = ("privacy", "erase", "--person", ana.sub)

    waited, done = run(course.school, *words, "--send-first"), run(course.school, *words)

    assert (waited.exit_code, done.exit_code) == (2, 0), waited.output + done.output
    assert "1 grades have not arrived" in waited.output
    with service.db.read() as connection:
        mine = select(outbox.c.state, outbox.c.comment).where(outbox.c.person_id == ana.id)
        assert connection.execute(mine).all() == [("replaced", "borrado")]


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


def test_more_time_from_a_table(course: ACourse, tmp_path: Path) -> None:
    """A rehearsal says what would change and changes nothing; one bad line refuses all of them."""
    profe = course.enrol("Profe", Role.TEACHER)
    course.change(due_at=clock.now() - timedelta(days=2), late_rule="10%/day")
    ana = course.somebody("Ana")
    late = ana.result(ana.hand_in(course.xor).json()["attempt"])["final_score"]
    until = (clock.now() + timedelta(days=1)).isoformat()
    table = tmp_path / "prorrogas.csv"
    head = f"Email,Until,Reason\n{ana.person.sub.upper()},{until},Enfermedad\n"
    words = ("course", "extend", "--course", course.course.id, "--task", "xor", "--csv", str(table))

    table.write_text(head + f"nadie@ejemplo.org,{until},x\n", "utf-8")
    refused = run(course.school, *words)
    table.write_text(head.replace(",", ";"), "utf-16")  # as a spreadsheet may save it
    tried = run(course.school, *words, "--dry-run")
    table.write_text(head, "utf-8")
    between = ana.facts(f"/t/{course.xor}")["grade"]["score"]
    done = run(course.school, *words, "--by", profe.sub)

    assert (refused.exit_code, "nadie@ejemplo.org is nobody" in refused.output) == (2, True)
    assert f"{late:g} -> 100" in tried.output
    assert (between, ana.facts(f"/t/{course.xor}")["grade"]["score"]) == (late, 100)
    assert done.output == tried.output.replace("would have", "have")
    trail = course.enter(profe).facts(f"/t/{course.xor}/students/{ana.person.id}")["trail"]
    assert (trail[0]["who"], trail[0]["reason"]) == ("Profe", "Enfermedad")


def test_figures_for_this_machine_alone(one_course: ACourse) -> None:
    """Requests by route and the queue's length, without a name or an id; not through a proxy."""
    ana = one_course.somebody("Ana")
    ana.result(ana.hand_in(one_course.xor).json()["attempt"])
    ana.get(f"/t/{one_course.xor}")
    ana.get("/t/nada")

    text = ana.get("/metrics").text
    far = ana.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9", **JSON})

    assert 'gradiente_requests_total{method="GET",route="/t/{link}",status="200"}' in text
    assert "gradiente_queue_length" in text
    assert one_course.xor not in text
    assert far.status_code == 404
    assert 'gradiente_grading_seconds_count{state="graded"}' in text
    assert "gradiente_database_wait_seconds_count" in text
    assert 'gradiente_errors_total{code="E16",route="/t/{link}"}' in text
    assert 'gradiente_outbox{state="parked"} ' in text
    assert "gradiente_jwks_fetches_total" in text


def test_a_course_is_erased(course: ACourse) -> None:
    """Whoever is in no other course is nobody any more; of the others the files go, not the name.

    A file that two of them handed in goes with the second. Another course keeps all it has.
    """
    school, other = course.school, course.school.course()
    ana, bea = course.somebody("Ana"), course.somebody("Bea")
    with school.service.db.write() as connection:
        local.enrol(connection, other.course, Newcomer(bea.person.sub), clock.now())
    both = other.enter(bea.person)
    for browser, of in ((ana, course), (bea, course), (both, other)):
        browser.result(browser.hand_in(of.xor, ONE_MISTAKE).json()["attempt"])
    ana.result(ana.hand_in(course.xor, ("a.ipynb", ALL_RIGHT[1] + b" \n")).json()["attempt"])
    bea.result(bea.hand_in(course.xor, ("a.ipynb", ALL_RIGHT[1] + b" \n")).json()["attempt"])
    words = ("privacy", "erase", "--course", course.course.id)
    tried = run(school, *words, "--dry-run")

    done = run(school, *words)

    assert tried.output == done.output.replace("erased", "would erase")
    assert "1 people, 4 attempts" in done.output
    assert run(school, "privacy", "erase", "--course", "nada").exit_code == 2
    with school.service.db.read() as connection:
        names = dict(
            connection.execute(
                select(person.c.id, person.c.name).where(
                    person.c.id.in_([ana.person.id, bea.person.id])
                )
            ).all()
        )
        files = set(connection.execute(select(blob.c.sha256)).scalars())
        theirs = select(attempt.c.sha256, attempt.c.link_id)
        kept = connection.execute(
            theirs.where(attempt.c.link_id.in_([course.xor, other.xor]))
        ).all()
    shared = {sha for sha, link_id in kept if link_id == other.xor}
    assert names == {ana.person.id: None, bea.person.id: "Bea"}
    assert {sha for sha, _ in kept} & files == shared
    assert (ana.get("/yo/session").status_code, bea.get("/yo/session").status_code) == (401, 401)
    assert both.facts(f"/t/{other.xor}")["grade"]["score"] == 76


def test_a_course_that_nobody_uses_is_purged(course: ACourse) -> None:
    """After 400 days by itself, once; not the day before, and not where somebody kept it."""
    service, kept = course.school.service, course.school.course()
    ana, own = course.somebody("Ana"), ("xor.ipynb", ALL_RIGHT[1] + b"   \n")
    ana.result(ana.hand_in(course.xor, own).json()["attempt"])
    long_ago = clock.now() - timedelta(days=400, seconds=1)
    _used(course, long_ago + timedelta(days=1))
    _used(kept, long_ago)
    teacher = kept.somebody("Profe", Role.TEACHER)
    page = teacher.get(f"/c/{kept.course.id}").text
    assert teacher.post(f"/c/{kept.course.id}/keep", data={"csrf": teacher.csrf}).status_code == 303

    retention.sweep(service.db, service.settings, clock.now())
    before = _name(course, ana)
    _used(course, long_ago)
    for _ in range(2):
        retention.sweep(service.db, service.settings, clock.now())

    assert "Este curso se borra el" in page
    assert "Este curso se borra el" not in teacher.get(f"/c/{kept.course.id}").text
    assert (before, _name(course, ana)) == ("Ana", None)
    with service.db.read() as connection:
        query = select(audit.c.course_id, audit.c.actor, audit.c.after)
        lines = connection.execute(query.where(audit.c.action == "purge")).all()
        mine = [tuple(line) for line in lines if line[0] in {course.course.id, kept.course.id}]
        archived = select(course_table.c.archived_at).where(course_table.c.id == course.course.id)
        assert connection.execute(archived).scalar_one() is not None
    assert mine == [(course.course.id, "clock", {"people": 1, "attempts": 1, "files": 3})]


def test_a_visit_puts_the_end_off(course: ACourse) -> None:
    """A student's always; a teacher's not in the last month, or the notice would be gone."""
    for days, role, moved in (
        (300, Role.TEACHER, True),
        (380, Role.TEACHER, False),
        (380, Role.STUDENT, True),
    ):
        at = clock.now() - timedelta(days=days)
        _used(course, at)
        course.somebody("Alguien", role)

        assert (_last_used(course) > at) is moved


def test_a_course_is_exported(course: ACourse, tmp_path: Path) -> None:
    """A folder for each of its people, with facts and files."""
    ana, bea = course.somebody("Ana"), course.somebody("Bea")
    attempt_id = ana.hand_in(course.xor).json()["attempt"]
    ana.result(attempt_id)

    words = ("privacy", "export", "--course", course.course.id, str(tmp_path / "c.zip"))
    done = run(course.school, *words)

    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(tmp_path / "c.zip") as whole:
        assert whole.read(f"{ana.person.id}/{attempt_id}/entrega.ipynb") == ALL_RIGHT[1]
        assert b"Bea" in whole.read(f"{bea.person.id}/datos.json")


def test_a_clock_that_went_back(course: ACourse) -> None:
    """It is not ready while something was handed in long after now; else it is."""
    ana = course.somebody("Ana")
    attempt_id = ana.hand_in(course.xor).json()["attempt"]
    ana.result(attempt_id)
    with course.school.service.db.read() as connection:
        behind = [
            clock.is_behind(connection, clock.now() - timedelta(seconds=seconds))
            for seconds in (0, 150, 300)
        ]
    ready = ana.get("/readyz", headers=JSON)

    assert behind == [False, False, True]
    assert (ready.status_code, ready.json()["clock"]) == (200, True)


def _used(of: ACourse, at: datetime) -> None:
    with of.school.service.db.write() as connection:
        mine = update(course_table).where(course_table.c.id == of.course.id)
        connection.execute(mine.values(last_launch_at=at))


def _last_used(of: ACourse) -> datetime:
    with of.school.service.db.read() as connection:
        mine = select(course_table.c.last_launch_at).where(course_table.c.id == of.course.id)
        moment: datetime = connection.execute(mine).scalar_one()
        return moment


def _name(of: ACourse, who: Browser) -> str | None:
    with of.school.service.db.read() as connection:
        query = select(person.c.name).where(person.c.id == who.person.id)
        name: str | None = connection.execute(query).scalar_one()
        return name
