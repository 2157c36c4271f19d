"""Casos sembrados para las pruebas ocultas, y los datos del cuaderno."""

from collections.abc import Iterator
from copy import deepcopy

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.xor_sgd import misconceptions, solution

Array = NDArray[np.float64]
Net = tuple[Array, Array, Array, float]  # W1, b1, w2, b2
Sample = tuple[Array, float, Array, Array, Array, float]  # x, y, W1, b1, w2, b2
Data = tuple[Array, Array, Array, Array, Array, float]  # X, Y, W1, b1, w2, b2

SIZES = ((3, 4), (2, 5), (5, 3), (4, 7))  # (m, h): nunca coinciden, ni con el 2-2-1
TABLES = ((12, 5), (9, 2), (7, 1))  # (n, m): ningún divisor equivocado coincide con otro
SIDES = (1.0, -1.0, 1.0, -1.0)  # de qué lado cae lo que puede perder su signo: se ven los dos
CONDITION = 30  # de X con sus unos: 200 semillas, los resultados usan menos de 1e-3 de rtol 1e-6


def arquitecturas(seed: int) -> Iterator[tuple[int, ...]]:
    """Capas de tamaños todos distintos, de dos capas a seis: ningún recuento coincide con otro."""
    rng = rng_of(seed)
    primera = _capas(rng, 4)
    while _se_confunden(primera):
        primera = _capas(rng, 4)
    yield primera
    yield from (_capas(rng, count) for count in (3, 6, 2, 5, 2))


def _capas(rng: np.random.Generator, count: int) -> tuple[int, ...]:
    return tuple(map(int, 2 + rng.permutation(30)[:count]))


def _se_confunden(capas: tuple[int, ...]) -> bool:
    """Si dos errores cuentan lo mismo en ellas: entonces no se sabría cuál es."""
    errores = [f for name, f in vars(misconceptions).items() if name.startswith("contarParametros")]
    return len({str(error(capas)) for error in errores}) < len(errores)


def lotes_con_resto(seed: int) -> Iterator[tuple[int, int, int]]:
    """(n, tam_lote, epocas) con un último lote corto, y bastantes épocas para que se note."""
    rng = rng_of(seed)
    for more_than_half in (True, False) * 3:
        yield _con_resto(rng, more_than_half=more_than_half)


def lotes_exactos(seed: int) -> Iterator[tuple[int, int, int]]:
    """(n, tam_lote, epocas) sin lote corto: muestras sueltas, un lote único y lotes enteros."""
    rng = rng_of(seed)
    for _ in range(2):
        n, size, epochs = (int(v) for v in rng.integers((5, 3, 3), (40, 12, 30)))
        yield n, 1, epochs
        yield n, n, epochs
        yield n * size, size, epochs


def lotes_enormes(seed: int) -> Iterator[tuple[int, int, int]]:
    """(n, tam_lote, epocas) con lotes en los que sobra sitio: cabe todo en uno."""
    rng = rng_of(seed)
    for _ in range(3):
        n, more, epochs = (int(v) for v in rng.integers((5, 2, 3), (40, 12, 30)))
        yield n, n + more, epochs


def tablas(seed: int) -> Iterator[tuple[Array, Array]]:
    """(X, Y) con las columnas bien separadas y con residuos que no se van a 0."""
    rng = rng_of(seed)
    return (_tabla(rng, n, m) for n, m in TABLES)


def redes(seed: int) -> Iterator[tuple[Array, Array, Array, Array, float]]:
    """(x, W1, b1, w2, b2) de varios tamaños, con x real."""
    rng = rng_of(seed)
    return (_entrada_y_red(rng, m, h, side) for (m, h), side in zip(SIZES, SIDES, strict=True))


def redes_saturadas(seed: int) -> Iterator[Sample]:
    """(x, y, W1, b1, w2, b2): una neurona de cada dos tiene |z| entre 3 y 28, y las otras no."""
    rng = rng_of(seed)
    return (_saturada(rng, m, h, side) for (m, h), side in zip(SIZES, SIDES, strict=True))


