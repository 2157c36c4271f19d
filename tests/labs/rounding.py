"""Right answers made to round: the same source with float32 at every step, or at every other."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

import numpy as np

Chosen = Callable[[int], bool]  # whether the step of this number rounds

ARRANGEMENTS: dict[str, Chosen] = {
    "float32 en cada paso": lambda _: True,
    "float32 en los pasos pares": lambda step: step % 2 == 0,
    "float32 en los impares": lambda step: step % 2 == 1,
}
ROUND = "_float32"


def rounding(source: str, rounds: Chosen) -> ast.Module:
    """The module with the result of the chosen operations, and what functions get, in float32."""
    tree: ast.Module = _Rounding(rounds).visit(ast.parse(source))
    return ast.fix_missing_locations(tree)


def single(value: Any) -> Any:
    """The value in float32, where it is a float or an array of them."""
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        return value.astype(np.float32)
    return np.float32(value) if isinstance(value, float) else value


class _Rounding(ast.NodeTransformer):
    def __init__(self, rounds: Chosen) -> None:
        self._rounds, self._step = rounds, 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function that rounds what it is given, as far as that is a step of the chosen."""
        node.body = [self.visit(line) for line in node.body]
        given = [arg.arg for arg in node.args.args if self._is_chosen()]
        texts = [f"{name} = {ROUND}({name})" for name in given if name != "self"]
        start = 1 if ast.get_docstring(node) else 0
        node.body[start:start] = [ast.parse(text).body[0] for text in texts]
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """An operation that rounds its result."""
        return self._rounded(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """As a binary operation."""
        return self._rounded(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """As a binary operation."""
        return self._rounded(node)

    def _rounded(self, node: ast.expr) -> ast.AST:
        self.generic_visit(node)
        if not self._is_chosen():
            return node
        return ast.Call(ast.Name(ROUND, ast.Load()), [node], [])

    def _is_chosen(self) -> bool:
        self._step += 1
        return self._rounds(self._step)
