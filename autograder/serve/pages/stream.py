"""An attempt as it is graded: events of its questions, one by one, until it is done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from autograder.serve import live
from autograder.serve.errors import trouble
from autograder.serve.pages import results
from autograder.serve.pages.results import Shown
from autograder.serve.requests import attempt_of, service_of, visitor_of
from autograder.serve.sessions import Visitor
from autograder.serve.tables import AttemptState, Reveal
from autograder.serve.work import clock


async def events(request: Request) -> Response:
    """The stream of one attempt, until it is graded."""
    visitor = await run_in_threadpool(visitor_of, request)
    found, reveal = await run_in_threadpool(_watched, request, visitor)
    hub = service_of(request).hub
    if hub.is_full(visitor.token_hash):
        raise trouble("E26", retry_after=30)
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isdecimal() and len(last) < 10 else 0

    async def stream() -> AsyncIterator[str]:
        told = after
        async for progress in hub.follow(found, visitor.token_hash):
            if progress is None:  # a browser that hears it does not give up
                yield f"retry: {live.RETRY}\n\n"
                continue
            said = live.events(progress, with_questions=reveal is Reveal.NAMES)
            if progress.is_over:
                said.append(live.done(await run_in_threadpool(_done_data, request, visitor)))
            for event in said:
                if event.number > told:
                    told = event.number
                    yield str(event)

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream(), media_type="text/event-stream", headers=headers)


def _done_data(request: Request, visitor: Visitor) -> dict[str, Any]:
    shown = _shown(request, visitor)
    ended = shown.attempt.state != AttemptState.QUEUED
    url = f"/a/{shown.attempt.id}"
    return {
        "score": shown.score,
        "max": shown.max_score,
        "url": url,
        "state": shown.attempt.state if ended else AttemptState.FAILED,
    }


def _watched(request: Request, visitor: Visitor) -> tuple[str, Reveal]:
    shown = _shown(request, visitor)
    return shown.attempt.id, shown.reveal


def _shown(request: Request, visitor: Visitor) -> Shown:
    with service_of(request).db.read() as connection:
        found, link = attempt_of(connection, visitor, request.path_params["attempt"])
        whole = results.history(connection, visitor, link, found.person_id, clock.now())
    return next(one for one in whole if one.attempt.id == found.id)


ROUTES = (Route("/a/{attempt}/events", events),)
