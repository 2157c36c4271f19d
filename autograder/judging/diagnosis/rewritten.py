"""What if? The reference with one slip in its lines gives what the student's function gives.

"Your result is the one without the factor a1" is an experiment, as those on other arguments are:
what it says is what came out of it, here and on other arguments.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from types import CodeType, FunctionType

import numpy as np

from autograder.judging import comparison, discretion
from autograder.judging.attempt import quietly
from autograder.judging.comparison import Call
from autograder.judging.diagnosis import letters, loops, slips, throughout
from autograder.judging.diagnosis.compounds import numbers
from autograder.judging.diagnosis.evidence import Case, rounds
from autograder.judging.diagnosis.variants import AS_IF
from autograder.judging.neighbours import readings
from autograder.judging.reference import Function, definition, helpers, rewired

NO_SLIP = ("annotation", "targets", "target", "iter")  # how often a loop turns is asked elsewhere

ITSELF = "lo que saldría"
OBSCURE = re.compile(  # another number, a factor by itself, a strange letter
    rf"si un [\d.−]+ fuera|entrara dos veces|{letters.UNKNOWN}"
)

MOST_NAMES = 14  # of a function in which any may stand for any other


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A function of the task with one slip: in what it is "si …" or "con …", and how it runs."""

    words: str
    function: str
    code: CodeType


def fitting(
    case: Case, only: AbstractSet[str] | None, short: Case
) -> tuple[str, str, list[str]] | None:
    """The first slip that explains the result, here and on other arguments.

    Its id, its template and the outputs it is said of; `only` are the templates to be tried, if not
    all; `short` is what they are tried on first.
    """
    for template, slipped in _all(case, only):
        here = _gives_this(slipped, short) and (short is case or _gives_this(slipped, case))
        if here and _everywhere(slipped, case):
            return "un_desliz", template, [o.name for o in case.outputs() if not o.right]
    return None if rounds(case.attempt) else _in_part(case, only)


def _in_part(case: Case, only: AbstractSet[str] | None) -> tuple[str, str, list[str]] | None:
    """A slip that explains what is wrong and not what is right, or one and a factor at once."""
    outputs = case.outputs()
    if all(output.whole for output in outputs) or not case.elsewhere:
        return None
    for template, slipped in _all(case, None):
        for words in _multiples(slipped, case):
            said = template
            if words != ITSELF:
                if OBSCURE.search(template):
                    continue  # with a factor besides, that is a formula that nobody meant
                said = template.replace(ITSELF, words)
                said = f"{said[:-1]}: posiblemente son dos errores a la vez."
            alike = all(words in _multiples(slipped, other) for other in case.elsewhere)
            if alike and (only is None or said in only):
                return "un_desliz", said, [o.name for o in outputs if not o.right]
    return None


def _multiples(slipped: Function, case: Case) -> list[str]:
    """In words, how many times what the slip gives is what came out wrong."""
    call, outputs = quietly(slipped, case.attempt.args), case.outputs()
    if call is None or len(call.outputs) != len(outputs) or not _finite(call):
        return []
    pairs = zip(outputs, call.outputs, strict=True)
    wrong = [(output, np.asarray(value, float)) for output, value in pairs if not output.right]
    if not wrong or not all(value.any() for _, value in wrong):
        return []  # many times nothing is nothing
    return [w for k, w in _factors(case) if all(o.fits(k * value) for o, value in wrong)]


def _factors(case: Case) -> Iterator[tuple[float, str]]:
    yield 1, ITSELF
    yield 2, "el doble de lo que saldría"
    yield 0.5, "la mitad de lo que saldría"
    for n, words in case.sizes().items():
        yield n, f"el número de {words} por lo que saldría"
        yield 1 / n, f"lo que, antes de dividirlo por el número de {words}, saldría"


