"""Datos sembrados para las pruebas ocultas de las pérdidas."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]
Generator = np.random.Generator

SIZES = (7, 9, 12)  # n; el cuaderno usa 2, 3 y 4, y ninguno es uno de esos más 1
SHAPES = ((7, 5), (9, 2), (12, 6))  # N, K: todos distintos
MANY = 2500  # ejemplos: el producto de sus probabilidades no cabe en un float64


def predicciones(seed: int) -> Iterator[tuple[Vector, Vector]]:
    """y_est, y reales de cualquier signo; ni el residuo medio ni el último quedan cerca de 0."""
    rng = rng_of(seed)
    for n in SIZES:
        y, residuo = rng.normal(0, 3, n), rng.normal(0, 1.5, n)
        while min(abs(residuo.mean()), abs(residuo[-1])) < 0.1:
            residuo = rng.normal(0, 1.5, n)
        yield y + residuo, y


def positivas(seed: int) -> Iterator[tuple[Vector, Vector]]:
    """y_est, y ≥ 0; en los últimos hay también ceros."""
    rng = rng_of(seed)
    for n in SIZES:
        yield rng.uniform(0.3, 12, n), rng.uniform(0.3, 12, n)
    y_est, y = rng.uniform(0.3, 12, 8), rng.uniform(0.3, 12, 8)
    y_est[[2, 5]], y[[5, 7]] = 0, 0
    yield y_est, y


def probabilidades(seed: int) -> Iterator[tuple[Vector, Vector]]:
    """y_est entre 0.05 y 0.95, y de 0 y 1 con las dos clases."""
    rng = rng_of(seed)
    for n in SIZES:
        yield rng.uniform(0.05, 0.95, n), _two_classes(rng, n)


def logits(seed: int) -> Iterator[tuple[Vector, Vector]]:
    """z moderados, y de 0 y 1 con las dos clases."""
    rng = rng_of(seed)
    for n in SIZES:
        yield rng.uniform(-3, 3, n), _two_classes(rng, n)


def logits_extremos(seed: int) -> Iterator[tuple[Vector, Vector]]:
    """z, y: aciertos y errores seguros; |z| crece de unas decenas hasta 1000."""
    rng = rng_of(seed)
    for size in (47.5, 411.75, 733.25, 1000.0):
        z = np.array([size, -size, -size, size, -size, 0.5, -1.5])
        y = np.array([0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.0])
        order = rng.permutation(len(z))
        yield z[order], y[order]


def puntajes(seed: int) -> Iterator[Matrix]:
    """Z (N, K) moderados."""
    rng = rng_of(seed)
    for N, K in SHAPES:
        yield rng.uniform(-6, 6, (N, K))


def puntajes_extremos(seed: int) -> Iterator[Matrix]:
    """Z con filas altas, bajas y anchas: primero cada clase de filas y después todas juntas."""
    rng = rng_of(seed)
    high, low = 1000 - rng.uniform(0, 3, (2, 5)), -1000 + rng.uniform(0, 3, (3, 5))
    near = rng.uniform(-2, 2, (2, 5))
    yield from (high, low)
    widest = [1000.0, -1000, 0, 500, -20]
    wide = [[300.0, -1000, 0, 200, -20], [600.0, -1000, -950, -900, -1000], widest]
    for row in wide:
        yield rng.permuted(np.tile(row, (2, 1)), axis=1)
    yield rng.permutation(np.concatenate([high, low, wide, near]))


def clases(seed: int) -> Iterator[tuple[Matrix, Matrix]]:
    """Z moderados y su Y one-hot, con más de una clase."""
    rng = rng_of(seed)
    for N, K in SHAPES:
        yield rng.uniform(-2, 2, (N, K)), _one_hot(rng, N, K)


def clases_extremas(seed: int) -> Iterator[tuple[Matrix, Matrix]]:
    """Z de ±1000 y su Y: la clase de verdad tiene una vez cada puntaje, del mejor al peor.

    Los puntajes de una fila están a 40 o más: la softmax es 0 o 1 también en float32.
    """
    rng = rng_of(seed)
    rows = np.array([[1000.0, -1000, 0, 950], [-1000, -900, -1000, -960], [40, 0, -40, -80]])
    for some in (rows[:1], rows[1:2], rows[2:], rows):
        which = np.tile(np.arange(4), len(some))[:, np.newaxis]
        order = rng.permuted(np.tile(np.arange(4), (4 * len(some), 1)), axis=1)
        Z = np.take_along_axis(np.repeat(some, 4, axis=0), order, axis=1)
        yield Z, (order == which).astype(float)


def normales(seed: int, sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[str, Vector, Vector]]:
    """nombre, y, μ."""
    rng = rng_of(seed)
    for n in sizes:
        mu = rng.normal(0, 3, n)
        yield "normal", mu + rng.normal(0, 1, n), mu


def bernoullis(seed: int, sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[str, Vector, Vector]]:
    """nombre, y de 0 y 1, p entre 0.05 y 0.95."""
    rng = rng_of(seed)
    for n in sizes:
        yield "bernoulli", _two_classes(rng, n), rng.uniform(0.05, 0.95, n)


def categoricas(
    seed: int, shapes: tuple[tuple[int, int], ...] = SHAPES
) -> Iterator[tuple[str, Labels, Matrix]]:
    """nombre, y, P con filas que suman 1 y ninguna probabilidad menor que 0.05."""
    rng = rng_of(seed)
    for N, K in shapes:
        P = 0.05 + (1 - 0.05 * K) * rng.dirichlet(np.ones(K), N)
        yield "categorica", _one_hot(rng, N, K).argmax(axis=1), P


def muchos_datos(seed: int) -> Iterator[tuple[str, Vector | Labels, Vector | Matrix]]:
    """nombre, y, parámetro con miles de ejemplos."""
    yield from normales(seed, (MANY,))
    yield from bernoullis(seed + 1, (MANY,))
    yield from categoricas(seed + 2, ((MANY, 4),))


def _two_classes(rng: Generator, n: int) -> Vector:
    """0 y 1 al azar, con al menos dos de cada clase."""
    rest = rng.integers(0, 2, n - 4).astype(float)
    return rng.permutation(np.concatenate([[0.0, 0.0, 1.0, 1.0], rest]))


def _one_hot(rng: Generator, N: int, K: int) -> Matrix:
    """Clases al azar, sin que una sola se las lleve todas."""
    Y: Matrix = np.eye(K)[rng.permutation(np.concatenate([[0, K - 1], rng.integers(0, K, N - 2)]))]
    return Y
