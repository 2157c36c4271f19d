"""Whose each file of a download is, by the rules of the system it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.intake import ids
from autograder.intake.archive import Member
from autograder.intake.folders import by_folder
from autograder.intake.instructions import Instructions
from autograder.intake.kinds import is_handed_in
from autograder.intake.piece import Piece, of_canvas, of_moodle
from autograder.intake.recognition import named
from autograder.model import Refusal, Task
from autograder.words import fold_name

SYSTEMS = {"moodle": of_moodle, "canvas": of_canvas}


@dataclass(frozen=True, slots=True)
class Download:
    """The files of a class, and the system whose ids they bear; none for plain files."""

    system: str | None
    pieces: tuple[Piece, ...]
    by_folder: bool = False  # nobody said so: every folder is a student's


@dataclass(frozen=True, slots=True)
class Owner:
    """The files of one student, or one file of nobody's, and the id of their submission."""

    id: str
    pieces: tuple[Piece, ...]


def identify(
    path: Path, members: Sequence[Member], instructions: Instructions, tasks: tuple[Task, ...]
) -> Download:
    """Whose each file is, as far as its path tells."""
    if instructions.pattern:
        return Download("folder", _by_pattern(path, members, instructions))
    for system, recognise in SYSTEMS.items():
        if instructions.system in (None, system) and (pieces := recognise(members)):
            return Download(system, pieces)
    if instructions.system in SYSTEMS:
        raise Refusal(f"{path} is no download of {instructions.system}: leave --from out")
    if instructions.system is None and (pieces := by_folder(members, tasks)):
        return Download("folder", pieces, by_folder=True)
    return Download(None, tuple(Piece(member, file=member.name) for member in members))


def is_export(members: Sequence[Member]) -> bool:
    """Whether a zip is one student's: one notebook and whatever it needs, as otter exports it."""
    pieces = [Piece(member, file=member.name) for member in members]
    suffixes = [piece.suffix for piece in pieces if piece.gradable]
    return not suffixes or (suffixes.count(".ipynb") == 1 and ".zip" not in suffixes)


def owners(download: Download, tasks: tuple[Task, ...]) -> list[Owner]:
    """Everybody who handed in; a file of nobody's stands alone if it looks like a hand-in.

    The ids say who it is, and are the same in every run.
    """
    groups = _groups(download, tasks)
    firsts = [group[0] for group in groups]
    loose = [piece for piece in firsts if not piece.key]
    of_loose = iter(ids.of_files([PurePosixPath(piece.file) for piece in loose]))
    wanted = [_id(piece) if piece.key else next(of_loose) for piece in firsts]
    return [Owner(id_, tuple(group)) for id_, group in zip(ids.unique(wanted), groups, strict=True)]


def _groups(download: Download, tasks: tuple[Task, ...]) -> list[list[Piece]]:
    by_owner: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    has_ids = download.system in SYSTEMS  # they are compared as they stand: Canvas's aX3 is not ax3
    for piece in download.pieces:
        key = piece.key if has_ids else fold_name(piece.key)
        if piece.key or _is_handed_in(piece, tasks):
            by_owner[key, -1 if piece.key else piece.member.number].append(piece)
    return sorted(by_owner.values(), key=lambda group: (group[0].member.name, group[0].key))


def _is_handed_in(piece: Piece, tasks: tuple[Task, ...]) -> bool:
    name = PurePosixPath(piece.member.name).name
    is_named = named(name, tasks) is not None
    return not piece.hidden and is_handed_in(name, names_a_task=is_named)


def _by_pattern(
    path: Path, members: Sequence[Member], instructions: Instructions
) -> tuple[Piece, ...]:
    pieces = instructions.pattern.pieces(members) if instructions.pattern else ()
    if not any(piece.key for piece in pieces):
        asked = instructions.pattern.text if instructions.pattern else ""
        names = ", ".join(member.name for member in members[:3]) or "none"
        raise Refusal(f"no file in {path} fits --pattern {asked!r}; its files: {names}…")
    return pieces


def _id(piece: Piece) -> str:
    key = ids.slug(piece.key, 60)
    if piece.student in (None, piece.key):
        return key
    return f"{ids.slug(piece.student or '', 60)}-{key}"
