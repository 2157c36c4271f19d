"""Our own keys: one signs, the next is published a day before it does, the last a week after.

Private halves are in the database, sealed with the secret that is not.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicKey,
    generate_private_key,
)
from sqlalchemy import Connection, insert, select, update

from autograder.model import Refusal
from autograder.serve import audit
from autograder.serve.audit import Deed
from autograder.serve.db import Database
from autograder.serve.lti import sealing
from autograder.serve.settings import Settings
from autograder.serve.tables import tool_key
from autograder.storage import PRIVATE, write_whole

BITS = 3072
SHORTEST = 2048
ROTATED_EVERY = timedelta(days=180)
PUBLISHED_BEFORE = timedelta(hours=24)
PUBLISHED_AFTER = timedelta(days=7)
NEXT, ACTIVE, OLD = "next", "active", "old"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that signs."""

    kid: str
    private: RSAPrivateKey

    def sign(self, claims: dict[str, Any], **headers: str) -> str:
        """A token of these claims."""
        said = {"kid": self.kid, **headers}
        return jwt.encode(claims, self.private, algorithm="RS256", headers=said)


@dataclass(frozen=True, slots=True)
class Kept:
    """A key as it is kept, without its private half."""

    kid: str
    public: dict[str, str]
    state: str
    created_at: datetime
    activated_at: datetime | None  # or when it will sign
    gone_at: datetime | None


def ensure(db: Database, settings: Settings, now: datetime) -> None:
    """Have a key that signs; make the next when its time comes, and let it sign a day later."""
    with db.read() as connection:
        known = {one.state: one for one in kept(connection)}
    active, following = known.get(ACTIVE), known.get(NEXT)
    if active is None:
        _add(db, settings, generate(), ACTIVE, now, now)
    elif following is None and now - (active.activated_at or now) > ROTATED_EVERY:
        _add(db, settings, generate(), NEXT, now, now + PUBLISHED_BEFORE)
    elif following and following.activated_at and following.activated_at <= now:
        with db.write() as connection:
            _let_sign(connection, following.kid, now)


def rotate(db: Database, settings: Settings, now: datetime, *, at_once: bool = False) -> Kept:
    """Begin a change of keys; the one that will sign, and when."""
    with db.read() as connection:
        following = next((one for one in kept(connection) if one.state == NEXT), None)
    if following is None:
        kid = _add(db, settings, generate(), NEXT, now, now + PUBLISHED_BEFORE)
    else:
        kid = following.kid
    with db.write() as connection:
        if at_once:
            _let_sign(connection, kid, now)
        audit.write(connection, Deed(audit.CLI, "lti keys rotate", after={"kid": kid}), now)
        return next(one for one in kept(connection) if one.kid == kid)


def take_in(db: Database, settings: Settings, pem: bytes, now: datetime) -> Kept:
    """Sign with a key that somebody brings, from now on."""
    try:
        private = serialization.load_pem_private_key(pem, None)
    except (ValueError, TypeError):
        raise Refusal("this is no private key in PEM without a password") from None
    if not isinstance(private, RSAPrivateKey) or private.key_size < SHORTEST:
        raise Refusal(f"LTI needs an RSA key of {SHORTEST} bits or more")
    kid = kid_of(public_of(private.public_key()))
    with db.read() as connection:
        known = {one.kid for one in kept(connection)}
    if kid not in known:
        _add(db, settings, private, NEXT, now, now)
    with db.write() as connection:
        _let_sign(connection, kid, now)
        audit.write(connection, Deed(audit.CLI, "lti keys import", after={"kid": kid}), now)
        return next(one for one in kept(connection) if one.kid == kid)


def signing(connection: Connection, settings: Settings, now: datetime) -> Key:
    """The key that signs now."""
    due = (tool_key.c.state == NEXT) & (tool_key.c.activated_at <= now)
    query = (
        select(tool_key.c.kid, tool_key.c.private)
        .where(due | (tool_key.c.state == ACTIVE))
        .order_by(tool_key.c.state.desc())  # next before active
        .limit(1)
    )
    kid, sealed = connection.execute(query).one()
    return Key(kid, _opened(settings, kid, sealed))


