"""What a student's process answers, believed only as far as its types: its author is a student."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

Answer = dict[str, Any]
MOST_KNOWN = 1 << 14  # answers of which it is known that they ended well
MOST_SKIPPED = 20  # imports of a cell that are told


class Heard:
    """An answer, and the digest of the bytes that it came in; read when somebody looks at it."""

    __slots__ = ("_answer", "_read", "digest")

    _well: ClassVar[set[bytes]] = set()  # digests of answers that were read, and ended well

    def __init__(self, read: Callable[[], Answer], digest: bytes) -> None:
        """`read` raises what it raises here, unless the same bytes were read before."""
        self._read, self.digest = read, digest
        self._answer: Answer | None = None
        if digest not in self._well and not went_wrong(self.content):
            if len(self._well) >= MOST_KNOWN:
                self._well.clear()
            self._well.add(digest)

    @property
    def content(self) -> Answer:
        """What is answered."""
        if self._answer is None:
            self._answer = self._read()
        return self._answer

    @property
    def went_wrong(self) -> bool:
        """Whether a call did not end well; the rest of its run is not called then."""
        return self.digest not in self._well and went_wrong(self.content)


@dataclass(frozen=True, slots=True)
class Skipped:
    """An import that found nothing and was stepped over."""

    cell: int
    line: int
    module: str
    file: str = ""  # of the student's, that the cell uses; empty where the import is its own


@dataclass(frozen=True, slots=True)
class CallResult:
    """What came of a call: its value, and the arguments it changed in place, by index."""

    value: Any  # whatever the wire carries
    changed: tuple[tuple[int, Any], ...]
    foreign: bool = False  # whether the value was of a type that is made plain, as a Series is


def went_wrong(answer: Answer) -> bool:
    """Whether a call did not end well; the rest of its run is not called then."""
    return "error" in answer or "timeout" in answer


def breaks_off(answer: Answer) -> bool:
    """Whether the cells behind this one, that travelled together with it, were not run."""
    return answer.get("timeout") is True or answer.get("paused") is True


def names_in(asked: tuple[str, ...], listed: Any) -> tuple[str, ...]:
    """The names asked for that a worker lists, if it is a list at all."""
    names = [n for n in listed if isinstance(n, str)] if isinstance(listed, list | dict) else []
    return tuple(name for name in asked if name in names)


def skipped_in(cell: int, listed: Any) -> tuple[Skipped, ...]:
    """The imports that a worker lists, those that say a line and a module."""
    return tuple(
        Skipped(cell, item[0], item[1][:100], item[2][:100])
        for item in (listed[:MOST_SKIPPED] if isinstance(listed, list) else [])
        if isinstance(item, list) and len(item) == 3
        if type(item[0]) is int and isinstance(item[1], str) and isinstance(item[2], str)
    )


def changes_in(listed: Any, count: int) -> tuple[tuple[int, Any], ...]:
    """The pairs of index and value that a worker lists, those that point at an argument."""
    pairs = listed if isinstance(listed, list) else []
    changes = {
        pair[0]: pair[1]
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and type(pair[0]) is int
    }
    return tuple((index, now) for index, now in changes.items() if 0 <= index < count)


def facts_of(error: Any) -> tuple[str, str, int | None, int | None]:
    """What a worker says of an error, believed only as far as its types."""
    facts = error if isinstance(error, dict) else {}
    type_, message = facts.get("type"), facts.get("message")
    cell, line = facts.get("cell"), facts.get("line")
    return (
        type_[:100] if isinstance(type_, str) else "",
        message[:2000] if isinstance(message, str) else "",
        cell if type(cell) is int else None,
        line if type(line) is int else None,
    )
