# Los primeros intentos estaban mal; vale la última definición. Con tipos.
from __future__ import annotations
import numpy as np
from dataclasses import dataclass, field

def predecir(x, w):
    return w[0] * x + w[1]

def gradienteMuestra(x_i, y_i, w):
    return None

@dataclass
class Historia:
    costos: list[float] = field(default_factory=list)

    def anotar(self, c: float) -> None:
        self.costos.append(float(c))

def predecir(x: np.ndarray, w: np.ndarray) -> np.ndarray:
    return sum(wj * x ** (2 - j) for j, wj in enumerate(w))

def costo(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> float:
    residuos = y - predecir(x, w)
    return residuos.var() + residuos.mean() ** 2

def gradienteMuestra(x_i: float, y_i: float, w: np.ndarray) -> np.ndarray:
    # diferencias centrales: exactas (salvo redondeo) en una funcion cuadratica de w
    J = lambda v: (y_i - float(predecir(x_i, v))) ** 2
    I = np.eye(3)
    return np.array([(J(w + I[j]) - J(w - I[j])) / 2 for j in range(3)])

def ajustarSGD(x: np.ndarray, y: np.ndarray, w: np.ndarray, alpha: float, epocas: int, rng: np.random.Generator | None = None):
    h = Historia()
    w = np.array(w, copy=True)
    h.anotar(costo(x, y, w))
    for _ in range(epocas):
        it = iter(range(x.shape[0])) if rng is None else iter(rng.permutation(x.shape[0]))
        while (i := next(it, None)) is not None:
            w = w - alpha * gradienteMuestra(x[i], y[i], w)
        h.anotar(costo(x, y, w))
    return w, np.array(h.costos)
