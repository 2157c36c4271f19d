"""Pruebas ocultas de clasificar: si solo falla porque falla probabilidad, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "clasificar_ocultas"


@test_case(name="con un umbral dado", points=7, hidden=True)
def con_umbral(clasificar, env):
    """Da 1 donde la probabilidad llega al umbral, sea cual sea este."""
    for args in cases.thresholds(seed=61):
        assert_matches(clasificar, solution.clasificar, *args, env=env)


@test_case(name="sin dar umbral", points=3, hidden=True)
def sin_umbral(clasificar, env):
    """Si no se da, el umbral es 0.5."""
    args = cases.default_threshold(seed=62)
    assert_matches(clasificar, solution.clasificar, *args, env=env)