def muestras(seed: int) -> Iterator[Sample]:
    """(x, y, W1, b1, w2, b2) de varios tamaños, con un residuo ni pequeño ni cercano a 1.

    La primera ŷ pasa de 0.5: redondeada no es 0, que es como no contar con ella.
    """
    rng = rng_of(seed)
    lows = (0.5, *[-np.inf] * (len(SIZES) - 1))
    for (m, h), side, low in zip(SIZES, SIDES, lows, strict=True):
        yield _muestra(rng, m, h, side, low)


def pasos(seed: int) -> Iterator[tuple[Array, float, Array, Array, Array, float, float]]:
    """(x, y, W1, b1, w2, b2, alpha), con tasas grandes que no dejan b2 cerca de 0."""
    rng = rng_of(seed)
    return (_grande(rng, m, h, side) for (m, h), side in zip(SIZES, SIDES, strict=True))


def muestra_221(seed: int) -> Sample:
    """Como las anteriores, en una red del tamaño de la del cuaderno y con x real."""
    return _muestra(rng_of(seed), 2, 2, 1.0)


def datos(
    seed: int, n: int, m: int, h: int, alpha: float, epocas: int,
    rng: np.random.Generator | None = None,
) -> Data:  # fmt: skip
    """(X, Y, W1, b1, w2, b2) con los que esa tasa no se desboca en esas épocas, en ese orden."""
    draws = rng_of(seed)
    data = _datos(draws, n, m, h)
    while not _tranquilo(data, alpha, epocas, rng):
        data = _datos(draws, n, m, h)
    return data


def repetidas(seed: int, n: int, m: int, h: int) -> Data:
    """n veces la misma muestra: cualquier orden da lo mismo."""
    x, y, W1, b1, w2, b2 = _muestra(rng_of(seed), m, h, -1.0)
    return np.tile(x, (n, 1)), np.full(n, y), W1, b1, w2, b2


def azar(seed: int) -> np.random.Generator:
    """El generador con el que se baraja."""
    return rng_of(seed)


def xor_del_cuaderno() -> Data:
    """Los datos de XOR, dos veces para que n no sea 4, y los pesos con que entrena el cuaderno."""
    rng = np.random.default_rng(2)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    Y = np.array([0.0, 1.0, 1.0, 0.0])
    W1, w2 = rng.uniform(-1, 1, (2, 2)), rng.uniform(-1, 1, 2)
    return np.tile(X, (2, 1)), np.tile(Y, 2), W1, np.zeros(2), w2, 0.0


def xor_con_otros_pesos(seed: int, alpha: float, epocas: int) -> Data:
    """Los datos de XOR y otros pesos iniciales, con los que esa tasa no se desboca."""
    X, Y, *_ = xor_del_cuaderno()
    draws = rng_of(seed)
    data: Data = X, Y, *_red(draws, 2, 2)
    while not _tranquilo(data, alpha, epocas, None):
        data = X, Y, *_red(draws, 2, 2)
    return data


def a_mano() -> Sample:
    """La muestra que el cuaderno resuelve a mano."""
    W1, b1 = np.array([[1.0, -1.0], [2.0, 1.0]]), np.array([0.0, -1.0])
    return np.array([1.0, 1.0]), 0.0, W1, b1, np.array([1.0, -2.0]), 0.5


