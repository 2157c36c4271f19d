"""The terms of a task: dates, what lateness costs, attempts, what counts and what is seen when.

A change that moves grades says how many first, and is made only once that is confirmed.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.serve import crash, render, rows
from autograder.serve.audit import Deed
from autograder.serve.errors import trouble
from autograder.serve.pages import fields, trail
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
from autograder.serve.tables import Counts, Push, Reveal, Role
from autograder.serve.work import clock, deciding
from autograder.serve.work.deciding import SETTINGS, Moved


def show(request: Request) -> Response:
    """The terms as they are."""
    visitor = visitor_of(request)
    expect(visitor, Role.TEACHER)
    with service_of(request).db.read() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
    return _page(request, of, {name: getattr(of, name) for name in SETTINGS}, ())


async def change(request: Request) -> Response:
    """Other terms."""
    return await answered(request, _change)


def _change(request: Request, form: FormData) -> Response:
    visitor, db, now = visitor_of(request), service_of(request).db, clock.now()
    expect(visitor, Role.TEACHER)
    with db.read() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
    expect_form(request, visitor, form)
    wanted = _wanted(form, request)
    deed = Deed(visitor.person.id, "settings", of.course_id, of.id)
    act = partial(deciding.configure, of=of, deed=deed, settings=wanted, now=now)
    if not form.get("confirmed"):
        moved = deciding.what_moves(db, of, act)
        if moved:
            return _page(request, of, wanted, moved)
    with db.write() as connection:
        act(connection)
        crash.here("settings:before")
    crash.here("settings:after")
    return render.done(request, f"/t/{of.id}/settings?guardado=1")


def _wanted(form: FormData, request: Request) -> dict[str, Any]:
    zone = render.zone_of(request)
    opens, due, until = (fields.moment(form, n, zone) for n in ("opens_at", "due_at", "until_at"))
    if due and until and until < due:
        raise trouble("E27", why="el cierre no puede ser antes de la entrega")
    if opens and (due or until) and opens >= (due or until):  # type: ignore[operator]
        raise trouble("E27", why="la tarea debe abrir antes de la entrega")
    penalty, grace = fields.rule(form)
    if (penalty or grace) and not due:
        raise trouble("E27", why="un descuento por tardanza necesita una fecha de entrega")
    return {
        "opens_at": opens,
        "due_at": due,
        "until_at": until,
        "late_rule": penalty,
        "grace": grace,
        "attempts_max": fields.count(form, "attempts_max"),
        "counts": fields.one_of(form, "counts", Counts),
        "reveal": fields.one_of(form, "reveal", Reveal),
        "push": fields.one_of(form, "push", Push),
    }


def _page(
    request: Request, of: Link, settings: dict[str, Any], moved: tuple[Moved, ...]
) -> Response:
    visitor, zone = visitor_of(request), render.zone_of(request)
    with service_of(request).db.read() as connection:
        lines = trail.of(connection, zone, of.id, None)
        people = {one.person_id: rows.known(Person, connection, one.person_id) for one in moved}
    if wants_json(request):
        changes = [one.facts() for one in moved]
        return render.json({"link": of.id, "settings": settings, "changes": changes})
    dates = {
        name: fields.local(settings[name], zone) for name in ("opens_at", "due_at", "until_at")
    }
    return render.page(
        request,
        "rules.html",
        visitor=visitor,
        link=of,
        settings=settings,
        dates=dates,
        moved=moved,
        people=people,
        trail=lines,
        lms=bool(service_of(request).lti.origins(visitor.person.platform_id)),
        saved="guardado" in request.query_params,
    )


ROUTES = (
    Route("/t/{link}/settings", show, methods=["GET"]),
    Route("/t/{link}/settings", change, methods=["POST"]),
)
