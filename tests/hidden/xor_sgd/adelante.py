"""Pruebas ocultas de adelante."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor_sgd import cases, solution

OK_FORMAT = False
name = "adelante_ocultas"


@test_case(name="redes de varios tamaños", points=6, hidden=True)
def valores(adelante, env):
    """Da z1, a1 e ŷ con cualquier número de entradas y de neuronas."""
    for red in cases.redes(seed=41):
        assert_matches(adelante, solution.adelante, *red, env=env)


@test_case(name="neuronas saturadas", points=2, hidden=True)
def saturadas(adelante, env):
    """También con entradas netas grandes, donde σ está casi en 0 o casi en 1."""
    for x, _, *red in cases.redes_saturadas(seed=42):
        assert_matches(adelante, solution.adelante, x, *red, env=env)


@test_case(name="una red 2-2-1", points=1, hidden=True)
def red_221(adelante, env):
    """En una red del tamaño de la del cuaderno, con otros pesos y con x real."""
    x, _, *red = cases.muestra_221(seed=43)
    assert_matches(adelante, solution.adelante, x, *red, env=env)
