# np.polyval y np.poly1d.
import numpy as np
from numpy.polynomial import Polynomial

def predecir(x, w):
    return Polynomial(np.asarray(w)[::-1])(x)

def costo(x, y, w):
    return np.square(np.subtract(y, np.polyval(w, x))).mean()

def gradienteMuestra(x_i, y_i, w):
    p = np.poly1d(np.asarray(w))
    return 2 * (p(x_i) - y_i) * np.power(float(x_i), [2, 1, 0])

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    p = np.poly1d(np.asarray(w))
    coef = np.array(w)
    hist = [costo(x, y, coef)]
    for _ in range(epocas):
        idx = np.arange(len(x))
        if rng is not None:
            idx = rng.permutation(idx)
        for xi, yi in zip(x[idx], y[idx]):
            coef = coef - alpha * gradienteMuestra(xi, yi, coef)
        hist.append(costo(x, y, coef))
    return coef, np.array(hist)
