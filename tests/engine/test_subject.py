"""The same check finds the same, wherever the student's functions live."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from autograder.assertions import Mismatch, assert_matches, is_echo, is_unwell
from autograder.judging import comparison, exams
from autograder.judging.proxy import StudentNotebook
from autograder.judging.subject import (
    LocalFunction,
    LocalNotebook,
    Notebook,
    References,
    Subject,
    as_notebook,
    as_subject,
)
from autograder.model import Limits, StudentError, StudentTimeout, Task
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session
from solutions.activaciones import solution as activaciones_solution
from solutions.perdidas import solution as perdidas_solution
from solutions.sigmoide import solution
from solutions.sigmoide import stand_ins as untyped
from solutions.softmax_mnist import solution as softmax

Z = np.linspace(-2.0, 3.0, 7)
PLACES = ("session", "verify", "otter")
RIGHT = """
def sigmoide(z):
    return 1 / (1 + np.exp(-z))
def derivadaSigmoide(z):
    return sigmoide(z) * (1 - sigmoide(z))
"""
HALF = RIGHT.replace("return 1 /", "return 0.5 /")
KEEPS = """
kept = []
def sigmoide(z):
    kept.append(z)
    return 1 / (1 + np.exp(-kept[0]))
"""
RAISES = "def sigmoide(z):\n    raise ValueError('no')\n"
ENDLESS = "def sigmoide(z):\n    while True: pass\n"

TANGENTS = """
def activacion(nombre, z, alfa=0.01):
    return {} if nombre == "tanh" else 1 / (1 + np.exp(-z))
def tanhConSigmoide(z):
    return {}
"""
FRONT = TANGENTS.format("np.tan(z)", "activacion('tanh', z)")
BEHIND = TANGENTS.format("tanhConSigmoide(z)", "2 * activacion('sigmoide', z) - 1")

LIKELIHOOD = """
def logVerosimilitud(nombre, y, parametro):
    return -((y - parametro) ** 2).mean()
def errorCuadratico(y_est, y):
    ell = logVerosimilitud("normal", y, y_est)
    return -2 * ell / len(y) - np.log(2 * np.pi), 2 * (y_est - y) / len(y)
def errorLogaritmico(y_est, y):
    u, v = np.log(y_est + 1), np.log(y + 1)
    return errorCuadratico(u, v)[0], 2 * (u - v) / (len(y) * (y_est + 1))
"""

LEANS = """
def activacion(nombre, z, alfa=0.01):
    return np.where(z > 0, z, alfa * z)
def derivadaConActivacion(nombre, a, alfa=0.01):
    return np.where(a > 1, 1.0, alfa)
def derivada(nombre, z, alfa=0.01):
    return derivadaConActivacion(nombre, activacion(nombre, z, alfa), alfa)
