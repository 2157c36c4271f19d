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
    claims_of: Claims = defaultdict(list)
    for submission in submissions:
        if len(matches[submission.id]) == 1:
            claims_of[matches[submission.id][0], submission.task].append(submission)
    present = {enrolment for enrolments in matches.values() for enrolment in enrolments}
    return RollCall(
        tuple(
            _with_enrolment(submission, matches[submission.id], claims_of)
            for submission in submissions
        ),
        tuple(enrolment.person for enrolment in roster.enrolments if enrolment not in present),
        tuple(submission.id for submission in submissions if not matches[submission.id]),
        tuple(_doubts(matches, claims_of)),
    )


def _matches(
    submissions: Sequence[Submission], roster: Roster
) -> Mapping[str, tuple[Enrolment, ...]]:
    """The lines each may belong to; accents are overlooked only where nobody has the line."""
    matches = {submission.id: roster.find(submission) for submission in submissions}
    taken = {enrolment for enrolments in matches.values() for enrolment in enrolments}
    for submission in submissions:
        if not matches[submission.id]:
            near = roster.find_without_accents(submission)
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
