"""Cells that are plain Python run without IPython, and nobody can tell."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.model import Task
from autograder.sandbox.plaincells import PlainCells
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

PLAIN = "uno = 1"
IPYTHON = f"{PLAIN}  # get_ipython"  # after such a word every cell is IPython's
SEEN = """
def {}(*_):
    known = {{"In", "Out", "exit", "quit", "open", "get_ipython", "grader"}}
    return {{n: repr(v)[:80] for n, v in globals().items()
            if n == "_" or (n[0] != "_" and n not in known and not callable(v))}}
"""
CELLS = (
    ("x = 2\nx + 1", "y = _ * 10"),
    ("1 + 1;", "z = _"),
    ("a = [1, 2]\na", "b = _"),
    ("import numpy as np\nnp.arange(3)", "c = _.sum()"),
    ("a = 1\nraise ValueError('no')\na = 2",),
    ("a = 1\nreturn 3\na = 2",),
    ("a = 1\nfrom __future__ import annotations\nb = 2", "def f(x: NoEsta): ...\nc = 3"),
    ("a = 1\nimport no_esta_aqui\nb = 2", "no_esta_aqui.x"),
    ("import sys\nsys.exit(3)\na = 1", "b = 1"),
    ("'''Texto.'''\nd = __doc__", "'''Otro.'''"),
    ("class R:\n    def __repr__(self):\n        return str(globals().update(hecho=1))\nR()",),
    ("def f():\n    return 1 / 0\nf()\n",),
    ("import warnings\nwarnings.warn('cuidado')\na = 1",),
    ("x: int = 1\nx",),
    ("while True: break\nelse:\n    a = 1\nb = 2 if 1 else 3",),
    ("if True\n    a = 1",),
    ("%matplotlib inline\na = 1", "a += 1\na"),
    ("import asyncio\na = await asyncio.sleep(0, 3)", "a"),
    ("!ls\nls = 1", "ls"),
    (f"a = {' + '.join('1' * 900)}", "b = a"),
)


def outcome(sandbox: Sandbox, task: Task, *cells: str) -> tuple[Any, list[Any], list[Any]]:
    """What a notebook of these cells has defined, the cells that failed, and missing imports."""
    session = Session(sandbox, task, (*cells, SEEN.format(task.functions[0])))
    session.run()
    try:
        seen = session.call(task.functions[0], (), {}).value
        errors = [(e.cell, e.line, e.type, e.message) for e in session.cell_errors]
        return seen, errors, [(s.cell, s.line, s.module) for s in session.skipped]
    finally:
        session.close()


@pytest.mark.parametrize("cells", CELLS)
def test_a_plain_cell_does_what_ipython_does(
    cells: tuple[str, ...], sandbox: Sandbox, sigmoide: Task
) -> None:
    """Names, the last value, errors with their lines and missing imports are the same."""
    plain = outcome(sandbox, sigmoide, PLAIN, *cells)
    ipython = outcome(sandbox, sigmoide, IPYTHON, *cells)

    assert plain == ipython


def test_history_is_as_in_jupyter(sandbox: Sandbox, sigmoide: Task) -> None:
    """What a cell showed is there under its number, and what was written in it."""
    cells = ("2 + 2", "5;", "Out[1], _, _1, In[1]", "seen = Out[3], In[3], len(In), 2 in Out")

    seen, errors, _ = outcome(sandbox, sigmoide, *cells)

    assert errors == []
    assert seen["seen"] == "((4, 4, 4, '2 + 2'), 'Out[1], _, _1, In[1]', 5, False)"


@pytest.mark.parametrize(
    "source",
    ["display(3)\nx = 1", "%time x = 1", "ls", "pwd", "Out", "await f()\n", "x = In[-1]\n", "x?"],
)
def test_what_means_something_to_ipython_is_left_to_it(source: str) -> None:
    """Magics, a lone name, history and top-level await are not plain."""
    assert PlainCells(None).parsed(source) is None


def test_after_a_cell_of_ipythons_no_cell_is_plain() -> None:
    """A function that displays may be called by any later cell."""
    cells = PlainCells(None)

    assert cells.parsed("x = 1\ny = 2") is not None
    assert cells.parsed("def f():\n    display(3)") is None
    assert cells.parsed("f()") is None