"""

COPY = "a = 0.5 / (1 + np.exp(-z)); return a * (1 - a)"
WAYS = {  # from one function to another that is half of what it should be
    "name": "def sigmoide(z): return 0.5 / (1 + np.exp(-z))\n"
    "def derivadaSigmoide(z): a = sigmoide(z); return a * (1 - a)\n",
    "keyword": "def sigmoide(neta): return 0.5 / (1 + np.exp(-neta))\n"
    "def derivadaSigmoide(z): a = sigmoide(neta=z); return a * (1 - a)\n",
    "alias": "def sigmoide(z): return 0.5 / (1 + np.exp(-z))\n"
    "s = sigmoide\n"
    "def derivadaSigmoide(z): a = s(z); return a * (1 - a)\n",
    "default": "def sigmoide(z): return 0.5 / (1 + np.exp(-z))\n"
    "def derivadaSigmoide(z, f=sigmoide): a = f(z); return a * (1 - a)\n",
    "table": "def sigmoide(z): return 0.5 / (1 + np.exp(-z))\n"
    "partes = {'s': [sigmoide]}\n"
    "def derivadaSigmoide(z): a = partes['s'][0](z); return a * (1 - a)\n",
    "closure": "def hechas(uno):\n"
    "    def f(z): return uno * 0.5 / (1 + np.exp(-z))\n"
    "    def g(z): a = f(z); return a * (1 - a)\n"
    "    return f, g\n"
    "sigmoide, derivadaSigmoide = hechas(1.0)\n",
    "method": "class Red:\n"
    "    def s(self, z): return 0.5 / (1 + np.exp(-z))\n"
    "    def d(self, z): a = self.s(z); return a * (1 - a)\n"
    "red = Red()\n"
    "sigmoide, derivadaSigmoide = red.s, lambda z: red.d(z)\n",
    "static method": "class Red:\n"
    "    @staticmethod\n"
    "    def s(z): return 0.5 / (1 + np.exp(-z))\n"
    "def sigmoide(*todo): return Red.s(*todo)\n"
    "def derivadaSigmoide(z): a = Red.s(z); return a * (1 - a)\n",
    "instance": "class S:\n"
    "    def __call__(self, z): return 0.5 / (1 + np.exp(-z))\n"
    "sigmoide = s = S()\n"
    "def derivadaSigmoide(z): a = s(z); return a * (1 - a)\n",
    "state": "class S:\n"
    "    def __init__(self, z): self.z = np.array(z, float)\n"
    "    def valor(self): return 0.5 / (1 + np.exp(-self.z))\n"
    "def sigmoide(z): return S(z).valor()\n"
    "def derivadaSigmoide(z): a = S(z).valor(); return a * (1 - a)\n",
    "partial": "def s(cima, z): return cima * 0.5 / (1 + np.exp(-z))\n"
    "sigmoide = partial(s, 1.0)\n"
    "def derivadaSigmoide(z): a = s(1.0, z); return a * (1 - a)\n",
}


COLUMNS = """
def softmax(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=0)
def predecir(X, W, b):
    return softmax(X @ W + b).argmax(axis=1)
"""
NO_BIAS = np.zeros(2)


@contextmanager
def given(place: str, sandbox: Sandbox, task: Task, source: str) -> Iterator[tuple[Any, Any]]:
    """The functions by name and the `env` that a hidden test is given in this place."""
    scope: dict[str, Any] = {"np": np}
    if place == "session":
        session = Session(sandbox, task, (source,))
        try:
            session.run()
            notebook = StudentNotebook(session, exams.load(task).references)
            yield notebook, notebook
        finally:
            session.close()
    else:
        exec(source, scope)  # noqa: S102 - as otter and verify run a notebook
        yield scope, scope if place == "otter" else LocalNotebook(scope)


def judged(place: str, sandbox: Sandbox, task: Task, source: str, name: str) -> str:
    """What the assertion says; empty where it is content."""
    with given(place, sandbox, task, source) as (functions, env):
        try:
            assert_matches(functions[name], getattr(solution, name), Z, env=env)
        except (Mismatch, StudentError) as failure:
            return str(failure)
    return ""


@pytest.mark.parametrize("place", PLACES)
def test_a_right_function_passes(place: str, sandbox: Sandbox, sigmoide: Task) -> None:
    """A session, verify's scope and otter's dictionary are content with it."""
    assert judged(place, sandbox, sigmoide, RIGHT, "derivadaSigmoide") == ""


@pytest.mark.parametrize("place", PLACES)
def test_a_mistake_counts_once(place: str, sandbox: Sandbox, sigmoide: Task) -> None:
    """Half a sigmoid is wrong itself; the derivative that calls it is not."""
    assert "mitad" in judged(place, sandbox, sigmoide, HALF, "sigmoide")
    assert judged(place, sandbox, sigmoide, HALF, "derivadaSigmoide") == ""


@pytest.mark.parametrize("place", PLACES)
def test_what_a_function_keeps_shows(place: str, sandbox: Sandbox, sigmoide: Task) -> None:
    """It is called on other values first, and the call that counts comes after."""
    assert judged(place, sandbox, sigmoide, KEEPS, "sigmoide") != ""


@pytest.mark.parametrize("place", PLACES)
def test_what_a_function_raises_is_told_alike(place: str, sandbox: Sandbox, sigmoide: Task) -> None:
    """Type and message are those of the student's function."""
    assert judged(place, sandbox, sigmoide, RAISES, "sigmoide") == "ValueError: no"


