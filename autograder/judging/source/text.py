"""A function of a notebook as it is written, and what is asked of it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.judging import syntax
from autograder.judging.cells import Definition


@dataclass(frozen=True, slots=True)
class Asked:
    """What a task asks of a function."""

    arguments: tuple[str, ...] = ()
    used: frozenset[str] = frozenset()  # those of its arguments that make a difference
    facts: frozenset[str] = frozenset()  # what is true of the reference too: no mistake then


@dataclass(frozen=True, slots=True)
class Text:
    """A function of a notebook, and what surrounds it there."""

    tree: syntax.Function  # with the lines of its cell
    cell: int
    arguments: tuple[str, ...]
    asked: Asked
    others: Mapping[str, Definition]  # the functions of the task as the notebook defines them
    variables: frozenset[str]  # of the notebook: no functions, classes or modules

    def at(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """Where something stands: the cell and its line."""
        return self.cell, node.lineno
