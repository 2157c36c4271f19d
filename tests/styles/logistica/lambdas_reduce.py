# Lambdas y reduce.
from functools import partial, reduce
import numpy as np

s = lambda z: np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))
probabilidad = lambda X, beta0, beta: s(beta0 + np.matmul(X, beta))
razonDeProbabilidad = lambda p: (p / (1 - p), np.log(p / (1 - p)))
_pierde = lambda p, y: -np.log(np.maximum(1e-13, 1 - np.abs(y - p)))
costoLogistico = lambda X, y, beta0, beta: _pierde(probabilidad(X, beta0, beta), y).mean().item()
_con = lambda r, X: (r.mean(), (X.T * r).mean(axis=1))
gradienteLogistico = lambda X, y, beta0, beta: _con(probabilidad(X, beta0, beta) - y, X)
_menos = lambda p, g, eta: tuple(a - eta * b for a, b in zip(p, g))


def entrenarLogistica(X, y, beta0, beta, eta, epocas, tam_lote):
    lotes = [slice(i, i + tam_lote) for i in range(0, len(y), tam_lote)]
    paso = lambda p, l: _menos(p, gradienteLogistico(X[l], y[l], *p), eta)
    epoca = partial(reduce, paso, lotes)
    estados = [(beta0, beta)]
    for _ in range(epocas):
        estados.append(epoca(estados[-1]))
    return (*estados[-1], [costoLogistico(X, y, *e) for e in estados])


clasificar = lambda X, beta0, beta, umbral=0.5: 1 * (probabilidad(X, beta0, beta) >= umbral)
expandir = lambda X: np.array([X[:, 0], X[:, 1], X[:, 0] ** 2, X[:, 1] ** 2, X[:, 0] * X[:, 1]]).T
