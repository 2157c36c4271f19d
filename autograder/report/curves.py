"""A cost history drawn beside the reference's: axes, lines in pixels, and a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from autograder.model import Curve
from autograder.report.numbers import magnitude, power_of_ten

WIDTH, HEIGHT = 360, 232
LEFT, RIGHT, TOP, BOTTOM = 50, 348, 34, 186  # the frame inside the drawing

_LOG_FROM = 30  # a cost that changes by this factor is read better on a logarithmic axis
_MOST_POINTS = 160  # a curve is drawn through this many; it also says less about the reference
_LARGEST = 1e150  # beyond it differences overflow
_SMALLEST = 1e-300  # below it the steps of an axis underflow


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
class _Axes:
    """From history positions and costs to pixels."""

    last: int
    low: float
    high: float
    logarithmic: bool

    def x(self, index: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * index / (self.last or 1), 1)

    def y(self, cost: float) -> float:
        return self.height(math.log10(cost) if self.logarithmic else _clamp(cost))

    def height(self, mark: float) -> float:
        share = (mark - self.low) / (self.high - self.low)
        return round(BOTTOM - (BOTTOM - TOP) * share, 1)


def describe(curve: Curve) -> str:
    """What the student's own costs do, in a sentence; nothing about the reference's values."""
    costs = curve.student
    if not costs:
        return "Tu función no devolvió un historial de costos que se pueda dibujar."
    broken = _first_break(costs)
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
    values = [math.log10(cost) if logarithmic else _clamp(cost) for cost in costs]
    marks = _round_marks(min(values), max(values), whole=logarithmic)
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


def _label(mark: float, *, logarithmic: bool) -> str:
    if not logarithmic:
        return magnitude(mark, digits=6)
    return magnitude(10.0**mark) if -3 <= mark <= 4 else power_of_ten(int(mark))


def _clamp(cost: float) -> float:
    return max(-_LARGEST, min(_LARGEST, cost)) if abs(cost) > _SMALLEST else 0.0


def _first_break(costs: Sequence[float]) -> int | None:
    return next((i for i, cost in enumerate(costs) if not math.isfinite(cost)), None)


def _break(costs: Sequence[float], axes: _Axes) -> tuple[float, float] | None:
    """The last point before the student's costs stop being finite."""
    broken = _first_break(costs)
    return (axes.x(broken - 1), axes.y(costs[broken - 1])) if broken else None


def _runs(costs: Sequence[float], axes: _Axes) -> Iterator[str]:
    """The points of each run of finite costs; a lone one twice, so that a round cap shows it."""
    for finite, run in groupby(_sample(costs), key=lambda point: math.isfinite(point[1])):
        points = [f"{axes.x(index)},{axes.y(cost)}" for index, cost in run if finite]
        if points:
            yield " ".join(points if len(points) > 1 else points * 2)


def _sample(costs: Sequence[float]) -> list[tuple[int, float]]:
    """Positions and costs, evenly thinned, the ends and the last finite cost kept."""
    count, broken = len(costs), _first_break(costs)
    step = max(1, math.ceil(count / _MOST_POINTS))
    chosen = {*range(0, count, step), *range(max(0, count - 1), count)}
    if broken is not None:
        chosen |= {broken, max(0, broken - 1)}
    return [(index, costs[index]) for index in sorted(chosen)]


def _round_marks(low: float, high: float, *, whole: bool) -> list[float]:
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
