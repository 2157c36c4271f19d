"""Pruebas ocultas de regresionLineal."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor_sgd import cases, solution

OK_FORMAT = False
name = "regresionLineal_ocultas"


@test_case(name="tablas de varios tamaños", points=6, hidden=True)
def tablas(regresionLineal, env):
    """Da los pesos, con el sesgo al final, y el costo de los mínimos cuadrados."""
    for X, Y in cases.tablas(seed=31):
        assert_matches(regresionLineal, solution.regresionLineal, X, Y, env=env)


@test_case(name="XOR", points=2, hidden=True)
def xor(regresionLineal, env):
    """Con los cuatro puntos de XOR da la respuesta de las notas y su costo."""
    X, Y, *_ = cases.xor_del_cuaderno()
    assert_matches(regresionLineal, solution.regresionLineal, X, Y, env=env)
