"""Datos sembrados para las pruebas ocultas de las activaciones, y los del cuaderno."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.activaciones import solution

Array = NDArray[np.float64]
Generator = np.random.Generator
Layers = tuple[list[Array], list[Array]]  # pesos, sesgos
Net = tuple[str, Array, list[Array]]  # nombre, x, pesos

SHAPES = ((41,), (5, 8), (2, 3, 7))
EXTREMES = (-1000.0, -720.0, -400.0, -30.0, 30.0, 400.0, 720.0, 1000.0)
BATCHES = ((3, 7), (5, 4), (2, 11))  # (n, m): neuronas y registros, nunca los mismos
SQUARE = (4, 4, 4, 4)  # en una red cuadrada un producto al revés se ve en los valores
NETS = ((3, 5, 4, 2), (2, 6, 3), (5, 3), (4, 2, 6, 3, 5))
FADED = 0.02  # parte de la norma más grande que conserva la menor: ninguna se pierde al comparar


def curvas(nombre: str, seed: int) -> Iterator[tuple[str, Array] | tuple[str, Array, float]]:
    """(nombre, z) de varias formas, sin ceros; las últimas con una alfa que solo usa leaky.

    Siempre hay un valor entre 0 y ½ y otro entre ½ y 1: un salto en ½ y otro en 1 se distinguen.
    """
    rng = rng_of(seed)
    for k, shape in enumerate(SHAPES):
        z = _signed(rng, shape, 0.2, 3.5)
        z.flat[rng.choice(z.size, 2, replace=False)] = rng.uniform((0.2, 0.55), (0.5, 0.95))
        yield (nombre, z) if k == 0 else (nombre, z, _alfa(rng))


def rampas(seed: int) -> Iterator[tuple[str, Array]]:
    """("leaky", z), con la alfa de costumbre."""
    rng = rng_of(seed)
    return (("leaky", _rampa(rng, shape)) for shape in SHAPES)


def rampas_con_alfa(seed: int) -> Iterator[tuple[str, Array, float]]:
    """("leaky", z, alfa), con una alfa lejos de 0.01 y de 1."""
    rng = rng_of(seed)
    for shape in SHAPES:
        alfa = _alfa(rng)
        yield "leaky", _rampa(rng, shape, alfa), alfa


def escalones_en_cero(seed: int) -> Iterator[tuple[str, Array]]:
    """("escalon", z), con varios ceros exactos entre los demás."""
    rng = rng_of(seed)
    for shape in SHAPES:
        z = _signed(rng, shape, 0.2, 3.5)
        yield "escalon", np.where(rng.permutation(z.size).reshape(shape) % 4 == 0, 0.0, z)


def entradas(seed: int) -> Iterator[Array]:
    """z de varias formas, con algún cero."""
    rng = rng_of(seed)
    for shape in SHAPES:
        z = _signed(rng, shape, 0.2, 2.0)
        z.flat[rng.integers(z.size)] = 0
        yield z


def enormes(seed: int) -> Array:
    """Los límites de float64, que no se sortean, y otros números de los dos signos."""
    return np.concatenate((EXTREMES, _signed(rng_of(seed), (36,), 0.2, 900.0)))


def activaciones(nombre: str, seed: int) -> Iterator[tuple[str, Array] | tuple[str, Array, float]]:
    """(nombre, a) con los valores que esa función puede dar; en relu hay ceros."""
    rng = rng_of(seed)
    for k, shape in enumerate(SHAPES):
        z = _signed(rng, shape, 0.2, 2.0)
        a = solution.activacion(nombre, z)
        yield (nombre, a) if k == 0 else (nombre, a, _alfa(rng))


def rampas_activadas(seed: int, *, con_alfa: bool) -> Iterator[tuple[object, ...]]:
    """("leaky", a), con la alfa de costumbre, o ("leaky", a, alfa)."""
    rng = rng_of(seed)
    for shape in SHAPES:
        alfa = (_alfa(rng),) if con_alfa else ()
        z = _rampa(rng, shape, *alfa)
        yield "leaky", solution.activacion("leaky", z, *alfa), *alfa


def dos_capas(seed: int) -> Iterator[Layers]:
    """Dos capas, primero cuadradas y después de tamaños todos distintos."""
    rng = rng_of(seed)
    return (_capas(rng, sizes) for sizes in ((4, 4, 4), (3, 5, 2), (2, 4, 6)))


def varias_capas(seed: int) -> Iterator[Layers]:
    """Cuatro capas cuadradas, en las que ningún error se confunde con otro, y otras dos pilas."""
    rng = rng_of(seed)
    return (_capas(rng, sizes) for sizes in ((4, 4, 4, 4, 4), (4, 2, 6, 3), (5, 2, 4, 3, 6)))


def una_capa(seed: int) -> Iterator[Layers]:
    """Una sola capa: no hay nada que juntar."""
    rng = rng_of(seed)
    return (_capas(rng, sizes) for sizes in ((4, 3), (2, 5)))


def lotes(seed: int) -> Iterator[tuple[Array, Array, Array]]:
    """Z, gamma, beta: cada neurona con su media y su escala, y nada cerca de 0 ni de 1."""
    rng = rng_of(seed)
    return (_lote(rng, n, m) for n, m in BATCHES)


def lotes_con_constantes(seed: int) -> Iterator[tuple[Array, Array, Array]]:
    """Z, gamma, beta, con una neurona que da siempre el mismo entero pequeño."""
    rng = rng_of(seed)
    for n, m in BATCHES:
        Z, gamma, beta = _lote(rng, n, m)
        Z[rng.integers(n)] = rng.integers(2, 6)
        yield Z, gamma, beta


def redes(nombre: str, seed: int) -> Iterator[Net]:
    """(nombre, x, pesos), primero una red cuadrada y después de tamaños todos distintos."""
    rng = rng_of(seed)
    return (_red(rng, nombre, sizes) for sizes in (SQUARE, *NETS))


def red_del_cuaderno() -> Net:
    """La red que el cuaderno resuelve a mano."""
    pesos = [np.array([[1.0, -1.0], [2.0, 1.0], [1.0, 1.0]]), np.array([[1.0, 2.0, -1.0]])]
    return "relu", np.array([[1.0], [2.0]]), pesos


def _signed(rng: Generator, shape: tuple[int, ...], low: float, high: float) -> Array:
    """Números de los dos signos, tantos de uno como de otro y ninguno cerca de 0."""
    size = int(np.prod(shape))
    signs = rng.permutation(np.where(np.arange(size) % 2, 1.0, -1.0))
    values: Array = (rng.uniform(low, high, size) * signs).reshape(shape)
    return values


def _rampa(rng: Generator, shape: tuple[int, ...], alfa: float = 0.01) -> Array:
    """Con una z entre 0 y alfa se ve también a quien compara z con alfa."""
    z = _signed(rng, shape, 0.2, 3.5)
    z.flat[rng.integers(z.size)] = alfa / 2
    return z


def _alfa(rng: Generator) -> float:
    return float(rng.uniform(0.1, 0.4))


def _capas(rng: Generator, sizes: tuple[int, ...]) -> Layers:
    pesos = [_signed(rng, (n, m), 0.3, 1.5) for m, n in pairwise(sizes)]
    return pesos, [_signed(rng, (n, 1), 0.4, 2.0) for n in sizes[1:]]


def _lote(rng: Generator, n: int, m: int) -> tuple[Array, Array, Array]:
    """Con una desviación cerca de 1 la varianza y su raíz se confunden; con γ = 1, dónde va."""
    Z = _signed(rng, (n, 1), 1.0, 4.0) + rng.uniform(1.5, 3.0, (n, 1)) * rng.normal(size=(n, m))
    gamma, beta = _signed(rng, (n, 1), 1.4, 3.0), _signed(rng, (n, 1), 0.5, 3.0)
    spread = np.append(Z.std(axis=1), Z.std(axis=0))
    return (Z, gamma, beta) if spread.min() > 0.3 else _lote(rng, n, m)


def _red(rng: Generator, nombre: str, sizes: tuple[int, ...]) -> Net:
    """Ninguna norma es tan pequeña junto a las demás que un error en ella se pierda."""
    x = _signed(rng, (sizes[0], 1), 0.4, 1.5)
    a, pesos = x, []
    for n in sizes[1:]:
        W = _clara(rng, a, n)
        pesos.append(W)
        a = solution.activacion(nombre, W @ a)
    normas = solution.normasDelGradiente(nombre, x, pesos)
    fair = nombre == "escalon" or normas.min() > FADED * normas.max()
    return (nombre, x, pesos) if fair else _red(rng, nombre, sizes)


def _clara(rng: Generator, a: Array, n: int) -> Array:
    """n filas de pesos con las que toda |z| está entre 0.05 y 4, y hay z de los dos signos."""
    W = _signed(rng, (n, len(a)), 0.3, 1.6)
    z = W @ a
    fair = np.abs(z).min() > 0.05 and np.abs(z).max() < 4 and z.min() < 0 < z.max()
    return W if fair else _clara(rng, a, n)
