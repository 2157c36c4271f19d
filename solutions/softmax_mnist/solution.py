"""Regresión softmax, como en el tablero: las filas son ejemplos."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Labels = NDArray[np.int64]

EPS = 1e-15  # log(0) = −∞: ninguna probabilidad baja de aquí


def codificarOneHot(y: Labels, K: int) -> Matrix:
    """Etiquetas y (N,) → Y (N, K): un 1 en la columna de su clase."""
    Y: Matrix = np.eye(K)[y]  # la fila k de la identidad es la clase k
    return Y


def softmax(Z: Matrix) -> Matrix:
    """Puntajes Z (N, K) → probabilidades A (N, K), fila por fila."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))  # restar c no cambia el cociente: e^−c se cancela
    A: Matrix = E / E.sum(axis=1, keepdims=True)
    return A


def entropiaCruzada(A: Matrix, Y: Matrix) -> float:
    """J = −1/N Σᵢ Σⱼ Yᵢⱼ ln Aᵢⱼ."""
    perdidas = -(Y * np.log(np.maximum(A, EPS))).sum(axis=1)  # −ln de la clase verdadera
    J: float = perdidas.mean()
    return J


def gradientes(X: Matrix, A: Matrix, Y: Matrix) -> tuple[Matrix, Vector]:
    """∂J/∂W (d, K) y ∂J/∂b (K,)."""
    dZ = (A - Y) / len(X)  # ∂J/∂Z: el 1/N de la media viaja con él
    dW = X.T @ dZ
    db = dZ.sum(axis=0)
    return dW, db


def entrenar(
    X: Matrix,
    y: Labels,
    K: int,
    lr: float,
    epocas: int,
    tam_lote: int,
    rng: np.random.Generator,
) -> tuple[Matrix, Vector, list[float]]:
    """Descenso por lotes desde W = 0, b = 0; costos[k] es J sobre toda X tras k épocas."""
    N, d = X.shape
    Y = codificarOneHot(y, K)
    W, b = np.zeros((d, K)), np.zeros(K)
    costos = [entropiaCruzada(softmax(X @ W + b), Y)]
    for _ in range(epocas):
        orden = rng.permutation(N)
        for inicio in range(0, N, tam_lote):
            lote = orden[inicio : inicio + tam_lote]  # el último puede ser más corto
            A, Y_lote = softmax(X[lote] @ W + b), codificarOneHot(y[lote], K)
            dW, db = gradientes(X[lote], A, Y_lote)
            W, b = W - lr * dW, b - lr * db
        costos.append(entropiaCruzada(softmax(X @ W + b), Y))
    return W, b, costos


def predecir(X: Matrix, W: Matrix, b: Vector) -> Labels:
    """La clase más probable de cada fila de X."""
    clases: Labels = softmax(X @ W + b).argmax(axis=1)
    return clases
