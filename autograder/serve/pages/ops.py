"""For whoever runs the service: is it alive, and can it work?"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from autograder.report.pages import report_style
from autograder.serve import logs, render
from autograder.serve.db import newest
from autograder.serve.requests import service_of


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
    }
    good = all(checks.values())
    return render.json({"ok": good, **checks}, 200 if good else 503)


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


ROUTES = (
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/static/report.css", style),
)
