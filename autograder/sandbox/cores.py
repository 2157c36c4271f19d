"""One processor core for a student's process and the thread that asks it questions.

They take turns, so they need no second core, and a message that stays on one arrives in half the
time. Each submission starts wherever the system put its thread, and keeps that core to its end.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from autograder.sandbox.walls import kernel


class Cores:
    """Lends each core to one student at a time; with more students than cores, some get none."""

    def __init__(self) -> None:
        self._all = frozenset(os.sched_getaffinity(0))
        self._free = set(self._all)
        self._lock = threading.Lock()

    def lend(self, pidfd: int) -> int | None:
        """A core for a process, and from now on for this thread."""
        here = kernel.call("sched_getcpu")
        with self._lock:
            if not self._free:
                return None
            core = here if here in self._free else min(self._free)
            self._free.discard(core)
        with suppress(OSError):  # not allowed, or it is gone: then the system chooses
            os.sched_setaffinity(pid_of(pidfd), {core})
            os.sched_setaffinity(0, {core})
        return core

    def take_back(self, core: int | None) -> None:
        """Its process has ended: this thread may run anywhere again."""
        if core is not None:
            os.sched_setaffinity(0, self._all)
            with self._lock:
                self._free.add(core)


def pid_of(pidfd: int) -> int:
    """The id of a process that is still there; OSError when it is not."""
    facts = Path(f"/proc/self/fdinfo/{pidfd}").read_text("ascii")
    pid = int(facts.partition("Pid:")[2].split()[0])
    if pid <= 0:
        raise ProcessLookupError
    return pid
