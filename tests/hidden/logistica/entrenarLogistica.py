"""Pruebas ocultas de entrenarLogistica: si solo falla por otra función, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import assert_matches
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "entrenarLogistica_ocultas"

# Con gradienteLogistico o costoLogistico en float32, lo demás sale en float64 con ese error.
RTOL = 1e-4  # 200 semillas: peor 2e-5


@test_case(name="una época por lotes", points=7, hidden=True)
def una_epoca(entrenarLogistica, env):
    """Da un paso grande por lote, en el orden dado; el último lote cuenta con su tamaño."""
    for model, tam_lote in cases.batches(seed=51, eta=0.8, epocas=1):
        _comprobar(entrenarLogistica, *model, 0.8, 1, tam_lote, env=env)


@test_case(name="varias épocas por lotes", points=5, hidden=True)
def varias_epocas(entrenarLogistica, env):
    """Anota el costo con todos los datos antes de empezar y después de cada época."""
    for model, tam_lote in cases.batches(seed=52, eta=0.7, epocas=4):
        _comprobar(entrenarLogistica, *model, 0.7, 4, tam_lote, env=env, curve=2)


@test_case(name="ejemplo por ejemplo", points=3, hidden=True)
def ejemplo_por_ejemplo(entrenarLogistica, env):
    """Con tam_lote = 1 actualiza una vez por ejemplo, también si el costo sube."""
    model = cases.restless(seed=53, N=8, n=3, eta=1.0, epocas=3)
    _comprobar(entrenarLogistica, *model, 1.0, 3, 1, env=env)


@test_case(name="todos de una vez", points=3, hidden=True)
def todos_de_una_vez(entrenarLogistica, env):
    """Con tam_lote = N, o mayor que N, cada época es un solo paso con todos los ejemplos."""
    model = cases.training(seed=54, N=9, n=4, eta=0.9, epocas=3)
    for tam_lote in (9, 13, 100):
        _comprobar(entrenarLogistica, *model, 0.9, 3, tam_lote, env=env)


@test_case(name="cero épocas", points=2, hidden=True)
def cero_epocas(entrenarLogistica, env):
    """Devuelve los parámetros como llegaron y una historia con un solo costo."""
    model = cases.training(seed=55, N=7, n=2, eta=0.8, epocas=0)
    _comprobar(entrenarLogistica, *model, 0.8, 0, 3, env=env)


def _comprobar(entrenarLogistica, *args, env, curve=None):
    reference = solution.entrenarLogistica
    assert_matches(entrenarLogistica, reference, *args, env=env, rtol=RTOL, curve=curve)
