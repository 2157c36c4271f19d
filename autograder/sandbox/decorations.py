"""Libraries that only show or speed up what runs: a plain form, where they are not installed."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np


class Bar:
    """tqdm without its bar: what it goes through is gone through."""

    def __init__(self, iterable: Any = (), *_: object, **__: object) -> None:
        self._iterable = iterable

    def __iter__(self) -> Iterator[Any]:
        return iter(self._iterable)

    def __len__(self) -> int:
        return len(self._iterable)

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None: ...

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None

    @staticmethod
    def write(*_: object, **__: object) -> None:
        """Nobody reads it."""


def _as_it_is(function: Any = None, *_: object, **__: object) -> Any:
    """@njit, @jit(nopython=True): the function as Python runs it."""
    return function if isinstance(function, types.FunctionType) else lambda own: own


_TQDM = {"tqdm": Bar, "trange": lambda *to, **_: Bar(range(*to)), "tqdm_notebook": Bar}
PLAIN: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("tqdm", "tqdm.auto", "tqdm.autonotebook", "tqdm.notebook"), _TQDM),
    "numba": {"jit": _as_it_is, "njit": _as_it_is, "prange": range, "vectorize": np.vectorize},
}


class Decorations(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Comes after all other finders: a library that is here is itself."""

    def find_spec(
        self, name: str, path: Any = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of one of these; None for all others."""
        known = name in PLAIN
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if known else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType | None:
        """An ordinary module."""
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        """What it has is written here."""
        vars(module).update(PLAIN[module.__name__])
