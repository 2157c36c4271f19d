"""The first cell of a notebook is run without its work, and nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from autograder.authoring import verify
from autograder.model import Task
from autograder.sandbox import preparation
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

DEFINED = """
def {}(*_):
    known = {{"In", "Out", "exit", "quit", "open", "get_ipython"}}
    mine = {{n: v for n, v in globals().items() if n[0] != "_" and n not in known}}
    return {{n: repr(v)[:60] if isinstance(v, (str, dict)) else type(v).__name__
            for n, v in mine.items() if n not in ("carpeta", "archivos")}}
"""


def defined(sandbox: Sandbox, task: Task, *cells: str) -> tuple[Any, tuple[object, ...]]:
    """What a notebook of these cells has defined, and the cells that failed."""
    session = Session(sandbox, task, (*cells, DEFINED.format(task.functions[0])))
    session.run()
    try:
        return session.call(task.functions[0], (), {}).value, session.cell_errors
    finally:
        session.close()


def test_the_first_cell_of_every_task_is_known(task: Task) -> None:
    """The cell that a task hands out is recognised, and one with a character more is not."""
    cell = verify.unsolved(task).cells[0]

    assert preparation.effects(task, 1, cell) is not None
    assert preparation.effects(task, 1, cell + " ") is None
    assert preparation.effects(replace(task, slug="otra"), 1, cell) is None


def test_it_defines_what_it_defines_when_it_is_run(sandbox: Sandbox, sigmoide: Task) -> None:
    """The names and values are those of a cell that is run as it was handed in."""
    cell = verify.unsolved(sigmoide).cells[0]

    quick = defined(sandbox, sigmoide, cell)
    whole = defined(sandbox, sigmoide, cell + "\n")

    assert quick == whole
    assert {"al_completar", "pruebas", "PRUEBAS", "resumen"} <= set(quick[0])


def test_an_error_in_it_stands_where_it_stood(sandbox: Sandbox, sigmoide: Task) -> None:
    """What a notebook put out of action before it fails there, with the same line."""
    cell, before = verify.unsolved(sigmoide).cells[0], "import otter\ndel otter.Notebook"

    quick = defined(sandbox, sigmoide, before, cell)
    whole = defined(sandbox, sigmoide, before, cell + "\n")

    assert quick == whole
    assert quick[1]
