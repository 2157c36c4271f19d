# Con la tangente hiperbólica.
import numpy as np

def sigmoide(z):
    return (np.tanh(z / 2) + 1) / 2

def derivadaSigmoide(z):
    t = np.tanh(z / 2)
    return (1 - t * t) / 4

def derivadaDesdeActivacion(a):
    t = 2 * a - 1
    return (1 - t ** 2) / 4
