# La derivada, con el paso complejo.
import numpy as np

def sigmoide(z):
    return np.reciprocal(1.0 + np.exp(-np.maximum(z, -700.0)))

def derivadaSigmoide(z):
    z = np.clip(z, -700.0, 700.0)
    h = 1e-30
    w = 1.0 + np.exp(-(z + 1j * h))
    with np.errstate(all="ignore"):
        e = np.exp(-np.abs(z))
    return np.where(np.abs(z) < 300, np.imag(1.0 / np.where(np.abs(z) < 300, w, 1.0)) / h, e)

def derivadaDesdeActivacion(a):
    return np.prod([a, np.subtract(1, a)], axis=0)
