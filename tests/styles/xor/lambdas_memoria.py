# Lambdas, una memoria en la que solo se escribe y un costo de un elemento.
import numpy as np
HISTORIAL = []
CACHE = {}
sig = lambda z: np.where(z > 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))


def feedForward(X, w1, w2, b1, b2):
    CACHE["z1"] = w1 @ X + b1
    CACHE["a1"] = sig(CACHE["z1"])
    CACHE["z2"] = w2 @ CACHE["a1"] + b2
    CACHE["a2"] = sig(CACHE["z2"])
    return CACHE["a1"].copy(), CACHE["a2"].copy()


_p = lambda q: np.clip(q, 1e-12, 1.0)
costoGlobal = lambda y_est, y: -(y @ np.log(_p(y_est)).T + (1 - y) @ np.log(_p(1 - y_est)).T) / y.shape[1]
_d1 = lambda w2, d2, a1: (w2.T @ d2) * a1 * (1 - a1)
_med = lambda D: np.mean(D, axis=1, keepdims=True)
backProp = lambda X, y, w1, w2, b1, b2, a2, a1: (
    _d1(w2, a2 - y, a1) @ X.T / X.shape[1], _med(_d1(w2, a2 - y, a1)), (a2 - y) @ a1.T / X.shape[1], _med(a2 - y))


def entrenarRed(epocas, lr, X, y, w1, b1, w2, b2, a1, a2):
    costos = []
    for e in range(epocas):
        costos.append(costoGlobal(a2, y).item())
        HISTORIAL.append(costos[-1])
        g = backProp(X, y, w1, w2, b1, b2, a2, a1)
        w1, b1, w2, b2 = [p - lr * d for p, d in zip([w1, b1, w2, b2], g)]
        a1, a2 = feedForward(X, w1, w2, b1, b2)
    return w1, b1, w2, b2, np.array(costos)
