"""What the grader and the zygote say to each other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self


class Wall(StrEnum):
    """One thing that stands between a student's code and everything else."""

    LANDLOCK = "landlock"
    SECCOMP = "seccomp"
    RLIMITS = "rlimits"
    UID = "uid"
    NAMESPACES = "namespaces"
    TMPFS = "tmpfs"


ALL = frozenset(Wall)
CLOCK = 3.0  # seconds that may go by for each of the processor
FOLDER = 64  # MiB of a student's temporary folder

Verdicts = Mapping[Wall, str | None]  # why a wall does not stand; None for one that does


def standing(verdicts: Verdicts) -> tuple[Wall, ...]:
    """The walls that stand, in the order in which they are named."""
    return tuple(wall for wall in Wall if wall in verdicts and verdicts[wall] is None)


class _Order:
    """A record that travels as JSON."""

    __slots__ = ()

    def pack(self) -> str:
        """The record as text."""
        return json.dumps(asdict(self))  # type: ignore[call-overload]  # every order is a dataclass

    @classmethod
    def unpack(cls, text: str | bytes) -> Self:
        """The record again."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True)
class Setup(_Order):
    """What a zygote is told at its start."""

    root: str  # where the folders are
    walls: tuple[str, ...]
    data: tuple[str, ...]  # names of the environment variables that hold folders of public data
    uid: int  # for the probes


@dataclass(frozen=True, slots=True)
class Request(_Order):
    """One process, please."""

    folder: str
    uid: int
    memory: int  # MiB
    cpu: int  # seconds
    modules: tuple[str, ...] = ()  # what its notebook will import
