"""Pruebas ocultas de probabilidad: valores y extremos."""

import numpy as np
from otter.test_files import test_case

from autograder.assertions import Mismatch, assert_matches
from autograder.model import Diagnosis
from solutions.logistica import cases, solution

OK_FORMAT = False
name = "probabilidad_ocultas"

FAR = (
    "Con z = ±1000 tus probabilidades son finitas, pero no llegan a 0 y a 1: posiblemente recortas "
    "z o p más de lo que hace falta."
)


@test_case(name="valores", points=7, hidden=True)
def valores(probabilidad, env):
    """Da p = σ(β0 + βᵀx) para cada fila, con distintos números de filas y de columnas."""
    for X, _, beta0, beta in cases.models(seed=11):
        assert_matches(probabilidad, solution.probabilidad, X, beta0, beta, env=env)


@test_case(name="extremos sin nan", points=3, hidden=True)
def extremos(probabilidad, env):
    """Con z = ±1000 llega a 0 y a 1 sin nan."""
    if _recorta(probabilidad):
        raise Mismatch("recorta", Diagnosis("recorte_ancho", FAR))
    X, y, beta0, beta = cases.saturated(seed=12)
    p = np.asarray(probabilidad(X.copy(), beta0, beta.copy()), float)
    if p.shape == y.shape and np.allclose(p, y, rtol=0, atol=1e-5):  # lo correcto se aparta 0
        return
    assert_matches(probabilidad, solution.probabilidad, X, beta0, beta, env=env)
    raise Mismatch("con z = ±1000 no llega a 0 y a 1.")


def _recorta(probabilidad):
    """Si acierta en todo menos en los extremos, y allí se queda corta por los dos lados."""
    X, y, beta0, beta = cases.saturated(seed=12)
    p = np.asarray(probabilidad(X.copy(), beta0, beta.copy()), float)
    gaps = np.abs(p - y) if p.shape == y.shape else np.zeros(1)
    if not (np.all(gaps > 1e-5) and np.all(gaps < 0.2)):
        return False
    X, _, beta0, beta = next(cases.models(seed=13))
    right = solution.probabilidad(X, beta0, beta)
    return np.allclose(probabilidad(X, beta0, beta), right, rtol=1e-4)
