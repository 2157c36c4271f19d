"""Tarea 2: la sigmoide y su derivada. Gabriela Pérez"""
import numpy as np


def sigmoide(z):
    """Sigmoide estable: cada signo con la fórmula que no se desborda."""
    z = np.asarray(z, dtype=float)
    a = np.empty_like(z)
    positivos = z >= 0
    a[positivos] = 1 / (1 + np.exp(-z[positivos]))
    e = np.exp(z[~positivos])
    a[~positivos] = e / (1 + e)
    return a


def derivadaSigmoide(z):
    """Derivada en z."""
    s = sigmoide(z)
    return s - s ** 2


def derivadaDesdeActivacion(a):
    """Derivada si ya tengo a = sigmoide(z)."""
    return a - a ** 2


if __name__ == "__main__":
    print(sigmoide(np.array([-2, 0, 2])))          # 0.1192 0.5 0.8808
    print(derivadaSigmoide(np.array([-2, 0, 2])))  # 0.1050 0.25 0.1050
