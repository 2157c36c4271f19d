"""Who runs beside whom, where several processes share the tests (`pytest -n 2`)."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A busy machine makes an engine error of what would be a student's timeout, by design: a test that
# expects the timeout, or counts what the machine does, has the machine for itself.
ALONE = (
    "tests/attacks/test_attacks.py",
    "tests/attacks/test_bounds.py",
    "tests/attacks/test_controls.py",
    "tests/attacks/test_faults.py",
    "tests/attacks/test_ordinary_user.py",
    "tests/attacks/test_spectators.py",
    "tests/engine/test_budget.py",
    "tests/engine/test_process.py",
    "tests/engine/test_sandbox.py",
    "tests/engine/test_session.py",
    "tests/lms/test_gradescope_stopped.py",
    "tests/serve/test_lti_frame.py",
)
DOOR, ROOM = Path(__file__), Path(__file__).with_name("conftest.py")


@contextmanager
def turn(path: str) -> Iterator[None]:
    """Wait until a test of this file may run, and let others wait while it does.

    Two files of ours are the locks, one the room and one its door: whoever waits to be alone stands
    in the door, so that nobody goes on passing by. The room is left by hand, since a process that
    was forked meanwhile holds its file too.
    """
    with DOOR.open() as door, ROOM.open() as room:
        fcntl.flock(door, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if path.startswith(ALONE) else fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        try:
            yield
        finally:
            fcntl.flock(room, fcntl.LOCK_UN)
