"""What the cells of a notebook say of its functions: where each is defined, and why one is not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from autograder.judging import phrases
from autograder.judging.diagnosis import mishaps
from autograder.judging.syntax import MOST_READ, SCOPES, statements
from autograder.model import CellError, StudentError, Submission
from autograder.words import fitting

_INNER = re.compile(r"^[ \t]+(?:async\s+)?def\s+(\w{1,80})\s*\(", re.MULTILINE)
_BLOCK = re.compile(
    r"^(?:async\s+)?def\s+(\w{1,80})\s*\(.*(?:\n(?:[ \t].*|[)\]].*|[ \t]*|#.*))*", re.MULTILINE
)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})", re.MULTILINE)
_IN_MODULE = re.compile(r"\((\w[\w.-]{0,80}\.py), line (\d{1,6})\)$")
_CELL_MAGIC = re.compile(r"\s*%%(\w+)")
MOST = 500  # functions of a notebook, and of a cell, that are looked at
LONGEST = 50_000  # letters of a function that is read: nobody writes a tenth of that
_RUNS_PYTHON = {"time", "timeit", "capture", "prun"}


@dataclass(frozen=True, slots=True)
class Definition:
    """A function at the top of a cell."""

    name: str
    cell: int
    stub: bool  # it still raises NotImplementedError, and does nothing else
    arguments: tuple[str, ...]  # in their order; none where the code cannot be read
    tree: ast.FunctionDef | ast.AsyncFunctionDef | None = None  # with the lines of its cell


def definitions(cells: Sequence[str]) -> list[Definition]:
    """The functions that cells define at their top, in order; the first MOST of them."""
    found = (each for number, cell in fitting(cells, MOST_READ) for each in _defined(number, cell))
    return list(islice(found, MOST))


def twice(found: Sequence[Definition], name: str) -> str:
    """That a function is defined again further down; empty where it is not."""
    own = [definition for definition in found if definition.name == name]
    if len(own) < 2 or own[-1].cell == own[0].cell:
        return ""
    solved = [definition for definition in own if not definition.stub]
    if own[-1].stub and solved:
        places = phrases.joined([str(solved[-1].cell), str(own[-1].cell)])
        return phrases.TWICE_STUB.format(name, places)
    if len(solved) < 2:  # the template's own cell, and the answer below it
        return ""
    places = phrases.joined([str(definition.cell) for definition in own])
    return phrases.TWICE.format(name, len(own), places)


def other_order(found: Sequence[Definition], name: str, asked: Sequence[str]) -> str:
    """That a function takes the arguments asked for in another order; empty where it does not."""
    own = next((d.arguments for d in reversed(found) if d.name == name), ())
    if sorted(own) != sorted(asked) or list(own) == list(asked):
        return ""
    return phrases.OTHER_ORDER.format(name, ", ".join(own), ", ".join(asked))


def other_arguments(found: Sequence[Definition], name: str, asked: Sequence[str]) -> str:
    """That a function cannot be called with the arguments asked for; empty where it can."""
    tree = next((d.tree for d in reversed(found) if d.name == name), None)
    if tree is None:
        return ""
    given, required = tree.args, len(asked)
    places = [argument.arg for argument in (*given.posonlyargs, *given.args)]
    least = len(places) - len(given.defaults)
    named = any(default is None for default in given.kw_defaults)
    if not named and least <= required and (given.vararg or required <= len(places)):
        return ""
    return phrases.OTHER_ARGUMENTS.format(name, ast.unparse(given), ", ".join(asked))


def why_missing(
    name: str,
    submission: Submission,
    errors: Sequence[CellError],
    asked: Sequence[str],
    skipped: Sequence[str],
) -> str:
    """Why a function that was asked for is not there, as far as the notebook tells."""
    return next(filter(None, _reasons(name, submission, errors, asked, skipped)), "")


def magic(cell: str) -> str:
    """The name of the magic that a cell begins with; empty where it begins with none."""
    found = _CELL_MAGIC.match(cell)
    return found[1] if found else ""


def with_meaning(error: CellError, cells: Sequence[str]) -> CellError:
    """The error of a cell with what it means, in Spanish."""
    cell = cells[error.cell - 1] if 0 < error.cell <= len(cells) else ""
    if error.type in _SYNTAX_ERRORS and _CONFLICT.search(cell):
        return replace(error, meaning=phrases.CONFLICT)
    if error.type not in _SYNTAX_ERRORS:
        return replace(error, meaning=_meaning(error, cell))
    place = _IN_MODULE.search(error.message)
    where = phrases.IN_MODULE.format(*place.groups()) if place else ""
    return replace(error, meaning=_syntax(error.message) + where)


def _spoken(error: CellError) -> str:
    """What stopped a cell, with its line."""
    where = phrases.ON_LINE.format(error.line) if error.line is not None else ""
    known = error.meaning or error.message[:200]
    return f"{error.type}{where}{f': {known}' if known else ''}"


def _reasons(
    name: str,
    submission: Submission,
    errors: Sequence[CellError],
    asked: Sequence[str],
    skipped: Sequence[str],
) -> Iterator[str]:
    """What the notebook tells, the surest first."""
    yield from _in_code(name, submission.cells, {error.cell: error for error in errors})
    for misplaced in submission.misplaced:
        if misplaced.name == name:
            kind = "raw" if misplaced.kind == "raw" else "de texto"
            yield phrases.IN_TEXT_CELL.format(kind)
    for definition in definitions(submission.cells):
        if definition.name not in asked and _alike(definition.name, name):
            yield phrases.DID_YOU_MEAN.format(name, definition.cell, definition.name)
    if skipped:
        yield phrases.FROM_ABSENT.format(phrases.joined(list(dict.fromkeys(skipped))))


def _in_code(name: str, cells: Sequence[str], errors: dict[int, CellError]) -> Iterator[str]:
    """What became of the cells that should have defined a function."""
    gives = re.compile(
        rf"^[ \t]*(?:(?:async\s+)?def\s+{name}\s*\(|{name}\s*=[^=]"
        rf"|from\s+[\w.]+\s+import\s(?:[^\n#]*\b{name}\b|\s*\*)|%run\s)",
        re.MULTILINE,
    )
    for number, cell in fitting(cells, MOST_READ):
        if not gives.search(cell):
            continue
        if foreign := _foreign(cell):
            yield phrases.IN_FOREIGN_CELL.format(number, foreign)
        elif number in errors:
            yield phrases.CELL_STOPPED.format(number, _spoken(errors[number]))
        elif name in _INNER.findall(cell):
            yield phrases.INNER.format(number)


@lru_cache(maxsize=64)  # the template's own cells, which every notebook has
def _defined(number: int, cell: str) -> tuple[Definition, ...]:
    """The functions of a cell, each as it is defined last."""
    if _foreign(cell):
        return ()
    blocks = {block[1]: block for block in islice(_BLOCK.finditer(cell), MOST)}
    return tuple(_definition(block, number, cell) for block in blocks.values())


def _definition(block: re.Match[str], number: int, cell: str) -> Definition:
    function = _parsed(block[0]) if len(block[0]) <= LONGEST else None
    if function is None:
        return Definition(block[1], number, stub=False, arguments=())
    ast.increment_lineno(function, cell.count("\n", 0, block.start()))
    arguments = (*function.args.posonlyargs, *function.args.args)
    stub = _is_stub(function)
    return Definition(block[1], number, stub, tuple(a.arg for a in arguments), function)


def _parsed(block: str) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    try:
        function = ast.parse(block).body[0]
    except (SyntaxError, ValueError, RecursionError, MemoryError, IndexError):
        return None
    return function if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) else None


def _is_stub(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    body = [s for s in function.body if not (isinstance(s, ast.Expr) and _is_constant(s.value))]
    raises = bool(body) and isinstance(body[0], ast.Raise)
    return not body or (raises and "NotImplementedError" in ast.unparse(body[0]))


def _is_constant(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant)


def _foreign(cell: str) -> str:
    """The magic of a cell that Python does not run; empty where it does."""
    name = magic(cell)
    return f"%%{name}" if name and name not in _RUNS_PYTHON else ""


def _alike(given: str, asked: str) -> bool:
    """Whether two names differ in case, marks or a single letter."""
    one, other = (re.sub(r"[_\W]", "", name).casefold() for name in (given, asked))
    if one == other:
        return True
    longest = max(len(one), len(other))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    swapped = sorted(one) == sorted(other) and same >= longest - 1
    return longest >= 4 and (swapped or (same >= longest - 1 and abs(len(one) - len(other)) <= 1))


def _meaning(error: CellError, cell: str) -> str:
    known = mishaps.explain(StudentError(error.type, error.message, error.cell, error.line))
    if known is None:
        return ""
    at_top = not any(
        statement.lineno <= (error.line or 0) <= (statement.end_lineno or 0)
        for statement in statements(cell)
        if isinstance(statement, SCOPES)
    )
    if at_top or known.id == "biblioteca_que_falta":
        return phrases.OF_A_CELL.get(known.id, known.text)
    return known.text


_SYNTAX_ERRORS = ("SyntaxError", "IndentationError", "TabError")
_SYNTAX: tuple[tuple[str, str], ...] = (
    (r"'(.)' was never closed", "un {0} que se abre y no se cierra"),
    (r"unmatched '(.)'", "un {0} que se cierra y no se abrió"),
    (r"closing parenthesis '(.)' does not match", "un {0} que cierra otro signo que el abierto"),
    (r"expected ':'", "faltan los dos puntos al final de la línea"),
    (r"unterminated (?:f-|triple-quoted )?string|EOL while|unterminated", "una comilla sin cerrar"),
    (r"expected an indented block after (?:function|'\w+')?", "falta el bloque con sangría debajo"),
    (r"unexpected indent", "hay sangría de más"),
    (r"unindent does not match", "la sangría no es la de ninguna línea anterior"),
    (r"inconsistent use of tabs", "mezclas tabuladores y espacios"),
    (r"Maybe you meant '=='|cannot assign to", "un solo = donde va ==, o no se puede asignar ahí"),
    (r"Missing parentheses in call to 'print'", "print lleva paréntesis"),
    (
        r"invalid (?:non-printable )?character '?(U\+\w+|.)",
        "un carácter que Python no entiende, {0}: suele venir de copiar y pegar",
    ),
    (r"'(return|break|continue|yield)' outside", "un {0} fuera de su función o de su bucle"),
    (r"forgot a comma", "falta una coma o un operador"),
    (r"invalid decimal literal", "un número pegado a letras: falta un operador"),
    (r"positional argument follows keyword", "un argumento sin nombre detrás de uno con nombre"),
    (
        r"non-default argument follows|parameter without a default",
        "un argumento sin valor detrás de uno con valor por defecto",
    ),
    (r"unexpected EOF|incomplete input", "la celda se acaba antes de tiempo: falta cerrar algo"),
    (r"invalid syntax", "Python no entiende esa línea; a veces el error está en la anterior"),
)


def _syntax(message: str) -> str:
    for pattern, meaning in _SYNTAX:
        if found := re.search(pattern, message):
            return meaning.format(*found.groups())
    return message[:120]
