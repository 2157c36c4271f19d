"""Pruebas ocultas de costo."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.ols import cases, solution

OK_FORMAT = False
name = "costo_ocultas"


@test_case(name="valores", points=8, hidden=True)
def valores(costo, env):
    """Da J(θ) con cualquier número de ejemplos y de columnas."""
    for theta, X, y in cases.problemas(seed=21):
        assert_matches(costo, solution.costo, theta, X, y, env=env)


@test_case(name="pocos ejemplos", points=2, hidden=True)
def pocos_ejemplos(costo, env):
    """Da J(θ) también con muy pocos ejemplos, incluso con uno solo."""
    for theta, X, y in cases.pocos_ejemplos(seed=22):
        assert_matches(costo, solution.costo, theta, X, y, env=env)
