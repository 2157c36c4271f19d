"""Dicts, nested tuples, texts and lists of matrices come and go as well as arrays do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.assertions import Mismatch, assert_matches
from autograder.judging import phrases
from autograder.judging.comparison import Call, Tolerance, agree, difference
from autograder.judging.subject import LocalNotebook
from autograder.model import Task
from autograder.sandbox.process import Sandbox
from tests.engine.test_subject import PLACES, given

TAPE = [("hoja", (), 3.0), ("^", (0, 2), 9.0), ("*", (1, 0), 27.0)]
SLOPE = {"x": 2.5, "y": -1.0}
WEIGHTS = [np.arange(6.0).reshape(2, 3), np.ones((1, 2))]


def anything() -> Any:
    """A reference that gives its output no name."""
    return 1 + 1


def said(value: Any, expected: Any) -> str | None:
    """What is said of a value where another was expected."""
    mine, theirs = Call(anything, value, ()), Call(anything, expected, ())
    problem = difference(mine, theirs, Tolerance())
    assert agree(mine, theirs, Tolerance()) is (problem is None)
    return problem


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (SLOPE, SLOPE),
        ({"y": -1, "x": np.array([2.5])}, SLOPE),
        ((4, SLOPE), (4.0, SLOPE)),
        ([4, SLOPE], (4.0, SLOPE)),
        (TAPE, TAPE),
        ([list(node) for node in TAPE], TAPE),
        (tuple(WEIGHTS), WEIGHTS),
        ([w.tolist() for w in WEIGHTS], WEIGHTS),
        (2.5, (2.5,)),
        ((2.5,), (2.5,)),
        ("relu", "relu"),
        ({"W": WEIGHTS, "nombre": "relu"}, {"W": WEIGHTS, "nombre": "relu"}),
    ],
)
def test_right_values_in_every_package(value: Any, expected: Any) -> None:
    """The same parts are right in a tuple, a list or an array, and in a dict in any order."""
    assert said(value, expected) is None


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    [
        ({"x": 2.5, "y": 1.0}, SLOPE, "el resultado['y'] no coincide"),
        ({"x": 2.5}, SLOPE, "en el resultado falta la clave 'y'"),
        ({**SLOPE, "secreto": 1}, SLOPE, "el resultado tiene claves que no se piden."),
        ([2.5, -1.0], SLOPE, "debe ser un diccionario"),
        ([*TAPE[:2], ("+", (1, 0), 27.0)], TAPE, "[2][0] no es el texto que debe ser"),
        (
            [*TAPE[:2], ("*", (1, 1), 27.0)],
            TAPE,
            "[2][1][1] no coincide (error relativo 1); lo demás coincide.",
        ),
        (TAPE[:2], TAPE, "tiene 2 partes y debe tener 3"),
        ([*TAPE[:2], 27.0], TAPE, "el resultado[2] es un solo número y debe tener 3 partes"),
        ([WEIGHTS[0], 2 * WEIGHTS[1]], WEIGHTS, "el resultado[1] difiere en 2 de 2 componentes"),
        (
            [WEIGHTS[0], WEIGHTS[1].T],
            WEIGHTS,
            "el resultado[1] tiene forma (2, 1) y debe tener forma (1, 2)",
        ),
        ("tanh", "relu", "el resultado no es el texto que debe ser."),
        (1.0, "relu", "el resultado no es el texto que debe ser."),
    ],
)
def test_a_wrong_part_is_named_by_its_place(value: Any, expected: Any, words: str) -> None:
    """An entry of a dict by its key, a node of a tape by its position; never by the right value."""
    problem = said(value, expected)

    assert problem is not None
    assert words in problem
    assert "secreto" not in problem


def sigmoide(nombre: Any, valores: Any, pesos: Any, cinta: Any) -> Any:
    """A reference that takes every kind of value and gives a number and a dict, each by a name."""
    total = sum(valores.values()) + sum(w.sum() for w in pesos) + cinta[-1][2] + len(nombre)
    gradiente = {name: total * value for name, value in valores.items()}
    return total, gradiente


TRAVELS = """
def sigmoide(nombre, valores, pesos, cinta):
    total = sum(valores.values()) + sum(w.sum() for w in pesos) + cinta[-1][2] + len(nombre)
    {}
    return total, {{k: total * v for k, v in valores.items()}}
"""


def judged(place: str, sandbox: Sandbox, task: Task, line: str) -> str:
    """What the assertion says of the reference's code with one more line in it."""
    args = "relu", dict(SLOPE), [w.copy() for w in WEIGHTS], list(TAPE)
    with given(place, sandbox, task, TRAVELS.format(line)) as (functions, env):
        try:
            assert_matches(functions["sigmoide"], sigmoide, *args, env=env)
        except Mismatch as failure:
            return str(failure)
    return ""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pass", ""),
        ("valores = dict(valores); valores['y'] = -valores['y']", "gradiente['y'] no coincide"),
        ("valores['x'] = 2.5", ""),
        ("valores['x'] += 1; total += 0", "tu función cambió valores"),
        ("valores['z'] = 1.0", "tu función cambió valores"),
        ("pesos[1] *= 2", "tu función cambió pesos"),
        ("pesos.append(1)", "tu función cambió pesos"),
        ("cinta[0] = ('hoja', (), 4.0)", "tu función cambió cinta"),
    ],
)
def test_values_travel_and_come_back(
    place: str, sandbox: Sandbox, sigmoide: Task, line: str, words: str
) -> None:
    """They arrive as they were sent, and what was changed in them is told, down to their parts."""
    problem = judged(place, sandbox, sigmoide, line)

    assert words in problem
    assert bool(words) is bool(problem)


def _moves_in_place(step: float) -> Any:
    """A numeric derivative that moves each name in the dict it was given, and puts it back."""

    def gradiente(valores: dict[str, float]) -> dict[str, float]:
        found = {}
        for name in valores:
            valores[name] += 1e-2
            high = valores["x"] * valores["y"] ** 2
            valores[name] -= 2e-2
            low = valores["x"] * valores["y"] ** 2
            valores[name] += step
            found[name] = (high - low) / 2e-2
        return found

    return gradiente


def test_numbers_that_were_put_back_cost_nothing_and_are_told() -> None:
    """What rounding leaves of v + h − 2h + h is no change; a step that stays is one."""
    notebook = LocalNotebook({"f": _moves_in_place(1e-2), "g": _moves_in_place(1e-2 + 1e-6)})
    values = {"x": 1.1, "y": 0.1}  # y comes back a little off

    assert_matches(notebook["f"], _right, values, env=notebook, rtol=1e-5)
    told = notebook.notes.remark
    with pytest.raises(Mismatch, match="tu función cambió"):
        assert_matches(notebook["g"], _right, values, env=notebook, rtol=1e-5)

    assert told == phrases.PUT_BACK


def _right(valores: dict[str, float]) -> Any:
    return _moves_in_place(1e-2)(dict(valores))
