"""Whose each file of a download is, by the rules of the system it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.intake import ids
from autograder.intake.archive import Member
from autograder.intake.instructions import Instructions
from autograder.intake.piece import Piece, of_canvas, of_moodle
from autograder.intake.roster import same
from autograder.model import Refusal

SYSTEMS = {"moodle": of_moodle, "canvas": of_canvas}


@dataclass(frozen=True, slots=True)
class Sorted:
    """The files of a class, and the system whose ids they bear; none for plain files."""

    system: str | None
    pieces: tuple[Piece, ...]


def sort(path: Path, members: Sequence[Member], instructions: Instructions) -> Sorted | None:
    """Whose each file is; None for a plain folder, or a zip that is one student's export."""
    if instructions.pattern:
        return Sorted("folder", _by_pattern(path, members, instructions))
    for system, recognise in SYSTEMS.items():
        if instructions.system in (None, system) and (found := recognise(members)):
            return Sorted(system, found)
    if instructions.system in SYSTEMS:
        raise Refusal(f"{path} is no download of {instructions.system}: leave --from out")
    if not instructions.file_times if path.is_dir() else _is_export(members):
        return None
    return Sorted(None, tuple(Piece(member, file=member.name) for member in members))


def groups(found: Sorted) -> list[list[Piece]]:
    """The files of each student; a file of nobody's is a group of its own if it can be graded."""
    by_owner: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for piece in found.pieces:
        owner = piece.key if found.system in SYSTEMS else same(piece.key)  # Canvas: aX3 is not ax3
        if piece.key or piece.gradable:
            by_owner[owner, -1 if piece.key else piece.member.number].append(piece)
    return sorted(by_owner.values(), key=lambda group: (group[0].member.name, group[0].key))


def names(found: Iterable[Sequence[Piece]]) -> list[str]:
    """An id for each group that says who it is, the same in every run."""
    firsts = [group[0] for group in found]
    loose = [piece for piece in firsts if not piece.key]
    plain = iter(ids.of_files([PurePosixPath(piece.file) for piece in loose]))
    return ids.unique(_name(piece) if piece.key else next(plain) for piece in firsts)


def _by_pattern(
    path: Path, members: Sequence[Member], instructions: Instructions
) -> tuple[Piece, ...]:
    pieces = instructions.pattern.pieces(members) if instructions.pattern else ()
    if not any(piece.key for piece in pieces):
        asked = instructions.pattern.text if instructions.pattern else ""
        held = ", ".join(member.name for member in members[:3]) or "none"
        raise Refusal(f"no file in {path} fits --pattern {asked!r}; its files: {held}…")
    return pieces


def _is_export(members: Sequence[Member]) -> bool:
    """Whether a zip is one student's: one notebook and whatever it needs, as otter exports it."""
    pieces = [Piece(member, file=member.name) for member in members]
    suffixes = [piece.suffix for piece in pieces if piece.gradable]
    return not suffixes or (suffixes.count(".ipynb") == 1 and ".zip" not in suffixes)


def _name(piece: Piece) -> str:
    key = ids.slug(piece.key, 60)
    if piece.student in (None, piece.key):
        return key
    return f"{ids.slug(piece.student or '', 60)}-{key}"
