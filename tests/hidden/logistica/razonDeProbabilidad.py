"""Pruebas ocultas de razonDeProbabilidad."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import assert_matches
from autograder.judging import comparison
from autograder.judging.comparison import Tolerance
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "razonDeProbabilidad_ocultas"


@test_case(name="valores", points=6, hidden=True)
def valores(razonDeProbabilidad, env):
    """Da p/(1 − p) y su logaritmo natural para vectores de distintos tamaños."""
    for p in cases.probabilities(seed=21):
        if not _en_un_arreglo(razonDeProbabilidad, p):
            assert_matches(razonDeProbabilidad, solution.razonDeProbabilidad, p, env=env)


def _en_un_arreglo(razonDeProbabilidad, p):
    """Las dos salidas son filas de un solo arreglo (2, k), y son las que deben."""
    got = comparison.call(razonDeProbabilidad, (p,))
    if not isinstance(got.value, np.ndarray) or got.value.shape != (2, p.size):
        return False
    rows = comparison.Call(got.function, tuple(got.value), got.arguments)
    return comparison.agree(rows, comparison.call(solution.razonDeProbabilidad, (p,)), Tolerance())
