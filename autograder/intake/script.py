"""A handed-in .py file cut into cells where its editor shows a line between them."""

from __future__ import annotations

import ast
import re
from bisect import bisect

MARK = re.compile(r"^# ?%%.*$|^# In\[[ \d*]*\]:.*$", re.MULTILINE)
_ESCAPE = re.compile(r"^[ \t]*[%!?].*$", re.MULTILINE)  # what IPython reads and Python does not
LONGEST = 1 << 18  # letters of a file: in a longer one no mark is taken for part of something else
LOOKED = 1 << 19  # letters that are looked into, of a file with a mistake in it


def cells_of(text: str) -> tuple[str, ...]:
    """The cells between the marks `# %%` or `# In[3]:`; one cell where there is none.

    A mark inside a function, a docstring or any other statement cuts nothing.
    """
    marks = _marks(text)
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    return tuple(text[start:end].strip("\n") for start, end in zip(starts, ends, strict=True))


def _marks(text: str) -> list[re.Match[str]]:
    found = list(MARK.finditer(text))
    if not found or len(text) > LONGEST:
        return found
    tree = _tree(text)
    if tree is None:
        return _plausible(text, found)
    firsts = list(map(_first_line, tree.body))
    kept: list[re.Match[str]] = []
    line, at = 1, 0
    for mark in found:
        line, at = line + text.count("\n", at, mark.start()), mark.start()
        number = bisect(firsts, line)
        if not number or line >= (tree.body[number - 1].end_lineno or 0):
            kept.append(mark)
    return kept


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def _plausible(text: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks of a text with a mistake in it that have whole code before or behind them."""
    kept, left = list[re.Match[str]](), LOOKED
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    for mark, end in zip(found, ends, strict=True):
        before = text[kept[-1].end() if kept else 0 : mark.start()]
        behind = text[mark.end() : end]
        left -= len(before) + len(behind)
        first = re.search(r"^[ \t]*[^#\s]", behind, re.MULTILINE)
        at_top = first is None or not first[0][0].isspace()
        if left < 0 or (at_top and any(_tree(code) is not None for code in (before, behind))):
            kept.append(mark)
    return kept


def _tree(text: str) -> ast.Module | None:
    """The code without its magics, if it is any."""
    try:
        return ast.parse(_ESCAPE.sub("pass", text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
