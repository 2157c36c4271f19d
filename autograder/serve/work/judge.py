"""One attempt graded by the engine: bytes in, a report with its page and its record out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, runtime_checkable

from sqlalchemy import Connection, select

from autograder.intake import notebook
from autograder.intake.recognition import with_task
from autograder.judging import grading, seeds
from autograder.judging.seeds import Draw
from autograder.lms.feedback import MENTIONS
from autograder.model import Origin, QuestionResult, Report, Status, Submission, Task
from autograder.report import folder, pages
from autograder.report.folder import Rendering
from autograder.run import LostError
from autograder.sandbox.process import Sandbox
from autograder.serve import blobs, rows
from autograder.serve.rows import Attempt, Course, Link, Person
from autograder.serve.tables import attempt, enrolment, person, platform
from autograder.serve.work import deadlines
from autograder.serve.work.shelf import Shelf


@runtime_checkable
class Elsewhere(Protocol):
    """Other machines that grade."""

    def grade(self, submission: Submission, draw: Draw) -> Report:
        """The report on a submission; LostError where none of them can be reached."""

    def holds(self) -> bool:
        """Whether one of them would grade now."""

    def start(self) -> None:
        """Begin to look for them."""

    def close(self) -> None:
        """Hang up."""


Place = Sandbox | Elsewhere


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of an attempt when it is graded."""

    attempt: Attempt
    link: Link
    course: Course
    person: Person
    system: str  # lti or local
    content: bytes
    extended: datetime | None


def case_of(connection: Connection, attempt_id: str) -> Case:
    """What the database knows of an attempt."""
    of = rows.known(Attempt, connection, attempt_id)
    link = rows.known(Link, connection, of.link_id)
    who = rows.known(Person, connection, of.person_id)
    kind = select(platform.c.kind).where(platform.c.id == who.platform_id)
    return Case(
        of,
        link,
        rows.known(Course, connection, link.course_id),
        who,
        str(connection.execute(kind).scalar_one()),
        blobs.read(connection, of.sha256),
        deadlines.extension_of(connection, link, of.person_id),
    )


def submission_of(case: Case) -> Submission:
    """The file as the engine reads it: whose it is, and as which task it is graded."""
    of = case.attempt
    read = notebook.read_bytes(of.filename, of.id, lambda: case.content)
    origin = Origin(
        case.system,
        case.person.sub,
        attempt=of.number,
        submitted=of.received_at,
        late=of.days_late > 0,
        email=case.person.email,
        extended=case.extended,
    )
    return replace(read, task=case.link.task, student=case.person.name, origin=origin)


def judge(
    case: Case, shelf: Shelf, place: Place, on_question: Callable[[QuestionResult], None]
) -> Report:
    """Grade an attempt; whatever happens is a report, but for a `place` that is lost."""
    task = shelf.get(case.link.task)
    submission = with_task(submission_of(case), tuple(shelf.tasks.values()), case.link.task)
    try:
        slug = task.slug if task else ""
        draw = seeds.draw(case.course.secret, slug, case.attempt.number)
        report = _graded(submission, task, place, draw, on_question)
    except LostError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is ours: a person looks
        report = Report(submission, Status.ENGINE_ERROR, message=f"{type(fault).__name__}: {fault}")
    basis = shelf.basis(submission.task)
    return replace(report, penalty=case.attempt.penalty, basis=basis)


def _graded(
    submission: Submission,
    task: Task | None,
    place: Place,
    draw: Draw,
    on_question: Callable[[QuestionResult], None],
) -> Report:
    if isinstance(place, Elsewhere):
        return place.grade(submission, draw)
    return grading.grade(submission, task, place, draw, on_question=on_question)


def rendered(report: Report, connection: Connection, case: Case) -> Rendering:
    """The page and the record; a page that names somebody else's file or address is not shown."""
    written = folder.rendering(report)
    if others_in(written.page, connection, case):
        page = pages.page_without_report(report.submission)
        return Rendering(written.report, page, written.record)
    return written


def others_in(page: str, connection: Connection, case: Case) -> set[str]:
    """Fingerprints of files and addresses of other people of the course that a page mentions."""
    mentioned = set(MENTIONS.findall(page)) - {case.attempt.sha256[:12], case.person.email}
    if not mentioned:
        return set()
    marks = (
        select(attempt.c.sha256)
        .where(attempt.c.link_id == case.link.id, attempt.c.person_id != case.person.id)
        .distinct()
    )
    addresses = (
        select(person.c.email)
        .join(enrolment, enrolment.c.person_id == person.c.id)
        .where(enrolment.c.course_id == case.course.id, person.c.id != case.person.id)
    )
    others = {sha256[:12] for sha256 in connection.execute(marks).scalars()}
    others |= {address for address in connection.execute(addresses).scalars() if address}
    return mentioned & others
