"""A run and its book: which rows are graded, which are kept, and what the folder says meanwhile.

A book is added to, never emptied. Before the first report is touched its files say what is due; a
run that is cut short at any write leaves every report whole, and the book knows what is missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from autograder.intake import gathering, placing
from autograder.intake.drawer import Drawer, Filed
from autograder.intake.gathering import Intake
from autograder.intake.instructions import Instructions
from autograder.intake.placing import Place, Shelf
from autograder.intake.roster import Roster
from autograder.judging import basis, seeds
from autograder.judging.seeds import Draw
from autograder.model import (
    Basis,
    LateRule,
    Origin,
    Person,
    Refusal,
    Report,
    Status,
    Submission,
    Task,
)
from autograder.report import book as books
from autograder.report import folder, outline
from autograder.report.book import Book, Due, TaskDigest, Weight
from autograder.report.folder import OpenBook
from autograder.report.outline import Outliner
from autograder.report.students import clues, task_of
from autograder.storage import is_draft, make_private, refuse_links, share, sweep, write_whole
from autograder.words import enumeration

MARKER = ".gradiente"  # tells our output folders from everybody else's
OURS = "results of gradiente"  # how it begins


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


@dataclass(slots=True)
class Work:
    """What a run has to do, and the rows of the book as they become."""

    mode: Mode
    arrival: Intake
    instructions: Instructions
    book: Book
    left: Sequence[Submission]
    bases: dict[str, Basis]  # by slug; "" is that of no task
    draws: dict[str, Draw]  # by id: which attempt each is, and its seed
    rows: dict[str, Report]  # outlines by id: of the book, then also what is kept and graded
    outliner: Outliner
    graded: dict[str, Report] = field(default_factory=dict)  # outlines

    def keep(self, report: Report, out: Path) -> Report:
        """Put a report on disk and its outline in its row; what was there is kept aside."""
        id_ = report.submission.id
        if self.mode is Mode.AGAIN:
            kept = self.written(report, out / folder.DRAFT)
        else:
            _keep_earlier(self.rows.get(id_), report, out)
            kept = self.rows[id_] = self.written(report, out)
        self.graded[id_] = kept
        return kept

    def written(self, report: Report, out: Path) -> Report:
        """Put a report on disk, page and record; the outline of what the record holds."""
        return self.outliner.of(folder.write_submission(report, out, page=self.book.pages))

    def finished(self, report: Report) -> Report:
        """A report as it came from the judge, with what lateness takes and what it stands on."""
        submission = report.submission
        due = penalty(self.instructions, submission)
        return replace(report, penalty=due, basis=self.bases[submission.task or ""])


def gather(plan: Plan) -> Intake:
    """The class of a plan; Refusal when there is nothing in it to grade."""
    arrival = _gathered(plan)
    late = gathering.lateness_notes(arrival.submissions) if plan.instructions.late_rule else ()
    return replace(arrival, notes=(*arrival.notes, *late))


def penalty(instructions: Instructions, submission: Submission) -> float:
    """The share of the score that lateness takes."""
    rule = instructions.late_rule
    return rule.penalty(submission.origin) if rule else 0.0


def expect_ours(out: Path) -> None:
    """Refusal when the folder for the results is a file, a link, or has other people's files."""
    refuse_links(out)
    if out.exists() and not out.is_dir():
        raise Refusal(f"{out} is a file: give --out a folder")
    others = (path for path in out.iterdir() if not is_draft(path)) if out.exists() else ()
    if any(others) and not _is_ours(out):
        raise Refusal(
            f"{out} holds files that are not gradiente's: give --out an empty or new folder"
        )


def _is_ours(out: Path) -> bool:
    marker = out / MARKER
    return marker.is_file() and marker.read_bytes().startswith(OURS.encode())


def prepare(plan: Plan, out: Path, mode: Mode) -> Work:
    """What is to be done, written into the book before any of it is; Refusal changes nothing."""
    book = books.read(out)
    outliner = Outliner()
    earlier, damaged = outline.read_whole_ones(out, outliner)
    if mode is Mode.RESUME:
        _expect_digests(earlier, out)
    _expect_same_rule(plan.instructions.late_rule, book, earlier, mode)
    plan = replace(plan, instructions=_with_book(plan.instructions, book))
    drawer = Drawer()
    arrival = _gathered(plan, drawer)
    rows = {report.submission.id: report for report in earlier}
    places = _places(arrival, plan, earlier, book, drawer)
    bases = {task.slug: basis.of(task) for task in plan.tasks} | {"": basis.of(None)}
    part = _part(places, plan)
    kept = _kept(part, rows, bases, plan.instructions) if mode is Mode.RESUME else {}
    left = tuple(p.submission for p in part if p.submission.id not in kept)
    everyone = {id_: row.submission for id_, row in rows.items()}
    everyone |= {p.submission.id: p.submission for p in part}
    notes = (*arrival.notes, *damaged, *_notes(places, part, rows, plan.instructions))
    told, secret = _with_told(book, plan, everyone.values()), _secret(book, plan.secret, out)
    told = replace(told, secret=secret, due=() if mode is Mode.AGAIN else told.due)
    work = Work(
        mode=mode,
        arrival=replace(arrival, submissions=tuple(p.submission for p in places), notes=notes),
        instructions=plan.instructions,
        book=_with_due(told, places, left, bases, fresh=not rows),
        left=Filed(left, drawer),
        bases=bases,
        draws={s.id: _draw(s, _before(s, rows, out), secret) for s in left},
        rows=rows,
        outliner=outliner,
    )
    _begin(work, kept, out, shared=plan.shared)
    return work


