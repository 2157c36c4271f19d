"""Pruebas ocultas de entrenarMiniLotes: los lotes, el decaimiento, los costos y el orden."""

from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from solutions.optimizadores import cases, solution

OK_FORMAT = False
name = "entrenarMiniLotes_ocultas"

# Con la mitad de las cuentas en float32, los costos salen en float64 con el error de float32.
RTOL = 1e-4  # 200 semillas: peor RTOL_PEOR

STREAM = (
    "Con rng no sale lo que se pide, y sin rng sí: al comenzar cada época se llama una vez a "
    "rng.permutation(n), y los lotes son trozos seguidos de ese orden. Otra manera de barajar "
    "también aprende, pero da otra trayectoria, y por eso solo afecta a esta prueba."
)
ANY_ORDER = (
    "Con rng, y con datos en los que cualquier orden da el mismo resultado, el tuyo es otro: "
    "cuenta cuántos pasos das y cuántos costos anotas, y mira que cada muestra salga exactamente "
    "una vez por época."
)

DIFERENTE = (
    Mismatch,
    TypeError,
)  # al poner nombre a un error, el motor multiplica por el Generator


@test_case(name="un último lote corto", points=7, hidden=True)
def con_resto(entrenarMiniLotes, env):
    """Divide cada lote por su propio tamaño, también el último, y anota un costo por paso."""
    for lotes in cases.lotes_con_resto(seed=11):
        comprobar(entrenarMiniLotes, *lotes, env=env)


@test_case(name="el decaimiento", points=5, hidden=True)
def decaimiento(entrenarMiniLotes, env):
    """La tasa baja de una época a la siguiente, y dentro de una época es la misma."""
    for lotes in cases.lotes_con_decaimiento(seed=12):
        comprobar(entrenarMiniLotes, *lotes, env=env)


@test_case(name="de SGD a GD", points=4, hidden=True)
def de_sgd_a_gd(entrenarMiniLotes, env):
    """Con lotes de 1, lotes enteros, un lote único y un lote mayor que los datos."""
    for lotes in cases.lotes_exactos(seed=13):
        comprobar(entrenarMiniLotes, *lotes, 0.0, None, env=env)


@test_case(name="las épocas que se piden", points=3, hidden=True)
def epocas(entrenarMiniLotes, env):
    """Da exactamente esas épocas: ninguna, o todas aunque el costo sea 0, no se mueva o suba."""
    X, y, w, alpha, _, tam_lote = cases.lotes(14, 8, 3, 4, 2)
    comprobar(entrenarMiniLotes, X, y, w, alpha, 0, tam_lote, env=env)
    comprobar(entrenarMiniLotes, *cases.exactos(18), env=env)
    comprobar(entrenarMiniLotes, X, y, w, 0.0, 3, tam_lote, env=env)
    comprobar(entrenarMiniLotes, X, y, w, cases.excesiva(X), 3, tam_lote, env=env)


@test_case(name="cualquier orden da lo mismo", points=3, hidden=True)
def cualquier_orden(entrenarMiniLotes, env):
    """Con rng y un lote único, o con todas las muestras iguales, el orden no se nota."""
    unico = cases.lotes(15, 7, 3, 7, 3)
    en_cualquier_orden(entrenarMiniLotes, *unico, 0.4, cases.azar(150), env=env)
    iguales = cases.repetidas(16, 9, 4, 3, 3)
    en_cualquier_orden(entrenarMiniLotes, *iguales, 0.0, cases.azar(160), env=env)


@test_case(name="el orden de rng.permutation", points=4, hidden=True)
def orden_exacto(entrenarMiniLotes, env):
    """Con rng, el orden de cada época es un rng.permutation(n) nuevo."""
    rng = cases.azar(170)
    lotes = cases.lotes(17, 12, 3, 4, 3, rng)
    try:
        comprobar(entrenarMiniLotes, *lotes, 0.0, rng, env=env, curve=1)
    except DIFERENTE as diferente:
        comprobar(entrenarMiniLotes, *lotes, 0.0, env=env)  # lo que falla sin rng no es el orden
        raise Mismatch(STREAM, getattr(diferente, "diagnosis", None)) from None


def comprobar(entrenarMiniLotes, *args, env, curve=None):
    assert_matches(
        entrenarMiniLotes, solution.entrenarMiniLotes, *args, env=env, rtol=RTOL, curve=curve
    )


def en_cualquier_orden(entrenarMiniLotes, *args, env):
    """Comparar sin dar nombre a los errores que aquí dan lo mismo que otros."""
    try:
        comprobar(entrenarMiniLotes, *args, env=env)
    except DIFERENTE:
        raise Mismatch(ANY_ORDER) from None
