"""What a run has to do: what came in and whose it is, what is graded, which reports still hold.

Nothing is written here; what the book becomes of it is `bookkeeping`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from autograder.intake import gathering, lateness, placing
from autograder.intake.drawer import Drawer
from autograder.intake.gathering import Intake
from autograder.intake.instructions import Instructions
from autograder.intake.placing import Place, Shelf
from autograder.intake.roster import Roster
from autograder.judging import seeds
from autograder.judging.seeds import Draw
from autograder.model import Basis, LateRule, Refusal, Report, Status, Submission, Task
from autograder.report import folder
from autograder.report.book import Book, Weight
from autograder.report.students import clues, person_clues, task_of
from autograder.words import enumeration


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run grades: a class at a path, as one of the tasks, a few at a time."""

    path: Path
    instructions: Instructions
    tasks: tuple[Task, ...]
    asked: str | None = None  # the slug everything is graded as
    jobs: int = 1
    only: tuple[str, ...] = ()  # ids: no other row is touched
    as_id: str | None = None  # whose the one submission is
    new: bool = False  # it is nobody's who is in the book
    weights: tuple[Weight, ...] = ()  # of the tasks in the total
    secret: str | None = None  # of the class; that of its book, or a new one, where none is given
    shared: bool = False  # the group of the results may read them
    require_walls: bool = False  # students' code is not run without any
    pages: bool = True  # students get a page each, unless the book has none


class Mode(Enum):
    """What becomes of the reports that a book has already."""

    ADD = "add"  # what comes in is graded, the other rows stay
    RESUME = "resume"  # the same, but a report that still holds is kept
    AGAIN = "again"  # all that comes in is graded beside the book, and changes places at the end


def gather(plan: Plan) -> Intake:
    """The class of a plan; Refusal when there is nothing in it to grade."""
    arrival = arrival_of(plan)
    late = gathering.lateness_notes(arrival.submissions) if plan.instructions.late_rule else ()
    return replace(arrival, notes=(*arrival.notes, *late))


def penalty(instructions: Instructions, submission: Submission) -> float:
    """The share of the score that lateness takes."""
    rule = instructions.late_rule
    return rule.penalty(submission.origin) if rule else 0.0


def arrival_of(plan: Plan, drawer: Drawer | None = None) -> Intake:
    """The same without a word on who is late; code waits in the drawer, if there is one."""
    arrival = gathering.gather(plan.path, plan.instructions, plan.tasks, plan.asked, drawer)
    if not arrival.submissions:
        raise Refusal(
            f"{plan.path} holds no .ipynb, .py or .zip file: give the folder with the submissions"
        )
    return arrival


def with_book(told: Instructions, book: Book) -> Instructions:
    """What the instructor says now, and what was said before where nothing is said."""
    known = Roster(book.enrolments, book.roster) if book.enrolments else None
    return replace(
        told,
        roster=told.roster or known,
        late_rule=told.late_rule or book.late_rule,
        file_times=told.file_times or book.file_times,
    )


def expect_digests(earlier: Sequence[Report], out: Path) -> None:
    """Refusal when some report does not say by which tests it was made."""
    if any(not report.basis.engine for report in earlier):
        raise Refusal(
            f"{out} does not say by which tests its reports were made, so none of them can be "
            "kept: an earlier gradiente wrote it. --again grades all anew, and changes nothing "
            "before the end"
        )


def expect_same_rule(
    told: LateRule | None, book: Book, earlier: Sequence[Report], mode: Mode
) -> None:
    """Refusal when a class that is added to would be late by two rules."""
    if mode is Mode.AGAIN or not earlier or told is None or told == book.late_rule:
        return
    before = lateness.said(book.late_rule) if book.late_rule else "none"
    raise Refusal(
        f"the rule for late work has changed: this class was graded by {before}, and now it is "
        f"{lateness.said(told)}. Leave the options out, and the first one goes on; or --again, "
        "and all are graded by the new one"
    )


def places_of(
    arrival: Intake, plan: Plan, earlier: Sequence[Report], book: Book, drawer: Drawer
) -> list[Place]:
    """Whose row each submission that came in is."""
    roster = plan.instructions.roster
    listed = frozenset(
        clue for row in (roster.enrolments if roster else ()) for clue in person_clues(row.person)
    )
    shelf = Shelf(
        tuple(earlier),
        bool(earlier) and any(clues(row.submission) for row in earlier),
        plan.as_id,
        plan.new,
        plan.path.resolve().parent.name,
        listed,
    )
    arriving: Sequence[Submission] = arrival.submissions
    if plan.asked and {task_of(row) for row in earlier} - {"", plan.asked}:
        arriving = [
            submission
            for submission in arriving
            if not shelf.has_other_task(drawer.whole(submission), plan.asked, plan.tasks)
        ] or arriving
    return shelf.place(arriving, alone=arrival.alone)


def part_of(places: Sequence[Place], plan: Plan) -> list[Place]:
    """What this run grades of all that came in."""
    if not plan.only:
        return list(places)
    known = {place.submission.id: place for place in places}
    for id_ in plan.only:
        if id_ not in known:
            rows = [Report(p.submission, Status.NO_TASK) for p in places]
            raise Refusal(f"--only {id_}: {placing.nearest(id_, rows)}")
    return [known[id_] for id_ in dict.fromkeys(plan.only)]


def kept_of(
    part: Sequence[Place], rows: dict[str, Report], bases: dict[str, Basis], told: Instructions
) -> dict[str, Report]:
    """The reports that still hold, with what is known of their submissions now."""
    kept = {}
    for place in part:
        submission, row = place.submission, rows.get(place.submission.id)
        if row is None or row.status is Status.ENGINE_ERROR:
            continue
        before = row.submission
        known = bases.get(submission.task or "")
        same = (before.sha256, before.files, before.task, before.problem, row.basis) == (
            *(submission.sha256, submission.files, submission.task, submission.problem),
            known,
        )
        if same:
            due = penalty(told, submission)
            kept[before.id] = replace(row, submission=submission, penalty=due)
    return kept


def notes_of(
    places: Sequence[Place],
    part: Sequence[Place],
    rows: dict[str, Report],
    told: Instructions,
) -> Iterator[str]:
    """What an instructor should know of what came in: who is late, new, or here once more."""
    if told.late_rule:
        yield from gathering.lateness_notes([place.submission for place in part])
    added = [place.submission.id for place in places if place.row is None]
    if rows and added:
        yield f"new in this book: {enumeration(added)}"
    older = [
        p.submission.id
        for p in part
        if p.row and p.submission.sha256 != p.row.submission.sha256 and p.row.submission.sha256
    ]
    if older:
        yield f"another attempt, what was graded before is in removed/: {enumeration(older)}"


def earlier_of(submission: Submission, rows: dict[str, Report], out: Path) -> Report | None:
    """What was graded of the same row; where it is in the book no more, the last that was kept."""
    row = rows.get(submission.id)
    return row or folder.newest_removed(out, submission.id, submission.task)


def draw_of(submission: Submission, earlier: Report | None, secret: str) -> Draw:
    """The draw that a file had when it was graded before; else one for its attempt.

    That is as many as its system counts, and more than those that were graded here.
    """
    counted = submission.origin.attempt if submission.origin else 1
    if earlier is None or earlier.task != submission.task:
        before = 0
    elif earlier.submission.sha256 != submission.sha256:
        before = earlier.attempt
    elif earlier.seed:
        return Draw(earlier.attempt, earlier.seed)
    else:
        before = earlier.attempt - 1
    return seeds.draw(secret, submission.task or "", max(counted, before + 1))
