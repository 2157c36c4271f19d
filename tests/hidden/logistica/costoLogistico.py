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
RTOL = 1e-5  # 200 semillas: peor 1e-7, con vecina en float32

NOT_FINITE = (
    "Con z = ±1000 tu costo no es finito: posiblemente un logaritmo recibe un 0, o una exponencial "
    "se desborda. Mira el término de y y el de 1 − y."
)
COARSE = (
    "Con z = ±1000, acertar todo no te cuesta 0, o equivocarse en todo cuesta poco: posiblemente "
    "lo que evita ln 0 es demasiado grande. Tiene que ser tan diminuto que no se note."
)
VANISHED = (
    "Con z = ±1000 y todo equivocado tu costo es 0, como si acertara: lo que haces para no llegar "
    "a ln 0 borra esos ejemplos, y son los que más deben costar."
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
    _extremo(costoLogistico, (X, y, beta0, beta), lambda J: abs(J) < 1e-5, env)


@test_case(name="todo equivocado en los extremos", points=2, hidden=True)
def todo_equivocado(costoLogistico, env):
    """Con z = ±1000 y todas las etiquetas equivocadas es grande, pero finito."""
    X, y, beta0, beta = cases.saturated(seed=34)
    casi = _numero(costoLogistico, (X, 1 - y, beta0 / 500, beta / 500)) or 0.0  # con z = ±2: 2.1
    _extremo(costoLogistico, (X, 1 - y, beta0, beta), lambda J: max(5, casi) < J, env)


def _extremo(costoLogistico, model, right: Callable[[float], bool], env):
    """Si el costo no sirve, el motor dice si la culpa es de probabilidad."""
    J = _numero(costoLogistico, model)
    if J is not None and np.isfinite(J) and right(J):
        return
    try:
        assert_matches(costoLogistico, solution.costoLogistico, *model, env=env, rtol=RTOL)
    except Mismatch as mismatch:
        found = mismatch.diagnosis
        if J is None or (found is not None and found.id in ONLY_HERE):
            raise
        raise Mismatch(ELSEWHERE, _explicado(costoLogistico, model, J)) from None


def _explicado(costoLogistico, model, J):
    """Lo que se sabe de un costo que en los extremos no sirve; None si el error no es de ahí."""
    if not np.isfinite(J):
        return Diagnosis("log_de_cero", NOT_FINITE)
    X, y, beta0, beta = model
    low, high = sorted(
        abs(other) if (other := _numero(costoLogistico, (X, labels, beta0, beta))) else 0.0
        for labels in (y, 1 - y)
    )
    if 1e-5 < low < 0.2 and abs(high + np.log(low)) < 0.05 * high:  # ε y −ln ε
        return Diagnosis("guarda_grande", COARSE)
    usual = next(cases.models(seed=35))
    fine = np.isclose(_numero(costoLogistico, usual) or 0.0, solution.costoLogistico(*usual))
    return Diagnosis("el_infinito_desaparece", VANISHED) if fine and high < 1e-5 else None


def _numero(costoLogistico, model):
    """El costo, o None donde no hay ningún número: ya se verá en la comparación."""
    try:
        J = np.asarray(costoLogistico(*(np.copy(a) if np.ndim(a) else a for a in model)), float)
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - puede ser culpa de probabilidad
        return None
    return float(J.reshape(())) if J.size == 1 else None
