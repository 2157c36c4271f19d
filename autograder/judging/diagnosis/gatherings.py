"""The slips of a pen where many numbers become one: another sum, another axis, a sum too early."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

from autograder.judging.diagnosis.letters import DONE

OTHER: Mapping[str, str] = {
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "argmax": "argmin"
}  # fmt: skip
SAID = {"sum": "suma", "mean": "media", "max": "máximo", "min": "mínimo"}
ONE = {"sum": "la suma", "mean": "la media", "max": "el máximo", "min": "el mínimo"}


def of(node: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """What may go wrong where something is gathered, as `x.sum(axis)` or `np.sum(x, axis)`."""
    match node:
        case ast.Call(ast.Attribute(ast.Name("np") as value, name), [inner, *rest]):

            def gathered(what: ast.expr) -> ast.expr:
                return ast.Call(node.func, [what, *rest], node.keywords)

        case ast.Call(ast.Attribute(value, name)):
            inner = value

            def gathered(what: ast.expr) -> ast.expr:
                func = ast.Attribute(what, name, ast.Load())
                return ast.Call(func, node.args, node.keywords)

        case _:
            return
    words = f"con {SAID.get(OTHER[name], OTHER[name])} donde va {SAID.get(name, name)}"
    other = ast.Attribute(value, OTHER[name], ast.Load())
    yield words, ast.Call(other, node.args, node.keywords)
    yield from _other_axis(node)
    if name in ONE:
        yield from _too_early(inner, gathered, ONE[name])


def _other_axis(node: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The same along the other axis."""
    other = deepcopy(node)
    for part in (*other.args, *(k.value for k in other.keywords if k.arg == "axis")):
        match part:
            case ast.Constant(value=0 | 1 as axis):
                part.value = 1 - axis
                yield "a lo largo del otro eje (axis)", other


def _too_early(
    inner: ast.expr, gathered: Callable[[ast.expr], ast.expr], one: str
) -> Iterator[tuple[str, ast.expr]]:
    """Gathered before what is done to every element: the square of a mean for a mean of squares."""
    match inner:
        case ast.BinOp(base, ast.Pow() as op, power):
            words = f"si primero se calculara {one} y después la potencia, y no al revés"
            yield words, ast.BinOp(gathered(base), op, power)
        case ast.Call(ast.Attribute(attr=done) as function, [what]) if done in DONE:
            words = f"si primero se calculara {one} y después {DONE[done]}, y no al revés"
            yield words, ast.Call(function, [gathered(what)], [])
