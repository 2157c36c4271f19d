"""Suplentes de las funciones que entrenarRed llama: álgebra inventada, suave y acotada."""

import numpy as np


def feedForward(X, w1, w2, b1, b2):
    """Dos matrices entre 0 y 1, (n1, m) y (1, m), que miran a todos los argumentos."""
    a1 = 0.5 + 0.3 * np.sin(np.tanh(w1) @ np.cos(X) + 2 * b1)
    a2 = 0.5 + 0.3 * np.cos(np.tanh(w2) @ np.sin(3 * a1) - b2)
    return a1, a2


def costoGlobal(y_est, y):
    """Un número que mira a las dos, cada una a su manera."""
    return 2 + np.mean(np.sin(3 * y_est) * (1 + 0.5 * y))


def backProp(X, y, w1, w2, b1, b2, a2, a1):
    """Cuatro arreglos con la forma de los parámetros, acotados por 0.1: ningún paso se desboca."""
    s = np.mean(np.cos(2 * a2) * (1 + y))
    rows = np.mean(np.sin(3 * a1) * np.cos(y), axis=1, keepdims=True)
    columns = np.mean(np.tanh(X), axis=1, keepdims=True).T
    dw1 = 0.1 * np.tanh(w1 + rows * s + columns + 0.5 * np.sin(w2).T)
    db1 = 0.1 * np.tanh(b1 + rows - 0.7 * s)
    dw2 = 0.1 * np.tanh(w2 - rows.T + s + 0.3 * np.mean(np.cos(w1)))
    db2 = 0.1 * np.tanh(b2 + np.mean(rows, keepdims=True) + s)
    return dw1, db1, dw2, db2
