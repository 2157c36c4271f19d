"""Where a test may take the power away: `GRADIENTE_CRASH_AT=upload:before` kills this process."""

from __future__ import annotations

import os
import signal

VARIABLE = "GRADIENTE_CRASH_AT"
OF_UPLOADS = (
    "upload:before",  # everything of an upload is written, nothing is committed
    "upload:after",  # committed, and not yet answered
    "lease:after",  # a worker has a job, and has not begun
    "grade:after",  # graded, and nothing of it is written
    "finish:before",  # everything of a result is written, nothing is committed
    "finish:after",
)
SENDING = (
    "send:before",  # a grade has its stamp, and was not sent
    "send:after",  # the platform has it, and we have not written that down
)
OF_TEACHERS = (
    "decide:before",  # a score, more time or its end: with the grade and the trail, or not at all
    "decide:after",
    "settings:before",  # other terms, with every grade that they move
    "settings:after",
    "regrade:before",  # results of grading again hold for everybody, or for nobody
    "regrade:after",
)


def here(point: str) -> None:
    """Die at once if this is the point; nothing is tidied up, as when the power fails."""
    if os.environ.get(VARIABLE) == point:
        os.kill(os.getpid(), signal.SIGKILL)
