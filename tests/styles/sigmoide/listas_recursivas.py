# Devuelve listas anidadas.
import math
import numpy as np

def _mapa(f, v):
    if isinstance(v, list):
        return [_mapa(f, u) for u in v]
    return f(v)

def _s(v):
    return 1 / (1 + math.exp(-v)) if v > 0 else 1 - 1 / (1 + math.exp(v))

def sigmoide(z):
    return _mapa(_s, np.asarray(z).tolist())

def derivadaSigmoide(z):
    return _mapa(lambda v: _s(v) * (1 - _s(v)), np.asarray(z).tolist())

def derivadaDesdeActivacion(a):
    return _mapa(lambda v: v - v * v, np.asarray(a).tolist())
