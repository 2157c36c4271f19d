"""Two calls of one function on the same arguments: what each did, and where they differ."""

from __future__ import annotations

import copy
import inspect
import math
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.judging import phrases, structure, swelling
from autograder.judging.numeric import Array, as_array
from autograder.judging.phrases import coinciding, described, joined
from autograder.judging.reference import output_names
from autograder.model import Diagnosis
from autograder.sandbox import state

ROUNDINGS = 4 * 2**-24  # of the answer's scale; `nox -s margins`: right ones use a quarter
PUT_BACK = 1e-12  # what v + h − 2h + h may leave of v
FLOAT = np.dtype(float)
FEW = 20  # epochs that show what a function keeps from an earlier call


class Unfit(AssertionError):
    """What a check says of the student's function; `diagnosis` names the mistake if known."""

    def __init__(self, message: str, diagnosis: Diagnosis | None = None) -> None:
        super().__init__(message if diagnosis is None else diagnosis.text)
        self.diagnosis = diagnosis


class Mismatch(Unfit):
    """The student's function does not do what was asked."""


class Unreadable(Unfit):
    """It gave no numbers: there is nothing in it that a test could explain in its own words."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How closely two results must agree, and which outputs may have any shape of their size.

    `leeway` is what each component of each output may depart beyond that; see `leeway.py`.
    """

    rtol: float = 1e-6
    free_shape: tuple[int, ...] = ()
    leeway: tuple[Array, ...] = ()

    def leeway_of(self, index: int) -> Array | float:
        """What the components of one output may depart beyond the rest."""
        return self.leeway[index] if index < len(self.leeway) else 0.0


@dataclass(frozen=True, slots=True)
class Call:
    """One finished call: the function's outputs, and its arguments as it left them."""

    function: Callable[..., Any]
    value: Any  # what came back, of whatever type
    arguments: tuple[Any, ...]

    @property
    def pieces(self) -> tuple[Any, ...]:
        """The value as a tuple; a lone value is a tuple of one."""
        return tuple(self.value) if isinstance(self.value, tuple) else (self.value,)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the function calls its pieces."""
        return output_names(self.function, len(self.pieces))

    @property
    def outputs(self) -> tuple[Any, ...]:
        """The pieces down to their parts: each a number, an array, a history or a text."""
        return tuple(part for piece in self.pieces for _, part in structure.parts("", piece))

    @property
    def names(self) -> tuple[str, ...]:
        """What the outputs are called: an entry of a dict by its key, of a list by its place."""
        pairs = zip(self.titles, self.pieces, strict=True)
        return tuple(name for pair in pairs for name, _ in structure.parts(*pair))


def call(function: Callable[..., Any], args: tuple[Any, ...]) -> Call:
    """Call the function on copies of `args`."""
    arguments = tuple(_copied(arg) for arg in args)
    return Call(function, function(*arguments), arguments)


def flipped(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Arguments of the same shapes and kinds with other values: every array upside down."""
    return tuple(structure.mapped(arg, _flipped) for arg in args)


def digest(args: tuple[Any, ...]) -> bytes:
    """A digest of the arguments: the same for equal ones only. Large arrays are not copied."""
    arrays: list[pickle.PickleBuffer] = []
    found = sha256(pickle.dumps(args, protocol=5, buffer_callback=arrays.append))
    for array in arrays:
        found.update(array.raw())
    return found.digest()


