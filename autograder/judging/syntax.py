"""What stands in a piece of Python source: its names, its loops, what is inside of what."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TypeVar

Function = ast.FunctionDef | ast.AsyncFunctionDef
Loop = ast.For | ast.While
Node = TypeVar("Node", bound=ast.AST)

LOOPS = (ast.For, ast.While)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
MOST_READ = 1 << 17  # letters of a notebook that are parsed: a tree takes a hundred times that


def returns_in_a_loop(tree: ast.AST) -> bool:
    """Whether there is a return in a loop, under an if or not."""
    loops = [node for node in ast.walk(tree) if isinstance(node, Loop)]
    return any(isinstance(node, ast.Return) for loop in loops for node in ast.walk(loop))


def loaded(tree: ast.AST) -> set[str]:
    """The names that are read somewhere in it; a += 1 reads a, too."""
    added = {
        node.target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)
    }
    return added | {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def statements(cell: str) -> Sequence[ast.stmt]:
    """Those at the top of a cell; none where it cannot be read."""
    try:
        return ast.parse(cell).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()


def stored(tree: ast.AST) -> set[str]:
    """The names that get a value somewhere in it, patterns and caught errors included."""
    found = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.MatchAs | ast.MatchStar | ast.ExceptHandler):
            found.add(node.name or "")
        elif isinstance(node, ast.MatchMapping):
            found.add(node.rest or "")
    return found - {""}


def types(tree: Function) -> set[str]:
    """The names that say of which type something is."""
    said = [a.annotation for a in ast.walk(tree) if isinstance(a, ast.AnnAssign | ast.arg)]
    return set().union(*(names(expression) for expression in said if expression))


def overwritten(tree: Function) -> set[str]:
    """The names that get a value that does not come from their own: what they were may not count.

    entrenarRed of xor is given the activations, and works them out again in every round.
    """
    return {
        name
        for node in within(tree, ast.Assign)
        for target in node.targets
        for name in stored(target) - loaded(node.value)
    }


def names(tree: ast.AST) -> set[str]:
    """Its names, read or written."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def within(
    tree: ast.AST, kind: type[Node], apart: tuple[type[ast.AST], ...] = SCOPES
) -> Iterator[Node]:
    """The nodes of this kind, as they stand; not those that are in what is apart, a function."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, kind):
            yield child
        if not isinstance(child, apart):
            yield from within(child, kind, apart)


def loops(tree: ast.AST) -> Iterator[Loop]:
    """The loops in it, the outer before the inner."""
    return (s for s in within(tree, ast.stmt) if isinstance(s, Loop))


def counts(iterable: ast.expr) -> bool:
    """Whether a loop counts: over a range."""
    return isinstance(iterable, ast.Call) and names(iterable.func) == {"range"}


def factors(node: ast.expr) -> set[str]:
    """The names that an operation is made of, but for indices and what is called."""
    if isinstance(node, ast.BinOp):
        return factors(node.left) | factors(node.right)
    if isinstance(node, ast.UnaryOp):
        return factors(node.operand)
    return {node.id} if isinstance(node, ast.Name) else set()
