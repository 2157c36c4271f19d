"""What a token says whose signature and addresses are good: checks 13 to 17 read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from autograder.serve.lti import strict, words
from autograder.serve.lti.desk import Desk, refused
from autograder.serve.lti.platforms import Deployment, Platform
from autograder.serve.lti.roles import role_of
from autograder.serve.lti.strict import Odd
from autograder.serve.tables import Role

_LOCALES = {"es": "es", "en": "en"}


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
class Who:
    """Somebody, as their platform describes them."""

    sub: str
    name: str | None
    given: str | None
    family: str | None
    email: str | None
    locale: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a course; in deep linking there is no place yet."""

    context_id: str
    context_title: str | None
    context_label: str | None
    link_id: str | None
    link_title: str | None
    task: str | None


@dataclass(frozen=True, slots=True)
class Launch:
    """Who comes, into which place of which course."""

    platform: Platform
    deployment: Deployment
    who: Who
    role: Role
    where: Where
    services: Services
    deep: Deep | None
    family: str | None  # what kind of LMS it is
    new_hosts: frozenset[str]


def read(
    desk: Desk, claims: dict[str, Any], deployment: Deployment, platform: Platform, kind: str
) -> Launch:
    """Checks 13 to 17."""
    who = _who(claims, platform)
    role = role_of(claims.get(words.ROLES))
    if role is None:
        raise refused(14, platform, "E06")
    deep = _deep(claims, platform, role) if kind == words.DEEP_LAUNCH else None
    where = _where(claims, is_deep=deep is not None)
    services = _services(claims)
    back = deep.return_url if deep else None
    urls = (services.lineitem, services.lineitems, services.memberships, back)
    lms = strict.claim(claims, words.TOOL_PLATFORM)
    return Launch(
        platform=platform,
        deployment=deployment,
        who=who,
        role=role,
        where=where,
        services=services,
        deep=deep,
        family=strict.words(lms.get("product_family_code")),
        new_hosts=frozenset(_new_hosts(desk, platform, urls)),
    )


def _who(claims: dict[str, Any], platform: Platform) -> Who:
    if not claims.get("sub"):
        raise refused(13, platform, "E05")
    try:
        sub = strict.identifier(claims["sub"])
    except Odd:
        raise refused(13, platform) from None
    shown = strict.claim(claims, words.LAUNCH_PRESENTATION)
    return Who(
        sub=sub,
        name=strict.words(claims.get("name")),
        given=strict.words(claims.get("given_name")),
        family=strict.words(claims.get("family_name")),
        email=strict.words(claims.get("email")),
        locale=_locale(shown.get("locale") or claims.get("locale")),
    )


def _where(claims: dict[str, Any], *, is_deep: bool) -> Where:
    """Without a context every place is a course of its own."""
    place, context = strict.claim(claims, words.RESOURCE_LINK), strict.claim(claims, words.CONTEXT)
    custom, said = strict.claim(claims, words.CUSTOM), context.get("id")
    link_id = None if is_deep else strict.identifier(place.get("id"))
    return Where(
        context_id=f"link:{link_id or 'deep'}" if said is None else strict.identifier(said),
        context_title=strict.words(context.get("title")),
        context_label=strict.words(context.get("label")),
        link_id=link_id,
        link_title=strict.words(place.get("title")),
        task=strict.words(custom.get("task")),
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
