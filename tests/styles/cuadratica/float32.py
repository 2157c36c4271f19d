# Calcula en float32.
import numpy as np

def predecir(x, w):
    x = np.asarray(x, np.float32); w = np.asarray(w, np.float32)
    return w[0] * x * x + w[1] * x + w[2]

def costo(x, y, w):
    d = np.asarray(y, np.float32) - predecir(x, w)
    return np.mean(d * d)

def gradienteMuestra(x_i, y_i, w):
    v = np.array([x_i * x_i, x_i, 1.0])
    return (-2.0 * (y_i - v @ np.asarray(w, float)) * v).astype(np.float32)

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = np.asarray(w, np.float32)
    x = x.astype(np.float32); y = y.astype(np.float32)
    costos = np.empty(epocas + 1, np.float32)
    costos[0] = costo(x, y, w)
    for k in range(epocas):
        for i in range(len(x)) if rng is None else rng.permutation(len(x)):
            w = w - np.float32(alpha) * gradienteMuestra(x[i], y[i], w)
        costos[k + 1] = costo(x, y, w)
    return w, costos
