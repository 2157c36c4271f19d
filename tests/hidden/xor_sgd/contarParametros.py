"""Pruebas ocultas de contarParametros."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor_sgd import cases, solution

OK_FORMAT = False
name = "contarParametros_ocultas"


@test_case(name="muchas redes", points=4, hidden=True)
def muchas_redes(contarParametros, env):
    """Cuenta los pesos y los sesgos de redes de cualquier número de capas."""
    for capas in cases.arquitecturas(seed=11):
        assert_matches(contarParametros, solution.contarParametros, capas, env=env)
