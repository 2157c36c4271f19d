"""Pruebas ocultas de retroceder: si solo falla porque falla parciales, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.model import Diagnosis, StudentTimeout
from solutions.autodiff import cases, solution

OK_FORMAT = False
name = "retroceder_ocultas"

# Con parciales en float32, los adjuntos salen en float64 con el error de float32.
RTOL = 1e-4

CADA_CAMINO = Diagnosis(
    "cada_camino",
    "Una cinta de 40 sumas de un nodo consigo mismo tiene 2⁴⁰ caminos hasta su hoja, y tu función "
    "no termina: los recorre uno por uno. Con una sola pasada hacia atrás bastan 40 pasos: cuando "
    "llegas a un nodo, su adjunto ya reunió lo de todos los que lo usan.",
)


def comprobar(retroceder, casos, *, env):
    """Cada cinta da el adjunto de todos sus nodos, y queda como estaba."""
    for caso in casos:
        assert_matches(retroceder, solution.retroceder, *caso, env=env, rtol=RTOL)


@test_case(name="las siete operaciones", points=3, hidden=True)
def siete(retroceder, env):
    """Las siete operaciones en una cinta, y una hoja de la que nada depende."""
    comprobar(retroceder, cases.cintas_de_siete(seed=51), env=env)


@test_case(name="sin nodos repetidos", points=4, hidden=True)
def sin_repetir(retroceder, env):
    """La regla de la cadena, con cada nodo en un solo camino."""
    comprobar(retroceder, cases.cintas_sin_repetir(seed=52), env=env)


@test_case(name="nodos que se usan varias veces", points=7, hidden=True)
def repetidos(retroceder, env):
    """A un nodo que se usa varias veces le llega algo por cada camino; al que no se usa, 0."""
    comprobar(retroceder, cases.cintas(seed=53), env=env)


@test_case(name="un nodo en los dos lados", points=2, hidden=True)
def cuadradas(retroceder, env):
    """En x · x y en x + x, el mismo nodo entra dos veces."""
    comprobar(retroceder, cases.cintas_cuadradas(seed=54), env=env)


@test_case(name="solo hojas", points=1, hidden=True)
def hojas(retroceder, env):
    """Sin operaciones, el último nodo tiene adjunto 1 y los demás, 0."""
    comprobar(retroceder, [cases.cinta_de_una_hoja(seed=55)], env=env)


@test_case(name="cuarenta duplicaciones", points=3, hidden=True)
def duplicaciones(retroceder, env):
    """Una sola pasada: 40 sumas de un nodo consigo mismo se recorren en 40 pasos."""
    comprobar(retroceder, [cases.duplicaciones(56, veces=5)], env=env)
    try:
        comprobar(retroceder, [cases.duplicaciones(57, veces=40)], env=env)
    except StudentTimeout:
        raise Mismatch(CADA_CAMINO.text, CADA_CAMINO) from None
