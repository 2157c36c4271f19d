"""Pruebas ocultas de razonDeProbabilidad."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "razonDeProbabilidad_ocultas"


@test_case(name="valores", points=6, hidden=True)
def valores(razonDeProbabilidad, env):
    """Da p/(1 − p) y su logaritmo natural para vectores de distintos tamaños."""
    for p in cases.probabilities(seed=21):
        assert_matches(razonDeProbabilidad, solution.razonDeProbabilidad, p, env=env)
