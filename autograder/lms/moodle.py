"""Moodle's download of all submissions: a folder, or a file, for each participant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from autograder.lms.archive import Member
from autograder.lms.piece import Piece

# The first match counts: what follows may be a file name of the student's own choice.
_OWNER = re.compile(
    r"(?P<name>.+?)_(?P<key>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?"
)


def pieces(members: Iterable[Member]) -> tuple[Piece, ...] | None:
    """Whose each file is; None when this is no Moodle download."""
    found = tuple(_piece(member) for member in members)
    return found if any(piece.key for piece in found) else None


def _piece(member: Member) -> Piece:
    parts = PurePosixPath(member.name).parts
    for depth, part in enumerate(parts):
        owner = None if member.astray else _OWNER.fullmatch(part)
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
