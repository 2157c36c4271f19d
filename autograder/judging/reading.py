"""What can be read in the source of a function that lost points: where its mistake stands.

A result shows what came out, not which line gave it. Each of these is a fact of the text, said with
its place: a return that ends a loop, arguments handed on in another order than their def has them.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from autograder.judging import phrases
from autograder.judging.cells import Definition
from autograder.model import Diagnosis

STEPS = ("alpha", "lr", "eta", "gamma")  # arguments that say how long a step is
ROUNDS = ("epocas", "iteraciones")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Loop = ast.For | ast.While
Node = TypeVar("Node", bound=ast.AST)

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a task asks of a function."""

    arguments: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()  # those of its arguments that make a difference
    facts: frozenset[str] = frozenset()  # what is true of the reference too: no mistake then


@dataclass(frozen=True, slots=True)
class Text:
    """A function of a notebook, and what surrounds it there."""

    tree: Function  # with the lines of its cell
    cell: int
    arguments: tuple[str, ...]
    asked: Asked
    others: Mapping[str, Definition]  # the functions of the task as the notebook defines them
    variables: frozenset[str]  # of the notebook: no functions, classes or modules

    def at(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where something stands: the cell and its line."""
        return self.cell, node.lineno


def facts(text: Text) -> Iterator[tuple[Diagnosis, bool]]:
    """What the source tells, the surest first, and whether that alone makes a function wrong."""
    for fact, sure in FACTS.items():
        with suppress(RecursionError):  # of an expression with a thousand terms
            diagnosis = fact(text)
            if diagnosis and diagnosis.id not in text.asked.facts:
                yield diagnosis, sure


def asked_by(reference: Callable[..., object]) -> Asked:
    """What a reference asks of those who write the same."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(reference))).body[0]
    if not isinstance(tree, Function):
        return Asked()
    arguments = tuple(a.arg for a in (*tree.args.posonlyargs, *tree.args.args))
    asked = Asked(arguments, frozenset(loaded(tree) & set(arguments)))
    found = facts(Text(tree, 0, arguments, asked, {}, frozenset()))
    return replace(asked, facts=frozenset(diagnosis.id for diagnosis, _ in found))


def variables(cells: Sequence[str]) -> frozenset[str]:
    """The names that hold values at the top of a notebook: no functions, classes or modules."""
    made, values = set[str](), set[str]()
    for statement in (s for cell in cells for s in _statements(cell)):
        if isinstance(statement, _SCOPES):
            made.add(getattr(statement, "name", ""))
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            made |= {(a.asname or a.name).partition(".")[0] for a in statement.names}
        elif not (isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda)):
            values |= _stored(statement)
    return frozenset(values - made - set(dir(builtins)))


def returns_in_a_loop(tree: ast.AST) -> bool:
    """Whether there is a return in a loop, under an if or not."""
    loops = [node for node in ast.walk(tree) if isinstance(node, Loop)]
    return any(isinstance(node, ast.Return) for loop in loops for node in ast.walk(loop))


def loaded(tree: ast.AST) -> set[str]:
    """The names that are read somewhere in it."""
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def _passed_on(text: Text) -> Diagnosis | None:
    """A function of the task is called with its arguments in another order than its def has."""
    for call in _within(text.tree, ast.Call):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        other = text.others.get(name)
        if other is None or name == text.tree.name or call.keywords:
            continue
        given = [a.id if isinstance(a, ast.Name) else "" for a in call.args]
        if _misplaced(given, other.arguments):
            said = [ast.unparse(a)[:30] for a in call.args]
            there = phrases.PASSED_ON.format(
                *text.at(call), name, ", ".join(said), ", ".join(other.arguments)
            )
            return Diagnosis("argumentos_de_la_llamada", there)
    return None


def _unpacked(text: Text) -> Diagnosis | None:
    """What a function of the task returns is given names in another order than it returns them."""
    for assignment in _within(text.tree, ast.Assign):
        call, target = assignment.value, assignment.targets[0]
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        other = text.others.get(call.func.id)
        last = _returned(other.tree) if other and other.tree else ()
        given = _in_order(target)
        if other and other.name != text.tree.name and _misplaced(given, last):
            said = phrases.UNPACKED.format(
                *text.at(assignment), other.name, ", ".join(given), ", ".join(last)
            )
            return Diagnosis("valores_en_otro_orden", said)
    return None


def _returned(tree: Function) -> Sequence[str]:
    """The names that a function returns, where all its returns give the same."""
    found = {_in_order(r.value) for r in _within(tree, ast.Return) if r.value}
    return found.pop() if len(found) == 1 else ()


def _in_order(expression: ast.expr) -> tuple[str, ...]:
    """The names of a tuple, one by one; empty where something in it has none."""
    items = expression.elts if isinstance(expression, ast.Tuple) else []
    return tuple(item.id if isinstance(item, ast.Name) else "" for item in items)


