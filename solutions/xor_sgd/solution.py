"""XOR con una red m-h-1 de salida lineal, una muestra cada vez, como en el tablero.

Notas 000: «Regresión Lineal», «Modelo no lineal», «Resolver XOR con modelo no lineal» y «Backward».
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Parameters = tuple[Array, Array, Array, float]
Training = tuple[Array, Array, Array, float, list[float]]


def contarParametros(capas: tuple[int, ...]) -> int:
    """Pesos y sesgos de una red densa (000, «¿Cuántos parámetros desconocidos tengo?»)."""
    parametros = sum((entradas + 1) * neuronas for entradas, neuronas in pairwise(capas))
    return parametros


def contarActualizaciones(n: int, tam_lote: int, epocas: int) -> tuple[int, int]:
    """Actualizaciones por época y en total (000, «actualizaciones»; 001, «¿Cuántas veces…?»)."""
    por_epoca = (n + tam_lote - 1) // tam_lote  # ⌈n / tam_lote⌉: el último lote puede ir corto
    en_total = por_epoca * epocas
    return por_epoca, en_total


def regresionLineal(X: Array, Y: Array) -> tuple[Array, float]:
    """Mínimos cuadrados, W (m + 1,) = [w_1 … w_m, b], y su J (000, «Regresión Lineal»)."""
    X1: Array = np.column_stack((X, np.ones(len(X))))  # 1 · b: el sesgo va al final
    W: Array = np.linalg.inv(X1.T @ X1) @ X1.T @ Y
    J = float(np.mean((Y - X1 @ W) ** 2))
    return W, J


def adelante(x: Array, W1: Array, b1: Array, w2: Array, b2: float) -> tuple[Array, Array, float]:
    """z1 (h,), a1 (h,) e ŷ de una muestra x (m,) (000, «Forward»)."""
    z1 = W1 @ x + b1
    a1 = _sigma(z1)
    y_est = float(w2 @ a1 + b2)  # salida lineal: sin σ
    return z1, a1, y_est


def derivadas(x: Array, y: float, W1: Array, b1: Array, w2: Array, b2: float) -> Parameters:
    """∂(y − ŷ)²/∂ de W1 (h, m), b1 (h,), w2 (h,) y b2 (000, «Backward» y su ejercicio)."""
    _, a1, y_est = adelante(x, W1, b1, w2, b2)
    db2 = -2 * (y - y_est)
    dw2 = db2 * a1
    db1 = db2 * w2 * a1 * (1 - a1)  # σ′(z1) = a1 (1 − a1)
    dW1 = db1[:, np.newaxis] * x  # producto exterior: (h, 1) por (m,)
    return dW1, db1, dw2, db2


def pasoSGD(
    x: Array, y: float, W1: Array, b1: Array, w2: Array, b2: float, alpha: float
) -> Parameters:
    """Los parámetros tras un paso con una muestra (000, «Actualizar los pesos»)."""
    dW1, db1, dw2, db2 = derivadas(x, y, W1, b1, w2, b2)  # todas con los mismos pesos
    W1, b1 = W1 - alpha * dW1, b1 - alpha * db1  # arreglos nuevos: los de quien llama no cambian
    w2, b2 = w2 - alpha * dw2, b2 - alpha * db2
    return W1, b1, w2, b2


def entrenarSGD(
    X: Array, Y: Array, W1: Array, b1: Array, w2: Array, b2: float,
    alpha: float, epocas: int, rng: np.random.Generator | None = None,
) -> Training:  # fmt: skip
    """for epoch: for sample: un paso; costos[k] es el MSE tras k épocas (000, «SGD»)."""
    costos = [_costo(X, Y, W1, b1, w2, b2)]
    for _ in range(epocas):
        orden = np.arange(len(X)) if rng is None else rng.permutation(len(X))
        for i in orden:
            W1, b1, w2, b2 = pasoSGD(X[i], Y[i], W1, b1, w2, b2, alpha)
        costos.append(_costo(X, Y, W1, b1, w2, b2))
    return W1, b1, w2, b2, costos


def _costo(X: Array, Y: Array, W1: Array, b1: Array, w2: Array, b2: float) -> float:
    """MSE: 1/n Σ (yᵢ − ŷᵢ)²."""
    Y_est = np.array([adelante(x, W1, b1, w2, b2)[2] for x in X])
    J = float(np.mean((Y - Y_est) ** 2))
    return J


def _sigma(z: Array) -> Array:
    a: Array = 1 / (1 + np.exp(-z))
    return a
