"""What whoever teaches sees: the course, and the class in a task."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.serve import render, rows
from autograder.serve.errors import trouble
from autograder.serve.pages import results, standings
from autograder.serve.pages.standings import Standing
from autograder.serve.requests import (
    answered,
    expect,
    expect_form,
    service_of,
    visitor_of,
    wants_json,
)
from autograder.serve.rows import Grade, Link
from autograder.serve.sessions import Visitor
from autograder.serve.tables import Reveal, Role, link
from autograder.serve.work import clock, counting, regrading, retention, undelivered

_LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A task of a course, as the visitor stands in it."""

    link: Link
    grade: Grade | None = None  # of a student
    attempts: int = 0
    class_: tuple[Standing, ...] = ()  # for whoever teaches

    @property
    def handed_in(self) -> int:
        """How many have handed something in."""
        return sum(bool(one.attempts) for one in self.class_)

    @property
    def review(self) -> int:
        """How many need a person's look."""
        return sum(one.review for one in self.class_)


def course(request: Request) -> Response:
    """The tasks of a course: with the class for whoever teaches, with their own for students."""
    visitor, service = visitor_of(request), service_of(request)
    if request.path_params["course"] != visitor.course.id:
        raise trouble("E16")
    expect(visitor, Role.TEACHER, Role.ASSISTANT, Role.STUDENT)
    purge_at = _purge_at(request, visitor)
    with service.db.read() as connection:
        query = rows.of(Link).where(link.c.course_id == visitor.course.id)
        links = rows.every(Link, connection, query)
        order = {slug: place for place, slug in enumerate(service.shelf.tasks)}
        links = tuple(sorted(links, key=lambda one: (order.get(one.task or "", 999), one.id)))
        found = [_row(connection, visitor, one) for one in links]
    if wants_json(request):
        return render.json(
            {
                "course": {"id": visitor.course.id, "title": visitor.course.title},
                "role": str(visitor.role),
                "person": {"id": visitor.person.id, "name": visitor.person.name},
                "tasks": [_row_data(row) for row in found],
                "purge_at": purge_at,
            }
        )
    with_roster = visitor.is_staff and service.lti.has_roster(visitor.course.id)
    return render.page(
        request,
        "course.html",
        visitor=visitor,
        rows=found,
        with_roster=with_roster,
        purge_at=purge_at,
    )


async def keep(request: Request) -> Response:
    """A course that is soon to be purged is kept as long again."""
    return await answered(request, _keep)


def _keep(request: Request, form: FormData) -> Response:
    visitor = visitor_of(request)
    if request.path_params["course"] != visitor.course.id:
        raise trouble("E16")
    expect(visitor, Role.TEACHER)
    expect_form(request, visitor, form)
    with service_of(request).db.write() as connection:
        retention.keep(connection, visitor.course, visitor.person.id, clock.now())
    return render.done(request, f"/c/{visitor.course.id}")


def _purge_at(request: Request, visitor: Visitor) -> datetime | None:
    """When the course is purged, for whoever teaches it, once that is near."""
    if not visitor.is_staff:
        return None
    return retention.notice(service_of(request).settings, visitor.course, clock.now())


def class_page(request: Request, connection: Connection, visitor: Visitor, of: Link) -> Response:
    """The class in one task."""
    whole = standings.of(connection, of)
    words = request.query_params.get("q", "")[:_LONGEST_SEARCH]
    by = request.query_params.get("orden", standings.ORDERS[0])
    backwards = request.query_params.get("desde") == "final"
    shown = standings.in_order(list(standings.matching(whole, words)), by, backwards=backwards)
    if wants_json(request):
        return render.json(
            {
                "link": of.id,
                "course": {"id": visitor.course.id, "title": visitor.course.title},
                "task": {"slug": of.task, "title": of.title},
                "role": str(visitor.role),
                "person": {"id": visitor.person.id, "name": visitor.person.name},
                "attempts": [],
                "grade": None,
                "class": [one.facts() for one in shown],
                "csrf": visitor.csrf,
            }
        )
    service = service_of(request)
    basis = service.shelf.basis(of.task)
    return render.page(
        request,
        "class.html",
        changed=regrading.changed(connection, of, basis.engine, basis.task),
        visitor=visitor,
        link=of,
        lms=bool(service.lti.origins(visitor.person.platform_id)),
        stuck=undelivered.stuck(connection, of.id, clock.now()),
        tasks=() if service.shelf.get(of.task) else service.shelf.tasks.values(),
        whole=whole,
        shown=shown,
        words=words,
        purge_at=_purge_at(request, visitor),
        by=by if by in standings.ORDERS else standings.ORDERS[0],
        backwards=backwards,
    )


def _row(connection: Connection, visitor: Visitor, of: Link) -> Row:
    if visitor.is_staff:
        return Row(of, class_=standings.of(connection, of))
    who = visitor.person.id
    attempts = len(counting.attempts_of(connection, of, who))
    shown = results.history(connection, visitor, of, who, clock.now())
    seen = not shown or shown[0].reveal is not Reveal.NOTHING
    return Row(of, counting.grade_of(connection, of, who) if seen else None, attempts)


def _row_data(row: Row) -> dict[str, object]:
    return {
        "link": row.link.id,
        "url": f"/t/{row.link.id}",
        "task": row.link.task,
        "title": row.link.title,
        "due_at": row.link.due_at,
        "score": row.grade.score if row.grade else None,
        "attempts": row.attempts,
        "handed_in": row.handed_in,
        "review": row.review,
    }


ROUTES = (
    Route("/c/{course}", course),
    Route("/c/{course}/keep", keep, methods=["POST"]),
)
