"""Cells that are plain Python, run as IPython would and without it.

IPython takes more time for a cell than most cells do. It is asked where a cell means something to
it, and from then on for every other one: a function may use later what only IPython's cells have.
"""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.sandbox.imports import StepOver

# What only IPython gives a meaning: its history, its shell, what it displays, top-level await.
WORDS = re.compile(
    r"\b(In|Out|_ih|_oh|_dh|_i+\d*|_\d+|get_ipython|IPython|exit|quit|display|displayhook"
    r"|await|async)\b"
)
STATEMENTS = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Import, ast.ImportFrom)
SHOWN_AT_ONCE = {bool, int, float, complex, str, bytes, np.float64, np.int64, np.bool_}


class PlainCells:
    """Runs those cells of a notebook that need no IPython, in its scope."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._asked = False  # whether something of the notebook means IPython

    def need_ipython(self) -> None:
        """From now on no cell is plain: there is other code, which nobody has looked at."""
        self._asked = True

    def parsed(self, source: str) -> ast.Module | None:
        """The cell, if it is plain Python; None where it is left to IPython."""
        self._asked = self._asked or WORDS.search(source) is not None
        if self._asked:
            return None
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None  # a magic or a mistake: IPython says which
        alone = "\n" not in source.strip()
        return None if alone and not _is_no_magic(tree.body) else tree

    def run(self, tree: ast.Module, source: str) -> BaseException | None:
        """Run its statements one by one, as IPython does; what ended it, if anything did."""
        source = source if source.endswith("\n") else f"{source}\n"
        name = self._shell.compile.cache(source, 0, raw_code=source)
        try:
            with suppress(RecursionError):  # of a sum of a thousand terms
                StepOver().visit(tree)
            for node in tree.body:
                self._run_statement(node, name, last=node is tree.body[-1])
        except BaseException as error:  # noqa: BLE001 - SystemExit too only ends the cell
            return error
        return None

    def _run_statement(self, node: ast.stmt, name: str, *, last: bool) -> None:
        scope = self._shell.user_ns
        if last and isinstance(node, ast.Expr):
            compiled = self._shell.compile(ast.Expression(node.value), name, "eval")
            self._show(eval(compiled, scope))  # noqa: S307 - the student's last line
        else:
            compiled = self._shell.compile(ast.Module([node], []), name, "exec")
            exec(compiled, scope)  # noqa: S102 - the student's cell

    def _show(self, value: Any) -> None:
        """What IPython does with the value of a last line: nobody sees its text."""
        if self._shell.displayhook.quiet():
            return
        numbers = type(value) is np.ndarray and value.dtype != object
        if numbers or type(value) in SHOWN_AT_ONCE:  # making a text of it does nothing else
            self._shell.displayhook.update_user_ns(value)
        elif value is not None:
            with self._shell.builtin_trap, self._shell.display_trap:
                self._shell.displayhook(value)


def _is_no_magic(body: list[ast.stmt]) -> bool:
    """Whether a line that stands alone is certainly none, whatever its names are."""
    match body:
        case [ast.Expr(value=ast.Call())]:
            return True
        case [statement]:
            return isinstance(statement, STATEMENTS)
    return False