def _all(case: Case, only: AbstractSet[str] | None) -> Iterator[tuple[str, Function]]:
    """Every slip in the reference, in its other readings and in what they call.

    A letter is said if it is an argument's or stands in the notebook: others are the reference's.
    """
    cells = case.attempt.notebook.cells
    texts = [letters.named(name) for name, v in case.parameters.items() if isinstance(v, str)]

    @cache
    def is_known(name: str) -> bool:
        return name in case.parameters or discretion.stands_in(cells, name)

    for reading in (case.attempt.reference, *readings(case.attempt.reference)):
        others = helpers(reading)
        own = frozenset(function.__name__ for function in others)
        for function in (reading, *others):
            for rewriting in rewritings(function.__code__, own):
                if any(text in rewriting.words for text in texts):
                    continue  # with a text nothing is reckoned
                words = letters.told(_where(rewriting, reading), is_known)
                template = AS_IF.replace("{si}", words or "")
                if words is not None and (only is None or template in only):
                    yield template, _put(rewriting, function, reading)


def _where(rewriting: Rewriting, reference: Function) -> str:
    """The words, and in which function of the task, if it is another one."""
    other = rewriting.function
    if other == reference.__name__ or other[0] == "_" or "__" in other:
        return rewriting.words
    return f"{rewriting.words} en {rewriting.function}"


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
    return all(np.isfinite(numbers(part)).all() for part in call.pieces)


def _put(rewriting: Rewriting, function: Function, reference: Function) -> Function:
    """The reference with the slip in it, or in a function that it calls."""
    slipped = FunctionType(
        rewriting.code, function.__globals__, function.__name__, function.__defaults__
    )
    if function is reference:
        return slipped
    return rewired(reference, {function.__name__: slipped})


@cache
def rewritings(code: CodeType, own: frozenset[str]) -> tuple[Rewriting, ...]:
    """Every slip in a function, once; the plainest first."""
    tree = definition(code)
    tree.decorator_list, tree.returns = [], None
    if any(isinstance(node, ast.While) for node in ast.walk(tree)):
        return ()  # with a slip in it, it may never end
    arguments = tuple(argument.arg for argument in tree.args.args)
    given = tuple(name for line in ast.walk(tree) for name in loops.assigned(line))
    names = tuple(dict.fromkeys((*arguments, *given)))
    scope = slips.Scope(names, own, long=len(names) > MOST_NAMES)
    found = [*_in_nodes(tree, scope), *_in_loops(tree, frozenset(scope.names))]
    for words, body in throughout.of(tree):
        found += _compiled(tree, words, tree, "body", body)
    return tuple(sorted(found, key=_plainness))


def _plainness(made: Rewriting) -> tuple[bool, bool, int]:
    """Signs before the rest, names after it, and what is said in a few words before what is not."""
    return "usaras" in made.words, "signo" not in made.words, len(made.words)


def _in_nodes(tree: ast.FunctionDef, scope: slips.Scope) -> Iterator[Rewriting]:
    for parent, field, value in list(_fields(tree)):
        if isinstance(value, ast.expr):
            for words, other in slips.of(value, scope):
                yield from _compiled(tree, words, parent, field, other)
        elif isinstance(value, list):
            for i, node in enumerate(value):
                for words, other in slips.of(node, scope):
                    put = [*value[:i], other, *value[i + 1 :]]
                    yield from _compiled(tree, words, parent, field, put)


def _in_loops(tree: ast.FunctionDef, before: frozenset[str]) -> Iterator[Rewriting]:
    for parent in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.For)]:
        for words, body in loops.turned(parent.body):
            yield from _compiled(tree, words, parent, "body", body)
    for loop in [node for node in ast.walk(tree) if isinstance(node, ast.For)]:
        for words, body in loops.among(loop.body, before):
            yield from _compiled(tree, words, loop, "body", body)


def _fields(tree: ast.FunctionDef) -> Iterator[tuple[ast.AST, str, object]]:
    """What stands in the lines of a function: in what, as what, and itself."""
    for parent in (node for line in tree.body for node in ast.walk(line)):
        for field, value in ast.iter_fields(parent):
            if field not in NO_SLIP:
                yield parent, field, value


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
