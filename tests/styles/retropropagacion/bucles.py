# Todo con bucles y math, sin productos de matrices.
import math

import numpy as np


def producto(M, v):
    salida = np.zeros((len(M), 1))
    for i in range(len(M)):
        for j in range(len(v)):
            salida[i, 0] += M[i, j] * v[j, 0]
    return salida


def adelante(x, Omega0, beta0, Omega1, beta1):
    z = producto(Omega0, x)
    for i in range(len(z)):
        z[i, 0] += beta0[i, 0]
    h = np.zeros((len(z), 1))
    for i in range(len(z)):
        if z[i, 0] > 0:
            h[i, 0] = z[i, 0]
    y = producto(Omega1, h)
    for i in range(len(y)):
        y[i, 0] += beta1[i, 0]
    mayor = y[0, 0]
    for i in range(1, len(y)):
        if y[i, 0] > mayor:
            mayor = y[i, 0]
    s = np.zeros((len(y), 1))
    suma = 0.0
    for i in range(len(y)):
        s[i, 0] = math.exp(y[i, 0] - mayor)
        suma += s[i, 0]
    for i in range(len(y)):
        s[i, 0] /= suma
    return z, h, y, s


def perdida(s, l):
    J = 0.0
    for k in range(len(s)):
        if l[k, 0] == 1:
            if s[k, 0] < 1e-300:
                return 690.0
            J = J - math.log(s[k, 0])
    return J


def jacobianaRelu(z):
    n = z.shape[0]
    J = np.zeros((n, n))
    for k in range(n):
        if z[k, 0] > 0:
            J[k, k] = 1
    return J


def jacobianaSoftmax(s):
    n = s.shape[0]
    J = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            if i == j:
                J[i, j] = s[i, 0] * (1 - s[i, 0])
            else:
                J[i, j] = -s[i, 0] * s[j, 0]
    return J


def haciaAtras(z, s, l, Omega0, Omega1):
    dJ_ds = np.zeros((len(s), 1))
    for k in range(len(s)):
        if l[k, 0] == 1:
            dJ_ds[k, 0] = -1 / s[k, 0]
    dJ_dy = producto(jacobianaSoftmax(s), dJ_ds)
    dJ_dh = producto(Omega1.T, dJ_dy)
    dJ_dz = producto(jacobianaRelu(z), dJ_dh)
    dJ_dx = producto(Omega0.T, dJ_dz)
    return [dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx]


def gradientesParametros(x, h, dJ_dz, dJ_dy):
    dOmega0 = np.zeros((len(dJ_dz), len(x)))
    dOmega1 = np.zeros((len(dJ_dy), len(h)))
    for i in range(len(dJ_dz)):
        for j in range(len(x)):
            dOmega0[i, j] = dJ_dz[i, 0] * x[j, 0]
    for i in range(len(dJ_dy)):
        for j in range(len(h)):
            dOmega1[i, j] = dJ_dy[i, 0] * h[j, 0]
    return dOmega0, dJ_dz.copy(), dOmega1, dJ_dy.copy()


def contarMultiplicaciones(capas):
    adelante = 0
    for l in range(1, len(capas)):
        for i in range(capas[l]):
            for j in range(capas[l - 1]):
                adelante += 1
    matrices = 0
    for l in range(1, len(capas) - 1):
        matrices += capas[0] * capas[l] * capas[l + 1]
    matrices += capas[0] * capas[-1]
    return adelante, adelante, matrices
