"""Where a wrong output departs from the right one, said without either's values."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from autograder.judging import comparison
from autograder.judging.diagnosis.evidence import Case, Output
from autograder.judging.numeric import Array

Wrong = NDArray[np.bool_]


@np.errstate(all="ignore")
def say(case: Case) -> str:
    """A sentence for each wrong output whose place says something; empty if there is none."""
    outputs = [o for o in case.outputs() if not o.right and o.mine.shape == o.theirs.shape]
    alone = len(case.expected.outputs) == 1
    found = [(output.name, _one(output, case)) for output in outputs]
    return " ".join(
        f"{'' if alone else f'En {name}: '}{words if not alone else words[0].upper() + words[1:]}."
        for name, words in found
        if words
    )


def branch(output: Output, case: Case) -> str | None:
    """Right but for the inputs of one kind: what is done with those, in an if or a where."""
    if output.mine.shape != output.theirs.shape or output.history or output.whole:
        return None
    wrong = ~comparison.close(output.mine, output.theirs, output.rtol)
    if len(np.unique(output.theirs[~wrong])) < 3:
        return None  # 0 and 1 come out right of many formulas
    words = _inputs(output, wrong, case)
    if not words or (words.endswith(FAR) and 2 * wrong.sum() > wrong.size):
        return None  # many formulas are right at one end
    if not output.mine[wrong].any():
        words = words.replace("es distinto", "vale 0", 1)
    return (
        f"{{quien}} {words}; en lo demás está bien. Mira qué haces ahí: la condición de un if, de "
        "un where o de una máscara, y la fórmula de esa rama."
    )


def _one(output: Output, case: Case) -> str:
    wrong = ~comparison.close(output.mine, output.theirs, output.rtol)
    if output.mine.ndim == 0 or (wrong.all() and not output.history):
        return ""
    for place in (_epoch, _ends, _lines, _alone, _inputs):
        if words := place(output, wrong, case):
            return words
    return ""


def _epoch(output: Output, wrong: Wrong, _: Case) -> str:
    if not output.history or not wrong.any():
        return ""
    first = int(wrong.argmax())
    if first == 0:
        return "ya el primer valor es distinto"
    if wrong.size > 2 and wrong.sum() == 1:
        return f"solo es distinto el valor {first}, contando desde 0"
    if not wrong[first:].all():
        return ""
    right = "el primer valor" if first == 1 else f"los primeros {first} valores"
    return f"{'coincide' if first == 1 else 'coinciden'} {right}, y desde ahí los demás son otros"


def _ends(_: Output, wrong: Wrong, __: Case) -> str:
    if wrong.ndim != 1 or wrong.size < 3:
        return ""
    for words, index in (("primera", 0), ("última", -1)):
        if wrong.sum() == 1 and wrong[index]:
            return f"solo es distinta la {words} componente"
        if wrong.sum() == wrong.size - 1 and not wrong[index]:
            return f"solo coincide la {words} componente"
    return ""


def _lines(_: Output, wrong: Wrong, __: Case) -> str:
    if wrong.ndim != 2:
        return ""
    for kind, axis in (("fila", 1), ("columna", 0)):
        lines = np.atleast_1d(wrong.any(axis))
        for words, index in (("primera", 0), ("última", -1)):
            if lines.size > 1 and lines.sum() == 1 and lines[index]:
                return f"solo es distinta la {words} {kind}"
            if lines.size > 1 and not lines[index] and np.delete(wrong, index, 1 - axis).all():
                return f"solo coincide la {words} {kind}"
    return ""


def _alone(_: Output, wrong: Wrong, __: Case) -> str:
    """The place of the only wrong one among several: a node of a tape, an entry of a matrix."""
    if wrong.size < 4 or wrong.sum() != 1:
        return ""
    (index,) = np.argwhere(wrong).tolist()
    if len(index) == 1:
        return f"solo es distinta la componente {index[0]}, contando desde 0"
    return f"solo es distinta la entrada {tuple(index)}, contando desde 0"


def _inputs(_: Output, wrong: Wrong, case: Case) -> str:
    """Something the inputs of the wrong elements have in common, and those of the right lack."""
    if wrong.size < 6 or _is_of_lines(wrong):
        return ""  # so few may have it in common by chance, as all of a row or a column may
    for name, value in case.parameters.items():
        if not isinstance(value, np.ndarray) or value.shape != wrong.shape:
            continue
        if value.dtype.kind not in "biuf":
            continue
        inputs = value.astype(float)  # there is no infinity among whole numbers
        for words, holds in INPUTS.items():
            if np.array_equal(wrong, holds(inputs, inputs[~wrong])):
                return f"es distinto justo donde {name} {words}"
    return ""


def _is_of_lines(wrong: Wrong) -> bool:
    """Whether whole rows are wrong, or whole columns, and the others right."""
    axes = [axis for axis, size in enumerate(wrong.shape) if size > 1] if wrong.ndim > 1 else []
    return any(np.array_equal(wrong.any(axis), wrong.all(axis)) for axis in axes)


FAR = ("es más grande", "es más negativo")
INPUTS: dict[str, Callable[[Array, Array], Wrong]] = {  # of the inputs and those of the right ones
    "es negativo": lambda x, _: x < 0,
    "es positivo": lambda x, _: x > 0,
    "es 0": lambda x, _: x == 0,
    "no es 0": lambda x, _: x != 0,
    "vale 1": lambda x, _: x == 1,
    "es más grande": lambda x, right: x > right.max(initial=-np.inf),
    "es más negativo": lambda x, right: x < right.min(initial=np.inf),
}
