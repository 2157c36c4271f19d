"""A run and its book: what becomes of its rows, and what the folder says meanwhile.

A book is added to, never emptied. Before the first report is touched its files say what is due; a
run that is cut short at any write leaves every report whole, and the book knows what is missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder import agenda
from autograder.agenda import Mode, Plan
from autograder.intake import gathering, placing
from autograder.intake.drawer import Drawer, Filed
from autograder.intake.gathering import Intake
from autograder.intake.instructions import Instructions
from autograder.intake.placing import Place
from autograder.judging import basis, seeds
from autograder.judging.seeds import Draw
from autograder.model import (
    Basis,
    Person,
    Refusal,
    Report,
    Submission,
)
from autograder.report import book as books
from autograder.report import folder, outline
from autograder.report.book import Book, Due, TaskDigest
from autograder.report.folder import OpenBook
from autograder.report.outline import Outliner
from autograder.report.students import clues, person_clues
from autograder.storage import is_draft, make_private, refuse_links, share, sweep, write_whole

MARKER = ".gradiente"  # tells our output folders from everybody else's
OURS = "results of gradiente"  # how it begins


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
        due = agenda.penalty(self.instructions, submission)
        return replace(report, penalty=due, basis=self.bases[submission.task or ""])


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
        agenda.expect_digests(earlier, out)
    agenda.expect_same_rule(plan.instructions.late_rule, book, earlier, mode)
    plan = replace(plan, instructions=agenda.with_book(plan.instructions, book))
    drawer = Drawer()
    arrival = agenda.arrival_of(plan, drawer)
    rows = {report.submission.id: report for report in earlier}
    places = agenda.places_of(arrival, plan, earlier, book, drawer)
    bases = {task.slug: basis.of(task) for task in plan.tasks} | {"": basis.of(None)}
    part = agenda.part_of(places, plan)
    kept = agenda.kept_of(part, rows, bases, plan.instructions) if mode is Mode.RESUME else {}
    left = tuple(p.submission for p in part if p.submission.id not in kept)
    everyone = {id_: row.submission for id_, row in rows.items()}
    everyone |= {p.submission.id: p.submission for p in part}
    notes = (*arrival.notes, *damaged, *agenda.notes_of(places, part, rows, plan.instructions))
    told, secret = _with_told(book, plan, everyone.values()), _secret(book, plan.secret, out)
    told = replace(told, secret=secret, due=() if mode is Mode.AGAIN else told.due)
    work = Work(
        mode=mode,
        arrival=replace(arrival, submissions=tuple(p.submission for p in places), notes=notes),
        instructions=plan.instructions,
        book=_with_due(told, places, left, bases, fresh=not rows),
        left=Filed(left, drawer),
        bases=bases,
        draws={s.id: agenda.draw_of(s, agenda.earlier_of(s, rows, out), secret) for s in left},
        rows=rows,
        outliner=outliner,
    )
    announced = mode is Mode.RESUME and not book.complete
    _begin(work, kept, out, shared=plan.shared, announced=announced)
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


def _due(submission: Submission, bases: dict[str, Basis]) -> Due:
    known = bases[submission.task or ""]
    return Due(submission.id, submission.file, submission.sha256, known)


def _begin(
    work: Work, kept: dict[str, Report], out: Path, *, shared: bool, announced: bool
) -> None:
    """Let the folder say that it is ours and not complete, before anything in it changes.

    Where that is `announced`, its tables and pages say so, and wait for the end.
    """
    make_private(out)
    if shared:
        share(out)
    write_whole(out / MARKER, f"{OURS}: a book, added to by every run\n")
    sweep(out)
    shutil.rmtree(out / folder.DRAFT, ignore_errors=True)
    if work.mode is Mode.AGAIN:
        return
    if announced:
        books.write(work.book, out)
    else:
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
        due = agenda.penalty(work.instructions, row.submission)
        if row.penalty != due:
            now = replace(outline.whole(row, out), penalty=due)
            work.rows[id_] = work.written(now, out)


def _left_without(
    earlier: Sequence[Report], others: Sequence[Report], book: Book
) -> Iterator[Person]:
    """Those on the list who have no submission any more."""
    present = {clue for report in others for clue in clues(report.submission)}
    gone = {clue for report in earlier for clue in clues(report.submission)} - present
    for enrolment in book.enrolments:
        if set(person_clues(enrolment.person)) & gone:
            yield enrolment.person
