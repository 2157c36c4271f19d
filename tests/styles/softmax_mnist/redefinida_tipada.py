# Borradores equivocados primero; tipos, decoradores y b como (1, K) por dentro.
from __future__ import annotations
import functools
import numpy as np

def softmax(Z):
    return np.exp(Z) / np.sum(np.exp(Z))

def entropiaCruzada(A, Y):
    return -np.sum(Y * np.log(A))

def registrar(f):
    @functools.wraps(f)
    def g(*a):
        r = f(*a)
        g.ultimo = r
        return r
    return g

@registrar
def codificarOneHot(y: np.ndarray, K: int) -> np.ndarray:
    Y = np.zeros((K, len(y)))
    Y[y, range(len(y))] = 1
    return Y.T

@registrar
def softmax(Z: np.ndarray) -> np.ndarray:
    return np.apply_along_axis(lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(), 1, Z)

@registrar
def entropiaCruzada(A: np.ndarray, Y: np.ndarray) -> float:
    return float(-np.trace(Y @ np.log(np.clip(A, 1e-12, 1)).T) / A.shape[0])

@registrar
def gradientes(X: np.ndarray, A: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    unos = np.ones(X.shape[0]) / X.shape[0]
    dW = sum(np.outer(x, a - t) for x, a, t in zip(X, A, Y)) / X.shape[0]
    return dW, unos @ (A - Y)

def entrenar(X: np.ndarray, y: np.ndarray, K: int, lr: float, epocas: int, tam_lote: int, rng: np.random.Generator):
    W = np.zeros((X.shape[1], K)); b = np.zeros((1, K))
    Y = codificarOneHot(y, K)
    costos: list[float] = [entropiaCruzada(softmax(X @ W + b), Y)]
    for _ in range(epocas):
        orden = iter(rng.permutation(len(X)))
        while True:
            lote = [i for _, i in zip(range(tam_lote), orden)]
            if not lote:
                break
            dW, db = gradientes(X[lote], softmax(X[lote] @ W + b), Y[lote])
            W, b = W - lr * dW, b - lr * db[None]
        costos.append(entropiaCruzada(softmax(X @ W + b), Y))
    return W, b[0], np.array(costos)

@registrar
def predecir(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    P = softmax(X @ W + b)
    return np.where(P == P.max(axis=1, keepdims=True))[1]
