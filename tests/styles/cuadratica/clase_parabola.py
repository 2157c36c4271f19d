# Una clase detrás de funciones delgadas.
import numpy as np


class Parabola:
    def __init__(self, w):
        self.w = np.array(w, dtype=float)

    def __call__(self, x):
        a, b, c = self.w
        return a * x ** 2 + b * x + c

    def mse(self, x, y):
        return float(((y - self(x)) ** 2).mean())

    def derivadas(self, x, y):
        factor = -2.0 * (y - self(x))
        return np.array([factor * x ** 2, factor * x, factor])

    def epoca(self, x, y, alpha, orden):
        for i in orden:
            self.w -= alpha * self.derivadas(x[i], y[i])


def predecir(x, w): return Parabola(w)(x)
def costo(x, y, w): return Parabola(w).mse(x, y)
def gradienteMuestra(x_i, y_i, w): return Parabola(w).derivadas(x_i, y_i)
def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    p = Parabola(w)
    costos = [p.mse(x, y)]
    for _ in range(epocas):
        p.epoca(x, y, alpha, rng.permutation(len(x)) if rng is not None else range(len(x)))
        costos.append(p.mse(x, y))
    return p.w, np.array(costos)
