"""The power fails at every boundary of a commit: what was accepted is neither lost nor doubled."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, insert, select

from autograder import catalog
from autograder.serve import crash, ids, local, rows
from autograder.serve.db import Database
from autograder.serve.local import Dates, Newcomer
from autograder.serve.rows import Attempt, Link, Person
from autograder.serve.tables import Role, attempt, audit, grade, grading, job, link
from autograder.serve.work import clock
from tests.serve.conftest import KINDS, Running
from tests.serve.school import JSON, ONE_MISTAKE, ROOT, until
from tests.shares import FULL


class Place:
    """A service that can be started, killed and started again on the same database."""

    def __init__(self, home: Path, url: str, root: Path) -> None:
        self.home, self.url, self.root = home, url, root
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.database = Database(url)
        self.database.upgrade()
        task = next(task for task in catalog.load_tasks(ROOT) if task.slug == "xor")
        with self.database.write() as connection:
            self.course = local.new_course(connection, "Redes", [task], Dates(), clock.now())
            (self.link,) = rows.every(
                Link, connection, rows.of(Link).where(link.c.course_id == self.course.id)
            )

    def enrol(self, name: str, role: Role = Role.STUDENT) -> Person:
        """Somebody in the course."""
        with self.database.write() as connection:
            who = Newcomer(f"{name}@ejemplo.org", name, role)
            return local.enrol(connection, self.course, who, clock.now())

    @property
    def command(self) -> list[str]:
        """What starts it, but for where it listens."""
        said = [sys.executable, "-m", "autograder", "serve", "--database", self.url]
        return [*said, "--home", str(self.home), "--root", str(self.root)]

    @contextmanager
    def running(self, crash_at: str = "") -> Iterator[subprocess.Popen[bytes]]:
        """The service as its own process; it may die meanwhile, and is killed at the end."""
        where = ["--bind", f"127.0.0.1:{self.port}", "--workers", "2"]
        environ = {**os.environ, crash.VARIABLE: crash_at}
        process = subprocess.Popen(
            [*self.command, *where], cwd=ROOT, env=environ, stderr=subprocess.DEVNULL
        )
        try:
            until(lambda: process.poll() is not None or self._is_up(), bool)
            yield process
        finally:
            process.kill()
            process.wait(10)

    @contextmanager
    def running_here(self) -> Iterator[None]:
        """The same in a thread of this process, for what need not die."""
        bind = f"127.0.0.1:{self.port}"
        with Running(self.home, self.url, root=str(self.root), bind=bind):
            yield

    def enter(self, who: Person) -> tuple[httpx2.Client, str]:
        """A browser, and the token of its forms."""
        with self.database.write() as connection:
            base = f"http://127.0.0.1:{self.port}"
            way = local.magic_link(connection, base, self.course, who, clock.now())
        browser = httpx2.Client(base_url=base, timeout=30)
        browser.post(way)
        return browser, str(browser.get(f"/t/{self.link.id}", headers=JSON).json()["csrf"])

    def attempts(self) -> tuple[Attempt, ...]:
        """Everything that is kept."""
        with self.database.read() as connection:
            return rows.every(Attempt, connection, rows.of(Attempt).order_by(attempt.c.number))

    def all_graded(self, seconds: float = 90) -> tuple[Attempt, ...]:
        """Everything, once nothing waits."""
        done: tuple[Attempt, ...] = until(
            self.attempts, lambda found: all(one.state != "queued" for one in found), seconds
        )
        return done

    def gradings(self) -> list[int]:
        """How often each attempt was graded."""
        with self.database.read() as connection:
            query = (
                select(func.count(grading.c.id))
                .select_from(attempt)
                .outerjoin(grading, grading.c.attempt_id == attempt.c.id)
            )
            return list(connection.execute(query.group_by(attempt.c.id)).scalars())

    def draft(self, points: float) -> None:
        """As if the only attempt had been graded again, with these points."""
        with self.database.write() as connection:
            row = dict(connection.execute(select(grading)).mappings().one())
            row |= {"id": ids.new_id(), "score": points}
            connection.execute(insert(grading).values(row))

    def standing(self) -> tuple[float, list[str]]:
        """The only grade, and what was done to the link and its people."""
        with self.database.read() as connection:
            points = connection.execute(select(grade.c.score)).scalar_one()
            deeds = select(audit.c.action).where(audit.c.link_id == self.link.id)
            return points, list(connection.execute(deeds).scalars())

    def _is_up(self) -> bool:
        try:
            return httpx2.get(f"http://127.0.0.1:{self.port}/healthz").status_code == 200
        except httpx2.HTTPError:
            return False


@pytest.fixture
def place(tmp_path: Path, url: str, small_root: Path) -> Iterator[Place]:
    """A service of the test's own."""
    made = Place(tmp_path / "casa", url, small_root)
    yield made
    made.database.close()


