"""Which functions of a notebook keep nothing from one call to the next, as far as their text says.

Whether they are called once more, or in another order, makes no difference to those. The rule is
narrow: what it does not know keeps something. A notebook that hides what it keeps deceives it, and
gains nothing: its answers are judged as they are.
"""

from __future__ import annotations

import ast
import builtins
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from autograder.judging import syntax

CALCULATING: tuple[object, ...] = (
    *(abs, all, any, bool, complex, dict, divmod, enumerate, filter, float, frozenset, int),
    *(isinstance, len, list, map, max, min, pow, print, range, reversed, round, set, slice),
    *(sorted, str, sum, tuple, type, zip),
)
PLAIN = {name for name, value in vars(builtins).items() if value in CALCULATING} | {
    name for name in vars(builtins) if name.endswith(("Error", "Exception"))
}  # builtins that keep nothing themselves
MODULES = {"math", "numpy"}
KEEPING = {
    *("ctypeslib", "f2py", "load", "memmap", "random", "save", "savetxt", "savez"),
    *("savez_compressed", "set_printoptions", "setbufsize", "seterr", "seterrcall", "testing"),
}  # of those modules
REBINDING = {"eval", "exec", "globals", "setattr", "vars"}  # a function may be another one then
OPAQUE_PARTS = (
    *(ast.Global, ast.Nonlocal, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Yield),
    *(ast.YieldFrom, ast.Await, ast.AsyncFunctionDef, ast.Delete),
)


@dataclass(frozen=True, slots=True)
class Tame:
    """What a name is bound to that keeps nothing, if what it leans on keeps nothing."""

    calls: frozenset[str] = frozenset()  # names that it calls or reads parts of
    reads: frozenset[str] = frozenset()  # those that it reads otherwise: constants
    parts: frozenset[str] = frozenset()  # those that it reads parts of: no functions, which keep
    constant: bool = False
    function: bool = False


Bound = Mapping[str, Sequence[Tame | None]]  # by name; None for what may keep something


def forgetful(cells: Sequence[str]) -> frozenset[str]:
    """The names of the functions that keep nothing, nor call what does.

    Of a notebook that is longer than anybody's, none are known.
    """
    if sum(map(len, cells)) > syntax.MOST_READ:
        return frozenset()
    known: dict[str, list[Tame | None]] = {"np": [Tame()]}
    for cell in cells:
        if (bound := _bound(cell)) is None:
            return frozenset()
        for name, things in bound.items():
            known.setdefault(name, []).extend(things)
    if PLAIN & known.keys():  # a function of the notebook bears the name of a builtin
        return frozenset()
    tame = {name: [t for t in things if t] for name, things in known.items() if all(things)}
    constants = {name for name, things in tame.items() if all(t.constant for t in things)}
    functions = {name for name, things in tame.items() if any(t.function for t in things)}
    users = _users(tame)
    doubtful = list(tame)
    while doubtful:  # whoever leans on one that may keep something is looked at again
        name = doubtful.pop()
        things = tame.get(name, [])
        if not all(
            t.reads <= constants and t.calls <= tame.keys() and t.parts.isdisjoint(functions)
            for t in things
        ):
            del tame[name]
            doubtful += users[name]
    return frozenset(tame)


def _users(tame: Mapping[str, Sequence[Tame]]) -> Mapping[str, Sequence[str]]:
    """Whose text has a name in it, by that name."""
    users: dict[str, list[str]] = defaultdict(list)
    for name, things in tame.items():
        for used in frozenset().union(*(t.reads | t.calls for t in things)):
            users[used].append(name)
    return users


@lru_cache(maxsize=256)  # cells of the template, which every notebook has
def _bound(cell: str) -> Bound | None:
    """What a cell binds at its top; None where it cannot be known."""
    try:
        tree = ast.parse(cell)
        found: dict[str, list[Tame | None]] = defaultdict(list)
        for name, thing in _bindings(tree):
            found[name].append(thing)
        for name in _with_parts_set(tree):
            found[name].append(None)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return None if "*" in found or syntax.names(tree) & REBINDING else found


def _bindings(tree: ast.Module) -> Iterator[tuple[str, Tame | None]]:
    """The names that a cell binds, and what to."""
    for node in _outside_of_functions(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name, _function(node)
        elif isinstance(node, ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, None
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node)
        elif _sets_constants(node):
            yield from ((name, Tame(constant=True)) for name in syntax.stored(node))
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, None
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name, None


def _with_parts_set(tree: ast.Module) -> Iterator[str]:
    """The names of what gets a part anywhere, as in `f.__defaults__ = ([],)`."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and not isinstance(node.ctx, ast.Load)
            and isinstance(node.value, ast.Name)
        ):
            yield node.value.id


def _sets_constants(node: ast.AST) -> bool:
    assigned = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
    return assigned is not None and _is_fixed(assigned)


def _outside_of_functions(tree: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(tree):
        yield child
        if not isinstance(child, syntax.SCOPES) and not _sets_constants(child):
            yield from _outside_of_functions(child)


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, Tame | None]]:
    for alias in node.names:
        if isinstance(node, ast.Import):
            tame = alias.name in MODULES
        else:
            tame = node.module in MODULES and alias.name not in KEEPING
        name = (alias.asname or alias.name).partition(".")[0]
        yield name, Tame() if tame else None


def _function(function: ast.FunctionDef) -> Tame | None:
    """A function by what it leans on; None where it may keep something."""
    defaults = (*function.args.defaults, *function.args.kw_defaults)
    if function.decorator_list or not all(d is None or _is_fixed(d) for d in defaults):
        return None
    nodes = [node for part in function.body for node in _without_types(part)]
    if any(isinstance(node, OPAQUE_PARTS) for node in nodes):
        return None
    own = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    own |= syntax.stored(function) | {n.name for n in nodes if isinstance(n, ast.FunctionDef)}
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    parted = {id(node) for node in _parted(nodes)}
    used = called | parted
    others = [n for n in nodes if isinstance(n, ast.Name) and n.id not in own | PLAIN]
    calls = frozenset(node.id for node in others if id(node) in used)
    reads = frozenset(node.id for node in others if id(node) not in used)
    parts = frozenset(node.id for node in others if id(node) in parted)
    return Tame(calls, reads, parts, function=True)


def _is_fixed(value: ast.expr) -> bool:
    return isinstance(value.operand if isinstance(value, ast.UnaryOp) else value, ast.Constant)


def _without_types(node: ast.AST) -> Iterator[ast.AST]:
    """A node and what is in it, but for what only says of which type something is."""
    yield node
    said = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    for child in ast.iter_child_nodes(node):
        if child not in said:
            yield from _without_types(child)


def _parted(nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """What a harmless part is read of."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield from () if node.attr in KEEPING else (node.value,)