def _con_resto(rng: np.random.Generator, *, more_than_half: bool) -> tuple[int, int, int]:
    """El lote corto pasa o no de la mitad, como se pida; el total no sale igual de otra manera."""
    n, size, epochs = (int(v) for v in rng.integers((20, 3, 5), (90, 12, 40)))
    left, right = n % size, -(-n // size) * epochs
    fair = 0 < left != size / 2 and (left > size / 2) == more_than_half
    if not fair or -(-n * epochs // size) == right:
        return _con_resto(rng, more_than_half=more_than_half)
    return n, size, epochs


def _tabla(rng: np.random.Generator, n: int, m: int) -> tuple[Array, Array]:
    X = rng.uniform(-2, 2, (n, m)) + rng.uniform(-0.7, 0.7, m)
    Y = X @ rng.normal(size=m) + rng.uniform(0.5, 2) + rng.normal(size=n)
    X1 = np.column_stack((X, np.ones(n)))
    fair = np.linalg.cond(X1) < CONDITION and solution.regresionLineal(X, Y)[1] > 0.1
    return (X, Y) if fair else _tabla(rng, n, m)


def _red(rng: np.random.Generator, m: int, h: int) -> Net:
    """Ningún parámetro cerca de 0."""
    W1, b1 = _lejos_de_0(rng, (h, m)), _lejos_de_0(rng, h)
    return W1, b1, _lejos_de_0(rng, h), float(_lejos_de_0(rng, ()))


def _entrada_y_red(
    rng: np.random.Generator, m: int, h: int, side: float
) -> tuple[Array, Array, Array, Array, float]:
    """ŷ queda del lado pedido de 0, y hay z1 de los dos lados."""
    x, (W1, b1, w2, b2) = _lejos_de_0(rng, m), _red(rng, m, h)
    z1, _, y_est = solution.adelante(x, W1, b1, w2, b2)
    fair = side * y_est > 0 and _clara(y_est) and z1.min() < -0.2 and z1.max() > 0.2
    return (x, W1, b1, w2, b2) if fair else _entrada_y_red(rng, m, h, side)


def _muestra(rng: np.random.Generator, m: int, h: int, side: float, low: float = -np.inf) -> Sample:
    """Con y = ŷ no hay gradiente, y con y = ŷ ± 1 el residuo y su cuadrado se confunden."""
    x, (W1, b1, w2, b2) = _lejos_de_0(rng, m), _red(rng, m, h)
    gap = float(rng.choice((0.4, 1.3)) + rng.uniform(0, 0.4))
    y_est = solution.adelante(x, W1, b1, w2, b2)[2]
    if y_est > low and _clara(y_est):
        return x, y_est - side * gap, W1, b1, w2, b2
    return _muestra(rng, m, h, side, low)


def _grande(
    rng: np.random.Generator, m: int, h: int, side: float
) -> tuple[Array, float, Array, Array, Array, float, float]:
    """alpha no se parece ni a 1 ni a 0.5; con b2 cerca de 0, float32 se queda sin cifras."""
    x, y, W1, b1, w2, b2 = _muestra(rng, m, h, side)
    alpha = float(rng.choice((0.6, 1.2)) + rng.uniform(0, 0.3))
    fair = abs(solution.pasoSGD(x, y, W1, b1, w2, b2, alpha)[3]) > 0.2
    return (x, y, W1, b1, w2, b2, alpha) if fair else _grande(rng, m, h, side)


def _saturada(rng: np.random.Generator, m: int, h: int, side: float) -> Sample:
    x, _, W1, b1, w2, b2 = _muestra(rng, m, h, side)
    stretch = np.where(np.arange(h) % 2, 6.0, 1.0)
    W1, b1 = stretch[:, np.newaxis] * W1, stretch * b1
    z1, _, y_est = solution.adelante(x, W1, b1, w2, b2)
    z = np.abs(z1)
    fair = z.max() < 28 and z[1::2].min() > 3 and z[::2].max() < 3  # hay pendiente que comparar
    if not (fair and _clara(y_est)):
        return _saturada(rng, m, h, side)
    return x, y_est - 0.8 * side, W1, b1, w2, b2


def _clara(y_est: float) -> bool:
    """Si ŷ no se parece a lo que da con una σ, una tanh o un escalón de más (σ(0.659) = 0.659)."""
    return abs(y_est) > 0.5 and abs(y_est - 0.659) > 0.1 and abs(y_est - 1) > 0.1


def _datos(rng: np.random.Generator, n: int, m: int, h: int) -> Data:
    return _lejos_de_0(rng, (n, m)), rng.uniform(-1, 1.5, n), *_red(rng, m, h)


def _tranquilo(data: Data, alpha: float, epocas: int, rng: np.random.Generator | None) -> bool:
    """El costo no se desboca ni llega a casi nada, y b2 no acaba cerca de 0 (float32, otra vez)."""
    *_, b2, costos = solution.entrenarSGD(*data, alpha, epocas, deepcopy(rng))
    calm = max(costos) < min(2 * costos[0], 10) and min(costos) > 1e-2
    return calm and abs(b2) > 0.2


def _lejos_de_0(rng: np.random.Generator, shape: int | tuple[int, ...]) -> Array:
    values: Array = rng.uniform(0.3, 1.2, shape) * rng.choice((-1.0, 1.0), shape)
    return values
