"""The pictures of a wrong result: a tile for every component, in SVG and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.model import Part, Picture
from autograder.report.numbers import times

TILE = 20  # pixels from one tile of a picture to the next

_SIDE = 17  # of a tile; the rest is the gap
_MARKS = {  # what is drawn on a tile, so that colour is not alone
    Part.RIGHT: "m4.5 9 3 3 5-6.5",
    Part.FACTOR: "m3.5 7.5 4-4m-4 10 10-10m-6 10 6-6",
    Part.WRONG: "m5 5 7 7m0-7-7 7",
}


@dataclass(frozen=True, slots=True)
class Tiles:
    """The tiles of one part: its name in the style sheet, SVG paths of squares and of marks."""

    part: str
    squares: str
    marks: str


def of_rows(rows: Sequence[str]) -> list[Tiles]:
    """Where the tiles of each part go; a part that does not occur is left out."""
    drawings = []
    for part, mark in _MARKS.items():
        corners = [
            f"M{TILE * x + 1} {TILE * y + 1}"
            for y, row in enumerate(rows)
            for x, letter in enumerate(row)
            if letter == part
        ]
        square = f"h{_SIDE}v{_SIDE}h-{_SIDE}z"
        drawn = "".join(corner + square for corner in corners)
        if corners:
            drawings.append(Tiles(part.name.lower(), drawn, "".join(c + mark for c in corners)))
    return drawings


def extent(picture: Picture) -> tuple[int, int]:
    """Width and height of the drawing; where the shape is another, of a small frame."""
    rows = picture.rows
    return (TILE * len(rows[0]), TILE * len(rows)) if rows else (3 * TILE, TILE)


def parts(pictures: Sequence[Picture]) -> list[tuple[str, Tiles]]:
    """The legend: each part that occurs in the pictures, in words and as a tile."""
    words = {Part.RIGHT: "bien", Part.FACTOR: "bien, salvo un factor", Part.WRONG: "distinto"}
    shown = {letter for picture in pictures for row in picture.rows for letter in row}
    return [(phrase, of_rows([part])[0]) for part, phrase in words.items() if part in shown]


def tally(picture: Picture) -> str:
    """How many components are right, off by the factor and wrong: todos × ½."""
    if not picture.rows:
        return "tiene otra forma"
    words = ("bien", f"× {times(picture.factor)}", "distinto")
    plural = ("bien", words[1], "distintos")
    total = sum(picture.counts)
    counts = [
        f"todos {plural[i]}" if count == total > 1 else f"{count} {(words, plural)[count > 1][i]}"
        for i, count in enumerate(picture.counts)
        if count
    ]
    return ", ".join(counts) if total > 1 else counts[0].removeprefix("1 ")


def summed_up(picture: Picture) -> bool:
    """Whether a tile stands for several components."""
    return 0 < sum(map(len, picture.rows)) < sum(picture.counts)
