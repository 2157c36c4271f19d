"""A token from a platform, checked: each check in its order, and nothing written before the ninth.

A bad token must not spend the state, for the good one may follow. One text is said of nearly all,
so that whoever tries learns nothing; the log says which check it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import jwt
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from autograder.serve import ids, logs, rows
from autograder.serve.db import Database
from autograder.serve.errors import Trouble, trouble
from autograder.serve.lti import platforms, strict, words
from autograder.serve.lti.client import Client
from autograder.serve.lti.jwks import KeyRing
from autograder.serve.lti.login import LASTS, is_target
from autograder.serve.lti.platforms import ACTIVE, PENDING, Deployment, Platform
from autograder.serve.lti.roles import role_of
from autograder.serve.lti.strict import Odd
from autograder.serve.sessions import is_same
from autograder.serve.settings import Settings
from autograder.serve.tables import Role, login, nonce

LEEWAY = 60.0  # seconds
OLDEST = 600.0
_FORBIDDEN = {"crit", "jku", "jwk", "x5u", "x5c"}
_LOCALES = {"es": "es", "en": "en"}


@dataclass(frozen=True, slots=True)
class State:
    """A login that was begun here."""

    state: str
    platform: Platform
    nonce_hash: str
    storage_target: str | None


@dataclass(frozen=True, slots=True)
class Services:
    """What of a platform can be asked about this place."""

    lineitem: str | None = None
    lineitems: str | None = None
    scopes: tuple[str, ...] = ()
    memberships: str | None = None


@dataclass(frozen=True, slots=True)
class Deep:
    """A request to choose what a place in the course shall be."""

    return_url: str
    data: str | None
    takes_lineitem: bool


@dataclass(frozen=True, slots=True)
class Launch:
    """Who comes, into which place of which course."""

    platform: Platform
    deployment: Deployment
    sub: str
    name: str | None
    given: str | None
    family_name: str | None
    email: str | None
    locale: str
    role: Role
    context_id: str
    context_title: str | None
    context_label: str | None
    link_id: str | None  # None in deep linking
    link_title: str | None
    task: str | None
    services: Services
    deep: Deep | None
    family: str | None
    new_hosts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Desk:
    """What checking needs."""

    db: Database
    settings: Settings
    client: Client
    keys: KeyRing


def refused(check: int, platform: Platform | None, code: str = "E03", **facts: Any) -> Trouble:
    """What is raised when a check fails; the log names check and platform, and nobody."""
    logs.event("launch refused", check=check, platform=platform and platform.id, code=code)
    return trouble(code, **facts)


def state_of(desk: Desk, state: str, now: datetime) -> State:
    """Check 2: a login that is known, unused, and not over."""
    columns = (login.c.platform_id, login.c.nonce_hash, login.c.storage_target)
    query = select(*columns).where(
        login.c.state_hash == ids.digest(state),
        login.c.used_at.is_(None),
        login.c.expires_at > now,
    )
    with desk.db.read() as connection:
        found = connection.execute(query).one_or_none()
        known = rows.by_id(Platform, connection, found[0]) if found else None
    if found is None or known is None or known.state != ACTIVE:
        raise refused(2, known)
    return State(state, known, found[1], found[2])


def checked(desk: Desk, begun: State, token: str, now: datetime) -> Launch:
    """Checks 4 to 17; Trouble at the first that fails."""
    platform = begun.platform
    claims = _verified(desk, platform, token, now)
    _address(claims, platform)
    _times(claims, platform, now)
    _spend(desk, begun, claims, now)
    kind = _message(claims, platform)
    deployment = _deployment(desk, claims, platform)
    if not is_target(desk.settings, claims.get(words.TARGET_LINK_URI)):
        raise refused(12, platform)
    try:
        return _read(desk, claims, deployment, platform, kind)
    except Odd:
        raise refused(15, platform) from None


def _verified(desk: Desk, platform: Platform, token: str, now: datetime) -> dict[str, Any]:
    try:
        header, payload, signature, signed = strict.parts(token)
        kid = strict.identifier(header.get("kid"))
    except Odd:
        raise refused(4, platform) from None
    if header.get("alg") != "RS256" or _FORBIDDEN & header.keys():
        raise refused(4, platform)
    key = desk.keys.find(platform, kid, now)
    if key is None:
        raise refused(5, platform)
    algorithm = jwt.algorithms.RSAAlgorithm(jwt.algorithms.RSAAlgorithm.SHA256)
    if not algorithm.verify(signed, key, signature):
        raise refused(6, platform)
    try:
        return strict.record(payload)
    except Odd:
        raise refused(6, platform) from None


def _address(claims: dict[str, Any], platform: Platform) -> None:
    """Check 7: from the platform, to us."""
    audience, party = claims.get("aud"), claims.get("azp")
    listed = audience if isinstance(audience, list) else [audience]
    good = (
        claims.get("iss") == platform.issuer
        and all(isinstance(one, str) for one in listed)
        and platform.client_id in listed
        and (len(listed) == 1 or party is not None)
        and (party is None or party == platform.client_id)
    )
    if not good:
        raise refused(7, platform)


def _times(claims: dict[str, Any], platform: Platform, now: datetime) -> None:
    """Check 8: not over, not old, not from the future, with a minute for clocks that differ."""
    moment = now.timestamp()
    try:
        expires, issued = strict.moment(claims.get("exp")), strict.moment(claims.get("iat"))
        begins = strict.moment(claims["nbf"]) if "nbf" in claims else moment
    except Odd:
        raise refused(8, platform) from None
    good = (
        expires > moment - LEEWAY
        and moment - OLDEST <= issued <= moment + LEEWAY
        and begins <= moment + LEEWAY
    )
    if not good:
        raise refused(8, platform)


def _spend(desk: Desk, begun: State, claims: dict[str, Any], now: datetime) -> None:
    """Check 9: the nonce is that of this login, and of two at once one is too late."""
    said = claims.get("nonce")
    if not isinstance(said, str) or not is_same(ids.digest(said), begun.nonce_hash):
        raise refused(9, begun.platform)
    used = {"platform_id": begun.platform.id, "nonce_hash": begun.nonce_hash, "until": now + LASTS}
    mine = (login.c.state_hash == ids.digest(begun.state), login.c.used_at.is_(None))
    try:
        with desk.db.write() as connection:
            spent = connection.execute(update(login).where(*mine).values(used_at=now)).rowcount
            if spent == 1:
                connection.execute(insert(nonce).values(used))
    except IntegrityError:
        spent = 0
    if spent != 1:
        raise refused(9, begun.platform)


def _message(claims: dict[str, Any], platform: Platform) -> str:
    """Check 10."""
    kind = claims.get(words.MESSAGE_TYPE)
    known = isinstance(kind, str) and kind in {words.RESOURCE_LAUNCH, words.DEEP_LAUNCH}
    if claims.get(words.VERSION) != words.ONE_POINT_THREE or not known:
        raise refused(10, platform)
    return str(kind)


def _deployment(desk: Desk, claims: dict[str, Any], platform: Platform) -> Deployment:
    """Check 11: an installation that was accepted; one that is new waits for somebody."""
    try:
        named = strict.identifier(claims.get(words.DEPLOYMENT_ID))
    except Odd:
        raise refused(11, platform) from None
    with desk.db.read() as connection:
        found = platforms.deployment_of(connection, platform.id, named)
    if found is None:
        state = ACTIVE if desk.settings.accept_deployments == "auto" else PENDING
        with desk.db.write() as connection:
            found = platforms.deploy(connection, platform.id, named, state)
    if found.state != ACTIVE:
        raise refused(11, platform, "E04", id=named)
    return found


def _read(
    desk: Desk, claims: dict[str, Any], deployment: Deployment, platform: Platform, kind: str
) -> Launch:
    """Checks 13 to 17."""
    if not claims.get("sub"):
        raise refused(13, platform, "E05")
    try:
        sub = strict.identifier(claims["sub"])
    except Odd:
        raise refused(13, platform) from None
    role = role_of(claims.get(words.ROLES))
    if role is None:
        raise refused(14, platform, "E06")
    deep = _deep(claims, platform, role) if kind == words.DEEP_LAUNCH else None
    place = strict.claim(claims, words.RESOURCE_LINK)
    link_id = None if deep else strict.identifier(place.get("id"))
    context = strict.claim(claims, words.CONTEXT)
    said = context.get("id")
    context_id = f"link:{link_id or 'deep'}" if said is None else strict.identifier(said)
    services = _services(claims)
    urls = (
        services.lineitem,
        services.lineitems,
        services.memberships,
        deep.return_url if deep else None,
    )
    custom, lms = strict.claim(claims, words.CUSTOM), strict.claim(claims, words.TOOL_PLATFORM)
    shown = strict.claim(claims, words.LAUNCH_PRESENTATION)
    return Launch(
        platform=platform,
        deployment=deployment,
        sub=sub,
        name=strict.words(claims.get("name")),
        given=strict.words(claims.get("given_name")),
        family_name=strict.words(claims.get("family_name")),
        email=strict.words(claims.get("email")),
        locale=_locale(shown.get("locale") or claims.get("locale")),
        role=role,
        context_id=context_id,
        context_title=strict.words(context.get("title")),
        context_label=strict.words(context.get("label")),
        link_id=link_id,
        link_title=strict.words(place.get("title")),
        task=strict.words(custom.get("task")),
        services=services,
        deep=deep,
        family=strict.words(lms.get("product_family_code")),
        new_hosts=frozenset(_new_hosts(desk, platform, urls)),
    )


def _deep(claims: dict[str, Any], platform: Platform, role: Role) -> Deep:
    """What deep linking needs besides: somebody who teaches, and a place that takes tasks."""
    asked = strict.claim(claims, words.DEEP_SETTINGS)
    if role is not Role.TEACHER:
        raise refused(14, platform, "E06")
    kinds, url, data = (
        asked.get("accept_types"),
        asked.get("deep_link_return_url"),
        asked.get("data"),
    )
    if not isinstance(kinds, list) or "ltiResourceLink" not in kinds:
        raise refused(16, platform, "E10")
    if not isinstance(url, str) or not isinstance(data, str | None):
        raise Odd("deep linking")
    return Deep(url, data, asked.get("accept_lineitem") is not False)


def _services(claims: dict[str, Any]) -> Services:
    grades, names = strict.claim(claims, words.AGS), strict.claim(claims, words.NRPS)
    scopes = grades.get("scope", [])
    if not isinstance(scopes, list) or not all(isinstance(one, str) for one in scopes):
        raise Odd("scopes")
    return Services(
        _url(grades.get("lineitem")),
        _url(grades.get("lineitems")),
        tuple(one for one in (*words.SCOPES, words.LINEITEM_READ) if one in scopes),
        _url(names.get("context_memberships_url")),
    )


def _url(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise Odd("address")
    return value or None


def _new_hosts(desk: Desk, platform: Platform, urls: tuple[str | None, ...]) -> set[str]:
    """Check 16: hosts that a signed token tells us of, none of them inside our own network."""
    new = set()
    for url in urls:
        if url is None:
            continue
        if not desk.client.is_acceptable(url):
            raise refused(16, platform)
        host = urlsplit(url).hostname or ""
        if host in platform.hosts:
            continue
        if desk.client.is_inside(url) and not desk.client.is_inside(platform.token_url or ""):
            raise refused(16, platform)
        new.add(host)
    return new


def _locale(value: object) -> str:
    return _LOCALES.get(str(value)[:2].lower(), "es")
