"""The best place for students' code that this machine offers."""

from __future__ import annotations

import sys

from autograder.sandbox.orders import ALL, Wall
from autograder.sandbox.plain import PlainSandbox
from autograder.sandbox.process import Sandbox


def open_sandbox(walls: frozenset[Wall] = ALL) -> Sandbox:
    """Open it; fewer `walls` only to see that they are needed."""
    if sys.platform != "linux":
        return PlainSandbox()
    from autograder.sandbox.walled import WalledSandbox  # needs what only Linux has

    return WalledSandbox(walls)
