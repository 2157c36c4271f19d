"""Pruebas ocultas de entropiaCategorica: L y dL, con logits moderados y enormes."""

from otter.test_files import test_case

from solutions.perdidas import cases, solution
from solutions.perdidas.readings import juzgar

OK_FORMAT = False
name = "entropiaCategorica_ocultas"

# Un logSumExp propio en float32 deja su huella en lo que se calcula con él en float64.
RTOL = 1e-5  # 200 semillas: peor 4e-6


@test_case(name="pérdida", points=5, hidden=True)
def perdida(entropiaCategorica, env):
    """Da la entropía cruzada media de las N filas, con cualquier K."""
    for datos in cases.clases(seed=61):
        _juzgar(entropiaCategorica, *datos, env=env, parte="L")


@test_case(name="gradiente", points=6, hidden=True)
def gradiente(entropiaCategorica, env):
    """Da su derivada respecto a cada logit, de forma (N, K)."""
    for datos in cases.clases(seed=62):
        _juzgar(entropiaCategorica, *datos, env=env, parte="dL")


@test_case(name="pérdida con logits enormes", points=2, hidden=True)
def perdida_extrema(entropiaCategorica, env):
    """Con logits de ±1000 la pérdida es la exacta, sin nan, infinitos ni topes."""
    for datos in cases.clases_extremas(seed=63):
        _juzgar(entropiaCategorica, *datos, env=env, parte="L")


@test_case(name="gradiente con logits enormes", points=2, hidden=True)
def gradiente_extremo(entropiaCategorica, env):
    """Con logits de ±1000 la derivada es la exacta, sin nan."""
    for datos in cases.clases_extremas(seed=64):
        _juzgar(entropiaCategorica, *datos, env=env, parte="dL")


def _juzgar(entropiaCategorica, *datos, env, parte):
    juzgar(entropiaCategorica, solution.entropiaCategorica, *datos, env=env, parte=parte, rtol=RTOL)
