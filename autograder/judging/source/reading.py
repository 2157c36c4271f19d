"""What the source tells, fact by fact.

A result shows what came out, not which line gave it. Each of these is a fact of the text, said with
its place: a return that ends a loop, arguments handed on in another order than their def has them.
"""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from autograder.judging import syntax
from autograder.judging.source import loops, names, orders
from autograder.judging.source.text import Asked, Text
from autograder.model import Diagnosis


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


Fact = Callable[[Text], Diagnosis | None]

FACTS: Mapping[Fact, bool] = {  # the surest first; whether it alone makes a function wrong
    orders.passed_on: True,
    orders.unpacked: True,
    loops.returns_at_once: True,
    loops.shrinks: True,
    names.reads_another: True,
    loops.not_reset: False,
    loops.late: False,
    names.by_hand: False,
    loops.ends_early: False,
    names.draws: False,
    names.deaf: False,
    names.leans_outside: False,
}
