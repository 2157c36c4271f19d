# La fórmula tal cual, con el desborde silenciado.
import numpy as np

def sigmoide(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))

def derivadaSigmoide(z):
    a = sigmoide(z)
    return a - np.square(a)

def derivadaDesdeActivacion(a):
    return a - np.square(a)
