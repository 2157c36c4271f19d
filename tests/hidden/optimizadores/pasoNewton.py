"""Pruebas ocultas de pasoNewton."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.optimizadores import cases, solution

OK_FORMAT = False
name = "pasoNewton_ocultas"


@test_case(name="hessianas de varios tamaños", points=4, hidden=True)
def valores(pasoNewton, env):
    """Da w − H⁻¹G con una H que no es diagonal."""
    for paso in cases.cuadraticas(seed=61):
        assert_matches(pasoNewton, solution.pasoNewton, *paso, env=env)


@test_case(name="cae en el mínimo", points=1, hidden=True)
def cae_en_el_minimo(pasoNewton, env):
    """En un cuenco, un solo paso llega al fondo, también en el del cuaderno."""
    A, b, w = cases.valle(seed=62)
    assert_matches(pasoNewton, solution.pasoNewton, w, A @ w - b, A, env=env)
    A, b, w = cases.cuenco()
    assert_matches(pasoNewton, solution.pasoNewton, w, A @ w - b, A, env=env)
