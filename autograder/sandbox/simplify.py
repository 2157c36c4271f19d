"""What a student's function gave back, as plain values of the types that travel.

A namedtuple is a tuple, a Series an array, a Fraction a float: what is a number or holds numbers
becomes so here, beside the student's code, and keeps its values. What is no number keeps its kind
(text stays text, a dictionary a dictionary) or becomes an `Opaque` that names it in Spanish.
"""

from __future__ import annotations

import array
import datetime
import io
import numbers
import sys
import types
from collections.abc import Callable, Iterator, MappingView, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import numpy as np

from autograder.sandbox import wire
from autograder.sandbox.wire import MAX_DEPTH, Opaque

UNTOUCHED = (type(None), bool, int, float, str, bytes, Opaque, np.random.Generator)
BASES: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    # A subclass is read as what it extends, by the base's own method: no code of the student's.
    (str, str.__str__),
    (int, int.__index__),
    (float, float.__float__),
    (complex, lambda value: _real_if_it_is(complex.__complex__(value))),
    (bytes | bytearray, lambda value: bytes(memoryview(value))),
)

# What is no number, by its type; the first that fits.
NAMES: tuple[tuple[Any, str], ...] = (
    (types.GeneratorType, "un generador"),
    (map, "un map sin recorrer"),
    (zip, "un zip sin recorrer"),
    (filter, "un filter sin recorrer"),
    (MappingView, "una vista de un diccionario"),
    (io.IOBase, "un archivo"),
    (Iterator, "un iterador sin recorrer"),
    (datetime.timedelta | np.timedelta64, "una duración"),
    (datetime.date | datetime.time | np.datetime64, "una fecha"),
    (type, "una clase"),
    (types.ModuleType, "un módulo"),
    (types.CoroutineType, "una corrutina sin esperar"),
    (BaseException, "un error"),
    (types.FunctionType | types.BuiltinFunctionType | types.MethodType, "una función sin llamar"),
    (np.ufunc | partial, "una función sin llamar"),
    (np.random.RandomState | np.random.Generator, "un generador de números al azar"),
)
ARRAYS = {"M": "un arreglo de fechas", "m": "un arreglo de duraciones", "V": "una tabla con campos"}
LONG = "gG"  # NumPy's letters for what is longer than a double
MASKED = "un arreglo con valores enmascarados"
SPARSE = "una matriz dispersa (le falta .toarray())"
PICTURE = "una gráfica"
OWN, OTHER, UNREADABLE = "un objeto de una clase propia", "un objeto", "un objeto que no se lee"

SAID = frozenset(
    {name for _, name in NAMES} | set(ARRAYS.values()) | set(wire.NAMES)
    | {MASKED, SPARSE, PICTURE, OWN, OTHER, UNREADABLE}
)  # fmt: skip


def plain(value: Any, inside: tuple[int, ...] = ()) -> Any:
    """The value made of plain types only; `inside` are the containers that it stands in.

    It never raises because of the value, but what reads an unknown sequence may take long: call it
    where an alarm is set.
    """
    if type(value) in UNTOUCHED:
        return value
    if id(value) in inside:
        return Opaque(wire.CYCLE)
    if len(inside) > MAX_DEPTH:
        return Opaque(wire.DEEP)
    try:
        return _plain(value, (*inside, id(value)))
    except Exception:  # noqa: BLE001 - a student's class may raise anything when it is read
        return Opaque(UNREADABLE)


def differs_in_kind(value: Any, simple: Any) -> bool:
    """Whether `plain` made `simple` of another type than the value has, or than its parts have."""
    if type(value) is not type(simple):
        return True
    if isinstance(simple, list | tuple):
        return any(map(differs_in_kind, value, simple))
    return isinstance(simple, np.ndarray) and value.dtype != simple.dtype


def _plain(value: Any, inside: tuple[int, ...]) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return _array(value, inside)
    if isinstance(value, tuple | list | set | frozenset | dict):
        return _container(value, inside)
    for base, read in BASES:
        if isinstance(value, base):
            return read(value)
    return _foreign(value, inside)


def _container(value: Any, inside: tuple[int, ...]) -> Any:
    """A container of the plain kind that it extends, read by that kind's own method."""
    if isinstance(value, dict):
        return {_key(key): plain(item, inside) for key, item in dict.items(value)}
    kind = next(kind for kind in (tuple, list, set, frozenset) if isinstance(value, kind))
    return kind(plain(item, inside) for item in kind.__iter__(value))


def _key(key: Any) -> Any:
    name = plain(key)
    return name.type_name if isinstance(name, Opaque) else name


def _array(value: Any, inside: tuple[int, ...]) -> Any:
    """An array or a NumPy scalar of a type that travels, in the closest of those."""
    if isinstance(value, np.ma.MaskedArray):
        if np.ma.is_masked(value):
            return Opaque(MASKED)
        value = value.data
    values: Any = np.asarray(value)
    if values.dtype == object:
        return _objects(values, inside)
    if values.dtype.kind in ARRAYS:
        return Opaque(ARRAYS[values.dtype.kind] if values.ndim else _name(values[()]))
    if values.dtype.char in LONG:
        values = values.astype(complex if values.dtype.kind == "c" else float)
    if values.dtype.kind == "c" and not values.imag.any():
        values = values.real
    return values[()] if isinstance(value, np.generic) else values


def _real_if_it_is(value: complex) -> complex | float:
    return value if value.imag else value.real


def _objects(values: np.ndarray[Any, Any], inside: tuple[int, ...]) -> Any:
    """An array of objects: one of numbers if that is what they are, else a list."""
    if values.ndim == 0:
        return plain(values.item(), inside)
    items = [plain(item, inside) for item in values.ravel()]
    if all(isinstance(item, bool | int | float | np.number | np.bool_) for item in items):
        return np.array(items, float).reshape(values.shape)
    return plain(values.tolist(), inside)


def _foreign(value: Any, inside: tuple[int, ...]) -> Any:
    """A value of some library's or of the student's own type."""
    if (tables := sys.modules.get("pandas")) and isinstance(value, _tables(tables)):
        table: Any = value
        return plain(table.to_numpy(), inside)
    if isinstance(value, memoryview | array.array):
        return plain(np.asarray(value), inside)
    if isinstance(value, numbers.Real | Decimal):
        return float(value)
    if isinstance(value, numbers.Complex):
        return _real_if_it_is(complex(value))
    if isinstance(value, Sequence):  # deque, range, UserList
        return [plain(item, inside) for item in value]
    return Opaque(_name(value))


def _tables(pandas: Any) -> tuple[type, ...]:
    return (pandas.Series, pandas.DataFrame, pandas.Index, pandas.api.extensions.ExtensionArray)


def _name(value: Any) -> str:
    """What to call a value in Spanish; never by a name that its author could choose."""
    for kind, name in NAMES:
        if isinstance(value, kind):
            return name
    package = type(value).__module__.partition(".")[0]
    if package == "matplotlib":
        return PICTURE
    if package == "scipy" and hasattr(value, "toarray"):
        return SPARSE
    return OWN if package == "__main__" else OTHER
