"""Suplentes de las funciones que otras llaman: álgebra inventada, suave y acotada."""

import numpy as np


def costo(theta, X, y):
    """Un número que depende de theta, de X y de y."""
    return np.tanh(theta).sum() + np.mean(np.sin(X @ theta) * np.cos(y))


def gradiente(theta, X, y):
    """Un paso acotado por 0.2 que mezcla cada componente con la anterior y las filas de X con y."""
    return 0.2 * np.tanh(theta + 0.5 * np.roll(theta, 1) + np.cos(X).T @ np.sin(y) / len(y))
