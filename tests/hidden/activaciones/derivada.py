"""Pruebas ocultas de derivada: cada nombre por su cuenta, siempre lejos de z = 0."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.activaciones import cases, solution

OK_FORMAT = False
name = "derivada_ocultas"


@test_case(name="lineal", points=1, hidden=True)
def lineal(derivada, env):
    """La pendiente de la lineal es 1 en todas partes, en un arreglo como z."""
    for datos in cases.curvas("lineal", seed=31):
        _juzgar(derivada, *datos, env=env)


@test_case(name="escalon", points=2, hidden=True)
def escalon(derivada, env):
    """La pendiente del escalón es 0 a los dos lados, en un arreglo como z."""
    for datos in cases.curvas("escalon", seed=32):
        _juzgar(derivada, *datos, env=env)


@test_case(name="sigmoide", points=3, hidden=True)
def sigmoide(derivada, env):
    """Da la pendiente de la sigmoide en z."""
    for datos in cases.curvas("sigmoide", seed=33):
        _juzgar(derivada, *datos, env=env)


@test_case(name="tanh", points=4, hidden=True)
def tanh(derivada, env):
    """Da la pendiente de la tangente hiperbólica en z."""
    for datos in cases.curvas("tanh", seed=34):
        _juzgar(derivada, *datos, env=env)


@test_case(name="relu", points=3, hidden=True)
def relu(derivada, env):
    """Da la pendiente de ReLU a los dos lados de 0."""
    for datos in cases.curvas("relu", seed=35):
        _juzgar(derivada, *datos, env=env)


@test_case(name="leaky", points=2, hidden=True)
def leaky(derivada, env):
    """Da la pendiente de Leaky ReLU a los dos lados de 0."""
    for datos in cases.rampas(seed=36):
        _juzgar(derivada, *datos, env=env)


@test_case(name="leaky con otra alfa", points=2, hidden=True)
def leaky_con_alfa(derivada, env):
    """La pendiente de la izquierda es la alfa que recibe."""
    for datos in cases.rampas_con_alfa(seed=37):
        _juzgar(derivada, *datos, env=env)


def _juzgar(derivada, *datos, env):
    assert_matches(derivada, solution.derivada, *datos, env=env)