def finish(work: Work, out: Path, *, interrupted: bool) -> OpenBook:
    """Write what is about the whole class; after --again, put the new reports in their places."""
    if work.mode is Mode.AGAIN and interrupted:
        shutil.rmtree(out / folder.DRAFT, ignore_errors=True)
        return folder.read_outlines(out) if work.rows else OpenBook((), Book())
    if work.mode is Mode.AGAIN:
        books.write(work.book, out)  # from here to the end the book is known to be half old
        for id_, report in work.graded.items():
            _keep_earlier(work.rows.get(id_), report, out)
        folder.adopt_drafts(out, work.graded)
        work.rows |= work.graded
        _apply_rule(work, out)
        shutil.rmtree(out / folder.DRAFT, ignore_errors=True)
    return folder.write_class(work.rows.values(), out, work.book)


def forget(out: Path, submission_id: str) -> tuple[Path, OpenBook]:
    """Take a row out of the book, and say where it is kept; Refusal when no row has the id."""
    earlier, _ = outline.read_whole_ones(out, Outliner())
    book = books.read(out)
    others = [report for report in earlier if report.submission.id != submission_id]
    due = tuple(due for due in book.due if due.id != submission_id)
    if len(others) == len(earlier) and due == book.due:
        raise Refusal(placing.nearest(submission_id, earlier))
    kept = folder.remove(out, submission_id)
    strangers = tuple(id_ for id_ in book.roll.strangers if id_ != submission_id)
    missing = (*book.roll.missing, *_left_without(earlier, others, book))
    roll = replace(book.roll, strangers=strangers, missing=missing)
    return kept, folder.write_class(others, out, replace(book, due=due, roll=roll))


def _gathered(plan: Plan, drawer: Drawer | None = None) -> Intake:
    arrival = gathering.gather(plan.path, plan.instructions, plan.tasks, plan.asked, drawer)
    if not arrival.submissions:
        raise Refusal(
            f"{plan.path} holds no .ipynb, .py or .zip file: give the folder with the submissions"
        )
    return arrival


def _with_book(told: Instructions, book: Book) -> Instructions:
    """What the instructor says now, and what was said before where nothing is said."""
    known = Roster(book.enrolments, book.roster) if book.enrolments else None
    return replace(
        told,
        roster=told.roster or known,
        late_rule=told.late_rule or book.late_rule,
        file_times=told.file_times or book.file_times,
    )


def _expect_digests(earlier: Sequence[Report], out: Path) -> None:
    if any(not report.basis.engine for report in earlier):
        raise Refusal(
            f"{out} does not say by which tests its reports were made, so none of them can be "
            "kept: an earlier gradiente wrote it. --again grades all anew, and changes nothing "
            "before the end"
        )


def _expect_same_rule(
    told: LateRule | None, book: Book, earlier: Sequence[Report], mode: Mode
) -> None:
    if mode is Mode.AGAIN or not earlier or told is None or told == book.late_rule:
        return
    before = _said(book.late_rule) if book.late_rule else "none"
    raise Refusal(
        f"the rule for late work has changed: this class was graded by {before}, and now it is "
        f"{_said(told)}. Leave the options out, and the first one goes on; or --again, and all "
        "are graded by the new one"
    )


def _said(rule: LateRule) -> str:
    parts = [
        f"{100 * rule.flat:g}%" * bool(rule.flat),
        f"{100 * rule.daily:g}%/day" * bool(rule.daily),
    ]
    share = "+".join(filter(None, parts)) or "0%"
    grace = f", grace {rule.grace}" if rule.grace else ""
    most = f", at most {100 * rule.most:g}%" if rule.most < 1 else ""
    return f"{rule.deadline.isoformat()} {share}{grace}{most}"


