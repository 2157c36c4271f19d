"""Suplentes de las funciones de la tarea: curvas suaves que no son ninguna de las pedidas.

Guardan las simetrías de las de verdad, porque hay quien se vale de ellas: lo que en −z es 1 menos
lo de z, la tangente hecha con la sigmoide, lo que es 0 a la izquierda. Y una es la derivada de la
otra, escrita con z y con a: quien deriva por diferencias hace con ellas lo mismo que con las suyas.
"""

import numpy as np


def activacion(nombre, z, alfa=0.01, *_):
    """Arcos tangentes en lugar de exponenciales, y una parábola que se endereza por rampa."""
    z = np.asarray(z, float)
    if nombre == "lineal":
        return 1.2 * np.arcsinh(z)
    if nombre == "sigmoide":
        return 0.5 + np.arctan(z) / np.pi
    if nombre == "tanh":
        return 2 / np.pi * np.arctan(2 * z)
    rampa = z * z / (1 + np.abs(z))
    if nombre == "escalon":
        return np.where(z > 0, 1 - 0.3 / (1 + np.abs(z)), 0.0)
    return np.where(z > 0, rampa, -alfa * rampa if nombre == "leaky" else 0.0)


def tanhConSigmoide(z, *_):
    """La tangente de las curvas de arriba."""
    return 2 / np.pi * np.arctan(2 * np.asarray(z, float))


def derivada(nombre, z, alfa=0.01, *_):
    """La pendiente de esas curvas en z; la del escalón, donde no es 0."""
    z = np.asarray(z, float)
    if nombre == "lineal":
        return 1.2 / np.sqrt(1 + z * z)
    if nombre == "sigmoide":
        return 1 / np.pi / (1 + z * z)
    if nombre == "tanh":
        return 4 / np.pi / (1 + 4 * z * z)
    if nombre == "escalon":
        return np.where(z > 0, 0.3 / (1 + np.abs(z)) ** 2, 0.0)
    pendiente = 1 - 1 / (1 + np.abs(z)) ** 2
    return np.where(z > 0, pendiente, alfa * pendiente if nombre == "leaky" else 0.0)


def derivadaConActivacion(nombre, a, alfa=0.01, *_):
    """La pendiente de esas curvas donde valen a."""
    a = np.asarray(a, float)
    if nombre == "lineal":
        return 1.2 / np.cosh(a / 1.2)
    if nombre == "sigmoide":
        return np.sin(np.pi * a) ** 2 / np.pi
    if nombre == "tanh":
        return 4 / np.pi * np.cos(np.pi / 2 * a) ** 2
    alto = np.abs(np.where(a > 0, a, a / alfa))
    z = (alto + np.sqrt(alto * alto + 4 * alto)) / 2
    pendiente = 1 - 1 / (1 + z) ** 2
    return np.where(a > 0, pendiente, alfa * pendiente if nombre == "leaky" else 0.0)


def colapsarLineales(pesos, sesgos, *_):
    """Una matriz de las primeras columnas a las últimas filas que mira a todas las capas."""
    primera, ultima = np.asarray(pesos[0], float), np.asarray(pesos[-1], float)
    s = np.tanh(sum(float(np.mean(np.sin(W))) for W in pesos))
    W = np.outer(np.cos(ultima.sum(axis=1)), np.sin(primera.sum(axis=0) + s))
    return W, 0.5 * np.asarray(sesgos[-1], float) + s


def normalizarLote(Z, gamma, beta, eps=1e-8, *_):
    """Un lote acotado, y dos columnas que miran a todos los registros."""
    Z, gamma, beta = (np.asarray(valor, float) for valor in (Z, gamma, beta))
    mu = np.cos(Z).mean(axis=1, keepdims=True)
    var = 1 + np.sin(Z).mean(axis=1, keepdims=True) ** 2
    return gamma * np.tanh(Z - mu) / var + 0.5 * beta, mu, var


def normasDelGradiente(nombre, x, pesos, *_):
    """L + 1 números acotados que miran a todo."""
    s = len(nombre) + float(np.sum(np.sin(np.asarray(x, float))))
    return np.array([1 + np.tanh(s + float(np.mean(np.cos(W)))) for W in (np.eye(2), *pesos)])
