"""La sigmoide y su derivada, como en el tablero."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def sigmoide(z: Array) -> Array:
    """σ(z) = 1 / (1 + e⁻ᶻ), con la forma de z."""
    e = np.exp(-np.abs(z))  # el exponente nunca es positivo: no hay desborde
    activacion: Array = np.where(np.asarray(z) >= 0, 1, e) / (1 + e)  # para z < 0: eᶻ / (1 + eᶻ)
    return activacion


def derivadaSigmoide(z: Array) -> Array:
    """σ′ a partir de la entrada neta z."""
    derivada: Array = derivadaDesdeActivacion(sigmoide(z))  # σ′(z) = σ(z) (1 − σ(z))
    return derivada


def derivadaDesdeActivacion(a: Array) -> Array:
    """σ′ a partir de la activación a = σ(z)."""
    derivada: Array = a * (1 - a)
    return derivada
