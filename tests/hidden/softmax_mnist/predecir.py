"""Pruebas ocultas de predecir: si solo falla porque falla softmax, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.softmax_mnist import cases, solution

OK_FORMAT = False
name = "predecir_ocultas"


@test_case(name="clases", points=6, hidden=True)
def clases(predecir, env):
    """Da la clase más probable de cada fila, con cualquier N, d y K."""
    for X, W, b in cases.prediccion(seed=61):
        assert_matches(predecir, solution.predecir, X, W, b, env=env)


@test_case(name="dígitos", points=2, hidden=True)
def digitos(predecir, env):
    """Reconoce imágenes de 28 × 28 con un clasificador ya hecho."""
    X, W, b = cases.pesos_y_digitos(100, seed=62)
    assert_matches(predecir, solution.predecir, X, W, b, env=env)
