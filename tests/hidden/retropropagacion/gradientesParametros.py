"""Pruebas ocultas de gradientesParametros."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.retropropagacion import cases, solution

OK_FORMAT = False
name = "gradientesParametros_ocultas"


@test_case(name="redes de varios tamaños", points=10, hidden=True)
def valores(gradientesParametros, env):
    """Da los cuatro gradientes, cada uno con la forma de su parámetro."""
    for caso in cases.encontrados(seed=61):
        assert_matches(gradientesParametros, solution.gradientesParametros, *caso, env=env)


@test_case(name="capas del mismo tamaño", points=2, hidden=True)
def cuadradas(gradientesParametros, env):
    """También donde todas las matrices son cuadradas y una traspuesta no se ve en la forma."""
    for caso in cases.encontrados_cuadradas(seed=62):
        assert_matches(gradientesParametros, solution.gradientesParametros, *caso, env=env)


@test_case(name="la red del cuaderno", points=2, hidden=True)
def a_mano(gradientesParametros, env):
    """Da los cuatro gradientes, en la red del cuaderno con una oculta más."""
    caso = cases.encontrados_a_mano()
    assert_matches(gradientesParametros, solution.gradientesParametros, *caso, env=env)
