"""Cookies that also arrive inside an LMS's frame: written by hand, because Starlette cannot.

`set_cookie(partitioned=True)` raises ValueError below Python 3.14. By plain http, which is this
machine alone, a cookie is neither Secure nor Partitioned and has no prefix.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum

from starlette.requests import Request
from starlette.responses import Response

from autograder.serve.settings import Settings

SESSION = "session"
_PREFIX = "__Host-g-"
_PLAIN_PREFIX = "g-"


class Kind(Enum):
    """Who is to have a cookie besides us."""

    OURS = "nobody"
    SEEN = "scripts of our pages"
    POSTED = "us, when another site posts: by plain http browsers send what says nothing so long"


def name(settings: Settings, what: str) -> str:
    """What a cookie is called."""
    return (_PREFIX if settings.secure else _PLAIN_PREFIX) + what


def put(
    response: Response,
    settings: Settings,
    what: str,
    value: str,
    seconds: int,
    *,
    of: Kind = Kind.OURS,
) -> None:
    """Set a cookie. Its value is letters, digits, - and _."""
    parts = [f"{name(settings, what)}={value}", "Path=/", f"Max-Age={seconds}"]
    if of is not Kind.SEEN:
        parts.append("HttpOnly")
    plain = () if of is Kind.POSTED else ("SameSite=Lax",)
    same_site = ("Secure", "SameSite=None", "Partitioned") if settings.secure else plain
    response.headers.append("set-cookie", "; ".join((*parts, *same_site)))


def let_in(response: Response, settings: Settings, token: str) -> None:
    """Give a browser its session, and let it remember a day longer that there was one.

    Who comes back later is told that it is over, and inside the frame of their own LMS.
    """
    lasts = settings.session_length + timedelta(days=1)
    put(response, settings, SESSION, token, int(lasts.total_seconds()))
    response.headers["Cache-Control"] = "no-store"


def drop(response: Response, settings: Settings, what: str) -> None:
    """Let the browser forget a cookie."""
    put(response, settings, what, "", 0)


def get(request: Request, settings: Settings, what: str) -> str | None:
    """The value of a cookie."""
    return request.cookies.get(name(settings, what)) or None
