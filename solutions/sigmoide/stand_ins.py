"""Sustitutas inofensivas de las funciones que otras llaman; no son la respuesta de nada."""

import numpy as np


def sigmoide(z):
    """Una función suave y acotada de z que no es la sigmoide."""
    z = np.asarray(z, float)
    return 0.3 + z / (3 + z * z)


def derivadaDesdeActivacion(a):
    """Una función suave y acotada de a que no es la derivada."""
    a = np.asarray(a, float)
    return 0.7 + a / (2 + a * a)
