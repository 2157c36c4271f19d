"""Cookies that also arrive inside an LMS's frame: written by hand, because Starlette cannot.

`set_cookie(partitioned=True)` raises ValueError below Python 3.14. By plain http, which is this
machine alone, a cookie is neither Secure nor Partitioned and has no prefix.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from autograder.serve.settings import Settings

SESSION = "session"
_PREFIX = "__Host-g-"
_PLAIN_PREFIX = "g-"


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
    seen: bool = False,
) -> None:
    """Set a cookie; scripts see it only if `seen`. Its value is letters, digits, - and _."""
    parts = [f"{name(settings, what)}={value}", "Path=/", f"Max-Age={seconds}"]
    if not seen:
        parts.append("HttpOnly")
    same_site = ("Secure", "SameSite=None", "Partitioned") if settings.secure else ("SameSite=Lax",)
    response.headers.append("set-cookie", "; ".join((*parts, *same_site)))


def drop(response: Response, settings: Settings, what: str) -> None:
    """Let the browser forget a cookie."""
    put(response, settings, what, "", 0)


def get(request: Request, settings: Settings, what: str) -> str | None:
    """The value of a cookie."""
    return request.cookies.get(name(settings, what)) or None
