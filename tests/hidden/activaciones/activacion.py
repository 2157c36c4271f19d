"""Pruebas ocultas de activacion: cada nombre por su cuenta, y los casos de borde."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.activaciones import cases, solution

OK_FORMAT = False
name = "activacion_ocultas"


@test_case(name="lineal", points=1, hidden=True)
def lineal(activacion, env):
    """La lineal no hace nada: g(z) = z."""
    for datos in cases.curvas("lineal", seed=11):
        _juzgar(activacion, *datos, env=env)


@test_case(name="escalon", points=3, hidden=True)
def escalon(activacion, env):
    """El escalón es 1 donde z es positiva y 0 donde es negativa."""
    for datos in cases.curvas("escalon", seed=12):
        _juzgar(activacion, *datos, env=env)


@test_case(name="escalon en 0", points=1, hidden=True)
def escalon_en_cero(activacion, env):
    """En z = 0 exacto el escalón vale 0, como en la diapositiva."""
    for datos in cases.escalones_en_cero(seed=13):
        _juzgar(activacion, *datos, env=env)


@test_case(name="sigmoide", points=3, hidden=True)
def sigmoide(activacion, env):
    """La sigmoide va de 0 a 1 y vale ½ en el centro."""
    for datos in cases.curvas("sigmoide", seed=14):
        _juzgar(activacion, *datos, env=env)


@test_case(name="tanh", points=2, hidden=True)
def tanh(activacion, env):
    """La tangente hiperbólica va de −1 a 1."""
    for datos in cases.curvas("tanh", seed=15):
        _juzgar(activacion, *datos, env=env)


@test_case(name="relu", points=3, hidden=True)
def relu(activacion, env):
    """ReLU deja pasar lo positivo y corta en 0 lo negativo, sin cambiar z."""
    for datos in cases.curvas("relu", seed=16):
        _juzgar(activacion, *datos, env=env)


@test_case(name="leaky", points=2, hidden=True)
def leaky(activacion, env):
    """Leaky ReLU multiplica por 0.01 lo negativo."""
    for datos in cases.rampas(seed=17):
        _juzgar(activacion, *datos, env=env)


@test_case(name="leaky con otra alfa", points=2, hidden=True)
def leaky_con_alfa(activacion, env):
    """Leaky ReLU usa la alfa que recibe."""
    for datos in cases.rampas_con_alfa(seed=18):
        _juzgar(activacion, *datos, env=env)


@test_case(name="valores enormes", points=1, hidden=True)
def enormes(activacion, env):
    """Con z = ±1000 ninguna de las seis da nan ni infinito."""
    for nombre in ("lineal", "escalon", "sigmoide", "tanh", "relu", "leaky"):
        _juzgar(activacion, nombre, cases.enormes(seed=19), env=env)


def _juzgar(activacion, *datos, env):
    assert_matches(activacion, solution.activacion, *datos, env=env)
