# Resultados con nombre, y las jacobianas como subclases sencillas.
from collections import namedtuple

import numpy as np

Ida = namedtuple("Ida", "z h y s")
Vuelta = namedtuple("Vuelta", "dJ_ds dJ_dy dJ_dh dJ_dz dJ_dx")
Gradientes = namedtuple("Gradientes", "dOmega0 dbeta0 dOmega1 dbeta1")
Recuento = namedtuple("Recuento", "adelante vectores matrices")


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = Omega0.dot(x) + beta0
    h = (z + abs(z)) / 2
    y = Omega1.dot(h) + beta1
    return Ida(z, h, y, 1 / np.exp(y.T - y).sum(axis=1, keepdims=True)) if abs(y).max() < 300 else Ida(
        z, h, y, np.exp(y - y.max() - np.log(np.exp(y - y.max()).sum()))
    )


def perdida(s, l):
    return -np.log(max(s[np.argmax(l), 0], 1e-100))


def jacobianaRelu(z):
    return np.diag((np.sign(z[:, 0]) + 1) / 2)


def jacobianaSoftmax(s):
    J = -s @ s.T
    J[np.diag_indices(len(s))] += s[:, 0]
    return J


def haciaAtras(z, s, l, Omega0, Omega1):
    k = np.argmax(l)
    dJ_ds = np.zeros_like(s)
    dJ_ds[k] = -1 / s[k]
    dJ_dy = s.copy()
    dJ_dy[k] -= 1
    dJ_dh = (dJ_dy.T @ Omega1).T
    dJ_dz = np.where(z > 0, dJ_dh, 0)
    return Vuelta(dJ_ds, dJ_dy, dJ_dh, dJ_dz, (dJ_dz.T @ Omega0).T)


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    return Gradientes(np.kron(dJ_dz, x.T), dJ_dz, np.kron(dJ_dy, h.T), dJ_dy)


def contarMultiplicaciones(capas):
    n0, *resto = capas
    ida = n0 * resto[0] + sum(p * q for p, q in zip(resto, resto[1:]))
    return Recuento(ida, ida, n0 * (ida - n0 * resto[0]) + n0 * capas[-1])
