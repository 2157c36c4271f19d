"""What a hidden check may show of what a student's process said: nothing that could carry data.

Whoever hands in code chooses what it raises and returns, and could write the hidden arguments into
names, numbers and places. So an error is shown where Python or NumPy says it in these very words, a
type where it is one of theirs, a number of at most four digits, a name where it stands in the
notebook, and a place where the notebook has it. SECURITY.md counts the bits that are left.
"""

from __future__ import annotations

import builtins
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from autograder.judging import sayings
from autograder.model import Curve, Picture, StudentError
from autograder.words import fitting

Cells = Sequence[str]  # the source of a notebook, cell by cell

MOST_POINTS = 40  # of a wrong cost history; what lies between them is drawn straight
MOST_PARTS = 3  # of a function's name
NEAR = 1e-4  # a whole number
MOST_READ = 1 << 20  # letters of a notebook in which a word is looked for
DIGITS = 3  # of the factor in a picture

_LONG_NUMBER = re.compile(r"\d{5,}")
_MANY_SIZES = re.compile(r"\((?:\d+, ){4,}\d+\)")
_WORD = re.compile(r"[^\W\d]\w*")

_NUMPYS = (np, np.linalg, np.random)
_SAID_BY_THE_WIRE = {
    "un valor demasiado grande",
    "un valor anidado demasiado hondo",
    "un valor que se contiene a sí mismo",
    "un entero enorme",
    "un arreglo de tipo object",
}
_OTHER_TYPES = {
    *("NoneType", "function", "builtin_function_or_method", "module", "generator", "ellipsis"),
    *("method", "_io.TextIOWrapper", "decimal.Decimal", "fractions.Fraction"),
    *("pandas.core.frame.DataFrame", "pandas.core.series.Series", "pandas.DataFrame"),
    *("pandas.Series", "datetime.timedelta", "collections.deque", "array.array"),
}
_OTHER_EXCEPTIONS = {
    *("AxisError", "ComplexWarning", "DTypePromotionError", "LinAlgError", "RankWarning"),
    *("TooHardError", "UFuncTypeError", "VisibleDeprecationWarning", "_ArrayMemoryError"),
    *("_UFuncBinaryResolutionError", "_UFuncInputCastingError", "_UFuncNoLoopError"),
    *("_UFuncOutputCastingError", "StdinNotImplementedError"),
}


def shown(error: StudentError, cells: Cells) -> StudentError:
    """The error with as much of it as may be shown; a type that is nobody's known is empty."""
    type_ = error.type if error.type in _exceptions() else ""
    cell, line = _place(error, cells)
    return StudentError(type_, _sentence(error.message, cells) if type_ else "", cell, line)


def known_type(name: str) -> str | None:
    """The name of a type of Python's or NumPy's, or of a widespread library; None for others."""
    if name in _SAID_BY_THE_WIRE or name in _OTHER_TYPES or _is_type(getattr(builtins, name, None)):
        return name
    return name if name.startswith("numpy.") and _is_type(_in_numpy(name)) else None


def bounded(text: str) -> str:
    """A text without long numbers and without the sizes of arrays of many dimensions."""
    return _LONG_NUMBER.sub("…", _MANY_SIZES.sub("(…)", text))


def drawn(picture: Picture) -> Picture:
    """A picture whose factor has few digits, where it is no whole number or one divided by it."""
    factor = picture.factor
    if not factor or any(
        abs(k - round(k)) < NEAR for k in (factor, 1 / factor) if 0.5 < abs(k) < 1e4
    ):
        return picture
    return replace(picture, factor=float(f"{factor:.{DIGITS}g}"))


def plotted(curve: Curve, *, right: bool) -> Curve:
    """A cost history as it may be drawn: a right one is the reference's, another one is rough."""
    if right and len(curve.student) == len(curve.reference):
        return Curve(curve.reference, curve.reference)
    return Curve(_rough(curve.student), curve.reference)


def _place(error: StudentError, cells: Cells) -> tuple[int | None, int | None]:
    cell, line = error.cell, error.line
    if cell is None or not 1 <= cell <= len(cells):
        return None, None
    lines = cells[cell - 1].count("\n") + 1
    return (cell, line) if line is not None and 1 <= line <= lines else (None, None)


def _sentence(message: str, cells: Cells) -> str:
    """What Python or NumPy says, without what it quotes; nothing if it is not theirs."""
    for pattern, kinds, template in sayings.patterns():
        if found := pattern.fullmatch(message.strip()):
            said = zip(kinds, found.groups(), strict=True)
            if all(_is_harmless(kind, text, cells) for kind, text in said):
                return message.strip() if "x" not in kinds else template.partition("<x>")[0].strip()
    return ""


def _is_harmless(kind: str, text: str, cells: Cells) -> bool:
    if kind == "t":
        return known_type(text) is not None or stands_in(cells, text)
    if kind == "i":
        return stands_in(cells, text)
    if kind == "f":
        parts = [part for part in text.split(".") if part not in {"<locals>", "<lambda>"}]
        return len(parts) <= MOST_PARTS and all(_is_familiar(part, cells) for part in parts)
    return kind != "d" or text in {np.dtype(code).name for code in "?bBhHiIlLqQefdgFDO"}


def _is_familiar(name: str, cells: Cells) -> bool:
    return any(hasattr(module, name) for module in _NUMPYS) or stands_in(cells, name)


def stands_in(cells: Cells, name: str) -> bool:
    """Whether a notebook says a word in what is read of it: a message may have many to look for."""
    if not _WORD.fullmatch(name):
        return False
    word = re.compile(rf"(?<!\w){name}(?!\w)")
    return any(word.search(cell) for _, cell in fitting(cells, MOST_READ))


def _rough(costs: tuple[float, ...]) -> tuple[float, ...]:
    """Few points of two digits, straight lines between them, and where they stop being finite."""
    end = next((i for i, cost in enumerate(costs) if not math.isfinite(cost)), len(costs))
    rest = (costs[end],) * (len(costs) - end) if end < len(costs) else ()
    if not end:
        return rest
    at = np.unique(np.linspace(0, end - 1, MOST_POINTS).round().astype(int))
    heights = [float(f"{costs[i]:.2g}") for i in at]
    return (*map(float, np.interp(np.arange(end), at, heights)), *rest)


def _is_type(value: Any) -> bool:
    return isinstance(value, type)


def _in_numpy(name: str) -> Any:
    value: Any = np
    for part in name.split(".")[1:]:
        value = getattr(value, part, None)
    return value


@cache
def _exceptions() -> frozenset[str]:
    """The names of the exceptions of Python and NumPy."""
    theirs = (v for v in vars(builtins).values() if _is_type(v) and issubclass(v, BaseException))
    return frozenset(_OTHER_EXCEPTIONS | {kind.__name__ for kind in theirs})
