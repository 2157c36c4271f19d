"""Cada operación en float32."""

# %%
import numpy as np

# %%
def predecir(x, w):
    a, b, c = np.asarray(w, np.float32)
    x = np.asarray(x, np.float32)
    return a * x * x + b * x + c

def costo(x, y, w):
    return float(np.mean((np.asarray(y, np.float32) - predecir(x, w)) ** 2))

def gradienteMuestra(x_i, y_i, w):
    x, r = np.float32(x_i), np.float32(y_i) - predecir(x_i, w)
    return np.array([-2 * r * x * x, -2 * r * x, -2 * r], np.float32)

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = np.array(w, np.float32)
    costos = [costo(x, y, w)]
    for _ in range(epocas):
        orden = range(len(x)) if rng is None else rng.permutation(len(x))
        for i in orden:
            w = w - np.float32(alpha) * gradienteMuestra(x[i], y[i], w)
        costos.append(costo(x, y, w))
    return w, costos
