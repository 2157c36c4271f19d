"""Tokens for the services of a platform: asked for with a signed claim, kept until they end."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from autograder.serve.db import Database
from autograder.serve.lti import keys
from autograder.serve.lti.client import Answer, Ask, Client, Unreachable
from autograder.serve.lti.platforms import Platform
from autograder.serve.settings import Settings
from autograder.serve.work import clock

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_BACK = 5  # seconds that a claim is dated back: Open edX takes none from its future
_EARLY = 60.0  # seconds before its end that a token is not used any more
_SHORTEST = 60
_LONGEST = 86400.0


class Denied(Exception):
    """The platform gives us no token for this."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"token: {answer.status}")
        self.answer = answer


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    until: float  # of the monotonic clock


class Tokens:
    """Those of every platform, in memory only."""

    def __init__(self, db: Database, settings: Settings, client: Client) -> None:
        self._db, self._settings, self._client = db, settings, client
        self._kept: dict[tuple[str, tuple[str, ...]], _Token] = {}
        self._lock = threading.Lock()

    def get(self, platform: Platform, scopes: Iterable[str]) -> str:
        """A token for these scopes; Denied or Unreachable where there is none."""
        key = (platform.id, tuple(sorted(scopes)))
        with self._lock:
            kept = self._kept.get(key)
        if kept and kept.until > time.monotonic():
            return kept.text
        made = self._asked(platform, key[1])
        with self._lock:
            self._kept[key] = made
        return made.text

    def drop(self, platform: Platform) -> None:
        """Forget the tokens of a platform that does not take them any more."""
        with self._lock:
            for key in [key for key in self._kept if key[0] == platform.id]:
                del self._kept[key]

    def authorized(self, platform: Platform, scopes: Iterable[str], what: Ask) -> Answer:
        """The answer to what is asked with a token; one that is refused is renewed once."""
        wanted = tuple(scopes)
        for last in (False, True):
            headers = {
                **(what.headers or {}),
                "Authorization": f"Bearer {self.get(platform, wanted)}",
            }
            ask = replace(what, headers=headers)
            answer = self._client.ask(ask, inside=self._inside(platform), pace=platform.id)
            if last or not _refuses_token(answer):
                return answer
            self.drop(platform)
        raise AssertionError("the loop returns")

    def _inside(self, platform: Platform) -> bool:
        """Whether the platform itself is in a private network, and its services may be."""
        return self._client.is_inside(platform.token_url or "")

    def _asked(self, platform: Platform, scopes: tuple[str, ...]) -> _Token:
        begun = time.monotonic()
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION,
            "client_assertion": self._assertion(platform),
            "scope": " ".join(scopes),
        }
        ask = Ask("POST", platform.token_url or "", {"Accept": "application/json"}, form=form)
        answer = self._client.ask(ask, inside=True, pace=platform.id)
        if not answer.is_good:
            raise Denied(answer)
        said = answer.json()
        text = said.get("access_token") if isinstance(said, dict) else None
        if not isinstance(text, str) or not text.isprintable() or not text.isascii():
            raise Unreachable("the answer has no token")
        return _Token(text, begun + max(0.0, _seconds(said.get("expires_in")) - _EARLY))

    def _assertion(self, platform: Platform) -> str:
        now = clock.now()
        moment = int(now.timestamp())
        claims: dict[str, Any] = {
            "iss": platform.client_id,
            "sub": platform.client_id,
            "aud": platform.token_aud or platform.token_url,
            "iat": moment - _BACK,
            "exp": moment + 60,
            "jti": str(uuid.uuid4()),
        }
        with self._db.read() as connection:
            return keys.signing(connection, self._settings, now).sign(claims)


def _refuses_token(answer: Answer) -> bool:
    """Whether it is the token that is not taken: Open edX says so with 403, and names it."""
    return answer.status == 401 or (answer.status == 403 and b"token" in answer.body.lower())


def _seconds(said: Any) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float | str):
        return _SHORTEST
    try:
        return min(float(said), _LONGEST)
    except ValueError:
        return _SHORTEST
