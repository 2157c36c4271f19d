"""Entradas sembradas para las pruebas ocultas del perceptrón y de ADALINE.

En las funciones de umbral todo es múltiplo de 1/8: las sumas son exactas y hay empates de verdad.
Un caso que no separa lo que debe separar se vuelve a sortear con el mismo generador.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.perceptron import solution, stand_ins

T = TypeVar("T")
Array = NDArray[np.float64]
Unidad = tuple[Array, Array, float]  # X, w, umbral
Muestra = tuple[Array, float, Array, float, float]  # x, y, w, umbral, gamma
Red = tuple[Array, Array, Array, float]  # X, W, v, umbral
Problema = tuple[Array, Array, Array, float, float]  # X, y, w, b, gamma
Recorrido = tuple[Array, Array, Array, float, float, int]  # X, y, w, b, eta, epocas

UMBRALES = (-2.375, -1.75, 1.75, 2.375)  # ninguno es 0, ½ ni 1
FIJOS = (0.0, 0.5, 1.0)  # los que alguien escribiría en lugar del argumento
FAR = 0.2
GAMMAS = (0.375, 0.625, 1.25, 1.75)  # ninguna es 1


def unidades(seed: int) -> Iterator[Unidad]:
    """Muchas filas sin empates; el primer umbral es menor que 1: una sigmoide puede pasar de él."""
    rng = rng_of(seed)
    yield _sorteado(_se_distingue, _sin_empates, rng, 61, 3, (0.75,))
    yield _sorteado(_se_ven_los_decimales, _sin_empates, rng, 47, 5)
    yield _sorteado(_se_ven_los_decimales, _sin_empates, rng, 53, 4)


def en_el_umbral(seed: int) -> Iterator[Unidad]:
    """Una fila de cada tres cae justo en el umbral."""
    rng = rng_of(seed)
    for n, m in ((43, 4), (38, 6)):
        yield _sorteado(_se_ven_los_decimales, _con_empates, rng, n, m)


def de_otra_forma(seed: int) -> Iterator[Unidad]:
    """Una sola fila y una sola columna, sin empates."""
    rng = rng_of(seed)
    for n, m in ((1, 6), (1, 4), (19, 1)):
        yield _sin_empates(rng, n, m)


def aciertos(seed: int) -> Iterator[Muestra]:
    """La unidad acierta; en la tercera, con cualquiera de los umbrales fijos se equivocaría."""
    rng = rng_of(seed)
    yield _sorteado(lambda c: _neta(c) < min(c[3], -c[3], 0) - 0.25, _muestra, rng, 5, 0.0)
    yield _sorteado(lambda c: _neta(c) > max(c[3], -c[3], 1) + 0.25, _muestra, rng, 4, 1.0)
    yield _sorteado(lambda c: 1.25 < _neta(c) < c[3], _muestra, rng, 7, 0.0)
    yield _sorteado(lambda c: c[3] < _neta(c) < -0.25, _muestra, rng, 3, 1.0)


def por_debajo(seed: int) -> Iterator[Muestra]:
    """y = 1 y la unidad dice 0: a mitad de la corrección acierta, y con toda ella sigue mal."""
    return _fallos(seed, 1.0)


def por_encima(seed: int) -> Iterator[Muestra]:
    """y = 0 y la unidad dice 1: a mitad de la corrección acierta, y con toda ella sigue mal."""
    return _fallos(seed, 0.0)


def muestras_en_el_umbral(seed: int) -> Iterator[Muestra]:
    """La entrada neta es justo el umbral: la unidad dice 1."""
    rng = rng_of(seed)
    for m, y in ((5, 1.0), (4, 0.0), (6, 1.0)):
        x, _, w, umbral, gamma = _sorteado(lambda c: c[3] > 0, _muestra, rng, m, y)
        j = int(rng.integers(2, m))
        w[j] = 1.0
        x[j] += umbral - x @ w
        yield x, y, w, umbral, gamma


def redes(seed: int) -> Iterator[Red]:
    """Tantas ocultas como entradas y W sin simetría, para que se vea cuál es cuál."""
    rng = rng_of(seed)
    for n, m in ((59, 4), (61, 5)):
        yield _sorteado(_red_se_distingue, _red_sin_empates, rng, n, m, m)


def redes_de_otra_forma(seed: int) -> Iterator[Red]:
    """Más ocultas que entradas, y menos; al final un solo ejemplo, con muchas ocultas.

    Con pocas, la suplente de neurona contestaría en él a menudo lo mismo que ella.
    """
    rng = rng_of(seed)
    for n, m, h in ((47, 3, 5), (37, 6, 4)):
        yield _sorteado(_red_se_distingue, _red_sin_empates, rng, n, m, h)
    yield _red_sin_empates(rng, 1, 3, 12)


def redes_en_el_umbral(seed: int) -> Iterator[Red]:
    """Ocultas y salidas que caen justo en el umbral."""
    rng = rng_of(seed)
    for n, m, h in ((53, 3, 4), (44, 5, 2)):
        yield _sorteado(_red_con_empates, _red, rng, n, m, h, 2)


def tablas_de_verdad(seed: int) -> Iterator[Red]:
    """Las cuatro combinaciones de dos entradas, en otro orden, y una oculta para cada 1 de XOR."""
    rng = rng_of(seed)
    for umbral in (0.75, 1.5):
        yield _sorteado(_da_xor, _tabla, rng, umbral)
    yield _sorteado(lambda red: _da_xor(red) and _se_ve_traspuesta(red), _tabla, rng, 1.5)


def primera_epoca(seed: int) -> Iterator[Problema]:
    """Etiquetas al azar, con fallos hacia los dos lados y ningún empate."""
    rng = rng_of(seed)
    for n, m in ((29, 3), (23, 5)):
        yield _sorteado(_falla_hacia_los_dos_lados, _etiquetado, rng, n, m)


def separables(seed: int) -> Iterator[Problema]:
    """Una recta separa las clases, y la regla la encuentra entre la época 3 y la 25."""
    rng = rng_of(seed)
    for n, m in ((25, 2), (19, 4)):
        yield _sorteado(_converge, _separable, rng, n, m)


def inseparables(seed: int) -> Iterator[Problema]:
    """La última fila repite la primera con la etiqueta contraria: ninguna recta puede."""
    rng = rng_of(seed)
    for n, m in ((17, 3), (26, 2)):
        X, y, w, b, gamma = _etiquetado(rng, n, m)
        X[-1], y[-1] = X[0], 1 - y[0]
        yield X, y, w, b, gamma


def compuertas(seed: int) -> Iterator[Problema]:
    """Compuertas de tres entradas desde w = 0 y b = 0: la primera muestra es un empate."""
    rng = rng_of(seed)
    X = np.array([[i >> 2, i >> 1 & 1, i & 1] for i in range(8)], float)
    una = np.eye(8)[int(rng.integers(1, 8))]  # vale 1 en una sola fila
    for y in (una, np.asarray(X.sum(1) >= 2, float), 1 - una):
        yield X, y, np.zeros(3), 0.0, float(rng.choice(GAMMAS))


def reales(seed: int, eta: float, epocas: int) -> Iterator[Recorrido]:
    """Para ADALINE, con y real: algunas entradas netas entre 0 y 1, y otras fuera.

    Con η mayor que 1 el costo sube en lote desde la primera época.

    Al acabar ni w ni b quedan cerca de 0: de la resta de dos números casi iguales float32 guarda
    poco.
    """
    rng = rng_of(seed)
    for n, m in ((9, 4), (7, 3), (13, 2)):
        yield _sorteado(_netas_variadas, _real, rng, n, m, eta, epocas)


def exacto(seed: int) -> Recorrido:
    """Enteros con los que el ajuste ya es exacto, también en float32: el costo es 0 y ahí sigue."""
    rng = rng_of(seed)
    X = rng.integers(-4, 5, (8, 3)).astype(float)
    w = rng.choice((-1.0, 1.0), 3) * rng.integers(1, 4, 3).astype(float)
    b = float(rng.integers(1, 4))
    return X, X @ w + b, w, b, 0.05, 4


def clases(seed: int) -> tuple[Array, Array, Array, float]:
    """Dos nubes con etiquetas 0 y 1, desde w = 0 y b = 0."""
    rng = rng_of(seed)
    y = np.repeat((0.0, 1.0), (11, 8))
    X = rng.normal(size=(19, 2)) + 1.2 * y[:, np.newaxis]
    return X, y, np.zeros(2), 0.0


def _real(rng: np.random.Generator, n: int, m: int, eta: float, epocas: int) -> Recorrido:
    X = rng.uniform(-1.5, 1.5, (n, m))
    y = 1 + X @ rng.normal(size=m) + 0.5 * rng.normal(size=n)
    w = rng.uniform(0.5, 1.5, m) * rng.choice((-1, 1), m)
    return X, y, w, float(rng.uniform(-0.9, -0.4)), eta, epocas


def _netas_variadas(caso: Recorrido) -> bool:
    X, y, w, b, eta, _ = caso
    z = X @ w + b
    each = [np.any((low < z) & (z < high)) for low, high in ((-9, 0), (0, 0.5), (0.5, 1), (1, 9))]
    each += [y.min() < y.mean() - 1, np.ptp(np.sign(y - z)) == 2]
    for entrenar in (solution.adalineEnLinea, solution.adalineEnLote):
        w, b, costos = entrenar(*caso)
        each.append(min(np.abs(w).max(), abs(b)) > FAR)
    each.append(np.bool_(eta < 1 or costos[1] > costos[0]))  # los de en lote
    return all(each)


def _sorteado(sirve: Callable[[T], bool], sortear: Callable[..., T], *args: Any) -> T:
    """El primer caso que sirve."""
    while not sirve(caso := sortear(*args)):
        pass
    return caso


def _octavos(rng: np.random.Generator, low: int, high: int, size: int | tuple[int, ...]) -> Array:
    return rng.integers(8 * low, 8 * high, size, endpoint=True) / 8


def _unidad(
    rng: np.random.Generator, n: int, m: int, umbrales: tuple[float, ...] = UMBRALES
) -> Unidad:
    """X en mitades y w en cuartos: X w es múltiplo de 1/8."""
    X, w = rng.integers(-6, 7, (n, m)) / 2, rng.integers(2, 7, m) / 4
    return X, w * rng.choice((-1, 1), m), float(rng.choice(umbrales))


def _sin_empates(
    rng: np.random.Generator, n: int, m: int, umbrales: tuple[float, ...] = UMBRALES
) -> Unidad:
    """Las primeras n filas que no caen en el umbral ni en su opuesto."""
    X, w, umbral = _unidad(rng, 4 * n + 20, m, umbrales)
    return X[~np.isin(X @ w, (umbral, -umbral))][:n], w, umbral


def _con_empates(rng: np.random.Generator, n: int, m: int) -> Unidad:
    X, w, umbral = _unidad(rng, n, m)
    j = int(rng.integers(m))
    w[j] = 1.0
    X[::3, j] += umbral - X[::3] @ w
    return X, w, umbral


def _se_distingue(unidad: Unidad) -> bool:
    """Cada manera de decidir mal da sus propias respuestas."""
    X, w, umbral = unidad
    z = X @ w
    ways: list[Any] = [z >= other for other in (umbral, *FIJOS, -umbral, 2 * umbral)]
    ways += [z > 0, np.round(z) >= umbral, 1 / (1 + np.exp(-z)) >= umbral]
    ways += [np.abs(z) >= umbral, z / len(w) >= umbral, X.sum(1) >= umbral]
    ways += [z >= umbral * np.linalg.norm(w)]
    ways += [np.any(X * w >= umbral, 1), np.all(X * w >= umbral, 1), z < np.inf, z == np.inf]
    return len({way.tobytes() for way in ways}) == len(ways)


def _se_ven_los_decimales(unidad: Unidad) -> bool:
    """Quien redondea, trunca o compara con otro número da otras respuestas."""
    X, w, umbral = unidad
    z = X @ w
    ways: list[Any] = [z >= other for other in (umbral, *FIJOS)]
    ways += [z > 0, np.round(z) >= umbral, np.trunc(z) >= umbral]
    return len({way.tobytes() for way in ways}) == len(ways)


def _muestra(rng: np.random.Generator, m: int, y: float) -> Muestra:
    """Una muestra en la que la suplente de neurona contesta lo mismo que ella.

    Así, quien falla solo porque su neurona falla acierta con la suplente: se ve que la llama.
    """
    return _sorteado(_como_la_suplente, _muestra_cualquiera, rng, m, y)


def _muestra_cualquiera(rng: np.random.Generator, m: int, y: float) -> Muestra:
    """Con una entrada en 0, otra en 1 y las demás con otro tamaño."""
    x = rng.choice((-2.0, -1.5, -0.75, -0.5, 0.25, 0.5, 1.5, 2.5), m)
    x[:2] = 0.0, 1.0
    w = rng.integers(2, 13, m) / 8 * rng.choice((-1, 1), m)
    return x, y, w, float(rng.choice(UMBRALES)), float(rng.choice(GAMMAS))


def _como_la_suplente(muestra: Muestra) -> bool:
    x, _, w, umbral, _ = muestra
    answers = (unit(x[np.newaxis], w, umbral)[0] for unit in (solution.neurona, stand_ins.neurona))
    return len(set(answers)) == 1


def _neta(muestra: Muestra) -> float:
    return float(muestra[0] @ muestra[2])


def _fallos(seed: int, y: float) -> Iterator[Muestra]:
    rng = rng_of(seed)
    yield _sorteado(lambda c: _falla(c) and _acierta_a_medias(c), _muestra, rng, 6, y)
    yield _sorteado(lambda c: _falla(c) and _sigue_mal(c), _muestra, rng, 4, y)


def _falla(muestra: Muestra) -> bool:
    """Falla, y con cualquiera de los umbrales fijos fallaría igual."""
    _, y, _, umbral, _ = muestra
    below = _neta(muestra) < min(umbral, -umbral, 0)
    above = _neta(muestra) > max(umbral, -umbral, 1)
    return below if y == 1 else above


def _acierta_a_medias(muestra: Muestra) -> bool:
    """Con los primeros pesos ya corregidos, y al menos dos por corregir, la respuesta es otra.

    Con solo el de la entrada que vale 1 todavía no: no basta con corregir las que valen 1.
    """
    x, y, w, umbral, gamma = muestra
    step = gamma * (2 * y - 1) * x
    half = [x @ (w + np.where(np.arange(len(x)) < k, step, 0)) for k in range(2, len(x) - 1)]
    first, *later = ((z >= umbral) == (y == 1) for z in half)
    return not first and any(later)


def _sigue_mal(muestra: Muestra) -> bool:
    x, y, w, umbral, gamma = muestra
    return bool((x @ (w + gamma * (2 * y - 1) * x) >= umbral) != (y == 1))


def _red(rng: np.random.Generator, n: int, m: int, h: int, parts: int) -> Red:
    """X en mitades; lo demás en octavos, o también en mitades, que empatan a menudo."""
    X = rng.integers(-4, 5, (n, m)) / 2
    W = rng.integers(-2 * parts, 2 * parts + 1, (h, m)) / parts
    v = rng.integers(parts // 2, 2 * parts + 1, h) / parts * rng.choice((-1, 1), h)
    return X, W, v, float(rng.choice((0.75, 1.25) if parts > 2 else (-1.5, 1.5)))


def _red_sin_empates(rng: np.random.Generator, n: int, m: int, h: int) -> Red:
    """Las primeras n filas en que ninguna unidad cae en el umbral."""
    X, W, v, umbral = _red(rng, 4 * n, m, h, 8)
    ocultas, _ = solution.redXor(X, W, v, umbral)
    tie = np.any(umbral == X @ W.T, axis=1) | (ocultas @ v == umbral)
    return X[~tie][:n], W, v, umbral


def _tabla(rng: np.random.Generator, umbral: float) -> Red:
    X = rng.permutation(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]))
    si, no = _octavos(rng, 1, 3, 2), _octavos(rng, -2, -1, 2)
    return X, np.array([[si[0], no[0]], [no[1], si[1]]]), _octavos(rng, 2, 3, 2), umbral


def _da_xor(red: Red) -> bool:
    """Sale XOR, y con la suplente de neurona otra cosa: se ve quién la llama.

    Sus ocultas no son tampoco las de una neurona que falla de una manera conocida.
    """
    X, W, v, umbral = red
    ocultas, salida = solution.redXor(*red)
    suplente: Callable[..., Array] = stand_ins.neurona
    otras = np.column_stack([suplente(X, w, umbral) for w in W])
    z, products = X @ W.T, X[:, np.newaxis] * W
    ways: list[Any] = [np.zeros_like(z), z <= umbral, np.any(products >= umbral, axis=2)]
    ways += [ocultas, z >= umbral * np.linalg.norm(W, axis=1), *(z >= other for other in FIJOS)]
    if any(np.array_equal(otras, way) for way in ways):
        return False
    other = not np.array_equal(suplente(otras, v, umbral), salida)
    return other and np.array_equal(salida, X[:, 0] != X[:, 1])


def _se_ve_traspuesta(red: Red) -> bool:
    X, W, v, umbral = red
    pairs = zip(solution.redXor(*red), solution.redXor(X, W.T, v, umbral), strict=True)
    return not all(np.array_equal(one, other) for one, other in pairs)


def _red_se_distingue(red: Red) -> bool:
    """Cada manera de decidir mal la salida da la suya."""
    X, W, v, umbral = red
    ocultas, salida = solution.redXor(*red)
    z, out, lit = X @ W.T, ocultas @ v, ocultas.sum(1)
    ways: list[Any] = [salida == 1, lit >= umbral, lit % 2 == 1, z @ v >= umbral, out > 0]
    ways += [out >= other for other in FIJOS]
    ways += [ocultas @ np.abs(v) >= umbral, X[:, 0] != X[:, 1], ocultas[:, 0] != ocultas[:, 1]]
    ways += [lit == len(v)]
    return len({way.tobytes() for way in ways}) == len(ways)


def _red_con_empates(red: Red) -> bool:
    X, W, v, umbral = red
    ocultas, salida = solution.redXor(*red)
    z = X @ W.T
    ties = np.sum(z == umbral), np.sum(ocultas @ v == umbral)
    return bool(min(ties) >= 3 and 3 <= salida.sum() <= len(salida) - 3)


def _etiquetado(rng: np.random.Generator, n: int, m: int) -> Problema:
    """Una entrada de cada siete es 0: corregir las activas no es corregirlas todas."""
    X, w, b = _octavos(rng, -2, 2, (n, m)), _octavos(rng, -3, 3, m), _octavos(rng, -2, 2, 1)
    X *= rng.random((n, m)) > 1 / 7
    return X, rng.integers(0, 2, n).astype(float), w, float(b[0]), float(rng.choice(GAMMAS))


def _falla_hacia_los_dos_lados(problema: Problema) -> bool:
    """Dos correcciones o más hacia cada lado, en la primera y la última también, y sin empates.

    Y alguna con una entrada en 0, que no se corrige.
    """
    X, y, w, b, gamma = problema
    errs: list[float] = []
    for x_i, y_i in zip(X, y, strict=True):
        if x_i @ w + b == 0:
            return False
        errs.append(y_i - (x_i @ w + b >= 0))
        w, b = w + gamma * errs[-1] * x_i, b + gamma * errs[-1]
    quietas = np.any(np.array(errs) @ (X == 0))
    return min(errs.count(1.0), errs.count(-1.0)) >= 2 and bool(errs[0] and errs[-1] and quietas)


def _separable(rng: np.random.Generator, n: int, m: int) -> Problema:
    X, _, w, b, gamma = _etiquetado(rng, n, m)
    z = X @ _octavos(rng, -2, 2, m) + _octavos(rng, -1, 1, 1)
    X, z = X[np.abs(z) > 0.25], z[np.abs(z) > 0.25]
    return X, (z > 0).astype(float), w, b, gamma


def _converge(problema: Problema) -> bool:
    """En pocas épocas y no en seguida; la última, con 0 fallos."""
    X, y, *_ = problema
    if len(X) < 8 or not 2 <= y.sum() <= len(y) - 2:
        return False
    _, _, errores = solution.entrenarPerceptron(*problema, 26)
    return len(errores) >= 4 and errores[-1] == 0
