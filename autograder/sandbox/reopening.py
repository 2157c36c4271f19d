"""A sandbox that travels to another process: not itself, but the way to open one like it there."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.util import Finalize
from typing import Any

from autograder.sandbox.process import Sandbox

Recipe = tuple[Callable[..., Sandbox], tuple[Any, ...]]  # Any: what the sandbox is opened with

_one_at_a_time = threading.Lock()


def reopen(open_: Callable[..., Sandbox], *settings: Any) -> Sandbox:
    """The sandbox with these settings of this process, opened once and closed when it ends.

    This is what a pickled sandbox calls where it arrives, in several threads perhaps.
    """
    with _one_at_a_time:
        return _open_in(os.getpid(), open_, settings)


@cache
def _open_in(_: int, open_: Callable[..., Sandbox], settings: tuple[Any, ...]) -> Sandbox:
    """By process id as well: a forked process must not use what its parent opened."""
    sandbox = open_(*settings)
    Finalize(None, sandbox.__exit__, exitpriority=0)
    return sandbox
