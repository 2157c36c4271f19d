"""Pruebas ocultas de normasDelGradiente: los seis nombres, y redes de una capa a cuatro."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.activaciones import cases, solution

OK_FORMAT = False
name = "normasDelGradiente_ocultas"


@test_case(name="sigmoide", points=4, hidden=True)
def sigmoide(normasDelGradiente, env):
    """Con sigmoides da las L + 1 normas, también con capas de tamaños distintos."""
    for red in cases.redes("sigmoide", seed=71):
        _juzgar(normasDelGradiente, *red, env=env)


@test_case(name="tanh", points=3, hidden=True)
def tanh(normasDelGradiente, env):
    """Con tangentes hiperbólicas da las L + 1 normas."""
    for red in cases.redes("tanh", seed=72):
        _juzgar(normasDelGradiente, *red, env=env)


@test_case(name="relu y leaky", points=4, hidden=True)
def rampas(normasDelGradiente, env):
    """Con ReLU y con Leaky ReLU da las L + 1 normas."""
    for red in (*cases.redes("relu", seed=73), *cases.redes("leaky", seed=74)):
        _juzgar(normasDelGradiente, *red, env=env)


@test_case(name="lineal y escalon", points=3, hidden=True)
def rectas(normasDelGradiente, env):
    """Sin activación el gradiente solo cruza pesos; con el escalón se acaba."""
    for red in (*cases.redes("lineal", seed=75), *cases.redes("escalon", seed=76)):
        _juzgar(normasDelGradiente, *red, env=env)


@test_case(name="la red a mano", points=2, hidden=True)
def a_mano(normasDelGradiente, env):
    """Da las tres normas de la red que el cuaderno resuelve a mano."""
    _juzgar(normasDelGradiente, *cases.red_del_cuaderno(), env=env)


def _juzgar(normasDelGradiente, *datos, env):
    assert_matches(normasDelGradiente, solution.normasDelGradiente, *datos, env=env)
