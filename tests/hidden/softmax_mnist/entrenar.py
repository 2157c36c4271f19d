"""Pruebas ocultas de entrenar: solo una depende del orden exacto de rng.permutation.

Un lote completo, filas idénticas o un lr diminuto dan lo mismo con cualquier buen barajado.
"""

from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from solutions.softmax_mnist import cases, solution

OK_FORMAT = False
name = "entrenar_ocultas"

# Con gradientes o softmax en float32, W sale en float64 con el error de float32; y log(p + 1e-8)
# también protege.
RTOL = 1e-4  # 200 semillas: peor 4e-5

CORRIENTE = (
    "el recorrido no es el pedido. Cada época llama una vez a rng.permutation(N), y sus lotes son "
    "trozos seguidos de ese orden, aplicado a los datos tal como llegaron. Si barajas bien pero de "
    "otra manera (rng.choice, ordenar números al azar…), esto es lo único que pierdes."
)


@test_case(name="cuántos lotes y de qué tamaño", points=5, hidden=True)
def filas_identicas(entrenar, env):
    """Con filas todas iguales cuentan el número de lotes y el promedio del último, más corto."""
    for datos in cases.filas_identicas(seed=52):
        _comprobar(entrenar, datos, env)


@test_case(name="lote completo", points=6, hidden=True)
def lote_completo(entrenar, env):
    """Con tam_lote ≥ N da un paso por época: W, b y los costos de cada época."""
    for datos in cases.lote_completo(seed=51):
        _comprobar(entrenar, datos, env)


@test_case(name="cada fila una vez por época", points=5, hidden=True)
def cada_fila(entrenar, env):
    """Con un lr diminuto, W y b suman lo que aporta cada fila, con su etiqueta, en cada época."""
    for datos in cases.paso_diminuto(seed=53):
        _comprobar(entrenar, datos, env)


@test_case(name="orden de rng.permutation", points=3, hidden=True)
def orden_exacto(entrenar, env):
    """Los lotes son los del rng.permutation(N) de cada época: la trayectoria es exactamente esa."""
    try:
        for datos in cases.lotes_al_azar(seed=54):
            _comprobar(entrenar, datos, env)
    except Mismatch as error:
        if error.diagnosis is not None:
            raise
        raise Mismatch(f"{CORRIENTE} Detalle: {error}") from None


@test_case(name="todas las épocas", points=2, hidden=True)
def todas_las_epocas(entrenar, env):
    """Un costo por cada época: con lr = 0, con el que nada se mueve, y donde ya es muy bajo."""
    X, y, K, _, _, tam_lote, rng = next(cases.lotes_al_azar(seed=58))
    _comprobar(entrenar, (X, y, K, 0.0, 4, tam_lote, rng), env)
    _comprobar(entrenar, (X, y, K, 0.9, 3, len(X), rng), env)
    _comprobar(entrenar, cases.separadas(seed=61), env)


@test_case(name="cero épocas", points=2, hidden=True)
def cero_epocas(entrenar, env):
    """Con cero épocas devuelve W y b en cero y un solo costo, el inicial."""
    X, y, K, lr, _, tam_lote, rng = next(cases.lotes_al_azar(seed=55))
    _comprobar(entrenar, (X, y, K, lr, 0, tam_lote, rng), env)


@test_case(name="las tres nubes", points=2, hidden=True)
def nubes(entrenar, env):
    """Con las nubes del cuaderno, y con otras, la curva de costo es buena hasta el final."""
    X, y = cases.nubes()
    _comprobar(entrenar, (X, y, 3, 2.0, 40, len(X), cases.azar(56)), env, curve=2)
    X, y = cases.otras_nubes(seed=59)
    _comprobar(entrenar, (X, y, 3, 2.0, 5, len(X), cases.azar(56)), env)


@test_case(name="dígitos", points=2, hidden=True)
def digitos(entrenar, env):
    """Una época sobre imágenes de 28 × 28, a lote completo."""
    X, y = cases.otros_digitos(300, seed=60)
    _comprobar(entrenar, (X, y, 10, 0.5, 1, len(X), cases.azar(57)), env)


def _comprobar(entrenar, datos, env, curve=None):
    """Una b de forma (1, K) también vale."""
    assert_matches(
        entrenar, solution.entrenar, *datos, env=env, rtol=RTOL, free_shape=(1,), curve=curve
    )
