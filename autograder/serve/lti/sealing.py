"""What only this service can read again: AES-GCM under a key that follows from its secret."""

from __future__ import annotations

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


def seal(secret: bytes, content: bytes, purpose: str) -> bytes:
    """The content, to be opened with the same secret and for the same purpose only."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(secret)).encrypt(nonce, content, purpose.encode())


def unseal(secret: bytes, sealed: bytes, purpose: str) -> bytes | None:
    """What was sealed; None where it was sealed otherwise, or changed since."""
    if len(sealed) <= _NONCE:
        return None
    try:
        return AESGCM(_key(secret)).decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode())
    except InvalidTag:
        return None


def _key(secret: bytes) -> bytes:
    return hmac.new(secret, b"sealing", sha256).digest()
