"""Where the random cases of hidden checks come from: a secret of the class, and the attempt.

Each attempt at a task is asked other numbers than the one before, and every student of a class the
same ones. What a submission finds out about them is worth nothing in the next.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from autograder.model import Refusal

FIXED = ""  # no secret: the cases of the written seeds alone, for samples, measurements and tests
OWN = Path(__file__).with_name("seed.txt")  # an otter zip brings its seed along
WHILE_LOADING = None

_seed: ContextVar[str | None] = ContextVar("seed")


@dataclass(frozen=True, slots=True)
class Draw:
    """Which attempt at a task a submission is, and the seed of its hidden cases."""

    attempt: int = 1
    seed: str = FIXED


def new_secret() -> str:
    """A secret for a class."""
    return secrets.token_hex(32)


def draw(secret: str, slug: str, attempt: int) -> Draw:
    """The cases of an attempt at a task: the same for everybody whose class has this secret."""
    if secret == FIXED:
        return Draw(attempt)
    what = f"{slug}\n{attempt}".encode()
    return Draw(attempt, hmac.new(secret.encode(), what, sha256).hexdigest())


@contextmanager
def using(seed: str | None) -> Iterator[None]:
    """Let what asks for a generator meanwhile get one of this seed; WHILE_LOADING refuses it."""
    token = _seed.set(seed)
    try:
        yield
    finally:
        _seed.reset(token)


def in_use() -> str | None:
    """The seed that generators are made from now; WHILE_LOADING where none may be asked for."""
    return _seed.get(_own())


def rng_of(label: int) -> np.random.Generator:
    """The generator that a label has under the seed in use; the same one each time it is asked for.

    Raises Refusal while the files of a task are loaded: what is drawn then would be drawn once for
    all attempts.
    """
    seed = in_use()
    if seed is WHILE_LOADING:
        raise Refusal("a random case is drawn outside a function: draw it inside the check")
    return np.random.default_rng([label, *_words(seed)])


@cache
def _own() -> str:
    return OWN.read_text("ascii").strip() if OWN.exists() else FIXED


def _words(seed: str) -> list[int]:
    """A seed in hexadecimal as the numbers that NumPy takes; none for FIXED."""
    return [int(seed[i : i + 8], 16) for i in range(0, len(seed), 8)]
