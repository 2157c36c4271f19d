# Devuelve listas y tuplas.
import numpy as np

def costo(theta, X, y):
    filas = X.tolist()
    t = list(theta)
    return sum((sum(a * b for a, b in zip(f, t)) - yi) ** 2 for f, yi in zip(filas, y)) / 2 / len(filas)

def gradiente(theta, X, y):
    filas = [tuple(f) for f in X]
    res = [sum(a * b for a, b in zip(f, theta)) - yi for f, yi in zip(filas, y)]
    return tuple(sum(r * f[j] for r, f in zip(res, filas)) / len(res) for j in range(len(theta)))

def descensoGradiente(theta, X, y, alpha, iteraciones):
    t = tuple(theta)
    historia = [costo(t, X, y)]
    while len(historia) <= iteraciones:
        t = tuple(a - alpha * g for a, g in zip(t, gradiente(t, X, y)))
        historia += [costo(t, X, y)]
    return [list(t), tuple(historia)]

def normalizar(X):
    cols = list(zip(*X.tolist()))
    mu = [sum(c) / len(c) for c in cols]
    sigma = [(sum((v - u) ** 2 for v in c) / len(c)) ** .5 for c, u in zip(cols, mu)]
    Z = [[(v - u) / s if s else 0.0 for v, u, s in zip(f, mu, sigma)] for f in X.tolist()]
    return Z, mu, sigma

def ecuacionNormal(X, y):
    return tuple((np.linalg.pinv(X) @ y).tolist())

def sgdLineal(x, y, w, b, eta, epocas):
    for _ in [None] * epocas:
        for xi, yi in zip(x.tolist(), y.tolist()):
            r = yi - (w * xi + b)
            w, b = w + eta * r * xi, b + eta * r
    return w, b
