"""Pruebas ocultas de derivadaDesdeActivacion: el argumento ya es la activación."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.sigmoide import cases, solution

OK_FORMAT = False
name = "derivadaDesdeActivacion_ocultas"


@test_case(name="valores", points=15, hidden=True)
def valores(derivadaDesdeActivacion, env):
    """Da σ′ para un vector de activaciones entre 0 y 1."""
    a = cases.activaciones(seed=31)
    assert_matches(derivadaDesdeActivacion, solution.derivadaDesdeActivacion, a, env=env)


@test_case(name="números, matrices y más dimensiones", points=6, hidden=True)
def formas(derivadaDesdeActivacion, env):
    """Da σ′ con la forma de a, sea un número, una matriz o un arreglo de tres dimensiones."""
    for a in cases.de_toda_forma(seed=32, low=0.02, high=0.98):
        assert_matches(derivadaDesdeActivacion, solution.derivadaDesdeActivacion, a, env=env)
