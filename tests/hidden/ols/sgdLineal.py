"""Pruebas ocultas de sgdLineal."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.ols import cases, solution

OK_FORMAT = False
name = "sgdLineal_ocultas"


@test_case(name="una época", points=5, hidden=True)
def una_epoca(sgdLineal, env):
    """Una pasada por las muestras, en su orden y con η grande, da los w y b que deben ser."""
    for x, y, w, b in cases.muestras(seed=71):
        assert_matches(sgdLineal, solution.sgdLineal, x, y, w, b, 0.3, 1, env=env)


@test_case(name="varias épocas", points=5, hidden=True)
def varias_epocas(sgdLineal, env):
    """Varias épocas seguidas dan los w y b que deben ser."""
    for x, y, w, b in cases.muestras(seed=72):
        assert_matches(sgdLineal, solution.sgdLineal, x, y, w, b, 0.05, 7, env=env)


@test_case(name="cero épocas", points=2, hidden=True)
def cero_epocas(sgdLineal, env):
    """Con 0 épocas devuelve los w y b recibidos."""
    for x, y, w, b in cases.muestras(seed=73):
        assert_matches(sgdLineal, solution.sgdLineal, x, y, w, b, 0.3, 0, env=env)
