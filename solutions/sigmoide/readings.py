"""Otra manera natural de apoyar σ′ en σ; con una σ correcta da lo mismo."""

import numpy as np

from solutions.sigmoide.solution import Array, sigmoide

LIMITE = 50  # más allá σ′ es 0, y el exponente de −z no cabe


def derivadaSigmoide__con_la_exponencial(z: Array) -> Array:
    """σ′(z) = e⁻ᶻ σ(z)²."""
    derivada: Array = np.exp(-np.clip(z, -LIMITE, LIMITE)) * sigmoide(z) ** 2
    return derivada
