"""El perceptrón, la red de tres y ADALINE, como en el tablero (notas 004). Filas: ejemplos."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def neurona(X: Array, w: Array, umbral: float) -> Array:
    """σ{..} de «Perceptrón Multicapa» (004): 1 donde la entrada neta llega al umbral, 0 si no."""
    y_est: Array = (X @ w >= umbral).astype(float)
    return y_est


def corregir(x: Array, y: float, w: Array, umbral: float, gamma: float) -> Array:
    """w′ = w + γ (y − ŷ) x, la corrección de «Perceptrón Multicapa» (004) con una muestra."""
    y_est = neurona(x[np.newaxis], w, umbral)[0]
    w_nuevo: Array = w + gamma * (y - y_est) * x  # si acierta, y − ŷ = 0 y nada cambia
    return w_nuevo


def redXor(X: Array, W: Array, v: Array, umbral: float) -> tuple[Array, Array]:
    """OR[AND1, AND2] de «Perceptrón Multicapa» (004): la fila k de W es la oculta k."""
    ocultas = np.column_stack([neurona(X, w_k, umbral) for w_k in W])
    salida = neurona(ocultas, v, umbral)  # la última no ve X: ve lo que contestaron las ocultas
    return ocultas, salida


def entrenarPerceptron(
    X: Array, y: Array, w: Array, b: float, gamma: float, epocas: int
) -> tuple[Array, float, list[int]]:
    """«Regla de aprendizaje del perceptrón» (004), con γ; para tras la primera época sin fallos."""
    errores: list[int] = []
    for _ in range(epocas):
        fallos = 0
        for x_i, y_i in zip(X, y, strict=True):
            err = y_i - neurona(x_i[np.newaxis], w, -b)[0]  # x·w + b ≥ 0: el sesgo es −umbral
            w, b = corregir(x_i, y_i, w, -b, gamma), b + gamma * err
            fallos += int(err != 0)
        errores.append(fallos)
        if fallos == 0:
            break
    return w, b, errores


def adalineEnLinea(
    X: Array, y: Array, w: Array, b: float, eta: float, epocas: int
) -> tuple[Array, float, list[float]]:
    """«Gradiente descendente estocástico», ciclo for (004): un paso por muestra; σ es z ↦ z."""
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        for x_i, y_i in zip(X, y, strict=True):
            r = y_i - (x_i @ w + b)  # un solo residuo para los dos
            w, b = w + eta * r * x_i, b + eta * r
        costos.append(_mse(X, y, w, b))
    return w, b, costos


def adalineEnLote(
    X: Array, y: Array, w: Array, b: float, eta: float, epocas: int
) -> tuple[Array, float, list[float]]:
    """El recuadro «Vectorizado» (004) con la suma sobre i que le falta: un paso por época."""
    n = len(y)
    costos = [_mse(X, y, w, b)]
    for _ in range(epocas):
        r = y - (X @ w + b)  # todos los residuos, antes de mover nada
        w, b = w + eta / n * X.T @ r, b + eta / n * r.sum()
        costos.append(_mse(X, y, w, b))
    return w, b, costos


def _mse(X: Array, y: Array, w: Array, b: float) -> float:
    """1/n Σ r²."""
    return float(np.mean((y - (X @ w + b)) ** 2))
