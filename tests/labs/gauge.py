"""Reads how much of every tolerance a right answer uses up, from inside the checks themselves.

A check is run as it stands, but `np.allclose`, `abs(…) < …` and `assert_matches` in its file note
how near they came. The seeds that a public check writes down may be moved: the same check on other
data. Those of a hidden one are mixed with the seed that it was loaded for.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.assertions import Mismatch
from autograder.judging import comparison, seeds
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.leeway import leeway
from autograder.judging.numeric import as_array
from autograder.judging.subject import LocalNotebook, References
from autograder.model import Check, Refusal

Function = Callable[..., Any]

ENOUGH = 10  # times closer than asked: then nobody needs to know what cancels


@dataclass
class Gauge:
    """The readings of one check: for each bound, the largest share of it that was used."""

    shift: int = 0  # added to every seed of a public check
    references: References = field(default_factory=References)
    seeded: bool = False  # whether a public check asked for a seed
    readings: dict[str, float] = field(default_factory=dict)

    def note(self, bound: str, share: float) -> None:
        """Keep the reading if it is the worst of its bound."""
        self.readings[bound] = max(share, self.readings.get(bound, 0.0))

    def moved(self, seed: Any) -> Any:
        """Another seed for the same purpose."""
        self.seeded = True
        return seed + self.shift if isinstance(seed, int) else seed

    def run(self, check: Check, functions: dict[str, Function]) -> None:
        """Run a check with everything noted; it raises what it raises."""
        env = LocalNotebook(functions)
        with self.installed(check), np.errstate(all="ignore"):
            check.body(**{name: env if name == "env" else env[name] for name in check.wants})

    def draws(self, check: Check, functions: dict[str, Function]) -> bool:
        """Whether a check draws a case of its own: there is other data for it."""
        body = inspect.unwrap(check.body)
        env = LocalNotebook(functions)
        try:
            with seeds.using(seeds.WHILE_LOADING), np.errstate(all="ignore"):
                body(**{name: env if name == "env" else env[name] for name in check.wants})
        except Refusal:
            return True
        return False

    @contextmanager
    def installed(self, check: Check) -> Iterator[None]:
        """Put the noting names in the file of this check, and take them out again."""
        names = inspect.unwrap(check.body).__globals__
        before = dict(names)
        names.update(np=Numbers(self), abs=self.distance)
        if "assert_matches" in names:
            names.update(assert_matches=self.assert_matches)
        try:
            yield
        finally:
            names.clear()
            names.update(before)

    def allclose(self, a: Any, b: Any, rtol: float = 1e-5, atol: float = 1e-8) -> bool:
        """NumPy's, noted; the share is above 1 where the check wants two things to differ."""
        same = bool(np.allclose(a, b, rtol=rtol, atol=atol))
        share = float(np.max(np.abs(np.subtract(a, b)) / (atol + rtol * np.abs(b)), initial=0))
        if same:
            self.note(f"rtol {rtol:g}, atol {atol:.1g}", share)
        else:
            self.note(f"≠ rtol {rtol:g}, atol {atol:.1g}", 1 / share)
        return same

    def isclose(self, a: Any, b: Any, rtol: float = 1e-5, atol: float = 1e-8) -> Any:
        """As allclose, component by component."""
        self.allclose(a, b, rtol, atol)
        return np.isclose(a, b, rtol, atol)

    def distance(self, value: Any) -> Any:
        """`abs` of a number whose comparison with a bound is noted."""
        size = abs(value)
        return size if isinstance(size, np.ndarray) and size.ndim else Distance(size, self)

    def assert_matches(
        self,
        function: Function,
        reference: Function,
        *args: Any,
        env: object,
        rtol: float = 1e-6,
        free_shape: tuple[int, ...] = (),
        curve: object = None,
    ) -> None:
        """The engine's, with no one to blame and no explanation, noted."""
        del env, curve

        def run(args: tuple[Any, ...]) -> Call:
            return self.references.call(reference, args, comparison.digest(args))

        expected, got = run(args), comparison.call(function, args)
        tolerance = Tolerance(rtol, free_shape)
        problem = comparison.difference(got, expected, tolerance)
        if problem is not None or any(s * ENOUGH > 1 for _, s in _shares(got, expected, tolerance)):
            moved = leeway(run, args, expected)
            tolerance = replace(tolerance, leeway=moved)
            problem = comparison.difference(got, expected, tolerance)
        if problem is not None:
            raise Mismatch(problem)
        for bound, share in _shares(got, expected, tolerance):
            self.note(bound, share)


def _shares(got: Call, expected: Call, tolerance: Tolerance) -> Iterator[tuple[str, float]]:
    """For each output, how much of what it may depart it does depart."""
    pairs = zip(comparison.unpacked(got.value, expected), expected.outputs, strict=True)
    for index, (value, output) in enumerate(pairs):
        theirs = np.asarray(output, float)
        mine, rtol = as_array(value).reshape(theirs.shape), tolerance.rtol
        relative, absolute = comparison.tolerances(mine, theirs, rtol)
        bound = f"rtol {relative:g}" + (" (float32)" if relative != rtol else "")
        allowed = absolute + tolerance.leeway_of(index) + relative * np.abs(theirs)
        yield bound, float(np.max(np.abs(mine - theirs) / allowed, initial=0))


class Distance(float):
    """A number that says how it compares."""

    _gauge: Gauge

    def __new__(cls, value: float, gauge: Gauge) -> Distance:
        self = super().__new__(cls, value)
        self._gauge = gauge
        return self

    def __lt__(self, bound: float) -> bool:
        if bound < 1:  # others are no tolerances
            self._gauge.note(f"<, {bound:.1g}", float(self) / bound)
        return float(self) < bound


class Numbers:
    """NumPy as a test file sees it."""

    def __init__(self, gauge: Gauge) -> None:
        self.allclose, self.isclose = gauge.allclose, gauge.isclose
        self.random = Moved(np.random, gauge)

    def __getattr__(self, name: str) -> Any:
        return getattr(np, name)


class Moved:
    """A module whose functions get other seeds than they are given."""

    def __init__(self, module: Any, gauge: Gauge) -> None:
        self._module, self._gauge = module, gauge

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        if not callable(value) or "seed" not in _parameters(value):
            return value

        def moved(*args: Any, **kwargs: Any) -> Any:
            given = inspect.signature(value).bind(*args, **kwargs)
            given.arguments["seed"] = self._gauge.moved(given.arguments.get("seed"))
            return value(*given.args, **given.kwargs)

        return moved


def _parameters(function: Function) -> tuple[str, ...]:
    try:
        return tuple(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return ()
