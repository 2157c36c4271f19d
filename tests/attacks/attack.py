"""What an attack is: a notebook that says itself whether its deed was done, and what it may cost.

The cells of an attack run with `got(loot)` at hand, which ends the cell with `Success`; a deed that
is refused ends it with `Refused`. Both reach the report as cell errors, so a probe that never ran
(a typing mistake of ours) is told from one that was contained.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from autograder.model import Limits, Outcome, Report, Status, Submission, Task

ROOT = Path(__file__).resolve().parents[2]
LIMITS = Limits(cell=1.0, call=0.8, notebook=5.0, memory=512)
FUNCTIONS = ("sigmoide", "derivadaSigmoide", "derivadaDesdeActivacion")

REFUSED = "Refused"
KILLED = "SystemExit"  # how a cell that took its process down is reported
STOPPED = "TimeoutError"

PRELUDE = '''\
import ctypes, errno, gc, os, pathlib, signal, socket, struct, sys, threading, time
PLACE = {place!r}  # what the attacker would know of this machine
ROOT, HOST = PLACE["root"], PLACE["host"]


class Success(Exception):
    """The deed was done."""


class Refused(Exception):
    """It was not."""


def got(loot):
    raise Success(repr(loot)[:300])


def reached(result):
    """For raw system calls: anything but a refusal means that the kernel looked at it."""
    code = ctypes.get_errno()
    if result >= 0 or code not in (errno.EPERM, errno.EACCES, errno.ENOSYS):
        got((result, errno.errorcode.get(code)))
    raise PermissionError(code, os.strerror(code))


def syscall(number, *args):
    ctypes.set_errno(0)
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    return reached(ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *wide))


def channel():
    """The worker's end of the socket to the grader."""
    frame = sys._getframe()
    while frame:
        found = frame.f_locals.get("sock")
        if isinstance(found, socket.socket) and found.fileno() >= 0:
            return found
        frame = frame.f_back
    raise LookupError("no socket")
'''

TRIED = """\
try:
{body}
except Success:
    raise
except Exception as refusal:
    raise Refused(f"{{type(refusal).__name__}}: {{refusal}}"[:300]) from None
else:
    raise Refused("nothing came of it")
"""


class Kind(StrEnum):
    """What an attack is after."""

    STEAL = "steal"
    FORGE = "forge"
    DISRUPT = "disrupt"
    POISON = "poison"


class Control(StrEnum):
    """Where the same deed must succeed, so that we know the probe can see success."""

    NO_WALLS = "no walls"  # in the same sandbox, opened without any
    NO_WALLS_AS_ROOT = "no walls, as root"  # an ordinary user is refused by the system itself
    NAIVE_GRADER = "naive grader"  # a grader that tests in the student's own process
    SAME_PROCESS = "same process"  # the victim's cells run after the attack's in one process
    ELSEWHERE = "elsewhere"  # a test of its own, named in the tables
    NONE = "none"  # the deed would harm this machine, or its success is not a thing to be seen


@dataclass(frozen=True, slots=True)
class Attack:
    """One hostile notebook."""

    name: str
    kind: Kind
    deed: str = ""  # the body of the probing cell; calls `got` when it succeeds
    functions: str = ""  # a cell with the functions that are handed in, wrong on purpose
    endings: frozenset[str] = frozenset({REFUSED})  # of the probing cell; any of these
    control: Control = Control.NO_WALLS
    points: float = 0.0  # what the functions earn without any cheating
    victim: str = ""  # a deed of the next submission: it succeeds when it finds the poison
    status: Status = Status.GRADED
    alone: frozenset[str] = frozenset()  # walls each of which is enough to refuse it

    def cells(self, place: dict[str, Any]) -> tuple[str, ...]:
        """The notebook."""
        parts = (probing_cell(self.deed), self.functions)
        return (PRELUDE.format(place=place), *(part for part in parts if part))

    def victims_cells(self, place: dict[str, Any]) -> tuple[str, ...]:
        """The notebook of who comes next."""
        return (PRELUDE.format(place=place), probing_cell(self.victim))


def probing_cell(deed: str) -> str:
    """A cell that does the deed and says how it went."""
    if not deed:
        return ""
    return TRIED.format(body=textwrap.indent(textwrap.dedent(deed).strip(), "    "))


def submission(name: str, cells: Iterable[str]) -> Submission:
    """A submission to the lightest task."""
    return Submission(name, f"{name}.ipynb", "", tuple(cells), "sigmoide")


def brief(task: Task) -> Task:
    """The task with little patience."""
    return replace(task, limits=LIMITS)


def failures_of(report: Report) -> dict[str, str]:
    """Types and texts of the cells that did not finish."""
    return {error.type: error.message for error in report.cell_errors}


def succeeded(report: Report) -> bool:
    """Whether the deed was done."""
    return "Success" in failures_of(report)


def sound(report: Report) -> bool:
    """Whether every check ended as a verdict on the student."""
    ends = {check.outcome for question in report.questions for check in question.checks}
    return report.status is Status.GRADED and Outcome.ENGINE_ERROR not in ends
