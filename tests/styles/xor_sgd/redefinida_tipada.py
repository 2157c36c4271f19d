# Una primera versión que no servía, y otra con tipos y con decoradores.
from __future__ import annotations
from dataclasses import dataclass, astuple, replace
from functools import cache
import numpy as np
import numpy.typing as npt

Arreglo = npt.NDArray[np.float64]

def adelante(x, W1, b1, w2, b2):
    raise NotImplementedError

@dataclass(frozen=True)
class Parametros:
    W1: Arreglo
    b1: Arreglo
    w2: Arreglo
    b2: float

    def menos(self, paso: "Parametros", alpha: float) -> "Parametros":
        return Parametros(self.W1 - alpha * paso.W1, self.b1 - alpha * paso.b1,
                          self.w2 - alpha * paso.w2, self.b2 - alpha * paso.b2)

    def tupla(self):
        return self.W1, self.b1, self.w2, self.b2

@cache
def contarParametros(capas: tuple[int, ...]) -> int:
    if len(capas) < 2:
        return 0
    return (capas[0] + 1) * capas[1] + contarParametros(capas[1:])

def contarActualizaciones(n: int, tam_lote: int, epocas: int) -> tuple[int, int]:
    assert tam_lote > 0
    return (k := (n // tam_lote + (n % tam_lote > 0))), k * epocas

def regresionLineal(X: Arreglo, Y: Arreglo) -> tuple[Arreglo, float]:
    Q, R = np.linalg.qr(np.column_stack([X, np.ones(X.shape[0])]))
    W = np.linalg.solve(R, Q.T @ Y)
    return W, float(np.mean((Y - X @ W[:-1] - W[-1]) ** 2))

def adelante(x: Arreglo, W1: Arreglo, b1: Arreglo, w2: Arreglo, b2: float) -> tuple[Arreglo, Arreglo, float]:
    z1 = W1 @ x + b1
    a1 = np.reciprocal(1 + np.exp(-z1))
    return z1, a1, float(w2 @ a1 + b2)

def _grad(x, y, p: Parametros) -> Parametros:
    _, a1, y_est = adelante(x, *p.tupla())
    db2 = -2 * (y - y_est)
    db1 = db2 * p.w2 * (a1 - a1 ** 2)
    return Parametros(np.multiply.outer(db1, x), db1, db2 * a1, db2)

def derivadas(x, y, W1, b1, w2, b2):
    return _grad(x, y, Parametros(W1, b1, w2, b2)).tupla()

def pasoSGD(x, y, W1, b1, w2, b2, alpha):
    p = Parametros(W1, b1, w2, b2)
    return p.menos(_grad(x, y, p), alpha).tupla()

def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng: np.random.Generator | None = None):
    p = Parametros(W1, b1, w2, b2)
    def costo() -> float:
        return float(np.mean([(t - adelante(x, *p.tupla())[2]) ** 2 for x, t in zip(X, Y)]))
    costos = [costo()]
    for _ in range(epocas):
        orden = rng.permutation(len(X)) if rng else np.arange(len(X))
        for i in orden:
            p = p.menos(_grad(X[i], Y[i], p), alpha)
        costos.append(costo())
    return *p.tupla(), costos
