"""Pruebas ocultas de jacobianaSoftmax."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.retropropagacion import cases, solution

OK_FORMAT = False
name = "jacobianaSoftmax_ocultas"


@test_case(name="varias clases", points=8, hidden=True)
def valores(jacobianaSoftmax, env):
    """Da la matriz (n2, n2), diagonal y lo de fuera, con cualquier número de clases."""
    for s in cases.salidas(seed=41):
        assert_matches(jacobianaSoftmax, solution.jacobianaSoftmax, s, env=env)


@test_case(name="la matriz de las notas", points=2, hidden=True)
def dos_clases(jacobianaSoftmax, env):
    """Con dos clases da la matriz de las notas, para otras probabilidades."""
    for s in cases.salidas(seed=42, clases=(2, 2)):
        assert_matches(jacobianaSoftmax, solution.jacobianaSoftmax, s, env=env)
