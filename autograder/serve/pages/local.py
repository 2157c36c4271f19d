"""Coming in without an LMS: by a link that works once, or by a password; and going out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from anyio import CapacityLimiter, to_thread
from sqlalchemy import Connection, select
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from autograder.serve import cookies, local, passwords, privacy, render, rows, sessions
from autograder.serve.errors import trouble
from autograder.serve.render import SEE_OTHER
from autograder.serve.requests import (
    answered,
    expect_form,
    form_of,
    known_visitor,
    posted,
    service_of,
    session_token,
    visitor_of,
    wants_json,
)
from autograder.serve.rows import Course, Link, Person
from autograder.serve.sessions import Entry
from autograder.serve.tables import Reveal, Role, TicketKind, attempt, enrolment
from autograder.serve.tables import link as links
from autograder.serve.work import clock, deadlines, retention

_AT_ONCE = CapacityLimiter(2)  # passwords are compared: each takes 32 MiB and a tenth of a second
_CHOOSING = timedelta(minutes=10)


def home(request: Request) -> Response:
    """Whoever is in goes to their course, everybody else to the door."""
    visitor = known_visitor(request)
    return RedirectResponse(f"/c/{visitor.course.id}" if visitor else "/entrar", SEE_OTHER)


def door(request: Request) -> Response:
    """Where an address and a password are asked for."""
    return render.page(request, "login.html", trouble=None, email="")


async def enter(request: Request) -> Response:
    """Somebody says who they are; a wrong password costs as long as a wrong address."""
    form = await form_of(request)
    # Whoever waits here waits without a thread: guessing passwords stops nobody else's work.
    return await to_thread.run_sync(_enter, request, form, limiter=_AT_ONCE)


def magic(request: Request) -> Response:
    """A link that works once: a button, because mail scanners fetch every link they see."""
    token, service = request.path_params["token"], service_of(request)
    with service.db.read() as connection:
        data = sessions.look_at(connection, TicketKind.MAGIC, token, clock.now())
        courses = _courses(connection, data or {})
    if not courses:
        raise trouble("E19")
    return render.page(request, "magic.html", token=token, courses=courses)


async def come_in(request: Request) -> Response:
    """The button was pressed."""
    return await posted(request, _come_in)


async def leave(request: Request) -> Response:
    """End the session."""
    return await posted(request, _leave)


def me(request: Request) -> Response:
    """What is kept of whoever asks."""
    visitor = visitor_of(request)
    with service_of(request).db.read() as connection:
        query = (
            select(
                attempt.c.id,
                attempt.c.number,
                attempt.c.filename,
                attempt.c.received_at,
                links.c.title,
            )
            .join(links, links.c.id == attempt.c.link_id)
            .where(links.c.course_id == visitor.course.id, attempt.c.person_id == visitor.person.id)
            .order_by(attempt.c.received_at)
        )
        kept = [dict(row._mapping) for row in connection.execute(query)]
    person = visitor.person
    if wants_json(request):
        who = {"id": person.id, "sub": person.sub, "name": person.name, "email": person.email}
        return render.json({"person": who, "role": str(visitor.role), "attempts": kept})
    return render.page(request, "me.html", visitor=visitor, kept=kept)


async def export(request: Request) -> Response:
    """Everything that is kept of whoever asks, as a zip."""
    return await answered(request, _export)


def session(request: Request) -> Response:
    """204 where the browser sent the session's cookie, 401 where not: for pages in a frame."""
    return Response(status_code=204 if known_visitor(request) else 401)


