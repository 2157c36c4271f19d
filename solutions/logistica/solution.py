"""Regresión logística, como en el tablero. Las filas de X son ejemplos; β0 va aparte, sin unos.

Notas: 004, de «Regresión Logística» a «Caso 2»; 003, §4.2 «aprende características».
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

EPS = 1e-7  # ln 0 = −∞: ninguna probabilidad llega a 0 ni a 1 antes del logaritmo


def probabilidad(X: Array, beta0: float, beta: Array) -> Array:
    """P(Y = 1|x) = σ(β0 + βᵀx) de cada fila, (N,) (004, «Regresión Logística»)."""
    z = beta0 + X @ beta
    e = np.exp(-np.abs(z))  # el exponente nunca es positivo: no hay desborde
    p: Array = np.where(z >= 0, 1, e) / (1 + e)  # para z < 0: eᶻ / (1 + eᶻ)
    return p


def razonDeProbabilidad(p: Array) -> tuple[Array, Array]:
    """p/(1 − p) y su logaritmo natural, (k,) cada uno (004, «Razón de Probabilidad»)."""
    razon = p / (1 - p)
    logit = np.log(razon)  # = β0 + βᵀx, sin ningún ε
    return razon, logit


def costoLogistico(X: Array, y: Array, beta0: float, beta: Array) -> float:
    """J(β) = −1/N Σ [y ln p + (1 − y) ln(1 − p)] (004, «Entropía cruzada»)."""
    p = np.clip(probabilidad(X, beta0, beta), EPS, 1 - EPS)
    J = float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))  # −ln de lo que sí ocurrió
    return J


def gradienteLogistico(X: Array, y: Array, beta0: float, beta: Array) -> tuple[float, Array]:
    """∂J/∂β0 = 1/N Σ (p − y) y ∇J = 1/N Σ (p − y) x (004, «∇J(β)»)."""
    residuo = probabilidad(X, beta0, beta) - y  # < 0 en el «Caso 1», > 0 en el «Caso 2»
    d0 = float(np.mean(residuo))
    d = X.T @ residuo / len(y)
    return d0, d


def entrenarLogistica(
    X: Array, y: Array, beta0: float, beta: Array, eta: float, epocas: int, tam_lote: int
) -> tuple[float, Array, list[float]]:
    """β ← β − η ∇J por lotes consecutivos (004, «β ← β − η(ŷ − y)x»); costos, con todos."""
    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        for inicio in range(0, len(y), tam_lote):
            lote = slice(inicio, inicio + tam_lote)  # el último puede ser corto
            d0, d = gradienteLogistico(X[lote], y[lote], beta0, beta)
            beta0, beta = beta0 - eta * d0, beta - eta * d  # arreglos nuevos: nada ajeno cambia
        costos.append(costoLogistico(X, y, beta0, beta))
    return beta0, beta, costos


def clasificar(X: Array, beta0: float, beta: Array, umbral: float = 0.5) -> Array:
    """1 donde p ≥ umbral, 0 en las demás filas, (N,) (004, «sigmoid ≥ 0.5 → 1»)."""
    clase = (probabilidad(X, beta0, beta) >= umbral).astype(float)
    return clase


def expandir(X: Array) -> Array:
    """(x1, x2) → (x1, x2, x1², x2², x1x2), (N, 5) (003, §4.2)."""
    x1, x2 = X.T
    caracteristicas = np.column_stack((x1, x2, x1**2, x2**2, x1 * x2))
    return caracteristicas
