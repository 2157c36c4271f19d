# Máscaras booleanas; los números, con atleast_1d y reshape.
import numpy as np

def sigmoide(z):
    z = np.asarray(z, dtype=float)
    forma = z.shape
    z = np.atleast_1d(z)
    out = np.empty_like(z)
    pos = z >= 0
    out[pos] = 1.0 / (1.0 + np.exp(-z[pos]))
    ez = np.exp(z[~pos])
    out[~pos] = ez / (1.0 + ez)
    return out.reshape(forma)

def derivadaSigmoide(z):
    a = sigmoide(z)
    return a * (1.0 - a)

def derivadaDesdeActivacion(a):
    return a * (1.0 - a)
