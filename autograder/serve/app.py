"""The application: every page's routes, and what stands around them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from autograder.serve import render
from autograder.serve.errors import Trouble, trouble
from autograder.serve.guard import Guard
from autograder.serve.measures import Measures
from autograder.serve.pages import (
    downloads,
    local,
    lti,
    ops,
    outbox,
    people,
    regrade,
    rules,
    setup,
    stats,
    stream,
    student,
    teacher,
)
from autograder.serve.service import Service

GRACEFUL = 5  # seconds that open streams may hold up a stop
STATIC = Path(__file__).with_name("static")

ROUTES: tuple[BaseRoute, ...] = (
    *student.ROUTES,
    *stream.ROUTES,
    *teacher.ROUTES,
    *people.ROUTES,
    *rules.ROUTES,
    *stats.ROUTES,
    *downloads.ROUTES,
    *regrade.ROUTES,
    *local.ROUTES,
    *lti.ROUTES,
    *setup.ROUTES,
    *outbox.ROUTES,
    *ops.ROUTES,
    Mount("/static", StaticFiles(directory=STATIC), name="static"),
)


def application(service: Service) -> Starlette:
    """The application of one service; whoever runs it starts the service's workers with it."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await asyncio.to_thread(service.start)
        try:
            yield
        finally:
            await asyncio.to_thread(service.stop)

    app = Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(Guard, settings=service.settings)],
        exception_handlers={Trouble: _trouble, HTTPException: _http},
        lifespan=lifespan,
    )
    app.state.service = service
    app.state.measures = measures = Measures()
    service.grader.on_graded = measures.graded
    service.db.on_wait = measures.database.observe
    service.lti.desk.keys.on_fetched = measures.fetched
    app.state.templates = render.environment(service.settings)
    return app


class Server(uvicorn.Server):
    """Uvicorn, which says when it is ready, and ends our streams before it waits for them."""

    def __init__(self, service: Service, on_ready: Callable[[], None] = lambda: None) -> None:
        config = uvicorn.Config(
            application(service),
            host=service.settings.host,
            port=service.settings.port,
            log_config=None,
            access_log=False,
            proxy_headers=False,  # `Guard` believes only whom it was told to
            server_header=False,
            timeout_graceful_shutdown=GRACEFUL,
        )
        super().__init__(config)
        self._service, self._on_ready = service, on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Take connections, and say so."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, the streams first."""
        self._service.hub.close()
        await super().shutdown(sockets)


def _trouble(request: Request, what: Exception) -> Response:
    assert isinstance(what, Trouble)  # noqa: S101 - for these alone Starlette calls it
    return render.failure(request, what)


def _http(request: Request, what: Exception) -> Response:
    """What Starlette itself refuses: an address or a method that there is not."""
    return render.failure(request, trouble("E16"))
