"""El grafo n0-n1-n2 con ReLU y softmax, hacia adelante y hacia atrás, como en el tablero.

Notas 003, §4.3: «Grafos de cómputo», «Retropropagación», «Eficiencia» y las Preguntas 4 y 5. Todos
los vectores son columnas; un solo registro.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]  # (n, 1)
Matrix = NDArray[np.float64]

SMALLEST = 1e-15  # ln 0 no existe: un acierto imposible cuesta mucho, no infinito


def adelante(
    x: Column, Omega0: Matrix, beta0: Column, Omega1: Matrix, beta1: Column
) -> tuple[Column, Column, Column, Column]:
    """z, h (n1, 1), y, s (n2, 1) de una columna x (n0, 1) (003, «Grafos de cómputo»)."""
    z: Column = Omega0 @ x + beta0
    h: Column = np.maximum(z, 0)
    y: Column = Omega1 @ h + beta1  # los logits: aquí y no es la etiqueta
    s = _softmax(y)
    return z, h, y, s


def perdida(s: Column, l: Column) -> float:
    """J = −Σ l_k ln s_k (003, J(l, s))."""
    J = -float(np.sum(l * np.log(np.maximum(s, SMALLEST))))
    return J


def jacobianaRelu(z: Column) -> Matrix:
    """∂a(z)/∂z = diag(I(z_k > 0)), (n1, n1) (003, «Retropropagación»)."""
    da_dz: Matrix = np.diagflat(np.where(z > 0, 1.0, 0.0))
    return da_dz


def jacobianaSoftmax(s: Column) -> Matrix:
    """∂s/∂y: s_i (1 − s_i) en la diagonal y −s_i s_j fuera, (n2, n2) (003, «Retropropagación»)."""
    ds_dy: Matrix = np.diagflat(s) - s @ s.T
    return ds_dy


def haciaAtras(
    z: Column, s: Column, l: Column, Omega0: Matrix, Omega1: Matrix
) -> tuple[Column, Column, Column, Column, Column]:
    """La cadena, de derecha a izquierda: siempre matriz por columna (003, «Backpropagation»)."""
    dJ_ds: Column = -l / s  # −I(l_i = k) · 1/s_k
    dJ_dy: Column = jacobianaSoftmax(s) @ dJ_ds
    dJ_dh: Column = Omega1.T @ dJ_dy  # ∂y/∂h = Ω1ᵀ
    dJ_dz: Column = jacobianaRelu(z) @ dJ_dh
    dJ_dx: Column = Omega0.T @ dJ_dz  # ∂z/∂x = Ω0ᵀ
    return dJ_ds, dJ_dy, dJ_dh, dJ_dz, dJ_dx


def gradientesParametros(
    x: Column, h: Column, dJ_dz: Column, dJ_dy: Column
) -> tuple[Matrix, Column, Matrix, Column]:
    """Lo que faltaba por calcular: ∂J/∂ de Ω0, β0, Ω1 y β1 (003, «Pregunta 4»)."""
    dOmega0: Matrix = dJ_dz @ x.T
    dbeta0 = dJ_dz
    dOmega1: Matrix = dJ_dy @ h.T
    dbeta1 = dJ_dy
    return dOmega0, dbeta0, dOmega1, dbeta1


def contarMultiplicaciones(capas: tuple[int, ...]) -> tuple[int, int, int]:
    """Productos hacia adelante, y hacia atrás en los dos órdenes (003, «Eficiencia»)."""
    n_0, *_, n_L = capas
    adelante = sum(n * k for n, k in pairwise(capas))
    vectores = sum(n * k for n, k in pairwise(capas))  # (n, k) por (k, 1), desde el final
    productos = sum(n_0 * n * k for n, k in pairwise(capas[1:]))  # (n_0, n) por (n, k)
    matrices = productos + n_0 * n_L  # y, al final, (n_0, n_L) por (n_L, 1)
    return adelante, vectores, matrices


def _softmax(y: Column) -> Column:
    e: Column = np.exp(y - y.max())  # restar el máximo no cambia s y evita e^1000
    s: Column = e / e.sum()
    return s
