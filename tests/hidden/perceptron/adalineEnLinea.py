"""Pruebas ocultas de adalineEnLinea."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.perceptron import cases, solution

OK_FORMAT = False
name = "adalineEnLinea_ocultas"

# Con los pesos en float32 y los costos en float64, los costos llevan el error de float32.
RTOL = 1e-4  # 200 semillas: peor 3e-6


@test_case(name="una época", points=5, hidden=True)
def una_epoca(adalineEnLinea, env):
    """Una pasada por las muestras con η grande: w, b y los dos costos son los que deben ser."""
    for recorrido in cases.reales(seed=51, eta=0.3, epocas=1):
        _comprobar(adalineEnLinea, *recorrido, env=env)


@test_case(name="varias épocas", points=4, hidden=True)
def varias_epocas(adalineEnLinea, env):
    """Varias épocas dan los w y b que deben ser y un costo por época, también si no se mueve."""
    _comprobar(adalineEnLinea, *cases.exacto(seed=55), env=env)
    for recorrido in cases.reales(seed=52, eta=0.05, epocas=7):
        _comprobar(adalineEnLinea, *recorrido, env=env)
        _comprobar(adalineEnLinea, *recorrido[:-2], 0.0, 4, env=env)


@test_case(name="cero épocas", points=1, hidden=True)
def cero_epocas(adalineEnLinea, env):
    """Con 0 épocas devuelve los w y b recibidos y una lista con su costo."""
    for recorrido in cases.reales(seed=53, eta=0.3, epocas=0):
        _comprobar(adalineEnLinea, *recorrido, env=env)


@test_case(name="dos clases", points=2, hidden=True)
def dos_clases(adalineEnLinea, env):
    """Con etiquetas 0 y 1, desde cero, el costo baja como debe."""
    _comprobar(adalineEnLinea, *cases.clases(seed=54), 0.04, 25, env=env, curve=2)


def _comprobar(adalineEnLinea, *args, env, curve=None):
    assert_matches(adalineEnLinea, solution.adalineEnLinea, *args, env=env, rtol=RTOL, curve=curve)
