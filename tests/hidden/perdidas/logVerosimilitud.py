"""Pruebas ocultas de logVerosimilitud: los tres modelos y muchos datos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.perdidas import cases, solution

OK_FORMAT = False
name = "logVerosimilitud_ocultas"

# ln(p + 1e-7) es una forma legítima de no llegar a ln 0: con ella, 2e-6.
RTOL = 1e-5  # 200 semillas: peor 6e-8


@test_case(name="normal", points=4, hidden=True)
def normal(logVerosimilitud, env):
    """Suma ln de la densidad Normal(μᵢ, 1) de cada dato."""
    for datos in cases.normales(seed=71):
        _juzgar(logVerosimilitud, *datos, env=env)


@test_case(name="bernoulli", points=3, hidden=True)
def bernoulli(logVerosimilitud, env):
    """Suma ln de la probabilidad que p le daba a cada 0 y a cada 1."""
    for datos in cases.bernoullis(seed=72):
        _juzgar(logVerosimilitud, *datos, env=env)


@test_case(name="categorica", points=3, hidden=True)
def categorica(logVerosimilitud, env):
    """Suma ln de la probabilidad de la clase observada de cada fila."""
    for datos in cases.categoricas(seed=73):
        _juzgar(logVerosimilitud, *datos, env=env)


@test_case(name="miles de datos", points=3, hidden=True)
def muchos(logVerosimilitud, env):
    """Con miles de datos, cuando la verosimilitud ya no cabe, su logaritmo sigue siendo finito."""
    for datos in cases.muchos_datos(seed=74):
        _juzgar(logVerosimilitud, *datos, env=env)


def _juzgar(logVerosimilitud, *datos, env):
    assert_matches(logVerosimilitud, solution.logVerosimilitud, *datos, env=env, rtol=RTOL)
