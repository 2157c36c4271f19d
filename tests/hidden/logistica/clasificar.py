"""Pruebas ocultas de clasificar: si solo falla porque falla probabilidad, no pierde puntos."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.judging import comparison
from autograder.judging.comparison import Tolerance
from autograder.model import Diagnosis, EngineError
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "clasificar_ocultas"

TEXT = "Tus clases son textos: se piden los números 0 y 1, sin comillas."
DEFAULT = (
    "Con un umbral de 0.5 dado aciertas, y sin darlo no: mira qué valor toma umbral, en la línea "
    "del def, cuando nadie lo da."
)


@test_case(name="con un umbral dado", points=7, hidden=True)
def con_umbral(clasificar, env):
    """Da 1 donde la probabilidad llega al umbral, sea cual sea este."""
    for args in cases.thresholds(seed=61):
        _son_numeros(clasificar, args)
        assert_matches(clasificar, solution.clasificar, *args, env=env)


@test_case(name="sin dar umbral", points=3, hidden=True)
def sin_umbral(clasificar, env):
    """Si no se da, el umbral es 0.5."""
    args = cases.default_threshold(seed=62)
    _son_numeros(clasificar, args)
    try:
        assert_matches(clasificar, solution.clasificar, *args, env=env)
    except Mismatch:
        given = comparison.call(clasificar, (*args, 0.5))
        right = comparison.call(solution.clasificar, (*args, 0.5))
        if not comparison.agree(given, right, Tolerance()):
            raise
        raise Mismatch(DEFAULT, Diagnosis("umbral_por_defecto", DEFAULT)) from None


def _son_numeros(clasificar, args):
    """Un "1" entre comillas se lee como un número y no lo es."""
    try:
        kind = np.asarray(comparison.call(clasificar, args).value).dtype.kind
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - de quién es la culpa lo dice la comparación
        return
    if kind in "US":
        raise Mismatch(TEXT, Diagnosis("texto", TEXT))
