"""Regresión lineal por descenso de gradiente, como en el tablero. Las filas de X son ejemplos."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def costo(theta: Array, X: Array, y: Array) -> float:
    """J(θ) = 1/(2m) Σ (Xθ − y)²."""
    residuo = X @ theta - y
    J: float = float(residuo @ residuo / (2 * len(y)))  # r·r es la suma de los cuadrados
    return J


def gradiente(theta: Array, X: Array, y: Array) -> Array:
    """∂J/∂θ, con la forma de θ."""
    residuo = X @ theta - y
    grad: Array = X.T @ residuo / len(y)  # ∂J/∂θj = 1/m Σ r xj: el 2 se va con el ½ de J
    return grad


def descensoGradiente(
    theta: Array, X: Array, y: Array, alpha: float, iteraciones: int
) -> tuple[Array, list[float]]:
    """La θ final y el costo antes de la primera actualización y después de cada una."""
    costos = [costo(theta, X, y)]
    for _ in range(iteraciones):
        theta = theta - alpha * gradiente(theta, X, y)  # todos a la vez, y en un arreglo nuevo
        costos.append(costo(theta, X, y))
    return theta, costos


def normalizar(X: Array) -> tuple[Array, Array, Array]:
    """Cada columna con media 0 y desviación 1, y las μ y σ con que se hizo."""
    mu, sigma = X.mean(0), X.std(0)
    sigma = np.where(sigma == 0, 1, sigma)  # columna constante: X − μ ya es 0, no hay qué escalar
    Z = (X - mu) / sigma
    return Z, mu, sigma


def ecuacionNormal(X: Array, y: Array) -> Array:
    """La θ de menor costo y, si hay muchas, la de menor norma."""
    theta: Array = np.linalg.pinv(X, 1e-12) @ y  # X⁺ = (XᵀX)⁻¹Xᵀ cuando hay inversa
    return theta


def sgdLineal(
    x: Array, y: Array, w: float, b: float, eta: float, epocas: int
) -> tuple[float, float]:
    """Los w y b que quedan después de recorrer las muestras, en su orden, epocas veces."""
    for _ in range(epocas):
        for x_i, y_i in zip(x, y, strict=True):
            r = y_i - (w * x_i + b)  # un solo residuo para los dos: se actualizan a la vez
            w, b = w + eta * r * x_i, b + eta * r
    return w, b
