# Lambdas, functools.reduce e itertools.accumulate.
from functools import reduce
from itertools import accumulate, pairwise

import numpy as np

_softmax = lambda y: (lambda e: e / e.sum())(np.exp(y - y.max()))
adelante = lambda x, Omega0, beta0, Omega1, beta1: (lambda z: (lambda h: (lambda y: (z, h, y, _softmax(y)))(
    Omega1 @ h + beta1))(np.fmax(z, 0)))(Omega0 @ x + beta0)
perdida = lambda s, l: -np.log(np.maximum((s * l).sum(), 1e-20))
jacobianaRelu = lambda z: np.diag(np.ravel(1.0 * (z > 0)))
jacobianaSoftmax = lambda s: np.apply_along_axis(np.diag, 0, s)[:, :, 0] - s * s.T
haciaAtras = lambda z, s, l, Omega0, Omega1: tuple(accumulate(
    (jacobianaSoftmax(s), Omega1.T, jacobianaRelu(z), Omega0.T), lambda g, M: M @ g, initial=-l / s))
gradientesParametros = lambda x, h, dJ_dz, dJ_dy: (dJ_dz @ x.T, dJ_dz, dJ_dy @ h.T, dJ_dy)


def contarMultiplicaciones(capas):
    ida = reduce(lambda total, par: total + par[0] * par[1], pairwise(capas), 0)
    juntar = lambda estado, n: (estado[0] + capas[0] * estado[1] * n, n)
    total, ultima = reduce(juntar, capas[2:], (0, capas[1]))
    return ida, ida, total + capas[0] * ultima
