"""When a link's time is up, and what lateness costs: the rule of the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from autograder.intake.lateness import late_rule
from autograder.model import LateRule
from autograder.serve.rows import Link
from autograder.serve.tables import extension


@dataclass(frozen=True, slots=True)
class Lateness:
    """What one moment means for somebody: their deadline, days begun after it, the share taken."""

    due_at: datetime | None
    days: int
    penalty: float


def rule_of(link: Link) -> LateRule | None:
    """The rule of a link; None without a deadline."""
    if link.due_at is None:
        return None
    return late_rule(link.due_at.isoformat(), link.late_rule, link.grace, None)


def extension_of(connection: Connection, link: Link, person_id: str) -> datetime | None:
    """Until when somebody was granted more time."""
    query = select(extension.c.due_at).where(
        extension.c.link_id == link.id, extension.c.person_id == person_id
    )
    return connection.execute(query).scalar()


def lateness(link: Link, extended: datetime | None, received_at: datetime) -> Lateness:
    """What it means that a file arrived then. An extension never shortens the time."""
    rule = rule_of(link)
    if rule is None:
        return Lateness(None, 0, 0.0)
    days = rule.days(received_at, extended)
    share = rule.flat + rule.daily * days if days else 0.0
    due_at = max(rule.deadline, extended or rule.deadline)
    return Lateness(due_at, days, round(min(share, rule.most, 1.0), 6))


def last_moment(link: Link, extended: datetime | None) -> datetime | None:
    """After when nothing is taken any more; an extension moves it as well."""
    if link.until_at is None:
        return None
    return max(link.until_at, extended or link.until_at)
