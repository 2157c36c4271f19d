"""Pruebas ocultas de errorLogaritmico: L y dL por separado."""

from otter.test_files import test_case

from solutions.perdidas import cases, solution
from solutions.perdidas.readings import juzgar

OK_FORMAT = False
name = "errorLogaritmico_ocultas"


@test_case(name="pérdida", points=5, hidden=True)
def perdida(errorLogaritmico, env):
    """Da el error logarítmico medio, también donde y o ŷ valen 0."""
    for datos in cases.positivas(seed=21):
        _juzgar(errorLogaritmico, *datos, env=env, parte="L")


@test_case(name="gradiente", points=8, hidden=True)
def gradiente(errorLogaritmico, env):
    """Da su derivada respecto a cada predicción, también donde y o ŷ valen 0."""
    for datos in cases.positivas(seed=22):
        _juzgar(errorLogaritmico, *datos, env=env, parte="dL")


def _juzgar(errorLogaritmico, *datos, env, parte):
    juzgar(errorLogaritmico, solution.errorLogaritmico, *datos, env=env, parte=parte)
