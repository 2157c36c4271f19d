"""Every table of the service, those of LTI included, and the words that their states may be.

Names here are names in the database: migrations follow them, and a test compares the two. Whatever
reads rows of a course goes through its `course_id` or its link's.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Role(StrEnum):
    """What somebody is in a course."""

    STUDENT = "student"
    ASSISTANT = "assistant"
    TEACHER = "teacher"
    OBSERVER = "observer"


class Source(StrEnum):
    """How we know that somebody is in a course."""

    LAUNCH = "launch"
    ROSTER = "roster"
    LOCAL = "local"


class PlatformKind(StrEnum):
    """Who says who people are: an LMS, or we ourselves."""

    LTI = "lti"
    LOCAL = "local"


class AttemptState(StrEnum):
    """What became of a file that was handed in."""

    QUEUED = "queued"
    GRADED = "graded"
    UNREADABLE = "unreadable"
    FAILED = "failed"  # a person has to look


class JobKind(StrEnum):
    """What a worker is to do."""

    GRADE = "grade"
    REGRADE = "regrade"
    ROSTER = "roster"
    LINEITEM = "lineitem"
    PURGE = "purge"


class JobState(StrEnum):
    """How far a job is."""

    READY = "ready"
    LEASED = "leased"
    DONE = "done"
    DEAD = "dead"


class OutboxState(StrEnum):
    """How far a grade is on its way to an LMS."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"
    REPLACED = "replaced"


class Counts(StrEnum):
    """Which attempt of a student is the grade."""

    BEST = "best"
    LAST = "last"


class Reveal(StrEnum):
    """What students see of a result before the deadline."""

    NAMES = "names"  # everything
    SCORE = "score"
    NOTHING = "nothing"


class Push(StrEnum):
    """Whether grades go to the LMS by themselves."""

    AUTO = "auto"
    MANUAL = "manual"


class TicketKind(StrEnum):
    """What a link that works once opens."""

    OPEN = "open"
    MAGIC = "magic"
    REGISTER = "register"
    DEEPLINK = "deeplink"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC with microseconds; what comes back knows its offset."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite has no offsets: there all is UTC."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC, whatever zone the database is asked from."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _id() -> Column[Any]:  # Any: SQLAlchemy's columns know no Python type
    return Column("id", Text, primary_key=True)


def _text(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=optional)


def _at(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Moment, nullable=optional)


def _whole(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=optional)


def _points(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Float, nullable=optional)


def _json(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, JSON(none_as_null=True), nullable=optional)


def _ref(name: str, target: str, *, optional: bool = False, key: bool = False) -> Column[Any]:
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=optional, primary_key=key)


