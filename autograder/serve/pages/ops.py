"""For whoever runs the service: is it alive, and can it work?"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from autograder.hosts import is_loopback
from autograder.report.pages import report_style
from autograder.serve import logs, render
from autograder.serve.db import newest
from autograder.serve.errors import trouble
from autograder.serve.requests import service_of
from autograder.serve.sessions import is_same
from autograder.serve.tables import OutboxState
from autograder.serve.work import clock, queue, undelivered


def healthz(_: Request) -> Response:
    """The process answers."""
    return JSONResponse({"ok": True})


def readyz(request: Request) -> Response:
    """Whether files are taken and graded: 503 names what is not."""
    service = service_of(request)
    checks = {
        "database": _database(request),
        "worker": service.grader.is_alive,
        "tasks": service.grader.ready.is_set(),
        "clock": service.lti.sender.clock_is_right and _clock(request),
    }
    if service.grader.elsewhere:
        checks["scheduler"] = service.grader.elsewhere.holds()
    good = all(checks.values())
    return render.json({"ok": good, **checks}, 200 if good else 503)


def metrics(request: Request) -> Response:
    """Figures for Prometheus: to this machine, or to whoever has the token."""
    service = service_of(request)
    token, given = service.settings.metrics_token, request.headers.get("authorization", "")
    near = request.client is not None and is_loopback(request.client.host)
    near = near and "x-forwarded-for" not in request.headers  # a proxy of this machine is not near
    if not (near or (token and is_same(given, f"Bearer {token}"))):
        raise trouble("E16")
    now, measures = clock.now(), request.app.state.measures
    with service.db.read() as connection:
        waiting, oldest = queue.length(connection, now)
        boxes, waited = undelivered.lengths(connection, now)
    measures.waiting.set(waiting)
    measures.oldest.set(oldest.total_seconds())
    for state in OutboxState:
        measures.outbox.labels(state.value).set(boxes.get(state.value, 0))
    measures.outbox_oldest.set(waited.total_seconds())
    return Response(measures.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


def style(_: Request) -> Response:
    """The style of the reports, which our pages share."""
    return Response(
        report_style(), media_type="text/css", headers={"Cache-Control": "public, max-age=86400"}
    )


def _database(request: Request) -> bool:
    try:
        return service_of(request).db.revision() == newest()
    except Exception as fault:  # noqa: BLE001 - whatever it is, we are not ready
        logs.fault("readyz", fault)
        return False


def _clock(request: Request) -> bool:
    """Whether it is later than whatever was written here: a clock that went back dates all anew."""
    try:
        with service_of(request).db.read() as connection:
            return not clock.is_behind(connection, clock.now())
    except Exception:  # noqa: BLE001 - `_database` says it
        return False


ROUTES = (
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/metrics", metrics),
    Route("/static/report.css", style),
)
