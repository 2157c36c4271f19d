"""Slips that a function has wherever it can have them: another logarithm, too large a guard.

Who takes the logarithm to base 10 takes all of them to base 10; one line at a time, none fits.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

Change = Callable[[ast.expr], ast.expr | None]  # another expression, or none: it stays

GUARDS = (0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001)  # not so small that nobody sees them
LOGARITHMS = {
    "log10": "con el logaritmo en base 10 donde va el natural",
    "log2": "con el logaritmo en base 2 donde va el natural",
    "log1p": "con el logaritmo de 1 más algo donde va el de ese algo",
}


def of(tree: ast.FunctionDef) -> Iterator[tuple[str, list[ast.stmt]]]:
    """What may go wrong everywhere at once, and the lines of the function then."""
    for words, change in _changes():
        changer = _Changer(change)
        body = changer.visit(deepcopy(tree)).body
        if changer.changed:
            yield words, body


def _changes() -> Iterator[tuple[str, Change]]:
    for name, words in LOGARITHMS.items():
        yield words, _another(name)
    for guard in GUARDS:
        size = f"{guard:f}".rstrip("0")
        yield f"si dentro de los logaritmos se sumara {size}", _guarded(guard)
        yield f"si lo que evita el logaritmo de 0 fuera {size}", _instead_of_constants(guard)


def _another(name: str) -> Change:
    def change(node: ast.expr) -> ast.expr | None:
        match node:
            case ast.Call(ast.Attribute(value, "log"), arguments):
                return ast.Call(ast.Attribute(value, name, ast.Load()), arguments, [])
        return None

    return change


def _guarded(guard: float) -> Change:
    def change(node: ast.expr) -> ast.expr | None:
        match node:
            case ast.Call(ast.Attribute(attr="log") as log, [argument]):
                return ast.Call(log, [ast.BinOp(argument, ast.Add(), ast.Constant(guard))], [])
        return None

    return change


def _instead_of_constants(guard: float) -> Change:
    """In the place of a name in capitals, which is how a reference calls what is tiny."""

    def change(node: ast.expr) -> ast.expr | None:
        match node:
            case ast.Name("EPS", ast.Load()):
                return ast.Constant(guard)
        return None

    return change


class _Changer(ast.NodeTransformer):
    def __init__(self, change: Change) -> None:
        self.change = change
        self.changed = False

    def visit(self, node: ast.AST) -> Any:
        node = self.generic_visit(node)
        other = self.change(node) if isinstance(node, ast.expr) else None
        self.changed |= other is not None
        return other or node
