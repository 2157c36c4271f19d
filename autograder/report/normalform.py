"""Code as it is when nobody looks at its names, comments and layout."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Token = tuple[str, int]  # what stands there, and in which line of its cell

_MAGIC = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)
_SAME = {"MatMult": "dot", "matmul": "dot", "Pow": "power", "abs": "absolute", "amax": "max"}
_MODULES = {"np", "numpy", "math", "scipy"}
_LOOKING = {"print", "display"}  # what a student writes to look at something
_BUILTINS = frozenset(dir(builtins))
_LONGEST = 20_000  # tokens of a function; nobody's own has as many
_SILENT = (ast.Pass, ast.Import, ast.ImportFrom, ast.arguments, ast.expr_context)


@dataclass(frozen=True, slots=True)
class Routine:
    """A function somebody wrote: its name, its lines, and its tokens."""

    name: str
    source: str
    line: int  # of its cell, on which it begins
    tokens: tuple[Token, ...]

    @property
    def is_stub(self) -> bool:
        """Whether all it does is raise, as what is still to be done."""
        return not self.tokens or self.tokens[0][0] == "Raise"


def routines(cell: str) -> list[Routine]:
    """Every function and method that stands in no other one; none where Python reads no code."""
    source = _MAGIC.sub(r"\1pass", cell)
    try:
        lines = source.splitlines()
        return [_routine(node, lines) for node in _outermost(ast.parse(source))]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _outermost(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.Lambda]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            yield node
        else:
            yield from _outermost(node)


def _routine(node: ast.FunctionDef | ast.Lambda, lines: Sequence[str]) -> Routine:
    own = "\n".join(lines[node.lineno - 1 : node.end_lineno])
    body = node.body if isinstance(node.body, list) else [ast.Return(node.body)]
    name = node.name if isinstance(node, ast.FunctionDef) else ""
    return Routine(name, own, node.lineno, tuple(_Writer(node).written(body)))


class _Writer(ast.NodeVisitor):
    """Writes a function down so that disguises of it read the same.

    Every variable is one and the same sign; the names of attributes and of NumPy's functions stay.
    A `while` that counts is the `for` it could have been, `x += 1` is `x = x + 1`, and `A @ B`,
    `A.dot(B)` and `np.matmul(A, B)` are one. Docstrings, hints and prints are left out.
    """

    def __init__(self, function: ast.AST) -> None:
        loops = (node for node in ast.walk(function) if isinstance(node, ast.While))
        self._counters = {name for loop in loops for name in _counters(loop)}
        self._tokens: list[Token] = []
        self._line = 0

    def written(self, body: Iterable[ast.AST]) -> list[Token]:
        """The tokens of a body, in the order in which it does things."""
        self._all(body)
        return self._tokens[:_LONGEST]

    def visit(self, node: ast.AST) -> None:
        """Write a node down, unless it says nothing of how the problem was solved."""
        if not isinstance(node, _SILENT) and not self._is_aside(node):
            self._line = getattr(node, "lineno", self._line)
            super().visit(node)

    def generic_visit(self, node: ast.AST) -> None:
        """A node is its kind, and then its parts."""
        self._sign(type(node).__name__)
        super().generic_visit(node)

    def visit_Name(self, _: ast.Name) -> None:
        self._sign("v")

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, str | bytes):
            self._sign("text")
        else:
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            self._sign(f"{value:g}" if is_number else repr(value))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self._sign(node.attr)
        if not (isinstance(node.value, ast.Name) and node.value.id in _MODULES):
            self.visit(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name):
            self._sign(node.func.id if node.func.id in _BUILTINS else "f")
        else:
            self.visit(node.func)
        self._all(node.args)
        self._all(node.keywords)

    def visit_keyword(self, node: ast.keyword) -> None:
        self._sign(f"{node.arg}=")
        self.visit(node.value)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self._operation(node.op, node.left, node.right)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._sign("Assign")
        self.visit(node.target)
        self._operation(node.op, node.target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._sign("Assign")
            self._all((node.target, node.value))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._sign("def")
        self._all(node.body)

    def visit_For(self, node: ast.For) -> None:
        match node.iter:
            case ast.Call(func=ast.Name(id="range"), args=[_, most, *_]):
                self._loop(most, node)
            case ast.Call(func=ast.Name(id="range"), args=[most]):
                self._loop(most, node)
            case _:
                self._loop(node.iter, node)

    def visit_While(self, node: ast.While) -> None:
        match node.test:
            case ast.Compare(left=ast.Name(id=name), comparators=[most]) if name in self._counters:
                self._loop(most, node)
            case _:
                self._loop(node.test, node)

    def _loop(self, most: ast.expr, node: ast.For | ast.While) -> None:
        self._sign("loop")
        self._all((most, *node.body, *node.orelse))

    def _operation(self, operator: ast.operator, left: ast.expr, right: ast.expr) -> None:
        self._sign(type(operator).__name__)
        self._all((left, right))

    def _all(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def _sign(self, word: str) -> None:
        self._tokens.append((_SAME.get(word, word), self._line))

    def _is_aside(self, node: ast.AST) -> bool:
        """Whether it is a docstring, a print, or a counter that a `for` would count."""
        match node:
            case ast.Expr(value=ast.Constant()):
                return True
            case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
                return name in _LOOKING
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AugAssign(target=ast.Name(id=name)):
                return name in self._counters
        return False


def _counters(loop: ast.While) -> Iterator[str]:
    """The variables that a `while` compares and its own body counts up or down."""
    compared = {node.id for node in ast.walk(loop.test) if isinstance(node, ast.Name)}
    for node in loop.body:
        match node:
            case ast.AugAssign(target=ast.Name(id=name), value=ast.Constant()) if name in compared:
                yield name
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.BinOp(left=ast.Name(id=again), right=ast.Constant()),
            ) if name == again and name in compared:
                yield name
