"""One file of a download, and whose it is: Moodle and Canvas say so in its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from autograder.intake.archive import Member
from autograder.intake.kinds import GRADABLE, LINKS, TEXTS, document, is_hidden, kind

# The first match counts: what follows is the student's own choice.
_MOODLE = re.compile(
    r"(?P<name>.+?)_(?P<key>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?"
)
_CANVAS = re.compile(
    r"(?:(?P<anonymous_late>LATE_)?anon_(?P<anonymous>[A-Za-z0-9]+)"
    r"|(?P<name>[^\W_][\w.-]*?)(?P<late>_LATE|_late)?_(?P<key>[1-9]\d*))"
    r"_(?:(?P<attachment>[1-9]\d*)_(?P<file>.+)|(?P<typed>text|link)\.html)"
)
_AGAIN = re.compile(r"-\d+(?=\.\w+$)")  # what Canvas puts behind the name of a further attempt


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
        return kind(self.member.name)

    @property
    def gradable(self) -> bool:
        """Whether it may be a notebook, or hold one."""
        return self.suffix in GRADABLE and not self.typed and not self.hidden

    @property
    def telling(self) -> bool:
        """Whether its text may hold a notebook all the same, or say where that lies."""
        return self.typed or self.suffix in TEXTS or document(self.member.name) in LINKS

    @property
    def hidden(self) -> bool:
        """Whether a computer left it there."""
        return is_hidden(self.member.name) and not self.member.astray

    @property
    def age(self) -> tuple[int, datetime, int]:
        """Sorts versions from the oldest to the newest."""
        return self.version, self.member.modified or datetime.min, self.member.number


def of_moodle(members: Iterable[Member]) -> tuple[Piece, ...] | None:
    """Whose each file is; None when this is no download of Moodle."""
    pieces = tuple(_moodle_piece(member) for member in members)
    return pieces if any(piece.key for piece in pieces) else None


def of_canvas(members: Sequence[Member]) -> tuple[Piece, ...] | None:
    """Whose each file is; None when this is no download of Canvas.

    Other names can look alike (`tarea_1_2_ana.ipynb`), so most files must fit, and Canvas gives
    no two of them one attachment id.
    """
    named = [member for member in members if not member.astray]
    pieces = tuple(_canvas_piece(member) for member in named if not is_hidden(member.name))
    ours = [piece for piece in pieces if piece.key]
    names = {piece.member.name for piece in ours if not piece.typed}
    attachments = {piece.version for piece in ours if not piece.typed}
    if not ours or 2 * len(ours) <= len(pieces) or len(attachments) < len(names):
        return None
    return pieces + tuple(Piece(m, file=m.name) for m in members if m.astray)


def _moodle_piece(member: Member) -> Piece:
    parts = PurePosixPath(member.name).parts
    for depth, part in enumerate(parts):
        owner = None if member.astray or part.startswith(".") else _MOODLE.fullmatch(part)
        if owner:
            file = "/".join(filter(None, (owner["file"], *parts[depth + 1 :])))
            return Piece(
                member,
                key=str(int(owner["key"])),
                student=owner["name"].replace("_", " ").strip() or None,
                file=file or part,
                series=file,
                typed=owner["plugin"] == "onlinetext",
            )
    return Piece(member, file=member.name)


def _canvas_piece(member: Member) -> Piece:
    name = PurePosixPath(member.name).name
    owner = _CANVAS.fullmatch(name)
    if not owner or (owner["name"] or "") != (owner["name"] or "").lower():
        return Piece(member, file=member.name)
    file = owner["file"] or name
    return Piece(
        member,
        key=owner["key"] or owner["anonymous"],
        student=owner["name"],
        file=file,
        series=_AGAIN.sub("", file),
        version=int(owner["attachment"] or 0),
        late=bool(owner["late"] or owner["anonymous_late"]),
        typed=bool(owner["typed"]),
    )
