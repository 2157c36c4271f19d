"""What stands around every handler: who may post, which headers go out, what is logged.

Nothing a handler does can leave this without the headers, and no fault of ours without a page.
"""

from __future__ import annotations

import ipaddress
import time
import uuid
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from autograder.serve import logs, render
from autograder.serve.errors import AGAIN, KEPT, NOT_KEPT, Trouble, trouble
from autograder.serve.settings import Settings
from autograder.serve.work import clock

SAFE = {"GET", "HEAD", "OPTIONS"}
FROM_ELSEWHERE = {"/login", "/launch", "/launch/proof"}  # an LMS posts there from its own site
_REGISTER = "/register/"
LOGO = "/static/icon.svg"  # an LMS shows it on its own pages
_QUIET = {"/healthz", "/readyz", "/metrics"}
REPORT_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"

Answer = Callable[[Scope, Receive, Send], Awaitable[None]]


class Guard:
    """Around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state |= {"received_at": clock.now(), "request_id": uuid.uuid4().hex[:12]}
        self._believe_proxy(scope)
        watched = _Watched(send, scope, self.settings)
        begun = time.perf_counter()
        try:
            if refusal := self._refusal(scope):
                await _say(refusal, scope, receive, watched)
            else:
                await self.app(scope, receive, watched)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it ends in a page and a line
            logs.fault("request", fault, request=state["request_id"])
            if not watched.status:
                await _say(_of(fault, scope), scope, receive, watched)
        finally:
            _log(scope, watched.status, time.perf_counter() - begun)

    def _refusal(self, scope: Scope) -> Trouble | None:
        """E20 for what another site lets somebody's browser send."""
        path: str = scope["path"]
        if scope["method"] in SAFE or path in FROM_ELSEWHERE or path.startswith(_REGISTER):
            return None
        headers = Headers(scope=scope)
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return None if site == "same-origin" else trouble("E20")
        foreign = origin is not None and origin != self.settings.origin
        return trouble("E20") if foreign else None

    def _believe_proxy(self, scope: Scope) -> None:
        """Whom the proxy says it speaks for, if it is one that we trust."""
        client = scope.get("client")
        if not client or not self.settings.trust_proxy:
            return
        forwarded = Headers(scope=scope).get("x-forwarded-for", "").rpartition(",")[2].strip()
        try:
            near = ipaddress.ip_address(client[0])
            far = ipaddress.ip_address(forwarded)
        except ValueError:
            return
        if any(near in network for network in self.settings.trust_proxy):
            scope["client"] = (str(far), 0)


class _Watched:
    """The way out: the headers of every answer."""

    def __init__(self, send: Send, scope: Scope, settings: Settings) -> None:
        self._send, self._scope, self._settings = send, scope, settings
        self.status = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in self._headers().items():
                headers.setdefault(name, value)
            policy = headers["Content-Security-Policy"]
            headers["Content-Security-Policy"] = f"{policy}; {self._framed_by()}"
        await self._send(message)

    def _headers(self) -> dict[str, str]:
        posts_to = " ".join(("'self'", *self._scope["state"].get("posts_to", ())))
        shown_elsewhere = self._scope["path"] == LOGO
        said = {
            "Content-Security-Policy": (
                f"default-src 'self'; base-uri 'none'; object-src 'none'; form-action {posts_to}"
            ),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "cross-origin" if shown_elsewhere else "same-origin",
        }
        if self._settings.secure:
            said["Strict-Transport-Security"] = "max-age=31536000"
        return said

    def _framed_by(self) -> str:
        """Ourselves, and the LMS of whoever is there."""
        return " ".join(("frame-ancestors", "'self'", *self._scope["state"].get("framed_by", ())))


async def _say(what: Trouble, scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    response = await run_in_threadpool(render.failure, request, what)
    await response(scope, receive, send)


def _of(fault: Exception, scope: Scope) -> Trouble:
    """What people read of a fault of ours; the database may be full, or away for a moment."""
    if isinstance(fault, DBAPIError):
        return trouble("E17", retry_after=60)
    if not scope["path"].endswith("/attempts"):
        return trouble("E18", file=AGAIN)
    return trouble("E18", file=KEPT if scope["state"].get("kept") else NOT_KEPT)


def _log(scope: Scope, status: int, seconds: float) -> None:
    """A line for each request: the route, never the path, for paths hold tokens."""
    path = render.route_of(scope)
    scope["app"].state.measures.answered(scope["method"], path, status, seconds)
    if path in _QUIET and status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return
    facts = {"request": scope["state"]["request_id"], "method": scope["method"], "route": path}
    client = scope.get("client")
    logs.event(
        "request",
        **facts,
        platform=scope["state"].get("platform"),
        status=status,
        ms=round(1000 * seconds, 1),
        net=_net(client and client[0]),
    )


def _net(address: str | None) -> str | None:
    """The network that somebody came from: /24, or /48 of IPv6."""
    try:
        known = ipaddress.ip_address(address or "")
    except ValueError:
        return None
    bits = 24 if known.version == 4 else 48
    return str(ipaddress.ip_network((known, bits), strict=False))
