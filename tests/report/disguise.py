"""What somebody does to a copy so that it does not look like one."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

_KEPT = {*dir(builtins), "np", "numpy", "plt", "math"}


def renamed(source: str) -> str:
    """Other names for every variable and argument."""
    tree = ast.parse(source)
    return ast.unparse(_Renaming(_names_in_use(tree)).visit(tree))


def reordered(source: str) -> str:
    """The functions in the opposite order, and neighbouring lines changed over where they may."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and not isinstance(node, ast.Module):
            _swap(body)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    others = [node for node in tree.body if node not in functions]
    tree.body = [*others, *reversed(functions)]
    return ast.unparse(tree)


def with_while(source: str) -> str:
    """Every `for` over a range as a `while`."""
    return ast.unparse(ast.fix_missing_locations(_Loops().visit(ast.parse(source))))


def commented(source: str) -> str:
    """Another layout, with comments and a print in every function."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body.insert(0, ast.parse("print('entro')").body[0])
    lines = ast.unparse(ast.fix_missing_locations(tree)).splitlines()
    return "\n\n".join(f"{line}  # paso {n}" for n, line in enumerate(lines))


def everything(source: str) -> str:
    """All of it."""
    return renamed(with_while(reordered(source)))


ALL = (renamed, reordered, with_while, commented, everything)


class _Renaming(ast.NodeTransformer):
    def __init__(self, kept: set[str]) -> None:
        self._kept, self._new = kept, dict[str, str]()

    def _name(self, old: str) -> str:
        return old if old in self._kept else self._new.setdefault(old, f"mi_{len(self._new)}")

    def visit_Name(self, node: ast.Name) -> ast.Name:
        """Another name for a variable."""
        node.id = self._name(node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        """Another name for an argument, and no hint."""
        node.arg, node.annotation = self._name(node.arg), None
        return node


class _Loops(ast.NodeTransformer):
    def __init__(self) -> None:
        self._count = 0

    def visit_For(self, node: ast.For) -> ast.AST | list[ast.stmt]:
        """`i = 0; while i < n: …; i += 1`."""
        self.generic_visit(node)
        match node:
            case ast.For(
                target=ast.Name(id=name), iter=ast.Call(func=ast.Name(id="range"), args=[most])
            ) if not any(isinstance(part, ast.Continue) for part in ast.walk(node)):
                self._count += 1
                counter = f"vuelta{self._count}" if name == "_" else name
                start, step = ast.parse(f"{counter} = 0\n{counter} += 1").body
                test = ast.Compare(ast.Name(counter, ast.Load()), [ast.Lt()], [most])
                return [start, ast.While(test, [*node.body, step], [])]
        return node


def _names_in_use(tree: ast.AST) -> set[str]:
    """What must keep its name: functions, imports, and arguments that are given by name."""
    return _KEPT | set(_fixed(tree))


def _fixed(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias(name=name, asname=asname):
                yield asname or name
            case ast.keyword(arg=str(name)):
                yield name


def _swap(body: list[ast.stmt]) -> None:
    for place in range(len(body) - 1):
        one, other = body[place], body[place + 1]
        if _simple(one) and _simple(other) and not _touch(one, other) and not _touch(other, one):
            body[place], body[place + 1] = other, one


def _simple(node: ast.stmt) -> bool:
    """Whether it only binds names, so that what it changes can be seen."""
    return isinstance(node, ast.Assign) and not any(
        isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store)
        for part in ast.walk(node)
    )


def _touch(one: ast.stmt, other: ast.stmt) -> bool:
    """Whether one binds a name that the other one uses."""
    names = [n for n in ast.walk(one) if isinstance(n, ast.Name)]
    bound = {n.id for n in names if isinstance(n.ctx, ast.Store)}
    return bool(bound & {n.id for n in ast.walk(other) if isinstance(n, ast.Name)})
