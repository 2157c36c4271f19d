# La derivada, por diferencias centrales.
import numpy as np

def sigmoide(z):
    return 0.5 + 0.5 * np.tanh(np.asarray(z) * 0.5)

def derivadaSigmoide(z):
    h = 1e-5
    z = np.asarray(z)
    return (sigmoide(z + h) - sigmoide(z - h)) / (2 * h)

def derivadaDesdeActivacion(a):
    return np.polyval([-1.0, 1.0, 0.0], a)
