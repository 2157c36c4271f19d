"""A call that went wrong, output by output, and the Spanish to speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging import comparison
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.consequence import Attempt
from autograder.judging.numeric import Array, as_array
from autograder.judging.phrases import joined
from autograder.judging.reference import output_names

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

    def fits(self, theirs: Any) -> bool:
        """Whether the student's value is this one."""
        mine = self.aligned
        return self.same(self.mine if mine is None else mine, np.asarray(theirs, float))


@dataclass(frozen=True, slots=True)
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

    def outputs(self) -> tuple[Output, ...]:
        """The outputs one by one; none where the value cannot be told apart or read as numbers."""
        values = comparison.unpacked(self.got.value, self.expected)
        if isinstance(values, str):
            return ()
        names = output_names(self.expected.function, len(values))
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

    def sizes(self) -> dict[int, str]:
        """The numbers of rows, columns and elements of the arguments, in words."""
        found: dict[int, str] = {}
        for name, value in self.parameters.items():
            shape = np.shape(value) if isinstance(value, np.ndarray) else ()
            kinds = ("elementos",) if len(shape) == 1 else ("filas", "columnas")
            for size, kind in zip(shape, kinds, strict=False):
                found.setdefault(int(size), f"{kind} de {name}")
        return {size: words for size, words in found.items() if size > 1}


def sentence(template: str, names: list[str], *, alone: bool) -> str:
    """The template said of these outputs; the lone output of a function is 'tu resultado'."""
    who = "tu resultado" if alone else joined(names)
    plural = len(names) > 1 and not alone
    text = re.sub(r"\[([^|\]]*)\|([^\]]*)\]", r"\2" if plural else r"\1", template)
    return capital(text.replace("{quien}", who))


def capital(text: str) -> str:
    """A sentence begins with a capital, unless it begins with the name of a variable."""
    return f"T{text[1:]}" if text.startswith("tu ") else text


def _is_whole(value: Any) -> bool:
    values = np.asarray(value, float)
    return bool(np.array_equal(values, np.round(values)))
