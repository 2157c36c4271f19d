"""The best place for students' code that this machine offers."""

from __future__ import annotations

import sys

from autograder.model import Refusal
from autograder.sandbox.orders import ALL, Wall
from autograder.sandbox.plain import UNPROTECTED, PlainSandbox
from autograder.sandbox.process import GRACE, Sandbox

WINDOWS = (
    "student code cannot be run on Windows: install gradiente in WSL 2 (`wsl --install`) "
    "and grade there"
)


def open_sandbox(
    walls: frozenset[Wall] = ALL, *, grace: float = GRACE, platform: str | None = None
) -> Sandbox:
    """Open it; on Windows a Refusal. Tests ask for fewer `walls`, to see that each is needed.

    `grace` is how long a process may go on after its time is up, before it is killed; `platform`
    is this one if not given.
    """
    platform = platform or sys.platform
    refuse_windows(platform)
    if platform != "linux":
        return PlainSandbox(grace)
    from autograder.sandbox.walled import WalledSandbox  # needs what only Linux has

    return WalledSandbox(walls, grace)


def refuse_unprotected(sandbox: Sandbox) -> None:
    """Refusal where no wall stands around a student's code."""
    if UNPROTECTED in sandbox.protection:
        raise Refusal(
            f"{UNPROTECTED}: no wall stands here, and --require-walls runs nothing without one; "
            "`gradiente doctor` says what is missing"
        )


def refuse_windows(platform: str) -> None:
    """Say what to do instead, where no student's process can be started."""
    if platform == "win32":
        raise Refusal(WINDOWS)
