"""Pruebas ocultas de expandir."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "expandir_ocultas"


@test_case(name="valores", points=6, hidden=True)
def valores(expandir, env):
    """Da las cinco características de cada punto, en su orden."""
    for X in cases.points(seed=71):
        assert_matches(expandir, solution.expandir, X, env=env)
