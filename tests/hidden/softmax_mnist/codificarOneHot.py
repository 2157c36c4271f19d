"""Pruebas ocultas de codificarOneHot: con todas las clases a la vista y con clases que faltan."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.softmax_mnist import cases, solution

OK_FORMAT = False
name = "codificarOneHot_ocultas"


@test_case(name="valores", points=4, hidden=True)
def valores(codificarOneHot, env):
    """Codifica etiquetas en cualquier orden, con distintos números de clases."""
    for y, K in cases.etiquetas(seed=11):
        assert_matches(codificarOneHot, solution.codificarOneHot, y, K, env=env)


@test_case(name="clases que no aparecen", points=3, hidden=True)
def clases_ausentes(codificarOneHot, env):
    """Da K columnas aunque falten clases en y, sean las altas, las bajas o las de en medio."""
    for y, K in cases.etiquetas_incompletas(seed=12):
        assert_matches(codificarOneHot, solution.codificarOneHot, y, K, env=env)
