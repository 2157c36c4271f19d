"""Una red n0-n1-1 con sigmoides, como en el tablero. Las columnas de X son registros."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Parameters = tuple[Matrix, Matrix, Matrix, Matrix]
Training = tuple[Matrix, Matrix, Matrix, Matrix, list[float]]

EPS = 1e-12  # ln 0 = −∞: ninguna probabilidad llega a 0 ni a 1 antes del logaritmo


def feedForward(X: Matrix, w1: Matrix, w2: Matrix, b1: Matrix, b2: Matrix) -> tuple[Matrix, Matrix]:
    """Activaciones de la capa escondida, a1 (n1, m), y de la de salida, a2 (1, m)."""
    a1 = _sigma(w1 @ X + b1)  # (n1, n0) (n0, m): una columna por registro; b1 se suma a todas
    a2 = _sigma(w2 @ a1 + b2)
    return a1, a2


def costoGlobal(y_est: Matrix, y: Matrix) -> float:
    """Entropía cruzada binaria, media sobre los m registros."""
    p = np.clip(y_est, EPS, 1 - EPS)
    J: float = float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))  # −ln de lo que sí ocurrió
    return J


def backProp(
    X: Matrix, y: Matrix, w1: Matrix, w2: Matrix, b1: Matrix, b2: Matrix, a2: Matrix, a1: Matrix
) -> Parameters:
    """Gradiente del costo medio respecto a w1, b1, w2 y b2, cada uno con la forma del suyo."""
    dZ2 = (a2 - y) / y.shape[1]  # ∂J/∂Z2: σ′ se cancela con la entropía cruzada; J es un promedio
    dZ1 = w2.T @ dZ2 * a1 * (1 - a1)  # la culpa vuelve por los mismos pesos; σ′(Z1) = a1 (1 − a1)
    dw2, db2 = dZ2 @ a1.T, dZ2.sum(axis=1, keepdims=True)
    dw1, db1 = dZ1 @ X.T, dZ1.sum(axis=1, keepdims=True)
    return dw1, db1, dw2, db2


def entrenarRed(
    epocas: int, lr: float, X: Matrix, y: Matrix,
    w1: Matrix, b1: Matrix, w2: Matrix, b2: Matrix, a1: Matrix, a2: Matrix,
) -> Training:  # fmt: skip
    """Descenso de gradiente con todos los registros; costos[k] es el de antes del paso k + 1."""
    costos = []
    for _ in range(epocas):
        costos.append(costoGlobal(a2, y))
        dw1, db1, dw2, db2 = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1, b1 = w1 - lr * dw1, b1 - lr * db1  # arreglos nuevos: los de quien llama no cambian
        w2, b2 = w2 - lr * dw2, b2 - lr * db2
        a1, a2 = feedForward(X, w1, w2, b1, b2)  # otros pesos, otras activaciones
    return w1, b1, w2, b2, costos


def _sigma(z: Matrix) -> Matrix:
    a: Matrix = 1 / (1 + np.exp(-z))  # desborda más allá de |z| = 700, y el cociente da 0 igual
    return a
