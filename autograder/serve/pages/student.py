"""What a student sees: the task and where to hand it in, an attempt as it is graded, the report."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.serve import blobs, render, rows
from autograder.serve.errors import trouble
from autograder.serve.guard import REPORT_POLICY
from autograder.serve.pages import results, teacher
from autograder.serve.pages.results import Shown
from autograder.serve.requests import (
    attempt_of,
    expect_form,
    file_of,
    form_of,
    link_of,
    received_at,
    service_of,
    visitor_of,
    wants_json,
)
from autograder.serve.rows import Grade, Link, Person
from autograder.serve.sessions import Visitor
from autograder.serve.tables import Reveal
from autograder.serve.work import clock, counting, deadlines, uploading
from autograder.serve.work.uploading import Upload


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms somebody can hand in now."""

    due_at: datetime | None
    until_at: datetime | None
    extended: bool
    days_late: int
    penalty: float  # of a file that came now
    attempts_left: int | None
    refused: str  # why nothing is taken now; empty where it is


def task(request: Request) -> Response:
    """The page of a link: a student's own, or the class for whoever teaches it."""
    visitor, service, now = visitor_of(request), service_of(request), clock.now()
    with service.db.read() as connection:
        link = link_of(connection, visitor, request.path_params["link"])
        if visitor.is_staff:
            return teacher.class_page(request, connection, visitor, link)
        if service.shelf.get(link.task) is None:
            raise trouble("E08")
        shown = results.history(connection, visitor, link, visitor.person.id, now)
        grade = counting.grade_of(connection, link, visitor.person.id)
        extended = deadlines.extension_of(connection, link, visitor.person.id)
        decided = counting.standing_override(connection, link, visitor.person.id)
    terms = terms_of(link, extended, len(shown), now)
    reveal = results.revealed(visitor, link, terms.due_at, now)
    data = task_data(visitor, link, shown, grade if reveal is not Reveal.NOTHING else None)
    if wants_json(request):
        return render.json({**data, "terms": _terms_data(terms)})
    return render.page(
        request,
        "task.html",
        visitor=visitor,
        link=link,
        shown=shown,
        grade=data["grade"],
        decided=decided,
        terms=terms,
        reveal=reveal,
        upload_key=str(uuid.uuid4()),
        most=service.settings.max_upload,
    )


async def hand_in(request: Request) -> Response:
    """Take a file: on disk before anything is answered."""
    service, at = service_of(request), received_at(request)
    visitor = await run_in_threadpool(visitor_of, request)
    link = await run_in_threadpool(_open_link, request, visitor)
    form = await form_of(request, service.settings.max_upload)
    try:
        expect_form(request, visitor, form)
        file = await file_of(form)
    finally:
        await form.close()
    if len(file.content) > service.settings.max_upload:
        raise trouble("E13", n=service.settings.max_upload >> 20)
    upload = Upload(link, visitor.person.id, file.key, file.filename, file.content, at)
    id_ = await run_in_threadpool(uploading.accept, service.db, service.settings, upload)
    request.scope["state"]["kept"] = True  # whatever goes wrong from here on
    service.grader.wake()
    return render.done(request, f"/a/{id_}", {"attempt": id_, "url": f"/a/{id_}"}, 202)


def attempt(request: Request) -> Response:
    """One attempt: how far it is, or what came of it."""
    visitor, now = visitor_of(request), clock.now()
    with service_of(request).db.read() as connection:
        found, link = attempt_of(connection, visitor, request.path_params["attempt"])
        whole = results.history(connection, visitor, link, found.person_id, now)
        shown = next(one for one in whole if one.attempt.id == found.id)
        owner = rows.known(Person, connection, found.person_id)
        everything = shown.reveal is Reveal.NAMES
        report = results.report_of(connection, shown) if everything else None
        asked = results.questions(report) if report else []
        change = results.change(connection, whole, shown, report) if report else None
    if wants_json(request):
        changed = asdict(change) if change else None
        return render.json({**shown.facts(), "questions": asked, "change": changed})
    return render.page(
        request,
        "attempt.html",
        visitor=visitor,
        link=link,
        owner=owner,
        shown=shown,
        report=report,
        questions=asked,
        change=change,
        history=whole,
    )


