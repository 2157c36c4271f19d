# Lambdas, reduce y acumuladores.
from functools import reduce, partial
from itertools import accumulate, takewhile
import numpy as np

escalon = lambda z, u=0.0: (z >= u) * 1.0
neurona = lambda X, w, umbral: escalon(X.dot(w), umbral)
corregir = lambda x, y, w, umbral, gamma: w + gamma * (y - escalon(x.dot(w), umbral)) * x
redXor = lambda X, W, v, umbral: (
    (lambda o: (o, escalon(o.dot(v), umbral)))(escalon(X.dot(W.T), umbral))
)


def _muestra(gamma, estado, par):
    w, b, fallos = estado
    x, t = par
    err = t - escalon(x.dot(w) + b)
    return w + gamma * err * x, b + gamma * err, fallos + abs(err)


def entrenarPerceptron(X, y, w, b, gamma, epocas):
    errores = []
    while len(errores) < epocas and 0 not in errores:
        w, b, fallos = reduce(partial(_muestra, gamma), zip(X, y), (w, b, 0))
        errores.append(fallos)
    return w, b, errores


def _corre(X, y, w, b, epocas, epoca):
    estados = list(accumulate(range(epocas), lambda s, _: epoca(*s), initial=(w, b)))
    return *estados[-1], [float(np.square(y - X.dot(p) - c).mean()) for p, c in estados]


def adalineEnLinea(X, y, w, b, eta, epocas):
    def paso(s, par):
        r = par[1] - par[0].dot(s[0]) - s[1]
        return s[0] + eta * r * par[0], s[1] + eta * r

    return _corre(X, y, w, b, epocas, lambda p, c: reduce(paso, zip(X, y), (p, c)))


def adalineEnLote(X, y, w, b, eta, epocas):
    def paso(p, c):
        r = y - X.dot(p) - c
        return p + eta * r.dot(X) / r.size, c + eta * r.mean()

    return _corre(X, y, w, b, epocas, paso)
