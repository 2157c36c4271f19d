"""What handlers ask of a request: the service, who is there, and what they may see.

Whatever belongs to somebody else, to another course or to another role does not exist: 404.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from autograder.serve import cookies, rows, sessions
from autograder.serve.errors import trouble
from autograder.serve.rows import Attempt, Link
from autograder.serve.service import Service
from autograder.serve.sessions import Visitor
from autograder.serve.tables import Role, person
from autograder.serve.work import clock
from autograder.serve.work.uploading import LONGEST_KEY

FORM = 64 << 10  # bytes that a form may have besides its file
_SLOWEST = 300.0  # seconds that a body may take
_DRAINED = 8  # times the limit that is still read, so that the browser sees the answer


def service_of(request: Request) -> Service:
    """The service this request came to."""
    service: Service = request.app.state.service
    return service


def received_at(request: Request) -> datetime:
    """When the first line of the request was here."""
    moment: datetime = request.scope.get("state", {}).get("received_at") or clock.now()
    return moment


def wants_json(request: Request) -> bool:
    """Whether a program asks, and not a browser."""
    accept = request.headers.get("accept", "")
    return "application/json" in accept and "text/html" not in accept


def session_token(request: Request) -> str | None:
    """The token in the cookie."""
    return cookies.get(request, service_of(request).settings, cookies.SESSION)


def visitor_of(request: Request) -> Visitor:
    """Who is there; E11 where nobody is. It reads the database: not in the event loop."""
    found = known_visitor(request)
    if found is None:
        raise trouble("E11", framed_by=_framers(request))
    return found


def known_visitor(request: Request) -> Visitor | None:
    """Who is there; None where nobody is."""
    service = service_of(request)
    found = sessions.visitor(service.db, service.settings, session_token(request), clock.now())
    if found:
        request.scope["state"]["platform"] = found.person.platform_id
        request.scope["state"]["framed_by"] = service.lti.origins(found.person.platform_id)
    return found


def _framers(request: Request) -> tuple[str, ...]:
    """From where somebody whose session is over may have come: they read it in the same frame."""
    service = service_of(request)
    with service.db.read() as connection:
        platform_id = sessions.platform_of(connection, session_token(request))
    return service.lti.origins(platform_id) if platform_id else ()


def link_of(connection: Connection, visitor: Visitor, link_id: str) -> Link:
    """A link of the visitor's course; observers have none."""
    found = rows.by_id(Link, connection, link_id)
    if found is None or found.course_id != visitor.course.id or visitor.role is Role.OBSERVER:
        raise trouble("E16")
    return found


def attempt_of(connection: Connection, visitor: Visitor, attempt_id: str) -> tuple[Attempt, Link]:
    """An attempt that the visitor may see: their own, or one of the class that they teach."""
    found = rows.by_id(Attempt, connection, attempt_id)
    if found is None:
        raise trouble("E16")
    link = link_of(connection, visitor, found.link_id)
    erased = select(person.c.erased_at).where(person.c.id == found.person_id)
    is_theirs = found.person_id == visitor.person.id or visitor.is_staff
    if not is_theirs or connection.execute(erased).scalar() is not None:
        raise trouble("E16")
    return found, link


def expect(visitor: Visitor, *roles: Role) -> None:
    """E16 for everybody in another role."""
    if visitor.role not in roles:
        raise trouble("E16")


def expect_form(request: Request, visitor: Visitor, form: FormData) -> None:
    """E20 where a form is not one that this session was given."""
    token = form.get("csrf") or request.headers.get("x-csrf-token") or ""
    if not isinstance(token, str) or not sessions.is_same(token, visitor.csrf):
        raise trouble("E20")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that came with a form."""

    key: str
    filename: str
    content: bytes


async def form_of(request: Request, largest_file: int = 0) -> FormData:
    """The form of a request, whole in memory; E13 where it is larger than it may be."""
    limit = largest_file + FORM
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _small_form(request, limit)
    body = _bounded(request, limit, largest_file)
    parser = MultiPartParser(request.headers, body, max_files=1, max_fields=16, max_part_size=FORM)
    parser.spool_max_size = limit + 1  # nothing of a student's touches the disk here
    try:
        async with asyncio.timeout(_SLOWEST):
            return await parser.parse()
    except (MultiPartException, KeyError):
        raise trouble("E25") from None
    except (TimeoutError, ClientDisconnect):
        raise trouble("E25") from None


async def answered(request: Request, act: Callable[[Request, FormData], Response]) -> Response:
    """What an act answers to a form of somebody who is in; of nobody else one is read."""
    await run_in_threadpool(visitor_of, request)
    return await posted(request, act)


async def posted(request: Request, act: Callable[[Request, FormData], Response]) -> Response:
    """What an act answers to a form of anybody."""
    form = await form_of(request)
    return await run_in_threadpool(act, request, form)


async def file_of(form: FormData) -> Sent:
    """The file of a form; E25 where there is none."""
    file, key = form.get("file"), form.get("upload_key")
    if not isinstance(file, UploadFile) or not file.filename:
        raise trouble("E25")
    content = await file.read()
    if not content:
        raise trouble("E25")
    named = key if isinstance(key, str) and 0 < len(key) <= LONGEST_KEY else str(uuid.uuid4())
    return Sent(named, file.filename, content)


async def _small_form(request: Request, limit: int) -> FormData:
    kept = b"".join([chunk async for chunk in _bounded(request, limit, 0)])
    return await Request(request.scope, _Once(kept).receive).form(max_fields=32)


class _Once:
    """A body that was read already, to be read again."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def receive(self) -> dict[str, object]:
        """The whole of it."""
        return {"type": "http.request", "body": self._body, "more_body": False}


async def _bounded(request: Request, limit: int, largest_file: int) -> AsyncGenerator[bytes, None]:
    """The body; E13 once it is too large, after so much more of it that the answer is read."""
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= limit:
            yield chunk
        elif size > _DRAINED * limit:
            break
    if size > limit:
        raise trouble("E13", n=max(1, largest_file >> 20))
