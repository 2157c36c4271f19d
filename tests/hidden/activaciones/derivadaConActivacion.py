"""Pruebas ocultas de derivadaConActivacion: cada nombre, con los valores que puede tomar."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.activaciones import cases, solution

OK_FORMAT = False
name = "derivadaConActivacion_ocultas"


@test_case(name="lineal", points=1, hidden=True)
def lineal(derivadaConActivacion, env):
    """La pendiente de la lineal es 1, valga lo que valga a."""
    for datos in cases.activaciones("lineal", seed=41):
        _juzgar(derivadaConActivacion, *datos, env=env)


@test_case(name="sigmoide", points=2, hidden=True)
def sigmoide(derivadaConActivacion, env):
    """Da la pendiente de la sigmoide donde vale a."""
    for datos in cases.activaciones("sigmoide", seed=42):
        _juzgar(derivadaConActivacion, *datos, env=env)


@test_case(name="tanh", points=2, hidden=True)
def tanh(derivadaConActivacion, env):
    """Da la pendiente de la tangente hiperbólica donde vale a."""
    for datos in cases.activaciones("tanh", seed=43):
        _juzgar(derivadaConActivacion, *datos, env=env)


@test_case(name="relu", points=2, hidden=True)
def relu(derivadaConActivacion, env):
    """Con a = 0 la pendiente de ReLU es 0, y con a positiva, 1."""
    for datos in cases.activaciones("relu", seed=44):
        _juzgar(derivadaConActivacion, *datos, env=env)


@test_case(name="leaky", points=1, hidden=True)
def leaky(derivadaConActivacion, env):
    """Da la pendiente de Leaky ReLU donde vale a."""
    for datos in cases.rampas_activadas(seed=45, con_alfa=False):
        _juzgar(derivadaConActivacion, *datos, env=env)


@test_case(name="leaky con otra alfa", points=1, hidden=True)
def leaky_con_alfa(derivadaConActivacion, env):
    """Con a negativa la pendiente es la alfa que recibe."""
    for datos in cases.rampas_activadas(seed=46, con_alfa=True):
        _juzgar(derivadaConActivacion, *datos, env=env)


def _juzgar(derivadaConActivacion, *datos, env):
    assert_matches(derivadaConActivacion, solution.derivadaConActivacion, *datos, env=env)
