"""Otra manera natural de derivar con predecir; con una predecir correcta da lo mismo."""

import numpy as np

from solutions.cuadratica.solution import Array, predecir


def gradienteMuestra__por_diferencias(x_i: float, y_i: float, w: Array) -> Array:
    """Lo que cambia (y − ŷ)² cuando cada parámetro se mueve a cada lado; y es exacto."""

    def error(w: Array) -> float:
        cuadrado: float = (y_i - predecir(np.array([x_i]), w)[0]) ** 2
        return cuadrado

    return np.array([error(w + e) - error(w - e) for e in np.eye(3)]) / 2
