"""Redes y datos sembrados para las pruebas ocultas, y los datos del cuaderno."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.xor import solution

Array = NDArray[np.float64]
Network = tuple[Array, Array, Array, Array, Array, Array]  # X, y, w1, w2, b1, b2

# 3 y 4 son tamaños del cuaderno: quien los escribe a mano no acierta aquí por casualidad.
SHAPES = ((5, 9, 7), (2, 6, 9), (6, 2, 8), (7, 5, 11))  # (n0, n1, m): nunca coinciden
MOST = 2  # un costo en el que no se nota lo que evita ln 0


def redes(seed: int, *, con_sesgos: bool = True) -> Iterator[Network]:
    """Redes de varios tamaños, con entradas reales y las dos clases entre los registros."""
    rng = rng_of(seed)
    return (_red(rng, *shape, con_sesgos=con_sesgos) for shape in SHAPES)


def red_de_un_registro(seed: int) -> Network:
    """m = 1: aquí el promedio y la suma son lo mismo."""
    return _red(rng_of(seed), 3, 5, 1, con_sesgos=True)


def redes_saturadas(seed: int) -> Iterator[Network]:
    """Pesos grandes en la capa escondida: muchas activaciones cerca de 0 y de 1."""
    rng = rng_of(seed)
    return (_saturada(rng, *shape) for shape in SHAPES)


def xor_del_cuaderno() -> Network:
    """Los datos dos veces, que no cambia ningún promedio, y los pesos iniciales del cuaderno.

    Así m es 8: quien escribe a mano el 4 del cuaderno no acierta.
    """
    rng = np.random.default_rng(0)
    X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0], [1.0, 1.0, 1.0, 1.0]])
    y = np.array([[0.0, 1.0, 1.0, 0.0]])
    w1, w2 = rng.uniform(-1, 1, (4, 3)), rng.uniform(-1, 1, (1, 4))
    return np.tile(X, 2), np.tile(y, 2), w1, w2, np.zeros((4, 1)), np.zeros((1, 1))


def xor_con_otros_pesos(seed: int) -> Network:
    """Los datos del cuaderno y otros pesos iniciales: una tabla de resultados no los tiene."""
    X, y, *_ = xor_del_cuaderno()
    rng = rng_of(seed)
    (w1, _), (w2, _) = _capa(rng, 4, 3), _capa(rng, 1, 4)
    return X, y, w1, w2, np.zeros((4, 1)), np.zeros((1, 1))


def inquieta(seed: int, lr: float, epocas: int) -> Network:
    """Una red cuyo costo sube en la primera época, sin que ninguna probabilidad se acerque a 0."""
    rng = rng_of(seed)
    while True:
        red = _red(rng, *SHAPES[0], con_sesgos=False)
        *_, costos = solution.entrenarRed(epocas, lr, *para_entrenar(red))
        if costos[1] > 1.05 * costos[0] and max(costos) < MOST:
            return red


def para_backprop(red: Network) -> tuple[Array, ...]:
    """Los argumentos de backProp en su orden, con las activaciones de esos pesos."""
    X, y, w1, w2, b1, b2 = red
    a1, a2 = solution.feedForward(X, w1, w2, b1, b2)
    return X, y, w1, w2, b1, b2, a2, a1


def para_entrenar(red: Network) -> tuple[Array, ...]:
    """Los argumentos de entrenarRed desde X, en su orden, con las activaciones de esos pesos."""
    X, y, w1, w2, b1, b2 = red
    a1, a2 = solution.feedForward(X, w1, w2, b1, b2)
    return X, y, w1, b1, w2, b2, a1, a2


def predicciones(seed: int) -> Iterator[tuple[Array, Array]]:
    """Probabilidades entre 0.06 y 0.94, y etiquetas, para varios m."""
    rng = rng_of(seed)
    for m in (7, 12, 5, 1):
        yield rng.uniform(0.06, 0.94, (1, m)), _etiquetas(rng, m)


def aciertos_exactos(seed: int) -> Iterator[tuple[Array, Array]]:
    """Como las anteriores, con algunos registros en los que la red acierta con un 0 o un 1."""
    for y_est, y in predicciones(seed):
        y_est[:, ::3] = y[:, ::3]
        yield y_est, y


def _red(rng: np.random.Generator, n0: int, n1: int, m: int, *, con_sesgos: bool) -> Network:
    (w1, w2), (b1, b2) = zip(*(_capa(rng, k, n) for n, k in pairwise((n0, n1, 1))), strict=True)
    X = rng.uniform(-2, 2, (n0, m))
    return X, _etiquetas(rng, m), w1, w2, con_sesgos * b1, con_sesgos * b2


def _saturada(rng: np.random.Generator, n0: int, n1: int, m: int) -> Network:
    """Con alguna activación de pendiente apreciable: si no, a float32 no le quedan cifras."""
    X, y, w1, w2, b1, b2 = _red(rng, n0, n1, m, con_sesgos=True)
    red = X, y, 6 * w1, w2, 3 * b1, b2
    a1, _ = solution.feedForward(X, *red[2:])
    return red if (a1 * (1 - a1)).max() > 0.1 else _saturada(rng, n0, n1, m)


def _capa(rng: np.random.Generator, k: int, n: int) -> tuple[Array, Array]:
    """Pesos (k, n) y sesgos (k, 1), ninguno cerca de 0."""
    values = rng.uniform(0.3, 1.2, (k, n + 1)) * rng.choice((-1.0, 1.0), (k, n + 1))
    return values[:, :n], values[:, n:]


def _etiquetas(rng: np.random.Generator, m: int) -> Array:
    return rng.permutation(1 - np.arange(m) % 2).astype(float)[np.newaxis]
