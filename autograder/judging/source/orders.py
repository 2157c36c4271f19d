"""Arguments and values that change places on their way to a neighbour or from it."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from autograder.judging import phrases, syntax
from autograder.judging.source.text import Text
from autograder.model import Diagnosis


def passed_on(text: Text) -> Diagnosis | None:
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


def unpacked(text: Text) -> Diagnosis | None:
    """What a function of the task returns is given names in another order than it returns them."""
    lasts = {name: _returned(other.tree) for name, other in text.others.items() if other.tree}
    for assignment in syntax.within(text.tree, ast.Assign):
        call, target = assignment.value, assignment.targets[0]
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        other = text.others.get(call.func.id)
        last = lasts.get(call.func.id, ())
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
