"""A handed-in .py file cut into cells where its editor shows a line between them."""

from __future__ import annotations

import ast
import re

MARK = re.compile(r"^# ?%%.*$|^# In\[[ \d*]*\]:.*$", re.MULTILINE)
_ESCAPE = re.compile(r"^[ \t]*[%!?].*$", re.MULTILINE)  # what IPython reads and Python does not


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
    if not found:
        return []
    tree = _tree(text)
    if tree is None:
        return _plausible(text, found)
    inside = [range(_first_line(statement), statement.end_lineno or 0) for statement in tree.body]
    numbered = [(mark, text.count("\n", 0, mark.start()) + 1) for mark in found]
    return [mark for mark, line in numbered if not any(line in lines for lines in inside)]


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def _plausible(text: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks of a text with a mistake in it that have whole code before or behind them."""
    kept: list[re.Match[str]] = []
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    for mark, end in zip(found, ends, strict=True):
        before = text[kept[-1].end() if kept else 0 : mark.start()]
        behind = text[mark.end() : end]
        code = re.search(r"^[ \t]*[^#\s]", behind, re.MULTILINE)
        at_top = code is None or not code[0][0].isspace()
        if at_top and (_tree(before) is not None or _tree(behind) is not None):
            kept.append(mark)
    return kept


def _tree(text: str) -> ast.Module | None:
    """The code without its magics, if it is any."""
    try:
        return ast.parse(_ESCAPE.sub("pass", text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
