# np.logaddexp.
import numpy as np

def softplus(z):
    return np.logaddexp(0, z)

def sigmoide(z):
    return np.exp(-softplus(-z))

def derivadaSigmoide(z):
    return np.exp(-softplus(-z) - softplus(z))

def derivadaDesdeActivacion(a):
    return 0.25 - (a - 0.5) ** 2
