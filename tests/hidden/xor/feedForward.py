"""Pruebas ocultas de feedForward."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor import cases, solution

OK_FORMAT = False
name = "feedForward_ocultas"


@test_case(name="activaciones", points=11, hidden=True)
def activaciones(feedForward, env):
    """Da a1 y a2 en redes de varios tamaños, con sus sesgos."""
    for X, _, *parametros in cases.redes(seed=4):
        assert_matches(feedForward, solution.feedForward, X, *parametros, env=env)


@test_case(name="sesgos en cero", points=4, hidden=True)
def sesgos_en_cero(feedForward, env):
    """Con b1 = 0 y b2 = 0 da las activaciones de la red sin sesgos."""
    for X, _, *parametros in cases.redes(seed=5, con_sesgos=False):
        assert_matches(feedForward, solution.feedForward, X, *parametros, env=env)
