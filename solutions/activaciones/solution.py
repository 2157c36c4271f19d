"""Las funciones de activación y lo que hacen con el gradiente, como en el tablero.

Notas: 001 «Funciones de activación» (1)–(6); 002 «Gradiente explosivo o desvaneciente» y «Batch
normalization». Como en la red 3-4-1, cada columna es un registro.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Matrix = NDArray[np.float64]
Column = NDArray[np.float64]


def activacion(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    """a = g(z), elemento a elemento (001, (1)–(6))."""
    if nombre == "lineal":
        a = z
    elif nombre == "escalon":
        a = np.where(z > 0, 1.0, 0.0)
    elif nombre == "sigmoide":
        a = np.exp(-np.logaddexp(0, -z))  # 1 / (1 + e⁻ᶻ), sin que e⁻ᶻ se desborde
    elif nombre == "tanh":
        a = np.tanh(z)
    elif nombre == "relu":
        a = np.maximum(0, z)
    else:  # "leaky": como alfa < 1, la mayor es αz cuando z < 0
        a = np.maximum(alfa * z, z)
    return a


def tanhConSigmoide(z: Array) -> Array:
    """La tangente hiperbólica es una sigmoide estirada (001 (6), con el 2 que le falta dentro)."""
    a: Array = 2 * activacion("sigmoide", 2 * z) - 1
    return a


def derivada(nombre: str, z: Array, alfa: float = 0.01) -> Array:
    """g′(z), elemento a elemento (001; 002 «Gradientes para las activaciones más comunes»)."""
    if nombre == "escalon":
        dg = np.zeros_like(z)  # plana a los dos lados, y en 0 no tiene derivada
    else:
        dg = derivadaConActivacion(nombre, activacion(nombre, z, alfa), alfa)
    return dg


def derivadaConActivacion(nombre: str, a: Array, alfa: float = 0.01) -> Array:
    """La misma g′, escrita con a = g(z): la que se usa al retropropagar."""
    if nombre == "lineal":
        dg = np.ones_like(a)
    elif nombre == "sigmoide":
        dg = a * (1 - a)
    elif nombre == "tanh":
        dg = 1 - a**2
    elif nombre == "relu":
        dg = np.where(a > 0, 1.0, 0.0)
    else:  # "leaky": a tiene el signo de z
        dg = np.where(a > 0, 1.0, alfa)
    return dg


def colapsarLineales(pesos: Sequence[Matrix], sesgos: Sequence[Column]) -> tuple[Matrix, Column]:
    """La única capa que hay en una pila de capas sin activación (001 (1), z⁽²⁾(z⁽¹⁾(x)))."""
    W, b = pesos[0], sesgos[0]
    for W_l, b_l in zip(pesos[1:], sesgos[1:], strict=True):
        W, b = W_l @ W, W_l @ b + b_l  # W^[l] (W x + b) + b^[l]
    return W, b


def normalizarLote(
    Z: Matrix, gamma: Column, beta: Column, eps: float = 1e-8
) -> tuple[Matrix, Column, Column]:
    """Estandariza cada neurona sobre los m registros del lote (002, «Batch normalization»)."""
    mu = Z.mean(axis=1, keepdims=True)
    var = Z.var(axis=1, keepdims=True)
    A = gamma * (Z - mu) / np.sqrt(var + eps) + beta
    return A, mu, var


def normasDelGradiente(nombre: str, x: Column, pesos: Sequence[Matrix]) -> Array:
    """‖∂S/∂a^[l]‖₂, l = 0 … L; S suma las salidas (002, «Gradiente explosivo o desvaneciente»)."""
    a, dg = x, []
    for W in pesos:
        z = W @ a
        a = activacion(nombre, z)
        dg.append(derivada(nombre, z))
    g = np.ones_like(a)  # ∂S/∂a^[L]
    gradientes = [g]
    for W, dg_l in zip(reversed(pesos), reversed(dg), strict=True):
        g = W.T @ (g * dg_l)  # ∂S/∂a^[l−1]: cruza la activación y vuelve por los mismos pesos
        gradientes.append(g)
    normas = np.array([np.linalg.norm(g) for g in reversed(gradientes)])
    return normas