platform = Table(
    "platform",
    metadata,
    _id(),
    _text("kind"),
    _text("issuer"),
    _text("client_id"),
    _text("name"),
    _text("family", optional=True),
    _text("version", optional=True),
    _text("auth_url", optional=True),
    _text("token_url", optional=True),
    _text("jwks_url", optional=True),
    _text("token_aud", optional=True),
    _json("service_hosts"),
    _text("state"),  # pending, active, disabled
    _at("created_at"),
    UniqueConstraint("issuer", "client_id"),
)
deployment = Table(
    "deployment",
    metadata,
    _id(),
    _ref("platform_id", "platform"),
    _text("deployment_id"),
    _text("name", optional=True),
    _text("state"),  # pending, active
    UniqueConstraint("platform_id", "deployment_id"),
)
course = Table(
    "course",
    metadata,
    _id(),
    _ref("deployment_id", "deployment"),
    _text("context_id"),
    _text("secret"),  # hidden cases are drawn from it
    _text("title"),
    _text("label", optional=True),
    _text("memberships_url", optional=True),
    _at("roster_at", optional=True),
    _text("locale"),
    _at("created_at"),
    _at("last_launch_at"),
    _at("archived_at", optional=True),
    UniqueConstraint("deployment_id", "context_id"),
)
person = Table(
    "person",
    metadata,
    _id(),
    _ref("platform_id", "platform"),
    _text("sub"),
    _text("name", optional=True),
    _text("given", optional=True),
    _text("family", optional=True),
    _text("email", optional=True),
    _text("locale", optional=True),
    _at("erased_at", optional=True),
    UniqueConstraint("platform_id", "sub"),
)
enrolment = Table(
    "enrolment",
    metadata,
    _id(),
    _ref("course_id", "course"),
    _ref("person_id", "person"),
    _text("role"),
    Column("active", Boolean, nullable=False),
    _text("source"),
    _at("seen_at"),
    UniqueConstraint("course_id", "person_id"),
    Index(None, "person_id"),
)
link = Table(
    "link",
    metadata,
    _id(),
    _ref("course_id", "course"),
    _text("resource_link_id"),
    _text("title"),
    _text("task", optional=True),
    _text("lineitem_url", optional=True),
    _text("lineitems_url", optional=True),
    _json("ags_scopes"),
    _points("score_max"),
    _at("opens_at", optional=True),
    _at("due_at", optional=True),
    _at("until_at", optional=True),
    _text("late_rule", optional=True),  # in the words of --late-penalty
    _text("grace", optional=True),  # in the words of --grace
    _whole("attempts_max", optional=True),
    _text("counts"),
    _text("reveal"),
    _text("push"),
    _whole("settings_version"),
    UniqueConstraint("course_id", "resource_link_id"),
)
extension = Table(
    "extension",
    metadata,
    _id(),
    _ref("link_id", "link"),
    _ref("person_id", "person"),
    _at("due_at"),
    _ref("by_person_id", "person"),
    _text("reason"),
    _at("at"),
    UniqueConstraint("link_id", "person_id"),
)
blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    _whole("size"),  # of what it unpacks to
    Column("data", LargeBinary, nullable=False),  # gzip
    _at("created_at"),
)
attempt = Table(
    "attempt",
    metadata,
    _id(),
    _ref("link_id", "link"),
    _ref("person_id", "person"),
    _whole("number"),
    _text("upload_key"),
    _text("filename"),
    _text("sha256"),
    _at("received_at"),
    _at("due_at", optional=True),
    _whole("days_late"),
    _points("penalty"),
    _text("state"),
    _text("grading_id", optional=True),  # the newest; no reference, for each would need the other
    UniqueConstraint("link_id", "person_id", "number"),
    UniqueConstraint("link_id", "person_id", "upload_key"),
    Index(None, "person_id"),
)
grading = Table(
    "grading",
    metadata,
    _id(),
    _ref("attempt_id", "attempt"),
    _text("seed"),
    _text("engine"),
    _text("task_digest"),
    _at("started_at"),
    _points("seconds"),
    _text("status"),
    _points("score"),
    _points("max_score"),
    _text("record_sha"),
    _text("page_sha"),
    _json("walls"),
    Index(None, "attempt_id"),
)
outcome = Table(
    "outcome",
    metadata,
    _ref("grading_id", "grading", key=True),
    Column("question", Text, primary_key=True),
    Column("check", Text, primary_key=True),
    _text("outcome"),
    _points("points"),
    _points("max_points"),
    _text("diagnosis_id", optional=True),
    Index(None, "grading_id"),
    Index(None, "diagnosis_id"),
)
override = Table(
    "override",
    metadata,
    _id(),
    _ref("link_id", "link"),
    _ref("person_id", "person"),
    _points("score"),
    _text("comment"),
    _ref("by_person_id", "person"),
    _at("at"),
    _at("revoked_at", optional=True),
    Index(None, "link_id", "person_id"),
)
grade = Table(
    "grade",
    metadata,
    _id(),
    _ref("link_id", "link"),
    _ref("person_id", "person"),
    _ref("attempt_id", "attempt", optional=True),
    _ref("override_id", "override", optional=True),
    _points("score"),
    _points("max_score"),
    _whole("version"),
    _at("at"),
    UniqueConstraint("link_id", "person_id"),
)
outbox = Table(
    "outbox",
    metadata,
    _id(),
    _ref("link_id", "link"),
    _ref("person_id", "person"),
    _whole("version"),
    _points("score"),
    _points("max"),
    _text("comment"),
    _at("stamp", optional=True),
    _text("state"),
    _whole("tries"),
    _at("next_at"),
    _at("lease_until", optional=True),
    _whole("last_status", optional=True),
    _text("last_error", optional=True),
    _json("platform_said", optional=True),
    _at("sent_at", optional=True),
    Index(None, "state", "next_at"),
)
_OPEN = outbox.c.state.in_([OutboxState.WAITING.value, OutboxState.SENDING.value])
Index(
    "uq_outbox_open",
    outbox.c.link_id,
    outbox.c.person_id,
    unique=True,
    sqlite_where=_OPEN,
    postgresql_where=_OPEN,
)
job = Table(
    "job",
    metadata,
    _id(),
    _text("kind"),
    _text("key"),
    _json("payload"),
    _text("state"),
    _at("run_at"),
    _whole("tries"),
    _text("lease_owner", optional=True),
    _at("lease_until", optional=True),
    _json("progress", optional=True),
    _text("error", optional=True),
    _at("done_at", optional=True),
    UniqueConstraint("key"),
    Index(None, "state", "run_at"),
)
login = Table(
    "login",
    metadata,
    Column("state_hash", Text, primary_key=True),
    _text("nonce_hash"),
    _ref("platform_id", "platform"),
    _json("params"),
    _text("storage_target", optional=True),
    _at("created_at"),
    _at("expires_at"),
    _at("used_at", optional=True),
)
nonce = Table(
    "nonce",
    metadata,
    _ref("platform_id", "platform", key=True),
    Column("nonce_hash", Text, primary_key=True),
    _at("until"),
)
session = Table(
    "session",
    metadata,
    Column("token_hash", Text, primary_key=True),
    _ref("person_id", "person"),
    _ref("course_id", "course"),
    _ref("link_id", "link", optional=True),
    _text("role"),
    _text("csrf_hash"),
    _ref("platform_id", "platform"),
    _at("created_at"),
    _at("expires_at"),
    _at("seen_at"),
    Index(None, "person_id"),
)
ticket = Table(
    "ticket",
    metadata,
    Column("hash", Text, primary_key=True),
    _text("kind"),
    _json("data"),
    _at("expires_at"),
    _at("used_at", optional=True),
)
tool_key = Table(
    "tool_key",
    metadata,
    Column("kid", Text, primary_key=True),
    Column("private", LargeBinary, nullable=False),  # AES-GCM under the secret
    _json("public"),
    _text("state"),  # next, active, old
    _at("created_at"),
    _at("activated_at", optional=True),
    _at("gone_at", optional=True),
)
jwks = Table(
    "jwks",
    metadata,
    _ref("platform_id", "platform", key=True),
    _json("keys"),
    _at("fetched_at", optional=True),
    _at("tried_at"),
)
password = Table(
    "password",
    metadata,
    _ref("person_id", "person", key=True),
    _text("scrypt"),
    _at("changed_at"),
    _whole("failed"),
    _at("locked_until", optional=True),
)
audit = Table(
    "audit",
    metadata,
    _id(),
    _at("at"),
    _text("actor"),  # a person's id, or what did it: cli, clock
    _text("action"),
    _text("course_id", optional=True),
    _text("link_id", optional=True),
    _text("subject_id", optional=True),
    _json("before", optional=True),
    _json("after", optional=True),
    _text("reason", optional=True),
    Index(None, "link_id", "subject_id"),
)
