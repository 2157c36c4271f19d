"""Pruebas ocultas de costoLogistico: si solo falla porque falla probabilidad, no pierde puntos."""

from collections.abc import Callable

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.model import Diagnosis, EngineError
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "costoLogistico_ocultas"

# ln(p + 1e-8) es una guarda legítima, y con probabilidad en float32 el costo sale en float64.
RTOL = 1e-5  # 200 semillas: peor 1e-6

NOT_FINITE = (
    "Con z = ±1000 tu costo no es finito: posiblemente un logaritmo recibe un 0, o una exponencial "
    "se desborda. Mira el término de y y el de 1 − y."
)
COARSE = (
    "Con z = ±1000, acertar todo no te cuesta 0, o equivocarse en todo cuesta poco: posiblemente "
    "lo que evita ln 0 es demasiado grande. Tiene que ser tan diminuto que no se note."
)
ELSEWHERE = "con z = ±1000 tu costo no es el que debe: 0 si acierta todo, más de 5 si se equivoca."
ONLY_HERE = {"log_de_cero", "exponencial_desbordada"}  # los demás se ven mejor en otra prueba


@test_case(name="valores", points=9, hidden=True)
def valores(costoLogistico, env):
    """Da la entropía cruzada media, con distintos números de filas y de columnas."""
    for model in cases.models(seed=31):
        assert_matches(costoLogistico, solution.costoLogistico, *model, env=env, rtol=RTOL)


@test_case(name="un solo ejemplo", points=2, hidden=True)
def un_solo_ejemplo(costoLogistico, env):
    """Con una sola fila es su pérdida."""
    model = cases.single_example(seed=32)
    assert_matches(costoLogistico, solution.costoLogistico, *model, env=env, rtol=RTOL)


@test_case(name="todo acertado en los extremos", points=2, hidden=True)
def todo_acertado(costoLogistico, env):
    """Con z = ±1000 y todas las etiquetas acertadas vale 0, sin nan."""
    X, y, beta0, beta = cases.saturated(seed=33)
    J = _juzgado(costoLogistico, (X, y, beta0, beta), lambda J: abs(J) < 1e-5, env)
    if J is not None:
        raise Mismatch(ELSEWHERE, Diagnosis("guarda_grande", COARSE) if 0 < J < 0.2 else None)


@test_case(name="todo equivocado en los extremos", points=2, hidden=True)
def todo_equivocado(costoLogistico, env):
    """Con z = ±1000 y todas las etiquetas equivocadas es grande, pero finito."""
    X, y, beta0, beta = cases.saturated(seed=34)
    J = _juzgado(costoLogistico, (X, 1 - y, beta0, beta), lambda J: J > 5, env)
    if J is not None:
        raise Mismatch(ELSEWHERE, Diagnosis("guarda_grande", COARSE) if 1 < J <= 5 else None)


def _juzgado(costoLogistico, model, right: Callable[[float], bool], env):
    """None si el costo sirve, o si la culpa es de probabilidad; si no, el costo, que es finito."""
    J = _numero(costoLogistico, model)
    if J is not None and np.isfinite(J) and right(J):
        return None
    try:
        assert_matches(costoLogistico, solution.costoLogistico, *model, env=env, rtol=RTOL)
    except Mismatch as mismatch:
        found = mismatch.diagnosis
        if J is None or (found is not None and found.id in ONLY_HERE):
            raise
        if not np.isfinite(J):
            raise Mismatch("no es finito", Diagnosis("log_de_cero", NOT_FINITE)) from None
        return J
    return None


def _numero(costoLogistico, model):
    """El costo, o None donde no hay ningún número: ya se verá en la comparación."""
    try:
        J = np.asarray(costoLogistico(*(np.copy(a) if np.ndim(a) else a for a in model)), float)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - puede ser culpa de probabilidad
        return None
    return float(J.reshape(())) if J.size == 1 else None
