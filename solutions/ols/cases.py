"""Entradas sembradas para las pruebas ocultas de la regresión lineal, y los datos del cuaderno."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of

Array = NDArray[np.float64]
Problem = tuple[Array, Array, Array]  # theta, X, y

# Ningún m es 4, el de la tabla de la diapositiva: quien lo escribe a mano no acierta.
# La primera no se confunde con nada: con dos columnas, quien divide por ellas parece olvidar un 2,
# y con m = 5, quien divide por un 4 escrito a mano parece dividir por m − 1.
SHAPES = ((12, 4), (7, 1), (9, 3), (5, 2))  # (m, n): m, n y n + 1 nunca coinciden

FAR = 0.5

AREA = (45.0, 60.0, 72.0, 80.0, 95.0, 110.0, 128.0, 140.0, 165.0, 190.0)
ANTIGUEDAD = (30.0, 5.0, 18.0, 2.0, 25.0, 10.0, 35.0, 8.0, 15.0, 20.0)
PRECIO = (231.0, 288.0, 289.0, 319.0, 313.0, 349.0, 322.0, 409.0, 427.0, 436.0)


def problemas(seed: int) -> Iterator[Problem]:
    """Problemas de varios tamaños, con ruido y con θ lejos del mínimo."""
    rng = rng_of(seed)
    return (_problema(rng, m, n) for m, n in SHAPES)


def problema_ancho(seed: int) -> Problem:
    """Más columnas que filas."""
    return _problema(rng_of(seed), 5, 6)


def pocos_ejemplos(seed: int) -> Iterator[Problem]:
    """m = 3 y m = 1: con uno solo, la suma y el promedio ya no se distinguen."""
    rng = rng_of(seed)
    return (_con_residuos(rng, m, 4) for m in (3, 1))


def sin_motivo_para_seguir(seed: int) -> Iterator[tuple[Array, Array, Array, float]]:
    """(theta, X, y, alpha): el ajuste ya es exacto, el paso es 0 o el costo sube."""
    theta, X, y = _que_sube(rng_of(seed))
    entera, exacta = np.column_stack((np.ones(5), np.arange(-2.0, 3.0))), np.array([3.0, -2.0])
    yield exacta, entera, entera @ exacta, 0.1
    yield theta, X, y, 0.0
    yield theta, X, y, 1.7


def apartamentos() -> Problem:
    """Los apartamentos del cuaderno menos el primero, normalizados y con la columna de unos.

    θ parte de cero. Son nueve: quien escribe a mano los diez del cuaderno no acierta. Sin el
    primero las dos columnas se parecen algo, y se ve quién las mueve una tras otra.
    """
    x = np.column_stack((AREA, ANTIGUEDAD))[1:]
    X = np.column_stack((np.ones(len(x)), (x - x.mean(0)) / x.std(0)))
    return np.zeros(3), X, np.array(PRECIO[1:])


def tablas(seed: int) -> Iterator[Array]:
    """Columnas de escalas distintas, sin la de unos."""
    rng = rng_of(seed)
    for m, n in ((8, 3), (6, 1), (5, 4), (11, 2)):
        X = np.zeros((m, n))
        while not _con_los_dos_signos(X):
            scale = 10 ** rng.uniform(0.5, 2.5, n)
            X = scale * (rng.uniform(-4, 4, n) + rng.normal(size=(m, n)))
        yield X


def _con_los_dos_signos(X: Array) -> bool:
    """Si hay una columna toda negativa y otra toda positiva: quien busca desde 0 no acierta."""
    signs = np.sign(X.sum(axis=0)) * np.all(np.sign(X) == np.sign(X[0]), axis=0)
    return bool(X.any()) and (X.shape[1] < 3 or {-1.0, 1.0} <= set(signs))


def tablas_con_constantes(seed: int) -> Iterator[Array]:
    """Como las anteriores, con alguna columna de un solo entero pequeño: su desviación es 0."""
    for X, column, value in zip(tablas(seed), (1, 0, 3, 0), (5.0, -2.0, 0.0, 1.0), strict=True):
        X[:, column] = value
        yield X


def columnas_dependientes(seed: int) -> Iterator[tuple[Array, Array]]:
    """X de rango incompleto: con cuatro columnas de más (tres veces), una repetida y una suma.

    Con cuatro de más XᵀX no parece singular: inv y solve responden, con ruido. Las entradas son
    dieciseisavos: la dependencia es exacta también en float32.
    """
    rng = rng_of(seed)
    mixed = ((0, 1, 1), (2, 0, -1), (1, 3, -2), (-1, 1, 3))
    repeated, added = ((0, 1, 0),), ((0, 1, 1),)
    for m, combinations in zip(
        (13, 11, 8, 9, 7), (mixed, mixed, mixed, repeated, added), strict=True
    ):
        a, b = np.round(16 * rng.normal(size=(2, m))) / 16
        X = np.column_stack((np.ones(m), a, b))
        yield np.column_stack((X, X @ np.array(combinations, float).T)), 3 * rng.normal(size=m)


def anchas(seed: int) -> Iterator[tuple[Array, Array]]:
    """Más incógnitas que ejemplos: hay infinitas θ de costo cero."""
    rng = rng_of(seed)
    for m, n in ((5, 11), (6, 8), (2, 4)):
        _, X, y = _problema(rng, m, n)
        yield X, y


def muestras(seed: int) -> Iterator[tuple[Array, Array, float, float]]:
    """Puntos alrededor de una recta, y los w y b de partida."""
    rng = rng_of(seed)
    for n in (5, 8, 6):
        x = rng.uniform(-2, 3, n)
        yield x, 1.7 * x - 0.8 + rng.normal(size=n), rng.uniform(0.5, 2), rng.uniform(-2, -0.5)


def _que_sube(rng: np.random.Generator) -> Problem:
    """Con alpha = 1.7 el costo sube ya en la primera iteración: después de ella faltan otras."""
    theta, X, y = _problema(rng, *SHAPES[0])
    antes = X @ theta - y
    después = antes - 1.7 * X @ (X.T @ antes) / len(y)
    return (theta, X, y) if después @ después > antes @ antes else _que_sube(rng)


def _con_residuos(rng: np.random.Generator, m: int, n: int) -> Problem:
    """Ningún residuo cerca de 0: de la resta de dos números casi iguales float32 guarda poco."""
    theta, X, y = _problema(rng, m, n)
    far = np.abs(X @ theta - y).min() > FAR
    return (theta, X, y) if far else _con_residuos(rng, m, n)


def _problema(rng: np.random.Generator, m: int, n: int) -> Problem:
    X = np.column_stack((np.ones(m), rng.uniform(-2, 3, (m, n))))
    theta = rng.uniform(0.5, 2, n + 1) * rng.choice((-1, 1), n + 1)
    return theta, X, 2 + X @ rng.normal(size=n + 1) + rng.normal(size=m)
