"""What a student's function may give back: numbers of any kind count, the rest is named."""

from __future__ import annotations

import array
import collections
import datetime
import enum
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # no types among our tools
import pytest
import scipy.sparse  # type: ignore[import-untyped]  # SciPy ships no types

from autograder.judging.numeric import as_array
from autograder.sandbox import wire
from autograder.sandbox.simplify import SAID, differs_in_kind, plain
from autograder.sandbox.wire import Opaque

masked: Any = np.ma.array  # NumPy gives no types for it


class MyList(list[float]):
    """A list by another name, whose own methods must not be asked."""

    def __iter__(self) -> Any:
        raise RuntimeError

    def __len__(self) -> int:
        return 10**9


class MyTuple(tuple[float, ...]):
    """A tuple by another name."""


class MyFloat(float):
    """A float by another name."""

    def __float__(self) -> float:
        return 7.0


class MyArray(np.ndarray[Any, Any]):
    """An array by another name."""

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise RuntimeError


class Pair(NamedTuple):
    """Two outputs with names."""

    w: Any
    b: Any


class Number(enum.IntEnum):
    """A one with a name."""

    ONE = 1


class HasArray:
    """No array, but it could be made into one."""

    def __array__(self, *_: Any, **__: Any) -> Any:
        return np.array([1.0, 2.0])


class HasFloat:
    """No number, but it could be made into one."""

    def __float__(self) -> float:
        return 1.0


class Broken(collections.UserList[float]):
    """A sequence that cannot be read."""

    def __iter__(self) -> Any:
        raise ValueError


ONE_TWO: list[Any] = [
    [1, 2],
    (1.0, 2.0),
    [True, 2],
    MyList([1, 2]),
    MyTuple((1, 2)),
    Pair(1.0, 2.0),
    [MyFloat(1), 2],
    [Number.ONE, 2],
    [Fraction(1), Fraction(2)],
    [Decimal(1), 2],
    [1 + 0j, 2],
    [np.float32(1), np.longdouble(2)],
    np.array([1, 2], np.int8),
    np.array([1, 2], np.float16),
    np.array([1, 2], np.longdouble),
    np.array([1, 2], np.clongdouble),
    np.array([1, 2], complex),
    np.array([1, 2], ">f8"),
    np.array([1.0, 2.0], object),
    np.array([Fraction(1), 2], object),
    np.array([1.0, 2.0]).view(MyArray),
    np.rec.array(np.array([1.0, 2.0])),
    np.matrix([1.0, 2.0]),
    masked([1.0, 2.0]),
    masked([1.0, 2.0], mask=[False, False]),
    pd.Series([1.0, 2.0]),
    pd.Series([1.0, 2.0], dtype="Float64"),
    pd.DataFrame({"a": [1.0, 2.0]}),
    pd.DataFrame({"a": [1.0], "b": [2]}),
    pd.Index([1.0, 2.0]),
    pd.array([1, 2], dtype="Int64"),
    pd.Categorical([1, 2]),
    collections.deque([1, 2]),
    collections.UserList([1, 2]),
    range(1, 3),
    array.array("d", [1, 2]),
    memoryview(array.array("d", [1, 2])),
]
HALF: list[Any] = [
    MyFloat(0.5),
    Fraction(1, 2),
    Decimal("0.5"),
    0.5 + 0j,
    np.float16(0.5),
    np.longdouble(0.5),
    np.complex64(0.5),
    np.array(0.5),
    np.array(0.5, object),
    np.array(Fraction(1, 2), object),
    masked(0.5),
    pd.Series([0.5]),
]
NO_NUMBERS: list[tuple[Any, str]] = [
    (None, "None (¿falta el return?)"),
    ("0.5", "un texto"),
    (np.str_("0.5"), "un texto"),
    (b"1", "un texto en bytes"),
    (bytearray(b"1"), "un texto en bytes"),
    (np.array(["1", "2"]), "un arreglo de textos"),
    (np.array([b"1"]), "un arreglo de textos"),
    (np.array(["1", 2], object), "una lista con un texto"),
    (["1", "2"], "una lista con un texto"),
    (("1",), "una tupla con un texto"),
    ([1.0, None], "una lista con None"),
    ([[1, 2], [3]], "una lista con filas de distinto largo"),
    ((x for x in (1, 2)), "un generador"),
    ([map(float, "12")], "una lista con un map sin recorrer"),
    (map(float, "12"), "un map sin recorrer"),
    (zip("a", "b", strict=True), "un zip sin recorrer"),
    (filter(None, [1]), "un filter sin recorrer"),
    (iter([1]), "un iterador sin recorrer"),
    ({"w": 1}, "un diccionario de 1 elemento y"),
    (collections.OrderedDict(w=1, b=2), "un diccionario de 2 elementos"),
    ({"w": 1}.values(), "una vista de un diccionario"),
    ({1.0, 2.0}, "un conjunto de 2 elementos"),
    (frozenset([1.0]), "un conjunto de 1 elemento y"),
    (datetime.date(2026, 1, 1), "una fecha"),
    (np.datetime64("2026-01-01"), "una fecha"),
    (pd.Timestamp("2026-01-01"), "una fecha"),
    (datetime.timedelta(1), "una duración"),
    (np.array(["2026-01-01"], "M8[D]"), "un arreglo de fechas"),
    (pd.Series(pd.to_datetime(["2026-01-01"])), "un arreglo de fechas"),
    (np.zeros(2, "i4,f8"), "una tabla con campos"),
    (masked([1, 2], mask=[False, True]), "un arreglo con valores enmascarados"),
    (scipy.sparse.eye_array(2), "una matriz dispersa"),
    (np.sin, "una función sin llamar"),
    (print, "una función sin llamar"),
    (float, "una clase"),
    (np, "un módulo"),
    (ValueError(), "un error"),
    (HasArray(), "un objeto"),
    (HasFloat(), "un objeto"),
    ([HasFloat()], "una lista con un objeto"),
    (Broken([1.0]), "un objeto que no se lee"),
    (..., "un objeto"),
    (np.random.default_rng(0), "un generador de números al azar"),
    (10**400, "un entero enorme"),
    (10**4000, "un entero enorme"),
    (1 + 2j, "un número complejo"),
    (np.array([1j]), "un arreglo de números complejos"),
    ([1.0, 1e-30j], "una lista con un número complejo"),
]


