"""Pruebas ocultas de entropiaConLogits: L y dL, con logits moderados y enormes."""

from otter.test_files import test_case

from solutions.perdidas import cases, solution
from solutions.perdidas.readings import juzgar

OK_FORMAT = False
name = "entropiaConLogits_ocultas"

# Un logSumExp propio en float32 deja su huella en lo que se calcula con él en float64.
RTOL = 1e-5  # 200 semillas: peor 2e-6


@test_case(name="pérdida", points=5, hidden=True)
def perdida(entropiaConLogits, env):
    """Da la entropía cruzada media de σ(z) para logits moderados."""
    for datos in cases.logits(seed=41):
        _juzgar(entropiaConLogits, *datos, env=env, parte="L")


@test_case(name="gradiente", points=5, hidden=True)
def gradiente(entropiaConLogits, env):
    """Da su derivada respecto a cada logit."""
    for datos in cases.logits(seed=42):
        _juzgar(entropiaConLogits, *datos, env=env, parte="dL")


@test_case(name="pérdida con logits enormes", points=3, hidden=True)
def perdida_extrema(entropiaConLogits, env):
    """Con |z| hasta 1000 la pérdida es la exacta, sin nan, infinitos ni topes."""
    for datos in cases.logits_extremos(seed=43):
        _juzgar(entropiaConLogits, *datos, env=env, parte="L")


@test_case(name="gradiente con logits enormes", points=3, hidden=True)
def gradiente_extremo(entropiaConLogits, env):
    """Con |z| hasta 1000 la derivada es la exacta, sin nan."""
    for datos in cases.logits_extremos(seed=44):
        _juzgar(entropiaConLogits, *datos, env=env, parte="dL")


def _juzgar(entropiaConLogits, *datos, env, parte):
    juzgar(entropiaConLogits, solution.entropiaConLogits, *datos, env=env, parte=parte, rtol=RTOL)
