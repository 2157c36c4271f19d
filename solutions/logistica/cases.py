"""Datos y parámetros sembrados para las pruebas ocultas: un caso que no sirve se vuelve a sacar."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.logistica import solution

Array = NDArray[np.float64]
Model = tuple[Array, Array, float, Array]  # X, y, beta0, beta

SHAPES = ((7, 3), (11, 2), (6, 5), (9, 1))  # (N, n): ni coinciden entre sí ni con las del cuaderno
BATCHES = ((10, 3, 3), (11, 2, 4), (9, 4, 5))  # (N, n, tam_lote): el último lote siempre es corto
THRESHOLDS = ((37, 3, 0.3), (41, 2, 0.8), (31, 4, 0.5), (43, 1, 0.6))  # (N, n, umbral)
LARGEST = 2.8  # |z|: toda p de lo que ocurrió pasa de 0.05, y alguna p está cerca
START = 1.5  # |z| antes de entrenar: por el camino no pasa de LARGEST
NEAR = 0.02  # nada de lo que decide está más cerca de 0, ni una p de su umbral


def models(seed: int) -> Iterator[Model]:
    """Datos de varios tamaños y parámetros con un gradiente que no se anula."""
    rng = rng_of(seed)
    return (_drawn(rng, *shape, _two_sided) for shape in SHAPES)


def single_example(seed: int) -> Model:
    """N = 1: aquí el promedio y la suma son lo mismo."""
    return _drawn(rng_of(seed), 1, 3, _has_gradient)


def saturated(seed: int) -> Model:
    """Entradas netas de exactamente ±1000, con las etiquetas que acierta quien las cree."""
    rng = rng_of(seed)
    signs = rng.permutation([1.0, -1.0, 1.0, -1.0, 1.0])
    X = np.column_stack((signs, rng.uniform(-1, 1, 5)))
    return X, (signs + 1) / 2, 0.0, np.array([1000.0, 0.0])


def probabilities(seed: int) -> Iterator[Array]:
    """Vectores p (k,) entre 0.03 y 0.97, a los dos lados de 0.5."""
    rng = rng_of(seed)
    for k in (9, 13):
        below = rng.uniform(0.03, 0.47, k // 2)
        yield rng.permutation(np.concatenate((below, rng.uniform(0.53, 0.97, k - k // 2))))


def batches(seed: int, eta: float, epocas: int) -> Iterator[tuple[Model, int]]:
    """Datos para entrenar y un tamaño de lote que no divide a N."""
    rng = rng_of(seed)
    turned = False
    while not turned:
        drawn: list[tuple[Model, int]] = []
        for N, n, tam_lote in BATCHES:
            serves = partial(_trains, eta=eta, epocas=epocas, tam_lote=tam_lote)
            drawn.append((_drawn(rng, N, n, serves, START), tam_lote))
        turned = any(_turns(model, eta, epocas, tam_lote) for model, tam_lote in drawn)
    yield from drawn


def training(seed: int, N: int, n: int, eta: float, epocas: int) -> Model:
    """Datos para entrenar con todos a la vez."""
    serves = partial(_trains, eta=eta, epocas=epocas, tam_lote=N)
    return _drawn(rng_of(seed), N, n, serves, START)


def restless(seed: int, N: int, n: int, eta: float, epocas: int) -> Model:
    """Datos y parámetros ya entrenados: de uno en uno, el costo sube en la primera época."""
    rng = rng_of(seed)
    while True:
        X, y, beta0, beta = _model(rng, N, n, START)
        beta0, beta, _ = solution.entrenarLogistica(X, y, beta0, beta, 2.0, 30, N)
        if _rises(model := (X, y, beta0, beta), eta, epocas):
            return model


def settled(seed: int) -> Model:
    """Ejemplos que el modelo ya separa con holgura: el costo es bajo desde el comienzo."""
    rng = rng_of(seed)
    y = rng.permutation(np.arange(8) % 2).astype(float)
    z = (2 * y - 1) * rng.uniform(4.5, 5.5, 8)
    beta0, (first, second) = rng.uniform(0.3, 0.8), rng.uniform(0.5, 1.5, 2)
    x2 = rng.uniform(-2, 2, 8)
    X = np.column_stack(((z - beta0 - second * x2) / first, x2))
    return X, y, float(beta0), np.array([first, second])


def identical(seed: int) -> Model:
    """Ejemplos todos iguales: ningún orden se nota."""
    X, y, beta0, beta = single_example(seed)
    return np.repeat(X, 7, axis=0), np.repeat(y, 7), beta0, beta


def thresholds(seed: int) -> Iterator[tuple[Array, float, Array, float]]:
    """X, beta0, beta y un umbral: ninguna p lo toca, y compararlo con z da otras clases."""
    rng = rng_of(seed)
    for N, n, umbral in THRESHOLDS:
        X, _, beta0, beta = _drawn(rng, N, n, partial(_decides, umbral=umbral))
        yield X, beta0, beta, umbral


def default_threshold(seed: int) -> tuple[Array, float, Array]:
    """X, beta0 y beta para clasificar con el umbral que no se da, 0.5."""
    X, _, beta0, beta = _drawn(rng_of(seed), 29, 3, partial(_decides, umbral=0.5))
    return X, beta0, beta


def points(seed: int) -> Iterator[Array]:
    """Puntos del plano, (N, 2), de los cuatro cuadrantes."""
    rng = rng_of(seed)
    for N in (6, 9):
        signs = np.array([(1, 1), (-1, 1), (1, -1), (-1, -1)])[np.arange(N) % 4]
        yield rng.uniform(0.2, 2.5, (N, 2)) * rng.permutation(signs)


def _drawn(
    rng: np.random.Generator,
    N: int,
    n: int,
    serves: Callable[[Model], bool],
    largest: float = LARGEST,
) -> Model:
    while not serves(model := _model(rng, N, n, largest)):
        pass
    return model


def _model(rng: np.random.Generator, N: int, n: int, largest: float) -> Model:
    """X real, las dos clases y parámetros de los dos signos; el mayor |z| es largest."""
    X = rng.uniform(-2, 2, (N, n))
    y = rng.permutation(1 - np.arange(N) % 2).astype(float)
    signs = rng.choice((-1.0, 1.0), n + 1)
    beta0, slopes = signs[0] * rng.uniform(0.3, 0.8), signs[1:] * rng.uniform(0.3, 0.8, n)
    t = X @ slopes
    return X, y, float(beta0), slopes * np.min((largest - beta0 * np.sign(t)) / np.abs(t))


def _has_gradient(model: Model) -> bool:
    """Que ninguna derivada sea casi 0: ahí el error de float32 lo sería todo."""
    d0, d = solution.gradienteLogistico(*model)
    return abs(d0) > NEAR and bool(np.all(np.abs(d) > NEAR / 2))


def _two_sided(model: Model) -> bool:
    """Que además haya z a los dos lados de 0, y que cuesten más las filas con y = 0.

    Si costaran menos, la resta de los dos términos y su valor absoluto serían lo mismo.
    """
    X, y, beta0, beta = model
    z = beta0 + X @ beta
    ones, zeros = np.sum(y * np.logaddexp(0, -z)), np.sum((1 - y) * np.logaddexp(0, z))
    sides = z.min() < -0.5 and z.max() > 0.5
    return bool(sides and zeros > ones) and _has_gradient(model)


def _trains(model: Model, eta: float, epocas: int, tam_lote: int) -> bool:
    """Que |z| no pase nunca de LARGEST y que ningún parámetro acabe casi en 0."""
    X, y, beta0, beta = model
    for i in list(range(0, len(y), tam_lote)) * epocas:
        batch = X[i : i + tam_lote], y[i : i + tam_lote]
        beta0, beta, _ = solution.entrenarLogistica(*batch, beta0, beta, eta, 1, tam_lote)
        if np.abs(beta0 + X @ beta).max() > LARGEST:
            return False
    return abs(beta0) > NEAR and bool(np.all(np.abs(beta) > NEAR))


def _turns(model: Model, eta: float, epocas: int, tam_lote: int) -> bool:
    """Que el menor costo no sea el primero ni el último: quien devuelve el mejor se delata."""
    costos = solution.entrenarLogistica(*model, eta, epocas, tam_lote)[2]
    return 1.001 * min(costos) < min(costos[0], costos[-1])


def _rises(model: Model, eta: float, epocas: int) -> bool:
    costos = solution.entrenarLogistica(*model, eta, epocas, 1)[2]
    return min(costos[1:]) > 1.01 * costos[0] and _trains(model, eta, epocas, 1)


def _decides(model: Model, umbral: float) -> bool:
    X, _, beta0, beta = model
    p, z = solution.probabilidad(X, beta0, beta), beta0 + X @ beta
    clear = np.all(np.abs(p - umbral) > NEAR / 4) and np.all(np.abs(z - umbral) > NEAR / 4)
    mixed = 6 <= np.sum(p >= umbral) <= len(p) - 6
    against_z = np.sum((p >= umbral) != (z >= umbral)) >= 2
    ignored = umbral == 0.5 or np.sum((p >= umbral) != (p >= 0.5)) >= 2
    tilted = np.any((X @ beta >= umbral) != (p >= 0.5))  # dos errores no dan lo mismo
    return bool(clear and mixed and against_z and ignored and tilted)
