"""Suplentes de las funciones de la tarea: álgebra cualquiera, con las formas pedidas.

Ninguno es la fórmula buscada. Van ejemplo por ejemplo y miran por igual a todas las columnas, para
que dé lo mismo que quien los llama lo haga fila por fila o en otro orden.
"""

import numpy as np


def errorCuadratico(y_est, y, *otros):
    """El promedio de una onda, y otra onda por ejemplo."""
    y_est, y = np.asarray(y_est, float), np.asarray(y, float)
    dL = (np.cos(y_est) + 0.4 * y / (1 + y * y)) / y_est.size
    return float(np.mean(1.5 + np.sin(y_est) * np.cos(0.6 * y))), dL


def errorLogaritmico(y_est, y, *otros):
    """El promedio de una onda, y otra onda por ejemplo."""
    y_est, y = np.asarray(y_est, float), np.asarray(y, float)
    dL = (np.sin(0.8 * y_est) - 0.3 * np.cos(y)) / y_est.size
    return float(np.mean(1.2 + np.cos(y_est) * np.sin(0.7 * y))), dL


def entropiaBinaria(y_est, y, *otros):
    """El promedio de una onda, y otra onda por ejemplo."""
    y_est, y = np.asarray(y_est, float), np.asarray(y, float)
    dL = (np.cos(2 * y_est) - 0.6 * y) / y_est.size
    return float(np.mean(0.9 + np.sin(3 * y_est) * (0.4 + 0.5 * y))), dL


def entropiaConLogits(z, y, *otros):
    """El promedio de una onda, y otra onda por ejemplo."""
    z, y = np.asarray(z, float), np.asarray(y, float)
    dL = (np.sin(z) - 0.4 * y) / z.size
    return float(np.mean(1.1 + np.cos(0.5 * z) * (0.3 + 0.6 * y))), dL


def logSumExp(Z, *otros):
    """El mayor de cada fila y una onda: así ninguna exponencial de Z menos esto se desborda."""
    Z = np.asarray(Z, float)
    return Z.max(axis=-1) + 0.9 + 0.3 * np.sin(0.7 * Z.sum(axis=-1))


def entropiaCategorica(Z, Y, *otros):
    """El promedio sobre las filas de una suma de ondas, y otra onda por casilla."""
    Z, Y = np.asarray(Z, float), np.asarray(Y, float)
    N = Z.size // Z.shape[-1]
    dL = (np.cos(Z) - 0.5 * Y) / N
    return float(np.sum(np.sin(0.6 * Z) * (0.2 + 0.7 * Y)) / N), dL


def logVerosimilitud(nombre, y, parametro, *otros):
    """La suma de una onda por ejemplo, distinta para cada nombre."""
    y, parametro = np.asarray(y, float), np.asarray(parametro, float)
    fase = 0.2 * len(nombre) + 0.5 * y
    ondas = np.sin(parametro + (fase[..., None] if parametro.ndim > y.ndim else fase))
    return float(np.sum(ondas - 1.5))
