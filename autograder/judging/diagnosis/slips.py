"""The slips of a pen that a line may suffer, each with the Spanish of it.

A line of a reference is blackboard: a sign turned, a factor lost, one letter for another, a sum
along the other axis. What is said names letters and operations, never the line; whether a letter is
one that the student knows, whoever says it has to see to (`letters.told`).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from string import digits
from typing import Any

from autograder.judging.diagnosis import gatherings
from autograder.judging.diagnosis.letters import DONE, named, number, said
from autograder.judging.phrases import joined

Slip = tuple[str, ast.expr]  # "si …" or "con …", and what stands in the place of a node then
Made = Callable[[ast.expr, ast.expr], ast.expr]  # of the two sides of an operation


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that may stand for one another by mistake, and the functions of the task.

    In a long function only names of one letter do, w1 and w2: every pair would take a second.
    """

    names: tuple[str, ...]
    own: frozenset[str]
    long: bool

    def instead_of(self, name: str) -> Iterator[str]:
        """What may stand where a name belongs."""
        letter = name.rstrip(digits)
        for other in self.names if name in self.names else ():
            if other != name and (not self.long or other.rstrip(digits) == letter):
                yield other


def of(node: ast.AST, scope: Scope) -> Iterator[Slip]:
    """What may go wrong at one node."""
    found = SLIPS.get(type(node))
    return found(node, scope) if found else iter(())


def _with(operator: type[ast.operator]) -> Made:
    return lambda one, other: ast.BinOp(one, operator(), other)


ADD, SUB, TIMES, OVER = map(_with, (ast.Add, ast.Sub, ast.Mult, ast.Div))


def _first(one: ast.expr, _: ast.expr) -> ast.expr:
    return one


def _second(_: ast.expr, other: ast.expr) -> ast.expr:
    return other


def _absolute(operator: type[ast.operator]) -> Made:
    made = _with(operator)
    return lambda one, other: ast.Call(ast.Name("abs", ast.Load()), [made(one, other)], [])


def _squared(one: ast.expr, other: ast.expr) -> ast.expr:
    return ast.BinOp(SUB(one, other), ast.Pow(), ast.Constant(2))


def _sigmoid(one: ast.expr, other: ast.expr) -> ast.expr:
    exponent = ast.UnaryOp(ast.USub(), ast.BinOp(one, ast.MatMult(), other))
    exp = ast.Call(ast.Attribute(ast.Name("np", ast.Load()), "exp", ast.Load()), [exponent], [])
    return OVER(ast.Constant(1), ADD(ast.Constant(1), exp))


PRODUCTS: tuple[tuple[str, Made], ...] = (  # {a} and {b} are the sides, {both} are both
    ("si faltara un factor ({b})", _first),
    ("si faltara un factor ({a})", _second),
    ("si un factor ({a}) fuera dos veces", lambda a, b: TIMES(TIMES(a, b), a)),
    ("si un factor ({b}) fuera dos veces", lambda a, b: TIMES(TIMES(a, b), b)),
    ("si los dos factores fueran {a}", lambda a, _: TIMES(a, a)),
    ("si los dos factores fueran {b}", lambda _, b: TIMES(b, b)),
    ("si {both} se sumaran", ADD),
    ("si se dividiera por {b}", OVER),
    ("si {b} se dividiera por {a}", lambda a, b: OVER(b, a)),
)
OPERATIONS: Mapping[type[ast.operator], tuple[tuple[str, Made], ...]] = {
    ast.Add: (
        ("si {b} se restara en lugar de sumarse", SUB),
        ("si no se sumara {b}", _first),
        ("si no se sumara {a}", _second),
        ("si {b} se sumara dos veces", lambda a, b: ADD(ADD(a, b), b)),
        ("con el valor absoluto de una suma, la de {both}", _absolute(ast.Add)),
        ("si {both} se multiplicaran", TIMES),
    ),
    ast.Sub: (
        ("si {b} se sumara en lugar de restarse", ADD),
        ("si no se restara {b}", _first),
        ("con {b} donde va una resta con {b}", _second),
        ("si a {b} se le restara {a}, y no al revés", lambda a, b: SUB(b, a)),
        ("si no contara {a}, y solo se restara {b}", lambda _, b: ast.UnaryOp(ast.USub(), b)),
        ("con el valor absoluto de una resta, la de {both}", _absolute(ast.Sub)),
        ("con el cuadrado de una resta, la de {both}", _squared),
        ("si {both} se multiplicaran", TIMES),
    ),
    ast.Mult: (*PRODUCTS, ("si {a} se elevara a {b}, y no se multiplicaran", _with(ast.Pow))),
    ast.MatMult: (
        *PRODUCTS,
        ("si {both} se multiplicaran elemento a elemento", TIMES),
        ("con la sigmoide de una multiplicación, la de {both}", _sigmoid),
    ),
    ast.Div: (
        ("si no se dividiera por {b}", _first),
        ("si se multiplicara por {b} donde se divide", TIMES),
        ("si se dividiera dos veces por {b}", lambda a, b: OVER(OVER(a, b), b)),
        ("si el cociente fuera al revés, {b} entre {a}", lambda a, b: OVER(b, a)),
        ("si solo contara el divisor ({b})", _second),
    ),
    ast.Pow: (
        ("si faltara el exponente de {a}", _first),
        ("si {a} se multiplicara por {b} donde se eleva a {b}", TIMES),
        (
            "con el valor absoluto de {a} donde va una potencia",
            lambda a, _: ast.Call(ast.Name("abs", ast.Load()), [a], []),
        ),
    ),
}


