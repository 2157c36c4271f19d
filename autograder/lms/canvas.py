"""Canvas's download of all submissions: files whose names say whose they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from autograder.lms.archive import Member, is_hidden
from autograder.lms.piece import Piece

# The first match counts: what follows the attachment id is the student's own choice.
_OWNER = re.compile(
    r"(?:(?P<anonymous_late>LATE_)?anon_(?P<anonymous>[A-Za-z0-9]+)"
    r"|(?P<name>[^\W_][\w.-]*?)(?P<late>_LATE|_late)?_(?P<key>[1-9]\d*))"
    r"_(?:(?P<attachment>[1-9]\d*)_(?P<file>.+)|(?P<typed>text|link)\.html)"
)
_AGAIN = re.compile(r"-\d+(?=\.\w+$)")  # what Canvas puts behind the name of a further attempt


def pieces(members: Sequence[Member]) -> tuple[Piece, ...] | None:
    """Whose each file is; None when this is no Canvas download.

    Other names can look alike (`tarea_1_2_ana.ipynb`), so most files must fit, and Canvas gives
    no two of them one attachment id.
    """
    named = [member for member in members if not member.astray]
    found = tuple(_piece(member) for member in named if not is_hidden(member.name))
    ours = [piece for piece in found if piece.key]
    names = {piece.member.name for piece in ours if not piece.typed}
    attachments = {piece.version for piece in ours if not piece.typed}
    if not ours or 2 * len(ours) <= len(found) or len(attachments) < len(names):
        return None
    return found + tuple(Piece(m, file=m.name) for m in members if m.astray)


def _piece(member: Member) -> Piece:
    name = PurePosixPath(member.name).name
    owner = _OWNER.fullmatch(name)
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
