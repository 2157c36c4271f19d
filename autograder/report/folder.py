"""A results folder: what is written as each submission ends, and what when the class does."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, takewhile
from pathlib import Path

from autograder import catalog
from autograder.model import Refusal, Report, Status
from autograder.report import book as books
from autograder.report import (
    decisions,
    grades,
    likeness,
    lists,
    outline,
    pages,
    records,
    results,
    totals,
)
from autograder.report.book import Book, Decided
from autograder.report.likeness import Likeness
from autograder.report.totals import Course
from autograder.storage import move, write_whole

EMPTY = Book()
REMOVED, DRAFT = "removed", ".again"


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A results folder, read: its reports with what a person decided, and what it knows."""

    reports: tuple[Report, ...]
    book: Book
    refused: tuple[str, ...] = ()  # lines of decisions.csv
    decided: tuple[Decided, ...] = ()  # its other lines; those of `book` are from the last time

    @property
    def progress(self) -> tuple[int, int]:
        """How many of how many are graded."""
        return books.progress(self.book, self.reports)


def page_path(out: Path, submission_id: str) -> Path:
    """Where the page of a submission lives."""
    return out / "report" / f"{records.stem(submission_id)}.html"


def course_page_path(out: Path, student: str) -> Path:
    """Where the page of a student with several tasks lives."""
    return out / "report" / "students" / f"{records.stem(student)}.html"


def read_class(out: Path) -> OpenBook:
    """The book in a folder; Refusal when it is none, or a file of ours in it is damaged."""
    return _open(records.read_class(out), out, books.read(out))


def read_outlines(out: Path) -> OpenBook:
    """The book in a folder with outlines of its reports; Refusal as `read_class` has it."""
    return _open(outline.read_class(out), out, books.read(out))


def write_submission(report: Report, out: Path, *, page: bool = True) -> Report:
    """Write report/<id>.html, and then submissions/<id>.json, whose presence means: done.

    Returns the report that the record holds. When a fault of ours keeps page or record from being
    made, that is an engine_error which says so, and the page is a minimal one: no other submission
    is concerned. Without `page` there is none afterwards.
    """
    written = rendering(report, page=page)
    id_ = report.submission.id
    _write_or_remove(page_path(out, id_), written.page if page else None)
    write_whole(records.record_path(out, id_), written.record)
    return written.report


def write_pages(out: Path) -> None:
    """Write every student's page from the records, where the class was graded without."""
    for path in records.paths(out):
        report = records.read_submission(path)
        write_whole(page_path(out, report.submission.id), rendering(report).page)


def write_class(
    reports: Iterable[Report], out: Path, book: Book = EMPTY, *, midway: bool = False
) -> OpenBook:
    """Write everything that is about the class as a whole, decisions applied; what it came to.

    That is grades.csv, results.json, class.json, report/index.html, report/parecidos.html for
    submissions that look alike, missing.csv where somebody is missing, course.csv where there are
    several tasks, and decisions.csv where there is none yet. A secret that class.json holds stays
    what it is. `midway`, more is to come, and what looks alike among thousands is for the end.
    """
    decisions.prepare(out)
    ordered = records.by_id(reports)
    opened = _open(ordered, out, book)
    before = {decided.student for decided in book.decided}
    every, kept = opened.reports, replace(opened.book, decided=opened.decided)
    if kept.pages:
        _write_decided(opened, before, out)
    course = totals.course(every, kept)
    write_whole(out / "grades.csv", grades.grades(every, late=kept.roll.deadline is not None))
    _write_or_remove(out / "missing.csv", grades.missing(kept.roll) if kept.roll.missing else None)
    _write_or_remove(out / "course.csv", grades.course(course) if course else None)
    _write_course_pages(course if kept.pages else None, out)
    write_whole(out / "results.json", results.class_json(every, kept))
    code = partial(outline.code, out=out)
    groups: Sequence[Likeness] = ()
    if not (midway and len(every) > likeness.MOST):
        groups = likeness.likenesses(every, _given_notebooks(), code)
        some_only = likeness.is_partial(every)
        page = pages.likeness_page(groups, linked=kept.pages, some_only=some_only)
        write_whole(out / "report" / "parecidos.html", page)
    page = pages.class_page(every, kept, opened.refused, course, alike=len(groups), code=code)
    _write_lists(pages.list_pages(every, course, linked=kept.pages), out)
    write_whole(out / "report" / "index.html", page)
    books.write(kept, out)
    return opened


def remove(out: Path, submission_id: str) -> Path:
    """Take a submission out of the book; its record and page are kept below removed/."""
    kept = _place_aside(out, submission_id)
    for path in (page_path(out, submission_id), records.record_path(out, submission_id)):
        if path.exists():
            move(path, kept / path.name)
    return kept


