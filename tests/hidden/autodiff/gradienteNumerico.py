"""Pruebas ocultas de gradienteNumerico: si solo falla porque falla evaluar, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.autodiff import cases, solution

OK_FORMAT = False
name = "gradienteNumerico_ocultas"

# Con el h por omisión, el redondeo de f deja menos cifras que en las demás.
RTOL = 1e-5


def comprobar(gradienteNumerico, *args, env, rtol=1e-6):
    assert_matches(gradienteNumerico, solution.gradienteNumerico, *args, env=env, rtol=rtol)


@test_case(name="un h grande", points=7, hidden=True)
def h_grande(gradienteNumerico, env):
    """Con h = 0.01 se ve qué diferencia es: central, entre 2h, y un nombre cada vez."""
    for caso in cases.curvas(seed=31):
        comprobar(gradienteNumerico, *caso, cases.H, env=env)


@test_case(name="cada operación", points=4, hidden=True)
def operaciones(gradienteNumerico, env):
    """Una entrada por cada nombre de valores; 0 si la expresión no lo usa."""
    for caso in cases.operaciones(seed=32):
        comprobar(gradienteNumerico, *caso, cases.H, env=env)


@test_case(name="sin dar h", points=2, hidden=True)
def por_omision(gradienteNumerico, env):
    """Si no se da h, vale 1e-5."""
    for caso in cases.curvas(seed=33):
        comprobar(gradienteNumerico, *caso, env=env, rtol=RTOL)
