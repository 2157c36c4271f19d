"""Pruebas ocultas de predecir."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.cuadratica import cases, solution

OK_FORMAT = False
name = "predecir_ocultas"


@test_case(name="valores", points=8, hidden=True)
def valores(predecir, env):
    """Da ŷ para cualquier cantidad de x y cualquier w."""
    for x, w in cases.parabolas(seed=11):
        assert_matches(predecir, solution.predecir, x, w, env=env)
