"""Casos sembrados para las pruebas ocultas, y el ejemplo del cuaderno."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from autograder.assertions import rng_of
from solutions.retropropagacion import solution

Array = NDArray[np.float64]
Net = tuple[Array, Array, Array, Array, Array]  # x, Omega0, beta0, Omega1, beta1
Backward = tuple[Array, Array, Array, Array, Array]  # z, s, l, Omega0, Omega1
Found = tuple[Array, Array, Array, Array]  # x, h, dJ_dz, dJ_dy

SIZES = ((4, 6, 3), (6, 5, 4), (3, 7, 2), (2, 4, 5))  # (n0, n1, n2): todos distintos, y no 3-3-2
LABELS = (1, 2, 0, 3)  # la clase verdadera de cada uno: ni siempre la primera ni la última
SQUARES = ((4, 4, 4), (5, 5, 5))  # aquí una traspuesta cabe, y se calcula otra cosa
SQUARE_LABELS = (2, 1)
WIDEST = 18  # neuronas de las capas que se cuentan: con muchas más, una de menos no se nota


def redes(seed: int) -> Iterator[Net]:
    """(x, Omega0, beta0, Omega1, beta1): neuronas vivas y muertas, logits de los dos signos."""
    rng = rng_of(seed)
    return (_caso(rng, *sizes, k) for sizes, k in zip(SIZES, LABELS, strict=True))


def redes_cuadradas(seed: int) -> Iterator[Net]:
    """Lo mismo, en redes con todas las capas iguales."""
    rng = rng_of(seed)
    return (_caso(rng, *sizes, k) for sizes, k in zip(SQUARES, SQUARE_LABELS, strict=True))


def redes_enormes(seed: int) -> Iterator[Net]:
    """Redes con logits de ±1000: altos, bajos y muy separados; en cuartos, exactos en float32."""
    rng = rng_of(seed)
    high, low, one_low = ([1000.0, 999, 1001], [-1000.0, -1001, -999], [999.5, -1000, 998, 1000])
    middle = rng.permutation([1000.0, -1000, 998])
    wide = [-1000.0, *middle, -1000]  # desplazar por la media, el primero o el último no basta
    for base in (rng.permutation(high), rng.permutation(low), rng.permutation(one_low), wide):
        Omega1 = rng.integers(-4, 5, (len(base), 6)) / 4
        x, Omega0, beta0, h = _con_una_h_grande(rng)
        y = np.array(base)[:, np.newaxis]
        yield x, Omega0, beta0, Omega1, y - Omega1 @ h  # con ese β1, los logits son exactamente y


def probabilidades(seed: int) -> Iterator[tuple[Array, Array]]:
    """(s, l): en las dos primeras la clase verdadera no es la favorita; después, sí."""
    rng = rng_of(seed)
    for K, k, favourite in ((4, 1, False), (5, 3, False), (3, 2, True), (2, 0, True)):
        yield _prediccion(rng, K, k, favourite=favourite), _etiqueta(K, k)


def con_ceros(seed: int) -> Iterator[tuple[Array, Array]]:
    """(s, l) con alguna s en 0 exacto que no es la de la clase verdadera."""
    rng = rng_of(seed)
    for K, k in ((3, 1), (5, 3)):
        s = rng.uniform(0.3, 1, (K, 1))
        s[0] = 0
        yield s / s.sum(), _etiqueta(K, k)


def imposibles(seed: int) -> Iterator[tuple[Array, Array]]:
    """(s, l): la clase verdadera tiene s = 0."""
    rng = rng_of(seed)
    for K in map(int, rng.permutation(np.arange(2, 6))[:3]):
        s, k = rng.uniform(0.3, 1, (K, 1)), int(rng.integers(K))
        s[k] = 0
        yield s / s.sum(), _etiqueta(K, k)


def netas(seed: int) -> Iterator[Array]:
    """z (n1, 1) con dos o más positivas y dos o más negativas, lejos de 0 y de 1."""
    rng = rng_of(seed)
    return (_mezclada(rng, n) for n in (5, 6, 7))


def netas_iguales(seed: int) -> Iterator[Array]:
    """z (n1, 1) de un solo signo: todas las neuronas muertas, y todas vivas."""
    rng = rng_of(seed)
    dead, alive = rng.permutation(np.arange(4, 12))[:2]
    yield -rng.uniform(1.2, 2.5, (dead, 1))
    yield rng.uniform(1.2, 2.5, (alive, 1))


def salidas(seed: int, clases: tuple[int, ...] = (5, 3, 6)) -> Iterator[Array]:
    """s (n2, 1), todas distintas y ninguna cerca de 0."""
    rng = rng_of(seed)
    return (_repartida(rng, K) for K in clases)


def hacia_atras(seed: int) -> Iterator[Backward]:
    """(z, s, l, Omega0, Omega1) que vienen de una misma red."""
    rng = rng_of(seed)
    for sizes, k in zip(SIZES, LABELS, strict=True):
        yield _hacia_atras(_caso(rng, *sizes, k), k)


def hacia_atras_cuadradas(seed: int) -> Iterator[Backward]:
    """Lo mismo, en redes con todas las capas iguales."""
    rng = rng_of(seed)
    for sizes, k in zip(SQUARES, SQUARE_LABELS, strict=True):
        yield _hacia_atras(_caso(rng, *sizes, k), k)


def encontrados(seed: int) -> Iterator[Found]:
    """(x, h, dJ_dz, dJ_dy) de una misma red."""
    rng = rng_of(seed)
    for sizes, k in zip(SIZES, LABELS, strict=True):
        yield _encontrado(_caso(rng, *sizes, k), k)


def encontrados_cuadradas(seed: int) -> Iterator[Found]:
    """Lo mismo, en redes con todas las capas iguales."""
    rng = rng_of(seed)
    for sizes, k in zip(SQUARES, SQUARE_LABELS, strict=True):
        yield _encontrado(_caso(rng, *sizes, k), k)


def arquitecturas(seed: int) -> Iterator[tuple[int, ...]]:
    """Capas de tamaños todos distintos, de tres a seis: ningún orden cuesta lo mismo que otro."""
    rng = rng_of(seed)
    return (_arquitectura(rng, count) for count in (5, 4, 3, 6, 4))


def una_capa(seed: int) -> Iterator[tuple[int, ...]]:
    """(n_0, n_1): no hay matrices que multiplicar entre sí."""
    rng = rng_of(seed)
    return (_arquitectura(rng, 2) for _ in range(2))


def a_mano() -> tuple[Net, Array]:
    """La red 3-3-2 que el cuaderno resuelve a mano, y su etiqueta."""
    Omega0 = np.array([[1.0, 0.0, -1.0], [-1.0, 1.0, 1.0], [2.0, -1.0, 0.0]])
    Omega1 = np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 1.0]])
    beta0, beta1 = np.array([[0.0], [-1.0], [1.0]]), np.array([[0.0], [1.0]])
    return (np.array([[1.0], [2.0], [-1.0]]), Omega0, beta0, Omega1, beta1), _etiqueta(2, 0)


def hacia_atras_a_mano() -> Backward:
    """Lo que el cuaderno lleva hacia atrás, en su red con una oculta muerta más."""
    return _hacia_atras(_con_otra_oculta(a_mano()[0]), 0)


def encontrados_a_mano() -> Found:
    """Con lo que el cuaderno llega a los parámetros, en su red con una oculta muerta más."""
    return _encontrado(_con_otra_oculta(a_mano()[0]), 0)


def _con_otra_oculta(net: Net) -> Net:
    """Así ninguna talla es la del cuaderno, y quien la escribe a mano no acierta."""
    x, Omega0, beta0, Omega1, beta1 = net
    otra, su_sesgo, sale = (
        np.array([[-1.0, -1.0, 1.0]]),
        np.array([[-1.0]]),
        np.array([[1.0], [-2]]),
    )
    return (
        x,
        np.vstack((Omega0, otra)),
        np.vstack((beta0, su_sesgo)),
        np.hstack((Omega1, sale)),
        beta1,
    )


def _caso(rng: np.random.Generator, n0: int, n1: int, n2: int, k: int) -> Net:
    """La primera red de su tamaño que sirve: una de cada treinta, más o menos."""
    net = _red(rng, n0, n1, n2)
    while not _sirve(net, k):
        net = _red(rng, n0, n1, n2)
    return net


def _red(rng: np.random.Generator, n0: int, n1: int, n2: int) -> Net:
    x, Omega0, beta0 = (_lejos_de_0(rng, shape) for shape in ((n0, 1), (n1, n0), (n1, 1)))
    return x, Omega0, beta0, _lejos_de_0(rng, (n2, n1)), _lejos_de_0(rng, (n2, 1))


def _sirve(net: Net, k: int) -> bool:
    """La clase k no es ni segura ni imposible, y el signo de z no es el de lo que vuelve por h."""
    z, h, y, s = solution.adelante(*net)
    dJ_dh = net[3].T @ (s - _etiqueta(len(s), k))
    alive = (z > 0) & (np.abs(dJ_dh) > 0.05)
    return bool(
        2 <= np.sum(alive) <= np.sum(z > 0) < len(z)
        and np.abs(z).min() > 0.1
        and np.abs(h - 1).min() > 0.05  # con h = 1, el valor y su derivada se confunden
        and y.min() < -0.2 < 0.2 < y.max()
        and s.min() > 0.01
        and 0.2 < s[k, 0] < 0.8
        and dJ_dh.min() < -0.05 < 0.05 < dJ_dh.max()
        and ((dJ_dh > 0) != (z > 0)).any()
    )


def _con_una_h_grande(rng: np.random.Generator) -> tuple[Array, Array, Array, Array]:
    """x, Omega0, beta0 y h, con alguna h mayor que 6: la ReLU no tiene techo."""
    x, beta0 = rng.integers(-4, 5, (2, 1)) / 4, rng.integers(-4, 5, (6, 1)) / 4
    Omega0 = rng.integers(-10, 11, (6, 2)) / 1.0
    h = np.maximum(Omega0 @ x + beta0, 0)
    return (x, Omega0, beta0, h) if h.max() > 6.5 else _con_una_h_grande(rng)


def _hacia_atras(net: Net, k: int) -> Backward:
    _, Omega0, _, Omega1, _ = net
    z, _, _, s = solution.adelante(*net)
    return z, s, _etiqueta(len(s), k), Omega0, Omega1


def _encontrado(net: Net, k: int) -> Found:
    x, Omega0, _, Omega1, _ = net
    z, h, _, s = solution.adelante(*net)
    _, dJ_dy, _, dJ_dz, _ = solution.haciaAtras(z, s, _etiqueta(len(s), k), Omega0, Omega1)
    return x, h, dJ_dz, dJ_dy


def _prediccion(rng: np.random.Generator, K: int, k: int, *, favourite: bool) -> Array:
    """Ninguna s casi 0, y la clase k es la favorita o no, y no por poco."""
    s = _repartida(rng, K)
    others = np.delete(s, k)
    fair = s[k, 0] > others.max() + 0.05 if favourite else s[k, 0] < others.max() - 0.05
    return s if fair and s.min() > 0.05 else _prediccion(rng, K, k, favourite=favourite)


def _repartida(rng: np.random.Generator, K: int) -> Array:
    """s que suman 1, distintas, ninguna menor que 0.04 y en el medio ninguna cerca de 1/2."""
    s: Array = rng.dirichlet(np.full(K, 2.0))[:, np.newaxis]
    apart = np.diff(np.sort(s, axis=0), axis=0).min() > 0.01
    fair = apart and s.min() > 0.04 and np.abs(s - 0.5).min() > 0.04
    return s if fair else _repartida(rng, K)


def _mezclada(rng: np.random.Generator, n: int) -> Array:
    """Vivas por debajo y por encima de 1, y un dibujo que no es el mismo leído al revés."""
    z: Array = rng.uniform(0.2, 2.5, (n, 1)) * rng.choice((-1.0, 1.0), (n, 1))
    alive = z > 0
    small, large = np.sum(alive & (z < 0.9)), np.sum(z > 1.1)
    fair = 2 <= small + large == np.sum(alive) <= n - 2 and min(small, large) > 0
    other = (alive != alive[::-1]).any() and (alive == alive[::-1]).any()
    return z if fair and other else _mezclada(rng, n)


def _arquitectura(rng: np.random.Generator, count: int) -> tuple[int, ...]:
    """La primera en la que ningún recuento equivocado coincide con otro."""
    sizes = _capas(rng, count)
    while not _se_distinguen(sizes):
        sizes = _capas(rng, count)
    return sizes


def _capas(rng: np.random.Generator, count: int) -> tuple[int, ...]:
    return tuple(map(int, rng.permutation(np.arange(4, WIDEST))[:count]))


def _se_distinguen(sizes: tuple[int, ...]) -> bool:
    """Ni dos productos de dos capas son iguales, ni uno es una suma, un doble o varios seguidos, ni
    cuesta lo mismo juntar desde un extremo que desde el otro, con el producto final o sin él."""
    products = [a * b for a, b in combinations(sizes, 2)]
    chain = [n * k for n, k in pairwise(sizes)]
    others = {sum(some) for k in range(1, len(sizes) + 1) for some in combinations(sizes, k)}
    others |= {2 * product for product in products} | {sum(n + k for n, k in pairwise(sizes))}
    others |= {sum(chain[i:j]) for j in range(len(chain) + 1) for i in range(j - 1)}
    first, *_, last = sizes
    left = sum(first * n * k for n, k in pairwise(sizes[1:]))
    right = sum(n * k * last for n, k in pairwise(sizes[:-1]))
    apart = len(sizes) < 4 or min(abs(abs(left - right) - gap) for gap in (0, first * last)) > 2
    apart = (
        apart and abs(2 * sum(chain[:2]) - sum(chain)) > 2
    )  # ni tres capas son la mitad de todas
    no_square = {n * n for n in sizes}.isdisjoint(sizes)
    return (
        len(set(products)) == len(products) and others.isdisjoint(products) and apart and no_square
    )


def _etiqueta(K: int, k: int) -> Array:
    l: Array = np.eye(K)[:, [k]]
    return l


def _lejos_de_0(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    values: Array = rng.uniform(0.3, 1.2, shape) * rng.choice((-1.0, 1.0), shape)
    return values
