"""Pruebas ocultas de tanhConSigmoide: valores, y z muy grande o muy pequeña."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.activaciones import cases, solution

OK_FORMAT = False
name = "tanhConSigmoide_ocultas"


@test_case(name="valores", points=6, hidden=True)
def valores(tanhConSigmoide, env):
    """Da la tangente hiperbólica, en arreglos de cualquier forma."""
    for z in cases.entradas(seed=21):
        _juzgar(tanhConSigmoide, z, env=env)


@test_case(name="valores enormes", points=2, hidden=True)
def enormes(tanhConSigmoide, env):
    """Con z = ±1000 da ±1, sin nan."""
    _juzgar(tanhConSigmoide, cases.enormes(seed=22), env=env)


def _juzgar(tanhConSigmoide, *datos, env):
    assert_matches(tanhConSigmoide, solution.tanhConSigmoide, *datos, env=env)
