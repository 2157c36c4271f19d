"""De la verosimilitud a la pérdida, como en el tablero: cada fila es un ejemplo.

Notas: 001 «Funciones salida + Loss Function», 002 «Función de costo», 004 «Likelihood».
"""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

EPS = 1e-15  # ln 0 = −∞: ninguna probabilidad baja de aquí


def errorCuadratico(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    """MSE y ∂MSE/∂ŷ (002, «Mean square loss»)."""
    n = len(y)
    L = ((y_est - y) ** 2).sum() / n
    dL = 2 / n * (y_est - y)
    return L, dL


def errorLogaritmico(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    """MSLE y ∂MSLE/∂ŷ, con y, ŷ ≥ 0 (002, «Mean square logarithmic loss»)."""
    L, dL_du = errorCuadratico(np.log(y_est + 1), np.log(y + 1))  # u = ln(ŷ + 1)
    dL = dL_du / (y_est + 1)  # regla de la cadena: du/dŷ = 1/(ŷ + 1)
    return L, dL


def entropiaBinaria(y_est: Vector, y: Vector) -> tuple[float, Vector]:
    """BCE y ∂BCE/∂ŷ (002, «Binary cross-entropy loss»; 004, «Entropía cruzada»)."""
    n = len(y)
    p = np.clip(y_est, EPS, 1 - EPS)
    L = -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum() / n
    dL = (p - y) / (p * (1 - p)) / n
    return L, dL


def entropiaConLogits(z: Vector, y: Vector) -> tuple[float, Vector]:
    """La BCE de ŷ = σ(z) y ∂BCE/∂z = σ(z) − y (004, «∇J(β)»)."""
    n = len(y)
    softplus = logSumExp(np.stack([np.zeros_like(z), z], axis=1))  # ln(e⁰ + eᶻ)
    sigma = np.exp(z - softplus)  # eᶻ / (1 + eᶻ)
    L = (softplus - y * z).sum() / n
    dL = (sigma - y) / n
    return L, dL


def logSumExp(Z: Matrix) -> Vector:
    """ln Σⱼ e^Zᵢⱼ, fila por fila (004, derivación de ∂l/∂zⱼ)."""
    maximos = Z.max(axis=1)
    sumas = np.exp(Z - maximos[:, None]).sum(axis=1)  # el exponente más alto es 0: nada se desborda
    logaritmos: Vector = maximos + np.log(sumas)
    return logaritmos


def entropiaCategorica(Z: Matrix, Y: Matrix) -> tuple[float, Matrix]:
    """La CCE de A = softmax(Z) y ∂CCE/∂Z = A − Y (004, derivación de ∂l/∂zⱼ)."""
    N = len(Z)
    logA = Z - logSumExp(Z)[:, None]  # ln softmax(Z)
    L = -(Y * logA).sum() / N
    dL = (np.exp(logA) - Y) / N
    return L, dL


def logVerosimilitud(nombre: str, y: Vector, parametro: Vector | Matrix) -> float:
    """Σᵢ ln P(yᵢ): la pérdida, cambiada de signo y sin promediar (001 «Loss Function»; 004)."""
    if nombre == "normal":  # P(y) = e^(−(y − μ)²/2) / √2π
        logP = -((y - parametro) ** 2) / 2 - np.log(2 * np.pi) / 2
    elif nombre == "bernoulli":  # P(y) = pʸ (1 − p)¹⁻ʸ
        logP = y * np.log(parametro) + (1 - y) * np.log(1 - parametro)
    else:  # "categorica": la probabilidad de la clase observada
        logP = np.log(parametro[np.arange(len(y)), y.astype(int)])
    suma: float = logP.sum()
    return suma
