# Imprime, guarda lo que calcula y avisa; nada de eso cambia el resultado.
import warnings

import numpy as np

HISTORIA = []
EPS = 1e-12


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = np.matmul(Omega0, x)
    z = z + beta0
    print("z:", z.shape)
    h = z.copy()
    h[h < 0] = 0
    y = np.matmul(Omega1, h)
    y = y + beta1
    HISTORIA.append((z, h, y))
    desplazada = y - np.amax(y)
    s = np.exp(desplazada) / np.exp(desplazada).sum()
    assert np.isclose(s.sum(), 1)
    return z, h, y, s


def perdida(s, l):
    J = -(l.T @ np.log(s + EPS))
    print("J =", J)
    return J


def jacobianaRelu(z):
    warnings.warn("en z = 0 no hay derivada")
    J = np.eye(len(z))
    J[z[:, 0] <= 0] = 0
    return J


def jacobianaSoftmax(s):
    J = np.outer(-s, s)
    np.fill_diagonal(J, s * (1 - s))
    print(J)
    return J


def haciaAtras(z, s, l, Omega0, Omega1):
    dJ_ds = np.divide(-l, s)
    dJ_dy = np.matmul(jacobianaSoftmax(s), dJ_ds)
    dJ_dh = np.matmul(Omega1.transpose(), dJ_dy)
    dJ_dz = dJ_dh.copy()
    dJ_dz[z <= 0] = 0
    dJ_dx = np.matmul(Omega0.transpose(), dJ_dz)
    HISTORIA.append((dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx))
    return dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    dOmega0 = np.matmul(dJ_dz, x.transpose())
    dOmega1 = np.matmul(dJ_dy, h.transpose())
    print(dOmega0, dOmega1)
    return dOmega0, dJ_dz, dOmega1, dJ_dy


def contarMultiplicaciones(capas):
    capas = list(capas)
    n0 = capas.pop(0)
    ida, juntas, anterior, primera = 0, 0, n0, True
    for n in capas:
        ida += anterior * n
        if not primera:
            juntas += n0 * anterior * n
        anterior, primera = n, False
    print(ida, juntas)
    return ida, ida, juntas + n0 * anterior
