"""What the engine reads in a reference: whom it calls, and what it calls its outputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder import course
from autograder.judging import reference
from autograder.model import Task
from tests.engine.small_course import small_course

NEIGHBOURS = '''
def costo(x):
    """El costo."""
    J = x
    return J

def _mitad(x):
    return costo(x) / 2

def paso(x):
    y = x
    return y
'''


def read(folder: Path, body: str) -> Callable[..., Any]:
    """`funcion` of a solution.py in which it stands beside `costo`, `paso` and `_mitad`."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    task: Task = small_course(folder, solution=f"{NEIGHBOURS}\ndef funcion(x, o=None):\n{lines}")
    function: Callable[..., Any] = course.load(task.solution / "solution.py", folder).funcion
    return function


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("return costo(x)", ("costo",)),
        ("return [costo(v) for v in x]", ("costo",)),
        ("return {costo(v): paso(v) for v in x}", ("costo", "paso")),
        ("return sum(costo(v) for v in x)", ("costo",)),
        ("return sorted(x, key=lambda v: costo(v))", ("costo",)),
        ("return list(map(costo, x))", ("costo",)),
        ("def dentro(v):\n    return costo(v)\nreturn dentro(x)", ("costo",)),
        ("if x:\n    return costo(x)\nreturn paso(x)", ("costo", "paso")),
        ("return _mitad(x)", ("costo",)),
        ("return o.costo", ()),
        ("return o.costo(x) + paso(x)", ("paso",)),
        ("costo = x\nreturn costo", ()),
        ("return [costo for costo in x]", ()),
        ("return funcion(x - 1) if x else 0", ()),
        ("texto = 'costo'\nreturn texto", ()),
    ],
)
def test_the_functions_a_reference_calls(tmp_path: Path, body: str, found: tuple[str, ...]) -> None:
    """By name, wherever the name stands, and through functions of its own; nothing else."""
    assert set(reference.dependencies(read(tmp_path, body))) == set(found)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("w, b = x, x\nreturn w, b", ("w", "b")),
        ("w = x\nreturn w", ("w",)),
        ("def dentro(v):\n    p, q = v, v\n    return p, q\nw, b = x, x\nreturn w, b", ("w", "b")),
        ("w, b = x, x\nf = lambda v: (v, v)\nreturn w, b", ("w", "b")),
        ("if o:\n    return x, o\nw, b = x, x\nreturn w, b", ("w", "b")),
        ("w = x\nreturn w, x + 1", ()),
        ("return x + 1", ()),
    ],
)
def test_the_names_of_outputs(tmp_path: Path, body: str, names: tuple[str, ...]) -> None:
    """They stand in the last `return` of the reference itself, not of a function inside it."""
    assert reference.returned_names(read(tmp_path, body)) == names


def test_outputs_without_names_are_counted(tmp_path: Path) -> None:
    """What has no name is called by its place, and a lone output is the result."""
    function = read(tmp_path, "return x + 1, x + 2")

    assert reference.output_names(function, 2) == ("la salida 1", "la salida 2")
    assert reference.output_names(function, 1) == ("el resultado",)
