"""A class comes in: from Moodle, from Canvas, by a pattern, or as plain files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from autograder.intake import handout, ids, notebook, phrases, worksheet
from autograder.intake.around import lone_notebooks, without_companions
from autograder.intake.choice import Choice, Chooser, candidates
from autograder.intake.companions import Neighbour, beside
from autograder.intake.drawer import Drawer
from autograder.intake.instructions import Instructions
from autograder.intake.owners import SYSTEMS, Download, Owner, identify, is_export, owners
from autograder.intake.piece import Piece
from autograder.intake.recognition import recognise, with_task
from autograder.intake.rollcall import RollCall, call_roll
from autograder.intake.source import Folder, Source, open_source
from autograder.intake.worksheet import Arrival
from autograder.model import LateRule, Origin, Refusal, Roll, Submission, Task
from autograder.words import enumeration

EPOCH = 1980  # what a zip says when nobody told it the time

_OTHER_WORKSHEET = (
    "--worksheet is of another assignment: it has no participant in common with the "
    "download; download both from the same one"
)


@dataclass(frozen=True, slots=True)
class Intake:
    """The submissions of a class, who else belongs to it, and what the instructor should know."""

    submissions: tuple[Submission, ...]
    roll: Roll
    notes: tuple[str, ...] = ()
    alone: bool = False  # one file that was given by itself


def gather(
    path: Path,
    instructions: Instructions,
    tasks: tuple[Task, ...],
    asked: str | None,
    drawer: Drawer | None = None,
) -> Intake:
    """Find and read the submissions at `path`; Refusal when nothing can be made of it.

    Where a drawer is given, the code is in it afterwards, and not in memory.
    """
    arrival = _gathered(path, instructions, tasks, asked, kept := drawer or Drawer())
    if drawer:
        return arrival
    return replace(arrival, submissions=tuple(map(kept.whole, arrival.submissions)))


def _gathered(
    path: Path,
    instructions: Instructions,
    tasks: tuple[Task, ...],
    asked: str | None,
    drawer: Drawer,
) -> Intake:
    source = _open(path, instructions)
    try:
        download = identify(path, source.members, instructions, tasks)
        instructions = replace(instructions, arrivals=_arrivals(download, instructions))
        everybody = owners(download, tasks)
        read, tests = _read_candidates(source, everybody, drawer)
        chooser = Chooser(tasks, asked, lambda piece: drawer.whole(read[piece.member.number]))
        hand_ins = list(_without(tests, everybody, download))
        chosen = _submissions(source, download, instructions, chooser, hand_ins)
        alone = without_companions(tuple(map(drawer.put, chosen)))
        known = (s if asked else drawer.whole(s) for s in alone)  # code tells the task, else
        of_tasks = [drawer.put(with_task(s, tasks, asked)) for s in known]
        submissions, copies = handout.without_copies(of_tasks, tasks)
        unique = ids.unique(submission.id for submission in submissions)
        named = [replace(s, id=id_) for s, id_ in zip(submissions, unique, strict=True)]
        notes = *_download_notes(download, named), *_handout_notes(everybody, hand_ins, copies)
        arrival = _intake(named, instructions, notes)
        return replace(arrival, alone=not path.is_dir() and len(source.members) == 1)
    finally:
        source.close()


def _arrivals(download: Download, instructions: Instructions) -> Mapping[str, Arrival]:
    """What the worksheet says of each folder of the download; Refusal when it is of another one."""
    if download.system != "moodle" or not instructions.arrivals:
        if instructions.arrivals:
            raise Refusal(_OTHER_WORKSHEET)
        return {}
    names = {piece.key: piece.student or "" for piece in download.pieces if piece.key}
    try:
        arrivals = worksheet.of_folders(names, instructions.arrivals)
    except Refusal as doubt:
        raise Refusal(f"--worksheet: {doubt}; or leave --worksheet out") from None
    if not arrivals.keys() & names.keys():
        raise Refusal(_OTHER_WORKSHEET)
    return arrivals


def _open(path: Path, instructions: Instructions) -> Source:
    """The class at a path; a zip that is one student's export counts as the file it is."""
    source = open_source(path)
    if path.suffix.lower() != ".zip" or not path.is_file() or instructions.pattern:
        return source
    systems = SYSTEMS.values() if instructions.system is None else ()
    asked = SYSTEMS.get(instructions.system or "")
    if asked or any(of(source.members) for of in systems) or not is_export(source.members):
        return source
    source.close()
    return Folder(path)


def _without(tests: set[int], everybody: Iterable[Owner], download: Download) -> Iterator[Owner]:
    """Everybody, without the tests of the course that lie in their folder or among all files.

    Whom a system or a pattern names and who handed in nothing else is not overlooked.
    """
    for owner in everybody:
        times = Counter(piece.series.casefold() for piece in owner.pieces)
        once = {p for p in owner.pieces if times[p.series.casefold()] == 1}
        own = {p for p in once if p.member.number in tests}
        work = tuple(piece for piece in owner.pieces if piece not in own)
        if not all(piece.hidden for piece in work):
            yield replace(owner, pieces=work)
        elif owner.pieces[0].key and not download.by_folder:
            yield owner


