"""Pruebas ocultas de entrenarLogistica: si solo falla por otra función, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.judging import comparison
from autograder.judging.comparison import Tolerance
from autograder.model import Diagnosis, EngineError
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "entrenarLogistica_ocultas"

# Con gradienteLogistico o costoLogistico en float32, lo demás sale en float64 con ese error.
RTOL = 1e-4  # 200 semillas: peor 4e-6, con vecinas en float32

ORDER = (
    "Con todos los ejemplos de una vez aciertas, y por lotes también si todos los ejemplos son "
    "iguales: lo que falla es qué ejemplos van en cada lote. Van en el orden en que llegan, sin "
    "barajar, tam_lote seguidos en cada uno, y cada fila de X con su y."
)


@test_case(name="dos épocas por lotes", points=7, hidden=True)
def dos_epocas(entrenarLogistica, env):
    """Da un paso grande por lote, en el orden dado; el último lote cuenta con su tamaño."""
    for model, tam_lote in cases.batches(seed=51, eta=0.8, epocas=2):
        try:
            _comprobar(entrenarLogistica, *model, 0.8, 2, tam_lote, env=env)
        except Mismatch as mismatch:
            if mismatch.diagnosis is None and _solo_falla_el_orden(entrenarLogistica):
                raise Mismatch(ORDER, Diagnosis("otro_reparto", ORDER)) from None
            raise


@test_case(name="varias épocas por lotes", points=5, hidden=True)
def varias_epocas(entrenarLogistica, env):
    """Anota el costo con todos los datos antes de empezar y después de cada época."""
    for model, tam_lote in cases.batches(seed=52, eta=0.7, epocas=4):
        _comprobar(entrenarLogistica, *model, 0.7, 4, tam_lote, env=env, curve=2)
    _comprobar(entrenarLogistica, *model, 0.0, 4, tam_lote, env=env)  # un costo que no se mueve
    _comprobar(entrenarLogistica, *cases.settled(seed=58), 0.7, 4, 3, env=env)  # y uno ya bajo


@test_case(name="ejemplo por ejemplo", points=3, hidden=True)
def ejemplo_por_ejemplo(entrenarLogistica, env):
    """Con tam_lote = 1 actualiza una vez por ejemplo, también si el costo sube."""
    model = cases.restless(seed=53, N=12, n=2, eta=0.6, epocas=3)
    _comprobar(entrenarLogistica, *model, 0.6, 3, 1, env=env)


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


def _solo_falla_el_orden(entrenarLogistica):
    """Si acierta con todos de una vez, y también por lotes cuando los ejemplos son iguales."""
    probes = (
        (*cases.training(seed=56, N=9, n=4, eta=0.9, epocas=2), 0.9, 2, 9),
        (*cases.identical(seed=57), 0.5, 2, 3),
    )
    try:
        mine = [comparison.call(entrenarLogistica, args) for args in probes]
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - entonces no es solo el orden
        return False
    theirs = [comparison.call(solution.entrenarLogistica, args) for args in probes]
    return all(comparison.agree(m, t, Tolerance(RTOL)) for m, t in zip(mine, theirs, strict=True))


def _comprobar(entrenarLogistica, *args, env, curve=None):
    reference = solution.entrenarLogistica
    assert_matches(entrenarLogistica, reference, *args, env=env, rtol=RTOL, curve=curve)
