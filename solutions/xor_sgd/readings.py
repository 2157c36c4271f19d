"""Otras maneras naturales de derivar con adelante; con una adelante correcta dan lo mismo."""

import numpy as np

from solutions.xor_sgd.solution import Array, Parameters, adelante

PASO = 1e-5  # de las diferencias


def derivadas__con_sigma_propia(
    x: Array, y: float, W1: Array, b1: Array, w2: Array, b2: float
) -> Parameters:
    """σ′ desde z1, y no desde a1."""
    z1, a1, y_est = adelante(x, W1, b1, w2, b2)
    db2 = -2 * (y - y_est)
    db1 = db2 * w2 / (2 + np.exp(z1) + np.exp(-z1))
    return db1[:, np.newaxis] * x, db1, db2 * a1, db2


def derivadas__por_diferencias(
    x: Array, y: float, W1: Array, b1: Array, w2: Array, b2: float
) -> Parameters:
    """Lo que cambia (y − ŷ)² cuando cada parámetro se mueve un poco a cada lado."""
    h, m = W1.shape
    theta = np.concatenate((W1.ravel(), b1, w2, [b2]))

    def abrir(t: Array) -> Parameters:
        W1, b1, w2 = np.split(t[:-1], (h * m, h * m + h))
        return W1.reshape(h, m), b1, w2, float(t[-1])

    def error(t: Array) -> float:
        return (y - adelante(x, *abrir(t))[2]) ** 2

    pasos = PASO * np.eye(theta.size)
    return abrir(np.array([error(theta + e) - error(theta - e) for e in pasos]) / (2 * PASO))
