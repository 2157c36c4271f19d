"""Suplentes inofensivas de las funciones que otras llaman: curvas suaves y acotadas de z.

Miran z = β0 + Xβ y no β, para que dé lo mismo quien añade a X una columna de unos; el gradiente y
el costo son promedios sobre las filas, para que dé lo mismo quien los llama fila por fila.
"""

import numpy as np


def probabilidad(X, beta0, beta, *_, **__):
    """Una onda de z entre 0.05 y 0.95, de todas las clases a la vez; X puede ser una sola fila."""
    z = np.asarray(X, float) @ np.asarray(beta, float) + np.asarray(beta0, float)
    return 0.5 + 0.45 * np.sin(3 * z)


def costoLogistico(X, y, beta0, beta, *_, **__):
    """Un número que mira a todos los argumentos y distingue y = 0 de y = 1."""
    X, y, beta = np.atleast_2d(np.asarray(X, float)), np.ravel(y), np.ravel(beta)
    z = np.ravel(X @ beta + np.ravel(beta0))
    u = z / (1 + np.abs(z))
    return float(np.mean(0.8 + 0.3 * u - 0.4 * y + 0.2 * y * u))


def gradienteLogistico(X, y, beta0, beta, *_, **__):
    """Un número y un arreglo con la forma de beta, acotados: ningún paso se desboca."""
    X, y, shape = np.atleast_2d(np.asarray(X, float)), np.ravel(y), np.shape(beta)
    z = np.ravel(X @ np.ravel(beta) + np.ravel(beta0))
    s = 0.2 + 0.3 * z / (1 + np.abs(z)) - 0.5 * y
    return float(np.mean(s)), np.reshape(s @ X / len(X), shape)
