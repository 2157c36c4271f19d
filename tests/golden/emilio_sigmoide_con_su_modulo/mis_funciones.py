import numpy as np

def sigmoide(z):
    z = np.asarray(z, dtype=float)
    return np.exp(-np.logaddexp(0, -z))


def derivadaSigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)


def derivadaDesdeActivacion(a):
    return a * (1 - a)