def _misplaced(given: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a name stands in another's place, and not in its own."""
    if len(given) != len(wanted):
        return False
    return any(
        name and name in wanted and wanted[i] != name and given[wanted.index(name)] != name
        for i, name in enumerate(given)
    )


def _returns_at_once(text: Text) -> Diagnosis | None:
    """A return that stands in a loop without an if: the first turn is the last."""
    for loop in _loops(text.tree):
        last = next((s for s in loop.body if isinstance(s, ast.Return)), None)
        if last is not None:
            return Diagnosis("return_en_el_bucle", phrases.RETURN_IN_LOOP.format(*text.at(last)))
    return None


def _shrinks(text: Text) -> Diagnosis | None:
    """The length of the steps is another in every turn."""
    pairs = zip(text.arguments, text.asked.arguments, strict=False)
    steps = {own for own, asked in pairs if asked in STEPS}
    for loop in _loops(text.tree):
        for node, names in _step_changes(loop, steps):
            said = phrases.SHRINKS.format(*text.at(node), min(names))
            return Diagnosis("tasa_que_cambia", said)
    return None


def _step_changes(loop: Loop, steps: set[str]) -> Iterator[tuple[ast.expr | ast.stmt, set[str]]]:
    """Where a step gets another value in a loop, or one that depends on its turn."""
    for change in _within(loop, ast.AugAssign):
        if names := _names(change.target) & steps:
            yield change, names
    for assignment in _within(loop, ast.Assign):
        stored = set().union(*map(_names, assignment.targets))
        if names := stored & steps & loaded(assignment.value):
            yield assignment, names
    turns = _names(loop.target) if isinstance(loop, ast.For) and _counts(loop.iter) else set()
    for operation in _within(loop, ast.BinOp):
        factors = _factors(operation)
        if factors & steps and factors & turns:
            yield operation, factors & steps


def _deaf(text: Text) -> Diagnosis | None:
    """An argument is never read; perhaps a variable of the notebook is, in its place."""
    read = loaded(text.tree)
    pairs = zip(text.arguments, text.asked.arguments, strict=False)
    unread = [own for own, asked in pairs if asked in text.asked.used and own not in read]
    outside = sorted(_outside(text))
    if not unread:
        return None
    if not outside:
        return Diagnosis("no_lee_un_argumento", phrases.UNREAD.format(phrases.joined(unread[:4])))
    said = phrases.READS_OUTSIDE.format(phrases.joined(unread[:4]), phrases.joined(outside[:4]))
    return Diagnosis("lee_del_cuaderno", said)


def _leans_outside(text: Text) -> Diagnosis | None:
    """A variable of the notebook is read: no constant, whose name is in capitals."""
    outside = sorted(name for name in _outside(text) if not name.isupper())
    if not outside:
        return None
    said = phrases.LEANS_OUTSIDE.format(phrases.joined(outside[:4]))
    return Diagnosis("lee_del_cuaderno", said)


def _not_reset(text: Text) -> Diagnosis | None:
    """A sum that begins before the outer loop, is added to in an inner one and used in between."""
    zeros = {
        name
        for node in _within(text.tree, ast.Assign)
        if isinstance(node.value, ast.Constant) and node.value.value == 0
        for name in set().union(*map(_names, node.targets))
    }
    for outer in _within(text.tree, ast.For):
        inner = [loop for loop in _loops(outer) if loop is not outer]
        added = {
            name
            for loop in inner
            for node in _within(loop, ast.AugAssign)
            if isinstance(node.target, ast.Name)
            for name in _names(node.target)
        }
        assigned = [
            name for node in _within(outer, ast.Assign) for t in node.targets for name in _names(t)
        ]
        used = set().union(*(loaded(s) for s in outer.body if s not in inner))
        if found := sorted((added & zeros & used) - set(assigned)):
            said = phrases.NOT_RESET.format(found[0], *text.at(outer))
            return Diagnosis("sin_reiniciar", said)
    return None


def _ends_early(text: Text) -> Diagnosis | None:
    """A loop that counts rounds and may end before the last of them."""
    if not set(text.asked.arguments) & set(ROUNDS):
        return None
    for loop in _loops(text.tree):
        for branch in _within(loop, ast.If):
            for leaving in _within(branch, ast.stmt):
                if isinstance(leaving, ast.Break | ast.Return):
                    said = phrases.ENDS_EARLY.format(*text.at(leaving))
                    return Diagnosis("puede_parar_antes", said)
    return None


def _outside(text: Text) -> set[str]:
    """The variables of the notebook that the function reads."""
    called = {c.func.id for c in _within(text.tree, ast.Call) if isinstance(c.func, ast.Name)}
    taken = {a.arg for a in ast.walk(text.tree) if isinstance(a, ast.arg)}
    return (loaded(text.tree) & text.variables) - called - taken - _stored(text.tree)


def _statements(cell: str) -> Sequence[ast.stmt]:
    try:
        return ast.parse(cell).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()


def _stored(tree: ast.AST) -> set[str]:
    """The names that get a value somewhere in it."""
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _within(tree: ast.AST, kind: type[Node]) -> Iterator[Node]:
    """The nodes of this kind, as they stand; what functions inside do is theirs."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, kind):
            yield child
        if not isinstance(child, _SCOPES):
            yield from _within(child, kind)


def _loops(tree: ast.AST) -> Iterator[Loop]:
    """The loops in it, the outer before the inner."""
    return (s for s in _within(tree, ast.stmt) if isinstance(s, Loop))


def _counts(iterable: ast.expr) -> bool:
    """Whether a loop counts: over a range."""
    return isinstance(iterable, ast.Call) and _names(iterable.func) == {"range"}


def _factors(node: ast.expr) -> set[str]:
    """The names that an operation is made of, but for indices and what is called."""
    if isinstance(node, ast.BinOp):
        return _factors(node.left) | _factors(node.right)
    if isinstance(node, ast.UnaryOp):
        return _factors(node.operand)
    return {node.id} if isinstance(node, ast.Name) else set()


Fact = Callable[[Text], Diagnosis | None]

FACTS: Mapping[Fact, bool] = {  # the surest first; whether it alone makes a function wrong
    _passed_on: True,
    _unpacked: True,
    _returns_at_once: True,
    _shrinks: True,
    _deaf: True,
    _not_reset: False,
    _ends_early: False,
    _leans_outside: False,
}
