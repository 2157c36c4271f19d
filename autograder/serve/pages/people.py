"""One student in a task: attempts, what counts, what was decided, and the forms to decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, select
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.serve import crash, render, rows
from autograder.serve.audit import Deed
from autograder.serve.errors import trouble
from autograder.serve.pages import fields, results, trail
from autograder.serve.requests import (
    answered,
    expect,
    expect_form,
    link_of,
    service_of,
    visitor_of,
    wants_json,
)
from autograder.serve.rows import Link, Person
from autograder.serve.sessions import Visitor
from autograder.serve.tables import Role, enrolment, person
from autograder.serve.work import clock, counting, deadlines, deciding
from autograder.serve.work.deciding import Moved


@dataclass(frozen=True, slots=True)
class Asked:
    """More time that would move grades, and is given only once that is confirmed."""

    until: str  # as the form says it
    reason: str
    moved: tuple[Moved, ...]


def one_student(request: Request) -> Response:
    """One student in a task."""
    visitor = visitor_of(request)
    expect(visitor, Role.TEACHER, Role.ASSISTANT)
    of, who = _meant(request, visitor)
    return _page(request, of, who)


def _page(request: Request, of: Link, who: Person, asked: Asked | None = None) -> Response:
    visitor, now, zone = visitor_of(request), clock.now(), render.zone_of(request)
    with service_of(request).db.read() as connection:
        shown = results.history(connection, visitor, of, who.id, now)
        grade = counting.grade_of(connection, of, who.id)
        decided = counting.standing_override(connection, of, who.id)
        extended = deadlines.extension_of(connection, of, who.id)
        lines = trail.of(connection, zone, of.id, who.id)
    if wants_json(request):
        return render.json(
            {
                "link": of.id,
                "person": {"id": who.id, "name": who.name, "email": who.email},
                "attempts": [one.facts() for one in shown],
                "grade": {"score": grade.score, "max_score": grade.max_score} if grade else None,
                "override": {"score": decided.score, "comment": decided.comment}
                if decided
                else None,
                "extension": extended,
                "trail": [
                    {"at": one.at, "who": one.who, "what": one.what, "reason": one.reason}
                    for one in lines
                ],
            }
        )
    return render.page(
        request,
        "student.html",
        visitor=visitor,
        link=of,
        who=who,
        lms=bool(service_of(request).lti.origins(who.platform_id)),
        shown=shown,
        grade=grade,
        decided=decided,
        extended=extended,
        extended_local=asked.until if asked else fields.local(extended or of.due_at, zone),
        asked=asked,
        most=grade.max_score if grade else of.score_max,
        trail=lines,
    )


async def override(request: Request) -> Response:
    """A teacher decides a score, or takes the decision back."""
    return await answered(request, _override)


async def extension(request: Request) -> Response:
    """Somebody gets more time."""
    return await answered(request, _extension)


def student_of(connection: Connection, of: Link, person_id: str) -> Person:
    """Somebody of the course of a link; E16 for everybody else."""
    query = (
        select(enrolment.c.id)
        .join(person, person.c.id == enrolment.c.person_id)
        .where(
            enrolment.c.course_id == of.course_id,
            enrolment.c.person_id == person_id,
            person.c.erased_at.is_(None),
        )
    )
    if connection.execute(query).scalar() is None:
        raise trouble("E16")
    return rows.known(Person, connection, person_id)


def _override(request: Request, form: FormData) -> Response:
    visitor, now = visitor_of(request), clock.now()
    expect(visitor, Role.TEACHER)
    of, who = _meant(request, visitor)
    expect_form(request, visitor, form)
    with service_of(request).db.write() as connection:
        deed = _deed(visitor, of, who, "override")
        reason = fields.text(form, "comment")
        if form.get("revoke"):
            deciding.revoke(connection, of, _deed(visitor, of, who, "revoke", reason), now)
        else:
            if not reason:
                raise trouble("E27", why="escribe el motivo: el estudiante lo lee")
            grade = counting.grade_of(connection, of, who.id)
            most = grade.max_score if grade else of.score_max
            score = fields.points(form, "score", most)
            deed = _deed(visitor, of, who, "override", reason)
            deciding.decide(connection, of, deed, score, now)
        crash.here("decide:before")
    crash.here("decide:after")
    return _back(request, of, who)


def _extension(request: Request, form: FormData) -> Response:
    visitor, now, zone = visitor_of(request), clock.now(), render.zone_of(request)
    expect(visitor, Role.TEACHER, Role.ASSISTANT)
    of, who = _meant(request, visitor)
    expect_form(request, visitor, form)
    until = fields.moment(form, "due_at", zone)
    reason = fields.text(form, "reason")
    if until is None or not reason:
        raise trouble("E27", why="una prórroga necesita una fecha y un motivo")
    if of.due_at and until < of.due_at:
        raise trouble("E27", why="la prórroga no puede ser antes de la entrega de todos")
    deed = _deed(visitor, of, who, "extension", reason)
    act = partial(deciding.extend, of=of, deed=deed, until=until, now=now)
    db = service_of(request).db
    if not form.get("confirmed") and (moved := deciding.what_moves(db, of, act)):
        if wants_json(request):
            changes = [one.facts() for one in moved]
            return render.json({"link": of.id, "due_at": until, "changes": changes})
        return _page(request, of, who, Asked(fields.local(until, zone), reason, moved))
    with db.write() as connection:
        act(connection)
        crash.here("decide:before")
    crash.here("decide:after")
    return _back(request, of, who)


def _meant(request: Request, visitor: Visitor) -> tuple[Link, Person]:
    with service_of(request).db.read() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
        return of, student_of(connection, of, request.path_params["person"])


def _deed(visitor: Visitor, of: Link, who: Person, action: str, reason: str = "") -> Deed:
    return Deed(visitor.person.id, action, of.course_id, of.id, who.id, reason=reason or None)


def _back(request: Request, of: Link, who: Person) -> Response:
    where = f"/t/{of.id}/students/{who.id}"
    return render.done(request, where, {"ok": True, "url": where})


ROUTES = (
    Route("/t/{link}/students/{person}", one_student),
    Route("/t/{link}/students/{person}/override", override, methods=["POST"]),
    Route("/t/{link}/students/{person}/extension", extension, methods=["POST"]),
)
