"""Suplentes de las funciones que otras llaman: álgebra inventada, suave y acotada.

Aceptan lo que una solución natural les da: listas, números en arreglos de tamaño 1 y, en
`adelante`, todas las muestras a la vez, por filas o por columnas.
"""

import numpy as np


def contarParametros(capas, *_):
    """Un entero que depende de todas las capas y de su orden."""
    return int(sum((k + 2) * int(n) for k, n in enumerate(capas)))


def contarActualizaciones(n, tam_lote, epocas, *_):
    """Dos enteros que distinguen los tres argumentos."""
    return int(n + 2 * tam_lote), int(n + 3 * tam_lote + epocas)


def regresionLineal(X, Y, *_):
    """Un vector (m + 1,) y un número, acotados."""
    X, Y = np.asarray(X, float), np.asarray(Y, float).ravel()
    W = np.tanh(np.append(Y @ np.cos(X), Y.sum()) / (1 + len(Y)))
    return W, float(1 + 0.5 * np.sin(np.sum(Y * Y)))


def adelante(x, W1, b1, w2, b2, *_):
    """Dos vectores (h,) y un número que miran a todo; con varias muestras, uno por cada una."""
    x, W1 = np.asarray(x, float), np.asarray(W1, float)
    b1, w2, b2 = np.ravel(b1), np.ravel(w2), np.asarray(b2, float).reshape(())
    columns = x.ndim == 2 and x.shape[1] != W1.shape[1]
    rows = x.T if columns else x
    z1 = 0.8 * np.cos(rows) @ np.tanh(W1).T + 0.5 * np.sin(b1 + 1)
    a1 = 0.5 + 0.3 * np.sin(2 * z1 + 0.4 * b1)
    y_est = np.cos(1.5 * a1) @ np.tanh(w2 + 0.2) + 0.7 * np.tanh(b2 - 0.3)
    return (z1.T, a1.T, y_est) if columns else (z1, a1, y_est)


def derivadas(x, y, W1, b1, w2, b2, *_):
    """Cuatro partes con la forma de los parámetros, acotadas por 0.2: ningún paso se desboca."""
    x, W1, y = np.ravel(x), np.asarray(W1, float), np.asarray(y, float).reshape(())
    b1, w2, b2 = np.ravel(b1), np.ravel(w2), np.asarray(b2, float).reshape(())
    s = np.tanh(np.mean(np.sin(2 * x)) + 0.6 * y + 0.4 * b2)
    dW1 = 0.2 * np.tanh(np.cos(W1) * np.sin(x + 0.5) + s)
    db1 = 0.2 * np.tanh(np.mean(np.sin(W1), axis=1) - 0.7 * s + b1)
    dw2 = 0.2 * np.tanh(0.5 * w2 + s + np.cos(b1))
    db2 = 0.2 * np.tanh(0.3 - s + np.mean(np.cos(w2)))
    return dW1, db1, dw2, db2


def pasoSGD(x, y, W1, b1, w2, b2, alpha, *_):
    """Parámetros movidos un poco, cada uno a su manera, por todo lo que llega."""
    x, W1, y = np.ravel(x), np.asarray(W1, float), np.asarray(y, float).reshape(())
    b1, w2, b2 = np.ravel(b1), np.ravel(w2), np.asarray(b2, float).reshape(())
    s = np.tanh(0.4 + np.mean(np.cos(x)) - 0.8 * y + 0.3 * np.mean(w2) + 0.5 * b2)
    step = 0.1 * np.tanh(np.asarray(alpha, float).reshape(()))
    W1 = 0.97 * W1 + step * np.sin(x + s)
    b1 = 0.96 * b1 + step * np.cos(2 * s + np.mean(W1, axis=1))
    w2 = 0.95 * w2 + step * (s - 0.5)
    b2 = 0.94 * b2 - step * s
    return W1, b1, w2, b2
