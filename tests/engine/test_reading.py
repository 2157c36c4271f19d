"""What the source of a function tells of its mistake, and what it must not tell of a right one."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from autograder.judging import cells, grading
from autograder.judging.source import names, reading
from autograder.judging.source.text import Asked, Text
from autograder.model import Diagnosis, QuestionResult, Task
from autograder.sandbox.process import Sandbox
from solutions.ols import solution as ols
from solutions.xor import solution as xor
from tests.conftest import submission

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
    "no_usa_un_argumento": ("alpha * g", "0.1 * g"),
    "azar_propio": ("alpha * g", "alpha * g * np.random.rand()"),
    "va_con_retraso": (
        "    for k in range(iteraciones):\n        g = gradiente(theta, X, y)\n"
        "        theta = theta - alpha * g * X[0, 0] ** 0\n",
        "    g = 0\n    for k in range(iteraciones):\n"
        "        theta = theta - alpha * g * X[0, 0] ** 0\n        g = gradiente(theta, X, y)\n",
    ),
    "tamaño_a_mano": ("    for k", "    m = 4\n    alpha = alpha * len(y) / m\n    for k"),
    "puede_parar_antes": ("costos.append", "if k > 9:\n            break\n        costos.append"),
}


def told(body: str) -> list[tuple[Diagnosis, bool]]:
    """What is read in a notebook whose second cell is descensoGradiente with this body."""
    source = [NEIGHBOURS, HEAD + body]
    others = {definition.name: definition for definition in cells.definitions(source)}
    own = others["descensoGradiente"]
    assert own.tree is not None
    asked = reading.asked_by(ols.descensoGradiente)
    variables = names.variables(tuple(source))
    text = Text(own.tree, own.cell, own.arguments, asked, others, variables)
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


def test_what_was_before_and_what_counts_is_no_mistake() -> None:
    """A velocity that goes on, a cost that is compared with the last, a number that counts."""
    body = RIGHT.replace("g * X[0, 0] ** 0", "v").replace(
        "    for k", "    v, antes, n = 0, 0, 3\n    for k"
    )
    body = body.replace("        theta = ", "        v = 0 * v + g\n        theta = ")
    body = body.replace("    return", "        antes, n = costos[-1] - antes, n + 1\n    return")

    assert told(body) == []


def test_an_endless_expression_ends_nothing() -> None:
    """A thousand terms in one line are read as far as Python goes."""
    body = RIGHT.replace("alpha * g", "alpha * g" + " + alpha * g" * 900)

    assert isinstance(told(body), list)
    assert isinstance(ast.parse(HEAD + body), ast.Module)


def test_what_a_reference_works_out_anew_need_not_be_read() -> None:
    """The activations that entrenarRed is given may be worked out again before they are used."""
    assert not reading.asked_by(xor.entrenarRed).used & {"a1", "a2"}
    assert {"w1", "b1", "lr", "epocas"} <= reading.asked_by(xor.entrenarRed).used


def test_a_reference_without_a_source_is_no_fault() -> None:
    """A function made in passing has its arguments, and nothing is read of it."""
    made: dict[str, Any] = {}
    exec("def doble(x):\n    return 2 * x", made)  # noqa: S102 -- no file has it

    assert reading.asked_by(made["doble"]) == Asked(("x",))


# Through the whole of grading: a notebook goes in, the sentence comes out.

OLS = """\
import numpy as np
alpha = 0.3
def costo(theta, X, y):
    e = X @ theta - y
    return float(e @ e) / (2 * len(y))
def gradiente(theta, X, y):
    return X.T @ (X @ theta - y) / len(y)
def normalizar(X):
    mu, sigma = X.mean(axis=0), X.std(axis=0)
    sigma = np.where(sigma == 0, 1, sigma)
    return (X - mu) / sigma, mu, sigma
def ecuacionNormal(X, y):
    return np.linalg.pinv(X) @ y
def sgdLineal(x, y, w, b, eta, epocas):
    for k in range(epocas):
        for x_i, y_i in zip(x, y):
            r = y_i - (w * x_i + b)
            w, b = w + eta * r * x_i, b + eta * r
    return w, b
"""
DESCENT = """\
def descensoGradiente(theta, X, y, alpha, iteraciones):
    theta, costos = np.array(theta, float), [costo(theta, X, y)]
    for k in range(iteraciones):
        g = gradiente(theta, X, y)
        theta = theta - alpha * g
        costos.append(costo(theta, X, y))
    return theta, costos