def _places(
    arrival: Intake, plan: Plan, earlier: Sequence[Report], book: Book, drawer: Drawer
) -> list[Place]:
    roster = plan.instructions.roster
    listed = frozenset(
        clue for row in (roster.enrolments if roster else ()) for clue in _person_clues(row.person)
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


def _part(places: Sequence[Place], plan: Plan) -> list[Place]:
    """What this run grades of all that came in."""
    if not plan.only:
        return list(places)
    known = {place.submission.id: place for place in places}
    for id_ in plan.only:
        if id_ not in known:
            rows = [Report(p.submission, Status.NO_TASK) for p in places]
            raise Refusal(f"--only {id_}: {placing.nearest(id_, rows)}")
    return [known[id_] for id_ in dict.fromkeys(plan.only)]


def _kept(
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


def _with_due(
    book: Book,
    places: Sequence[Place],
    left: Sequence[Submission],
    bases: dict[str, Basis],
    *,
    fresh: bool,
) -> Book:
    """The book that knows what is left, also of earlier runs, and by which tests it is graded.

    Of a book that begins, what --only passes over is due as well.
    """
    wanted = {submission.id for submission in left}
    due = {due.id: due for due in book.due}
    for place in places:
        id_ = place.submission.id
        if id_ in wanted or (place.row is None and (fresh or id_ in due)):
            due[id_] = _due(place.submission, bases)
        else:
            due.pop(id_, None)
    digests = {digest.task: digest for digest in book.tasks}
    digests |= {s.task: TaskDigest(s.task, bases[s.task].task) for s in left if s.task in bases}
    course = (*bases, *sorted(digests.keys() - bases.keys()))  # this run's tasks are in its order
    return replace(
        book,
        tasks=tuple(digests[task] for task in course if task in digests),
        due=tuple(due.values()),
    )


def _with_told(book: Book, plan: Plan, everyone: Iterable[Submission]) -> Book:
    """The book with the list, the rule and the weights that this run goes by."""
    told = plan.instructions
    return replace(
        book,
        roll=gathering.roll_of(tuple(everyone), told),
        roster=told.roster.file if told.roster else "",
        enrolments=told.roster.enrolments if told.roster else (),
        late_rule=told.late_rule,
        file_times=told.file_times,
        weights=plan.weights or book.weights,
        pages=plan.pages and book.pages,
    )


def _secret(book: Book, given: str | None, out: Path) -> str:
    """The secret of the class: the one that its book has, the one that is given, or a new one."""
    if given and book.secret and given != book.secret:
        raise Refusal(
            f"{out / books.CLASS_FILE} has another secret than the one that is given: leave out "
            "--class-secret, which a class needs only once, or give --out another folder"
        )
    return book.secret or (seeds.new_secret() if given is None else given)


def _before(submission: Submission, rows: dict[str, Report], out: Path) -> Report | None:
    """What was graded of the same row; where it is in the book no more, the last that was kept."""
    row = rows.get(submission.id)
    return row or folder.newest_removed(out, submission.id, submission.task)


def _draw(submission: Submission, earlier: Report | None, secret: str) -> Draw:
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


def _due(submission: Submission, bases: dict[str, Basis]) -> Due:
    known = bases[submission.task or ""]
    return Due(submission.id, submission.file, submission.sha256, known)


def _begin(work: Work, kept: dict[str, Report], out: Path, *, shared: bool) -> None:
    """Let the folder say that it is ours and not complete, before anything in it changes."""
    make_private(out)
    if shared:
        share(out)
    write_whole(out / MARKER, f"{OURS}: a book, added to by every run\n")
    sweep(out)
    shutil.rmtree(out / folder.DRAFT, ignore_errors=True)
    if work.mode is Mode.AGAIN:
        return
    folder.write_class(work.rows.values(), out, work.book, midway=True)
    for id_, report in kept.items():
        row = work.rows[id_]
        known = work.outliner.submission(report.submission), report.penalty
        if known != (row.submission, row.penalty):
            before = outline.whole(row, out)
            submission = replace(report.submission, cells=before.submission.cells)
            now = replace(before, submission=submission, penalty=report.penalty)
            work.rows[id_] = work.written(now, out)


def _keep_earlier(row: Report | None, report: Report, out: Path) -> None:
    """Keep what was graded of another file of the same student, below removed/."""
    if row is not None and row.submission.sha256 != report.submission.sha256:
        folder.keep_copy(out, row.submission.id)


def _apply_rule(work: Work, out: Path) -> None:
    """Let rows that were not graded again be late by the same rule as the others."""
    for id_, row in work.rows.items():
        due = penalty(work.instructions, row.submission)
        if row.penalty != due:
            now = replace(outline.whole(row, out), penalty=due)
            work.rows[id_] = work.written(now, out)


def _notes(
    places: Sequence[Place],
    part: Sequence[Place],
    rows: dict[str, Report],
    told: Instructions,
) -> Iterator[str]:
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


def _left_without(
    earlier: Sequence[Report], others: Sequence[Report], book: Book
) -> Iterator[Person]:
    """Those on the list who have no submission any more."""
    present = {clue for report in others for clue in clues(report.submission)}
    gone = {clue for report in earlier for clue in clues(report.submission)} - present
    for enrolment in book.enrolments:
        if set(_person_clues(enrolment.person)) & gone:
            yield enrolment.person


def _person_clues(person: Person) -> Iterator[str]:
    origin = Origin("roster", person.id, email=person.email)
    yield from clues(Submission(person.id, "", "", origin=origin))
