"""Los optimizadores de la clase: cada regla, una función pura de un estado que entra y sale.

Notas 001: «Optimización», «Mini-Batch», «AdaGrad» y «Adam». Las filas de X son ejemplos.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def entrenarMiniLotes(
    X: Array, y: Array, w: Array, alpha: float, epocas: int, tam_lote: int,
    decaimiento: float = 0.0, rng: np.random.Generator | None = None,
) -> tuple[Array, list[float]]:  # fmt: skip
    """w (d,) y los 1 + actualizaciones costos (001, «Mini-Batch» y «GD usando decaimiento»)."""
    costos = [_costo(X, y, w)]
    for e in range(epocas):
        alpha_e = alpha / (1 + decaimiento * e)
        orden = np.arange(len(X)) if rng is None else rng.permutation(len(X))
        for inicio in range(0, len(X), tam_lote):
            lote = orden[inicio : inicio + tam_lote]  # el último puede ir corto
            residuos = y[lote] - X[lote] @ w
            G = -2 / len(lote) * X[lote].T @ residuos
            w = w - alpha_e * G
            costos.append(_costo(X, y, w))
    return w, costos


def pasoMomento(w: Array, G: Array, v: Array, alpha: float, rho: float) -> tuple[Array, Array]:
    """w y la velocidad v tras un paso (001, «GD momento primer orden»; ρ es el ρ₁ de Adam)."""
    v = rho * v + (1 - rho) * G
    w = w - alpha * v
    return w, v


def pasoAdaGrad(
    w: Array, G: Array, r: Array, alpha: float, eps: float = 1e-8
) -> tuple[Array, Array]:
    """w y la suma r de los gradientes al cuadrado (001, «AdaGrad», más el ε que le falta)."""
    r = r + G * G
    w = w - alpha * G / (np.sqrt(r) + eps)
    return w, r


def pasoRMSProp(
    w: Array, G: Array, r: Array, alpha: float, rho: float, eps: float = 1e-8
) -> tuple[Array, Array]:
    """w y el promedio móvil r de los gradientes al cuadrado (001, «RMSProp»)."""
    r = rho * r + (1 - rho) * G * G
    w = w - alpha * G / (np.sqrt(r) + eps)
    return w, r


def pasoAdam(
    w: Array, G: Array, v: Array, r: Array, t: int, alpha: float, rho1: float, rho2: float,
    eps: float = 1e-8, corregir: bool = True,
) -> tuple[Array, Array, Array]:  # fmt: skip
    """w, v y r tras el paso t = 1, 2, … (001, «Adam (2014)»; la corrección, de Kingma y Ba)."""
    v = rho1 * v + (1 - rho1) * G
    r = rho2 * r + (1 - rho2) * G * G
    v_est = v / (1 - rho1**t) if corregir else v
    r_est = r / (1 - rho2**t) if corregir else r
    w = w - alpha * v_est / (np.sqrt(r_est) + eps)
    return w, v, r


def pasoNewton(w: Array, G: Array, H: Array) -> Array:
    """w − H⁻¹G (001, «Optimizadores que usan derivadas de orden superior»)."""
    w = w - np.linalg.solve(H, G)  # H⁻¹G, sin calcular la inversa
    return w


def escalarColina(
    A: Array, b: Array, w: Array, sigma: float, iteraciones: int, rng: np.random.Generator
) -> tuple[Array, list[float]]:
    """Hill climbing cuesta abajo en ½wᵀAw − bᵀw (001, «Optimización mediante búsquedas»)."""
    valores = [_altura(A, b, w)]
    for _ in range(iteraciones):
        u = w + sigma * rng.standard_normal(w.shape)
        if _altura(A, b, u) < valores[-1]:
            w = u
        valores.append(_altura(A, b, w))
    return w, valores


def _costo(X: Array, y: Array, w: Array) -> float:
    """MSE: 1/n Σ (yᵢ − ŷᵢ)², con todos los datos."""
    return float(np.mean((y - X @ w) ** 2))


def _altura(A: Array, b: Array, w: Array) -> float:
    """½wᵀAw − bᵀw."""
    return float(w @ A @ w / 2 - b @ w)
