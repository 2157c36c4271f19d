"""Numbers with a name (m, 1/m, 2, ½ …) and what a multiple of the right result by them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from autograder.judging.diagnosis.evidence import Case
from autograder.judging.numeric import Array

FIXED = (
    *range(3, 13),
    16,
    20,
    25,
    32,
    50,
    60,
    64,
    100,
    128,
    200,
    255,
    256,
    500,
    784,
    1000,
)  # divisors written by hand

Factor = tuple[float, str]

BASES: tuple[Factor, ...] = tuple(
    (
        float(np.log(base) ** power),
        f"lo correcto {done} por ln {base}: mira la base de tus logaritmos, que son los naturales",
    )
    for base in (10, 2)
    for power, done in ((-1, "dividido"), (1, "multiplicado"), (-2, "dividido dos veces"))
)
# Written by hand, but for a coincidence of sizes: what is said is true of both.
ROUND: tuple[Factor, ...] = (
    (0.1, "la décima parte de lo correcto: mira tu divisor, y qué constantes lo multiplican"),
    (0.01, "la centésima parte de lo correcto: mira qué constantes lo multiplican"),
    (10, "diez veces lo correcto: mira tu divisor, y qué constantes lo multiplican"),
    (100, "cien veces lo correcto: mira qué constantes lo multiplican"),
)


def factors(case: Case, *, lone: bool = False) -> Iterator[Factor]:
    """The factors with a name, the simplest first; the sizes are those of the arguments.

    A lone number is a multiple of some argument by chance.
    """
    yield from simple(case)
    yield from () if lone else _given(case)
    yield from BASES
    yield from ROUND
    sizes = case.sizes()
    yield from _one_for_another(sizes)
    yield from _with_two(sizes)
    yield -2, "lo opuesto del doble de lo correcto"
    yield -0.5, "lo opuesto de la mitad de lo correcto"
    yield 4, "el cuádruple de lo correcto"
    yield 0.25, "la cuarta parte de lo correcto"
    for n, words in sizes.items():
        for fixed in FIXED:
            yield n / fixed, f"lo que sale al dividir por {fixed} y no por el número de {words}"


def likely(named: Iterable[Factor], mine: Array, theirs: Array) -> Iterator[Factor]:
    """Those that fit where the right result is largest: the others need no closer look."""
    if mine.size != theirs.size or not theirs.size:
        return
    peak = np.abs(theirs).argmax()
    one, other = mine.flat[peak], theirs.flat[peak]
    for k, words in named:
        if abs(one - k * other) <= 1e-3 * abs(one):
            yield k, words


def simple(case: Case) -> Iterator[Factor]:
    """Those that come up most: the sign, 2, and the sizes of the arguments."""
    yield -1, "lo opuesto de lo correcto: un signo, una resta al revés o un valor absoluto"
    yield 2, "el doble de lo correcto"
    yield 0.5, "la mitad de lo correcto"
    for n, words in case.sizes().items():
        yield (
            n,
            f"tantas veces lo correcto como {words} hay: posiblemente sumas donde va un promedio",
        )
        yield (
            1 / n,
            f"lo correcto dividido una vez de más por el número de {words}: posiblemente promedias "
            "dos veces, o promedias donde va una suma",
        )


def _given(case: Case) -> Iterator[Factor]:
    """The numbers that a function is given, but for those of any formula."""
    for name, value in case.parameters.items():
        if isinstance(value, float | int) and abs(value) not in (0, 0.5, 1, 2):
            yield value, f"lo correcto multiplicado por {name}"
            yield 1 / value, f"lo correcto dividido por {name}"


def _one_for_another(sizes: Mapping[int, str]) -> Iterator[Factor]:
    for n, words in sizes.items():
        yield (
            n / (n - 1),
            f"lo que sale al dividir por el número de {words} menos 1, y no por ese número",
        )
        yield (
            n / (n + 1),
            f"lo que sale al dividir por el número de {words} más 1, y no por ese número",
        )
    for n, words in sizes.items():
        for other, others in sizes.items():
            if other != n:
                fixed = f"por {other} (¿un número escrito a mano, o el de {others}?)"
                divisor = fixed if other in FIXED else f"por el número de {others}"
                yield n / other, f"lo que sale al dividir {divisor} y no por el de {words}"


def _with_two(sizes: Mapping[int, str]) -> Iterator[Factor]:
    for n, words in sizes.items():
        yield 2 * n, f"lo correcto por 2 y por el número de {words}: mira tu divisor"
        yield 1 / (2 * n), f"lo correcto dividido por 2 y por el número de {words}"
        yield 2 / n, f"el doble de lo correcto, dividido por el número de {words}: mira tu divisor"
        yield n / 2, f"la mitad de lo correcto, por el número de {words}: mira tu divisor"
        yield float(n) ** 2, f"lo correcto por el cuadrado del número de {words}: mira tu divisor"
        yield -n, f"lo opuesto de lo correcto, tantas veces como {words} hay"
        yield -1 / n, f"lo opuesto de lo correcto, dividido además por el número de {words}"
