"""Casos sembrados para las pruebas ocultas del ajuste cuadrático."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.cuadratica import solution

Array = NDArray[np.float64]

SIZES = (7, 1, 12)  # ninguno es 3, el tamaño de w


def parabolas(seed: int) -> Iterator[tuple[Array, Array]]:
    """(x, w) de varios tamaños."""
    rng = rng_of(seed)
    return ((rng.uniform(-3, 3, n), rng.normal(0, 2, 3)) for n in SIZES)


def ajustes(seed: int) -> Iterator[tuple[Array, Array, Array]]:
    """(x, y, w) de varios tamaños, con w lejos del mejor ajuste."""
    rng = rng_of(seed)
    return (_ajuste(rng, n) for n in SIZES)


def muestras(seed: int) -> Iterator[tuple[float, float, Array]]:
    """(x_i, y_i, w): números sueltos, x_i lejos de 1 y, al final, cero.

    El primer residuo es positivo y el segundo negativo: quien le quita el signo falla en el segundo
    y quien lo cambia, en el primero.
    """
    rng = rng_of(seed)
    for x_i, signo in ((1.7, 1), (-0.6, -1), (2.4, 1), (-1.9, -1), (0.0, 1)):
        w = rng.normal(0, 1.5, 3)
        residuo = signo * (0.5 + abs(rng.normal(0, 3)))
        yield x_i, float(solution.predecir(np.array([x_i]), w)[0] + residuo), w


def nube(seed: int, n: int) -> tuple[Array, Array, Array]:
    """(x, y, w) de n muestras."""
    rng = rng_of(seed)
    return *_nube(rng, n), rng.normal(0, 1, 3)


def azar(seed: int) -> np.random.Generator:
    """El generador con el que se baraja."""
    return rng_of(seed)


def sin_motivo_para_seguir(seed: int) -> Iterator[tuple[Array, Array, Array, float]]:
    """(x, y, w, alpha): el ajuste ya es exacto, el paso es 0 o el costo sube."""
    x, y, w = nube(seed, 6)
    enteras, alturas, exacta = _exactas(rng_of(seed + 1000))
    yield enteras, alturas, exacta, 0.05
    yield x, y, w, 0.0
    yield enteras, alturas, np.zeros(3), 0.05


def cuaderno() -> tuple[Array, Array]:
    """Los datos (x, y) que genera el cuaderno, menos el último: n es otro."""
    rng = np.random.default_rng(12)
    x = rng.uniform(-2, 2, 25)
    y = 1.5 * x**2 - 2 * x + 0.5 + rng.normal(0, 0.5, 25)
    return x[:-1], y[:-1]


def _exactas(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """(x, y, w) enteros, exactos también en float32; desde w = 0 el costo sube con alpha = 0.05.

    Con las tres w iguales el ajuste sería exacto en cualquier orden, y entonces quien hace una sola
    época y quien se detiene solo dan lo mismo.
    """
    x: Array = np.array([-2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
    w: Array = rng.integers(1, 4, 3).astype(float) * rng.choice((-1.0, 1.0), 3)
    y = w[0] * x**2 + w[1] * x + w[2]
    costos = solution.ajustarSGD(x, y, np.zeros(3), 0.05, 4)[1]
    sirve = costos[1] > 1.1 * costos[0] and np.ptp(w) > 0
    return (x, y, w) if sirve else _exactas(rng)


def _ajuste(rng: np.random.Generator, n: int) -> tuple[Array, Array, Array]:
    """Con residuos de los dos signos: si no, su suma y la de sus valores absolutos coinciden.

    El primero y el último cuentan, y no lo mismo: si no, olvidar uno es olvidar el otro, o nada. Y
    ninguno es el mayor ni el del medio: quien devuelve uno solo no devuelve el máximo o la mediana.
    """
    x, y, w = *_nube(rng, n), rng.normal(0, 1, 3)
    residuos = w[0] * x**2 + w[1] * x + w[2] - y
    primero, último = residuos[[0, -1]] ** 2
    lejos = min(primero, último, abs(primero - último)) > 0.05 * np.mean(residuos**2)
    otros = np.median(residuos**2), np.max(residuos**2)
    lejos = lejos and primero not in otros and último not in otros
    sirve = n == 1 or (residuos.min() < 0 < residuos.max() and lejos)
    return (x, y, w) if sirve else _ajuste(rng, n)


def _nube(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    x = rng.uniform(-2, 2, n)
    a, b, c = rng.normal(0, 1.5, 3)
    return x, a * x**2 + b * x + c + rng.normal(0, 0.4, n)
