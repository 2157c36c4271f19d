"""A call that went wrong, output by output, and the Spanish to speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from autograder.judging import comparison, structure
from autograder.judging.attempt import Attempt, quietly
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.numeric import Array, as_array
from autograder.judging.phrases import joined

ROUNDS = ("epocas", "iteraciones", "pasos")  # arguments that count how often something is done
FINE = 1e-5  # an explanation has to fit at least this well, however lenient the check is


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a call, the student's beside the reference's, both as float64."""

    name: str
    mine: Array
    theirs: Array
    history: bool  # the reference gives a list: one value per epoch
    whole: bool  # the reference gives whole numbers: classes or a one-hot
    free: bool  # it may have any shape of its size
    rtol: float
    leeway: Array | float = 0.0

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with it."""
        shaped = self.aligned
        if shaped is None:
            return False
        return bool(comparison.close(shaped, self.theirs, self.rtol, self.leeway).all())

    @property
    def aligned(self) -> Array | None:
        """The student's value in the shape of the right one, where the contract lets it differ."""
        reference: Any = list(self.theirs) if self.history else self.theirs
        return comparison.aligned(self.mine, reference, free=self.free)

    def same(self, mine: Array, theirs: Array) -> bool:
        """Whether two arrays have the same shape and agree everywhere."""
        return mine.shape == theirs.shape and bool(
            comparison.close(mine, theirs, min(self.rtol, FINE)).all()
        )

    @property
    def significant(self) -> int:
        """How many of its values are large enough to be compared at all."""
        sizes = np.abs(self.theirs)
        return int((sizes > self.rtol / 100 * sizes.max(initial=0)).sum())

    @property
    def telling(self) -> bool:
        """Whether it holds values of which not everything is true: 0, ½ and 1 are like many."""
        return int((~np.isin(np.round(self.theirs, 9), (0, 0.5, 1))).sum()) > 2

    @property
    def scant(self) -> bool:
        """Whether so few numbers, or so few different ones, may coincide by chance."""
        few = 30 if self.whole else 5 if self.history else 4
        return self.theirs.size < few

    def fits(self, theirs: Any) -> bool:
        """Whether the student's value is this one."""
        mine = self.aligned
        return self.same(self.mine if mine is None else mine, np.asarray(theirs, float))


@dataclass(frozen=True)
class Case:
    """A call that went wrong, with everything that may explain it."""

    attempt: Attempt
    got: Call
    expected: Call
    tolerance: Tolerance

    @property
    def parameters(self) -> dict[str, Any]:
        """The arguments by the names the reference gives them."""
        return self.attempt.parameters

    @cached_property
    def elsewhere(self) -> tuple[Case, ...]:
        """The same on other arguments of the same shapes; what is true of a function holds there.

        None where one more step costs too much, and none of those on which a function fails.
        """
        found = map(self.asked, () if is_large(self.attempt) else others(self.attempt))
        return tuple(case for case in found if case)

    def outputs(self) -> tuple[Output, ...]:
        """The outputs one by one; none where the value cannot be told apart or read as numbers."""
        values = comparison.unpacked(self.got.value, self.expected)
        if isinstance(values, str):
            return ()
        names = self.expected.names
        try:
            return tuple(
                Output(
                    name, as_array(mine), np.asarray(theirs, float),
                    isinstance(theirs, list), _is_whole(theirs), i in self.tolerance.free_shape,
                    self.tolerance.rtol, self.tolerance.leeway_of(i),
                )
                for i, (name, mine, theirs) in enumerate(
                    zip(names, values, self.expected.outputs, strict=True)
                )
            )  # fmt: skip
        except ValueError:
            return ()

    def asked(self, args: tuple[Any, ...]) -> Case | None:
        """The two calls side by side on other arguments; None where one of them fails."""
        attempt = replace(self.attempt, args=args)
        expected = quietly(attempt.reference, args)
        got = quietly(attempt.function, args) if expected else None
        return Case(attempt, got, expected, self.tolerance) if got and expected else None

    def after(self, turns: int) -> Case | None:
        """The same with so many rounds; None where it has no rounds, or fails."""
        if not rounds(self.attempt) or is_large(self.attempt):
            return None
        given = self.parameters.items()
        return self.asked(tuple(turns if name in ROUNDS else value for name, value in given))

    @property
    def scant(self) -> bool:
        """Whether too little happens here to tell mistakes apart: one example, or two rounds."""
        arrays = [value for value in self.attempt.args if isinstance(value, np.ndarray)]
        alone = any(value.shape == (1,) for value in arrays)
        return alone or 0 < rounds(self.attempt) < 3 or all(o.scant for o in self.outputs())

    def sizes(self) -> dict[int, str]:
        """The numbers of rows, columns and elements of the arguments, in words.

        Not 1 and 2: the 2 of a formula is no size, and both look alike.
        """
        found: dict[int, str] = {}
        for name, value in self.parameters.items():
            shape = np.shape(value) if isinstance(value, np.ndarray) else ()
            kinds: tuple[str, ...] = ("elementos",) if len(shape) == 1 else ("filas", "columnas")
            if len(shape) == 2 and shape[0] == shape[1]:
                kinds = ("filas o columnas",)
            for size, kind in zip(shape, kinds, strict=False):
                found.setdefault(int(size), f"{kind} de {name}")
        return {size: words for size, words in found.items() if size > 2}


