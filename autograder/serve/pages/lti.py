"""Coming in from an LMS: the login, the launch, and what stands between them in a frame."""

from __future__ import annotations

import base64
import json
import time
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from autograder.serve import cookies, ids, logs, render, sessions
from autograder.serve.cookies import Kind
from autograder.serve.errors import trouble
from autograder.serve.lti import deeplink, entering, keys, launch, login, sealing
from autograder.serve.lti.desk import refused
from autograder.serve.lti.login import Begun
from autograder.serve.lti.message import Launch
from autograder.serve.render import SEE_OTHER
from autograder.serve.requests import form_of, posted, service_of, session_token
from autograder.serve.sessions import Entry
from autograder.serve.tables import Role, TicketKind
from autograder.serve.work import clock

FOUND = 302
_PROBE = "probe"
_LOGIN_SECONDS = int(login.LASTS.total_seconds())
_LONGEST_LOGIN = 16 << 10
_LONGEST_STATE = 255
_CHOOSING = timedelta(minutes=30)
_OPENING = timedelta(seconds=60)
_PROVING = 120.0  # seconds
_PROOF = "launch proof"


def jwks(request: Request) -> Response:
    """Our public keys: the one that signs, the next, and the last."""
    service, now = service_of(request), clock.now()
    with service.db.read() as connection:
        found = keys.published(connection, now)
    if not found["keys"]:  # the first that anybody asks for
        keys.ensure(service.db, service.settings, now)
        with service.db.read() as connection:
            found = keys.published(connection, now)
    return JSONResponse(found, headers={"Cache-Control": "public, max-age=300"})


