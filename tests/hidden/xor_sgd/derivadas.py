"""Pruebas ocultas de derivadas: si solo falla porque falla adelante, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor_sgd import cases, solution

OK_FORMAT = False
name = "derivadas_ocultas"

# Con adelante en float32, las derivadas salen en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 4e-5


def comprobar(derivadas, *args, env):
    assert_matches(derivadas, solution.derivadas, *args, env=env, rtol=RTOL)


@test_case(name="redes de varios tamaños", points=13, hidden=True)
def valores(derivadas, env):
    """Da las cuatro derivadas, cada una con la forma de su parámetro."""
    for muestra in cases.muestras(seed=51):
        comprobar(derivadas, *muestra, env=env)


@test_case(name="una red 2-2-1", points=6, hidden=True)
def red_221(derivadas, env):
    """Las nueve derivadas de una red del tamaño de la del cuaderno, con x real."""
    comprobar(derivadas, *cases.muestra_221(seed=52), env=env)


@test_case(name="neuronas saturadas", points=3, hidden=True)
def saturadas(derivadas, env):
    """También donde la sigmoide está casi plana."""
    for muestra in cases.redes_saturadas(seed=53):
        comprobar(derivadas, *muestra, env=env)


@test_case(name="las nueve a mano", points=1, hidden=True)
def a_mano(derivadas, env):
    """Da las nueve derivadas del cuaderno."""
    comprobar(derivadas, *cases.a_mano(), env=env)
