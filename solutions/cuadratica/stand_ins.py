"""Sustitutas inofensivas de las funciones que otras llaman; no son la respuesta de nada."""

import numpy as np


def predecir(x, w):
    """Una función suave, elemento a elemento de x, que distingue los tres parámetros.

    Es lineal en ellos, como la de verdad: quien deriva por diferencias lo hace exacto con las dos.
    """
    x = np.asarray(x, float)
    u, v, t = w
    return (0.4 * u - 0.7 * v * x + 0.2 * t + 0.5) / (1 + x * x)


def costo(x, y, w):
    """Un número suave y acotado que depende de todo y distingue x de y."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    u, v, t = w
    s = 0.3 * u - 0.6 * v + 0.8 * t
    return np.mean((x + 2 * y) / (1 + x * x + y * y)) + s / (1 + s * s)


def gradienteMuestra(x_i, y_i, w):
    """Tres números suaves y acotados que dependen de todo y distinguen x_i de y_i."""
    x_i, y_i = np.reshape(x_i, ()), np.reshape(y_i, ())
    u, v, t = w
    s = x_i - 2 * y_i + 0.5 * u - 0.3 * v + 0.7 * t
    return np.array([s, 1 + 0.4 * s, x_i - 0.6 * s + v]) / (1 + s * s + x_i * x_i + v * v)
