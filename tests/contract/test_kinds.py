"""Every function of every task, handing back what it should in other kinds, right and wrong.

A right result is right as a Series, a Fraction or a namedtuple; what is no number is wrong however
right its digits are. Each function meets some of the kinds here; all of them would take an hour.
"""

from __future__ import annotations

import array
import collections
import datetime
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import cycle, islice
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # no types among our tools
import pytest

from autograder import catalog, course
from autograder.judging import checks, exams
from autograder.judging.reference import dependencies
from autograder.judging.subject import Function, LocalNotebook
from autograder.model import Check, CheckResult, Outcome, Task
from tests.conftest import ROOT

Kind = Callable[[Any], Any]  # one output in another kind; itself where it has no such form

HARD = ["listas", "Decimal", "DataFrame", "Fraction"]  # raise, or calculate something else
EACH = 3  # kinds that each function meets, of the right ones and of the wrong ones


class MyFloat(float):
    """A float by another name."""


class MyTuple(tuple[Any, ...]):
    """A tuple by another name."""


class MyArray(np.ndarray[Any, Any]):
    """An array by another name."""


class Ajuste(MyTuple):
    """The name that its author chose."""


class HasArray:
    """No array, but it could be made into one."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __array__(self, *_: Any, **__: Any) -> Any:
        return np.asarray(self.value)

    def __float__(self) -> float:
        return float(np.ravel(self.value)[0])


def of(dimensions: int, kind: Kind) -> Kind:
    """The kind where an output has so many dimensions."""
    return lambda value: kind(value) if np.ndim(value) == dimensions else value


def each(kind: Kind) -> Kind:
    """An array of objects, each number of a kind."""

    def made(value: Any) -> Any:
        values = np.asarray(value, float)
        if not np.isfinite(values).all():
            return value
        whole = np.empty(values.shape, object)
        whole.ravel()[:] = [kind(float(v)) for v in values.ravel()]
        return whole if values.ndim else whole.item()

    return made


def whole(kind: Callable[[tuple[Any, ...]], Any]) -> Kind:
    """The outputs together in another container; a lone output as it is."""
    return lambda value: kind(value) if isinstance(value, tuple) else value


def stacked(outputs: tuple[Any, ...]) -> Any:
    """An array with an output in each row, where they have one shape."""
    return np.array(outputs) if len({np.shape(o) for o in outputs}) == 1 else outputs


def objects(outputs: tuple[Any, ...]) -> Any:
    """An array of objects, one for each output."""
    made = np.empty(len(outputs), object)
    for index, output in enumerate(outputs):
        made[index] = output
    return made


masked: Any = np.ma.array  # NumPy gives no types for it
RIGHT: dict[str, Kind] = {
    "longdouble": lambda v: np.asarray(v, np.longdouble),
    "objetos": each(float),
    "Fraction": each(Fraction),
    "Decimal": each(Decimal),
    "float propio": each(MyFloat),
    "complejo sin parte imaginaria": lambda v: np.asarray(v, complex),
    "complejo de Python": of(0, complex),
    "enmascarado sin máscara": masked,
    "arreglo propio": lambda v: np.asarray(v, float).view(MyArray),
    "0-d de objetos": of(0, lambda v: np.array(float(v), object)),
    "un solo elemento": of(0, lambda v: np.full((1, 1), v, float)),
    "lista de un elemento": of(0, lambda v: [float(v)]),
    "Series": of(1, pd.Series),
    "Series Float64": of(1, lambda v: pd.Series(v, dtype="Float64")),
    "Index": of(1, pd.Index),
    "DataFrame": of(2, pd.DataFrame),
    "matrix": of(2, np.matrix),
    "deque": of(1, collections.deque),
    "UserList": of(2, lambda v: collections.UserList(np.asarray(v).tolist())),
    "array.array": of(1, lambda v: array.array("d", np.asarray(v, float))),
    "memoryview": of(1, lambda v: memoryview(array.array("d", np.asarray(v, float)))),
    "listas": lambda v: np.asarray(v).tolist(),
    "tupla": of(1, tuple),
}
TOGETHER: dict[str, Kind] = {
    "lista": whole(list),
    "tupla propia": whole(Ajuste),
    "deque": whole(collections.deque),
    "arreglo": whole(stacked),
    "arreglo de objetos": whole(objects),
}
WRONG: dict[str, tuple[Kind, str]] = {
    "texto": (lambda v: str(v), "texto"),
    "textos": (lambda v: np.asarray(v).astype(str), "texto"),
    "formato": (each(lambda v: f"{v:.12f}"), "texto"),
    "bytes": (lambda v: np.asarray(v).astype("S32"), "texto"),
    "imaginario": (lambda v: np.asarray(v) + 5j, "complejo"),
    "generador": (lambda v: (x for x in np.ravel(v)), "generador"),
    "map": (lambda v: map(float, np.ravel(v)), "map"),
    "zip": (lambda v: zip(np.ravel(v), strict=True), "zip"),
    "diccionario": (lambda v: {"resultado": v}, "diccionario"),
    "conjunto": (lambda v: set(np.ravel(v).tolist()), "conjunto"),
    "fecha": (lambda _: datetime.date(2026, 1, 1), "fecha"),
    "función": (lambda v: lambda: v, "función"),
    "solo __array__": (HasArray, "un objeto"),
    "enmascarado": (lambda v: masked(v, mask=True), "enmascarado"),
    "None dentro": (lambda v: [v, None], "None"),
}


def as_kind(function: Function, kind: Kind) -> Function:
    """The function with every output in the kind, but for what it gives back to itself.

    A dictionary is asked for by its name: the kind is that of each of its values.
    """
    within: list[None] = []  # one entry for each call that has not ended

    def one(value: Any) -> Any:
        return {k: kind(v) for k, v in value.items()} if isinstance(value, dict) else kind(value)

    def changed(*args: Any, **more: Any) -> Any:
        within.append(None)
        try:
            value = function(*args, **more)
        finally:
            within.pop()
        if within:
            return value
        return tuple(map(one, value)) if isinstance(value, tuple) else one(value)

    return changed


def with_whole(function: Function, kind: Kind) -> Function:
    """The function with its outputs together in the kind."""
    return lambda *args, **more: kind(function(*args, **more))


def hidden_results(
    task: Task, name: str, change: Callable[[Function], Function], *, of: Sequence[str] = ()
) -> list[CheckResult]:
    """The hidden checks of one function, or of some, with what it gives back changed."""
    exam = exams.load(task)
    scope = course.execute(task.solution / "solution.py", task.root)
    scope[name] = change(scope[name])
    asked = [q for q in exam.questions if q.name in (of or [name])]
    hidden: list[Check] = [check for q in asked for check in q.checks if check.hidden]
    notebook = LocalNotebook(scope, exam.references)
    return [checks.run(check, notebook) for check in hidden]


def turns(kinds: list[str]) -> Iterator[tuple[Task, str, str]]:
    """Each function with some of the kinds, so that all kinds have their turn."""
    number = 0
    for task in catalog.load_tasks(ROOT):
        for name in task.functions:
            for kind in islice(kinds * 2, number % len(kinds), number % len(kinds) + EACH):
                yield task, name, kind
            number += EACH


def neighbours() -> Iterator[tuple[Task, str, list[str], str]]:
    """Each function that others call, with those and one of the kinds that are hard to use."""
    kinds = cycle(HARD)
    for task in catalog.load_tasks(ROOT):
        solution = course.load(task.solution / "solution.py", task.root)
        leanings = {name: dependencies(getattr(solution, name)) for name in task.functions}
        for name in task.functions:
            if leaning := [other for other in task.functions if name in leanings[other]]:
                yield task, name, leaning, next(kinds)


def asked(kinds: list[str]) -> pytest.MarkDecorator:
    """The turns as a test's parameters."""
    every = list(turns(kinds))
    ids = [f"{task.slug}-{name}-{kind}" for task, name, kind in every]
    return pytest.mark.parametrize(("subject", "name", "kind"), every, ids=ids)


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")  # np.matrix is a right kind
@asked([*RIGHT, *(f"juntas: {kind}" for kind in TOGETHER)])
def test_a_right_result_is_right_in_any_kind(subject: Task, name: str, kind: str) -> None:
    """Every hidden check passes, whatever holds the numbers."""
    together = kind.removeprefix("juntas: ")

    results = hidden_results(
        subject,
        name,
        lambda f: as_kind(f, RIGHT[kind]) if kind in RIGHT else with_whole(f, TOGETHER[together]),
    )

    assert [(r.name, r.message) for r in results if r.outcome is not Outcome.PASSED] == []


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
@pytest.mark.parametrize(
    ("subject", "name", "leaning", "kind"),
    [pytest.param(*case, id=f"{case[0].slug}-{case[1]}-{case[3]}") for case in neighbours()],
)
def test_the_kind_of_a_right_result_costs_nobody_who_uses_it(
    subject: Task, name: str, leaning: list[str], kind: str
) -> None:
    """Who cannot calculate with it passes, and is told whose result to make an array of."""
    results = hidden_results(subject, name, lambda f: as_kind(f, RIGHT[kind]), of=[name, *leaning])

    assert [(r.name, r.message) for r in results if r.outcome is not Outcome.PASSED] == []
    assert [r.name for r in results if r.blamed] == []
    assert all("Lleva sus puntos" in text for r in results for text in r.remarks)


