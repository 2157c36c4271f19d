"""What the service says while it runs: a line of JSON an event, without names, tokens or code."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

_log = logging.getLogger("gradiente.serve")


class Lines(logging.Formatter):
    """One line of JSON for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, event, and what else was said."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        return json.dumps(said, ensure_ascii=False, default=str)


def start(level: int = logging.INFO) -> None:
    """Write to standard error, and let the libraries speak only of warnings."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    _log.setLevel(level)


def event(name: str, **facts: Any) -> None:  # Any: what JSON can hold
    """Something happened as it should."""
    _log.info(name, extra={"facts": facts})


def warn(name: str, **facts: Any) -> None:  # Any: what JSON can hold
    """Something a person who runs the service may want to look at."""
    _log.warning(name, extra={"facts": facts})


def fault(where: str, error: BaseException, **facts: Any) -> None:  # Any: what JSON can hold
    """A fault of ours: its kind and the lines of ours that it went through, not what it says.

    The text of an exception of the database quotes values, which are people's.
    """
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    trail = [f"{frame.filename.rpartition('autograder/')[2]}:{frame.lineno}" for frame in frames]
    said = {"where": where, "fault": type(error).__name__, "at": trail, **facts}
    _log.error("fault", extra={"facts": said})