def carried(value: Any) -> Any:
    """The value as the trusted process sees it."""
    parts = wire.encode(plain(value))
    return wire.decode(bytes(parts[0][8:]), [])


@pytest.mark.parametrize("value", ONE_TWO, ids=lambda v: type(v).__name__)
def test_numbers_of_any_kind_are_numbers(value: Any) -> None:
    """Whatever holds 1 and 2 arrives as 1 and 2."""
    np.testing.assert_array_equal(np.ravel(as_array(carried(value))), [1, 2])


@pytest.mark.parametrize("value", HALF, ids=lambda v: type(v).__name__)
def test_a_number_of_any_kind_is_one_number(value: Any) -> None:
    """Whatever is one half arrives as one half."""
    assert as_array(carried(value)).item() == 0.5


@pytest.mark.parametrize(("value", "name"), NO_NUMBERS, ids=lambda v: type(v).__name__)
def test_what_is_no_number_is_named_in_spanish(value: Any, name: str) -> None:
    """What cannot be read as numbers is refused, with what it is."""
    with pytest.raises(ValueError, match=r"\w") as refused:
        as_array(carried(value))

    assert name in f"{refused.value} y"


def test_containers_keep_their_kind() -> None:
    """A dictionary stays one, with what it holds made plain; so do sets and tuples in lists."""
    given = collections.OrderedDict(w=[Pair(1, MyFloat(2))], nombre="σ")

    assert plain(given) == {"w": [(1, 2.0)], "nombre": "σ"}
    assert type(plain(given)) is dict
    assert plain({1, 2}) == {1, 2}


def test_a_value_that_holds_itself_ends() -> None:
    """A cycle through any kind of container ends with its name."""
    loop: collections.deque[Any] = collections.deque()
    loop.extend([loop, {"otra": loop}])

    assert plain(loop) == [Opaque(wire.CYCLE), {"otra": Opaque(wire.CYCLE)}]


def test_only_known_names_are_said() -> None:
    """A forged name is not repeated: the list of what is said of a value is closed."""
    with pytest.raises(ValueError, match="un objeto y") as refused:
        as_array(Opaque("lo que decía la prueba oculta"))

    assert "oculta" not in str(refused.value)
    assert all(isinstance(name, str) for name in SAID)


def test_a_kind_that_was_changed_is_noticed() -> None:
    """A Series is made an array, and it is known that it was one; plain values are as they were."""
    made_plain = (pd.Series([1.0]), [pd.Series([1.0])], Pair(1, 2), MyFloat(1), np.longdouble(1))
    as_it_was = (1.0, [1.0, (2, np.ones(2))], np.ones(2, np.float32), None, {"w": 1})

    assert all(differs_in_kind(value, plain(value)) for value in made_plain)
    assert not any(differs_in_kind(value, plain(value)) for value in as_it_was)
