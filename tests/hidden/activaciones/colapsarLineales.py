"""Pruebas ocultas de colapsarLineales: de una capa a cuatro."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.activaciones import cases, solution

OK_FORMAT = False
name = "colapsarLineales_ocultas"


@test_case(name="varias capas", points=4, hidden=True)
def varias_capas(colapsarLineales, env):
    """La capa única hace lo mismo que tres capas o cuatro."""
    for pesos, sesgos in cases.varias_capas(seed=52):
        assert_matches(colapsarLineales, solution.colapsarLineales, pesos, sesgos, env=env)


@test_case(name="dos capas", points=4, hidden=True)
def dos_capas(colapsarLineales, env):
    """La capa única hace lo mismo que las dos."""
    for pesos, sesgos in cases.dos_capas(seed=51):
        assert_matches(colapsarLineales, solution.colapsarLineales, pesos, sesgos, env=env)


@test_case(name="una capa", points=2, hidden=True)
def una_capa(colapsarLineales, env):
    """Con una sola capa devuelve esa misma."""
    for pesos, sesgos in cases.una_capa(seed=53):
        assert_matches(colapsarLineales, solution.colapsarLineales, pesos, sesgos, env=env)
