"""The roster beside the submissions: who is who, who is missing, who is not on the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.intake import phrases
from autograder.intake.roster import Roster
from autograder.model import Enrolment, Origin, Person, Submission
from autograder.words import fold_name, without_accents

Claims = dict[tuple[Enrolment, str | None], list[Submission]]  # by line of the list, and task


@dataclass(frozen=True, slots=True)
class RollCall:
    """The submissions with what the roster knows, and what does not fit together."""

    submissions: tuple[Submission, ...]
    missing: tuple[Person, ...] = ()
    strangers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def call_roll(submissions: Sequence[Submission], roster: Roster) -> RollCall:
    """Match each submission with one line of the roster; a doubt is said, never decided."""
    matches = _matches(submissions, roster)
    teams = {s.id: roster.members(s) for s in submissions}
    both = {s.id for s in submissions if matches[s.id] and teams[s.id] and not _has_members(s)}
    matches |= {id_: () for id_, team in teams.items() if team}
    teams |= dict.fromkeys(both, ())
    claims_of: Claims = defaultdict(list)
    for submission in submissions:
        if len(matches[submission.id]) == 1:
            claims_of[matches[submission.id][0], submission.task].append(submission)
    present = {e for found in (matches, teams) for enrolments in found.values() for e in enrolments}
    return RollCall(
        tuple(
            _with_members(submission, teams[submission.id])
            if teams[submission.id]
            else _with_enrolment(submission, matches[submission.id], claims_of)
            for submission in submissions
        ),
        tuple(enrolment.person for enrolment in roster.enrolments if enrolment not in present),
        tuple(s.id for s in submissions if not matches[s.id] and not teams[s.id]),
        (
            *_doubts(matches, claims_of),
            *(f"roster: {id_} fits a person and a group: it is given to neither" for id_ in both),
        ),
    )


def _matches(submissions: Sequence[Submission], roster: Roster) -> dict[str, tuple[Enrolment, ...]]:
    """The lines each may belong to; accents and zeros are overlooked only where nobody has it."""
    matches = {submission.id: roster.find(submission) for submission in submissions}
    taken = {enrolment for enrolments in matches.values() for enrolment in enrolments}
    for submission in submissions:
        if not matches[submission.id]:
            near = roster.find_loosely(submission)
            matches[submission.id] = tuple(
                enrolment for enrolment in near if enrolment not in taken
            )
    return matches


def _with_enrolment(
    submission: Submission,
    enrolments: Sequence[Enrolment],
    claims_of: Claims,
) -> Submission:
    if len(enrolments) != 1:
        return submission
    enrolment, claims = enrolments[0], claims_of[enrolments[0], submission.task]
    if len(claims) == 1:
        return _with_person(submission, enrolment)
    if _has_system_id(submission):
        return submission
    files = ", ".join(claim.file for claim in claims)
    problem = phrases.TWICE_IN_ROSTER.format(enrolment.person.name, len(claims), files)
    return replace(submission, problem=problem, cells=())


def _has_members(submission: Submission) -> bool:
    """Whether the LMS itself says that a group handed it in."""
    return submission.origin is not None and bool(submission.origin.members)


def _with_members(submission: Submission, team: Sequence[Enrolment]) -> Submission:
    """The submission of a group, with its members as the roster has them.

    Members that the LMS names and the roster does not stay as the LMS has them.
    """
    origin = submission.origin or Origin("roster", submission.student or submission.id)
    listed = tuple(enrolment.person for enrolment in team)
    known = {fold_name(text) for who in listed for text in (who.name, who.email or "") if text}
    others = tuple(
        who
        for who in origin.members
        if not {fold_name(who.name), fold_name(who.email or "")} & known
    )
    return replace(submission, origin=replace(origin, members=(*listed, *others)))


def _with_person(submission: Submission, enrolment: Enrolment) -> Submission:
    who = enrolment.person
    origin = submission.origin
    if origin is None or origin.system in {"folder", "file"}:
        attempt = origin.attempt if origin else 1
        origin = Origin("roster", who.id, attempt, origin.submitted if origin else None)
    listed = replace(
        origin,
        submitted=origin.submitted or enrolment.submitted,
        email=who.email or origin.email,
        group=who.group or origin.group,
    )
    return replace(
        submission, student=_fuller_name(submission.student or "", who.name), origin=listed
    )


def _fuller_name(name: str, listed: str) -> str:
    """The listed name, unless all it does is leave out accents or put the surnames first."""
    letters, others = without_accents(name).split(), without_accents(listed).split()
    if letters == others:
        return name if fold_name(name) != fold_name(listed) else listed
    return name if sorted(letters) == sorted(others) else listed


def _has_system_id(submission: Submission) -> bool:
    """Whether an LMS tells its students apart, whatever the roster says."""
    return submission.origin is not None and submission.origin.system in {"moodle", "canvas"}


def _doubts(matches: Mapping[str, Sequence[Enrolment]], claims_of: Claims) -> Iterator[str]:
    for id_, enrolments in matches.items():
        if len(enrolments) > 1:
            lines = ", ".join(str(enrolment.line) for enrolment in enrolments)
            yield f"roster: {id_} fits lines {lines}: it is given none of them"
    for (enrolment, _), claims in claims_of.items():
        if len(claims) > 1:
            files = ", ".join(claim.file for claim in claims)
            yield f"roster: {enrolment.person.name} (line {enrolment.line}) matches twice: {files}"
