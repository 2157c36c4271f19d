"""Casos sembrados para las pruebas ocultas, y el cuenco del cuaderno."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.optimizadores import solution

Array = NDArray[np.float64]
Batches = tuple[Array, Array, Array, float, int, int]  # X, y, w, alpha, epocas, tam_lote
Adam = tuple[Array, Array, Array, Array, int, float, float, float]  # …, t, alpha, rho1, rho2
Climb = tuple[Array, Array, Array, float, int, np.random.Generator]  # …, sigma, iteraciones, rng
Bowl = tuple[Array, Array, Array]  # A, b, w

SHAPES = ((4,), (3, 2), (7,))  # de w y de G
TABLES = ((11, 3, 4, 2), (17, 2, 5, 2), (13, 4, 6, 2))  # n, d, tam_lote, epocas: siempre sobra
SIZES = (4, 3, 5, 2)  # de H
GAP = 1e-3  # entre el candidato y w, como parte de los términos de f: en float32 decide lo mismo


def lotes_con_resto(seed: int) -> Iterator[Batches]:
    """(X, y, w, alpha, epocas, tam_lote) con un último lote corto."""
    rng = rng_of(seed)
    return (_lotes(rng, n, d, size, epochs) for n, d, size, epochs in TABLES)


def lotes_exactos(seed: int) -> Iterator[Batches]:
    """Lo mismo con muestras sueltas, con lotes enteros, con un lote único y con sitio de sobra."""
    rng = rng_of(seed)
    for n, d, size, epochs in ((6, 3, 1, 2), (12, 2, 4, 3), (9, 4, 9, 6), (7, 3, 10, 6)):
        yield _lotes(rng, n, d, size, epochs)


def lotes_con_decaimiento(
    seed: int,
) -> Iterator[tuple[Array, Array, Array, float, int, int, float]]:
    """Lo mismo, con tres épocas, varios lotes enteros en cada una y un decaimiento que se nota."""
    rng = rng_of(seed)
    for n, d, size, epochs in ((12, 3, 4, 3), (9, 2, 3, 3)):
        yield *_lotes(rng, n, d, size, epochs), float(rng.uniform(0.3, 0.8))


def lotes(
    seed: int, n: int, d: int, tam_lote: int, epocas: int, rng: np.random.Generator | None = None
) -> Batches:
    """Un solo caso, tranquilo también en el orden que da rng."""
    return _lotes(rng_of(seed), n, d, tam_lote, epocas, rng)


def repetidas(seed: int, n: int, d: int, tam_lote: int, epocas: int) -> Batches:
    """n veces la misma muestra: cualquier orden da lo mismo."""
    rng = rng_of(seed)
    x, w = _lejos_de_0(rng, d), _lejos_de_0(rng, d)
    alpha = float(0.15 / (x @ x))  # cada paso reduce el residuo a siete décimas
    y = float(x @ w + rng.choice((-1.7, 1.7)))
    return np.tile(x, (n, 1)), np.full(n, y), w, alpha, epocas, tam_lote


def exactos(seed: int) -> Batches:
    """Enteros con los que el ajuste ya es exacto, también en float32: el costo es 0 y ahí sigue."""
    rng = rng_of(seed)
    X, w = rng.integers(-4, 5, (8, 3)).astype(float), rng.integers(1, 4, 3).astype(float)
    return X, X @ w, w, 0.01, 3, 4


def excesiva(X: Array) -> float:
    """Una tasa con la que el costo sube: el doble de la que aguanta la mayor curvatura del MSE."""
    return float(2 * len(X) / np.linalg.norm(X, 2) ** 2)


def azar(seed: int) -> np.random.Generator:
    """El generador con el que se baraja o se tantea."""
    return rng_of(seed)


def pasos(seed: int) -> Iterator[tuple[Array, Array, Array, float, float]]:
    """(w, G, v, alpha, rho) de varias formas, con una v que ya trae memoria."""
    rng = rng_of(seed)
    for shape in SHAPES:
        w, G, v = (_lejos_de_0(rng, shape) for _ in range(3))
        yield w, G, v, *_tasas(rng)


def pasos_con_suma(seed: int) -> Iterator[tuple[Array, Array, Array, float, float]]:
    """(w, G, r, alpha, rho): como los anteriores, con una r positiva."""
    rng = rng_of(seed)
    for shape in SHAPES:
        w, G = _lejos_de_0(rng, shape), _lejos_de_0(rng, shape)
        yield w, G, rng.uniform(0.3, 2.5, shape), *_tasas(rng)


def primeros_pasos(seed: int) -> Iterator[tuple[Array, Array, Array, float, float]]:
    """(w, G, estado, alpha, rho): el estado está en cero, y ninguna G es pequeña."""
    rng = rng_of(seed)
    for shape in SHAPES[:2]:
        yield _lejos_de_0(rng, shape), _grande(rng, shape), np.zeros(shape), *_tasas(rng)


def sin_gradiente(seed: int) -> tuple[Array, Array, Array, float, float]:
    """(w, G, estado, alpha, rho): en dos componentes no hay ni gradiente ni memoria."""
    rng = rng_of(seed)
    w, G = _lejos_de_0(rng, 6), _grande(rng, 6)
    G[rng.permutation(6)[:2]] = 0
    return w, G, np.zeros(6), *_tasas(rng)


def pasos_de_adam(seed: int) -> Iterator[Adam]:
    """(w, G, v, r, t, alpha, rho1, rho2) con memoria, y con t ni 1 ni grande."""
    rng = rng_of(seed)
    for t, (w, G, r, alpha, rho1) in zip((3, 2, 5), pasos_con_suma(seed), strict=True):
        yield w, G, _lejos_de_0(rng, w.shape), r, t, alpha, rho1, float(rng.uniform(0.9, 0.97))


def primeros_de_adam(seed: int) -> Iterator[Adam]:
    """Lo mismo en t = 1, desde cero; sin corregir, √r todavía pasa de 0.2."""
    rng = rng_of(seed)
    for w, G, cero, alpha, rho1 in primeros_pasos(seed):
        yield w, G, cero, cero.copy(), 1, alpha, rho1, float(rng.uniform(0.86, 0.92))


def adam_en_el_cuenco(seed: int) -> Iterator[Adam]:
    """Los cuatro primeros pasos cuesta abajo en el cuenco, con las ρ de siempre."""
    w = _lejos_de_0(rng_of(seed), 2) + np.array([2.0, -3.0])
    v, r = np.zeros(2), np.zeros(2)
    A, b, _ = cuenco()
    for t in range(1, 5):
        step: Adam = w, A @ w - b, v, r, t, 0.2, 0.9, 0.999
        yield step
        w, v, r = solution.pasoAdam(*step)


def adam_sin_gradiente(seed: int) -> Adam:
    """En dos componentes no hay ni gradiente ni memoria, en t = 1."""
    w, G, cero, alpha, rho1 = sin_gradiente(seed)
    return w, G, cero, cero.copy(), 1, alpha, rho1, 0.9


def cuadraticas(seed: int) -> Iterator[tuple[Array, Array, Array]]:
    """(w, G, H) de varios tamaños, con una H definida positiva y lejos de ser diagonal."""
    rng = rng_of(seed)
    return (_cuadratica(rng, d) for d in SIZES)


def laderas(seed: int) -> Iterator[Climb]:
    """(A, b, w, sigma, iteraciones, rng), con un camino sin dudas: ver `_clara`."""
    rng = rng_of(seed)
    for d, turns, last in ((3, 16, True), (4, 20, False), (2, 12, False)):
        yield _ladera(rng, d, turns, 100 * seed + d, last)


def valle(seed: int) -> Bowl:
    """(A, b, w) redondeado, con su mínimo en otro sitio que el cero."""
    rng = rng_of(seed)
    A = _definida(rng, 3, 3.0)
    return A, A @ _lejos_de_0(rng, 3), 2 * _lejos_de_0(rng, 3)


def cuenco() -> Bowl:
    """El del cuaderno, x² + 10 y², desde donde sale la carrera."""
    return np.diag([2.0, 20.0]), np.zeros(2), np.array([1.5, 1.5])


def _lotes(
    rng: np.random.Generator,
    n: int, d: int, size: int, epochs: int, order: np.random.Generator | None = None,
) -> Batches:  # fmt: skip
    """Tranquilo: el costo baja sin llegar a casi nada, y ninguna w acaba cerca de 0."""
    X, w = _lejos_de_0(rng, (n, d)), _lejos_de_0(rng, d)
    y = X @ _lejos_de_0(rng, d) + rng.normal(0, 0.6, n)
    alpha = float(rng.uniform(0.06, 0.12))
    data: Batches = X, y, w, alpha, epochs, size
    end, costs = solution.entrenarMiniLotes(*data, 0.0, deepcopy(order))
    calm = max(costs) < 1.5 * costs[0] and 0.05 < costs[-1] < 0.9 * costs[0]
    fair = calm and costs[0] > 0.5 and np.abs(end).min() > 0.05
    return data if fair else _lotes(rng, n, d, size, epochs, order)


def _tasas(rng: np.random.Generator) -> tuple[float, float]:
    """alpha y rho: ninguna se confunde con 1, con 1/2 ni con las de siempre."""
    return float(rng.uniform(0.25, 0.45)), float(rng.uniform(0.62, 0.82))


def _cuadratica(rng: np.random.Generator, d: int) -> tuple[Array, Array, Array]:
    return _lejos_de_0(rng, d), _lejos_de_0(rng, d), _definida(rng, d, 8.0)


def _definida(rng: np.random.Generator, d: int, condition: float) -> Array:
    """Simétrica y definida positiva; fuera de la diagonal hay tanto que no se puede olvidar."""
    Q, _ = np.linalg.qr(rng.normal(size=(d, d)))
    values = rng.uniform(1, condition, d) * rng.choice((0.4, 0.7))
    A: Array = Q * values @ Q.T
    A = (A + A.T) / 2
    off = np.abs(A - np.diag(np.diag(A))).max(axis=0)
    return A if off.min() > 0.2 else _definida(rng, d, condition)


def _ladera(rng: np.random.Generator, d: int, turns: int, label: int, last: bool) -> Climb:
    """Se baja hacia donde crecen todas las componentes: también lo hace un ruido sin signo."""
    for attempt in count():
        A, down = _definida(rng, d, 6.0), rng.uniform(0.6, 1.6, d)
        end = _lejos_de_0(rng, d)
        b, w, sigma = A @ end, end - down, float(rng.uniform(0.4, 0.7))
        tries = azar(1000 * label + attempt)
        slope = (A @ down).min() > 0.2 and solution._altura(A, b, w) > 0
        if slope and _clara(A, b, w, sigma, turns, last, deepcopy(tries)):
            break
    return A, b, w, sigma, turns, tries


def _clara(
    A: Array, b: Array, w: Array, sigma: float, turns: int, last: bool, tries: np.random.Generator
) -> bool:
    """Ningún candidato casi empata; los dos primeros se quedan, y el último, según last.

    Se sale de sobre cero, el primero sigue sobre cero y se acaba bajo cero. Alguno de los que no se
    quedan está sobre la salida.
    """
    kept: list[bool] = []
    heights = [solution._altura(A, b, w)]  # de la salida y de los candidatos
    for _ in range(turns):
        u = w + sigma * tries.standard_normal(w.shape)
        terms = np.array([u @ A @ u / 2, -b @ u, w @ A @ w / 2, -b @ w])
        change = terms[:2].sum() - terms[2:].sum()
        if abs(change) < GAP * np.abs(terms).sum():
            return False
        kept.append(bool(change < 0))
        heights.append(float(terms[:2].sum()))
        w = u if kept[-1] else w
    some = all(kept[:2]) and kept[-1] == last and 4 <= sum(kept) <= turns - 4
    crosses = heights[0] > heights[1] > 0 and min(heights) < -0.1
    return some and crosses and max(heights) > heights[0]


def _grande(rng: np.random.Generator, shape: int | tuple[int, ...]) -> Array:
    values: Array = rng.uniform(0.8, 2.6, shape) * rng.choice((-1.0, 1.0), shape)
    return values


def _lejos_de_0(rng: np.random.Generator, shape: int | tuple[int, ...]) -> Array:
    values: Array = rng.uniform(0.3, 1.6, shape) * rng.choice((-1.0, 1.0), shape)
    return values
