# Solo las jacobianas en float32: lo que viene después mezcla las dos precisiones.
import numpy as np


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = Omega0 @ x + beta0
    h = np.maximum(0, z)
    y = Omega1 @ h + beta1
    s = np.exp(y - y.max()) / np.sum(np.exp(y - y.max()))
    return z, h, y, s


def perdida(s, l):
    return float(-np.sum(l * np.log(s + 1e-8)))


def jacobianaRelu(z):
    return np.diagflat(z > 0).astype(np.float32)


def jacobianaSoftmax(s):
    return (np.diagflat(s) - s @ s.T).astype(np.float32)


def haciaAtras(z, s, l, Omega0, Omega1):
    dJ_ds = -l / (s + 1e-8)
    dJ_dy = jacobianaSoftmax(s) @ dJ_ds
    dJ_dh = Omega1.T @ dJ_dy
    dJ_dz = jacobianaRelu(z) @ dJ_dh
    dJ_dx = Omega0.T @ dJ_dz
    return dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    return np.outer(dJ_dz, x), dJ_dz, np.outer(dJ_dy, h), dJ_dy


def contarMultiplicaciones(capas):
    ida = sum(np.multiply(capas[1:], capas[:-1]))
    matrices = sum(capas[0] * np.multiply(capas[1:-1], capas[2:])) + capas[0] * capas[-1]
    return ida, ida, matrices
