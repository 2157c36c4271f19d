"""A long table in pages: what stands on each, and what each is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST_ROWS = 300  # of a table on the class page, which has much else
A_PAGE = 1000  # rows: a browser opens, searches and sorts them within a tenth of a second each
FOLDER = "lists"  # below report/; no submission has its page there

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[Row]):
    """Some rows of a table: their numbers, and who the first and the last is about."""

    name: str  # the file, below report/
    first: int
    last: int
    begins: str
    ends: str
    rows: Sequence[Row]


def in_pages(
    rows: Sequence[Row], name: str, who: Callable[[Row], str]
) -> tuple[ListPage[Row], ...]:
    """The pages of a table; none where the class page holds all of it."""
    if len(rows) <= MOST_ROWS:
        return ()
    starts = range(0, len(rows), A_PAGE)
    return tuple(_page(rows, name, who, number, at) for number, at in enumerate(starts, 1))


def _page(
    rows: Sequence[Row], name: str, who: Callable[[Row], str], number: int, at: int
) -> ListPage[Row]:
    part = rows[at : at + A_PAGE]
    file = f"{FOLDER}/{name}-{number}.html"
    return ListPage(file, at + 1, at + len(part), who(part[0]), who(part[-1]), part)
