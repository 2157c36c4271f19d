"""Which mistake is this? A wrong result is compared with those of known mistakes, never guessed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder import comparison
from autograder.comparison import Call, Rule
from autograder.model import Diagnosis

Function = Callable[..., Any]  # takes and returns what the task says

FACTORS = {-1.0: "el opuesto", 2.0: "el doble", 0.5: "la mitad"}


def explain(
    got: Call, expected: Call, reference: Function, args: tuple[Any, ...], rule: Rule
) -> Diagnosis | None:
    """The known mistake that gives exactly this result, else a generic fingerprint, else None."""
    for mistake in known_mistakes(reference):
        wrong = _outcome(mistake, args)
        if wrong is not None and comparison.agree(got, wrong, rule):
            name = mistake.__name__.partition("__")[2]
            return Diagnosis(name, " ".join((mistake.__doc__ or "").split()))
    return _factor(got, expected, rule)


def known_mistakes(reference: Function) -> tuple[Function, ...]:
    """The functions of `misconceptions.py` named after the reference: backProp__sin_promediar."""
    package = reference.__module__.rpartition(".")[0]
    module = importlib.import_module(f"{package}.misconceptions")
    prefix = f"{reference.__name__}__"
    return tuple(value for name, value in vars(module).items() if name.startswith(prefix))


def _outcome(mistake: Function, args: tuple[Any, ...]) -> Call | None:
    """What the mistake gives on these arguments; None where it raises, as some mistakes do."""
    try:
        with np.errstate(all="ignore"):
            return comparison.call(mistake, args)
    except Exception:  # noqa: BLE001 - a mistake may raise whatever a student's would
        return None


def _factor(got: Call, expected: Call, rule: Rule) -> Diagnosis | None:
    """Every output the same simple multiple of the right one."""
    for factor, words in FACTORS.items():
        scaled = tuple(_times(factor, output) for output in expected.outputs)
        value = scaled if isinstance(expected.value, tuple) else scaled[0]
        if comparison.agree(got, Call(expected.function, value, expected.arguments), rule):
            return Diagnosis("factor", f"Tu resultado es exactamente {words} del correcto.")
    return None


def _times(factor: float, output: Any) -> Any:
    if isinstance(output, list):
        return [factor * value for value in output]
    return factor * np.asarray(output, float)
