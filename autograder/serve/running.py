"""Running the service: alone on its database, until somebody stops it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress

from autograder.model import Refusal
from autograder.serve import db, logs
from autograder.serve.app import Server
from autograder.serve.db import Database
from autograder.serve.service import assembled
from autograder.serve.settings import Settings, remember


def run(
    settings: Settings,
    *,
    prepare: Callable[[Database], None] = lambda _: None,
    on_ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve until SIGTERM or Ctrl-C; Refusal where that cannot begin.

    `prepare` may write into the database before anybody is let in; `on_ready` is told when
    connections are taken.
    """
    listening = _listen(settings)
    try:
        settings.secret  # noqa: B018 - made now, not while somebody waits
        remember(settings)
        database = db.Database(settings.database)
        with db.alone(database):
            database = db.opened(settings.database, make=True)
            prepare(database)
            server = Server(assembled(settings, database), on_ready)
            signal.signal(signal.SIGTERM, _stopped)  # uvicorn raises it again when all is done
            with suppress(KeyboardInterrupt):
                server.run(sockets=[listening])
    finally:
        listening.close()
    logs.event("stopped")


def _listen(settings: Settings) -> socket.socket:
    """The place to listen, taken before anything is written."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as fault:
        listening.close()
        where = f"{settings.host}:{settings.port}"
        raise Refusal(f"cannot listen on {where}: {fault.strerror}: give another --bind") from None
    return listening


def _stopped(*_: object) -> None:
    """The stop has happened; nothing else is to be done."""
