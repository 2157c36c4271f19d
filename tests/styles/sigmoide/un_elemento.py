# Un número da un arreglo de un elemento.
import numpy as np

def sigmoide(z):
    z = np.atleast_1d(np.array(z, dtype=float))
    resultado = np.zeros_like(z)
    it = np.nditer(z, flags=["multi_index"])
    for v in it:
        if v >= 0:
            resultado[it.multi_index] = 1 / (1 + np.exp(-v))
        else:
            resultado[it.multi_index] = np.exp(v) / (1 + np.exp(v))
    return resultado

def derivadaSigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)

def derivadaDesdeActivacion(a):
    a = np.atleast_1d(np.array(a, dtype=float))
    return a * (1 - a)
