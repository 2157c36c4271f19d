"""Pruebas ocultas de entropiaCruzada: valores, ceros que no estorban y los dos extremos."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.model import Diagnosis
from solutions.softmax_mnist import cases, misconceptions, solution

OK_FORMAT = False
name = "entropiaCruzada_ocultas"

BARATO = (
    "Dar probabilidad 0 a la clase verdadera es el peor error posible y tu costo sale pequeño: "
    "la entropía cruzada crece sin tope hacia ahí. Mira si ese término cuenta; si recortas las "
    "probabilidades, mira también si recortas mucho."
)

# ln(p + 1e-8) es una forma legítima de no llegar a ln 0.
RTOL = 1e-5  # 200 semillas: peor 6e-8


@test_case(name="costo", points=6, hidden=True)
def costo(entropiaCruzada, env):
    """Da el promedio de −ln de la probabilidad de la clase verdadera, con cualquier N y K."""
    for A, Y in cases.probabilidades(seed=31):
        assert_matches(entropiaCruzada, solution.entropiaCruzada, A, Y, env=env, rtol=RTOL)


@test_case(name="ceros en las otras clases", points=2, hidden=True)
def ceros(entropiaCruzada, env):
    """Una probabilidad 0 en una clase que no es la verdadera no cambia el costo."""
    A, Y = cases.probabilidades_con_ceros(seed=32)
    assert_matches(entropiaCruzada, solution.entropiaCruzada, A, Y, env=env, rtol=RTOL)


@test_case(name="probabilidad 0 en la clase verdadera", points=2, hidden=True)
def imposible(entropiaCruzada):
    """Si la clase verdadera recibió probabilidad 0, el costo es grande pero finito."""
    A, Y = np.array([[0.75, 0.0, 0.25]]), np.array([[0.0, 1.0, 0.0]])
    casi = _costo_finito(entropiaCruzada, 0.9 * A + 0.1 * Y, Y)  # 2.3

    if not _costo_finito(entropiaCruzada, A, Y) > max(5, casi):  # lo correcto: 18 o más
        raise Mismatch("el costo es pequeño", Diagnosis("error_barato", BARATO))


@test_case(name="predicción perfecta", points=1, hidden=True)
def perfecta(entropiaCruzada):
    """Si la clase verdadera recibió probabilidad 1 en todas las filas, el costo es 0."""
    Y = np.eye(4)[[2, 0, 3, 3, 1]]

    assert abs(_costo_finito(entropiaCruzada, Y.copy(), Y)) < 1e-5, (  # lo correcto: peor 1e-8
        "con una predicción perfecta el costo debe ser 0 y el tuyo no lo es: mira cuánto mueve tu "
        "protección a una probabilidad de 1, y si sobra algún sumando."
    )


def _costo_finito(entropiaCruzada, A, Y):
    value = entropiaCruzada(A, Y)
    assert value is not None, "tu función no devolvió nada (None): ¿falta el return?"
    J = np.asarray(value, float)
    assert J.size == 1, f"el costo es un solo número y el tuyo tiene forma {J.shape}."
    if not np.isfinite(J).all():
        text = " ".join(misconceptions.entropiaCruzada__sin_protección.__doc__.split())
        found = Diagnosis("sin_protección", f"Posiblemente es esto: {text[0].lower()}{text[1:]}")
        raise Mismatch("el costo no es finito", found)
    return J.item()
