# Baraja con rng.shuffle un np.arange nuevo en cada época: el mismo orden que rng.permutation(n).
import numpy as np
CACHE = []

def predecir(x, w):
    return np.vectorize(lambda v: w[0] * v ** 2 + w[1] * v + w[2], otypes=[float])(x)

def costo(x, y, w):
    c = np.average((predecir(x, w) - y) ** 2)
    CACHE.append(c)
    return c

def gradienteMuestra(x_i, y_i, w):
    return np.outer([y_i - predecir(x_i, w)], [-2 * x_i ** 2, -2 * x_i, -2])[0]

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = np.array(w)
    costos = np.zeros(epocas + 1)
    costos[0] = costo(x, y, w)
    for k in range(1, epocas + 1):
        idx = np.arange(len(x))
        if rng is not None:
            rng.shuffle(idx)
        for i in idx:
            w = w - alpha * gradienteMuestra(x[i], y[i], w)
        costos[k] = costo(x, y, w)
    return w, costos
