"""Pruebas ocultas de gradienteReverso: lo que solo falla por otra función no pierde puntos."""

from otter.test_files import test_case

from solutions.autodiff import cases
from solutions.autodiff.readings import juzgar_reverso

OK_FORMAT = False
name = "gradienteReverso_ocultas"

# Con evaluar, parciales o retroceder en float32, el gradiente sale con el error de float32.
RTOL = 1e-4
# Una diferencia central con h = 1e-5 se aparta 3e-5 y más.
ESTRICTA = 1e-5


def comprobar(gradienteReverso, casos, *, env, rtol=RTOL):
    """Cada expresión da su valor y una derivada por cada nombre de valores."""
    for caso in casos:
        juzgar_reverso(gradienteReverso, *caso, env=env, rtol=rtol)


@test_case(name="las siete operaciones", points=2, hidden=True)
def siete(gradienteReverso, env):
    """Las siete operaciones en una sola expresión."""
    comprobar(gradienteReverso, cases.siete(seed=66), env=env)


@test_case(name="cada operación", points=2, hidden=True)
def operaciones(gradienteReverso, env):
    """Las siete operaciones, una por una; los nombres que no se usan tienen derivada 0."""
    comprobar(gradienteReverso, cases.operaciones(seed=61), env=env)


@test_case(name="expresiones hondas", points=4, hidden=True)
def hondas(gradienteReverso, env):
    """Operaciones dentro de operaciones, hasta cinco niveles."""
    comprobar(gradienteReverso, cases.expresiones(seed=62), env=env)


@test_case(name="nombres repetidos", points=3, hidden=True)
def repetidas(gradienteReverso, env):
    """Un nombre que aparece varias veces recibe algo de cada aparición."""
    comprobar(gradienteReverso, cases.repetidas(seed=63), env=env)


@test_case(name="un nombre o un número solo", points=1, hidden=True)
def hojas(gradienteReverso, env):
    """La derivada de un nombre respecto a sí mismo es 1; la de un número, 0."""
    comprobar(gradienteReverso, cases.hojas(seed=64), env=env)


@test_case(name="exponentes 0 y 1", points=1, hidden=True)
def exponentes(gradienteReverso, env):
    """También con exponente 0 o 1, y con bases negativas."""
    comprobar(gradienteReverso, cases.exponentes(seed=65), env=env)


@test_case(name="números enormes", points=2, hidden=True)
def enormes(gradienteReverso, env):
    """Donde una diferencia ya no distingue f(x + h) de f(x), el modo reverso sigue exacto."""
    comprobar(gradienteReverso, cases.enormes(), env=env, rtol=ESTRICTA)
