# Calcula en float32.
import numpy as np

def sigmoide(z):
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, np.float32(1), e) / (np.float32(1) + e)

def derivadaSigmoide(z):
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2

def derivadaDesdeActivacion(a):
    return (np.asarray(a) * (1 - np.asarray(a))).astype(np.float32)
