"""Pruebas ocultas de softmax: valores y puntajes extremos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.softmax_mnist import cases, solution

OK_FORMAT = False
name = "softmax_ocultas"


@test_case(name="probabilidades", points=8, hidden=True)
def probabilidades(softmax, env):
    """Convierte cada fila de puntajes en probabilidades, con cualquier N y K."""
    for Z in cases.puntajes(seed=21):
        assert_matches(softmax, solution.softmax, Z, env=env)


@test_case(name="puntajes muy grandes y muy pequeños", points=7, hidden=True)
def extremos(softmax, env):
    """Con puntajes de ±1000, también en filas muy distintas, los valores son buenos, sin nan."""
    for Z in cases.puntajes_extremos(seed=22):
        assert_matches(softmax, solution.softmax, Z, env=env)
