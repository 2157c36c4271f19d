"""Pruebas ocultas de contarMultiplicaciones."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.retropropagacion import cases, solution

OK_FORMAT = False
name = "contarMultiplicaciones_ocultas"


@test_case(name="muchas redes", points=7, hidden=True)
def muchas_redes(contarMultiplicaciones, env):
    """Cuenta los productos de redes de cualquier número de capas, en los dos órdenes."""
    for capas in cases.arquitecturas(seed=71):
        assert_matches(contarMultiplicaciones, solution.contarMultiplicaciones, capas, env=env)


@test_case(name="una sola matriz", points=2, hidden=True)
def una_capa(contarMultiplicaciones, env):
    """Con una sola matriz no hay orden que elegir, y los tres recuentos son el mismo."""
    for capas in cases.una_capa(seed=72):
        assert_matches(contarMultiplicaciones, solution.contarMultiplicaciones, capas, env=env)
