# Vale la última definición; tipos y un decorador. Deja los sesgos en 0.
from __future__ import annotations
import functools
import numpy as np

def contar(f):
    @functools.wraps(f)
    def g(*a, **k):
        g.llamadas += 1
        return f(*a, **k)
    g.llamadas = 0
    return g

def feedForward(X, w1, w2):
    return w1 @ X, w2 @ (w1 @ X)

def backProp(*args):
    raise NotImplementedError

@contar
def feedForward(X: np.ndarray, w1: np.ndarray, w2: np.ndarray, b1: np.ndarray, b2: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    capas = [X]
    for w, b in ((w1, b1), (w2, b2)):
        capas.append(np.reciprocal(1 + np.exp(-(np.matmul(w, capas[-1]) + b))))
    return capas[1], capas[2]

@contar
def costoGlobal(y_est: np.ndarray, y: np.ndarray, eps: float = 1e-12) -> float:
    return float(np.mean(-np.log(np.clip(np.abs(1 - y - y_est), eps, None))))

@contar
def backProp(X: np.ndarray, y: np.ndarray, w1: np.ndarray, w2: np.ndarray, b1: np.ndarray, b2: np.ndarray, a2: np.ndarray, a1: np.ndarray):
    m: int = X.shape[1]
    unos = np.ones((m, 1)) / m
    dZ2 = a2 - y
    dZ1 = np.outer(w2, dZ2) * a1 * (1 - a1)
    return dZ1 @ X.T / m, dZ1 @ unos, dZ2 @ a1.T / m, dZ2 @ unos

def entrenarRed(epocas: int, lr: float, X, y, w1, b1, w2, b2, a1, a2):
    """b se queda en cero, como en la lamina."""
    costos: list[float] = []
    for _ in range(epocas):
        costos += [costoGlobal(a2, y)]
        dw1, _, dw2, _ = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1, w2 = w1 - lr * dw1, w2 - lr * dw2
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, np.array(costos)
