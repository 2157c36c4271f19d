"""The tables: as the program thinks they are, and with what the database itself refuses."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, func, insert, inspect, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from autograder.model import Refusal
from autograder.serve import audit, db, ids, tables
from autograder.serve.audit import Deed
from autograder.serve.db import Database
from autograder.serve.tables import OutboxState
from autograder.serve.work import clock
from tests.serve.worlds import a_world


def test_migrations_make_the_tables(database: Database) -> None:
    """What the migrations came to is what the program reads and writes, indexes included."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, tables.metadata)
        indexes = {index["name"] for index in inspect(connection).get_indexes("outbox")}

    assert differences == []
    assert "uq_outbox_open" in indexes


def test_a_table_that_is_missing_would_be_seen(database: Database) -> None:
    """The control: a column that no migration made is a difference."""
    with database.write() as connection:
        connection.exec_driver_sql("DROP TABLE jwks")

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata)


@pytest.mark.parametrize("verb", [update(tables.audit).values(reason="x"), delete(tables.audit)])
def test_the_trail_is_only_added_to(database: Database, verb: object) -> None:
    """The database refuses to change or delete a line of the audit trail."""
    with database.write() as connection:
        audit.write(connection, Deed("cli", "enrol"), clock.now())

    with pytest.raises(DBAPIError, match="written once"), database.write() as connection:
        connection.execute(verb)  # type: ignore[call-overload]

    with database.read() as connection:
        assert connection.execute(select(tables.audit.c.reason)).scalars().all() == [None]


def test_one_grade_of_a_person_waits(database: Database) -> None:
    """A second open row of the same person in the outbox is refused; one that was sent is none."""
    world = a_world(database)
    mine = {"link_id": world.link.id, "person_id": world.person.id, "score": 1.0, "max": 100.0}
    row = {**mine, "version": 1, "comment": "", "tries": 0, "next_at": clock.now()}

    def add(state: OutboxState) -> None:
        with database.write() as connection:
            values = {**row, "id": ids.new_id(), "state": state.value}
            connection.execute(insert(tables.outbox).values(values))

    add(OutboxState.SENT)
    add(OutboxState.WAITING)
    add(OutboxState.REPLACED)

    for state in (OutboxState.WAITING, OutboxState.SENDING):
        with pytest.raises(IntegrityError):
            add(state)
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(tables.outbox)).scalar() == 3


def test_moments_come_back_as_they_went(database: Database) -> None:
    """In UTC, to the microsecond, whatever zone they were given in."""
    from tests.serve.school import at

    moment = at("2026-11-20T23:59:59.123456-05:00")
    world = a_world(database, due_at=moment)

    assert world.link.due_at == moment
    assert world.link.due_at is not None
    assert world.link.due_at.isoformat() == "2026-11-21T04:59:59.123456+00:00"


def test_ids_are_in_the_order_they_were_made() -> None:
    """UUIDv7: sorted by their milliseconds, all different, and of the version they claim."""
    made = []
    for _ in range(5):
        made.append(ids.new_id())
        clock.now()
        import time

        time.sleep(0.002)

    assert sorted(made) == made
    assert {id_[14] for id_ in made} == {"7"}
    assert len({ids.new_id() for _ in range(10_000)}) == 10_000


def test_an_older_schema_is_refused(url: str) -> None:
    """A database without tables of ours, and one of a newer program: each is told what to do."""
    empty = Database(url)
    with empty.write() as connection:
        connection.exec_driver_sql("CREATE TABLE other (x INTEGER)")
    with pytest.raises(Refusal, match="db upgrade"):
        empty.expect_current()

    empty.upgrade()
    empty.expect_current()
    with empty.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Refusal, match="newer gradiente"):
        db.opened(url)
    empty.close()
