# NumPy, vectorizado.
import numpy as np

def predecir(x, w):
    return w[0] * x**2 + w[1] * x + w[2]

def costo(x, y, w):
    return np.mean((y - predecir(x, w))**2)

def gradienteMuestra(x_i, y_i, w):
    y_est = w[0] * x_i**2 + w[1] * x_i + w[2]
    return -2 * (y_i - y_est) * np.array([x_i**2, x_i, 1])

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = w.copy()
    costos = np.zeros(epocas + 1)
    costos[0] = costo(x, y, w)
    for k in range(epocas):
        orden = np.arange(len(x)) if rng is None else rng.permutation(len(x))
        for i in orden:
            w = w - alpha * gradienteMuestra(x[i], y[i], w)
        costos[k + 1] = costo(x, y, w)
    return w, costos
