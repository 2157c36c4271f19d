"""Pruebas ocultas de logSumExp: valores y puntajes enormes."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.perdidas import cases, solution

OK_FORMAT = False
name = "logSumExp_ocultas"


@test_case(name="valores", points=4, hidden=True)
def valores(logSumExp, env):
    """Da un número por fila, con cualquier N y K."""
    for Z in cases.puntajes(seed=51):
        assert_matches(logSumExp, solution.logSumExp, Z, env=env)


@test_case(name="puntajes muy grandes y muy pequeños", points=5, hidden=True)
def extremos(logSumExp, env):
    """Con puntajes de ±1000, también en filas muy distintas, da el valor exacto, sin infinitos."""
    for Z in cases.puntajes_extremos(seed=52):
        assert_matches(logSumExp, solution.logSumExp, Z, env=env)
