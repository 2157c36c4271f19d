"""How much of what a submission's functions give is read, and which are asked no more.

Reading costs this process time. A right value is about as large as what was given, or as long as
the number of epochs; what is larger counts together, and whoever gives far too much again and again
is not asked again.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

TIMES = 3  # values far too large, of all functions together, until theirs are asked no more
FREE = 200  # values more than were given that are nothing to speak of
SPARE, MULTIPLE = 20_000, 16  # values more than given, and times as many, that are still read
PACKED = 100  # numbers of an array that take as long as one value of Python's
LETTERS = 10  # of a text that do, if they are halves of emojis
HOLDERS = (list, tuple, set, frozenset, dict, np.ndarray, str, bytes)
EPOCHS = 10_000  # the longest history that a number among the arguments may ask for


class Swelling:
    """Counts for one submission."""

    def __init__(self) -> None:
        self._excess = 0
        self._far_larger: Counter[str] = Counter()

    @property
    def is_slight(self) -> bool:
        """Whether nothing was counted so far."""
        return not self._excess and not self._far_larger.total()

    def stops(self, name: str) -> bool:
        """Whether this function is asked no more."""
        return self._far_larger[name] > 0 and self._far_larger.total() >= TIMES

    def is_too_much(self, name: str, value: Any, args: tuple[Any, ...]) -> bool:
        """Whether there is more in a value than is read, alone or together with earlier ones."""
        far = False
        if not _is_slight(value, FREE):  # most are
            far = is_far_larger(value, args)
            if not far:
                self._excess += max(_surplus(value, args) - FREE - _epochs(args), 0)
        far = far or self._excess > SPARE
        self._far_larger[name] += far
        return far


def _epochs(args: tuple[Any, ...]) -> int:
    return 2 * sum(min(max(a, 0), EPOCHS) for a in args if type(a) is int)


def is_far_larger(value: Any, other: Any) -> bool:
    """Whether there is so much more in a value that reading it would take long; none is read."""
    if _is_slight(value, SPARE):
        return False
    most = SPARE + MULTIPLE * _weight(other, SPARE * MULTIPLE)
    return _weight(value, most) > most


def _is_slight(value: Any, most: int) -> bool:
    """Whether there are no more than so many values in it."""
    return _weight(value, most) <= most


def _surplus(value: Any, other: Any) -> int:
    """How many more there are in a value than so many times those of another."""
    return _weight(value, SPARE) - MULTIPLE * _weight(other, SPARE)


def _weight(value: Any, most: int) -> int:
    """How many values there are to read, counted until they are more than `most`."""
    weight, left = 0, [value] if isinstance(value, HOLDERS) else []
    while left and weight <= most:
        item = left.pop()
        if isinstance(item, str | bytes):
            weight += len(item) // LETTERS
        elif not isinstance(item, np.ndarray):
            weight += len(item)
            inner = item.values() if isinstance(item, dict) else item
            if weight <= most:
                left += [o for o in inner if type(o) is not float and isinstance(o, HOLDERS)]
        else:
            weight += item.size // (PACKED if item.dtype.kind in "biufc" else 1)
    return weight
