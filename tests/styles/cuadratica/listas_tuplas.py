# Devuelve listas y tuplas.
import numpy as np

def predecir(x, w):
    return [((w[0] * v) + w[1]) * v + w[2] for v in x]

def costo(x, y, w):
    return sum((t - p) ** 2 for t, p in zip(y, predecir(x, w))) / len(y)

def gradienteMuestra(x_i, y_i, w):
    r = -2 * (y_i - predecir([x_i], w)[0])
    return (r * x_i ** 2, r * x_i, r)

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = tuple(w)
    costos = (costo(x, y, w),)
    for _ in range(epocas):
        for i in (rng.permutation(len(x)).tolist() if rng else range(len(x))):
            w = tuple(a - alpha * g for a, g in zip(w, gradienteMuestra(x[i], y[i], w)))
        costos += (costo(x, y, w),)
    return [list(w), costos]
