"""Where a function has its values from: its arguments, the notebook, or chance."""

from __future__ import annotations

import ast
import builtins
import functools
import re

from autograder.judging import phrases, syntax
from autograder.judging.source.text import Text
from autograder.model import Diagnosis

HIDDEN_READERS = {"eval", "exec", "locals", "vars"}  # they read names that no source shows
RANDOM = re.compile(r"(np|numpy)\.random(\.\w+)?|random\.\w+|default_rng|RandomState")
MOST_FORMULA = 2  # of the whole numbers that a formula has of its own
OTHER_NAMES = (ast.Lambda, ast.Attribute)


def variables(cells: tuple[str, ...]) -> frozenset[str]:
    """The names that hold values at the top of a notebook.

    Functions, classes, modules and their other names (f = np.float32) are none, nor is what a
    leading underscore puts aside: a memo, an object with the functions. Of a notebook that is
    longer than anybody's, none are known.
    """
    return _variables(cells) if sum(map(len, cells)) <= syntax.MOST_READ else frozenset()


@functools.lru_cache(maxsize=8)  # every question of one notebook asks
def _variables(cells: tuple[str, ...]) -> frozenset[str]:
    made, values = set[str](), set[str]()
    for statement in (s for cell in cells for s in syntax.statements(cell)):
        if isinstance(statement, syntax.SCOPES):
            made.add(getattr(statement, "name", ""))
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            made |= {(a.asname or a.name).partition(".")[0] for a in statement.names}
        elif isinstance(statement, ast.Assign) and isinstance(statement.value, OTHER_NAMES):
            made |= syntax.stored(statement)
        else:
            values |= syntax.stored(statement)
    return frozenset(v for v in values - made - set(dir(builtins)) if not v.startswith("_"))


def reads_another(text: Text) -> Diagnosis | None:
    """An argument is never read, and a variable of the notebook is."""
    unread, outside = _unread(text), sorted(_outside(text))
    if not unread or not outside:
        return None
    said = phrases.READS_OUTSIDE.format(*_listed(unread), phrases.joined(outside[:4]))
    return Diagnosis("lee_del_cuaderno", said)


def deaf(text: Text) -> Diagnosis | None:
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


def leans_outside(text: Text) -> Diagnosis | None:
    """A variable of the notebook is read: no constant, whose name is in capitals."""
    outside = sorted(name for name in _outside(text) if not name.isupper())
    if not outside:
        return None
    said = phrases.LEANS_OUTSIDE.format(phrases.joined(outside[:4]))
    return Diagnosis("lee_del_cuaderno", said)


def by_hand(text: Text) -> Diagnosis | None:
    """A name of one letter that is one whole number for good: a size of the notebook's data."""
    every = list(syntax.within(text.tree, ast.stmt))
    given = [name for line in every for name in syntax.stored(line)]
    for line in every:
        match line:
            case ast.Assign([ast.Name(id=name)], ast.Constant(int() as size)):
                if len(name) == 1 and size > MOST_FORMULA and given.count(name) == 1:
                    said = phrases.BY_HAND.format(*text.at(line), name, size)
                    return Diagnosis("tamaño_a_mano", said)
    return None


def draws(text: Text) -> Diagnosis | None:
    """Numbers at random that come from no argument: what is asked depends on the arguments."""
    for node in syntax.within(text.tree, ast.expr):
        said = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else ""
        if RANDOM.fullmatch(said):
            return Diagnosis("azar_propio", phrases.DRAWS.format(*text.at(node), said))
    return None


def _outside(text: Text) -> set[str]:
    """The variables of the notebook that the function reads."""
    called = {c.func.id for c in syntax.within(text.tree, ast.Call) if isinstance(c.func, ast.Name)}
    taken = {a.arg for a in ast.walk(text.tree) if isinstance(a, ast.arg)}
    read = set().union(*map(syntax.loaded, text.tree.body)) - syntax.types(text.tree)
    return (read & text.variables) - called - taken - syntax.stored(text.tree)
