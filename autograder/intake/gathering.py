"""A class comes in: from Moodle, from Canvas, by a pattern, or as plain files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from autograder.intake import files, notebook, owners
from autograder.intake.choice import Choice, Chooser, candidates
from autograder.intake.instructions import Instructions
from autograder.intake.owners import Sorted
from autograder.intake.piece import Piece
from autograder.intake.recognition import resolved
from autograder.intake.rollcall import Called, call
from autograder.intake.source import Source, open_source
from autograder.intake.timesheet import Line
from autograder.model import Origin, Refusal, Roll, Submission, Task

EPOCH = 1980  # what a zip says when nobody told it the time
TWICE = (
    "Hay {} archivos del mismo estudiante y no se sabe cuál vale: {}. "
    "El profesor debe dejar uno, o calificar con --pattern."
)
SHARED = (
    "La descarga da el mismo número a {}, y no se sabe de quién es la entrega. "
    "El profesor debe descargarla otra vez."
)
UNTIMED = (
    "La plataforma marca la entrega como tardía sin decir cuándo llegó: tu profesor revisará "
    "cuánto corresponde descontar."
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The submissions of a class, who else belongs to it, and what the instructor should know."""

    submissions: tuple[Submission, ...]
    roll: Roll
    notes: tuple[str, ...] = ()


def gather(
    path: Path, instructions: Instructions, tasks: tuple[Task, ...], asked: str | None
) -> Gathered:
    """Find and read the submissions at `path`; Refusal when nothing can be made of it."""
    source = open_source(path)
    if source is None:
        return _told(files.find(path, tasks, asked), instructions)
    try:
        found = owners.sort(path, source.members, instructions)
        if found is None:
            return _told(files.find(path, tasks, asked), instructions)
        _check_timesheet(found, instructions)
        read = _submissions(source, found, instructions, partial(Chooser, tasks, asked))
        submissions = tuple(resolved(submission, tasks, asked) for submission in read)
        return _told(submissions, instructions, tuple(_read_as(found, submissions)))
    finally:
        source.close()


def _check_timesheet(found: Sorted, instructions: Instructions) -> None:
    keys = {piece.key for piece in found.pieces} if found.system == "moodle" else set()
    if instructions.timesheet and not keys & set(instructions.timesheet):
        raise Refusal(
            "--worksheet is of another assignment: it has no participant in common with the "
            "download; download both from the same one"
        )


def _submissions(
    source: Source, found: Sorted, instructions: Instructions, chooser: partial[Chooser]
) -> Iterator[Submission]:
    """One for each student and for each file nobody is known to have handed in."""
    groups = owners.groups(found)
    read = _read(source, groups)
    choose = chooser(lambda piece: read[piece.member.number]).choose
    for group, id_ in zip(groups, owners.names(groups), strict=True):
        choice = choose(group)
        if doubt := _doubt(group, found.system, instructions):
            choice = replace(choice, submission=replace(choice.submission, cells=(), problem=doubt))
        yield _submission(choice, id_, found.system, instructions)


def _doubt(group: Sequence[Piece], system: str | None, instructions: Instructions) -> str:
    """Why nobody can tell what counts, or whose it is; empty when all is clear."""
    files = [piece.file for piece in group if piece.gradable]
    if instructions.pattern and not instructions.pattern.many and len(files) > 1:
        return TWICE.format(len(files), ", ".join(files))
    people = sorted({piece.student for piece in group if piece.student})
    if system in owners.SYSTEMS and len(people) > 1:
        return SHARED.format(" y a ".join(people))
    return ""


def _read(source: Source, groups: Iterable[Sequence[Piece]]) -> dict[int, Submission]:
    """Every file that may count, the smallest first: a bomb spends what honest ones left."""
    wanted = [piece.member for group in groups for piece in candidates(group)]
    return {
        member.number: notebook.understood(member.name, "", partial(source.read, member))
        for member in sorted(wanted, key=lambda member: member.size)
    }


def _submission(
    choice: Choice, id_: str, system: str | None, instructions: Instructions
) -> Submission:
    piece = choice.piece
    line = instructions.timesheet.get(piece.key) if system == "moodle" else None
    time = _submitted(piece, line, instructions)
    if not piece.key:
        origin = Origin("folder", id_, submitted=time) if time else None
        return replace(choice.submission, id=id_, origin=origin)
    student = line.name if line and line.name else piece.student
    email = line.email if line and line.email else piece.email
    origin = Origin(
        system or "folder", piece.key, choice.attempt, time, piece.late, email, piece.group
    )
    return replace(choice.submission, id=id_, student=student, origin=origin)


def _submitted(piece: Piece, line: Line | None, instructions: Instructions) -> str | None:
    """When it was handed in; the time of a file is a guess, believed only where asked."""
    if line:
        return line.submitted.isoformat() if line.submitted else None
    written = piece.member.modified
    if not instructions.file_times or written is None or written.year <= EPOCH:
        return None
    moment = written.astimezone()
    return moment.isoformat() if moment <= datetime.now().astimezone() else None


def _told(
    submissions: Sequence[Submission], instructions: Instructions, notes: Sequence[str] = ()
) -> Gathered:
    """The submissions with what roster and rule say of them."""
    called = (
        call(submissions, instructions.roster)
        if instructions.roster
        else Called(tuple(submissions))
    )
    late = instructions.rule.deadline.isoformat() if instructions.rule else None
    settled = tuple(_remarked(s) if instructions.rule else s for s in called.submissions)
    return Gathered(
        settled,
        Roll(late, called.missing, called.strangers),
        (*notes, *called.notes, *(_untimed(settled) if instructions.rule else ())),
    )


def _remarked(submission: Submission) -> Submission:
    """Say that a late mark without a time is for a person to judge."""
    origin = submission.origin
    if origin is None or not origin.late or origin.submitted:
        return submission
    return replace(submission, remarks=(*submission.remarks, UNTIMED))


def _untimed(submissions: Iterable[Submission]) -> Iterator[str]:
    """The submissions whose lateness nobody knows."""
    graded = [s for s in submissions if not s.problem]
    silent = [s for s in graded if s.origin is None or not s.origin.submitted]
    late = [s.id for s in silent if s.origin and s.origin.late]
    rest = [s.id for s in silent if not (s.origin and s.origin.late)]
    if late:
        yield f"late, but the system does not say since when (look at them): {_some(late)}"
    if rest:
        yield (
            f"{len(rest)} without a known time, so lateness takes nothing from them (give "
            "--worksheet, a `submitted` column in --roster, or --use-file-times): " + _some(rest)
        )


def _read_as(found: Sorted, submissions: Sequence[Submission]) -> Iterator[str]:
    """What the download was taken for, and what was refused and no submission tells of."""
    if found.system in owners.SYSTEMS:
        students = sum(submission.origin is not None for submission in submissions)
        yield f"read as a download of {found.system.capitalize()}; students: {students}"
    for piece in found.pieces:
        if piece.member.problem and not piece.key and not piece.gradable:
            yield f"refused: {piece.member.name[:200]}: {piece.member.problem}"


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - 10} more" if len(names) > 10 else ""
    return ", ".join(names[:10]) + rest
