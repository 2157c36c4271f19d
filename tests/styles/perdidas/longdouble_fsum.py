# Precisión extendida y math.fsum.
import numpy as np
from math import fsum, log, pi

ld = np.longdouble

def errorCuadratico(y_est, y):
    r = y_est.astype(ld) - y
    return float(np.mean(r ** 2)), (2 * r / len(r)).astype(float)

def errorLogaritmico(y_est, y):
    a, b = np.log1p(y_est.astype(ld)), np.log1p(y.astype(ld))
    return float(np.mean((a - b) ** 2)), np.array(2 * (a - b) / (len(a) * (1 + y_est)), dtype=float)

def entropiaBinaria(y_est, y):
    p = np.clip(y_est.astype(ld), ld("1e-15"), 1 - ld("1e-15"))
    return float(-np.mean(np.where(y == 1, np.log(p), np.log1p(-p)))), np.asarray(np.where(y == 1, -1 / p, 1 / (1 - p)) / len(y), float)

def entropiaConLogits(z, y):
    z = z.astype(ld)
    L = np.mean(np.log1p(np.exp(z)) - y * z)
    return float(L), np.asarray((1 / (1 + np.exp(-z)) - y) / len(y), float)

def logSumExp(Z):
    return np.log(np.sum(np.exp(Z.astype(ld)), axis=1)).astype(float)

def entropiaCategorica(Z, Y):
    E = np.exp(Z.astype(ld))
    A = E / E.sum(axis=1, keepdims=True)
    L = (np.log(E.sum(axis=1)) - np.sum(Y * Z, axis=1)).mean()
    return float(L), ((A - Y) / len(Z)).astype(float)

def logVerosimilitud(nombre, y, parametro):
    if nombre == "normal":
        return fsum(-(a - b) ** 2 / 2 - log(2 * pi) / 2 for a, b in zip(y, parametro))
    if nombre == "bernoulli":
        return fsum(log(p if a == 1 else 1 - p) for a, p in zip(y, parametro))
    return fsum(log(P[a]) for a, P in zip(y, parametro))
