"""What the source of a function tells of its mistake, and what it must not tell of a right one."""

from __future__ import annotations

import ast

import pytest

from autograder.judging import cells, reading
from autograder.model import Diagnosis
from solutions.ols import solution as ols

HEAD = "def descensoGradiente(theta, X, y, alpha, iteraciones):\n"
NEIGHBOURS = """\
ALPHA = 0.1
paso = 3
def costo(theta, X, y):
    return ((X @ theta - y) ** 2).mean() / 2
def gradiente(theta, X, y):
    return X.T @ (X @ theta - y) / len(y)
def resumen(theta, X):
    minimo, maximo = theta.min(), theta.max()
    return minimo, maximo
"""
RIGHT = """\
    theta, costos = theta.copy(), [costo(theta, X, y)]
    for k in range(iteraciones):
        g = gradiente(theta, X, y)
        theta = theta - alpha * g * X[0, 0] ** 0
        costos.append(costo(theta, X, y))
    return theta, costos
"""

WRONG = {
    "argumentos_de_la_llamada": ("gradiente(theta, X, y)", "gradiente(X, theta, y)"),
    "valores_en_otro_orden": ("g = ", "maximo, minimo = resumen(theta, X)\n        g = "),
    "return_en_el_bucle": ("    return theta", "        return theta"),
    "tasa_que_cambia": ("alpha * g", "alpha / (1 + k) * g"),
    "lee_del_cuaderno": ("alpha * g", "ALPHA * g"),
    "no_lee_un_argumento": ("alpha * g", "0.1 * g"),
    "puede_parar_antes": ("costos.append", "if k > 9:\n            break\n        costos.append"),
}


def told(body: str) -> list[tuple[Diagnosis, bool]]:
    """What is read in a notebook whose second cell is descensoGradiente with this body."""
    source = [NEIGHBOURS, HEAD + body]
    others = {definition.name: definition for definition in cells.definitions(source)}
    own = others["descensoGradiente"]
    assert own.tree is not None
    asked = reading.asked_by(ols.descensoGradiente)
    variables = reading.variables(source)
    text = reading.Text(own.tree, own.cell, own.arguments, asked, others, variables)
    return list(reading.facts(text))


@pytest.mark.parametrize("id_", WRONG)
def test_a_fact_has_a_name(id_: str) -> None:
    """Each mistake is the first thing that is read of it."""
    body = RIGHT.replace(*WRONG[id_])

    found = told(body)

    assert found[0][0].id == id_


def test_a_right_function_tells_nothing() -> None:
    """Loops, copies and neighbours called in their order are no mistakes."""
    assert told(RIGHT) == []


def test_a_place_is_the_cell_and_its_line() -> None:
    """The line is counted from the top of the cell, as an editor shows it."""
    body = RIGHT.replace(*WRONG["argumentos_de_la_llamada"])

    said = told("\n" + body)[0][0].text

    assert said.startswith("En la celda 2, línea 5, llamas a gradiente con (X, theta, y)")


def test_a_sum_that_is_not_reset() -> None:
    """A sum of an inner loop that begins before the outer one goes on from turn to turn."""
    body = """\
    costos, suma = [], 0
    suma = 0
    for k in range(iteraciones):
        for j in range(len(y)):
            suma += alpha * (X[j] @ theta - y[j])
        costos.append(suma)
    return theta, costos
"""

    ids = [diagnosis.id for diagnosis, _ in told(body)]

    assert ids == ["sin_reiniciar"]


def test_what_is_true_of_the_reference_is_no_mistake() -> None:
    """A task whose solution may stop early asks for that."""

    def entrenar(X: list[int], epocas: int) -> int:
        for k in range(epocas):
            if X[k]:
                break
        return k

    assert "puede_parar_antes" in reading.asked_by(entrenar).facts


def test_an_endless_expression_ends_nothing() -> None:
    """A thousand terms in one line are read as far as Python goes."""
    body = RIGHT.replace("alpha * g", "alpha * g" + " + alpha * g" * 900)

    assert isinstance(told(body), list)
    assert isinstance(ast.parse(HEAD + body), ast.Module)