@asked(list(WRONG))
def test_what_is_no_number_loses_and_is_named(subject: Task, name: str, kind: str) -> None:
    """No hidden check with points passes, and each says in Spanish what came back."""
    change, word = WRONG[kind]

    results = hidden_results(subject, name, lambda f: as_kind(f, change))

    said = [r.message for r in results if r.points]
    assert not [r.name for r in results if r.points and r.outcome is Outcome.PASSED]
    assert [text for text in said if word.lower() not in text.lower()] == []
    assert not [text for text in said if "Opaque" in text or "HasArray" in text or "a ()" in text]


def test_whatever_a_check_looks_for_no_number_is_none() -> None:
    """A check with words of its own takes None for no wrong logarithm."""
    perdidas = next(task for task in catalog.load_tasks(ROOT) if task.slug == "perdidas")

    results = hidden_results(perdidas, "entropiaBinaria", lambda f: as_kind(f, lambda _: None))

    assert all("None" in result.message for result in results)
    assert not any(result.diagnosis for result in results)


def test_a_loop_that_keeps_no_step_is_told_no_other_mistake() -> None:
    """A last batch that is missing leaves all as it was too, where there is only one."""
    softmax = next(task for task in catalog.load_tasks(ROOT) if task.slug == "softmax_mnist")

    def still(right: Function) -> Function:
        return lambda X, y, K, lr, *rest: right(X, y, K, 0.0, *rest)

    results = hidden_results(softmax, "entrenar", still)

    named = {result.diagnosis.id for result in results if result.diagnosis}
    assert "sin_mover" in named
    assert named <= {"sin_mover", "ceros"}  # W and b are still 0
