"""The keys of the platforms: kept, asked for again when one is unknown, never lost to a fault."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from sqlalchemy import insert, select, update

from autograder.serve import logs
from autograder.serve.db import Database
from autograder.serve.lti.client import Ask, Client, Unreachable
from autograder.serve.lti.platforms import Platform
from autograder.serve.tables import jwks

SHORTEST = 2048  # bits
ASKED_EVERY = 30.0  # seconds, of one platform, for a key that is unknown
FRESH = timedelta(hours=6)
_MOST = 50  # keys of one platform


class KeyRing:
    """What is known of every platform's keys."""

    def __init__(self, db: Database, client: Client) -> None:
        self._db, self._client = db, client
        self._tried: dict[str, float] = {}
        self._lock = threading.Lock()
        self.on_fetched: Callable[[bool], None] = lambda _: None  # whether there were any

    def find(self, platform: Platform, kid: str, now: datetime) -> RSAPublicKey | None:
        """The key of that name; the platform is asked again where it is unknown or old."""
        kept, fetched_at = self._kept(platform)
        if kid not in kept or fetched_at is None or now - fetched_at > FRESH:
            kept = self._asked(platform, kept, now)
        return _usable(kept.get(kid))

    def _kept(self, platform: Platform) -> tuple[dict[str, Any], datetime | None]:
        with self._db.read() as connection:
            query = select(jwks.c["keys"], jwks.c.fetched_at).where(
                jwks.c.platform_id == platform.id
            )
            row = connection.execute(query).one_or_none()
        return (_by_name(row[0]), row[1]) if row else ({}, None)

    def _asked(self, platform: Platform, kept: dict[str, Any], now: datetime) -> dict[str, Any]:
        """The platform's keys; those of before where it does not say, or was asked just now."""
        with self._lock:
            moment = time.monotonic()
            if moment - self._tried.get(platform.id, -ASKED_EVERY) < ASKED_EVERY:
                return kept
            self._tried[platform.id] = moment
        found = self._fetched(platform)
        self.on_fetched(bool(found))
        if not found:
            return kept
        self._keep(platform, found, now)
        return found

    def _fetched(self, platform: Platform) -> dict[str, Any]:
        """The keys that the platform says now; none where it does not, and the log says why."""
        try:
            ask = Ask("GET", platform.jwks_url or "", {"Accept": "application/json"})
            answer = self._client.ask(ask, inside=True)
            found = _by_name(answer.json()["keys"]) if answer.status == 200 else {}
        except (Unreachable, KeyError, TypeError) as fault:
            logs.warn("jwks", platform=platform.id, fault=type(fault).__name__)
            return {}
        if not found:
            logs.warn("jwks", platform=platform.id, fault=f"status {answer.status}, no keys")
        return found

    def _keep(self, platform: Platform, found: dict[str, Any], now: datetime) -> None:
        values = {"keys": list(found.values()), "fetched_at": now, "tried_at": now}
        with self._db.write() as connection:
            mine = update(jwks).where(jwks.c.platform_id == platform.id).values(values)
            if not connection.execute(mine).rowcount:
                connection.execute(insert(jwks).values(platform_id=platform.id, **values))


def _by_name(keys: Any) -> dict[str, Any]:
    if not isinstance(keys, list):
        return {}
    fitting = [one for one in keys[:_MOST] if isinstance(one, dict)]
    return {one["kid"]: one for one in fitting if isinstance(one.get("kid"), str)}


def _usable(jwk: Any) -> RSAPublicKey | None:
    """An RSA key for signatures, long enough; None for anything else."""
    if not isinstance(jwk, dict) or jwk.get("kty") != "RSA":
        return None
    if jwk.get("use", "sig") != "sig" or jwk.get("alg", "RS256") != "RS256":
        return None
    public = {name: jwk.get(name) for name in ("kty", "n", "e")}
    try:
        key = jwt.PyJWK(public, algorithm="RS256").key
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    return key if isinstance(key, RSAPublicKey) and key.key_size >= SHORTEST else None