"""
TOLD = [  # a change of the right notebook, and how what its student reads begins
    (
        "gradiente(theta, X, y)\n        theta",
        "gradiente(X, theta, y)\n        theta",
        "En la celda 2, línea 4, llamas a gradiente con (X, theta, y)",
    ),
    (
        "    return theta, costos",
        "        return theta, costos",
        "En la celda 2, línea 7, el return",
    ),
    ("alpha * g", "alpha / (1 + k) * g", "En la celda 2, línea 5, alpha cambia de una vuelta"),
    ("alpha, iteraciones", "tasa, iteraciones", "Entre los argumentos de tu función está tasa"),
]
UNLIKE = [  # ways to write that look alike, each with the same mistake: a step that is added
    ("for k in range(iteraciones):\n", "while True:\n        if len(costos) > iteraciones:\n"
     "            break\n"),
    ("for k in range(iteraciones):\n", "for k in range(iteraciones + 1):\n"
     "        if k == iteraciones:\n            return theta, costos\n"),
    ("theta = theta + alpha * g", "theta += alpha * g"),
    ("g = gradiente", "partes = iter([gradiente])\n        while True:\n"
     "            if not next(partes, None):\n                break\n        g = gradiente"),
    ("def descensoGradiente(theta,", "Vector = list[float]\ndef descensoGradiente(theta: Vector,"),
    ("for k in range", "paso = alpha\n    for alpha in range"),
    ("alpha, iteraciones", "tasa, iteraciones"),
]  # fmt: skip


def spoken(question: QuestionResult) -> list[Diagnosis]:
    """What the failed checks of a question are explained with."""
    return [check.diagnosis for check in question.checks if check.diagnosis]


def graded(task: Task, sandbox: Sandbox, name: str, *notebook: str) -> QuestionResult:
    """One question of a notebook that is run and graded as any other."""
    report = grading.grade(submission(*notebook), task, sandbox)
    return next(question for question in report.questions if question.name == name)


@pytest.fixture(scope="session")
def by_slug(tasks: tuple[Task, ...]) -> dict[str, Task]:
    return {task.slug: task for task in tasks}


@pytest.mark.parametrize(("right", "wrong", "begins"), TOLD)
def test_the_student_reads_where_the_mistake_stands(
    by_slug: dict[str, Task], sandbox: Sandbox, right: str, wrong: str, begins: str
) -> None:
    """A failed check has the line, and points are lost."""
    body = DESCENT.replace(right, wrong)
    assert body != DESCENT

    question = graded(by_slug["ols"], sandbox, "descensoGradiente", OLS, body)

    assert question.score < question.max_score
    assert any(diagnosis.text.startswith(begins) for diagnosis in spoken(question))


@pytest.mark.parametrize(("usual", "other"), UNLIKE)
def test_a_way_to_write_is_not_accused(
    by_slug: dict[str, Task], sandbox: Sandbox, usual: str, other: str
) -> None:
    """The same mistake is named, whatever the loop around it looks like."""
    wrong = DESCENT.replace("theta - alpha", "theta + alpha")
    body = wrong.replace(usual, other)
    if other.startswith("tasa"):
        body = body.replace("alpha * g", "tasa * g")
    if "for alpha" in other:
        body = body.replace("alpha * g", "paso * g")
    assert body != wrong

    question = graded(by_slug["ols"], sandbox, "descensoGradiente", OLS, body)

    assert question.score < question.max_score
    assert spoken(question)
    assert not {d.id for d in spoken(question)} & set(WRONG)


def test_neighbours_in_an_order_of_their_own_are_right(
    by_slug: dict[str, Task], sandbox: Sandbox
) -> None:
    """A helper with another order of arguments, called in that order, loses no point."""
    helper = "def pendiente(X, y, theta):\n    return gradiente(theta, X, y)\n"
    body = helper + DESCENT.replace("g = gradiente(theta, X, y)", "g = pendiente(X, y, theta)")

    question = graded(by_slug["ols"], sandbox, "descensoGradiente", OLS, body)

    assert question.score == question.max_score
    assert spoken(question) == []


def test_a_template_is_not_read(by_slug: dict[str, Task], sandbox: Sandbox) -> None:
    """A function that is yet to be written uses nothing, and that is no mistake of its own."""
    head = DESCENT.partition("\n")[0]

    question = graded(
        by_slug["ols"],
        sandbox,
        "descensoGradiente",
        OLS,
        f"{head}\n    raise NotImplementedError\n",
    )

    assert question.score == 0
    assert spoken(question) == []