def keep_copy(out: Path, submission_id: str) -> None:
    """Keep record and page as they are below removed/, before others take their place."""
    kept = _place_aside(out, submission_id)
    for path in (page_path(out, submission_id), records.record_path(out, submission_id)):
        if path.exists():
            write_whole(kept / path.name, path.read_bytes())


def newest_removed(out: Path, submission_id: str, task: str | None) -> Report | None:
    """The last attempt at a task that was kept below removed/ and can be read, if any."""
    found = []
    for place in takewhile(Path.exists, _places_aside(out, submission_id)):
        for path in place.glob("*.json"):
            with suppress(Refusal):
                found.append(records.read_submission(path))
    of_it = (r for r in found if (r.submission.id, r.task) == (submission_id, task))
    return max(of_it, key=lambda report: report.attempt, default=None)


def adopt_drafts(out: Path, ids: Collection[str]) -> None:
    """Put what was graded anew in the place of what was there: each page, then its record."""
    draft = out / DRAFT
    for id_ in ids:
        for place in (page_path, records.record_path):
            if place(draft, id_).exists():
                move(place(draft, id_), place(out, id_))
            else:
                place(out, id_).unlink(missing_ok=True)


def _place_aside(out: Path, submission_id: str) -> Path:
    return next(place for place in _places_aside(out, submission_id) if not place.exists())


def _places_aside(out: Path, submission_id: str) -> Iterator[Path]:
    return (out / REMOVED / f"{records.stem(submission_id)}-{number}" for number in count(1))


def _open(reports: Sequence[Report], out: Path, book: Book) -> OpenBook:
    verdicts = decisions.apply(reports, out, book.decided)
    known = replace(book, due=books.still_due(book, reports))
    return OpenBook(verdicts.reports, known, verdicts.refused, verdicts.decided)


def _write_decided(opened: OpenBook, before: Collection[str], out: Path) -> None:
    """The pages of those about whom a person decided something, now or earlier."""
    for report in opened.reports:
        if report.decision or report.submission.id in before:
            known = outline.whole(report, out)
            write_whole(page_path(out, report.submission.id), rendering(known).page)


def _write_course_pages(course: Course | None, out: Path) -> None:
    """A page for everybody with several tasks, and none for others."""
    several = [s for s in course.standings if len(s.reports) > 1] if course else []
    places = {course_page_path(out, standing.id): standing for standing in several}
    for stale in set((out / "report" / "students").glob("*.html")) - set(places):
        stale.unlink()
    for path, standing in places.items():
        if course:
            write_whole(path, pages.course_page(standing, course))


def _write_lists(content: Iterable[tuple[str, str]], out: Path) -> None:
    """The tables in pages, one after the other, and no page of a class that was larger."""
    report, written = out / "report", set()
    for name, page in content:
        write_whole(report / name, page)
        written.add(report / name)
    for stale in set((report / lists.FOLDER).glob("*.html")) - written:
        stale.unlink()


def _write_or_remove(path: Path, content: str | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, content)


def _given_notebooks() -> Mapping[str, list[str]]:
    """The cells that each task gives its students, by slug; none where the course is not at hand.

    The lesson is what a task was written as, and the template what students were handed.
    """
    given: dict[str, list[str]] = defaultdict(list)
    try:
        root = catalog.find_root()
        for path in root.glob("assignments/*/notebook.py"):
            given[path.parent.name].append(path.read_text("utf-8"))
        for path in root.glob(f"{catalog.HANDED_OUT}/*/*.ipynb"):
            cells = json.loads(path.read_text("utf-8"))["cells"]
            given[path.parent.name] += ["".join(cell["source"]) for cell in cells]
    except (Refusal, OSError, ValueError, KeyError, TypeError):
        pass  # the results were graded elsewhere, or the template is somebody's own
    return given


@dataclass(frozen=True, slots=True)
class Rendering:
    """A report as it goes to disk."""

    report: Report
    page: str
    record: str


def rendering(report: Report, *, page: bool = True) -> Rendering:
    """The page and the record; of what a fault of ours kept from being made, a minimal page."""
    try:
        shown = pages.student_page(report) if page else ""
        record = records.record(report)
        records.from_text(record)  # one that cannot be read would keep all others from being read
        return Rendering(report, shown, record)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is ours and this report's alone
        failed = Report(
            report.submission,
            Status.ENGINE_ERROR,
            report.task,
            message=f"{type(fault).__name__}: {fault} (al escribir el informe)",
        )
        minimal = pages.page_without_report(report.submission)
        return Rendering(failed, minimal, records.record(failed))