def published(connection: Connection, now: datetime) -> dict[str, list[dict[str, str]]]:
    """The key set that platforms read."""
    found = [one for one in kept(connection) if one.gone_at is None or one.gone_at > now]
    return {"keys": [one.public for one in found]}


def kept(connection: Connection) -> tuple[Kept, ...]:
    """Every key, the newest first."""
    columns = [tool_key.c[name] for name in Kept.__slots__]
    query = select(*columns).order_by(tool_key.c.created_at.desc(), tool_key.c.kid)
    return tuple(Kept(*row) for row in connection.execute(query))


def reseal(db: Database, settings: Settings, secret: bytes, now: datetime) -> int:
    """Seal every key with a new secret, which takes the place of the old one; how many.

    The new secret lies beside the old before anything is sealed with it, so that a crash between
    the two leaves both.
    """
    path = settings.secret_file or settings.home / "secret"
    beside = path.with_name(path.name + ".new")
    write_whole(beside, secret, PRIVATE)
    with db.write() as connection:
        found = connection.execute(select(tool_key.c.kid, tool_key.c.private)).all()
        for kid, sealed in found:
            private = _sealed(secret, kid, _opened(settings, kid, sealed))
            mine = tool_key.c.kid == kid
            connection.execute(update(tool_key).where(mine).values(private=private))
        audit.write(connection, Deed(audit.CLI, "lti keys reseal"), now)
    beside.replace(path)
    return len(found)


def generate() -> RSAPrivateKey:
    """A new key."""
    return generate_private_key(public_exponent=65537, key_size=BITS)


def public_of(key: RSAPublicKey) -> dict[str, str]:
    """The public half as a JWK."""
    numbers = key.public_numbers()
    jwk = {"kty": "RSA", "e": _number(numbers.e), "n": _number(numbers.n)}
    return {**jwk, "kid": kid_of(jwk), "alg": "RS256", "use": "sig"}


def kid_of(jwk: dict[str, str]) -> str:
    """What a key is called: the thumbprint of RFC 7638."""
    named = {name: jwk[name] for name in ("e", "kty", "n")}
    digest = sha256(json.dumps(named, separators=(",", ":")).encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _add(
    db: Database,
    settings: Settings,
    private: RSAPrivateKey,
    state: str,
    now: datetime,
    signs_from: datetime,
) -> str:
    public = public_of(private.public_key())
    kid = public["kid"]
    values = {
        "kid": kid,
        "private": _sealed(settings.secret, kid, private),
        "public": public,
        "state": state,
        "created_at": now,
        "activated_at": signs_from,
    }
    with db.write() as connection:
        connection.execute(insert(tool_key).values(values))
    return kid


def _let_sign(connection: Connection, kid: str, now: datetime) -> None:
    gone = {"state": OLD, "gone_at": now + PUBLISHED_AFTER}
    others = (tool_key.c.kid != kid, tool_key.c.state == ACTIVE)
    connection.execute(update(tool_key).where(*others).values(gone))
    new = {"state": ACTIVE, "activated_at": now, "gone_at": None}
    connection.execute(update(tool_key).where(tool_key.c.kid == kid).values(new))


def _sealed(secret: bytes, kid: str, private: RSAPrivateKey) -> bytes:
    encoded = private.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return sealing.seal(secret, encoded, f"tool key {kid}")


def _opened(settings: Settings, kid: str, sealed: bytes) -> RSAPrivateKey:
    for secret in _secrets(settings):
        encoded = sealing.unseal(secret, sealed, f"tool key {kid}")
        if encoded is not None:
            private = serialization.load_der_private_key(encoded, None)
            assert isinstance(private, RSAPrivateKey)  # noqa: S101 - no other kind is sealed
            return private
    raise Refusal(f"the key {kid} was sealed with another secret: restore the file `secret`")


def _secrets(settings: Settings) -> list[bytes]:
    path = settings.secret_file or settings.home / "secret"
    beside = path.with_name(path.name + ".new")
    return [settings.secret, *([beside.read_bytes()] if beside.exists() else [])]


def _number(value: int) -> str:
    content = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
