"""A login begins: which platform asks, and what it must bring back."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import insert

from autograder.hosts import is_loopback
from autograder.serve import ids
from autograder.serve.db import Database
from autograder.serve.errors import trouble
from autograder.serve.lti import platforms, strict
from autograder.serve.lti.platforms import Platform
from autograder.serve.settings import Settings
from autograder.serve.tables import login

LASTS = timedelta(minutes=10)
MOST_OPEN = 30  # logins that one address may leave open within a minute
ASKED = ("iss", "login_hint", "target_link_uri")
OPTIONAL = ("client_id", "lti_message_hint", "lti_deployment_id", "lti_storage_target")
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Begun:
    """A login that waits for the platform's answer."""

    platform: Platform
    state: str
    url: str  # where the browser goes now
    storage_target: str | None

    @property
    def cookie(self) -> str:
        """The name of the cookie that has the state: one for each login, for parallel tabs."""
        return cookie_of(ids.digest(self.state))

    @property
    def origin(self) -> str:
        """From where the platform's storage answers."""
        parts = urlsplit(self.platform.auth_url or "")
        return f"{parts.scheme}://{parts.netloc}"


def cookie_of(state_hash: str) -> str:
    """What the cookie of a login is called."""
    return state_hash[:8]


def read(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """What a platform says at the beginning; E01 where it is not that, or something twice."""
    said: dict[str, str] = {}
    for name, value in pairs:
        if name not in (*ASKED, *OPTIONAL):
            continue
        if name in said or len(value) > _LONGEST or not strict.is_text(value):
            raise trouble("E01")
        said[name] = value
    if not all(said.get(name) for name in ASKED):
        raise trouble("E01")
    return {name: value for name, value in said.items() if value}


def begin(db: Database, settings: Settings, said: dict[str, str], now: datetime) -> Begun:
    """Remember a login, and say where it goes on."""
    with db.read() as connection:
        platform = platforms.addressed(connection, said["iss"], said.get("client_id"))
    if platform is None:
        raise trouble("E02", framed_by=platforms.origins_of(said["iss"]))
    if not is_target(settings, said["target_link_uri"]):
        raise trouble("E01", framed_by=platform.origins)
    state, nonce = ids.new_token(), ids.new_token()
    target = said.get("lti_storage_target")
    values = {
        "state_hash": ids.digest(state),
        "nonce_hash": ids.digest(nonce),
        "platform_id": platform.id,
        "params": {
            "target_link_uri": said["target_link_uri"],
            "lti_deployment_id": said.get("lti_deployment_id"),
        },
        "storage_target": target,
        "created_at": now,
        "expires_at": now + LASTS,
    }
    with db.write() as connection:
        connection.execute(insert(login).values(values))
    return Begun(platform, state, _onward(settings, platform, said, state, nonce), target)


def is_target(settings: Settings, url: object) -> bool:
    """Whether an address is one that a platform may open here."""
    if not isinstance(url, str):
        return False
    rest = url.removeprefix(settings.url)
    if rest == url:
        return False
    path, _, query = rest.partition("?")
    if "#" in url or ".." in path or "\\" in path or not query.isprintable():
        return False
    return path == "/launch" or (path.startswith("/t/") and len(path) > 3)


def _onward(
    settings: Settings, platform: Platform, said: dict[str, str], state: str, nonce: str
) -> str:
    parts = urlsplit(platform.auth_url or "")
    asked = {
        "scope": "openid",
        "response_type": "id_token",
        "response_mode": "form_post",
        "prompt": "none",
        "client_id": platform.client_id,
        "redirect_uri": f"{settings.url}/launch",
        "login_hint": said["login_hint"],
        "state": state,
        "nonce": nonce,
    }
    if hint := said.get("lti_message_hint"):
        asked["lti_message_hint"] = hint
    own = parse_qsl(parts.query, keep_blank_values=True)
    return parts._replace(query=urlencode([*own, *asked.items()])).geturl()


class Doors:
    """How many logins each address has begun and not ended; nothing of it is written down.

    Those of this machine are not counted: behind a proxy that is not trusted everybody is.
    """

    def __init__(self, most: int = MOST_OPEN) -> None:
        self._most = most
        self._open: dict[str, dict[str, float]] = defaultdict(dict)
        self._lock = threading.Lock()

    def enter(self, address: str | None) -> None:
        """E15's kind of answer for an address that leaves too many open."""
        if is_loopback(address or ""):
            return
        with self._lock:
            self._sweep()
            if len(self._open.get(address or "", {})) >= self._most:
                raise trouble("E26", retry_after=60)

    def opened(self, address: str | None, state: str) -> None:
        """One more."""
        if not is_loopback(address or ""):
            with self._lock:
                self._open[address or ""][ids.digest(state)] = time.monotonic()

    def ended(self, state: str) -> None:
        """One less, from wherever its answer came."""
        with self._lock:
            for each in self._open.values():
                each.pop(ids.digest(state), None)

    def _sweep(self) -> None:
        before = time.monotonic() - 60
        for address in list(self._open):
            kept = {name: at for name, at in self._open[address].items() if at > before}
            if kept:
                self._open[address] = kept
            else:
                del self._open[address]
