"""What can be read in the source of a function that lost points: where its mistake stands.

A result shows what came out, not which line gave it. Each of these is a fact of the text, said with
its place: a return that ends a loop, arguments handed on in another order than their def has them.
"""

from __future__ import annotations

import ast
import builtins
import functools
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from autograder.judging import phrases, syntax
from autograder.judging.cells import Definition
from autograder.model import Diagnosis

STEPS = ("alpha", "lr", "eta", "gamma")  # arguments that say how long a step is
ROUNDS = ("epocas", "iteraciones")
HIDDEN_READERS = {"eval", "exec", "locals", "vars"}  # they read names that no source shows


_RANDOM = re.compile(r"(np|numpy)\.random(\.\w+)?|random\.\w+|default_rng|RandomState")
_OTHER_NAMES = (ast.Lambda, ast.Attribute)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a task asks of a function."""

    arguments: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()  # those of its arguments that make a difference
    facts: frozenset[str] = frozenset()  # what is true of the reference too: no mistake then


@dataclass(frozen=True, slots=True)
class Text:
    """A function of a notebook, and what surrounds it there."""

    tree: syntax.Function  # with the lines of its cell
    cell: int
    arguments: tuple[str, ...]
    asked: Asked
    others: Mapping[str, Definition]  # the functions of the task as the notebook defines them
    variables: frozenset[str]  # of the notebook: no functions, classes or modules

    def at(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where something stands: the cell and its line."""
        return self.cell, node.lineno


def facts(text: Text) -> Iterator[tuple[Diagnosis, bool]]:
    """What the source tells, the surest first, and whether that alone makes a function wrong.

    Of a function that returns nothing yet, a template above all, there is nothing to be told.
    """
    if not any(r.value for r in syntax.within(text.tree, ast.Return)):
        return
    for fact, sure in FACTS.items():
        with suppress(RecursionError):  # of an expression with a thousand terms
            diagnosis = fact(text)
            if diagnosis and diagnosis.id not in text.asked.facts:
                yield diagnosis, sure


@functools.cache
def asked_by(reference: Callable[..., object]) -> Asked:
    """What a reference asks of those who write the same."""
    arguments = tuple(inspect.signature(reference).parameters)
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(reference))).body[0]
    except (OSError, TypeError, SyntaxError):  # no file has it, or a piece of an expression
        return Asked(arguments)
    if not isinstance(tree, syntax.Function):
        return Asked(arguments)
    asked = Asked(
        arguments, frozenset(syntax.loaded(tree) & set(arguments) - syntax.overwritten(tree))
    )
    found = facts(Text(tree, 0, arguments, asked, {}, frozenset()))
    return replace(asked, facts=frozenset(diagnosis.id for diagnosis, _ in found))


@functools.lru_cache(maxsize=8)  # every question of one notebook asks
def variables(cells: tuple[str, ...]) -> frozenset[str]:
    """The names that hold values at the top of a notebook.

    Functions, classes, modules and their other names (f = np.float32) are none, nor is what a
    leading underscore puts aside: a memo, an object with the functions.
    """
    made, values = set[str](), set[str]()
    for statement in (s for cell in cells for s in syntax.statements(cell)):
        if isinstance(statement, syntax.SCOPES):
            made.add(getattr(statement, "name", ""))
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            made |= {(a.asname or a.name).partition(".")[0] for a in statement.names}
        elif isinstance(statement, ast.Assign) and isinstance(statement.value, _OTHER_NAMES):
            made |= syntax.stored(statement)
        else:
            values |= syntax.stored(statement)
    return frozenset(v for v in values - made - set(dir(builtins)) if not v.startswith("_"))


def _passed_on(text: Text) -> Diagnosis | None:
    """A function of the task is called with its arguments in another order than its def has."""
    for call in syntax.within(text.tree, ast.Call):
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
    for assignment in syntax.within(text.tree, ast.Assign):
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


def _returned(tree: syntax.Function) -> Sequence[str]:
    """The names that a function returns, where all its returns give the same."""
    found = {_in_order(r.value) for r in syntax.within(tree, ast.Return) if r.value}
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
    for loop in syntax.loops(text.tree):
        last = next((s for s in loop.body if isinstance(s, ast.Return)), None)
        goes_on = any(syntax.within(loop, ast.Continue))
        if last is not None and not goes_on:
            return Diagnosis("return_en_el_bucle", phrases.RETURN_IN_LOOP.format(*text.at(last)))
    return None


def _shrinks(text: Text) -> Diagnosis | None:
    """The length of the steps is another in every turn."""
    pairs = zip(text.arguments, text.asked.arguments, strict=False)
    steps = {own for own, asked in pairs if asked in STEPS}
    for loop in syntax.loops(text.tree):
        for node, names in _step_changes(loop, steps):
            said = phrases.SHRINKS.format(*text.at(node), min(names))
            return Diagnosis("tasa_que_cambia", said)
    return None


