"""Who is who in a book: which submissions are one student's, and of which task each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from autograder.model import Origin, Person, Report, Submission
from autograder.words import fold, fold_name

_OWN_NUMBERS = {"moodle", "canvas"}  # their ids say nothing outside of them


def task_of(report: Report) -> str:
    """The task, also of a submission that could not be graded; empty where nobody knows."""
    return report.task or report.submission.task or ""


def clues(submission: Submission) -> frozenset[str]:
    """What two submissions of one student have in common; nothing where nobody is known."""
    origin = submission.origin
    if origin is None or not origin.is_known:
        return frozenset()
    system = origin.system if origin.system in _OWN_NUMBERS else ""
    key = origin.key if system else fold_name(origin.key)
    emails = [f"@{fold(origin.email)}"] if origin.email else []
    return frozenset([f"{system}:{key}", *emails])


def person_clues(person: Person) -> Iterator[str]:
    """What a submission of somebody on the list has in common with others of theirs."""
    origin = Origin("roster", person.id, email=person.email)
    yield from clues(Submission(person.id, "", "", origin=origin))


def names(submission: Submission) -> frozenset[str]:
    """The words by which a person may call a student: key, address, id or name, all folded."""
    origin = submission.origin
    words = [submission.id, submission.student or ""]
    words += [origin.key, origin.email or ""] if origin else []
    return frozenset(fold_name(word) for word in words if word)


def by_student(reports: Iterable[Report]) -> list[list[Report]]:
    """The reports of each student, in order of the first id.

    Moodle numbers a student anew in each assignment, so there one full name is one student if no
    task has two submissions of that name.
    """
    ordered = sorted(reports, key=lambda report: report.submission.id)
    twice = Counter((_moodle_name(r), task_of(r)) for r in ordered)
    shared = {name for (name, _), count in twice.items() if count > 1}
    groups: list[list[Report]] = []
    place: dict[str, list[Report]] = {}
    for report in ordered:
        name = _moodle_name(report)
        marks = {*clues(report.submission), *({f"={name}"} if name and name not in shared else ())}
        group = _joined([place[mark] for mark in sorted(marks) if mark in place], groups)
        group.append(report)
        place |= {mark: group for member in group for mark in clues(member.submission)}
        place |= dict.fromkeys(marks, group)
    return sorted(groups, key=lambda group: min(report.submission.id for report in group))


def _joined(found: Sequence[list[Report]], groups: list[list[Report]]) -> list[Report]:
    """The one group that all of these become; a new one where there is none."""
    if not found:
        groups.append([])
        return groups[-1]
    first = found[0]
    for other in found[1:]:
        if other is not first and any(other is group for group in groups):
            first.extend(other)
            groups[:] = [group for group in groups if group is not other]
    return first


def _moodle_name(report: Report) -> str:
    origin = report.submission.origin
    is_moodle = origin is not None and origin.system == "moodle"
    return fold_name(report.submission.student or "") if is_moodle else ""
