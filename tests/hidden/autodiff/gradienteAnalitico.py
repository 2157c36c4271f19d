"""Pruebas ocultas de gradienteAnalitico."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.autodiff import cases, solution

OK_FORMAT = False
name = "gradienteAnalitico_ocultas"


@test_case(name="en los cuatro cuadrantes", points=4, hidden=True)
def cuadrantes(gradienteAnalitico, env):
    """Da las dos derivadas parciales, con x e y de cualquier signo."""
    for punto in cases.puntos(seed=11):
        assert_matches(gradienteAnalitico, solution.gradienteAnalitico, *punto, env=env)