def _enter(request: Request, form: FormData) -> Response:
    service, now = service_of(request), clock.now()
    email, word = str(form.get("email", ""))[:255], str(form.get("password", ""))[:1000]
    with service.db.read() as connection:
        who = local.find(connection, email)
        stored = passwords.stored_password(connection, who.id) if who else None
    locked = stored[1] if stored else None
    if locked and locked > now:
        minutes = max(1, int((locked - now).total_seconds() + 59) // 60)
        return _refused(request, "E24", email, n=minutes)
    right = passwords.is_right(stored[0] if stored else None, word)
    with service.db.write() as connection:
        if who is None or stored is None or not right:
            if who and stored:
                passwords.count_failure(connection, who.id, now)
            return _refused(request, "E23", email)
        passwords.forget_failures(connection, who.id)
        courses = [course.id for course, _ in local.courses_of(connection, who.id)]
        if not courses:
            raise trouble("E16")
        if len(courses) == 1:
            return _welcome(request, connection, who, courses[0], now)
        data = {"person": who.id, "courses": courses}
        token = sessions.new_ticket(connection, TicketKind.MAGIC, data, now + _CHOOSING)
    return RedirectResponse(f"/m/{token}", SEE_OTHER)


def _not_yet_seen(connection: Connection, person_id: str) -> dict[str, Reveal]:
    """The links whose results somebody may not see whole until their deadline."""
    theirs = select(attempt.c.link_id).where(attempt.c.person_id == person_id)
    every = rows.every(Link, connection, rows.of(Link).where(links.c.id.in_(theirs)))
    now = clock.now()
    return {
        of.id: Reveal(of.reveal)
        for of in every
        for due_at in [
            deadlines.lateness(of, deadlines.extension_of(connection, of, person_id), now).due_at
        ]
        if of.reveal != Reveal.NAMES and due_at is not None and now < due_at
    }


def _refused(request: Request, code: str, email: str, **words: Any) -> Response:
    what = trouble(code, **words)
    if wants_json(request):
        return render.failure(request, what)
    return render.page(request, "login.html", status=what.status, trouble=what, email=email)


def _come_in(request: Request, form: FormData) -> Response:
    token, service, now = request.path_params["token"], service_of(request), clock.now()
    with service.db.write() as connection:
        data = sessions.use(connection, TicketKind.MAGIC, token, now) or {}
        courses = {course.id for course in _courses(connection, data)}
        chosen = str(form.get("course") or (next(iter(courses)) if len(courses) == 1 else ""))
        if chosen not in courses:
            raise trouble("E19")
        who = rows.known(Person, connection, data["person"])
        return _welcome(request, connection, who, chosen, now)


def _welcome(
    request: Request, connection: Connection, who: Person, course_id: str, now: datetime
) -> Response:
    """A new session; that of whoever was in before in this browser ends."""
    settings = service_of(request).settings
    mine = (enrolment.c.course_id == course_id, enrolment.c.person_id == who.id)
    role = Role(connection.execute(select(enrolment.c.role).where(*mine)).scalar_one())
    if earlier := session_token(request):
        sessions.end(connection, earlier)
    entry = Entry(who.id, course_id, role, who.platform_id)
    token = sessions.begin(connection, settings, entry, now)
    retention.used(connection, settings, rows.known(Course, connection, course_id), role, now)
    response = RedirectResponse(f"/c/{course_id}", SEE_OTHER)
    cookies.let_in(response, settings, token)
    return response


def _leave(request: Request, form: FormData) -> Response:
    service, visitor = service_of(request), visitor_of(request)
    expect_form(request, visitor, form)
    with service.db.write() as connection:
        sessions.end(connection, session_token(request) or "")
    response = RedirectResponse("/entrar", SEE_OTHER)
    cookies.drop(response, service.settings, cookies.SESSION)
    return response


def _export(request: Request, form: FormData) -> Response:
    visitor = visitor_of(request)
    expect_form(request, visitor, form)
    with service_of(request).db.read() as connection:
        hidden = _not_yet_seen(connection, visitor.person.id)
        content = privacy.export(connection, visitor.person.id, hidden)
    headers = {"Content-Disposition": render.attachment("mis-datos.zip")}
    return Response(content, media_type="application/zip", headers=headers)


def _courses(connection: Connection, data: dict[str, Any]) -> list[Course]:
    """The courses of a ticket that its person is still in."""
    wanted = data.get("courses", ())
    found = local.courses_of(connection, str(data.get("person", "")))
    return [course for course, _ in found if course.id in wanted]


ROUTES = (
    Route("/", home),
    Route("/entrar", door, methods=["GET"]),
    Route("/entrar", enter, methods=["POST"]),
    Route("/m/{token}", magic, methods=["GET"]),
    Route("/m/{token}", come_in, methods=["POST"]),
    Route("/salir", leave, methods=["POST"]),
    Route("/yo", me),
    Route("/yo/session", session),
    Route("/yo/export", export, methods=["POST"]),
)
