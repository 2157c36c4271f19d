# La primera versión estaba mal; la última, con tipos, es la que cuenta.
from __future__ import annotations
import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]


def probabilidad(X, beta0, beta):
    return X @ beta


def expandir(X):
    return X ** 2


def probabilidad(X: Vector, beta0: float, beta: Vector) -> Vector:
    z: Vector = np.add(beta0, X @ beta)
    positivo = 1 / (1 + np.exp(-np.abs(z)))
    return np.choose(z >= 0, [1 - positivo, positivo])


def razonDeProbabilidad(p: Vector, /) -> tuple[Vector, Vector]:
    return (razon := p / (1 - p)), np.log(razon)


def costoLogistico(X: Vector, y: Vector, beta0: float, beta: Vector) -> float:
    return float(-np.log(np.maximum(np.where(y == 1, p := probabilidad(X, beta0, beta), 1 - p), 1e-14)).mean())


def gradienteLogistico(X: Vector, y: Vector, beta0: float, beta: Vector) -> tuple[float, Vector]:
    residuo = probabilidad(X, beta0, beta) - y
    gradiente = np.insert(X, 0, 1, axis=1).T @ residuo / X.shape[0]
    return float(gradiente[0]), gradiente[1:]


def entrenarLogistica(X: Vector, y: Vector, beta0: float, beta: Vector, eta: float, epocas: int, tam_lote: int, *, verboso: bool = False):
    def una_epoca(b0: float, b: Vector) -> tuple[float, Vector]:
        resto_X, resto_y = X, y
        while len(resto_y):
            d0, d = gradienteLogistico(resto_X[:tam_lote], resto_y[:tam_lote], b0, b)
            b0, b = b0 - eta * d0, b - eta * d
            resto_X, resto_y = resto_X[tam_lote:], resto_y[tam_lote:]
        return b0, b

    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        beta0, beta = una_epoca(beta0, beta)
        costos.append(costoLogistico(X, y, beta0, beta))
    return beta0, beta, costos


def clasificar(X: Vector, beta0: float, beta: Vector, umbral: float = 0.5) -> npt.NDArray[np.bool_]:
    return ~(probabilidad(X, beta0, beta) < umbral)


def expandir(X: Vector) -> Vector:
    return X @ np.eye(2, 5) + (X ** 2) @ np.eye(2, 5, 2) + np.outer(X.prod(1), [0, 0, 0, 0, 1])
