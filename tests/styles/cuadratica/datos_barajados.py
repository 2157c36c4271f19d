# En cada época baraja los datos mismos con rng.permutation(n); dataclass y propiedades; avisa.
import warnings
from dataclasses import dataclass

import numpy as np


@dataclass
class Ajuste:
    w: np.ndarray

    def __call__(self, x):
        return np.stack([x**2, x, np.ones_like(x)]).T @ self.w

    def costo(self, x, y):
        return ((self(x) - y) ** 2).mean()


def predecir(x, w):
    return Ajuste(w)(x)


def costo(x, y, w):
    return Ajuste(w).costo(x, y)


def gradienteMuestra(x_i, y_i, w):
    estimado = np.dot(w, [x_i**2, x_i, 1])
    return [2 * (estimado - y_i) * base for base in (x_i**2, x_i, 1)]


def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w, costos = w.copy(), [costo(x, y, w)]
    for epoca in range(epocas):
        orden = slice(None) if rng is None else rng.permutation(x.size)
        for x_i, y_i in zip(x[orden], y[orden]):
            w -= alpha * np.array(gradienteMuestra(x_i, y_i, w))
        costos.append(costo(x, y, w))
        if costos[-1] > costos[-2]:
            warnings.warn(f"en la época {epoca} el costo subió")
    return w, np.array(costos)