def hand_in(browser: httpx2.Client, csrf: str, link_id: str, key: str) -> int | None:
    """The status of an upload; None where the service died over it."""
    form, files = {"csrf": csrf, "upload_key": key}, {"file": ONE_MISTAKE}
    try:
        path = f"/t/{link_id}/attempts"
        return browser.post(path, data=form, files=files, headers=JSON).status_code
    except httpx2.TransportError:
        return None


# Every point on each database is for `nox -s full`; else each is tried on one of them.
FAILURES = [
    (kind, point)
    for number, point in enumerate(crash.OF_UPLOADS)
    for kind in (KINDS if FULL else (KINDS[number % 2],))
]


@pytest.mark.parametrize(("url", "point"), FAILURES, indirect=["url"])
def test_nothing_is_lost_when_the_power_fails(place: Place, point: str) -> None:
    """Killed at that point and started again: the file is graded once, and counts once.

    Whoever saw no answer sends the same form again, as a browser does.
    """
    ana = place.enrol("ana")
    with place.running(point) as process:
        browser, csrf = place.enter(ana)
        status = hand_in(browser, csrf, place.link.id, "k")
        assert process.wait(60) == -signal.SIGKILL
        browser.close()
    kept = len(place.attempts())
    if not place.database.is_sqlite:
        _end_leases(place.database)

    with place.running_here():
        browser, csrf = place.enter(ana)
        again = hand_in(browser, csrf, place.link.id, "k")
        (only,) = place.all_graded()
        browser.close()

    assert status == (None if point.startswith("upload") else 202)
    assert kept == (0 if point == "upload:before" else 1)
    assert again == 202
    assert only.state == "graded"
    assert place.gradings() == [1]
    with place.database.read() as connection:
        grades = connection.execute(select(grade.c.score, grade.c.version)).all()
        states = connection.execute(select(job.c.state)).scalars().all()
    assert [tuple(row) for row in grades] == [(76, 1)]
    assert states == ["done"]


TERMS = {"counts": "best", "reveal": "names", "push": "auto"}
ACTS: dict[str, tuple[str, dict[str, str]]] = {  # where, and what
    "decide": ("/students/{person}/override", {"score": "90", "comment": "Lo explicó"}),
    "settings": ("/settings", {"due_at": "2026-01-01T00:00", "late_rule": "50%", "confirmed": "1"}),
    "regrade": ("/regrade", {"what": "hold"}),
}


def test_what_a_teacher_does_is_done_whole_or_not_at_all(tmp_path: Path, small_root: Path) -> None:
    """Killed before the commit nothing is done, after it everything: grade, terms and the trail."""
    place = Place(tmp_path / "casa", f"sqlite:///{tmp_path / 'g.sqlite3'}", small_root)
    ana, teacher = place.enrol("ana"), place.enrol("profe", Role.TEACHER)
    with place.running_here():
        browser, csrf = place.enter(ana)
        assert hand_in(browser, csrf, place.link.id, "k") == 202
        place.all_graded()
        browser.close()
    place.draft(10)

    found = {}
    for point in ("regrade:before", "settings:before", "decide:before", "decide:after"):
        path, fields = ACTS[point.partition(":")[0]]
        with place.running(point) as process:
            browser, csrf = place.enter(teacher)
            with pytest.raises(httpx2.TransportError):
                browser.post(
                    f"/t/{place.link.id}{path.format(person=ana.id)}",
                    data={"csrf": csrf, **TERMS, **fields},
                    headers=JSON,
                )
            assert process.wait(60) == -signal.SIGKILL
            browser.close()
        found[point] = place.standing()

    untouched: tuple[float, list[str]] = (76, [])
    assert found == {
        "regrade:before": untouched,
        "settings:before": untouched,
        "decide:before": untouched,
        "decide:after": (90, ["override"]),
    }
    place.database.close()


