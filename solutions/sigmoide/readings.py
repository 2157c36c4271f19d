"""Otras maneras naturales de escribir σ y σ′; con una σ correcta dan lo mismo."""

import numpy as np

from solutions.sigmoide.solution import Array, sigmoide

DESBORDE = 700  # más allá eᶻ no cabe en un float64, y σ ya es 0 o 1
LIMITE = 50  # más allá σ′ es 0, y el exponente de −z no cabe


def sigmoide__como_en_la_fórmula(z: Array) -> Array:
    """σ(z) = 1 / (1 + e⁻ᶻ)."""
    activacion: Array = 1 / (1 + np.exp(-np.clip(z, -DESBORDE, DESBORDE)))
    return activacion


def sigmoide__con_la_exponencial(z: Array) -> Array:
    """σ(z) = eᶻ / (1 + eᶻ)."""
    activacion: Array = np.exp(np.clip(z, -DESBORDE, DESBORDE)) / (
        1 + np.exp(np.clip(z, -DESBORDE, DESBORDE))
    )
    return activacion


def derivadaSigmoide__con_la_exponencial(z: Array) -> Array:
    """σ′(z) = e⁻ᶻ σ(z)²."""
    derivada: Array = np.exp(-np.clip(z, -LIMITE, LIMITE)) * sigmoide(z) ** 2
    return derivada
