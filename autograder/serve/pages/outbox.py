"""Grades on their way to the LMS: what waits, what is parked and why, and what somebody does."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.serve import audit, logs, render, rows
from autograder.serve.audit import Deed
from autograder.serve.errors import trouble
from autograder.serve.lti import roster
from autograder.serve.pages.people import student_of
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
from autograder.serve.tables import Role
from autograder.serve.work import clock, counting, making, undelivered
from autograder.serve.work.outbox import Row


def show(request: Request) -> Response:
    """What of a task is not in the LMS yet."""
    visitor, now = visitor_of(request), clock.now()
    expect(visitor, Role.TEACHER, Role.ASSISTANT)
    with service_of(request).db.read() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
        found = undelivered.parked_of(connection, of.id)
        people = {one.person_id: rows.known(Person, connection, one.person_id) for one in found}
        unsent = counting.unsent(connection, of)
        stuck = undelivered.stuck(connection, of.id, now)
    if wants_json(request):
        waiting = [_facts(one, people[one.person_id]) for one in found]
        data = {"link": of.id, "rows": waiting, "unsent": len(unsent), "stuck": stuck}
        return render.json({**data, "csrf": visitor.csrf})
    return render.page(
        request,
        "outbox.html",
        visitor=visitor,
        link=of,
        found=found,
        people=people,
        unsent=len(unsent),
        is_gone=any(one.last_status in {404, 410} for one in found),
    )


async def act(request: Request) -> Response:
    """Send again, keep what the LMS has, or let it have a new column."""
    return await answered(request, _act)


async def resend(request: Request) -> Response:
    """Send one student's grade again."""
    return await answered(request, _resend)


async def sync(request: Request) -> Response:
    """Bring the roster up to date now."""
    return await answered(request, _sync)


def _act(request: Request, form: FormData) -> Response:
    service, visitor, now = service_of(request), visitor_of(request), clock.now()
    expect(visitor, Role.TEACHER)
    expect_form(request, visitor, form)
    what, row = str(form.get("what") or ""), str(form.get("row") or "")
    with service.db.write() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
        if row and row not in {one.id for one in undelivered.parked_of(connection, of.id)}:
            raise trouble("E16")
        facts = {"what": what, "count": _do(connection, of, what, row)}
        audit.write(connection, _deed(visitor, of, "send", facts), now)
    service.lti.sender.wake()
    return _back(request, f"/t/{of.id}/outbox")


def _do(connection: Connection, of: Link, what: str, row: str) -> int:
    """What was asked for; how many grades it is about."""
    now = clock.now()
    match what:
        case "retry" | "replace" if row:
            return undelivered.retry(connection, now, row, replace=what == "replace")
        case "keep" if row:
            return int(undelivered.keep_theirs(connection, of.id, row))
        case "column":
            making.let_create(connection, [of.id])
            undelivered.revive_link(connection, of.id, now)
            return 1
        case "unsent":
            people = counting.unsent(connection, of)
        case "all":
            people = counting.graded(connection, of)
        case _:
            raise trouble("E16")
    for who in people:
        counting.hold(connection, of, who)
        counting.send(connection, of, who, now)
    return len(people)


def _resend(request: Request, form: FormData) -> Response:
    service, visitor, now = service_of(request), visitor_of(request), clock.now()
    expect(visitor, Role.TEACHER, Role.ASSISTANT)
    with service.db.write() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
        who = student_of(connection, of, request.path_params["person"])
        expect_form(request, visitor, form)
        counting.hold(connection, of, who.id)
        if not counting.send(connection, of, who.id, now):
            raise trouble("E27", why="no hay nota que enviar a un LMS")
        line = Deed(visitor.person.id, "send", of.course_id, of.id, who.id)
        audit.write(connection, line, now)
    service.lti.sender.wake()
    return _back(request, f"/t/{of.id}/students/{who.id}")


def _sync(request: Request, form: FormData) -> Response:
    service, visitor = service_of(request), visitor_of(request)
    expect(visitor, Role.TEACHER, Role.ASSISTANT)
    if request.path_params["course"] != visitor.course.id:
        raise trouble("E16")
    expect_form(request, visitor, form)
    try:
        came, left = service.lti.sync(visitor.course.id)
    except roster.Failed as failed:
        logs.warn("roster", course=visitor.course.id, reason=str(failed))
        raise trouble("E28") from None
    return render.done(request, f"/c/{visitor.course.id}", {"came": came, "left": left})


def _facts(row: Row, who: Person) -> dict[str, Any]:
    return {
        "id": row.id,
        "person": {"id": who.id, "sub": who.sub, "name": who.name},
        "state": row.state,
        "score": row.score,
        "max_score": row.max,
        "tries": row.tries,
        "next_at": row.next_at,
        "last_status": row.last_status,
        "why": row.last_error,
        "platform_said": row.platform_said,
    }


def _deed(visitor: Visitor, of: Link, action: str, after: dict[str, Any]) -> Deed:
    return Deed(visitor.person.id, action, of.course_id, of.id, after=after)


def _back(request: Request, where: str) -> Response:
    return render.done(request, where, {"ok": True, "url": where})


ROUTES = (
    Route("/t/{link}/outbox", show, methods=["GET"]),
    Route("/t/{link}/outbox", act, methods=["POST"]),
    Route("/t/{link}/students/{person}/resend", resend, methods=["POST"]),
    Route("/c/{course}/roster", sync, methods=["POST"]),
)