def shortened(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Arguments with fewer epochs, or whatever else is counted by a large integer."""
    return tuple(min(a, FEW) if type(a) is int else a for a in args)


@np.errstate(all="ignore")
def difference(got: Call, expected: Call, tolerance: Tolerance) -> str | None:
    """Say in Spanish, without expected values, how `got` departs from `expected`; None if not."""
    if changed := _changed_arguments(got, expected):
        return changed
    outputs = unpacked(got.value, expected)
    if isinstance(outputs, str):
        return outputs
    names = expected.names
    problems = [
        problem
        for index, pair in enumerate(zip(outputs, expected.outputs, strict=True))
        if (problem := _output_difference(names[index], pair, tolerance, index))
    ]
    return _sentence(problems, names)


@np.errstate(all="ignore")
def agree(got: Call, expected: Call, tolerance: Tolerance) -> bool:
    """Whether the two calls gave the same outputs and left the same arguments."""
    return _gave_the_same(got, expected, tolerance) and all(
        map(_left_alone, got.arguments, expected.arguments)
    )


def _gave_the_same(got: Call, expected: Call, tolerance: Tolerance) -> bool:
    if is_alike(got.value, expected.value) and all(map(_is_equal, got.pieces, expected.pieces)):
        return True  # most right answers are, and no more is asked of them
    outputs = unpacked(got.value, expected)
    if isinstance(outputs, str):
        return False
    pairs = zip(outputs, expected.outputs, strict=True)
    return all(
        _same_output(mine, theirs, tolerance, index) for index, (mine, theirs) in enumerate(pairs)
    )


def is_alike(value: Any, other: Any) -> bool:
    """Whether both are an array of floats, or a tuple of such in the same number."""
    if type(value) is tuple and type(other) is tuple:
        return len(value) == len(other) and all(map(_are_floats, value, other))
    return _are_floats(value, other)


def _are_floats(one: Any, other: Any) -> bool:
    arrays = type(one) is np.ndarray and type(other) is np.ndarray
    return arrays and one.dtype == other.dtype == FLOAT


def unpacked(value: Any, expected: Call) -> tuple[Any, ...] | str:
    """The student's outputs one by one, or the sentence that says why they cannot be told apart."""
    own = pieces(value, expected)
    if isinstance(own, str):
        return own
    try:
        outputs = [
            output
            for name, mine, theirs in zip(expected.titles, own, expected.pieces, strict=True)
            for output in structure.matched(name, mine, theirs)
        ]
    except structure.Unlike as error:
        return str(error)
    return tuple(outputs)


def pieces(value: Any, expected: Call) -> tuple[Any, ...] | str:
    """The student's pieces one by one, or why not; a tuple of one may come as the value in it."""
    if value is None:
        return phrases.NOTHING_RETURNED
    if swelling.is_far_larger(value, expected.value):
        return phrases.FAR_LARGER
    if not isinstance(expected.value, tuple):
        return (value,)
    count = len(expected.value)
    several = structure.has_places(value)
    if several and len(value) == count:
        return tuple(value)
    if count == 1 and not several:
        return (value,)
    return phrases.OTHER_COUNT.format(count, ", ".join(expected.titles), described(value))


def aligned(mine: Array, theirs: Any, *, free: bool) -> Array | None:
    """`mine` in the shape of `theirs`, where the contract lets the shapes differ; else None."""
    shape = np.shape(theirs)
    if mine.shape == shape:
        return mine
    loose = free or shape == () or isinstance(theirs, list)
    return mine.reshape(shape) if loose and mine.size == np.size(theirs) else None


def close(
    mine: Array, theirs: Array, rtol: float, leeway: Array | float = 0.0
) -> NDArray[np.bool_]:
    """Where two arrays agree: relatively, within a share of the answer's scale, or with leeway."""
    rtol, atol = tolerances(mine, theirs, rtol)
    if np.shape(leeway) != theirs.shape:  # a known mistake may give another shape than was asked
        leeway = 0.0
    with np.errstate(invalid="ignore", over="ignore"):  # np.isclose, in a third of its time
        near: NDArray[np.bool_] = np.abs(mine - theirs) <= atol + leeway + rtol * np.abs(theirs)
        same: NDArray[np.bool_] = (near & np.isfinite(theirs)) | (mine == theirs)
        same |= np.isnan(mine) & np.isnan(theirs)
    return same


def tolerances(mine: Array, theirs: Array, rtol: float) -> tuple[float, float]:
    """How far `mine` may depart: a share of each component, and a share of the answer's scale.

    σ(1 − σ) has no relative precision in its tails, so a few roundings of float32, which may have
    been in some steps only, count as equal: of the size of the largest component. A result that
    fits float32 exactly was computed in it to the end and is held to its precision.
    """
    scale = scale_of(theirs)
    if _is_single_precision(mine):
        return max(rtol, 1e-4), 1e-5 * scale  # right answers use up a quarter of it
    share = rtol / 100 if rtol < 1e-6 else max(rtol / 100, ROUNDINGS)
    return rtol, share * scale


def scale_of(values: Array) -> float:
    """The size of the largest component; 1 where all are 0."""
    return float(np.abs(values[np.isfinite(values)]).max(initial=0.0)) or 1.0


def _is_single_precision(values: Array) -> bool:
    first = values.item(0) if values.size else 0.0
    if float(np.float32(first)) != first and not math.isnan(first):  # most are told by that
        return False
    return bool(np.array_equal(values, values.astype(np.float32), equal_nan=True))


def _copied(argument: Any) -> Any:
    """A fresh argument for every call; a Generator starts again from the same state.

    Arrays lie in memory as they do after travelling, so that both sides round alike.
    """
    if type(argument) is np.ndarray:
        return np.array(argument, order="C")
    return copy.deepcopy(argument)


def _flipped(value: Any) -> Any:
    return np.flip(value, 0) if isinstance(value, np.ndarray) and value.ndim else value


def put_back(got: Call, expected: Call) -> bool:
    """Whether an argument was moved and given back, as near as floating point gives anything."""
    return not all(map(state.same, got.arguments, expected.arguments))


def _left_alone(mine: Any, theirs: Any) -> bool:
    """Whether an argument is as it was; the numbers of a dict may have been moved and put back."""
    if state.same(mine, theirs):
        return True
    if isinstance(theirs, dict):
        return (
            isinstance(mine, dict)
            and mine.keys() == theirs.keys()
            and all(_left_alone(mine[key], theirs[key]) for key in theirs)
            and all(isinstance(value, float) for value in theirs.values())
        )
    numbers = isinstance(mine, float) and isinstance(theirs, float)
    return numbers and abs(mine - theirs) <= PUT_BACK * max(1.0, abs(theirs))


def _changed_arguments(got: Call, expected: Call) -> str | None:
    pairs = enumerate(zip(got.arguments, expected.arguments, strict=True))
    numbers = [index for index, (mine, theirs) in pairs if not _left_alone(mine, theirs)]
    if not numbers:
        return None
    names = tuple(inspect.signature(expected.function).parameters)
    return phrases.CHANGED_ARGUMENTS.format(joined([names[index] for index in numbers]))


def _output_difference(
    name: str, pair: tuple[Any, Any], tolerance: Tolerance, index: int
) -> str | None:
    mine, theirs = pair
    if _is_equal(mine, theirs):
        return None
    if isinstance(theirs, str):
        return None if _is_text(mine, theirs) else phrases.OTHER_TEXT.format(name)
    try:
        values = as_array(mine)
    except ValueError as error:
        return f"{name} {error}"
    reference = np.asarray(theirs, float)
    shaped = aligned(values, theirs, free=index in tolerance.free_shape)
    if shaped is None and reference.ndim == 0:
        return phrases.NOT_ONE_NUMBER.format(name, values.shape)
    if shaped is None:
        return phrases.OTHER_SHAPE.format(name, values.shape, reference.shape)
    right = close(shaped, reference, tolerance.rtol, tolerance.leeway_of(index))
    return _value_difference(name, shaped, reference, ~right)


def _same_output(mine: Any, theirs: Any, tolerance: Tolerance, index: int) -> bool:
    """Whether there is no difference to speak of; most comparisons need no words."""
    if _is_equal(mine, theirs):
        return True
    if isinstance(theirs, str):
        return _is_text(mine, theirs)
    try:
        expected = as_array(theirs)  # a student's, where two of their results are compared
        shaped = aligned(as_array(mine), theirs, free=index in tolerance.free_shape)
    except ValueError:
        return False
    if shaped is None:
        return False
    return bool(close(shaped, expected, tolerance.rtol, tolerance.leeway_of(index)).all())


def _is_equal(mine: Any, theirs: Any) -> bool:
    """Whether two are the same floats to the last bit."""
    if _are_floats(mine, theirs):
        return mine.shape == theirs.shape and bool(mine.tobytes() == theirs.tobytes())
    return isinstance(mine, float) and isinstance(theirs, float) and mine == theirs


def _is_text(mine: Any, theirs: str) -> bool:
    return isinstance(mine, str) and mine == theirs


def _value_difference(
    name: str, mine: Array, theirs: Array, wrong: NDArray[np.bool_]
) -> str | None:
    if not wrong.any():
        return None
    if np.isnan(mine[wrong]).any():
        return phrases.HAS_NAN.format(name)
    if np.isinf(mine[wrong]).any():
        return phrases.HAS_INFINITIES.format(name)
    if mine.ndim == 0:
        return phrases.DIFFERS.format(name, _relative(mine, theirs))
    return phrases.DIFFERS_IN.format(name, wrong.sum(), wrong.size, _relative(mine, theirs))


def _relative(mine: Array, theirs: Array) -> str:
    """The largest deviation as a share of the answer's scale, never the answer itself."""
    scale = np.abs(theirs).max() or 1.0
    return phrases.RELATIVE_ERROR.format(np.abs(mine - theirs).max() / scale)


def _sentence(problems: list[str], names: tuple[str, ...]) -> str | None:
    if not problems:
        return None
    right = [name for name in names if not any(p.startswith(f"{name} ") for p in problems)]
    more = len(problems) - phrases.MOST_TOLD
    text = "; ".join(
        [*problems[: phrases.MOST_TOLD], *[phrases.MORE_PROBLEMS.format(more)] * (more > 0)]
    )
    return f"{text}; {coinciding(right)}." if right else f"{text}."
