"""Grading a task again: begin it, see old and new for each student, and only then let it hold."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.serve import crash, render, rows
from autograder.serve.audit import Deed
from autograder.serve.requests import (
    answered,
    expect,
    expect_form,
    link_of,
    service_of,
    visitor_of,
    wants_json,
)
from autograder.serve.rows import Person
from autograder.serve.tables import Role
from autograder.serve.work import clock, deciding, regrading


def show(request: Request) -> Response:
    """How far it is, and what it would change."""
    visitor, service, now = visitor_of(request), service_of(request), clock.now()
    expect(visitor, Role.TEACHER)
    with service.db.read() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
        basis = service.shelf.basis(of.task)
        round_ = regrading.state(connection, of, basis.engine, basis.task)
    is_over = bool(round_.drafts) and not round_.waiting
    moved = (
        deciding.what_moves(
            service.db, of, lambda connection: regrading.hold_drafts(connection, of, now)
        )
        if is_over
        else ()
    )
    with service.db.read() as connection:
        people = {one.person_id: rows.known(Person, connection, one.person_id) for one in moved}
    if wants_json(request):
        changes = [one.facts() for one in moved]
        facts = {name: getattr(round_, name) for name in round_.__slots__}
        return render.json({"link": of.id, **facts, "changes": changes})
    return render.page(
        request,
        "regrade.html",
        visitor=visitor,
        link=of,
        round=round_,
        is_over=is_over,
        moved=moved,
        people=people,
    )


async def act(request: Request) -> Response:
    """Begin it, let it hold, or forget it."""
    return await answered(request, _act)


def _act(request: Request, form: FormData) -> Response:
    visitor, service, now = visitor_of(request), service_of(request), clock.now()
    expect(visitor, Role.TEACHER)
    with service.db.read() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
    expect_form(request, visitor, form)
    what = form.get("what")
    if what == "hold":
        moved = deciding.what_moves(
            service.db, of, lambda connection: regrading.hold_drafts(connection, of, now)
        )
    with service.db.write() as connection:
        if what == "hold":
            deed = Deed(visitor.person.id, "regrade")
            regrading.finish(connection, of, deed, len(moved), now)
        elif what == "forget":
            regrading.forget(connection, of)
        else:
            regrading.begin(connection, of, now)
        crash.here("regrade:before")
    crash.here("regrade:after")
    service.grader.wake()
    return render.done(request, f"/t/{of.id}/regrade", status=202)


ROUTES = (
    Route("/t/{link}/regrade", show, methods=["GET"]),
    Route("/t/{link}/regrade", act, methods=["POST"]),
)