def _submissions(
    source: Source,
    download: Download,
    instructions: Instructions,
    chooser: Chooser,
    hand_ins: Iterable[Owner],
) -> Iterator[Submission]:
    """One for each student and task, and for each file nobody is known to have handed in."""
    around = lone_notebooks(source) if download.system is None else {}
    for owner in hand_ins:
        choices = chooser.choose(owner.id, owner.pieces)
        for choice in choices:
            chosen = choice.submission
            if len(choices) > 1 and (task := recognise(chosen, chooser.tasks)):
                chosen = replace(chosen, id=f"{owner.id}-{task}")
            if doubt := _doubt(choice.among, download.system, instructions):
                chosen = replace(chosen, cells=(), problem=doubt)
            elif choice.piece.key:
                chosen = _with_files(chosen, choice.piece, owner.pieces, source)
            else:
                neighbours = around.get(choice.piece.member.number, ())
                chosen = notebook.with_files(chosen, neighbours)
            yield _with_origin(replace(choice, submission=chosen), download.system, instructions)


def _with_files(
    submission: Submission, chosen: Piece, pieces: Sequence[Piece], source: Source
) -> Submission:
    """The submission with what the same student handed in beside it and its code asks for."""
    others = [p for p in pieces if p.file != chosen.file and not p.member.problem]
    newest = {p.series: p for p in sorted(others, key=lambda p: p.age)}
    return notebook.with_files(
        submission,
        [
            Neighbour(
                beside(chosen.series, piece.series),
                piece.member.size,
                partial(source.read, piece.member),
            )
            for piece in newest.values()
        ],
    )


def _doubt(pieces: Sequence[Piece], system: str | None, instructions: Instructions) -> str:
    """Why nobody can tell what counts, or whose it is; empty when all is clear."""
    names = [piece.file for piece in pieces if piece.gradable]
    if instructions.pattern and not instructions.pattern.many and len(names) > 1:
        return phrases.TWICE_IN_DOWNLOAD.format(len(names), ", ".join(names))
    people = sorted({piece.student for piece in pieces if piece.student})
    if system in SYSTEMS and len(people) > 1:
        return phrases.SHARED_NUMBER.format(phrases.AND_TO.join(people))
    return ""


def _read_candidates(
    source: Source, everybody: Iterable[Owner], drawer: Drawer
) -> tuple[dict[int, Submission], set[int]]:
    """Every file that may count, by its number in the download, and which of them are otter tests.

    The smallest are read first: all files together may unpack to so many bytes and no more, and
    so a zip bomb is reached only when every smaller file has been read.
    """
    wanted = [(piece.member, owner.id) for owner in everybody for piece in candidates(owner.pieces)]
    read, tests = dict[int, Submission](), set[int]()
    for member, id_ in sorted(wanted, key=lambda candidate: candidate[0].size):
        found = notebook.read_bytes(member.name, id_, partial(source.read, member))
        read[member.number] = drawer.put(found)
        if handout.is_test(member.name, found.cells):
            tests.add(member.number)
    return read, tests


def _with_origin(choice: Choice, system: str | None, instructions: Instructions) -> Submission:
    """The submission that was chosen, with what download and worksheet say of its author."""
    piece, submission = choice.piece, choice.submission
    arrival = instructions.arrivals.get(piece.key) if system == "moodle" else None
    time = _arrival_time(piece, arrival, instructions)
    if not piece.key:
        origin = Origin("file", submission.id, submitted=time) if time else None
        return replace(submission, origin=origin)
    student = arrival.name if arrival and arrival.name else piece.student
    email = arrival.email if arrival and arrival.email else piece.email
    origin = Origin(
        system or "folder", piece.key, choice.attempt, time, piece.late, email, piece.group
    )
    if arrival:
        standing = arrival.standing
        origin = replace(
            origin, late=standing.late, extended=standing.extended, members=arrival.members
        )
    return replace(submission, student=student, origin=origin)


def _arrival_time(
    piece: Piece, arrival: Arrival | None, instructions: Instructions
) -> datetime | None:
    """When it was handed in; the time of a file is a guess, believed only where asked."""
    if arrival:
        return arrival.submitted
    modified = piece.member.modified
    if not instructions.file_times or modified is None or modified.year <= EPOCH:
        return None
    time = modified.astimezone()
    return time if time <= datetime.now().astimezone() else None


