"""A platform that fails at random, and a power that fails: the gradebook is our table all the same.

`GRADIENTE_UPLOADS=200` makes them as large as they are when somebody measures; the suite tries only
the harder of the two crashes.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import select

from autograder.serve import crash, settings
from autograder.serve.audit import CLI
from autograder.serve.lti import keys, platforms, registration
from autograder.serve.lti.client import Client
from autograder.serve.tables import attempt, grade, link, outbox, person
from autograder.serve.work import clock
from tests.serve.campus import Campus, brought
from tests.serve.lms_http import Fault
from tests.serve.lms_platform import Lms
from tests.serve.school import ALL_RIGHT, JSON, ONE_MISTAKE, WORSE, until
from tests.serve.test_crash import Place, hand_in

UPLOADS = int(os.environ.get("GRADIENTE_UPLOADS", "4"))
DECISIONS = 40
POINTS = crash.SENDING if UPLOADS > 4 else ("send:after",)
CHANCE = random.Random(18)  # noqa: S311 - which faults, not whose secrets
FILES = (ALL_RIGHT, ONE_MISTAKE, WORSE)
FAULTS = (
    *(Fault(500), Fault(503), Fault(401), Fault(drop=True), Fault(500, done=True)),
    *(Fault(done=True, drop=True), Fault(409), Fault(200, body=b"x", slow=0.2, done=True)),
)


def test_the_gradebook_is_our_table(campus: Campus) -> None:
    """While every third answer is a fault, some after the grade was written, all grades arrive.

    Uploads first, of which the last counts, so that grades go down too; then a teacher's decisions.
    """
    lms = campus.lms
    column = lms.column("tarea-1", maximum=100)
    lms.person("profe", "Profe", "Instructor")
    teacher = campus.enter("profe")
    subs = [lms.person(f"est{n}").sub for n in range(max(4, UPLOADS // 10))]
    browsers = [campus.enter(sub) for sub in subs]
    of = campus.link().id
    with campus.school.service.db.write() as connection:
        connection.execute(link.update().where(link.c.id == of).values(counts="last"))
    lms.fail = _now_and_then

    with ThreadPoolExecutor(4) as pool:
        files = ((browsers[n % len(subs)], FILES[n // len(subs) % 3]) for n in range(UPLOADS))
        answers = pool.map(lambda one: one[0].hand_in(of, one[1]).status_code, files)
        assert set(answers) == {202}
    until(lambda: _all_graded(campus, of), bool, 300 + 2 * UPLOADS)
    for n in range(DECISIONS):
        campus.decide(teacher, subs[n % len(subs)], CHANCE.randrange(100))
    campus.sent(120 + UPLOADS)
    lms.fail = lambda _: None
    for row in campus.outbox():
        if row["state"] == "parked":  # two false conflicts in a row: a person has seen both
            assert row["last_status"] == 409
            assert campus.act(teacher, "replace", row["id"]) == 200
    campus.sent()

    assert {sub: lms.cell(sub, column).score for sub in subs} == pytest.approx(_table(campus, of))
    assert lms.sins == []


def _now_and_then(name: str) -> Fault | None:
    is_due = name in {"score", "results", "token"} and CHANCE.random() < 0.33
    return CHANCE.choice(FAULTS) if is_due else None


def _all_graded(campus: Campus, of: str) -> bool:
    with campus.school.service.db.read() as connection:
        query = select(attempt.c.id).where(attempt.c.link_id == of, attempt.c.state == "queued")
        return connection.execute(query).first() is None


def _table(campus: Campus, of: str) -> dict[str, float]:
    with campus.school.service.db.read() as connection:
        query = (
            select(person.c.sub, grade.c.score)
            .join(grade, grade.c.person_id == person.c.id)
            .where(grade.c.link_id == of)
        )
        return {str(row.sub): float(row.score) for row in connection.execute(query)}


@pytest.fixture
def place(tmp_path: Path, small_root: Path) -> Iterator[Place]:
    """A service that can be killed."""
    made = Place(tmp_path / "casa", f"sqlite:///{tmp_path / 'g.sqlite3'}", small_root)
    yield made
    made.database.close()


@pytest.mark.parametrize("point", POINTS)
def test_killed_over_a_grade(place: Place, point: str) -> None:
    """Killed before a grade is sent, or when the LMS has it and we do not know: once there."""
    here = f"http://127.0.0.1:{place.port}"
    chosen = settings.read({"home": str(place.home), "url": here}, {})
    keys.ensure(place.database, chosen, clock.now())
    with Lms(here) as lms:
        new = registration.by_hand(lms.registration(), Client(chosen))
        with place.database.write() as connection:
            platforms.register(connection, new, CLI, clock.now())
        lms.person("ana")
        lms.column("tarea-1", maximum=10)
        with place.running(point) as process, httpx2.Client(base_url=here, timeout=30) as browser:
            form = brought(lms, browser, "ana", lms.claims("ana", "tarea-1"))
            where = browser.post("/launch", data=form).headers["location"]
            csrf = str(browser.get(where, headers=JSON).json()["csrf"])
            assert hand_in(browser, csrf, where.rpartition("/")[2], "k") == 202
            assert process.wait(60) == -9
        before = lms.cell("ana").posts
        with place.running():
            until(lambda: _states(place), lambda states: states == ["sent"])
        assert before == (1 if point == "send:after" else 0)
        assert lms.cell("ana").posts == 1
        assert lms.cell("ana").score == pytest.approx(7.6)
        assert lms.sins == []


def _states(place: Place) -> list[str]:
    with place.database.read() as connection:
        return list(connection.execute(select(outbox.c.state)).scalars())
