"""One file of a download, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from autograder.lms.archive import Member, is_hidden

SUFFIXES = (".ipynb", ".zip", ".py")  # what can be graded, the likeliest first


@dataclass(frozen=True, slots=True)
class Piece:
    """A file somebody handed in; those of one `series` are versions of one another."""

    member: Member
    key: str = ""  # whose: empty when nobody knows
    student: str | None = None
    file: str = ""  # the name the student gave it
    series: str = ""
    version: int = 0  # the higher, the newer, where the system counts
    late: bool = False
    typed: bool = False  # text typed into the system, or an address
    email: str | None = None
    group: str | None = None

    @property
    def suffix(self) -> str:
        """What kind of file it is."""
        return PurePosixPath(self.member.name).suffix.lower()

    @property
    def gradable(self) -> bool:
        """Whether it may be a notebook, or hold one."""
        hidden = is_hidden(self.member.name) and not self.member.astray
        return self.suffix in SUFFIXES and not self.typed and not hidden

    @property
    def age(self) -> tuple[int, datetime, int]:
        """Sorts versions from the oldest to the newest."""
        return self.version, self.member.modified or datetime.min, self.member.number
