# math.exp en bucles sobre el arreglo aplanado.
import math
import numpy as np

def _uno(v):
    if v >= 0:
        return 1.0 / (1.0 + math.exp(-v))
    t = math.exp(v)
    return t / (1.0 + t)

def sigmoide(z):
    if np.ndim(z) == 0:
        return _uno(float(z))
    plano = np.ravel(z)
    res = np.zeros(len(plano))
    for i in range(len(plano)):
        res[i] = _uno(plano[i])
    return res.reshape(np.shape(z))

def derivadaSigmoide(z):
    if np.ndim(z) == 0:
        return _uno(float(z)) * _uno(-float(z))
    plano = np.ravel(z)
    res = np.zeros(len(plano))
    for i in range(len(plano)):
        res[i] = _uno(plano[i]) * _uno(-plano[i])
    return res.reshape(np.shape(z))

def derivadaDesdeActivacion(a):
    if np.ndim(a) == 0:
        return float(a) * (1.0 - float(a))
    res = np.zeros(np.shape(a))
    for idx, v in np.ndenumerate(a):
        res[idx] = v * (1 - v)
    return res
