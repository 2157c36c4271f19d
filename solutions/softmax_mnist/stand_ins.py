"""Funciones de mentira para juzgar a quien las llama: álgebra cualquiera, con las formas pedidas.

Ninguna es la fórmula buscada. Van fila por fila, o promedian filas, para que el orden en que un
estudiante las use no cambie el resultado.
"""

import numpy as np


def codificarOneHot(y, K):
    """Ondas entre 0.2 y 0.8 que dependen de la etiqueta, de la columna y de K."""
    fase = 1.3 * np.asarray(y, float)[:, None] + 0.9 * np.arange(K) + 0.2 * K
    return 0.5 + 0.3 * np.sin(fase)


def softmax(Z):
    """Ondas entre 0.1 y 0.5, sin normalizar, distintas en cada columna.

    Son tan cortas que la clase más probable es otra que con casi cualquier softmax equivocada.
    """
    Z = np.asarray(Z, float)
    return 0.3 + 0.2 * np.sin(2.9 * Z + 1.7 * np.arange(Z.shape[-1]))


def entropiaCruzada(A, Y):
    """Un promedio acotado que distingue A de Y y pesa distinto cada columna."""
    A, Y = np.asarray(A, float), np.asarray(Y, float)
    return float(np.mean(np.cos(A) * (1 + Y) + 0.1 * np.arange(A.shape[1]) * A))


def gradientes(X, A, Y):
    """Promedios acotados sobre las filas, con las formas (d, K) y (K,)."""
    X, D = np.asarray(X, float), np.sin(np.asarray(A, float) + 2 * np.asarray(Y, float))
    return np.cos(X).T @ D / len(X), np.cos(3 * D).mean(axis=0)