@pytest.mark.parametrize("place", PLACES)
def test_an_echo_is_told_by_any_reading(place: str, sandbox: Sandbox, sigmoide: Task) -> None:
    """A hidden test may ask it of a reading of its own; a function alone echoes nobody."""
    alone = "def sigmoide(z):\n    return z\ndef derivadaSigmoide(z):\n    return z\n"

    for source, echo in ((HALF, True), (alone, False)):
        with given(place, sandbox, sigmoide, source) as (functions, env):
            found = is_echo(functions["derivadaSigmoide"], solution.derivadaSigmoide, Z, env=env)

            assert found is echo


@pytest.mark.parametrize("place", PLACES)
def test_a_front_is_not_to_blame(place: str, sandbox: Sandbox, tasks: tuple[Task, ...]) -> None:
    """A function that only hands on to the one that is judged is wrong because that one is.

    The other way round it is a neighbour like any other, also where it calls back for another name.
    """
    z = np.array([-1.5, -0.5, 0.5, 2.0])
    activaciones = next(task for task in tasks if task.slug == "activaciones")

    for source, echo in ((FRONT, False), (BEHIND, True)):
        with given(place, sandbox, activaciones, source) as (functions, env):
            activacion = functions["activacion"]
            found = is_echo(activacion, activaciones_solution.activacion, "tanh", z, env=env)

            assert found is echo


@pytest.mark.parametrize("place", PLACES)
def test_who_leans_on_the_judged_as_it_should_is_not_to_blame(
    place: str, sandbox: Sandbox, tasks: tuple[Task, ...]
) -> None:
    """Nor suspected: a function that is wrong makes those that call it wrong as well."""
    a = np.array([-1.5, -0.5, 0.5, 2.0])
    activaciones = next(task for task in tasks if task.slug == "activaciones")
    right = activaciones_solution.derivadaConActivacion

    with given(place, sandbox, activaciones, LEANS) as (functions, env):
        notebook = as_notebook(env)

        assert not is_echo(functions["derivadaConActivacion"], right, "leaky", a, env=notebook)
        assert notebook.notes.suspected == set()


@pytest.mark.parametrize("place", PLACES)
def test_who_leans_on_the_judged_in_another_natural_way_is_not_to_blame(
    place: str, sandbox: Sandbox, tasks: tuple[Task, ...]
) -> None:
    """A loss may be made of the likelihood, or the other way round: one is wrong, not both."""
    perdidas = next(task for task in tasks if task.slug == "perdidas")
    data = np.array([0.5, 2.0, 1.0, 3.5]), np.array([1.0, 1.5, 0.5, 3.0])

    with given(place, sandbox, perdidas, LIKELIHOOD) as (functions, env):
        notebook = as_notebook(env)
        for name in ("errorCuadratico", "errorLogaritmico"):
            assert_matches(functions[name], getattr(perdidas_solution, name), *data, env=notebook)

        with pytest.raises(Mismatch) as failure:
            assert_matches(
                functions["logVerosimilitud"], perdidas_solution.logVerosimilitud, "normal", *data,
                env=notebook,
            )  # fmt: skip

    assert notebook.notes.suspected == set()
    assert failure.value.diagnosis is not None


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", WAYS)
def test_a_mistake_counts_once_by_any_way(
    way: str, place: str, sandbox: Sandbox, sigmoide: Task
) -> None:
    """However the derivative comes by half a sigmoid, and only because that is half of one."""
    source = f"from functools import partial\n{WAYS[way]}"
    right, own = source.replace("0.5 /", "1 /"), source.replace("1 - a", "2 - a")

    assert "mitad" in judged(place, sandbox, sigmoide, source, "sigmoide")
    assert judged(place, sandbox, sigmoide, source, "derivadaSigmoide") == ""
    assert judged(place, sandbox, sigmoide, right, "derivadaSigmoide") == ""
    assert judged(place, sandbox, sigmoide, own, "derivadaSigmoide") != ""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", WAYS)
def test_the_form_of_a_right_result_costs_nobody_by_any_way(
    way: str, place: str, sandbox: Sandbox, sigmoide: Task
) -> None:
    """However the derivative comes by a list, it is right if it does right with an array there."""
    source = f"from functools import partial\n{WAYS[way]}"
    listed = re.sub(r"return (.*)0\.5 (/ .*?\)\))", r"return (\g<1>1 \g<2>).tolist()", source)
    own = listed.replace("1 - a", "2 - a")

    assert judged(place, sandbox, sigmoide, listed, "sigmoide") == ""
    assert judged(place, sandbox, sigmoide, listed, "derivadaSigmoide") == ""
    assert judged(place, sandbox, sigmoide, own, "derivadaSigmoide") != ""


