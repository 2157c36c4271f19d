"""Pruebas ocultas de pasoSGD: si solo falla porque falla derivadas, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.xor_sgd import cases, solution

OK_FORMAT = False
name = "pasoSGD_ocultas"

# Con derivadas en float32, los parámetros salen en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 2e-5


def comprobar(pasoSGD, *args, env):
    assert_matches(pasoSGD, solution.pasoSGD, *args, env=env, rtol=RTOL)


@test_case(name="un paso grande", points=8, hidden=True)
def paso_grande(pasoSGD, env):
    """Con una tasa grande mueve los cuatro parámetros desde los mismos pesos."""
    for paso in cases.pasos(seed=61):
        comprobar(pasoSGD, *paso, env=env)


@test_case(name="un paso pequeño", points=3, hidden=True)
def paso_pequeño(pasoSGD, env):
    """Con una tasa pequeña se mueve poco, y no cambia lo que recibe."""
    comprobar(pasoSGD, *cases.muestra_221(seed=62), 0.03, env=env)


@test_case(name="los nueve a mano", points=1, hidden=True)
def a_mano(pasoSGD, env):
    """Da los nueve números del cuaderno."""
    comprobar(pasoSGD, *cases.a_mano(), 0.5, env=env)