def _step_changes(
    loop: syntax.Loop, steps: set[str]
) -> Iterator[tuple[ast.expr | ast.stmt, set[str]]]:
    """Where a step gets another value in a loop, or one that depends on its turn."""
    for change in syntax.within(loop, ast.AugAssign):
        if names := syntax.names(change.target) & steps:
            yield change, names
    for assignment in syntax.within(loop, ast.Assign):
        stored = set().union(*map(syntax.names, assignment.targets))
        if names := stored & steps & syntax.loaded(assignment.value):
            yield assignment, names
    turns = (
        syntax.names(loop.target)
        if isinstance(loop, ast.For) and syntax.counts(loop.iter)
        else set()
    )
    for operation in syntax.within(loop, ast.BinOp):
        factors = syntax.factors(operation)
        if factors & steps and factors & turns:
            yield operation, factors & steps


def _reads_another(text: Text) -> Diagnosis | None:
    """An argument is never read, and a variable of the notebook is."""
    unread, outside = _unread(text), sorted(_outside(text))
    if not unread or not outside:
        return None
    said = phrases.READS_OUTSIDE.format(*_listed(unread), phrases.joined(outside[:4]))
    return Diagnosis("lee_del_cuaderno", said)


def _deaf(text: Text) -> Diagnosis | None:
    """An argument is never read: it may be right, where others tell what it is."""
    unread = _unread(text)
    if not unread:
        return None
    return Diagnosis("no_usa_un_argumento", phrases.UNREAD.format(*_listed(unread)))


def _unread(text: Text) -> list[str]:
    """The arguments that the reference reads and the function does not."""
    read = syntax.loaded(text.tree)
    if read & HIDDEN_READERS:
        return []
    pairs = zip(text.arguments, text.asked.arguments, strict=False)
    return [own for own, asked in pairs if asked in text.asked.used and own not in read]


def _listed(names: list[str]) -> tuple[str, str]:
    """The plural of a verb before some names, and they."""
    return "n" * (len(names) > 1), phrases.joined(names[:4])


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
        for node in syntax.within(text.tree, ast.Assign)
        if isinstance(node.value, ast.Constant) and node.value.value == 0
        for name in set().union(*map(syntax.names, node.targets))
    }
    for outer in syntax.within(text.tree, ast.For):
        inner = [loop for loop in syntax.loops(outer) if loop is not outer]
        added = {
            name
            for loop in inner
            for node in syntax.within(loop, ast.AugAssign)
            if isinstance(node.target, ast.Name)
            for name in syntax.names(node.target)
        }
        assigned = [
            name
            for node in syntax.within(outer, ast.Assign)
            for t in node.targets
            for name in syntax.names(t)
        ]
        used = set().union(*(syntax.loaded(s) for s in outer.body if s not in inner))
        if found := sorted((added & zeros & used) - set(assigned)):
            said = phrases.NOT_RESET.format(found[0], *text.at(outer))
            return Diagnosis("sin_reiniciar", said)
    return None


def _ends_early(text: Text) -> Diagnosis | None:
    """A loop that counts rounds and may end before the last of them."""
    pairs = zip(text.arguments, text.asked.arguments, strict=False)
    rounds = {own for own, asked in pairs if asked in ROUNDS}
    for loop in syntax.loops(text.tree):
        if not syntax.loaded(loop.iter if isinstance(loop, ast.For) else loop.test) & rounds:
            continue
        for branch in syntax.within(loop, ast.If, (*syntax.SCOPES, *syntax.LOOPS)):
            leaving = next(_leaving(branch), None)
            if leaving and not syntax.loaded(branch.test) & rounds:
                said = phrases.ENDS_EARLY.format(*text.at(leaving))
                return Diagnosis("puede_parar_antes", said)
    return None


def _leaving(branch: ast.If) -> Iterator[ast.stmt]:
    """What ends the loop around a branch; the break of a loop inside ends only that one."""
    statements = syntax.within(branch, ast.stmt, (*syntax.SCOPES, *syntax.LOOPS))
    return (s for s in statements if isinstance(s, ast.Break | ast.Return))


def _draws(text: Text) -> Diagnosis | None:
    """Numbers at random that come from no argument: what is asked depends on the arguments."""
    for node in syntax.within(text.tree, ast.expr):
        said = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else ""
        if _RANDOM.fullmatch(said):
            return Diagnosis("azar_propio", phrases.DRAWS.format(*text.at(node), said))
    return None


def _outside(text: Text) -> set[str]:
    """The variables of the notebook that the function reads."""
    called = {c.func.id for c in syntax.within(text.tree, ast.Call) if isinstance(c.func, ast.Name)}
    taken = {a.arg for a in ast.walk(text.tree) if isinstance(a, ast.arg)}
    read = set().union(*map(syntax.loaded, text.tree.body)) - syntax.types(text.tree)
    return (read & text.variables) - called - taken - syntax.stored(text.tree)


Fact = Callable[[Text], Diagnosis | None]

FACTS: Mapping[Fact, bool] = {  # the surest first; whether it alone makes a function wrong
    _passed_on: True,
    _unpacked: True,
    _returns_at_once: True,
    _shrinks: True,
    _reads_another: True,
    _not_reset: False,
    _ends_early: False,
    _draws: False,
    _deaf: False,
    _leans_outside: False,
}
