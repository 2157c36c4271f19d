"""Pruebas ocultas de clasificar: si solo falla porque falla probabilidad, no pierde puntos."""

from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.judging import comparison
from autograder.judging.comparison import Tolerance
from autograder.model import Diagnosis
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "clasificar_ocultas"

DEFAULT = (
    "Con un umbral de 0.5 dado aciertas, y sin darlo no: mira qué valor toma umbral, en la línea "
    "del def, cuando nadie lo da."
)


@test_case(name="con un umbral dado", points=7, hidden=True)
def con_umbral(clasificar, env):
    """Da 1 donde la probabilidad llega al umbral, sea cual sea este."""
    for args in cases.thresholds(seed=61):
        assert_matches(clasificar, solution.clasificar, *args, env=env)


@test_case(name="sin dar umbral", points=3, hidden=True)
def sin_umbral(clasificar, env):
    """Si no se da, el umbral es 0.5."""
    args = cases.default_threshold(seed=62)
    try:
        assert_matches(clasificar, solution.clasificar, *args, env=env)
    except Mismatch:
        given = comparison.call(clasificar, (*args, 0.5))
        right = comparison.call(solution.clasificar, (*args, 0.5))
        if not comparison.agree(given, right, Tolerance()):
            raise
        raise Mismatch(DEFAULT, Diagnosis("umbral_por_defecto", DEFAULT)) from None