def is_numeric_array(value: Any) -> bool:
    """Whether an argument can be reckoned with: text comes in arrays as well."""
    return isinstance(value, np.ndarray) and value.dtype.kind in "biuf"


def rounds(attempt: Attempt) -> int:
    """How many epochs or iterations the arguments ask for; 0 where they ask for none."""
    given = attempt.parameters
    return next((given[name] for name in ROUNDS if name in given), 0)


def is_large(attempt: Attempt) -> bool:
    """Whether one step alone costs too much."""
    parts = (part for arg in attempt.args for _, part in structure.parts("", arg))
    return sum(map(np.size, parts)) > 100_000


def others(attempt: Attempt) -> Iterator[tuple[Any, ...]]:
    """Other arguments of the same shapes and kinds, twice, with two or three rounds to go.

    Whole numbers only change places, labels stay labels, unless nothing but counts is given. The
    others shrink as well: a probability stays one.
    """
    counting = _only_counts(attempt.args)
    for places, share, turns in ((-1, 0.9, 2), (1, 0.8, 3)):
        yield tuple(
            turns
            if name in ROUNDS and value
            else (
                _more(value, turns)
                if counting
                else structure.mapped(value, partial(_moved, places=places, share=share))
            )
            for name, value in attempt.parameters.items()
        )


def _only_counts(args: Sequence[Any]) -> bool:
    """Whether all say how many of something there are, or are rows of such; 0 may be a no."""
    numbers = [n for arg in args for n in (arg if isinstance(arg, tuple) else (arg,))]
    return all(isinstance(n, int) for n in numbers) and not {0, 1}.issuperset(numbers)


def _more(value: Any, by: int) -> Any:
    """Other counts in the place of these."""
    if isinstance(value, tuple):
        return tuple(n + by + i for i, n in enumerate(reversed(value)))
    return value + by


def sentence(template: str, names: list[str], *, alone: bool) -> str:
    """The template said of these outputs; the lone output of a function is 'tu resultado'."""
    who = "tu resultado" if alone else joined(names)
    plural = len(names) > 1 and not alone
    text = re.sub(r"\[([^|\]]*)\|([^\]]*)\]", r"\2" if plural else r"\1", template)
    return capital(text.replace("{quien}", who))


def capital(text: str) -> str:
    """A sentence begins with a capital, unless it begins with the name of a variable."""
    return f"T{text[1:]}" if text.startswith("tu ") else text


def _moved(value: Any, places: int, share: float) -> Any:
    if isinstance(value, float):
        return value * share**6  # a learning rate under which the cost rose lets it fall
    if not isinstance(value, np.ndarray) or not value.ndim or value.dtype.kind not in "biuf":
        return value
    moved = np.flip(value, 0) if places < 0 else np.roll(value, places, 0)
    return moved if _is_whole(value) else moved * share


def _is_whole(value: Any) -> bool:
    values = np.asarray(value, float)
    return bool(np.array_equal(values, np.round(values)))
