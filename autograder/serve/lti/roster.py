"""Who is in a course, as the platform says: whole, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from sqlalchemy import Connection, insert, select, update

from autograder.serve import ids, logs
from autograder.serve.db import Database
from autograder.serve.lti import platforms, strict, words
from autograder.serve.lti.client import Answer, Ask, Client, Unreachable
from autograder.serve.lti.platforms import Platform
from autograder.serve.lti.roles import role_of
from autograder.serve.lti.strict import Odd
from autograder.serve.lti.tokens import Denied, Tokens
from autograder.serve.tables import Role, Source, course, enrolment, person
from autograder.serve.work import undelivered

MOST_PAGES = 200
_STATUS = "Active"
# Whoever runs the LMS is in no roster, and teaches all the same by what a signed launch said.
_UNLISTED = (enrolment.c.source == Source.LAUNCH.value) & enrolment.c.role.in_(
    [Role.TEACHER.value, Role.ASSISTANT.value]
)


class Failed(Exception):
    """The roster could not be read whole."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a course, as the platform says."""

    sub: str
    role: Role
    name: str | None
    email: str | None


def read(client: Client, tokens: Tokens, platform: Platform, url: str) -> tuple[Member, ...]:
    """Everybody who is active; Failed where any page is missing."""
    found: dict[str, Member] = {}
    seen: set[str] = set()
    following: str | None = url
    while following:
        if following in seen or len(seen) >= MOST_PAGES:
            raise Failed("pages without end")
        seen.add(following)
        answer = _page(client, tokens, platform, following)
        for one in _members(answer):
            found[one.sub] = one
        following = _next(answer, following)
        if following and urlsplit(following).hostname != urlsplit(url).hostname:
            raise Failed("the next page is on another host")
    return tuple(found.values())


def sync(
    db: Database, client: Client, tokens: Tokens, course_id: str, now: datetime
) -> tuple[int, int]:
    """Bring a course to what its platform says; how many came and how many left."""
    with db.read() as connection:
        query = select(course.c.memberships_url).where(course.c.id == course_id)
        url = connection.execute(query).scalar()
        platform = platforms.of_course(connection, course_id)
    if not url:
        raise Failed("the platform gives no roster for this course")
    members = read(client, tokens, platform, url)
    with db.write() as connection:
        came, left = write(connection, platform, course_id, members, now)
    logs.event("roster", course=course_id, members=len(members), came=came, left=left)
    return came, left


def write(
    connection: Connection,
    platform: Platform,
    course_id: str,
    members: tuple[Member, ...],
    now: datetime,
) -> tuple[int, int]:
    """Enrol who is new, and let nobody in any more who is not named."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(course.c.id).where(course.c.id == course_id).with_for_update())
    here = enrolment.c.course_id == course_id
    query = select(enrolment.c.person_id, enrolment.c.active).where(here)
    before: dict[str, bool] = {row[0]: row[1] for row in connection.execute(query)}
    present = set()
    came = 0
    for member in members:
        id_ = _person(connection, platform, member)
        present.add(id_)
        if not before.get(id_):
            came += 1
            undelivered.revive_person(connection, course_id, id_, now)
        _enrol(connection, course_id, id_, member.role, now, is_new=id_ not in before)
    left = (here, enrolment.c.active, enrolment.c.person_id.not_in(present), ~_UNLISTED)
    gone = connection.execute(update(enrolment).where(*left).values(active=False)).rowcount
    connection.execute(update(course).where(course.c.id == course_id).values(roster_at=now))
    return came, gone


def _page(client: Client, tokens: Tokens, platform: Platform, url: str) -> Answer:
    if not client.is_acceptable(url):
        raise Failed("not an address to ask")
    try:
        ask = Ask("GET", url, {"Accept": words.MEMBERS_TYPE})
        answer = tokens.authorized(platform, (words.ROSTER,), ask)
    except Denied as denied:
        raise Failed(f"no token: status {denied.answer.status}") from None
    except Unreachable as fault:
        raise Failed(str(fault)) from None
    if answer.status != 200:
        raise Failed(f"status {answer.status}")
    return answer


def _members(answer: Answer) -> list[Member]:
    try:
        said = answer.json()
    except Unreachable as fault:
        raise Failed(str(fault)) from None
    listed = said.get("members") if isinstance(said, dict) else None
    if not isinstance(listed, list):
        raise Failed("a page without members")
    return [one for one in map(_member, listed) if one]


def _member(said: Any) -> Member | None:
    """One of them; None for whoever is not active, or nothing in the course."""
    if not isinstance(said, dict) or said.get("status", _STATUS) != _STATUS:
        return None
    try:
        sub, role = strict.identifier(said.get("user_id")), role_of(said.get("roles"))
    except Odd:
        raise Failed("a member without name or roles") from None
    names = (strict.words(said.get("given_name")), strict.words(said.get("family_name")))
    name = strict.words(said.get("name")) or " ".join(filter(None, names)) or None
    return Member(sub, role, name, strict.words(said.get("email"))) if role else None


def _next(answer: Answer, url: str) -> str | None:
    """The next page, its letters as they are; links are separated by commas outside of <>."""
    rest = answer.headers.get("link", "")
    while "<" in rest:
        _, _, rest = rest.partition("<")
        target, _, rest = rest.partition(">")
        parameters, _, _ = rest.partition("<")
        for one in parameters.split(";"):
            name, _, value = one.strip().rstrip(",").partition("=")
            if name.strip().lower() == "rel" and "next" in value.strip(' ",').lower().split():
                return urljoin(url, target)
    return None


def _person(connection: Connection, platform: Platform, member: Member) -> str:
    mine = (person.c.platform_id == platform.id, person.c.sub == member.sub)
    id_ = connection.execute(select(person.c.id).where(*mine)).scalar()
    named = {"name": member.name, "email": member.email}
    said = {name: value for name, value in named.items() if value}
    if id_ is None:
        id_ = ids.new_id()
        who = {"id": id_, "platform_id": platform.id, "sub": member.sub}
        connection.execute(insert(person).values({**who, **said}))
    elif said:
        connection.execute(update(person).where(person.c.id == id_).values(said))
    return str(id_)


def _enrol(
    connection: Connection,
    course_id: str,
    person_id: str,
    role: Role,
    now: datetime,
    *,
    is_new: bool,
) -> None:
    said = {"role": role.value, "active": True, "source": Source.ROSTER.value, "seen_at": now}
    mine = (enrolment.c.course_id == course_id, enrolment.c.person_id == person_id)
    if is_new:
        who = {"id": ids.new_id(), "course_id": course_id, "person_id": person_id}
        connection.execute(insert(enrolment).values({**who, **said}))
    else:
        connection.execute(update(enrolment).where(*mine).values(said))
