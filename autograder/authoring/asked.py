"""What the checks of a task ask its functions: in which situations, and with which sizes."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import numpy as np

from autograder import course
from autograder.judging import checks, exams
from autograder.judging.subject import LocalFunction, LocalNotebook
from autograder.model import Check, Submission, Task
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

HUGE = 100.0  # an argument that far from 0 asks for what overflows
FEW = 2  # a size that small is nobody's own: nothing is written by hand for it
LOG, NOTE = "tallas_del_cuaderno", "_anotar_tallas"
_RECORDER = f"""
import functools, numpy as np
_tallas, _anotadas = [], set()

def _anotada(funcion, nombre):
    @functools.wraps(funcion)
    def llamada(*datos, **otros):
        talla = [nombre, [list(np.shape(d)) if isinstance(d, np.ndarray) else [] for d in datos]]
        if talla not in _tallas:
            _tallas.append(talla)
        return funcion(*datos, **otros)
    _anotadas.add(llamada)
    return llamada

def {NOTE}():
    for nombre in NOMBRES:
        funcion = globals().get(nombre)
        if callable(funcion) and funcion not in _anotadas:
            globals()[nombre] = _anotada(funcion, nombre)

def {LOG}():
    return _tallas
"""

Shapes = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of a function by a check: what is particular of its arguments, and their shapes."""

    traits: tuple[frozenset[str], ...]
    shapes: Shapes


class _Listening(LocalNotebook):
    """The functions of a solution, which note what they are asked."""

    def __init__(self, scope: dict[str, Any], exam: exams.Exam) -> None:
        super().__init__(scope, exam.references)
        self.asked: dict[str, list[Asked]] = defaultdict(list)

    def __getitem__(self, name: str) -> LocalFunction:
        function = self._scope[name]

        @wraps(function)
        def noted(*args: Any) -> Any:
            shapes = tuple(np.shape(a) if isinstance(a, np.ndarray) else () for a in args)
            self.asked[name].append(Asked(tuple(map(_traits, args)), shapes))
            return function(*args)

        return LocalFunction(noted, notes=self.notes, name=name)


def asked_again(task: Task) -> Iterator[str]:
    """asks again, in hidden checks with points, what public ones without points ask"""
    solution = vars(course.load(task.solution / "solution.py", task.root))
    for name, calls in _asked(task).items():
        hidden = {check.name: asked for check, asked in calls.items() if _counts(check)}
        seen = _by_argument(hidden.values())
        others = ", ".join(f"«{other}»" for other in hidden) or "no hidden check"
        for check, asked in calls.items():
            if check.hidden or check.points:
                continue
            for index, traits in _by_argument([asked]).items():
                if new := sorted(traits - seen[index]):
                    argument = list(inspect.signature(solution[name]).parameters)[index]
                    which = ", ".join(new)
                    yield f"{name}, «{check.name}» asks {argument} as {which}, {others} never"


def sizes_are_others(task: Task, sandbox: Sandbox, notebook: Submission) -> Iterator[str]:
    """The hidden cases of the sizes that a solved notebook of the task has."""
    own = _sizes_of(notebook, task, sandbox)
    for name, calls in _asked(task).items():
        hidden = {check.name: asked for check, asked in calls.items() if _counts(check)}
        free = _free([call.shapes for asked in hidden.values() for call in asked])
        theirs = {_only(shapes, free) for function, shapes in own if function == name}
        for check, asked in hidden.items():
            for sizes in sorted({_only(call.shapes, free) for call in asked} & theirs):
                if max((max(shape, default=0) for shape in sizes), default=0) > FEW:
                    yield f"{name}, «{check}» has arguments of the notebook's sizes {sizes}"


def _asked(task: Task) -> dict[str, dict[Check, list[Asked]]]:
    """What each check asks of its own question, by question."""
    exam, found = exams.load(task), dict[str, dict[Check, list[Asked]]]()
    scope = course.execute(task.solution / "solution.py", task.root)
    for question in exam.questions:
        found[question.name] = {}
        for check in question.checks:
            notebook = _Listening(scope, exam)
            checks.run(check, notebook)
            found[question.name][check] = notebook.asked[question.name]
    return found


def _counts(check: Check) -> bool:
    return check.hidden and check.points > 0


def _by_argument(calls: Iterable[Iterable[Asked]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for asked in calls:
        for call in asked:
            for index, traits in enumerate(call.traits):
                found[index] |= traits
    return found


def _traits(argument: Any) -> frozenset[str]:
    """What a function may do wrong with an argument and right with others."""
    if isinstance(argument, list | tuple):
        return frozenset({"a list"})
    if not isinstance(argument, int | float | np.ndarray):
        return frozenset({type(argument).__name__})
    values = np.asarray(argument)
    if values.dtype.kind not in "iufb":
        return frozenset({"no numbers"})
    found = {
        f"{values.ndim} axes": True,
        "0": isinstance(argument, int) and not argument,
        "integers": values.ndim > 0 and values.dtype.kind in "iu",
        "a single one": values.ndim > 0 and len(values) == 1,
        f"more than {HUGE:g}": values.dtype.kind == "f" and np.abs(values).max(initial=0) >= HUGE,
    }
    return frozenset(trait for trait, there in found.items() if there)


def _sizes_of(notebook: Submission, task: Task, sandbox: Sandbox) -> set[tuple[str, Shapes]]:
    """With which shapes the cells of a solved notebook call the functions of its task."""
    first = _RECORDER.replace("NOMBRES", repr(task.functions))
    cells = (first, *(f"{cell}\n{NOTE}()" for cell in notebook.cells))
    watched = replace(task, functions=(*task.functions, LOG))
    with closing(Session(sandbox, watched, cells)) as session:
        session.run()
        listed = session.call(LOG, (), {}).value
    return {(name, tuple(tuple(shape) for shape in shapes)) for name, shapes in listed}


def _free(calls: list[Shapes]) -> list[int]:
    """The arguments whose shapes are not the same in every case."""
    most = max(map(len, calls), default=0)
    return [i for i in range(most) if len({call[i : i + 1] for call in calls}) > 1]


def _only(shapes: Shapes, indices: list[int]) -> Shapes:
    return tuple(shapes[index] for index in indices if index < len(shapes))
