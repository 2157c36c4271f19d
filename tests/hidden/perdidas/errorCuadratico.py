"""Pruebas ocultas de errorCuadratico: L y dL por separado."""

from otter.test_files import test_case

from solutions.perdidas import cases, solution
from solutions.perdidas.readings import juzgar

OK_FORMAT = False
name = "errorCuadratico_ocultas"


@test_case(name="pérdida", points=6, hidden=True)
def perdida(errorCuadratico, env):
    """Da el promedio de los cuadrados de los residuos, con cualquier n."""
    for datos in cases.predicciones(seed=11):
        _juzgar(errorCuadratico, *datos, env=env, parte="L")
    _juzgar(errorCuadratico, *(dato[:1] for dato in datos), env=env, parte="L")  # n = 1


@test_case(name="gradiente", points=7, hidden=True)
def gradiente(errorCuadratico, env):
    """Da la derivada de ese promedio respecto a cada predicción."""
    for datos in cases.predicciones(seed=12):
        _juzgar(errorCuadratico, *datos, env=env, parte="dL")


def _juzgar(errorCuadratico, *datos, env, parte):
    juzgar(errorCuadratico, solution.errorCuadratico, *datos, env=env, parte=parte)
