# Recorta z antes de la exponencial.
import numpy as np

def sigmoide(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))

def derivadaSigmoide(z):
    return sigmoide(z) * (1 - sigmoide(z))

def derivadaDesdeActivacion(a):
    return a * (1 - a)
