# np.piecewise, y el coseno hiperbólico para la derivada.
import numpy as np

def sigmoide(z):
    z = np.asarray(z, dtype=np.float64)
    return np.piecewise(z, [z < 0, z >= 0],
                        [lambda v: np.exp(v) / (1 + np.exp(v)), lambda v: 1 / (1 + np.exp(-v))])

def derivadaSigmoide(z):
    u = np.minimum(np.abs(z), 1400.0)
    return (0.5 / np.cosh(u / 2)) ** 2

def derivadaDesdeActivacion(a):
    assert np.all(np.asarray(a) >= 0) and np.all(np.asarray(a) <= 1), "a es una activacion"
    return a * (1 - a)
