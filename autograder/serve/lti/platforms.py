"""The LMSs that are known here, and the installations of each that were accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, insert, update

from autograder.model import Refusal
from autograder.serve import audit, ids, rows
from autograder.serve.audit import Deed
from autograder.serve.tables import PlatformKind, course, deployment, platform

ACTIVE, PENDING, DISABLED = "active", "pending", "disabled"
_ORIGIN = re.compile(r"(https?://(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d+)?)(?=[/?#]|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Platform:
    """An LMS, as it was registered."""

    id: str
    kind: str
    issuer: str
    client_id: str
    name: str
    family: str | None
    auth_url: str | None
    token_url: str | None
    jwks_url: str | None
    token_aud: str | None
    service_hosts: list[str]
    state: str

    @property
    def hosts(self) -> set[str]:
        """Every host that speaks for it."""
        urls = (self.issuer, self.auth_url, self.token_url, self.jwks_url)
        return {urlsplit(url).hostname or "" for url in urls if url} | set(self.service_hosts)

    @property
    def origins(self) -> tuple[str, ...]:
        """From where its pages may show ours in a frame."""
        if self.kind != PlatformKind.LTI:
            return ()
        served = (f"https://{host}" for host in self.service_hosts)
        return origins_of(self.issuer, self.auth_url, *served)

    @property
    def is_canvas(self) -> bool:
        """Whether it takes what only Canvas knows."""
        return (self.family or "").lower() == "canvas" or "canvas" in self.issuer


rows.TABLES[Platform] = platform


def origins_of(*urls: str | None) -> tuple[str, ...]:
    """Scheme, host and port of each address, once; what could not stand in a header is none."""
    found = (_ORIGIN.match(url) for url in urls if url)
    return tuple(dict.fromkeys(one[1] for one in found if one))


@dataclass(frozen=True, slots=True)
class Deployment:
    """An installation of us in an LMS."""

    id: str
    platform_id: str
    deployment_id: str
    name: str | None
    state: str


rows.TABLES[Deployment] = deployment


@dataclass(frozen=True, slots=True)
class Registration:
    """What has to be known of an LMS."""

    issuer: str
    client_id: str
    auth_url: str
    token_url: str
    jwks_url: str
    deployment_id: str | None = None
    name: str | None = None
    family: str | None = None
    version: str | None = None
    token_aud: str | None = None


def register(connection: Connection, new: Registration, actor: str, now: datetime) -> Platform:
    """Know an LMS from now on; one of the same issuer and client_id is brought up to date."""
    values: dict[str, Any] = {
        "name": new.name or urlsplit(new.issuer).hostname or new.issuer,
        "family": new.family,
        "version": new.version,
        "auth_url": new.auth_url,
        "token_url": new.token_url,
        "jwks_url": new.jwks_url,
        "token_aud": new.token_aud,
        "state": ACTIVE,
    }
    mine = (platform.c.issuer == new.issuer, platform.c.client_id == new.client_id)
    known = rows.one(Platform, connection, rows.of(Platform).where(*mine))
    if known and known.kind != PlatformKind.LTI:
        raise Refusal(f"the issuer {new.issuer!r} is our own name")
    id_ = known.id if known else ids.new_id()
    if known:
        connection.execute(update(platform).where(platform.c.id == id_).values(values))
    else:
        who = {"id": id_, "kind": PlatformKind.LTI.value, "service_hosts": [], "created_at": now}
        names = {"issuer": new.issuer, "client_id": new.client_id}
        connection.execute(insert(platform).values({**who, **names, **values}))
    if new.deployment_id:
        deploy(connection, id_, new.deployment_id, ACTIVE)
    after = {"issuer": new.issuer, "client_id": new.client_id, "platform": id_}
    audit.write(connection, Deed(actor, "lti register", after=after), now)
    return rows.known(Platform, connection, id_)


def deploy(connection: Connection, platform_id: str, deployment_id: str, state: str) -> Deployment:
    """An installation; a known one becomes active, and never pending again."""
    known = deployment_of(connection, platform_id, deployment_id)
    if known is None:
        values = {"platform_id": platform_id, "deployment_id": deployment_id, "state": state}
        connection.execute(insert(deployment).values(id=ids.new_id(), **values))
    elif state == ACTIVE:
        mine = deployment.c.id == known.id
        connection.execute(update(deployment).where(mine).values(state=ACTIVE))
    found = deployment_of(connection, platform_id, deployment_id)
    assert found is not None  # noqa: S101 - it was written just now
    return found


def deployment_of(
    connection: Connection, platform_id: str, deployment_id: str
) -> Deployment | None:
    """The installation that a platform calls so."""
    mine = (
        deployment.c.platform_id == platform_id,
        deployment.c.deployment_id == deployment_id,
    )
    return rows.one(Deployment, connection, rows.of(Deployment).where(*mine))


def addressed(connection: Connection, issuer: str, client_id: str | None) -> Platform | None:
    """The active platform that begins a login; None where there is none, or more than one."""
    query = rows.of(Platform).where(
        platform.c.issuer == issuer,
        platform.c.kind == PlatformKind.LTI.value,
        platform.c.state == ACTIVE,
    )
    if client_id is not None:
        query = query.where(platform.c.client_id == client_id)
    found = rows.every(Platform, connection, query)
    return found[0] if len(found) == 1 else None


def of_course(connection: Connection, course_id: str) -> Platform:
    """The platform of a course."""
    query = (
        rows.of(Platform)
        .join(deployment, deployment.c.platform_id == platform.c.id)
        .join(course, course.c.deployment_id == deployment.c.id)
        .where(course.c.id == course_id)
    )
    found = rows.one(Platform, connection, query)
    if found is None:
        raise LookupError(f"no platform of {course_id}")
    return found


def every(connection: Connection) -> tuple[Platform, ...]:
    """All LMSs, the oldest first."""
    query = rows.of(Platform).where(platform.c.kind == PlatformKind.LTI.value)
    return rows.every(Platform, connection, query.order_by(platform.c.created_at, platform.c.id))


def deployments(connection: Connection, platform_id: str) -> tuple[Deployment, ...]:
    """The installations of an LMS."""
    query = rows.of(Deployment).where(deployment.c.platform_id == platform_id)
    return rows.every(Deployment, connection, query.order_by(deployment.c.id))


def accept(connection: Connection, id_: str, now: datetime) -> Deployment:
    """Let an installation in: by our id of it, or by the platform's where that is plain."""
    named = (deployment.c.id == id_) | (deployment.c.deployment_id == id_)
    query = rows.of(Deployment).where(named)
    found = rows.every(Deployment, connection, query)
    if len(found) != 1:
        many = "several have that name: give its id" if found else "there is none"
        raise Refusal(f"which deployment is {id_!r}? {many}: gradiente lti list")
    mine = deployment.c.id == found[0].id
    connection.execute(update(deployment).where(mine).values(state=ACTIVE))
    after = {"deployment": found[0].id}
    audit.write(connection, Deed(audit.CLI, "lti accept", after=after), now)
    return rows.known(Deployment, connection, found[0].id)


def disable(connection: Connection, id_: str, now: datetime) -> None:
    """Let nobody of an LMS in any more, and send it nothing."""
    mine = (platform.c.id == id_, platform.c.kind == PlatformKind.LTI.value)
    if not connection.execute(update(platform).where(*mine).values(state=DISABLED)).rowcount:
        raise Refusal(f"there is no platform {id_!r}: gradiente lti list")
    audit.write(connection, Deed(audit.CLI, "lti disable", after={"platform": id_}), now)


def learn_host(connection: Connection, known: Platform, hosts: set[str]) -> None:
    """Remember where the services of a platform are, as its signed token says."""
    new = sorted({*known.service_hosts, *hosts})
    if new != sorted(known.service_hosts):
        mine = platform.c.id == known.id
        connection.execute(update(platform).where(mine).values(service_hosts=new))


def note_family(connection: Connection, known: Platform, family: str | None) -> None:
    """Remember what kind of LMS it is."""
    if family and family != known.family:
        connection.execute(update(platform).where(platform.c.id == known.id).values(family=family))
