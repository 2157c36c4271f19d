"""What a loop does in every turn, or does not."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder.judging import phrases, syntax
from autograder.judging.source.text import Text
from autograder.model import Diagnosis

STEPS = ("alpha", "lr", "eta", "gamma")  # arguments that say how long a step is
ROUNDS = ("epocas", "iteraciones")


def returns_at_once(text: Text) -> Diagnosis | None:
    """A return that stands in a loop without an if: the first turn is the last."""
    for loop in syntax.loops(text.tree):
        last = next((s for s in loop.body if isinstance(s, ast.Return)), None)
        goes_on = any(syntax.within(loop, ast.Continue))
        if last is not None and not goes_on:
            return Diagnosis("return_en_el_bucle", phrases.RETURN_IN_LOOP.format(*text.at(last)))
    return None


def shrinks(text: Text) -> Diagnosis | None:
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


def not_reset(text: Text) -> Diagnosis | None:
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


def late(text: Text) -> Diagnosis | None:
    """What is 0 before a loop and in every turn is used before it is worked out anew."""
    for loop in syntax.loops(text.tree):
        worked_out: set[str] = set()
        used: set[str] = set()
        for line in loop.body:
            if isinstance(line, ast.Assign) and not isinstance(line.value, ast.Constant):
                worked_out |= syntax.stored(line) & used - syntax.loaded(line.value)
            if isinstance(line, ast.Assign | ast.AugAssign) and _is_update(line):
                used |= syntax.loaded(line) - syntax.stored(line)
        if found := sorted(worked_out & set(_from_zero(text.tree, loop))):
            return Diagnosis("va_con_retraso", phrases.LATE.format(found[0], *text.at(loop)))
    return None


def _is_update(line: ast.Assign | ast.AugAssign) -> bool:
    """Whether something gets a value made from its own."""
    return isinstance(line, ast.AugAssign) or bool(syntax.stored(line) & syntax.loaded(line.value))


def _from_zero(tree: ast.AST, loop: syntax.Loop) -> Iterator[str]:
    """The names that are given 0, or zeros, before a loop."""
    for node in syntax.within(tree, ast.Assign):
        zeros = isinstance(node.value, ast.Call) and "zeros" in ast.unparse(node.value.func)
        zero = isinstance(node.value, ast.Constant) and node.value.value == 0
        if node.lineno < loop.lineno and (zero or zeros):
            yield from syntax.stored(node)


def ends_early(text: Text) -> Diagnosis | None:
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
