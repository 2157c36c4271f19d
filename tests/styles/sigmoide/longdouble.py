# Precisión extendida, que con 1000 no se desborda.
import numpy as np

def sigmoide(z):
    zl = np.asarray(z, dtype=np.longdouble)
    return np.asarray(1 / (1 + np.exp(-zl)), dtype=np.float64)

def derivadaSigmoide(z):
    zl = np.asarray(z, dtype=np.longdouble)
    e = np.exp(-np.abs(zl))
    return np.asarray(e / (1 + e) ** 2, dtype=np.float64)

def derivadaDesdeActivacion(a):
    return np.einsum("...,...->...", a, 1 - np.asarray(a))
