"""The queue: who goes first, each job once, and what becomes of jobs whose worker died."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from autograder.model import Report, Status, Submission
from autograder.serve import rows
from autograder.serve.db import Database
from autograder.serve.rows import Attempt
from autograder.serve.tables import grading, job
from autograder.serve.work import clock, judge, queue, recording
from autograder.serve.work.queue import Leased
from autograder.serve.work.recording import Result
from tests.serve.worlds import World, a_world


@pytest.fixture
def world(database: Database) -> World:
    """A course with one student."""
    return a_world(database)


def lease(world: World, owner: str = "uno", later: timedelta = timedelta()) -> Leased | None:
    """What a worker gets now, or later."""
    return queue.lease(world.database, owner, clock.now() + later)


def done(world: World, leased: Leased) -> bool:
    """The job ends."""
    with world.database.write() as connection:
        return queue.end(connection, leased, clock.now())


def state(world: World, attempt: Attempt) -> str:
    """What an attempt is now."""
    with world.database.read() as connection:
        return rows.known(Attempt, connection, attempt.id).state


def test_first_attempts_go_first(world: World) -> None:
    """A student's first attempt goes before anybody's later one; the rest by age."""
    bea, carlos = world.another("bea"), world.another("carlos")
    waiting = [
        world.hand_in(1, minutes_ago=9),
        world.hand_in(2, minutes_ago=8),
        world.hand_in(3, minutes_ago=7),
        world.hand_in(4, bea, minutes_ago=6),  # her earlier ones were graded long ago
        world.hand_in(1, carlos, minutes_ago=5),
    ]

    order = []
    while found := lease(world):
        order.append(found.attempt_id)
        done(world, found)

    assert order == [waiting[n].id for n in (0, 4, 1, 2, 3)]


def test_one_of_a_student_at_a_time(world: World) -> None:
    """While one file of somebody is graded their next one waits, and others do not."""
    world.hand_in(1)
    second = world.hand_in(2)
    other = world.hand_in(1, world.another("bea"))

    first = lease(world)
    theirs = lease(world)

    assert first is not None
    assert theirs is not None
    assert theirs.attempt_id == other.id
    assert lease(world) is None
    done(world, first)
    assert (found := lease(world)) is not None
    assert found.attempt_id == second.id


def test_each_job_is_leased_once(world: World) -> None:
    """Six threads and sixty jobs of as many students: none twice, none left."""
    for n in range(60):
        world.hand_in(1, world.another(f"alguien{n}"))

    def work(name: int) -> list[str]:
        mine = []
        while found := lease(world, str(name)):
            mine.append(found.id)
        return mine

    with ThreadPoolExecutor(6) as threads:
        leased = Counter(id_ for mine in threads.map(work, range(6)) for id_ in mine)

    assert len(leased) == 60
    assert set(leased.values()) == {1}


def test_a_lease_that_is_not_renewed_ends(world: World) -> None:
    """Another worker gets the job of one that is silent, and the first can no longer end it."""
    attempt = world.hand_in(1)
    first = lease(world)
    assert first is not None
    assert lease(world, "dos") is None

    second = lease(world, "dos", queue.LEASE + timedelta(seconds=1))

    assert second is not None
    assert second.attempt_id == attempt.id
    assert not done(world, first)
    assert done(world, second)


def test_a_renewed_lease_goes_on(world: World) -> None:
    """A worker that says it is alive keeps its job."""
    world.hand_in(1)
    leased = lease(world)
    assert leased is not None

    later = clock.now() + queue.RENEWED_EVERY
    assert queue.renew(world.database, "uno", ["another"], later) == 0
    assert queue.renew(world.database, "uno", [leased.id], later) == 1

    assert lease(world, "dos", queue.LEASE + timedelta(seconds=1)) is None


def test_what_killed_three_workers_is_for_a_person(world: World) -> None:
    """After the third time it is not begun again: the attempt failed, and the others go on."""
    attempt, other = world.hand_in(1), world.hand_in(2)
    for n in range(queue.MOST_TRIES):
        found = lease(world, f"w{n}", n * (queue.LEASE + timedelta(seconds=1)))
        assert found is not None
        assert found.attempt_id == attempt.id

    found = lease(world, "w9", 9 * queue.LEASE)

    assert found is not None
    assert found.attempt_id == other.id
    assert state(world, attempt) == "failed"


def test_what_is_given_back_was_not_begun(world: World) -> None:
    """A worker that stops in time leaves the job as it was, however often."""
    attempt = world.hand_in(1)
    for _ in range(5):
        found = lease(world)
        assert found is not None
        queue.give_back(world.database, found, clock.now() - timedelta(seconds=1))

    with world.database.read() as connection:
        tries = connection.execute(select(job.c.tries)).scalar()
    assert tries == 0
    assert state(world, attempt) == "queued"


def test_a_new_start_takes_up_what_was_running(world: World) -> None:
    """The only server of a file begins with what the one before it had not ended."""
    attempt = world.hand_in(1)
    lease(world, "the one before")

    queue.take_back_all(world.database)

    assert (found := lease(world)) is not None
    assert found.attempt_id == attempt.id


def test_a_lost_lease_writes_nothing(world: World) -> None:
    """Who was slow for so long that another has the job leaves no result and no grade."""
    attempt = world.hand_in(1)
    slow = lease(world)
    assert slow is not None
    case = judge.Case(attempt, world.link, world.course, world.person, "local", b"", None)
    report = Report(Submission(attempt.id, "xor.ipynb", "0" * 64), Status.UNREADABLE)
    quick = lease(world, "dos", queue.LEASE + timedelta(seconds=1))
    assert quick is not None

    lost = recording.finish(world.database, slow, case, Result(report, clock.now()))
    with world.database.read() as connection:
        written = connection.execute(select(grading.c.id)).all()
    won = recording.finish(world.database, quick, case, Result(report, clock.now()))

    assert lost is None
    assert written == []
    assert won == "unreadable"
    assert state(world, attempt) == "unreadable"


def test_how_many_are_ahead(world: World) -> None:
    """Older jobs that are not done."""
    attempts = [world.hand_in(n, minutes_ago=9 - n) for n in (1, 2, 3)]
    first = lease(world)
    assert first is not None

    with world.database.read() as connection:
        before = [queue.ahead(connection, one.id) for one in attempts]
    done(world, first)
    with world.database.read() as connection:
        after = [queue.ahead(connection, one.id) for one in attempts]

    assert before == [0, 1, 2]
    assert after == [0, 0, 1]
