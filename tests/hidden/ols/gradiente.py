"""Pruebas ocultas de gradiente."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.ols import cases, solution

OK_FORMAT = False
name = "gradiente_ocultas"


@test_case(name="valores", points=12, hidden=True)
def valores(gradiente, env):
    """Da todas las derivadas parciales de J, con cualquier número de ejemplos y de columnas."""
    for theta, X, y in cases.problemas(seed=31):
        assert_matches(gradiente, solution.gradiente, theta, X, y, env=env)


@test_case(name="más columnas que ejemplos", points=3, hidden=True)
def ancho(gradiente, env):
    """Da el gradiente también cuando X tiene más columnas que filas."""
    assert_matches(gradiente, solution.gradiente, *cases.problema_ancho(seed=32), env=env)


@test_case(name="pocos ejemplos", points=2, hidden=True)
def pocos_ejemplos(gradiente, env):
    """Da el gradiente también con muy pocos ejemplos, incluso con uno solo."""
    for theta, X, y in cases.pocos_ejemplos(seed=33):
        assert_matches(gradiente, solution.gradiente, theta, X, y, env=env)
