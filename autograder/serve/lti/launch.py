"""A token from a platform, checked: each check in its order, and nothing written before the ninth.

A bad token must not spend the state, for the good one may follow. One text is said of nearly all,
so that whoever tries learns nothing; the log says which check it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import jwt
from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from autograder.serve import ids, rows
from autograder.serve.lti import message, platforms, strict, words
from autograder.serve.lti.desk import Desk, refused
from autograder.serve.lti.login import LASTS, is_target
from autograder.serve.lti.message import Launch
from autograder.serve.lti.platforms import ACTIVE, PENDING, Deployment, Platform
from autograder.serve.lti.strict import Odd
from autograder.serve.sessions import is_same
from autograder.serve.tables import login, nonce

LEEWAY = 60.0  # seconds
OLDEST = 600.0
_FORBIDDEN = {"crit", "jku", "jwk", "x5u", "x5c"}


@dataclass(frozen=True, slots=True)
class State:
    """A login that was begun here."""

    state: str
    platform: Platform
    nonce_hash: str
    storage_target: str | None


def state_of(desk: Desk, state: str, now: datetime) -> State:
    """Check 2: a login that is known, unused, and not over."""
    found, known = _begun(desk, state)
    if found is None or known is None or known.state != ACTIVE:
        raise refused(2, known)
    if found.used_at is not None or found.expires_at <= now:
        raise refused(2, known)
    return State(state, known, found.nonce_hash, found.storage_target)


def asked_by(desk: Desk, state: object) -> tuple[str, ...]:
    """From where a login was begun, whatever became of it: they may read what went wrong."""
    _, known = _begun(desk, state) if isinstance(state, str) else (None, None)
    return known.origins if known else ()


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
        return message.read(desk, claims, deployment, platform, kind)
    except Odd:
        raise refused(15, platform) from None


def _begun(desk: Desk, state: str) -> tuple[Row[Any] | None, Platform | None]:
    """A login as it is kept, and whom it asked."""
    query = select(login).where(login.c.state_hash == ids.digest(state))
    with desk.db.read() as connection:
        found = connection.execute(query).one_or_none()
        return found, rows.by_id(Platform, connection, found.platform_id) if found else None


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
