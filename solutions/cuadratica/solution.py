"""ŷ = w1 x² + w2 x + w3, ajustada muestra por muestra, como en el tablero."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def predecir(x: Array, w: Array) -> Array:
    """ŷ (n,) de las x (n,) con los parámetros w (3,)."""
    w1, w2, w3 = w
    y_est: Array = w1 * x**2 + w2 * x + w3
    return y_est


def costo(x: Array, y: Array, w: Array) -> float:
    """MSE: J = 1/n Σ (yᵢ − ŷᵢ)²."""
    residuos = y - predecir(x, w)
    J: float = np.sum(residuos**2) / len(y)
    return J


def gradienteMuestra(x_i: float, y_i: float, w: Array) -> Array:
    """∇w (y_i − ŷ_i)², (3,)."""
    residuo = y_i - predecir(np.array([x_i]), w)[0]
    gradiente: Array = -2 * residuo * np.array([x_i**2, x_i, 1.0])  # ∂ŷ/∂w = [x², x, 1]
    return gradiente


def ajustarSGD(
    x: Array,
    y: Array,
    w: Array,
    alpha: float,
    epocas: int,
    rng: np.random.Generator | None = None,
) -> tuple[Array, list[float]]:
    """Los parámetros tras `epocas` pasadas, una actualización por muestra, y los costos."""
    w = np.array(w, float)  # una copia: la w de quien llama queda como estaba
    costos = [costo(x, y, w)]
    for _ in range(epocas):
        orden = np.arange(len(x)) if rng is None else rng.permutation(len(x))
        for i in orden:
            w = w - alpha * gradienteMuestra(x[i], y[i], w)
        costos.append(costo(x, y, w))
    return w, costos
