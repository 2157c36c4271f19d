"""The reports of a class in a task: of each student the attempt that counts, as it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from autograder.model import Decision, Report
from autograder.report import records
from autograder.serve import blobs, rows
from autograder.serve.pages import standings
from autograder.serve.pages.standings import Standing
from autograder.serve.rows import Attempt, Link, Override
from autograder.serve.tables import grading, override


@dataclass(frozen=True, slots=True)
class Theirs:
    """A student and the report that counts, or the newest where none does."""

    standing: Standing
    report: Report


def of(connection: Connection, link: Link) -> tuple[Theirs, ...]:
    """Whoever handed something in that was graded, by name."""
    decided = _decisions(connection, link)
    found = []
    for one in standings.of(connection, link):
        chosen = one.counted or one.last
        report = read(connection, chosen) if chosen else None
        if chosen is None or report is None:
            continue
        who = one.person
        named = replace(report.submission, id=who.email or who.sub, student=who.called)
        report = replace(
            report, submission=named, penalty=chosen.penalty, decision=decided.get(who.id)
        )
        found.append(Theirs(one, report))
    return tuple(found)


def read(connection: Connection, of: Attempt) -> Report | None:
    """What the engine said of an attempt; None where it has said nothing yet."""
    sha = select(grading.c.record_sha).where(grading.c.id == of.grading_id)
    name = connection.execute(sha).scalar()
    return records.from_text(blobs.read(connection, name).decode()) if name else None


def _decisions(connection: Connection, link: Link) -> dict[str, Decision]:
    query = (
        rows.of(Override)
        .where(override.c.link_id == link.id, override.c.revoked_at.is_(None))
        .order_by(override.c.at)
    )
    every = rows.every(Override, connection, query)
    return {one.person_id: Decision(one.comment, one.score) for one in every}
