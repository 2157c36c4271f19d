"""Which attempt counts, what a person decided, and that a grade changes only when it does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from autograder.serve import ids
from autograder.serve.db import Database
from autograder.serve.rows import Grade
from autograder.serve.tables import outbox, override, platform
from autograder.serve.work import clock, counting, deadlines
from autograder.serve.work.counting import Scored, pick
from tests.serve.school import at
from tests.serve.worlds import World, a_world


@pytest.fixture
def world(database: Database) -> World:
    """A course with one student."""
    return a_world(database)


def settle(world: World) -> bool:
    """Let the grade be what counts now."""
    with world.database.write() as connection:
        counting.hold(connection, world.link, world.person.id)
        return counting.settle(connection, world.read_in(connection), world.person.id, clock.now())


def grade(world: World) -> Grade | None:
    """What counts now."""
    with world.database.read() as connection:
        return counting.grade_of(connection, world.link, world.person.id)


def decide(world: World, score: float) -> str:
    """A person decides."""
    id_ = ids.new_id()
    values: dict[str, Any] = {"score": score, "comment": "lo vi", "at": clock.now()}
    who = {"link_id": world.link.id, "person_id": world.person.id, "by_person_id": world.person.id}
    with world.database.write() as connection:
        connection.execute(insert(override).values(id=id_, **values, **who))
    return id_


@pytest.mark.parametrize(
    ("scores", "counts", "expected"),
    [
        ([(50, 0), (80, 0), (70, 0)], "best", 2),
        ([(50, 0), (80, 0), (70, 0)], "last", 3),
        ([(80, 0), (80, 0)], "best", 1),
        ([(80, 0), (100, 0.3)], "best", 1),
        ([(80, 0), (100, 0.2)], "best", 1),
        ([(79, 0), (100, 0.2)], "best", 2),
        ([], "best", None),
    ],
)
def test_what_counts(scores: list[tuple[float, float]], counts: str, expected: int | None) -> None:
    """The best after lateness, the earlier of two that are the same; or the last."""
    attempts = tuple(
        Scored(str(n), n, score, 100, penalty) for n, (score, penalty) in enumerate(scores, 1)
    )

    chosen = pick(attempts, counts)

    assert (chosen and chosen.number) == expected


def test_a_grade_is_written_when_it_changes(world: World) -> None:
    """The version counts changes, and nothing else."""
    world.graded(1, 60)
    first = settle(world), settle(world)
    world.graded(2, 50)
    worse = settle(world)
    world.graded(3, 90, penalty=0.1)
    better = settle(world)

    assert first == (True, False)
    assert not worse
    assert better
    assert (now := grade(world)) is not None
    assert (now.score, now.max_score, now.version) == (81, 100, 2)


def test_what_a_person_decided_stands(world: World) -> None:
    """Against later attempts, until it is revoked."""
    world.graded(1, 60)
    settle(world)
    id_ = decide(world, 75)
    settle(world)
    world.graded(2, 100)
    still = settle(world)
    decided = grade(world)
    with world.database.write() as connection:
        revoked = update(override).where(override.c.id == id_)
        connection.execute(revoked.values(revoked_at=clock.now()))
    settle(world)

    assert decided is not None
    assert (decided.score, decided.override_id) == (75, id_)
    assert still  # the attempt beside it is another one, the points are the person's
    assert (now := grade(world)) is not None
    assert (now.score, now.override_id) == (100, None)


@pytest.mark.parametrize("state", ["failed", "unreadable", "queued"])
def test_what_needs_a_look_changes_no_grade(world: World, state: str) -> None:
    """A later attempt that could not be graded leaves the grade; alone it makes none."""
    world.hand_in(1, state=state)
    alone = settle(world)
    world.graded(2, 60)
    settle(world)
    world.hand_in(3, state=state)
    world.read(counts="last")

    again = settle(world)

    assert not alone
    assert not again
    assert (now := grade(world)) is not None
    assert now.score == 60


def test_a_course_of_our_own_sends_nothing(world: World) -> None:
    """There is no LMS, so nothing waits to be sent."""
    world.graded(1, 60)
    settle(world)

    with world.database.read() as connection:
        assert connection.execute(select(outbox.c.id)).all() == []


def test_a_grade_for_an_lms_is_written_down_with_it(world: World) -> None:
    """One row waits: the newest; what it replaces says so. By hand, nothing is put there."""
    with world.database.write() as connection:
        connection.execute(update(platform).values(kind="lti"))
    for number, score in ((1, 60), (2, 80)):
        world.graded(number, score)
        settle(world)
    world.read(push="manual")
    world.graded(3, 95)
    settle(world)

    with world.database.read() as connection:
        columns = (outbox.c.version, outbox.c.score, outbox.c.max, outbox.c.state, outbox.c.comment)
        found = connection.execute(select(*columns).order_by(outbox.c.version)).all()
    assert [tuple(row)[:4] for row in found] == [
        (1, 60, 100, "replaced"),
        (2, 80, 100, "waiting"),
    ]
    assert found[1].comment == "Gradiente: intento 2, 80 de 100."


DUE = at("2026-11-20T23:59:00-05:00")


@pytest.mark.parametrize(
    ("after", "extended", "days", "penalty"),
    [
        (timedelta(minutes=-1), None, 0, 0.0),
        (timedelta(minutes=14), None, 0, 0.0),
        (timedelta(minutes=16), None, 1, 0.1),
        (timedelta(days=1, hours=1), None, 2, 0.2),
        (timedelta(days=40), None, 40, 1.0),
        (timedelta(days=2), timedelta(days=3), 0, 0.0),
        (timedelta(days=4), timedelta(days=3), 1, 0.1),
        (timedelta(days=1), timedelta(days=-3), 1, 0.1),
    ],
)
def test_lateness_is_the_command_lines(
    world: World, after: timedelta, extended: timedelta | None, days: int, penalty: float
) -> None:
    """Ten percent a day begun, after a quarter of an hour of grace; an extension never shortens."""
    link = world.read(due_at=DUE, late_rule="10%/day", grace="15min")
    more = DUE + extended if extended is not None else None

    late = deadlines.lateness(link, more, DUE + after)

    assert (late.days, late.penalty) == (days, penalty)
