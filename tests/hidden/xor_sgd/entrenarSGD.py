"""Pruebas ocultas de entrenarSGD: si solo falla por otra función, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from solutions.xor_sgd import cases, solution

OK_FORMAT = False
name = "entrenarSGD_ocultas"

# Con adelante, derivadas o pasoSGD en float32, los parámetros salen con el error de float32.
RTOL = 1e-4  # 200 semillas: peor 1e-5

STREAM = (
    "Con rng no sale lo que se pide, y sin rng sí: al comenzar cada época se llama una vez a "
    "rng.permutation(n), y las muestras se visitan en ese orden. Otra manera de barajar también "
    "aprende, pero da otra trayectoria, y por eso solo afecta a esta prueba."
)
ANY_ORDER = (
    "Con rng, y con datos en los que cualquier orden da el mismo resultado, el tuyo es otro: "
    "cuenta cuántos pasos das y cuántos costos anotas por época, y mira que cada muestra salga "
    "exactamente una vez."
)

DIFERENTE = (
    Mismatch,
    TypeError,
)  # al poner nombre a un error, el motor multiplica por el Generator


@test_case(name="pocas épocas, pasos grandes", points=5, hidden=True)
def pocas_epocas(entrenarSGD, env):
    """Da un paso grande por muestra, en el orden dado, y anota el costo antes y después."""
    for seed, (n, m, h), epocas in ((71, (6, 3, 4), 2), (72, (1, 4, 2), 1), (73, (7, 2, 5), 1)):
        data = cases.datos(seed, n, m, h, 0.3, epocas)
        comprobar(entrenarSGD, *data, 0.3, epocas, env=env)


@test_case(name="varias épocas en el orden dado", points=5, hidden=True)
def varias_epocas(entrenarSGD, env):
    """Sin rng repite el orden dado en cada época; también cuando rng se entrega como None."""
    comprobar(entrenarSGD, *cases.datos(74, 5, 3, 4, 0.2, 5), 0.2, 5, env=env)
    comprobar(entrenarSGD, *cases.datos(74, 5, 3, 4, 0.2, 5), 0.0, 4, env=env)  # nada se mueve
    comprobar(entrenarSGD, *cases.datos(75, 5, 2, 3, 0.1, 2), 0.1, 2, None, env=env)


@test_case(name="cero épocas", points=2, hidden=True)
def cero_epocas(entrenarSGD, env):
    """Devuelve los parámetros como llegaron y una historia con un solo costo."""
    comprobar(entrenarSGD, *cases.datos(76, 6, 3, 5, 0.3, 0), 0.3, 0, env=env)


@test_case(name="muestras iguales con rng", points=1, hidden=True)
def muestras_iguales(entrenarSGD, env):
    """Con todas las muestras iguales, cualquier orden da lo mismo."""
    rng = cases.azar(770)
    en_cualquier_orden(entrenarSGD, *cases.repetidas(77, 5, 3, 4), 0.05, 3, rng, env=env)


@test_case(name="el orden de rng.permutation", points=4, hidden=True)
def orden_exacto(entrenarSGD, env):
    """Con rng, el orden de cada época es un rng.permutation(n) nuevo."""
    rng = cases.azar(780)
    data = cases.datos(78, 7, 3, 4, 0.3, 3, rng)
    try:
        comprobar(entrenarSGD, *data, 0.3, 3, rng, env=env)
    except DIFERENTE as diferente:
        comprobar(entrenarSGD, *data, 0.3, 3, env=env)  # lo que falla sin rng no es el orden
        raise Mismatch(STREAM, getattr(diferente, "diagnosis", None)) from None


@test_case(name="el entrenamiento del cuaderno", points=4, hidden=True)
def entrenamiento(entrenarSGD, env):
    """Con los datos del cuaderno, desde sus pesos y desde otros, la historia es la que debe ser."""
    comprobar(entrenarSGD, *cases.xor_del_cuaderno(), 0.5, 50, env=env, curve=4)
    comprobar(entrenarSGD, *cases.xor_con_otros_pesos(79, 0.3, 4), 0.3, 4, env=env)


def comprobar(entrenarSGD, *args, env, curve=None):
    assert_matches(entrenarSGD, solution.entrenarSGD, *args, env=env, rtol=RTOL, curve=curve)


def en_cualquier_orden(entrenarSGD, *args, env):
    """Comparar sin dar nombre a los errores que aquí dan lo mismo que otros."""
    try:
        comprobar(entrenarSGD, *args, env=env)
    except DIFERENTE:
        raise Mismatch(ANY_ORDER) from None
