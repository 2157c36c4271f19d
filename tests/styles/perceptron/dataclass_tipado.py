# Estado en un dataclass, tipos anotados, np.inner y normas.
from __future__ import annotations
from dataclasses import dataclass, field
import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]
Aprendido = tuple[Vector, float, list]


@dataclass
class Estado:
    w: Vector
    b: float
    historia: list = field(default_factory=list)

    def mover(self, paso: float, x: Vector) -> None:
        self.w = self.w + paso * x
        self.b = float(self.b + paso)

    def fin(self) -> Aprendido:
        return self.w, self.b, self.historia


def neurona(X: Vector, w: Vector, umbral: float) -> Vector:
    return np.asarray(np.matmul(X, w) >= umbral, dtype=np.float64)


def corregir(x: Vector, y: float, w: Vector, umbral: float, gamma: float) -> Vector:
    return w + gamma * (y - float(np.inner(x, w) >= umbral)) * x


def redXor(X: Vector, W: Vector, v: Vector, umbral: float) -> tuple[Vector, Vector]:
    ocultas = np.apply_along_axis(lambda w_k: neurona(X, w_k, umbral), 1, W).T
    return ocultas, neurona(ocultas, v, umbral)


def entrenarPerceptron(X, y, w, b, gamma, epocas) -> Aprendido:
    estado = Estado(w, b)
    for _ in range(epocas):
        fallos = 0
        for x, t in zip(X, y):
            err = t - float(np.inner(x, estado.w) + estado.b >= 0)
            estado.mover(gamma * err, x)
            fallos += err != 0
        estado.historia.append(int(fallos))
        if not fallos:
            break
    return estado.fin()


def adalineEnLinea(X, y, w, b, eta, epocas) -> Aprendido:
    estado = Estado(w, b)
    estado.historia.append(np.var(y - X @ w - b) + np.mean(y - X @ w - b) ** 2)
    for _ in range(epocas):
        for x, t in zip(X, y):
            estado.mover(eta * (t - np.inner(x, estado.w) - estado.b), x)
        estado.historia.append(np.linalg.norm(y - X @ estado.w - estado.b) ** 2 / len(y))
    return estado.fin()


def adalineEnLote(X, y, w, b, eta, epocas) -> Aprendido:
    estado = Estado(w, b)
    for k in range(epocas + 1):
        r = y - np.inner(X, estado.w) - estado.b
        estado.historia.append(np.dot(r, r) / len(r))
        if k < epocas:
            estado.w = estado.w + eta * np.average(r[:, None] * X, axis=0)
            estado.b = estado.b + eta * r.mean()
    return estado.fin()
