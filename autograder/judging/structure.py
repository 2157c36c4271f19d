"""A value in parts: a tuple and a list of arrays by their places, a dict by its keys.

What the reference gives says what the parts are; each is a number, an array, a history (a list of
numbers) or a text. A part is called by its place: `gradiente['x']`, `cinta[3]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.judging import phrases

Named = tuple[str, Any]  # a part by what it is called


class Unlike(ValueError):
    """A value is not made of the parts that were asked for; the message says so in Spanish."""


def parts(name: str, value: Any) -> Iterator[Named]:
    """The parts of a value that has this name, from the outside in."""
    children = _children(value)
    if children is None:
        yield name, value
    for key, child in children or ():
        yield from parts(_part_of(name, key), child)


def matched(name: str, value: Any, expected: Any) -> Iterator[Any]:
    """What a value has in the place of each part of the expected one; Unlike where it has none."""
    children = _children(expected)
    if children is None:
        yield value
    elif isinstance(expected, dict):
        own = _keyed(name, value, expected)
        for key, child in children:
            yield from matched(_part_of(name, key), own[key], child)
    else:
        row = _row(name, value, len(expected))
        for (key, child), item in zip(children, row, strict=True):
            yield from matched(_part_of(name, key), item, child)


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """The value with the parts of its lists and dicts changed; a tuple is a record and stays."""
    if isinstance(value, dict):
        return {key: mapped(part, change) for key, part in value.items()}
    if isinstance(value, list):
        return [mapped(part, change) for part in value]
    return value if isinstance(value, tuple | str) else change(value)


def has_places(value: Any) -> bool:
    """Whether a value is a row of others; of an array, the first axis counts them."""
    return isinstance(value, list | tuple) or (isinstance(value, np.ndarray) and value.ndim > 0)


def _children(value: Any) -> list[tuple[Any, Any]] | None:
    """The parts of a container by their keys or places; None for what is a part itself."""
    if isinstance(value, dict):
        return list(value.items())
    several = isinstance(value, list) and any(map(_is_compound, value))
    return list(enumerate(value)) if several or isinstance(value, tuple) else None


def _is_compound(value: Any) -> bool:
    """Whether a list of such values is no history: its parts have shapes of their own."""
    return isinstance(value, tuple | dict | str) or (
        isinstance(value, np.ndarray) and value.ndim > 0
    )


def _part_of(name: str, key: Any) -> str:
    return f"{name}[{key!r}]"


def _row(name: str, value: Any, count: int) -> Sequence[Any]:
    if not has_places(value):
        raise Unlike(phrases.NO_PARTS.format(name, phrases.described(value), count))
    if len(value) != count:
        raise Unlike(phrases.OTHER_PARTS.format(name, len(value), count))
    row: Sequence[Any] = value
    return row


def _keyed(name: str, value: Any, expected: dict[Any, Any]) -> dict[Any, Any]:
    """The value as a dict with the expected keys; those of a student's choosing are not told."""
    if not isinstance(value, dict):
        raise Unlike(phrases.NO_DICT.format(name, phrases.described(value)))
    if missing := [repr(key) for key in expected if key not in value]:
        raise Unlike(phrases.MISSING_KEYS.format(name, phrases.joined(missing)))
    if len(value) > len(expected):
        raise Unlike(phrases.SPARE_KEYS.format(name))
    return value