def _intake(
    submissions: Sequence[Submission], instructions: Instructions, notes: Sequence[str] = ()
) -> Intake:
    """The submissions with what roster and rule say of them."""
    roster, rule = instructions.roster, instructions.late_rule
    roll_call = call_roll(submissions, roster) if roster else RollCall(tuple(submissions))
    listed = roll_call.submissions
    return Intake(
        tuple(map(_with_late_remark, listed)) if rule else listed,
        Roll(rule.deadline if rule else None, roll_call.missing, roll_call.strangers),
        (
            *notes,
            *(roster.notes if roster else ()),
            *roll_call.notes,
            *_extension_notes(instructions),
            *(_moodle_lateness_notes(listed, rule) if rule else ()),
        ),
    )


def roll_of(submissions: Sequence[Submission], instructions: Instructions) -> Roll:
    """What list and rule say of all submissions of a class together."""
    roster, rule = instructions.roster, instructions.late_rule
    called = call_roll(submissions, roster) if roster else RollCall(tuple(submissions))
    return Roll(rule.deadline if rule else None, called.missing, called.strangers)


def _with_late_remark(submission: Submission) -> Submission:
    """Say that a late mark without a time is for a person to judge."""
    origin = submission.origin
    if origin is None or not origin.late or origin.submitted:
        return submission
    return replace(submission, remarks=(*submission.remarks, phrases.LATE_WITHOUT_TIME))


def lateness_notes(submissions: Iterable[Submission]) -> Iterator[str]:
    """The submissions whose lateness nobody knows."""
    readable = [s for s in submissions if not s.problem]
    without_time = [s for s in readable if s.origin is None or not s.origin.submitted]
    late = [s.id for s in without_time if s.origin and s.origin.late]
    rest = [s.id for s in without_time if not (s.origin and s.origin.late)]
    if late:
        yield f"late, but the system does not say since when (look at them): {enumeration(late)}"
    if rest:
        yield (
            f"{len(rest)} without a known time, so lateness takes nothing from them (give "
            "--worksheet, a `submitted` column in --roster, or --use-file-times): "
            + enumeration(rest)
        )


def _extension_notes(instructions: Instructions) -> Iterator[str]:
    """Whose extension counts, and whose cannot be read."""
    arrivals = [(a.name or number, a.standing) for number, a in instructions.arrivals.items()]
    extended = [name for name, standing in arrivals if standing.extended]
    unread = [f"{name} ({standing.unread})" for name, standing in arrivals if standing.unread]
    if extended and instructions.late_rule:
        yield f"extensions of the worksheet that count: {enumeration(extended)}"
    if unread:
        yield (
            "the worksheet grants an extension whose date cannot be read, and it does not count "
            f"(download it with Moodle in English or Spanish): {enumeration(unread)}"
        )


def _moodle_lateness_notes(submissions: Iterable[Submission], rule: LateRule) -> Iterator[str]:
    """Where Moodle's own word about lateness is not that of the rule."""
    of_moodle = [
        (s.student or s.id, s.origin, s.origin.submitted)
        for s in submissions
        if s.origin and s.origin.system == "moodle" and s.origin.submitted
    ]
    only_here = [
        name
        for name, origin, time in of_moodle
        if not origin.late and rule.days(time, origin.extended)
    ]
    only_there = [
        name
        for name, origin, time in of_moodle
        if origin.late and time <= max(rule.deadline, origin.extended or rule.deadline)
    ]
    if only_here:
        yield (
            "late by --deadline, but not for Moodle (another deadline, or an exception for them; "
            f"look at them): {enumeration(only_here)}"
        )
    if only_there:
        yield (
            "late for Moodle, but not by --deadline (is it Moodle's deadline?): "
            + enumeration(only_there)
        )


def _handout_notes(
    everybody: Iterable[Owner], hand_ins: Iterable[Owner], copies: Iterable[str]
) -> Iterator[str]:
    """Which files nobody handed in, because they are the course's."""
    left = {owner.id for owner in hand_ins}
    gone = (owner.pieces for owner in everybody if owner.id not in left)
    files = [*(p.member.name for pieces in gone for p in pieces if not p.hidden), *copies]
    if files:
        yield (
            "files of the course, which are nobody's work and get no row: "
            + enumeration(sorted(files))
        )


def _download_notes(download: Download, submissions: Sequence[Submission]) -> Iterator[str]:
    """What the download was taken for, and what was refused and no submission tells of."""
    if download.by_folder:
        folders = list(dict.fromkeys(piece.key for piece in download.pieces if piece.key))
        yield (
            f"each folder is read as a student: {enumeration(folders)} "
            "(--from plain takes each file for itself)"
        )
    if download.system in SYSTEMS:
        students = sum(submission.origin is not None for submission in submissions)
        yield f"read as a download of {download.system.capitalize()}; students: {students}"
    for piece in download.pieces:
        if piece.member.problem and not piece.key and not piece.gradable:
            yield f"refused: {piece.member.name[:200]}: {piece.member.problem}"
