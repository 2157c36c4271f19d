# Lo más corto en NumPy, con s − l y la máscara.
import numpy as np


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = Omega0 @ x + beta0
    h = z * (z > 0)
    y = Omega1 @ h + beta1
    e = np.exp(y - np.max(y))
    return z, h, y, e / np.sum(e)


def perdida(s, l):
    return -np.log(s[l == 1] + 1e-12).sum()


def jacobianaRelu(z):
    return np.diag((z > 0).ravel())


def jacobianaSoftmax(s):
    return np.diag(s.ravel()) - np.outer(s, s)


def haciaAtras(z, s, l, Omega0, Omega1):
    dJ_dy = s - l
    dJ_dh = Omega1.T @ dJ_dy
    dJ_dz = (z > 0) * dJ_dh
    return -l / s, dJ_dy, dJ_dh, dJ_dz, Omega0.T @ dJ_dz


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    return dJ_dz * x.T, dJ_dz, dJ_dy * h.T, dJ_dy


def contarMultiplicaciones(capas):
    n = np.array(capas)
    vectores = n[:-1] @ n[1:]
    return vectores, vectores, n[0] * (n[1:-1] @ n[2:] + n[-1])
