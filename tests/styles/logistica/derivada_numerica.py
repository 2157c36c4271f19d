# El gradiente por diferencias centrales de su propio costo; los lotes con array_split.
import numpy as np
from itertools import combinations_with_replacement


def probabilidad(X, beta0, beta):
    z = beta0 + (X * beta).sum(axis=1)
    return np.where(z > 0, 1 / (1 + np.exp(-abs(z))), 1 - 1 / (1 + np.exp(-abs(z))))


def razonDeProbabilidad(p):
    r = 1 / (1 / p - 1)
    return r, np.log(r)


def costoLogistico(X, y, beta0, beta):
    s = 2 * y - 1
    return np.logaddexp(0, -s * (beta0 + X @ beta)).mean()


def gradienteLogistico(X, y, beta0, beta, h=1e-5):
    v = np.r_[beta0, beta]
    J = lambda t: costoLogistico(X, y, t[0], t[1:])
    g = np.array([(J(v + h * e) - J(v - h * e)) / (2 * h) for e in np.eye(v.size)])
    return g[0], g[1:]


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    cortes = np.arange(tam_lote, len(y), tam_lote)
    lotes = list(zip(np.split(X, cortes), np.split(y, cortes)))
    costos = [costoLogistico(X, y, beta0, beta)]
    for _ in range(epocas):
        for Xl, yl in lotes:
            d0, d = gradienteLogistico(Xl, yl, beta0, beta)
            beta0, beta = beta0 - eta * d0, beta - eta * d
        costos.append(costoLogistico(X, y, beta0, beta))
    return beta0, beta, costos


def clasificar(X, beta0, beta, umbral=0.5):
    return np.sign(probabilidad(X, beta0, beta) - umbral).clip(0, 1)


def expandir(X):
    grado2 = {par: X[:, par[0]] * X[:, par[1]] for par in combinations_with_replacement((0, 1), 2)}
    return np.column_stack([X, grado2[0, 0], grado2[1, 1], grado2[0, 1]])
