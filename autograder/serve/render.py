"""Answers: a page for people, the same data as JSON for programs, and the page of an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import partial
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from autograder import __version__
from autograder.report.numbers import number
from autograder.serve import wording
from autograder.serve.errors import Trouble
from autograder.serve.requests import known_visitor, service_of, wants_json
from autograder.serve.settings import Settings
from autograder.serve.work import clock
from autograder.words import printable

SEE_OTHER = 303

Data = Mapping[str, Any]  # what JSON can hold


def environment(settings: Settings) -> Environment:
    """The templates: everything is escaped, and moments are said in the zone of the course."""
    made = Environment(
        loader=PackageLoader("autograder.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    zone = settings.zone
    made.filters |= {"number": number, "left": wording.left, "span": wording.span}
    made.filters |= {"late_rule": wording.late_rule, "typed_rule": wording.typed_rule}
    made.filters |= {"when": partial(_said, wording.when, zone)}
    made.filters |= {"short": partial(_said, wording.short, zone)}
    made.globals |= {"engine": f"gradiente {__version__}", "v": quote(__version__)}
    return made


def page(
    request: Request, template: str, *, status: int = 200, visitor: Any = None, **content: Any
) -> HTMLResponse:
    """A page from a template; `visitor` is who reads it, None for nobody."""
    templates: Environment = request.app.state.templates
    text = templates.get_template(template).render(
        visitor=visitor, now=clock.now(), request_id=request_id(request), **content
    )
    return HTMLResponse(printable(text), status, {"Cache-Control": "no-store"})


def json(data: Data, status: int = 200, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Data for a program; moments in ISO 8601."""
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return JSONResponse(_plain(data), status, kept)


def done(request: Request, where: str, said: Data | None = None, status: int = 200) -> Response:
    """What an act answers: the page to go on to; to programs what is said, or that it is so."""
    if wants_json(request):
        return json(said or {"ok": True}, status)
    return RedirectResponse(where, SEE_OTHER)


def failure(request: Request, what: Trouble) -> Response:
    """What somebody reads when something went wrong."""
    request.app.state.measures.failed(route_of(request.scope), what.code)
    headers = {"Retry-After": str(what.retry_after)} if what.retry_after else {}
    if wants_json(request):
        return json({"error": what.code, "message": what.sentence}, what.status, headers)
    visitor = None
    if what.code not in {"E11", "E18"}:
        visitor = _quietly(request)
    response = page(request, "error.html", status=what.status, trouble=what, visitor=visitor)
    response.headers.update(headers)
    if what.framed_by:
        request.scope["state"]["framed_by"] = what.framed_by
    return response


def route_of(scope: Mapping[str, Any]) -> str:
    """The route of a request as a log may have it: never its path, for paths hold tokens."""
    return getattr(scope.get("route"), "path", None) or "?"


def request_id(request: Request) -> str:
    """By what the log knows this request."""
    return str(request.scope.get("state", {}).get("request_id", ""))


def attachment(name: str) -> str:
    """A Content-Disposition that saves the file, whatever it is called."""
    plain = "".join(
        sign if (sign.isascii() and sign.isalnum()) or sign in ".-_" else "_" for sign in name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def zone_of(request: Request) -> tzinfo:
    """The zone of this service's courses."""
    return service_of(request).settings.zone


def _quietly(request: Request) -> Any:
    try:
        return known_visitor(request)
    except Exception:  # noqa: BLE001 - what went wrong before is said; this only adds a way back
        return None


def _said(say: Any, zone: tzinfo, moment: datetime) -> str:
    words: str = say(moment, zone)
    return words


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
