"""What a person decides: a score by hand, more time for somebody, other terms for a task.

Each is one transaction with its line in the trail, and every grade that it moves moves with it.
What it would move is found by doing it and undoing it, so that no page promises something else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from autograder.serve import audit, ids, rows
from autograder.serve.audit import Deed
from autograder.serve.db import Database
from autograder.serve.rows import Grade, Link
from autograder.serve.tables import attempt, enrolment, extension, grade, link, override
from autograder.serve.work import counting, deadlines

Act = Callable[[Connection], object]

SETTINGS = (
    *("opens_at", "due_at", "until_at", "late_rule", "grace", "attempts_max"),
    *("counts", "reveal", "push"),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A grade before and after something was decided."""

    person_id: str
    before: float | None
    after: float | None

    def facts(self) -> dict[str, Any]:
        """For programs."""
        return {"person": self.person_id, "before": self.before, "after": self.after}


def what_moves(db: Database, of: Link, act: Act) -> tuple[Moved, ...]:
    """The grades of a link that an act would change; nothing of it stays."""
    with db.rehearse() as connection:
        hold_class(connection, of)
        before = _scores(connection, of)
        act(connection)
        after = _scores(connection, of)
    people = sorted(before.keys() | after.keys())
    return tuple(
        Moved(who, before.get(who), after.get(who))
        for who in people
        if before.get(who) != after.get(who)
    )


def hold_class(connection: Connection, of: Link) -> None:
    """Let nobody else change what counts in this course until we are done."""
    everybody = select(enrolment.c.id).where(enrolment.c.course_id == of.course_id)
    connection.execute(everybody.order_by(enrolment.c.id).with_for_update())


def decide(connection: Connection, of: Link, deed: Deed, score: float, now: datetime) -> None:
    """Let a score stand for somebody, against whatever else they hand in, until it is revoked.

    The reason of the deed is what the student reads beside it.
    """
    who = _subject(deed)
    counting.hold(connection, of, who)
    before = _state(connection, of, who)
    values = {"score": score, "comment": deed.reason or "", "by_person_id": deed.actor, "at": now}
    ours = {"id": ids.new_id(), "link_id": of.id, "person_id": who}
    _revoke(connection, of, who, now)
    connection.execute(insert(override).values({**ours, **values}))
    counting.settle(connection, of, who, now)
    _write(connection, deed, before, {"score": score}, now)


def revoke(connection: Connection, of: Link, deed: Deed, now: datetime) -> bool:
    """Let attempts count again; whether there was a decision."""
    who = _subject(deed)
    counting.hold(connection, of, who)
    before = _state(connection, of, who)
    if not _revoke(connection, of, who, now):
        return False
    counting.settle(connection, of, who, now)
    _write(connection, deed, before, _state(connection, of, who), now)
    return True


def extend(connection: Connection, of: Link, deed: Deed, until: datetime, now: datetime) -> None:
    """Give somebody until then; what they handed in already is as late as that makes it."""
    who = _subject(deed)
    counting.hold(connection, of, who)
    before = deadlines.extension_of(connection, of, who)
    values = {"due_at": until, "by_person_id": deed.actor, "reason": deed.reason, "at": now}
    mine = (extension.c.link_id == of.id, extension.c.person_id == who)
    if not connection.execute(update(extension).where(*mine).values(values)).rowcount:
        ours = {"id": ids.new_id(), "link_id": of.id, "person_id": who}
        connection.execute(insert(extension).values({**ours, **values}))
    _date_again(connection, of, who)
    counting.settle(connection, of, who, now)
    said = {"due_at": before.isoformat()} if before else None
    _write(connection, deed, said, {"due_at": until.isoformat()}, now)


def configure(
    connection: Connection, of: Link, deed: Deed, settings: dict[str, Any], now: datetime
) -> bool:
    """Other terms for a link, and every grade by them; whether anything is different."""
    hold_class(connection, of)
    known = rows.known(Link, connection, of.id)
    changed = {name: value for name, value in settings.items() if getattr(known, name) != value}
    if not changed:
        return False
    values = {**changed, "settings_version": known.settings_version + 1}
    connection.execute(update(link).where(link.c.id == of.id).values(values))
    new = rows.known(Link, connection, of.id)
    for who in _handed_in(connection, of):
        _date_again(connection, new, who)
        counting.settle(connection, new, who, now)
    before = {name: _plain(getattr(known, name)) for name in changed}
    after = {name: _plain(value) for name, value in changed.items()}
    _write(connection, deed, before, after, now)
    return True


def _date_again(connection: Connection, of: Link, person_id: str) -> None:
    """Let every attempt of somebody be as late as the rule and the extension of now say."""
    extended = deadlines.extension_of(connection, of, person_id)
    for one in counting.attempts_of(connection, of, person_id):
        late = deadlines.lateness(of, extended, one.received_at)
        values = {"due_at": late.due_at, "days_late": late.days, "penalty": late.penalty}
        if any(getattr(one, name) != value for name, value in values.items()):
            connection.execute(update(attempt).where(attempt.c.id == one.id).values(values))


def _revoke(connection: Connection, of: Link, person_id: str, now: datetime) -> bool:
    mine = (
        override.c.link_id == of.id,
        override.c.person_id == person_id,
        override.c.revoked_at.is_(None),
    )
    return connection.execute(update(override).where(*mine).values(revoked_at=now)).rowcount > 0


def _handed_in(connection: Connection, of: Link) -> list[str]:
    query = select(attempt.c.person_id).where(attempt.c.link_id == of.id).distinct()
    return sorted(connection.execute(query).scalars())


def _scores(connection: Connection, of: Link) -> dict[str, float]:
    query = select(grade.c.person_id, grade.c.score).where(grade.c.link_id == of.id)
    return {who: round(score, 9) for who, score in connection.execute(query)}


def _state(connection: Connection, of: Link, person_id: str) -> dict[str, Any] | None:
    found: Grade | None = counting.grade_of(connection, of, person_id)
    return {"score": found.score} if found else None


def _subject(deed: Deed) -> str:
    if deed.subject_id is None:
        raise ValueError(f"{deed.action} is done to somebody")
    return deed.subject_id


def _write(
    connection: Connection,
    deed: Deed,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    now: datetime,
) -> None:
    audit.write(connection, replace(deed, before=before, after=after), now)


def _plain(value: Any) -> Any:  # Any: what a column holds
    return value.isoformat() if isinstance(value, datetime) else value
