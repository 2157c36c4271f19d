"""What may go wrong with the lines of a loop: one left out, too early, late, or given old values.

As of a slip in a line (`slips`), what is said names letters, and never the line.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise
from string import digits

from autograder.judging.diagnosis.letters import listed, named

Slip = tuple[str, list[ast.stmt]]  # "si …", and the lines of the loop then


def among(body: Sequence[ast.stmt], before: frozenset[str]) -> Iterator[Slip]:
    """What may go wrong with the lines of a loop; `before` are the names that have a value."""
    for i, line in enumerate(body):
        names = assigned(line)
        if names and set(names) <= before and not isinstance(line, ast.For):
            many = "n" * (len(names) > 1)
            if late := _late(line, names):
                words = f"si en cada vuelta {listed(names)} recibiera{many} lo calculado en la "
                yield f"{words}anterior, y en la primera nada", [*body[:i], *late, *body[i + 1 :]]
            rest = [*body[:i], *body[i + 1 :]] or [ast.Pass()]
            yield f"si {listed(names)} no cambiara{many} en cada vuelta", rest
            twice = [*body[: i + 1], *body[i:]]
            yield f"si {listed(names)} cambiara{many} dos veces en cada vuelta", twice
        match line:
            case ast.Assign([ast.Tuple(elts=targets)], ast.Tuple(elts=values)):
                pairs = zip(targets, values, strict=False)
                one_by_one = [ast.Assign([target], value) for target, value in pairs]
                words = f"si {named(names[0])} cambiara antes de calcular {listed(names[1:])}"
                yield words, [*body[:i], *one_by_one, *body[i + 1 :]]
    yield from _stale(body, before)
    for i, (line, following) in enumerate(pairwise(body)):
        if (names := assigned(line)) and (then := assigned(following)):
            words = f"si se calculara {listed(then)} antes que {listed(names)}"
            yield words, [*body[:i], following, line, *body[i + 2 :]]
    yield "si un bucle diera solo su primera vuelta", [*body, ast.Break()]


def turned(body: Sequence[ast.stmt]) -> Iterator[Slip]:
    """Lines in which the outer of two loops, that has no other line, changes places with the inner.

    Whoever writes the samples outside learns one of them by heart, and then the next.
    """
    for i, line in enumerate(body):
        match line:
            case ast.For(target, turns, [ast.For(inner, inner_turns, lines)]):
                other = ast.For(inner, inner_turns, [ast.For(target, turns, lines, [])], [])
                words = "si el bucle de dentro estuviera fuera, y el de fuera, dentro"
                yield words, [*body[:i], other, *body[i + 1 :]]


def _stale(body: Sequence[ast.stmt], before: frozenset[str]) -> Iterator[Slip]:
    """A line that is given what some names were before they changed in the same round."""
    changed: list[str] = []
    for i, line in enumerate(body):
        then = _assigned_within(line)
        read = {node.id for node in ast.walk(line) if isinstance(node, ast.Name)}
        old = [name for name in changed if name in read]
        for names in _by_letter(old) if then else ():
            kept = {name: f"_old_{name}" for name in names}
            other = _Renamed(kept).visit(deepcopy(line))
            first = ast.parse("\n".join(f"{now} = {name}" for name, now in kept.items())).body
            many = "n" * (len(then) > 1)
            words = f"si {listed(then)} se calculara{many} con {listed(names)} de antes de cambiar"
            yield f"{words} en esa vuelta", [*first, *body[:i], other, *body[i + 1 :]]
        changed += [name for name in then if name in before and name not in changed]


def _assigned_within(line: ast.stmt) -> list[str]:
    """The names that a line gives a value to, or those below its if; none of a loop."""
    match line:
        case ast.For():
            return []
        case ast.If(body=lines):
            return [name for below in lines for name in assigned(below)]
    return assigned(line)


def _by_letter(names: Sequence[str]) -> Iterator[list[str]]:
    """Each name alone, and those of one letter together: w1 and w2."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name.rstrip(digits), []).append(name)
        yield [name]
    yield from (group for group in groups.values() if len(group) > 1)


class _Renamed(ast.NodeTransformer):
    """Reads other names in the place of some, and gives values to the same as before."""

    def __init__(self, others: Mapping[str, str]) -> None:
        self.others = others

    def visit_Name(self, node: ast.Name) -> ast.Name:
        read = isinstance(node.ctx, ast.Load)
        return ast.Name(self.others.get(node.id, node.id), node.ctx) if read else node


def _late(line: ast.stmt, names: Sequence[str]) -> list[ast.stmt]:
    """The lines that give names what the same line worked out the last time it was reached."""
    match line:
        case ast.Assign([target], value) if set(names) <= {
            node.id for node in ast.walk(value) if isinstance(node, ast.Name)
        }:
            then, now = ast.unparse(target), ast.unparse(value)
            return ast.parse(f"{then} = locals().get('_ready', ({then}))\n_ready = {now}").body
    return []


def assigned(line: ast.AST) -> list[str]:
    """The names that a line, or the head of a loop, gives a value to."""
    match line:
        case ast.Assign(targets=[given]):
            pass
        case ast.AnnAssign(target=given) | ast.AugAssign(target=given) | ast.For(target=given):
            pass
        case _:
            return []
    return [node.id for node in ast.walk(given) if isinstance(node, ast.Name) and node.id != "_"]
