"""What the source of a reference tells: what it calls its outputs, and which functions it leans on.

A reference is a function of `solution.py`, or another reading of one. It is read, not run: a
neighbour that it calls on one branch only, or inside a comprehension or a lambda, is found too.
"""

from __future__ import annotations

import ast
import inspect
import symtable
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType, FunctionType
from typing import Any

from autograder.judging.phrases import LONE_OUTPUT, NUMBERED_OUTPUT

Function = Callable[..., Any]  # takes and returns what the task says


def output_names(reference: Function, count: int) -> tuple[str, ...]:
    """The names the reference gives its outputs in its own `return`, else la salida 1, …"""
    names = returned_names(reference)
    if len(names) == count:
        return names
    return (LONE_OUTPUT,) if count == 1 else tuple(map(NUMBERED_OUTPUT.format, range(1, count + 1)))


def returned_names(reference: Function) -> tuple[str, ...]:
    """The names in the last `return` of the reference; none where one of them is no name.

    None either of a lambda, or of a function in another process, whose source is not here.
    """
    code = getattr(reference, "__code__", None)
    return _returned_names(code) if code and code.co_name != "<lambda>" else ()


def dependencies(reference: Function) -> tuple[str, ...]:
    """The other functions of its task that the reference calls by name, at any depth."""
    names = (function.__name__ for function in helpers(reference))
    return tuple(name for name in names if not name.startswith("_"))


def helpers(reference: Function) -> tuple[Function, ...]:
    """All the functions of the task's folder that the reference calls, the private ones too."""
    found = {reference.__name__: reference}
    for caller in _growing(found):
        for name in _global_names(caller.__code__):
            called = caller.__globals__.get(name)
            if called is not None and is_of_the_task(called, reference):
                found.setdefault(name, called)
    return tuple(found.values())[1:]


def rewired(reference: Function, replacements: dict[str, Function]) -> Function:
    """The reference with some of the functions it calls replaced, at any depth."""
    scope: dict[str, Any] = {}

    def here(function: Function) -> Function:
        return FunctionType(
            function.__code__, scope, function.__name__, function.__defaults__, function.__closure__
        )

    for name, value in list(reference.__globals__.items()):
        if is_of_the_task(value, reference):
            scope.update({n: v for n, v in value.__globals__.items() if n not in scope})
            scope[name] = here(value)
    scope.update({n: v for n, v in reference.__globals__.items() if n not in scope})
    scope.update(replacements)
    return here(reference)


def is_of_the_task(value: Any, reference: Function) -> bool:
    """Whether a value is a function from the same folder as the reference."""
    package = reference.__module__.rpartition(".")[0]
    return isinstance(value, FunctionType) and value.__module__.rpartition(".")[0] == package


def _growing(found: dict[str, Function]) -> Iterator[Function]:
    """The values of a dictionary, those that are added meanwhile included."""
    done = 0
    while done < len(found):
        yield list(found.values())[done]
        done += 1


@cache
def _returned_names(code: CodeType) -> tuple[str, ...]:
    nodes = _own_nodes(definition(code))
    returned = [node.value for node in nodes if isinstance(node, ast.Return)]
    if not returned:
        return ()
    elements = returned[-1].elts if isinstance(returned[-1], ast.Tuple) else [returned[-1]]
    names = [e.id for e in elements if isinstance(e, ast.Name)]
    return tuple(names) if len(names) == len(elements) else ()


def _own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function in the order of its lines, but for those of functions inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            yield child
            yield from _own_nodes(child)


@cache
def _global_names(code: CodeType) -> tuple[str, ...]:
    """The names that a function, or a function inside it, looks up in its module, in their order.

    Python's own table of symbols knows which are local, and that `o.costo` is no name.
    """
    tables = symtable.symtable(ast.unparse(definition(code)), "reference", "exec").get_children()
    found: dict[str, None] = {}
    for table in tables:
        symbols = table.get_symbols()
        found |= {s.get_name(): None for s in symbols if s.is_global() and s.is_referenced()}
        tables += table.get_children()
    return tuple(found)


def definition(code: CodeType) -> ast.FunctionDef:
    """The tree of a function's source, a new one each time."""
    module = ast.parse(textwrap.dedent(inspect.getsource(code)))
    return next(node for node in module.body if isinstance(node, ast.FunctionDef))
