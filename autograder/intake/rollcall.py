"""The roster beside the submissions: who is who, who is missing, who is not on the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.intake.roster import Entry, Roster, same
from autograder.model import Origin, Person, Submission
from autograder.words import plain

TWICE = (
    "En la lista del curso, {} corresponde a {} entregas ({}) y no se sabe cuál vale. "
    "El profesor debe dejar una, o calificar con --pattern."
)


@dataclass(frozen=True, slots=True)
class Called:
    """The submissions with what the roster knows, and what does not fit together."""

    submissions: tuple[Submission, ...]
    missing: tuple[Person, ...] = ()
    strangers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def call(submissions: Sequence[Submission], roster: Roster) -> Called:
    """Match each submission with one line of the roster; a doubt is said, never decided."""
    found = _found(submissions, roster)
    shared: dict[Entry, list[Submission]] = defaultdict(list)
    for submission in submissions:
        if len(found[submission.id]) == 1:
            shared[found[submission.id][0]].append(submission)
    seen = {entry for entries in found.values() for entry in entries}
    return Called(
        tuple(_known(submission, found[submission.id], shared) for submission in submissions),
        tuple(entry.person for entry in roster.entries if entry not in seen),
        tuple(submission.id for submission in submissions if not found[submission.id]),
        tuple(_doubts(found, shared)),
    )


def _found(submissions: Sequence[Submission], roster: Roster) -> Mapping[str, tuple[Entry, ...]]:
    """The lines each may belong to; accents are overlooked only where nobody has the line."""
    found = {submission.id: roster.find(submission) for submission in submissions}
    taken = {entry for entries in found.values() for entry in entries}
    for submission in submissions:
        if not found[submission.id]:
            near = roster.find_without_accents(submission)
            found[submission.id] = tuple(entry for entry in near if entry not in taken)
    return found


def _known(
    submission: Submission,
    entries: Sequence[Entry],
    shared: Mapping[Entry, Sequence[Submission]],
) -> Submission:
    if len(entries) != 1:
        return submission
    entry, claims = entries[0], shared[entries[0]]
    if len(claims) == 1:
        return _named(submission, entry)
    if _keyed(submission):
        return submission
    files = ", ".join(claim.file for claim in claims)
    problem = TWICE.format(entry.person.name, len(claims), files)
    return replace(submission, problem=problem, cells=())


def _named(submission: Submission, entry: Entry) -> Submission:
    who = entry.person
    origin = submission.origin
    if origin is None or origin.system == "folder":
        attempt = origin.attempt if origin else 1
        origin = Origin("roster", who.id, attempt, origin.submitted if origin else None)
    submitted = origin.submitted or (entry.submitted.isoformat() if entry.submitted else None)
    known = replace(
        origin,
        submitted=submitted,
        email=who.email or origin.email,
        group=who.group or origin.group,
    )
    return replace(submission, student=_fuller(submission.student or "", who.name), origin=known)


def _fuller(name: str, listed: str) -> str:
    """The listed name, unless all it does is leave out the accents."""
    bare = same(name) != same(listed) and plain(name) == plain(listed)
    return name if bare else listed


def _keyed(submission: Submission) -> bool:
    """Whether an LMS tells its students apart, whatever the roster says."""
    return submission.origin is not None and submission.origin.system in {"moodle", "canvas"}


def _doubts(
    found: Mapping[str, Sequence[Entry]], shared: Mapping[Entry, Sequence[Submission]]
) -> Iterator[str]:
    for id_, entries in found.items():
        if len(entries) > 1:
            lines = ", ".join(str(entry.line) for entry in entries)
            yield f"roster: {id_} fits lines {lines}: it is given none of them"
    for entry, claims in shared.items():
        if len(claims) > 1:
            files = ", ".join(claim.file for claim in claims)
            yield f"roster: {entry.person.name} (line {entry.line}) matches twice: {files}"
