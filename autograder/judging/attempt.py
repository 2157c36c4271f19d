"""A student's function about to be held against a reference, in every natural reading of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from autograder.judging import comparison
from autograder.judging.comparison import Call
from autograder.judging.neighbours import readings
from autograder.judging.reference import dependencies
from autograder.judging.subject import Function, Notebook, Subject
from autograder.model import EngineError


class Enough(Exception):
    """A reference that is run to see what it calls has told all that it can, or calls too often."""


@dataclass(frozen=True)
class Attempt:
    """A student's function about to be held against the reference on some arguments."""

    function: Subject
    reference: Function
    args: tuple[Any, ...]
    notebook: Notebook

    @cached_property
    def digest(self) -> bytes:
        """A digest of the arguments."""
        return comparison.digest(self.args)

    @cached_property
    def case(self) -> bytes:
        """Whom is asked what."""
        return (self.function.name or self.reference.__name__).encode() + self.digest

    @cached_property
    def near(self) -> bytes:
        """The arguments and whom the reference leans on: another reading may lean on others."""
        return self.digest + repr(dependencies(self.reference)).encode()

    @property
    def others(self) -> tuple[Any, ...]:
        """Arguments that are none of the case: to call it on first, for what it may keep."""
        return comparison.shortened(comparison.flipped(self.args))

    @property
    def parameters(self) -> dict[str, Any]:
        """The arguments by the names the reference gives them."""
        code = self.reference.__code__  # asked often: inspect.signature takes its time
        return dict(zip(code.co_varnames[: code.co_argcount], self.args, strict=False))


def every_reading(attempt: Attempt) -> tuple[Attempt, ...]:
    """The attempt, and the same held against the other ways to lean on neighbours."""
    others = readings(attempt.reference)
    return attempt, *(replace(attempt, reference=reading) for reading in others)


@np.errstate(all="ignore")
def quietly(function: Function, args: tuple[Any, ...]) -> Call | None:
    """A call that may fail, for then it explains nothing."""
    try:
        return comparison.call(function, args)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - a student's function and a mistake may raise anything
        return None
