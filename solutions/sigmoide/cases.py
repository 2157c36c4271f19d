"""Entradas sembradas para las pruebas ocultas de la sigmoide."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of

Array = NDArray[np.float64]

SHAPES = ((3, 5), (2, 3, 4), (6, 1), (1, 1))
# Los límites de float64 no se sortean: lo que se desborda, se desborda ahí.
EXTREMES = np.array([-1000.0, -720.0, -30.0, 0.0, 30.0, 720.0, 1000.0])


def entradas_netas(seed: int) -> Array:
    """Un vector z entre −6 y 6."""
    return rng_of(seed).uniform(-6, 6, 17)


def activaciones(seed: int) -> Array:
    """Un vector a entre 0 y 1, extremos incluidos."""
    dentro = rng_of(seed).uniform(0.02, 0.98, 12)
    return np.concatenate([[0.0, 0.5, 1.0], dentro])


def extremos(seed: int) -> Array:
    """Los límites, otros números grandes de los dos signos y unos pequeños: con los grandes solos
    muchas curvas que van de 0 a 1 se confunden."""
    rng = rng_of(seed)
    grandes = np.concatenate((rng.uniform(20, 40, 2), rng.uniform(100, 1000, 4)))
    grandes *= (-1.0, 1.0, -1.0, 1.0, -1.0, 1.0)
    return np.concatenate((EXTREMES, grandes, rng.uniform(-6, 6, 4)))


def enteros(seed: int) -> Iterator[Array | NDArray[np.int64] | int]:
    """Los mismos números como float y como enteros, y uno de ellos suelto.

    Ninguno pasa de 6, pues en 1 − σ(7) ya no quedan cifras bastantes de float32, ni baja de −12,
    donde σ′ es tan pequeña que una diferencia de tanh casi la pierde. Son tantos, y no los doce que
    hacen falta, para que los de un intento no sirvan en otro.
    """
    z = rng_of(seed).choice(np.r_[-12:0, 1:7], 12, replace=False)
    yield from (z.astype(float), z, int(z[0]))


def de_toda_forma(seed: int, low: float, high: float) -> Iterator[Array | float]:
    """Números entre low y high: dos sueltos y arreglos de varias formas."""
    rng = rng_of(seed)
    yield from (low + 0.3 * (high - low), high - 0.2 * (high - low))
    yield from (rng.uniform(low, high, shape) for shape in SHAPES)