def test_two_servers(place: Place, tmp_path: Path) -> None:
    """Of a SQLite file the second refuses; on PostgreSQL one shows what the other was handed."""
    ana, bea = place.enrol("ana"), place.enrol("bea")
    with place.running():
        if place.database.is_sqlite:
            second = subprocess.run(
                [*place.command, "--bind", "127.0.0.1:0"],
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            assert second.returncode == 2
            assert "another gradiente serves" in second.stderr
            return
        first, csrf = place.enter(ana)
        # A secret of its own would make other forms of the same session: servers share it.
        with Running(place.home, place.url, root=str(place.root)) as other:
            second_ = httpx2.Client(base_url=other.url, timeout=30, cookies=dict(first.cookies))
            for n in range(3):
                assert hand_in(first, csrf, place.link.id, f"a{n}") == 202
                assert hand_in(second_, csrf, place.link.id, f"b{n}") == 202
            browser, csrf = place.enter(bea)
            assert hand_in(browser, csrf, place.link.id, "k") == 202
            done = place.all_graded()
            seen = second_.get(f"/t/{place.link.id}", headers=JSON).json()
            for client in (first, second_, browser):
                client.close()

    assert [one.state for one in done] == ["graded"] * 7
    assert place.gradings() == [1] * 7
    assert [one["number"] for one in seen["attempts"]] == [1, 2, 3, 4, 5, 6]
    assert seen["grade"]["score"] == 76


def test_the_control_dies_where_it_should(place: Place) -> None:
    """Without a point nothing dies: what the tests above see is the point."""
    ana = place.enrol("ana")

    with place.running() as process:
        browser, csrf = place.enter(ana)
        assert hand_in(browser, csrf, place.link.id, "k") == 202
        place.all_graded()
        browser.close()
        assert process.poll() is None


def test_killed_again_and_again(tmp_path: Path, small_root: Path) -> None:
    """Uploads while the service is killed twice: each that was accepted is graded once.

    The third time that a job is begun and never ends it is for a person, so it is not killed more.
    """
    place = Place(tmp_path / "casa", f"sqlite:///{tmp_path / 'g.sqlite3'}", small_root)
    people, accepted = [place.enrol(f"persona{n}") for n in range(8)], Counter[str]()
    for round_ in range(2):
        with place.running() as process:
            for who in people:
                browser, csrf = place.enter(who)
                if hand_in(browser, csrf, place.link.id, f"k{round_}") == 202:
                    accepted[who.id] += 1
                browser.close()
            time.sleep(0.5 * round_)
            process.kill()
            process.wait(10)

    with place.running_here():
        done = place.all_graded(120)

    assert Counter(one.person_id for one in done) == accepted
    assert sum(accepted.values()) == 16
    assert {one.state for one in done} == {"graded"}
    assert set(place.gradings()) == {1}
    with place.database.read() as connection:
        grades = connection.execute(select(grade.c.person_id, grade.c.score)).all()
    assert Counter(who for who, _ in grades) == Counter(accepted.keys())
    assert {score for _, score in grades} == {76}
    place.database.close()


def test_stopped_in_time(place: Place) -> None:
    """SIGTERM ends it within ten seconds, code 0, with an open stream; what ran is put back."""
    ana = place.enrol("ana")
    with place.running() as process:
        browser, csrf = place.enter(ana)
        for n in range(6):
            assert hand_in(browser, csrf, place.link.id, f"k{n}") == 202
        last = place.attempts()[-1]
        with browser.stream("GET", f"/a/{last.id}/events") as answer:
            text = answer.iter_text()  # kept, or the stream would be closed
            next(text)
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        browser.close()
    took = time.monotonic() - begun

    with place.database.read() as connection:
        jobs = connection.execute(select(job.c.state, job.c.tries)).all()
    assert took < 12
    assert {state for state, _ in jobs} <= {"done", "ready"}
    assert all(tries == 0 for state, tries in jobs if state == "ready")


def _end_leases(database: Database) -> None:
    """Let leases of a dead server be over, as they are after two minutes."""
    from autograder.serve.work import queue

    queue.take_back_all(database)