def _operations(node: ast.BinOp, _: Scope) -> Iterator[Slip]:
    one, other = said(node.left), said(node.right)
    for words, made in OPERATIONS.get(type(node.op), ()):
        yield words.format(a=one, b=other, both=joined([one, other])), made(node.left, node.right)
    yield from _parentheses(node)


SUMS, FACTORS = (ast.Add, ast.Sub), (ast.Mult, ast.MatMult, ast.Div)


def _parentheses(node: ast.BinOp) -> Iterator[Slip]:
    """The same letters in the same order, without a pair of parentheses or with one more."""
    match node:
        case ast.BinOp(one, ast.Sub(), ast.BinOp(left, ast.Add() | ast.Sub() as op, right)):
            lacks = ast.BinOp(SUB(one, left), op, right)
        case ast.BinOp(one, ast.Div(), ast.BinOp(left, ast.Mult() as op, right)):
            lacks = ast.BinOp(OVER(one, left), op, right)
        case ast.BinOp(one, op, ast.BinOp(left, inner, right)) if _binds(op, inner):
            lacks = ast.BinOp(ast.BinOp(one, op, left), inner, right)
        case ast.BinOp(ast.BinOp(left, inner, right), op, one) if _binds(op, inner):
            lacks = ast.BinOp(left, inner, ast.BinOp(right, op, one))
        case ast.BinOp(ast.BinOp(left, ast.Mult() | ast.MatMult() as op, right), inner, one) if (
            _binds(op, inner)
        ):
            more = ast.BinOp(left, op, ast.BinOp(right, inner, one))
            yield f"con {joined([said(right), said(one)])} en unos paréntesis de más", more
            return
        case ast.BinOp(one, ast.Add() | ast.Sub() as op, ast.BinOp(left, ast.Pow(), right)):
            more = ast.BinOp(ast.BinOp(one, op, left), ast.Pow(), right)
            yield f"con {joined([said(one), said(left)])} en unos paréntesis de más", more
            return
        case ast.BinOp(ast.BinOp(left, ast.Add() | ast.Sub() as op, right), ast.Pow(), one):
            lacks = ast.BinOp(left, op, ast.BinOp(right, ast.Pow(), one))
        case _:
            return
    yield f"si faltaran los paréntesis de {joined([said(left), said(right)])}", lacks


def _binds(op: ast.operator, inner: ast.operator) -> bool:
    """Whether an operation would take place before the one inside its side."""
    return isinstance(op, FACTORS) and isinstance(inner, SUMS)


def _signs(node: ast.UnaryOp, _: Scope) -> Iterator[Slip]:
    if isinstance(node.op, ast.USub):
        yield f"si faltara el signo menos de {said(node.operand)}", node.operand


