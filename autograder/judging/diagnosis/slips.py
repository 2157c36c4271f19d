"""The slips of a pen that a line may suffer, each with the Spanish of it.

A line of a reference is blackboard: a sign turned, a factor lost, one letter for another, a sum
along the other axis. What is said names arguments and operations, never the line.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy

from autograder.judging.phrases import joined

Slip = tuple[str, ast.AST]  # "si …", and what stands in the place of a node then

LOST = {  # functions of NumPy that are forgotten, by what a student calls them
    "exp": "la exponencial", "log": "el logaritmo", "sqrt": "la raíz cuadrada",
    "abs": "el valor absoluto", "tanh": "la tangente hiperbólica", "square": "el cuadrado",
    "clip": "recortar los valores", "maximum": "la comparación con maximum",
    "sign": "el signo",
}  # fmt: skip
SUMS = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "argmax": "argmin"}
SUMMED = {"sum": "suma", "mean": "media", "max": "máximo", "min": "mínimo",
          "argmax": "argmax", "argmin": "argmin"}  # fmt: skip


def of(node: ast.AST, names: tuple[str, ...], own: frozenset[str]) -> Iterator[Slip]:
    """What may go wrong at one node; `names` are those that stand there for others by mistake.

    `own` are the functions of the task: they are called on too little, or twice.
    """
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            yield from _sums(node)
        case ast.BinOp(op=ast.Mult() | ast.MatMult()):
            yield from _products(node)
        case ast.BinOp(op=ast.Div()):
            yield from _quotients(node)
        case ast.BinOp(op=ast.Pow()):
            yield f"si faltara el exponente de {said(node.left)}", node.left
            absolute = ast.Call(ast.Name("abs", ast.Load()), [node.left], [])
            yield f"con el valor absoluto de {said(node.left)} donde va su cuadrado", absolute
        case ast.UnaryOp(op=ast.USub()):
            yield f"si faltara el signo menos de {said(node.operand)}", node.operand
        case ast.Call():
            yield from _calls(node, own)
        case ast.Attribute(attr="T"):
            yield f"si faltara trasponer {said(node.value)}", node.value
        case ast.Subscript(value=ast.Attribute(attr="shape"), slice=ast.Constant(value=0 | 1)):
            yield from _sizes(node)
        case ast.Name(ctx=ast.Load()):
            for other in names if node.id in names else ():
                if other != node.id:
                    words = f"si en algún lugar usaras {other} donde va {node.id}"
                    yield words, ast.Name(other, ast.Load())
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            for other in (node.value + 1, node.value - 1, -node.value, 2 * node.value):
                yield f"si un {_number(node.value)} fuera un {_number(other)}", ast.Constant(other)


def said(node: ast.AST) -> str:
    """What a student recognises of an expression: a name by itself, of more than that its names."""
    if isinstance(node, ast.Constant):
        return _number(node.value)
    names = list(dict.fromkeys(n.id for n in ast.walk(node) if isinstance(n, ast.Name)))
    names = [name for name in names if name not in ("np", "len", "float") and name[0] != "_"]
    if isinstance(node, ast.Name | ast.Attribute) and len(names) == 1:
        return names[0]
    return f"lo que lleva {joined(names)}" if names else "un número"


def _sums(node: ast.BinOp) -> Iterator[Slip]:
    minus = isinstance(node.op, ast.Sub)
    one, other = said(node.left), said(node.right)
    turned = ast.BinOp(node.left, ast.Add() if minus else ast.Sub(), node.right)
    verb, instead = ("sumara", "restarse") if minus else ("restara", "sumarse")
    yield f"si {other} se {verb} en lugar de {instead}", turned
    yield f"si no se {'restara' if minus else 'sumara'} {other}", node.left
    if minus:
        yield (
            f"si a {other} se le restara {one}, y no al revés",
            ast.BinOp(node.right, ast.Sub(), node.left),
        )
        yield f"si no contara {one} y tampoco se restara {other}", node.right
    else:
        yield f"si no se sumara {one}", node.right
        twice = ast.BinOp(node, ast.Add(), node.right)
        yield f"si {other} se sumara dos veces", twice
    product = ast.BinOp(node.left, ast.Mult(), node.right)
    yield f"si {joined([one, other])} se multiplicaran", product


def _products(node: ast.BinOp) -> Iterator[Slip]:
    one, other = said(node.left), said(node.right)
    yield f"si faltara un factor ({other})", node.left
    yield f"si faltara un factor ({one})", node.right
    for words, factor in ((one, node.left), (other, node.right)):
        yield f"si un factor ({words}) fuera dos veces", ast.BinOp(node, ast.Mult(), factor)
    yield f"si {joined([one, other])} se sumaran", ast.BinOp(node.left, ast.Add(), node.right)
    yield f"si se dividiera por {other}", ast.BinOp(node.left, ast.Div(), node.right)
    if isinstance(node.op, ast.MatMult):
        elementwise = ast.BinOp(node.left, ast.Mult(), node.right)
        yield f"si {joined([one, other])} se multiplicaran elemento a elemento (* y no @)", elementwise


def _quotients(node: ast.BinOp) -> Iterator[Slip]:
    one, other = said(node.left), said(node.right)
    yield f"si no se dividiera por {other}", node.left
    yield f"si se multiplicara por {other} donde se divide", _times(node.left, node.right)
    yield f"si se dividiera dos veces por {other}", ast.BinOp(node, ast.Div(), node.right)
    yield f"si el cociente fuera al revés, {other} entre {one}", _over(node.right, node.left)
    yield f"si solo contara el divisor ({other})", node.right


def _calls(node: ast.Call, own: frozenset[str]) -> Iterator[Slip]:
    match node.func:
        case ast.Attribute(attr=name) if name in SUMS:
            other = deepcopy(node)
            assert isinstance(other.func, ast.Attribute)
            other.func.attr = SUMS[name]
            yield f"con {SUMMED[SUMS[name]]} donde va {SUMMED[name]}", other
            yield from _axes(node)
        case ast.Attribute(attr=name) if name in LOST and node.args:
            yield f"si faltara {LOST[name]} de {said(node.args[0])}", node.args[0]
            yield from _axes(node)
        case ast.Name(id=name) if name in own:
            called = name.strip("_")
            if len(node.args) == 1:
                yield f"si no usaras {called} y siguieras con su argumento", node.args[0]
                twice = ast.Call(node.func, [node], [])
                yield f"si aplicaras dos veces {called}", twice
            for i in range(len(node.args) - 1):
                args = [*node.args]
                args[i], args[i + 1] = args[i + 1], args[i]
                which = joined([said(arg) for arg in node.args[i : i + 2]])
                words = f"si a {called} le llegaran {which} en el orden contrario"
                yield words, ast.Call(node.func, args, node.keywords)


def _axes(node: ast.Call) -> Iterator[Slip]:
    """The same along the other axis, or along none."""
    for i, arg in enumerate(node.args):
        if isinstance(arg, ast.Constant) and arg.value in (0, 1) and arg.value is not False:
            other = deepcopy(node)
            other.args[i] = ast.Constant(1 - arg.value)
            yield "a lo largo del otro eje (axis)", other
    for i, keyword in enumerate(node.keywords):
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            other = deepcopy(node)
            other.keywords[i].value = ast.Constant(1 - keyword.value.value)
            yield "a lo largo del otro eje (axis)", other


def _sizes(node: ast.Subscript) -> Iterator[Slip]:
    assert isinstance(node.slice, ast.Constant)
    assert isinstance(node.value, ast.Attribute)
    rows = node.slice.value == 0
    kinds = ("columnas", "filas") if rows else ("filas", "columnas")
    other = ast.Subscript(node.value, ast.Constant(1 - node.slice.value), ast.Load())
    yield f"con el número de {kinds[0]} de {said(node.value)} donde va el de {kinds[1]}", other


def among(body: list[ast.stmt], before: frozenset[str]) -> Iterator[tuple[str, list[ast.stmt]]]:
    """What may go wrong with the lines of a loop; `before` are the names that have a value."""
    for i, line in enumerate(body):
        names = assigned(line)
        if names and set(names) <= before:
            many = "n" * (len(names) > 1)
            yield f"si {joined(names)} no cambiara{many} en cada vuelta", _without(body, i)
        if len(names) > 1 and isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
            targets = line.targets[0]
            assert isinstance(targets, ast.Tuple)
            pairs = zip(targets.elts, line.value.elts, strict=False)
            one_by_one: list[ast.stmt] = [ast.Assign([one], value) for one, value in pairs]
            words = f"si {names[0]} cambiara antes de calcular {joined(names[1:])}"
            yield words, [*body[:i], *one_by_one, *body[i + 1 :]]
    for i in range(len(body) - 1):
        names, then = assigned(body[i]), assigned(body[i + 1])
        if names and then:
            words = f"si {joined(then)} se calculara antes que {joined(names)}"
            yield words, [*body[:i], body[i + 1], body[i], *body[i + 2 :]]


def assigned(line: ast.AST) -> list[str]:
    """The names that a line, or the head of a loop, gives a value to."""
    match line:
        case ast.Assign(targets=[target]):
            given: ast.AST = target
        case ast.AnnAssign(target=given) | ast.AugAssign(target=given) | ast.For(target=given):
            pass
        case _:
            return []
    return [node.id for node in ast.walk(given) if isinstance(node, ast.Name) and node.id != "_"]


def _without(body: list[ast.stmt], i: int) -> list[ast.stmt]:
    return [*body[:i], *body[i + 1 :]] or [ast.Pass()]


def _times(one: ast.expr, other: ast.expr) -> ast.AST:
    return ast.BinOp(one, ast.Mult(), other)


def _over(one: ast.expr, other: ast.expr) -> ast.AST:
    return ast.BinOp(one, ast.Div(), other)


def _number(value: object) -> str:
    return str(value).replace("-", "−")
