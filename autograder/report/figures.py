"""Figures: numbers as people write them, the lines of a cost curve, the tiles of a picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from autograder.model import Curve, Part, Picture

WIDTH, HEIGHT = 360, 232
LEFT, RIGHT, TOP, BOTTOM = 50, 348, 34, 186  # the frame inside the drawing

TILE = 20  # from one tile of a picture to the next

_SIDE = 17  # of a tile; the rest is the gap
_MARKS = {  # what is drawn on a tile, so that colour is not alone
    Part.RIGHT: "m4.5 9 3 3 5-6.5",
    Part.FACTOR: "m3.5 7.5 4-4m-4 10 10-10m-6 10 6-6",
    Part.WRONG: "m5 5 7 7m0-7-7 7",
}
_FRACTIONS = {0.5: "½", 0.25: "¼", -0.5: "−½"}
_LOG_FROM = 30  # a cost that changes by this factor is read better on a logarithmic axis
_MOST_POINTS = 160  # a curve is drawn through this many; it also says less about the reference
_LARGEST = 1e150  # beyond it differences overflow
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: pixels, and what is written beside it."""

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn curve: SVG points of each run of finite costs, axes, where the student's breaks."""

    student: tuple[str, ...]
    reference: tuple[str, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    logarithmic: bool
    broken_at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """The tiles of one part: its name in the style sheet, SVG paths of squares and of marks."""

    part: str
    squares: str
    marks: str


@dataclass(frozen=True, slots=True)
class _Axes:
    """From history positions and costs to pixels."""

    last: int
    low: float
    high: float
    logarithmic: bool

    def x(self, index: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * index / (self.last or 1), 1)

    def y(self, cost: float) -> float:
        return self.height(math.log10(cost) if self.logarithmic else _bounded(cost))

    def height(self, mark: float) -> float:
        share = (mark - self.low) / (self.high - self.low)
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def number(value: float) -> str:
    """Points: 87, 6.25. The point is Python's, as in the notebooks and all that they print."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def magnitude(value: float, digits: int = 3) -> str:
    """Any number in so many significant figures: 0.693 or 2.5·10⁻⁷."""
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        rounded = float(f"{value:.{digits}g}")
        return _trimmed(f"{rounded:.10f}")
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    factor, power = _trimmed(mantissa), _power(int(exponent))
    return power if factor == "1" else f"{factor}·{power}"


def describe(curve: Curve) -> str:
    """What the student's own costs do, in a sentence; nothing about the reference's values."""
    costs = curve.student
    if not costs:
        return "Tu función no devolvió un historial de costos que se pueda dibujar."
    broken = _first_broken(costs)
    if broken is not None:
        word = "nan" if math.isnan(costs[broken]) else "infinito"
        return f"Tu costo se vuelve {word} en la posición {broken} del historial."
    if len(costs) == 1:
        return f"Tu historial tiene un solo costo: {magnitude(costs[0])}."
    if costs[0] == costs[-1]:
        return f"Tu costo termina donde empezó: {magnitude(costs[0])}."
    verb = "baja" if costs[-1] < costs[0] else "sube"
    return f"Tu costo {verb} de {magnitude(costs[0])} a {magnitude(costs[-1])}."


def plot(curve: Curve) -> Plot | None:
    """Lay out both histories on common axes; None when there is no finite cost to draw."""
    costs = [cost for cost in curve.student + curve.reference if math.isfinite(cost)]
    if not costs:
        return None
    logarithmic = min(costs) > 0 and max(costs) / min(costs) >= _LOG_FROM
    values = [math.log10(cost) if logarithmic else _bounded(cost) for cost in costs]
    marks = _marks(min(values), max(values), whole=logarithmic)
    last = max(len(curve.student), len(curve.reference)) - 1
    axes = _Axes(last, marks[0], marks[-1], logarithmic)
    return Plot(
        student=tuple(_runs(curve.student, axes)),
        reference=tuple(_runs(curve.reference, axes)),
        across=tuple(Tick(axes.x(i), str(i)) for i in _positions(last)),
        up=tuple(Tick(axes.height(mark), _label(mark, logarithmic=logarithmic)) for mark in marks),
        logarithmic=logarithmic,
        broken_at=_break(curve.student, axes),
    )


def tiles(rows: Sequence[str]) -> list[Tiles]:
    """Where the tiles of each part go; a part that does not occur is left out."""
    found = []
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
            found.append(Tiles(part.name.lower(), drawn, "".join(c + mark for c in corners)))
    return found


def extent(picture: Picture) -> tuple[int, int]:
    """Width and height of the drawing; where the shape is another, of a small frame."""
    rows = picture.rows
    return (TILE * len(rows[0]), TILE * len(rows)) if rows else (3 * TILE, TILE)


def parts(pictures: Sequence[Picture]) -> list[tuple[str, Tiles]]:
    """The legend: each part that occurs in the pictures, in words and as a tile."""
    words = {Part.RIGHT: "bien", Part.FACTOR: "bien, salvo un factor", Part.WRONG: "distinto"}
    shown = {letter for picture in pictures for row in picture.rows for letter in row}
    return [(said, tiles([part])[0]) for part, said in words.items() if part in shown]


def tally(picture: Picture) -> str:
    """How many components are right, off by the factor and wrong: todos × ½."""
    if not picture.rows:
        return "tiene otra forma"
    words = ("bien", f"× {times(picture.factor)}", "distinto")
    plural = ("bien", words[1], "distintos")
    total = sum(picture.counts)
    said = [
        f"todos {plural[i]}" if count == total > 1 else f"{count} {(words, plural)[count > 1][i]}"
        for i, count in enumerate(picture.counts)
        if count
    ]
    return ", ".join(said) if total > 1 else said[0].removeprefix("1 ")


def times(factor: float | None) -> str:
    """A factor as people say it: 2, ½, 1/7, −1, 0.976."""
    if factor is None:
        return ""
    inverse = 1 / factor
    if factor not in _FRACTIONS and abs(inverse) > 1.5 and abs(inverse - round(inverse)) < 1e-4:
        return f"{'−' * (inverse < 0)}1/{abs(round(inverse))}"
    return _FRACTIONS.get(factor) or magnitude(factor)


def summed_up(picture: Picture) -> bool:
    """Whether a tile stands for several components."""
    return 0 < sum(map(len, picture.rows)) < sum(picture.counts)


def _trimmed(decimal: str) -> str:
    trimmed = decimal.rstrip("0").rstrip(".")
    return "0" if trimmed == "-0" else trimmed.replace("-", "−")


def _power(exponent: int) -> str:
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def _label(mark: float, *, logarithmic: bool) -> str:
    if not logarithmic:
        return magnitude(mark, digits=6)
    return magnitude(10.0**mark) if -3 <= mark <= 4 else _power(int(mark))


def _bounded(cost: float) -> float:
    return max(-_LARGEST, min(_LARGEST, cost))


def _first_broken(costs: Sequence[float]) -> int | None:
    return next((i for i, cost in enumerate(costs) if not math.isfinite(cost)), None)


def _break(costs: Sequence[float], axes: _Axes) -> tuple[float, float] | None:
    """The last point before the student's costs stop being finite."""
    broken = _first_broken(costs)
    return (axes.x(broken - 1), axes.y(costs[broken - 1])) if broken else None


def _runs(costs: Sequence[float], axes: _Axes) -> Iterator[str]:
    """The points of each run of finite costs; a lone one twice, so that a round cap shows it."""
    for finite, run in groupby(_sampled(costs), key=lambda point: math.isfinite(point[1])):
        points = [f"{axes.x(index)},{axes.y(cost)}" for index, cost in run if finite]
        if points:
            yield " ".join(points if len(points) > 1 else points * 2)


def _sampled(costs: Sequence[float]) -> list[tuple[int, float]]:
    """Positions and costs, evenly thinned, the ends and the last finite cost kept."""
    count, broken = len(costs), _first_broken(costs)
    step = max(1, math.ceil(count / _MOST_POINTS))
    chosen = {*range(0, count, step), *range(max(0, count - 1), count)}
    if broken is not None:
        chosen |= {broken, max(0, broken - 1)}
    return [(index, costs[index]) for index in sorted(chosen)]


def _marks(low: float, high: float, *, whole: bool) -> list[float]:
    """Round values at even steps, from below `low` to above `high`."""
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-300):
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    step = _step((high - low) / 4, whole=whole)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [mark * step for mark in range(first, max(last, first + 1) + 1)]


def _positions(last: int) -> range:
    return range(0, last + 1, int(_step(last / 5, whole=True)))


def _step(least: float, *, whole: bool) -> float:
    """The smallest of 1, 2, 5, 10, … times a power of ten that is not under `least`."""
    if whole and least <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