@pytest.mark.parametrize("place", PLACES)
def test_agreeing_with_a_wrong_neighbour_proves_nothing(
    place: str, sandbox: Sandbox, sigmoide: Task
) -> None:
    """A copy of the mistake is perhaps an echo: it fails, and the notes say of whom."""
    copied = HALF.replace("return sigmoide(z) * (1 - sigmoide(z))", COPY)

    with given(place, sandbox, sigmoide, copied) as (functions, env):
        notebook = as_notebook(env)
        with pytest.raises(Mismatch) as failure:
            assert_matches(
                functions["derivadaSigmoide"], solution.derivadaSigmoide, Z, env=notebook
            )

    assert notebook.notes.suspected == {"sigmoide"}
    assert notebook.notes.blamed == set()
    assert failure.value.diagnosis is None


@pytest.mark.parametrize("place", PLACES)
def test_an_error_of_a_neighbour_that_no_stand_in_reaches_is_perhaps_an_echo(
    place: str, sandbox: Sandbox, sigmoide: Task
) -> None:
    """It fails, and the notes say of whom; who raises alone gets no such note."""
    copied = f"import types\n{RAISES}s = types.FunctionType(sigmoide.__code__, globals())\n"
    echoed = f"{copied}def derivadaSigmoide(z): return s(z)\n"
    own = f"{copied}def derivadaSigmoide(z): raise ValueError('of its own')\n"

    assert suspected(place, sandbox, sigmoide, echoed) == {"sigmoide"}
    assert suspected(place, sandbox, sigmoide, own) == set()


@pytest.mark.parametrize("place", PLACES)
def test_what_is_proved_once_is_no_chance_afterwards(
    place: str, sandbox: Sandbox, tasks: tuple[Task, ...]
) -> None:
    """With a stand-in a lone class may come out as without it: other rows of the check show it."""
    softmax_mnist = next(task for task in tasks if task.slug == "softmax_mnist")
    one, many = np.array([[0.54, 1.04]]), np.array([[0.1, 0.9], [0.7, 0.2], [0.5, 0.4], [0.3, 0.8]])

    for asked, right in (((one,), False), ((many, one), True)):
        with given(place, sandbox, softmax_mnist, COLUMNS) as (functions, env):
            notebook = as_notebook(env)
            found = [
                is_echo(
                    functions["predecir"], softmax.predecir, X, np.eye(2), NO_BIAS, env=notebook
                )
                for X in asked
            ]

            assert found[-1] is right


def suspected(place: str, sandbox: Sandbox, task: Task, source: str) -> set[str]:
    """The neighbours that a function which raises may only echo."""
    with given(place, sandbox, task, source) as (functions, env):
        notebook = as_notebook(env)
        with pytest.raises(StudentError):
            assert_matches(
                functions["derivadaSigmoide"], solution.derivadaSigmoide, Z, env=notebook
            )
        return notebook.notes.suspected


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", WAYS)
def test_stand_ins_leave_no_trace(way: str, place: str, sandbox: Sandbox, sigmoide: Task) -> None:
    """When they are gone, functions do what they did, by every way."""
    source = f"from functools import partial\n{WAYS[way]}"

    with given(place, sandbox, sigmoide, source) as (_, env):
        notebook = as_notebook(env)
        before = [notebook[name](Z) for name in ("sigmoide", "derivadaSigmoide")]
        with notebook.replaced({"sigmoide": untyped.sigmoide}, {"sigmoide": (Z,)}):
            replaced = notebook["derivadaSigmoide"](Z)
        after = [notebook[name](Z) for name in ("sigmoide", "derivadaSigmoide")]

    assert not np.allclose(replaced, before[1])
    assert np.array_equal(before, after)


