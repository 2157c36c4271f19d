# El costo es un arreglo (1, 1); los números, arreglos 0-d.
import numpy as np

def predecir(x, w):
    V = np.column_stack([x ** 2, x, np.ones_like(x)])
    return (V @ w.reshape(3, 1)).squeeze(axis=1)

def costo(x, y, w):
    r = (y - predecir(x, w)).reshape(-1, 1)
    return r.T @ r / len(r)

def gradienteMuestra(x_i, y_i, w):
    x_i, y_i = np.array(x_i), np.array(y_i)
    v = np.stack([x_i ** 2, x_i, np.ones(())])
    return np.negative(2 * (y_i - np.inner(v, w)) * v)

def ajustarSGD(x, y, w, alpha, epocas, rng=None):
    w = w + np.zeros(3)
    costos = np.concatenate([costo(x, y, w).ravel()])
    for _ in range(epocas):
        for i in (range(x.shape[0]) if rng is None else rng.permutation(x.shape[0])):
            w = w - alpha * gradienteMuestra(x[i], y[i], w)
        costos = np.concatenate([costos, costo(x, y, w).ravel()])
    return w, costos