async def begin(request: Request) -> Response:
    """An LMS begins a login: on to it, or first a page where a frame may keep no cookies."""
    if len(request.url.query) > _LONGEST_LOGIN:
        raise trouble("E01")
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        form = await form_of(request)
        pairs += [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
        if sum(len(name) + len(value) for name, value in pairs) > _LONGEST_LOGIN:
            raise trouble("E01")
    return await run_in_threadpool(_begin, request, pairs)


async def enter(request: Request) -> Response:
    """The LMS's answer: a token that says who comes."""
    return await posted(request, _enter)


async def prove(request: Request) -> Response:
    """The state, kept in the LMS's own storage, for browsers that keep no cookie in a frame."""
    return await posted(request, _prove)


def open_(request: Request) -> Response:
    """A session in a tab of its own, for a frame that keeps none."""
    service, now = service_of(request), clock.now()
    with service.db.write() as connection:
        data = sessions.use(connection, TicketKind.OPEN, request.path_params["token"], now)
        if data is None:
            raise trouble("E19")
        entry = Entry(
            data["person"], data["course"], Role(data["role"]), data["platform"], data["link"]
        )
        token = entering.begin(connection, service.settings, entry, session_token(request), now)
    response = RedirectResponse(_page_of(entry), SEE_OTHER)
    cookies.let_in(response, service.settings, token)
    return response


def _begin(request: Request, pairs: list[tuple[str, str]]) -> Response:
    service = service_of(request)
    address = request.client.host if request.client else None
    service.lti.doors.enter(address)
    said = login.read(pairs)
    begun = login.begin(service.db, service.settings, said, clock.now())
    service.lti.doors.opened(address, begun.state)
    framed = request.headers.get("sec-fetch-dest") in {"iframe", "frame"}
    response = (
        _frame(request, said, begun) if framed else RedirectResponse(begun.url, FOUND, _NOT_KEPT)
    )
    cookies.put(
        response, service.settings, begun.cookie, begun.state, _LOGIN_SECONDS, of=Kind.POSTED
    )
    return response


def _frame(request: Request, said: dict[str, str], begun: Begun) -> Response:
    """What is offered before the LMS is asked, because it forgets the launch once it was."""
    request.scope["state"]["framed_by"] = begun.platform.origins
    response = render.page(
        request,
        "frame.html",
        onward=begun.url,
        again=f"/login?{urlencode(said)}",
        probe=cookies.name(service_of(request).settings, _PROBE),
        target=begun.storage_target or "",
        origin=begun.origin,
        key=f"g-{begun.cookie}",
        state=begun.state if begun.storage_target else "",
    )
    cookies.put(response, service_of(request).settings, _PROBE, "1", 60, of=Kind.SEEN)
    return response


def _enter(request: Request, form: FormData) -> Response:
    service, now = service_of(request), clock.now()
    if error := form.get("error"):
        said = form.get("error_description") or error
        framed_by = launch.asked_by(service.lti.desk, form.get("state"))
        raise trouble("E09", framed_by=framed_by, error=" ".join(str(said)[:200].split()))
    tokens, states = form.getlist("id_token"), form.getlist("state")
    if len(tokens) != 1 or len(states) != 1:
        raise trouble("E01")
    token, state = tokens[0], states[0]
    if not isinstance(token, str) or not isinstance(state, str) or not token or not state:
        raise trouble("E01")
    if len(state) > _LONGEST_STATE:
        raise refused(2, None)
    begun = launch.state_of(service.lti.desk, state, now)
    name = login.cookie_of(ids.digest(state))
    cookie = cookies.get(request, service.settings, name)
    if cookie is None or not sessions.is_same(cookie, state):
        if begun.storage_target and cookie is None:
            return _ask_for_proof(request, begun, token)
        raise refused(3, begun.platform, "E07")
    return _arrive(request, begun, token)


def _ask_for_proof(request: Request, begun: launch.State, token: str) -> Response:
    """A page that asks the LMS's storage for the state; the token travels sealed, unread."""
    service = service_of(request)
    content = json.dumps({"token": token, "state": begun.state, "until": time.time() + _PROVING})
    sealed = sealing.seal(service.settings.secret, content.encode(), _PROOF)
    request.scope["state"]["framed_by"] = begun.platform.origins
    auth = login.Begun(begun.platform, begun.state, "", begun.storage_target)
    return render.page(
        request,
        "proof.html",
        ticket=base64.urlsafe_b64encode(sealed).decode(),
        target=begun.storage_target,
        origin=auth.origin,
        key=f"g-{auth.cookie}",
    )


def _prove(request: Request, form: FormData) -> Response:
    service, state, ticket = service_of(request), form.get("state"), form.get("ticket")
    if not isinstance(state, str) or not isinstance(ticket, str):
        raise trouble("E01")
    try:
        sealed = base64.urlsafe_b64decode(ticket.encode("ascii"))
    except ValueError:
        raise trouble("E07") from None
    content = sealing.unseal(service.settings.secret, sealed, _PROOF)
    kept: dict[str, Any] = json.loads(content) if content else {"until": 0, "state": ""}
    if kept["until"] < time.time() or not sessions.is_same(state, kept["state"]):
        raise trouble("E07")
    begun = launch.state_of(service.lti.desk, state, clock.now())
    return _arrive(request, begun, kept["token"], has_cookies=False)


def _arrive(
    request: Request, begun: launch.State, token: str, *, has_cookies: bool = True
) -> Response:
    """Let somebody in whose token is good."""
    service, now = service_of(request), clock.now()
    coming = launch.checked(service.lti.desk, begun, token, now)
    service.lti.doors.ended(begun.state)
    if coming.deep:
        return _choose(request, coming)
    with service.db.write() as connection:
        entry = entering.welcome(connection, service.shelf, coming, now)
        mine = entering.begin(connection, service.settings, entry, session_token(request), now)
        ticket = None if has_cookies else _open_ticket(connection, entry)
    logs.event("launch", platform=coming.platform.id, role=str(coming.role))
    _after(request, coming, entry)
    request.scope["state"]["framed_by"] = coming.platform.origins
    where = _page_of(entry)
    response: Response = RedirectResponse(where, SEE_OTHER)
    if ticket is not None:
        response = render.page(request, "open.html", page=where, ticket=ticket)
    cookies.let_in(response, service.settings, mine)
    return response


def _choose(request: Request, coming: Launch) -> Response:
    """A teacher is to choose a task: on a page that needs no cookie."""
    service, now = service_of(request), clock.now()
    with service.db.write() as connection:
        entering.welcome(connection, service.shelf, coming, now)
        data = {**deeplink.of(coming).facts(), "platform": coming.platform.id}
        ticket = sessions.new_ticket(connection, TicketKind.DEEPLINK, data, now + _CHOOSING)
    return RedirectResponse(f"/deeplink/{ticket}", SEE_OTHER, _NOT_KEPT)


def _open_ticket(connection: Any, entry: Entry) -> str:
    data = {
        "person": entry.person_id,
        "course": entry.course_id,
        "role": entry.role.value,
        "platform": entry.platform_id,
        "link": entry.link_id,
    }
    return sessions.new_ticket(connection, TicketKind.OPEN, data, clock.now() + _OPENING)


def _after(request: Request, coming: Launch, entry: Entry) -> None:
    """What a launch sets going: grades that wait for it, and the roster at a teacher's."""
    service = service_of(request)
    service.lti.sender.wake()
    if coming.role is Role.TEACHER and coming.services.memberships:
        service.lti.want_roster(entry.course_id)


def _page_of(entry: Entry) -> str:
    if entry.role is Role.OBSERVER:
        return "/yo"
    return f"/t/{entry.link_id}" if entry.link_id else f"/c/{entry.course_id}"


_NOT_KEPT = {"Cache-Control": "no-store"}

ROUTES = (
    Route("/jwks", jwks),
    Route("/login", begin, methods=["GET", "POST"]),
    Route("/launch", enter, methods=["POST"]),
    Route("/launch/proof", prove, methods=["POST"]),
    Route("/abrir/{token}", open_),
)
