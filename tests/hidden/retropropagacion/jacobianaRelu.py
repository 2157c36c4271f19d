"""Pruebas ocultas de jacobianaRelu."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.retropropagacion import cases, solution

OK_FORMAT = False
name = "jacobianaRelu_ocultas"


@test_case(name="capas de varios tamaños", points=6, hidden=True)
def valores(jacobianaRelu, env):
    """Da una matriz (n1, n1) con un 1 en la diagonal por cada neurona viva, y ceros en lo demás."""
    for z in cases.netas(seed=31):
        assert_matches(jacobianaRelu, solution.jacobianaRelu, z, env=env)


@test_case(name="todas muertas y todas vivas", points=2, hidden=True)
def iguales(jacobianaRelu, env):
    """Sin ninguna neurona viva la matriz es 0, y con todas es la identidad."""
    for z in cases.netas_iguales(seed=32):
        assert_matches(jacobianaRelu, solution.jacobianaRelu, z, env=env)