def report(request: Request) -> Response:
    """The report as the command line writes it, in a sandbox: students' words are in it."""
    visitor, now = visitor_of(request), clock.now()
    with service_of(request).db.read() as connection:
        found, link = attempt_of(connection, visitor, request.path_params["attempt"])
        whole = results.history(connection, visitor, link, found.person_id, now)
        shown = next(one for one in whole if one.attempt.id == found.id)
        page = results.page_of(connection, shown) if shown.reveal is Reveal.NAMES else None
    if page is None:
        raise trouble("E16")
    headers = {"Content-Security-Policy": REPORT_POLICY, "Cache-Control": "no-store"}
    return Response(page, media_type="text/html", headers=headers)


def notebook(request: Request) -> Response:
    """The file as it was handed in, to be saved and never to be shown."""
    visitor = visitor_of(request)
    with service_of(request).db.read() as connection:
        found, _ = attempt_of(connection, visitor, request.path_params["attempt"])
        content = blobs.read(connection, found.sha256)
    headers = {
        "Content-Disposition": render.attachment(found.filename),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "no-store",
    }
    return Response(content, media_type="application/octet-stream", headers=headers)


def terms_of(link: Link, extended: datetime | None, count: int, now: datetime) -> Terms:
    """On what terms somebody who handed in so many times can do so now."""
    late = deadlines.lateness(link, extended, now)
    until_at = deadlines.last_moment(link, extended)
    left = None if link.attempts_max is None else max(0, link.attempts_max - count)
    refused = ""
    if until_at and now > until_at:
        refused = "over"
    elif link.opens_at and now < link.opens_at:
        refused = "closed"
    elif left == 0:
        refused = "attempts"
    return Terms(
        late.due_at, until_at, extended is not None, late.days, late.penalty, left, refused
    )


def task_data(
    visitor: Visitor, link: Link, shown: tuple[Shown, ...], grade: Grade | None
) -> dict[str, Any]:
    """What programs read of a link; `csrf` is what their forms need."""
    return {
        "link": link.id,
        "course": {"id": visitor.course.id, "title": visitor.course.title},
        "task": {"slug": link.task, "title": link.title},
        "role": str(visitor.role),
        "person": {"id": visitor.person.id, "name": visitor.person.name},
        "attempts": [one.facts() for one in shown],
        "grade": grade_data(grade),
        "csrf": visitor.csrf,
    }


def grade_data(grade: Grade | None) -> dict[str, Any] | None:
    """What programs read of a grade."""
    if grade is None:
        return None
    return {
        "score": grade.score,
        "max_score": grade.max_score,
        "attempt": grade.attempt_id,
        "override": grade.override_id is not None,
        "at": grade.at,
    }


def _terms_data(terms: Terms) -> dict[str, Any]:
    return {
        "due_at": terms.due_at,
        "until_at": terms.until_at,
        "penalty": terms.penalty,
        "attempts_left": terms.attempts_left,
        "open": not terms.refused,
    }


def _open_link(request: Request, visitor: Visitor) -> Link:
    """The link something is handed in to: by whoever is in the course, staff who try it too."""
    service = service_of(request)
    with service.db.read() as connection:
        link = link_of(connection, visitor, request.path_params["link"])
    if service.shelf.get(link.task) is None:
        raise trouble("E08")
    return link


ROUTES = (
    Route("/t/{link}", task),
    Route("/t/{link}/attempts", hand_in, methods=["POST"]),
    Route("/a/{attempt}", attempt),
    Route("/a/{attempt}/report", report),
    Route("/a/{attempt}/notebook", notebook),
)
