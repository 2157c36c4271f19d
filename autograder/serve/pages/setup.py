"""Setting up an LMS: registering it by one address, and choosing the task of a place in it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from sqlalchemy import update
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from autograder.serve import audit, render, rows, sessions
from autograder.serve.audit import Deed
from autograder.serve.errors import trouble
from autograder.serve.lti import deeplink, keys, platforms, registration
from autograder.serve.lti.deeplink import Choosing
from autograder.serve.lti.registration import Configuration, Unfit
from autograder.serve.pages import fields
from autograder.serve.render import SEE_OTHER
from autograder.serve.requests import (
    answered,
    expect,
    expect_form,
    link_of,
    posted,
    service_of,
    visitor_of,
)
from autograder.serve.tables import Role, TicketKind, link
from autograder.serve.work import clock

_REGISTRAR = "register"  # the actor: whoever had the link


def invited(request: Request) -> Response:
    """Which LMS asks; nothing is done yet."""
    found = _asked(request, request.query_params)
    request.scope["state"]["framed_by"] = _origins(found)
    return render.page(
        request,
        "register.html",
        found=found,
        url=request.query_params["openid_configuration"],
        registration_token=request.query_params.get("registration_token", ""),
        ticket=request.path_params["ticket"],
    )


async def join(request: Request) -> Response:
    """Somebody has seen which LMS asks, and wants it."""
    return await posted(request, _join)


def choose(request: Request) -> Response:
    """The tasks of the course, for a teacher who makes a place in the LMS."""
    service = service_of(request)
    choosing = _choosing(request, request.path_params["ticket"])
    return render.page(
        request,
        "choose.html",
        ticket=request.path_params["ticket"],
        tasks=service.shelf.tasks.values(),
        host=urlsplit(choosing.return_url).hostname,
    )


async def chosen(request: Request) -> Response:
    """The choice: a page that takes it back to the LMS."""
    return await posted(request, _chosen)


async def choose_here(request: Request) -> Response:
    """The task of a place that came without one."""
    return await answered(request, _choose_here)


def _join(request: Request, form: FormData) -> Response:
    service, now = service_of(request), clock.now()
    said = {
        name: str(form.get(name) or "") for name in ("openid_configuration", "registration_token")
    }
    found = _asked(request, said)
    request.scope["state"]["framed_by"] = _origins(found)
    if not found.is_plain and form.get("both") != "yes":
        raise trouble("E27", why="falta confirmar los dos nombres")
    with service.db.write() as connection:
        ticket = request.path_params["ticket"]
        if sessions.use(connection, TicketKind.REGISTER, ticket, now) is None:
            raise trouble("E19")
    inside = _inside(request)
    client, settings = service.lti.client, service.settings
    try:
        new = registration.register(
            client, settings, found, said["registration_token"] or None, inside=inside
        )
    except Unfit as unfit:
        raise trouble("E27", why=str(unfit)) from None
    keys.ensure(service.db, settings, now)
    with service.db.write() as connection:
        known = platforms.register(connection, new, _REGISTRAR, now)
    return render.page(request, "registered.html", platform=known, new=new)


def _asked(request: Request, said: Mapping[str, str]) -> Configuration:
    """What the LMS that asks says of itself, if the invitation is good.

    Moodle shows all of this in a frame of its own, and so also what went wrong.
    """
    service, url = service_of(request), said.get("openid_configuration") or ""
    framed_by = platforms.origins_of(url)
    with service.db.read() as connection:
        ticket = request.path_params["ticket"]
        if sessions.look_at(connection, TicketKind.REGISTER, ticket, clock.now()) is None:
            raise trouble("E19", framed_by=framed_by)
    if not url:
        raise trouble("E27", why="esta dirección se pega en el LMS, no en el navegador")
    try:
        return registration.configuration(service.lti.client, url, inside=_inside(request))
    except Unfit as unfit:
        raise trouble("E27", framed_by=framed_by, why=str(unfit)) from None


def _inside(request: Request) -> bool:
    """Whether an LMS on this machine may register: where we ourselves are only reached here."""
    return not service_of(request).settings.secure


def _origins(found: Configuration) -> tuple[str, ...]:
    return platforms.origins_of(found.issuer, str(found.said["authorization_endpoint"]))


def _choosing(request: Request, ticket: str) -> Choosing:
    """What a ticket lets somebody choose, in the frame of the LMS that asked; E19 if it is over."""
    with service_of(request).db.read() as connection:
        if was := sessions.was_for(connection, TicketKind.DEEPLINK, ticket):
            known = rows.known(platforms.Platform, connection, was["platform"])
            request.scope["state"]["framed_by"] = known.origins
        data = sessions.look_at(connection, TicketKind.DEEPLINK, ticket, clock.now())
    if data is None:
        raise trouble("E19")
    return Choosing(**{name: value for name, value in data.items() if name != "platform"})


def _chosen(request: Request, form: FormData) -> Response:
    service, now = service_of(request), clock.now()
    ticket, slug = str(form.get("ticket") or ""), str(form.get("task") or "")
    choosing = _choosing(request, ticket)
    task = service.shelf.get(slug)
    if task is None:
        raise trouble("E16")
    due_at = fields.moment(form, "due_at", render.zone_of(request))
    with service.db.write() as connection:
        if sessions.use(connection, TicketKind.DEEPLINK, ticket, now) is None:
            raise trouble("E19")
        key = keys.signing(connection, service.settings, now)
    token = deeplink.answer(key, service.settings, choosing, task, due_at, now)
    request.scope["state"]["posts_to"] = platforms.origins_of(choosing.return_url)
    return render.page(request, "chosen.html", url=choosing.return_url, token=token, task=task)


def _choose_here(request: Request, form: FormData) -> Response:
    service, visitor, now = service_of(request), visitor_of(request), clock.now()
    expect(visitor, Role.TEACHER)
    expect_form(request, visitor, form)
    task = service.shelf.get(str(form.get("task") or ""))
    with service.db.write() as connection:
        of = link_of(connection, visitor, request.path_params["link"])
        if task is None or of.task not in {None, task.slug}:
            raise trouble("E16")
        connection.execute(update(link).where(link.c.id == of.id).values(task=task.slug))
        line = Deed(visitor.person.id, "task", of.course_id, of.id, after={"task": task.slug})
        audit.write(connection, line, now)
    return RedirectResponse(f"/t/{of.id}", SEE_OTHER)


ROUTES = (
    Route("/register/{ticket}", invited, methods=["GET"]),
    Route("/register/{ticket}", join, methods=["POST"]),
    Route("/deeplink/{ticket}", choose, methods=["GET"]),
    Route("/deeplink", chosen, methods=["POST"]),
    Route("/t/{link}/task", choose_here, methods=["POST"]),
)
