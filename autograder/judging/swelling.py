"""How much of what a submission's functions give is read, and which are asked no more.

Reading costs this process time. A right value is about as large as what was given, or as long as
the number of epochs; what is larger counts together, and whoever gives far too much again and again
is not asked again.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from autograder.judging import comparison

TIMES = 3  # values far too large, of all functions together, until theirs are asked no more
FREE = 200  # values more than were given that are nothing to speak of
EPOCHS = 10_000  # the longest history that a number among the arguments may ask for


class Swelling:
    """Counts for one submission."""

    def __init__(self) -> None:
        self._excess = 0
        self._far_larger: Counter[str] = Counter()

    def stops(self, name: str) -> bool:
        """Whether this function is asked no more."""
        return self._far_larger[name] > 0 and self._far_larger.total() >= TIMES

    def is_too_much(self, name: str, value: Any, args: tuple[Any, ...]) -> bool:
        """Whether there is more in a value than is read, alone or together with earlier ones."""
        far = False
        if not comparison.is_slight(value, FREE):  # most are
            far = comparison.is_far_larger(value, args)
            if not far:
                self._excess += max(comparison.surplus(value, args) - FREE - _epochs(args), 0)
        far = far or self._excess > comparison.SPARE
        self._far_larger[name] += far
        return far


def _epochs(args: tuple[Any, ...]) -> int:
    return 2 * sum(min(max(a, 0), EPOCHS) for a in args if type(a) is int)