def test_a_stand_in_is_given_what_an_object_holds() -> None:
    """Two equal values are two arguments, and one that may be left out may not be there."""
    scope: dict[str, Any] = {}
    exec(  # noqa: S102 - as otter and verify run a notebook
        "class Paso:\n"
        "    def __init__(self, *datos): self.datos = datos\n"
        "    def valor(self): return sum(self.datos)\n"
        "def neta(x, y, sesgo=0.0): return Paso(x, y, sesgo).valor()\n"
        "def usa(*datos): return Paso(*datos).valor()\n",
        scope,
    )
    notebook = LocalNotebook(scope)

    def stand_in(x: float, y: float, sesgo: float = 10.0) -> float:
        return x - 2 * y + sesgo

    with notebook.replaced({"neta": stand_in}, {"neta": (3.0, 3.0, 0.5)}):
        assert notebook["usa"](5.0, 1.0, 0.25) == 3.25
        assert notebook["usa"](5.0, 1.0) == 13.0


def test_a_function_that_hung_is_unwell(sandbox: Sandbox, sigmoide: Task) -> None:
    """A hidden test can ask before it calls a function once more; a plain function never is."""
    brief = replace(sigmoide, limits=Limits(5, 0.3, 10))

    with given("session", sandbox, brief, ENDLESS) as (functions, _):
        before = is_unwell(functions["sigmoide"])
        with pytest.raises(StudentTimeout):
            functions["sigmoide"](1.0)

        assert (before, is_unwell(functions["sigmoide"])) == (False, True)
    assert not is_unwell(solution.sigmoide)


@pytest.mark.parametrize("place", PLACES)
def test_every_place_speaks_the_same_protocols(
    place: str, sandbox: Sandbox, sigmoide: Task
) -> None:
    """Functions are Subjects, and what holds them is a Notebook of names that are there or not."""
    with given(place, sandbox, sigmoide, RIGHT) as (functions, env):
        notebook: Notebook = as_notebook(env)

        assert isinstance(as_subject(functions["sigmoide"]), Subject)
        assert isinstance(notebook["sigmoide"], Subject)
        assert "sigmoide" in notebook
        assert "softmax" not in notebook


@pytest.mark.parametrize("place", PLACES)
def test_stand_ins_come_and_go(place: str, sandbox: Sandbox, sigmoide: Task) -> None:
    """They are called in the place of a neighbour until the block ends."""
    with given(place, sandbox, sigmoide, RIGHT) as (functions, env):
        notebook = as_notebook(env)
        own = functions["derivadaSigmoide"](Z)
        with notebook.replaced({"sigmoide": untyped.sigmoide}, {}):
            replaced = notebook["derivadaSigmoide"](Z)

        assert not np.allclose(replaced, own)
        assert np.array_equal(functions["derivadaSigmoide"](Z), own)


def test_references_are_calculated_once() -> None:
    """Many submissions that are asked the same share one call, also from several threads."""
    calls: list[int] = []

    def counted(z: Any) -> Any:
        calls.append(1)
        return z

    references, digest = References(), comparison.digest((Z,))
    first = references.call(counted, (Z,), digest)
    threads = [
        threading.Thread(target=references.call, args=(counted, (Z.copy(),), digest))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(calls) == 1
    assert references.call(counted, (Z + 1,), comparison.digest((Z + 1,))) is not first
    assert [reference for reference, _ in references.made()] == [counted, counted]


def test_a_reference_among_stand_ins_is_calculated_once() -> None:
    """It is another call than its own, and none of those that the reference made as it stands."""
    reference = solution.derivadaSigmoide
    references, digest = References(), comparison.digest((Z,))
    calls: list[int] = []

    def counted(z: Any) -> Any:
        calls.append(1)
        return z

    among = [references.call(reference, (Z,), digest, (("sigmoide", counted),)) for _ in range(3)]
    alone = references.call(reference, (Z,), digest)

    assert len(calls) == 1
    assert np.array_equal(among[2].value, Z * (1 - Z))
    assert not np.array_equal(alone.value, among[0].value)
    assert references.made() == ((reference, alone),)


def test_references_do_not_grow_without_end() -> None:
    """After as many as all hidden tests need, the old ones go."""
    references = References(most=3)

    for number in range(10):
        references.call(abs, (number,), comparison.digest((number,)))

    assert len(references.made()) <= 3


def test_a_local_function_is_distracted_before_every_call() -> None:
    """What the other call raises is nobody's concern."""
    seen: list[Any] = []

    def noting(z: Any) -> Any:
        seen.append(z)
        return 1 / z

    function = LocalFunction(noting).distracted_by((0,))

    assert function(2) == 0.5
    assert seen == [0, 2]
