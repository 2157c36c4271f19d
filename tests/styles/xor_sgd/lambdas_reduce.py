# Lambdas y functools.reduce.
from functools import reduce
import numpy as np

contarParametros = lambda capas: reduce(lambda s, par: s + (par[0] + 1) * par[1], zip(capas, capas[1:]), 0)
contarActualizaciones = lambda n, tam_lote, epocas: (lambda k: (k, k * epocas))(len(range(0, n, tam_lote)))
_con_unos = lambda X: np.append(X, np.ones((len(X), 1)), axis=1)
_W = lambda X, Y: np.linalg.lstsq(_con_unos(X), Y, rcond=-1)[0]
regresionLineal = lambda X, Y: (_W(X, Y), np.var(Y - _con_unos(X) @ _W(X, Y)))  # con b, los residuos promedian 0
_s = lambda z: (1 + np.tanh(z / 2)) / 2
adelante = lambda x, W1, b1, w2, b2: (W1 @ x + b1, _s(W1 @ x + b1), w2 @ _s(W1 @ x + b1) + b2)


def derivadas(x, y, W1, b1, w2, b2):
    z, a, p = adelante(x, W1, b1, w2, b2)
    d = 2 * (p - y) * w2 / (4 * np.cosh(z / 2) ** 2)
    return d[:, None] * x, d, 2 * (p - y) * a, 2 * (p - y)


pasoSGD = lambda x, y, W1, b1, w2, b2, alpha: tuple(map(
    lambda p, d: p - alpha * d, (W1, b1, w2, b2), derivadas(x, y, W1, b1, w2, b2)))


def entrenarSGD(X, Y, W1, b1, w2, b2, alpha, epocas, rng=None):
    J = lambda red: np.mean([(y - adelante(x, *red)[2]) ** 2 for x, y in zip(X, Y)])
    orden = (lambda: range(len(X))) if rng is None else (lambda: rng.permutation(len(X)))
    epoca = lambda red, _: reduce(lambda r, i: pasoSGD(X[i], Y[i], *r, alpha), orden(), red)
    redes = [(W1, b1, w2, b2)]
    for k in range(epocas):
        redes.append(epoca(redes[-1], k))
    return *redes[-1], [J(r) for r in redes]
