"""Asking an LMS: bounded in time and size, never redirected, never into our own network.

The address that a name resolves to is looked at and then used for that very request, so that a
name cannot be one place when it is checked and another when it is asked.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2

from autograder import __version__
from autograder.hosts import is_loopback
from autograder.serve.settings import Settings

LARGEST = 1 << 20  # bytes of an answer, where nothing else is said
LONGEST = 30.0  # seconds of one answer, however slowly it drips
_TIMEOUT = httpx2.Timeout(10.0, connect=5.0)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(Exception):
    """Nobody answered, or with what is no answer."""


class Forbidden(Unreachable):
    """An address that we do not go to."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an LMS said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_good(self) -> bool:
        """Whether it did what was asked."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """What its body says; Unreachable where that is no JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Unreachable("the answer is no JSON") from None


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, with what."""

    method: str
    url: str
    headers: Mapping[str, str] | None = None
    json: Any = None
    form: Mapping[str, str] | None = None
    largest: int = LARGEST


class Client:
    """The way out, for every thread."""

    def __init__(self, settings: Settings, per_second: float = 10.0) -> None:
        self._settings = settings
        limits = httpx2.Limits(max_connections=32, max_keepalive_connections=8)
        self._http = httpx2.Client(
            timeout=_TIMEOUT, follow_redirects=False, trust_env=False, limits=limits
        )
        self._pace = Pace(per_second)

    def close(self) -> None:
        """Close every connection."""
        self._http.close()

    def is_acceptable(self, url: object) -> bool:
        """Whether it is an address that a platform may have: https and a host, and no more.

        Where we ourselves are reached by plain http on this machine, so may platforms be.
        """
        if not isinstance(url, str) or not 0 < len(url) <= 2000 or not url.isprintable():
            return False
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            return False
        if not host or parts.username is not None or parts.password is not None or " " in url:
            return False
        local = not self._settings.secure and is_loopback(host)
        return parts.scheme == "https" or (parts.scheme == "http" and local)

    def is_inside(self, url: str) -> bool:
        """Whether a host is in a private network, or this machine; also where nobody knows it."""
        try:
            return any(not _is_public(address) for address in _resolved(url))
        except Unreachable:
            return True

    def ask(self, what: Ask, *, inside: bool = False, pace: str | None = None) -> Answer:
        """The answer; Unreachable where there is none.

        `inside` allows private networks; `pace` names whom not to ask too often.
        """
        if not self.is_acceptable(what.url):
            raise Forbidden("not an address to ask")
        addresses = _resolved(what.url)
        if not inside and not all(map(_is_public, addresses)):
            raise Forbidden("in a private network")
        if pace:
            self._pace.wait(pace)
        last: Exception | None = None
        for address in addresses:
            try:
                return self._ask(what, address)
            except httpx2.ConnectError as fault:
                last = fault
            except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as fault:
                raise Unreachable(type(fault).__name__) from None
        raise Unreachable(type(last).__name__)

    def _ask(self, what: Ask, address: Address) -> Answer:
        parts = urlsplit(what.url)
        pinned = f"[{address}]" if address.version == 6 else str(address)
        netloc = f"{pinned}:{parts.port}" if parts.port else pinned
        headers = {
            "Host": parts.netloc,
            "User-Agent": f"gradiente/{__version__}",
            **(what.headers or {}),
        }
        content = None if what.json is None else json.dumps(what.json).encode()
        until = time.monotonic() + LONGEST
        with self._http.stream(
            what.method,
            parts._replace(netloc=netloc).geturl(),
            headers=headers,
            content=content,
            data=what.form,
            extensions={"sni_hostname": parts.hostname},
        ) as answer:
            body = b""
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > what.largest or time.monotonic() > until:
                    raise Unreachable("the answer is too long")
        return Answer(answer.status_code, dict(answer.headers), body)


class Pace:
    """So many requests a second to each, and no more."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._next: dict[str, float] = defaultdict(float)
        self._lock = threading.Lock()

    def wait(self, whom: str) -> None:
        """Come back when it is our turn."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next[whom])
            self._next[whom] = turn + self._gap
        time.sleep(turn - now)


def _resolved(url: str) -> list[Address]:
    parts = urlsplit(url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable("nobody knows that host") from None
    return [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]


def _is_public(address: Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast
