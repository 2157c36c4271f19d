"""Datos sembrados para las pruebas ocultas de la regresión softmax."""

import gzip
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]
Generator = np.random.Generator
Training = tuple[Matrix, Labels, int, float, int, int, Generator]  # lo que recibe entrenar

# Ningún N es de la diapositiva ni del cuaderno: quien lo escribe a mano no acierta por azar.
SIZES = ((7, 5, 3), (11, 3, 6), (13, 8, 4), (61, 12, 9), (9, 4, 2))  # N, d, K distintos


def etiquetas(seed: int) -> Iterator[tuple[Labels, int]]:
    """y en cualquier orden, K: todas las clases presentes."""
    rng = rng_of(seed)
    for N, _, K in SIZES:
        yield _labels(rng, N, K), K


def etiquetas_incompletas(seed: int) -> Iterator[tuple[Labels, int]]:
    """y, K: faltan clases altas y de en medio, las bajas o las altas; también un solo ejemplo."""
    rng = rng_of(seed)
    for there, N, K in (((1, 4, 6), 5, 9), ((3, 4, 5), 7, 6), ((0, 1, 2), 5, 7), ((2,), 1, 4)):
        yield rng.permutation(np.append(there, rng.choice(there, N - len(there)))), K


def puntajes(seed: int) -> Iterator[Matrix]:
    """Z moderados. El primero es cuadrado y sus filas tienen el mismo máximo."""
    rng = rng_of(seed)
    Z = rng.uniform(-3, 1, (5, 5))
    Z[np.arange(5), [2, 0, 3, 2, 4]] = 1.5
    yield Z
    for N, K in ((7, 3), (1, 6), (9, 2), (61, 12)):
        yield rng.uniform(-6, 6, (N, K))


def puntajes_extremos(seed: int) -> Iterator[Matrix]:
    """Z con filas muy altas, muy bajas y muy separadas: primero cada una sola y después juntas.

    Se mueven en octavos, que son exactos también en float32.
    """
    Z = np.array(
        [
            [400.0, 402.0, 399.5],
            [25.0, 27.0, 24.0],
            [1000.0, -1000.0, 0.0],
            [0.5, -1000.0, 1.0],
            [-1000.0, -999.0, -1001.5],
            [1000.0, 998.5, 999.0],
            [0.5, -1.0, 1.0],
        ]
    )
    Z += rng_of(seed).integers(-3, 4, Z.shape) / 8
    yield from (Z[i : i + 1] for i in range(len(Z)))
    yield Z


def probabilidades(seed: int) -> Iterator[tuple[Matrix, Matrix]]:
    """A, Y: ninguna probabilidad baja de 0.05."""
    rng = rng_of(seed)
    for N, K in ((7, 3), (5, 5), (1, 6), (61, 12), (5, 2)):
        yield 0.05 + (1 - 0.05 * K) * rng.dirichlet(np.ones(K), N), _one_hot(rng, N, K)


def probabilidades_con_ceros(seed: int) -> tuple[Matrix, Matrix]:
    """A, Y: hay probabilidades 0, ninguna en la clase verdadera."""
    rng = rng_of(seed)
    A, Y = 0.05 + 0.85 * rng.dirichlet(np.ones(3), 5), _one_hot(rng, 5, 3)
    A[:3][np.roll(Y[:3], 1, axis=1) == 1] = 0
    return A / A.sum(axis=1, keepdims=True), Y


def activaciones(seed: int) -> Iterator[tuple[Matrix, Matrix, Matrix]]:
    """X, A, Y de todos los tamaños, con X entre 0 y 1."""
    rng = rng_of(seed)
    for N, d, K in SIZES:
        yield rng.uniform(0, 1, (N, d)), rng.dirichlet(np.ones(K), N), _one_hot(rng, N, K)


def un_ejemplo(seed: int) -> Iterator[tuple[Matrix, Matrix, Matrix]]:
    """X, A, Y con N = 1: aquí promediar y sumar es lo mismo."""
    rng = rng_of(seed)
    for d, K in ((4, 3), (2, 7)):
        yield rng.uniform(0, 1, (1, d)), rng.dirichlet(np.ones(K), 1), _one_hot(rng, 1, K)


def lote_completo(seed: int) -> Iterator[Training]:
    """Un solo lote por época, incluso más grande que los datos: el orden no importa."""
    rng = rng_of(seed)
    for (N, d, K), epocas, extra in zip(SIZES, (1, 4, 3, 2, 3), (0, 0, 6, 40, 0), strict=True):
        X, y = rng.uniform(0, 1, (N, d)), _labels(rng, N, K)
        yield X, y, K, 1.5, epocas, N + extra, rng_of(seed + N)


def separadas(seed: int) -> Training:
    """Cada fila con su propia característica, y un paso grande: el costo es bajo tras una época.

    Las de una clase son mayores que las de otra: con todas iguales b sería casi 0, una resta de
    números iguales de la que en float32 poco queda.
    """
    rng = rng_of(seed)
    y = rng.permutation(np.arange(6) % 3)
    X = np.diag(rng.uniform(0.9, 1, 6) * np.array([1, 0.9, 0.8])[y])
    return X, y, 3, 40.0, 4, len(X), rng


def filas_identicas(seed: int) -> Iterator[Training]:
    """Todas las filas iguales: da lo mismo el orden, no cuántos lotes ni de qué tamaño.

    Primero los que no son iguales: con lotes iguales, dividir por cuántos son es dividir por N.
    """
    rng = rng_of(seed)
    for N, d, K, epocas, tam_lote in ((13, 4, 6, 2, 5), (12, 5, 3, 1, 4), (11, 3, 4, 3, 2)):
        X, y = np.tile(rng.uniform(0, 1, d), (N, 1)), np.full(N, K - 2)
        yield X, y, K, 0.4, epocas, tam_lote, rng_of(seed + N)


def paso_diminuto(seed: int) -> Iterator[Training]:
    """Con lr diminuto y lotes iguales, W suma lo que aporta cada fila, en cualquier orden."""
    rng = rng_of(seed)
    for N, d, K, epocas, tam_lote in ((12, 5, 3, 1, 4), (20, 7, 6, 3, 5), (9, 2, 4, 2, 1)):
        X, y = rng.uniform(0, 1, (N, d)), _uneven_labels(rng, N, K)
        yield X, y, K, 1e-9, epocas, tam_lote, rng_of(seed + N)


def lotes_al_azar(seed: int) -> Iterator[Training]:
    """El caso general: varias épocas, lotes pequeños y el último más corto."""
    rng = rng_of(seed)
    for N, d, K, epocas, tam_lote in ((17, 5, 3, 3, 4), (23, 3, 6, 2, 7)):
        X, y = rng.uniform(0, 1, (N, d)), _labels(rng, N, K)
        yield X, y, K, 0.8, epocas, tam_lote, rng_of(seed + N)


def azar(seed: int) -> Generator:
    """Un generador para entrenar cuando el orden no importa."""
    return rng_of(seed)


def nubes() -> tuple[Matrix, Labels]:
    """Las tres nubes de puntos del cuaderno, menos un punto de cada una: N es otro."""
    azar = np.random.default_rng(4)
    y = np.repeat([0, 1, 2], 20)
    centros = np.array([[0.3, 0.3], [0.7, 0.4], [0.45, 0.75]])
    X, quedan = centros[y] + 0.11 * azar.standard_normal((60, 2)), np.arange(60) % 20 > 0
    return X[quedan], y[quedan]


def otras_nubes(seed: int) -> tuple[Matrix, Labels]:
    """Tres nubes como las del cuaderno, con otros puntos."""
    X, y = nubes()
    return X + 0.2 * rng_of(seed).standard_normal(X.shape), y


def prediccion(seed: int) -> Iterator[tuple[Matrix, Matrix, Matrix]]:
    """X, W, b sin empates. El mayor va primero: con pocas filas dos errores coinciden por azar.

    Después, los mismos puntajes todos por debajo de 0, que no cambian de orden, y una sola fila.
    """
    rng = rng_of(seed)
    for N, d, K in sorted(SIZES, reverse=True):
        yield _prediccion(rng, N, d, K)
    X, W, b = _prediccion(rng, *SIZES[1])
    yield X, W, b - np.max(X @ W + b) - 1
    yield X[:1], W, b


def pesos_y_digitos(cantidad: int, seed: int) -> tuple[Matrix, Matrix, Matrix]:
    """X, W, b: dígitos y, como pesos, el promedio de los de cada clase, movido; sin empates."""
    X, y = digitos(2 * cantidad)
    medias = np.stack([X[y == k].mean(axis=0) for k in range(10)])
    medias += rng_of(seed).normal(0, 0.1, medias.shape)
    W, b = 0.2 * medias.T, -0.1 * (medias**2).sum(axis=1)
    return _clear(X[cantidad:], W, b), W, b


def otros_digitos(cantidad: int, seed: int) -> tuple[Matrix, Labels]:
    """Unos dígitos entre los primeros, que son el doble."""
    X, y = digitos(2 * cantidad)
    some = rng_of(seed).permutation(len(X))[:cantidad]
    return X[some], y[some]


def digitos(cantidad: int) -> tuple[Matrix, Labels]:
    """Los primeros dígitos de MNIST (carpeta GRADIENTE_MNIST) o los de scikit-learn, agrandados."""
    folder = os.environ.get("GRADIENTE_MNIST")
    try:
        return _idx_digits(Path(folder), cantidad) if folder else _small_digits(cantidad)
    except (OSError, EOFError, ValueError, IndexError):  # no está, o no es lo que dice ser
        return _small_digits(cantidad)


def _idx_digits(folder: Path, count: int) -> tuple[Matrix, Labels]:
    X = _idx_bytes(folder, "train-images*", 16, 784 * count).reshape(count, 784) / 255
    y = _idx_bytes(folder, "train-labels*", 8, count)
    return X, y.astype(np.int64)


def _idx_bytes(folder: Path, pattern: str, header: int, count: int) -> NDArray[np.uint8]:
    path = sorted(folder.glob(pattern))[0]
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        return np.frombuffer(file.read(header + count), np.uint8, offset=header)


def _small_digits(count: int) -> tuple[Matrix, Labels]:
    small = np.loadtxt(_digits_file(), delimiter=",", max_rows=count)  # 64 puntos y su clase
    large = np.kron(small[:, :64].reshape(-1, 8, 8), np.ones((3, 3))) / 16  # 8 × 8 → 24 × 24
    X = np.pad(large, ((0, 0), (2, 2), (2, 2))).reshape(-1, 784)  # y un margen hasta 28 × 28
    return X, small[:, 64].astype(np.int64)


def _digits_file() -> Path:
    """Los dígitos de scikit-learn, que importado ocuparía 100 MB en quien solo los lee."""
    found = find_spec("sklearn")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("scikit-learn")
    return Path(found.origin).with_name("datasets") / "data" / "digits.csv.gz"


def _labels(rng: Generator, N: int, K: int) -> Labels:
    return rng.permutation(np.concatenate([np.arange(K), rng.integers(0, K, N - K)]))


def _uneven_labels(rng: Generator, N: int, K: int) -> Labels:
    """Con todas las clases igual de frecuentes db sería 0, y no habría escala que comparar."""
    y = _labels(rng, N, K)
    return y if np.ptp(np.bincount(y)) else _uneven_labels(rng, N, K)


def _one_hot(rng: Generator, N: int, K: int) -> Matrix:
    return np.eye(K)[rng.integers(0, K, N)]


def _prediccion(rng: Generator, N: int, d: int, K: int) -> tuple[Matrix, Matrix, Matrix]:
    """Se sortea otra vez si dos maneras de elegir coinciden en todas las filas.

    Son las de quien mira lo más lejos de 0 o por encima de 0, y las de quien usa mal el sesgo.
    """
    W = rng.normal(0, 3, (d, K))
    W -= W.mean(axis=0)  # centrados: ganan varias clases, y b no decide sola
    b = rng.normal(0, 1, K)
    X = _clear(rng.uniform(0, 1, (4 * N, d)), W, b)[:N]
    S = X @ W
    Z, E = S + b, np.exp(S)
    above_0 = np.where(Z.max(axis=1) > 0, Z.argmax(axis=1), 0)
    scores = (Z, -Z, np.abs(Z), S, S - b, X @ (W + b), E / E.sum(axis=1, keepdims=True) + b)
    ways = (above_0, *(score.argmax(axis=1) for score in scores))
    told_apart = len({way.tobytes() for way in ways}) == len(ways)
    return (X, W, b) if len(X) == N and told_apart else _prediccion(rng, N, d, K)


def _clear(X: Matrix, W: Matrix, b: Matrix) -> Matrix:
    top = np.sort(X @ W + b, axis=1)
    return X[top[:, -1] - top[:, -2] > 0.01]
