# Ninguna llama a otra; la vuelta vuelve a escribir las matrices, y el producto va entero cada vez.
import numpy as np


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = np.c_[Omega0, beta0] @ np.r_[x, [[1.0]]]
    h = np.maximum(z, 0)
    y = np.c_[Omega1, beta1] @ np.r_[h, [[1.0]]]
    mayor = np.sort(y, axis=0)[-1]
    return z, h, y, np.exp(y - mayor) / np.exp(y - mayor).sum()


def perdida(s, l):
    return np.sum(np.where(l > 0, -np.log(np.maximum(s, 1e-9)), 0))


def jacobianaRelu(z):
    M = np.zeros((z.size, z.size))
    vivas = np.nonzero(z.ravel() > 0)[0]
    M[vivas, vivas] = 1
    return M


def jacobianaSoftmax(s):
    n = s.size
    M = np.empty((n, n))
    for i in range(n):
        M[i] = -s[i] * s.ravel()
        M[i, i] = s[i, 0] - s[i, 0] ** 2
    return M


def haciaAtras(z, s, l, Omega0, Omega1):
    S = np.diagflat(s) - s @ s.T
    R = np.diagflat((z > 0) * 1.0)
    ds = -l / s
    return ds, S @ ds, Omega1.T @ S @ ds, R @ Omega1.T @ S @ ds, Omega0.T @ R @ Omega1.T @ S @ ds


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    dOmega0 = np.repeat(dJ_dz, len(x), axis=1) * x.ravel()
    dOmega1 = np.repeat(dJ_dy, len(h), axis=1) * h.ravel()
    return dOmega0, dJ_dz * 1.0, dOmega1, dJ_dy * 1.0


def contarMultiplicaciones(capas):
    L = len(capas) - 1
    ida = sum(capas[l] * capas[l - 1] for l in range(1, L + 1))
    vuelta = sum(capas[l - 1] * capas[l] for l in range(L, 0, -1))
    juntas = sum(capas[0] * capas[l] * capas[l + 1] for l in range(1, L))
    return float(ida), float(vuelta), float(juntas + capas[0] * capas[L])
