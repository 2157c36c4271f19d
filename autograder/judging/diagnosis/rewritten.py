"""What if? The reference with one slip in its lines gives what the student's function gives.

"Your result is the one without the factor a1" is an experiment, as those on other arguments are:
what it says is what came out of it, here and on other arguments.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import CodeType, FunctionType

import numpy as np

from autograder.judging import comparison
from autograder.judging.comparison import Call
from autograder.judging.consequence import quietly
from autograder.judging.diagnosis import slips
from autograder.judging.diagnosis.evidence import Case
from autograder.judging.reference import Function, definition, helpers, rewired

NO_SLIP = ("annotation", "targets", "target", "iter")  # how often a loop turns is asked elsewhere


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A function of the task with one slip: in what it is "si …" or "con …", and how it runs."""

    words: str
    function: str
    code: CodeType


def fitting(case: Case) -> str | None:
    """What the first slip that explains the result is, here and on other arguments; in Spanish."""
    reference = case.attempt.reference
    for function in (reference, *helpers(reference)):
        for rewriting in _rewritings(function.__code__, _own(reference)):
            slipped = _put(rewriting, function, reference)
            if _gives_this(slipped, case) and _everywhere(slipped, case):
                public = function is not reference and function.__name__[0] != "_"
                where = f"en {function.__name__}, " * public
                return rewriting.words.replace("si ", f"si {where}", 1)
    return None


def _gives_this(slipped: Function, case: Case) -> bool:
    call = quietly(slipped, case.attempt.args)
    if call is None or not _finite(call):
        return False
    due = replace(call, function=case.attempt.reference)  # its source says what the outputs are
    return comparison.agree(case.got, due, case.tolerance)


def _everywhere(slipped: Function, case: Case) -> bool:
    """Whether it is so on other arguments; where there are none, only of what is telling."""
    if not case.elsewhere:
        return any(output.telling and not output.scant for output in case.outputs())
    return all(_gives_this(slipped, other) for other in case.elsewhere)


def _finite(call: Call) -> bool:
    """Whether there are numbers in it: nan is like nan, whatever made it."""
    try:
        return all(np.isfinite(np.asarray(part, float)).all() for part in call.pieces)
    except (TypeError, ValueError):
        return False


def _put(rewriting: Rewriting, function: Function, reference: Function) -> Function:
    """The reference with the slip in it, or in a function that it calls."""
    slipped = FunctionType(
        rewriting.code, function.__globals__, function.__name__, function.__defaults__
    )
    if function is reference:
        return slipped
    return rewired(reference, {function.__name__: slipped})


def _own(reference: Function) -> frozenset[str]:
    return frozenset(f.__name__ for f in helpers(reference))


@cache
def _rewritings(code: CodeType, own: frozenset[str]) -> tuple[Rewriting, ...]:
    """Every slip in a function, once; those of signs and factors before those of names."""
    tree = definition(code)
    tree.decorator_list, tree.returns = [], None
    if any(isinstance(node, ast.While) for node in ast.walk(tree)):
        return ()  # with a slip in it, it may never end
    found = [*_in_nodes(tree, own), *_in_loops(tree)]
    return tuple(sorted(found, key=lambda rewriting: "usaras" in rewriting.words))


def _in_nodes(tree: ast.FunctionDef, own: frozenset[str]) -> Iterator[Rewriting]:
    names = tuple(argument.arg for argument in tree.args.args)
    names += tuple(name for line in ast.walk(tree) for name in slips.assigned(line))
    for parent, field, place in list(_places(tree)):
        holder = getattr(parent, field)
        node = holder if place is None else holder[place]
        for words, other in slips.of(node, names, own):
            yield from _compiled(tree, words, parent, field, _set(holder, place, other))


def _in_loops(tree: ast.FunctionDef) -> Iterator[Rewriting]:
    before = frozenset(argument.arg for argument in tree.args.args)
    before |= {name for line in tree.body for name in slips.assigned(line)}
    for loop in [node for node in ast.walk(tree) if isinstance(node, ast.For)]:
        for words, body in slips.among(loop.body, before):
            yield from _compiled(tree, words, loop, "body", body)


def _places(tree: ast.FunctionDef) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Where each expression of the lines stands: in what, as what, and which of several."""
    for parent in (node for line in tree.body for node in ast.walk(line)):
        for field, value in ast.iter_fields(parent):
            if field in NO_SLIP:
                continue
            if isinstance(value, ast.expr):
                yield parent, field, None
            elif isinstance(value, list):
                yield from ((parent, field, i) for i, v in enumerate(value) if _is_expr(v))


def _is_expr(value: object) -> bool:
    return isinstance(value, ast.expr)


def _set(holder: object, place: int | None, other: ast.AST) -> object:
    """What a field holds then: the other node, or a list with it in one place."""
    if place is None:
        return other
    assert isinstance(holder, list)
    return [*holder[:place], other, *holder[place + 1 :]]


def _compiled(
    tree: ast.FunctionDef, words: str, parent: ast.AST, field: str, value: object
) -> Iterator[Rewriting]:
    """The function with another value in one field; the tree is as it was afterwards."""
    kept = getattr(parent, field)
    setattr(parent, field, value)
    try:
        module = ast.fix_missing_locations(ast.Module([tree], []))
        made = compile(module, "<slip>", "exec")
    except (SyntaxError, ValueError, TypeError):
        return  # a slip that is no Python
    finally:
        setattr(parent, field, kept)
    code = next(part for part in made.co_consts if isinstance(part, CodeType))
    yield Rewriting(words, tree.name, code)