def _calls(node: ast.Call, scope: Scope) -> Iterator[Slip]:
    match node.func:
        case ast.Attribute(attr=name) if name in gatherings.OTHER:
            yield from gatherings.of(node)
        case ast.Attribute(attr=name) if name in DONE and node.args:
            yield f"si faltara {DONE[name]} de {said(node.args[0])}", node.args[0]
            letters = {n.id for n in ast.walk(node.args[0]) if isinstance(n, ast.Name)} - {"np"}
            if len(letters) == 1 and not isinstance(node.args[0], ast.Name):
                (letter,) = letters
                words = f"si {named(letter)} entrara tal cual, sin {DONE[name]}"
                yield words, ast.Name(letter, ast.Load())
            if name == "exp":
                turned = ast.Call(node.func, [ast.UnaryOp(ast.USub(), node.args[0])], [])
                yield "si un exponente llegara con el signo contrario", turned
        case ast.Name(id=name) if name in scope.own and name[0] != "_":
            yield from _own_calls(node, name)
        case ast.Name("len"):
            for size in SIZES:
                of = f"el número de elementos de {said(node.args[0])}"
                words = f"si {of} fuera siempre {size} (escrito a mano, o el tamaño de otra cosa)"
                yield words, ast.Constant(size)


def _own_calls(node: ast.Call, name: str) -> Iterator[Slip]:
    """A function of the task forgotten, called twice, or on arguments in another order."""
    if len(node.args) == 1:
        yield f"si no usaras {name} y siguieras con su argumento", node.args[0]
        yield f"si aplicaras {name} dos veces", ast.Call(node.func, [node], [])
    for i in range(len(node.args) - 1):
        one, other = node.args[i : i + 2]
        args = [*node.args[:i], other, one, *node.args[i + 2 :]]
        words = f"si a {name} le llegaran {joined([said(one), said(other)])} en el orden contrario"
        yield words, ast.Call(node.func, args, node.keywords)


def _transposes(node: ast.Attribute, _: Scope) -> Iterator[Slip]:
    if node.attr == "T":
        yield f"si faltara trasponer {said(node.value)}", node.value


def _sizes(node: ast.Subscript, _: Scope) -> Iterator[Slip]:
    match node:
        case ast.Subscript(ast.Attribute(value, "shape") as shape, ast.Constant(0 | 1 as axis)):
            due, wrong = ("filas", "columnas") if axis == 0 else ("columnas", "filas")
            words = f"con el número de {wrong} de {said(value)} donde va el de {due}"
            yield words, ast.Subscript(shape, ast.Constant(1 - axis), ast.Load())


def _names(node: ast.Name, scope: Scope) -> Iterator[Slip]:
    for other in scope.instead_of(node.id):
        words = f"si en algún lugar usaras {named(other)} donde va {named(node.id)}"
        yield words, ast.Name(other, ast.Load())
    if node.id in scope.names:
        yield f"si {named(node.id)} entrara al cuadrado", TIMES(node, node)
        yield f"si {named(node.id)} entrara dos veces", ADD(node, node)
    if node.id.rstrip(digits) in ACTIVATIONS:
        words = "si en algún lugar usaras {0} (1 − {0}) donde va {0}"
        yield words.format(named(node.id)), TIMES(node, SUB(ast.Constant(1), node))


ACTIVATIONS = ("a", "A", "p")  # whose derivative may stand where they belong
SIZES = (2, 3, 4)  # that the data of a notebook has
HANDY = (0.5, 1, 2, 3)  # numbers of a formula, which others are written for


def _numbers(node: ast.Constant, _: Scope) -> Iterator[Slip]:
    match node.value:
        case int() | float() as value if value in HANDY and value is not True:
            for other in (value + 1, value - 1, -value, 2 * value, value / 2):
                words = f"si un {number(value)} fuera un {number(other)}"
                yield words, ast.Constant(other)


SLIPS: Mapping[type[ast.AST], Callable[[Any, Scope], Iterator[Slip]]] = {
    ast.BinOp: _operations,
    ast.UnaryOp: _signs,
    ast.Call: _calls,
    ast.Attribute: _transposes,
    ast.Subscript: _sizes,
    ast.Name: _names,
    ast.Constant: _numbers,
}
