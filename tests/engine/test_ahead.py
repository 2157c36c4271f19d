"""Calls that are asked together end as they would have ended one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.judging.rehearsal import Rehearsals
from autograder.judging.source import memory
from autograder.judging.subject import References
from autograder.model import Check, Limits, StudentCrash, StudentTimeout, Task
from autograder.sandbox import wire
from autograder.sandbox.ahead import Foreseen, Run
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

COUNTING = """
import os
seen = []
def sigmoide(z):
    seen.append(z)
    if z == 3.0:
        while True:
            pass
    if z == 4.0:
        os._exit(1)
    return z / 2
def derivadaSigmoide(z):
    return float(len(seen))
"""


def run_of(*numbers: float) -> Run:
    """Calls of sigmoide that may travel together."""
    packed = [wire.pack(["sigmoide", [number], {}, None]) for number in numbers]
    return tuple(Foreseen("sigmoide", call, twice=False) for call in packed if call)


@pytest.fixture
def session(sandbox: Sandbox, sigmoide: Task) -> Iterator[Session]:
    """A notebook whose function counts its calls, hangs on 3 and ends its process on 4."""
    names = ("sigmoide", "derivadaSigmoide")
    brief = replace(sigmoide, functions=names, limits=Limits(cell=5.0, call=0.5))
    session = Session(sandbox, brief, (COUNTING,))
    session.run()
    yield session
    session.close()


def halved(session: Session, number: float) -> float:
    """What the notebook gives for a number."""
    value: float = session.call("sigmoide", (number,), {}).value
    return value


def called(session: Session) -> float:
    """How often the notebook says that it was called."""
    value: float = session.call("derivadaSigmoide", (0.0,), {}).value
    return value


def test_what_is_foreseen_travels_together(session: Session) -> None:
    """With the first call of a run the others are made, and each gets its own answer."""
    session.foresee([run_of(1.0, 2.0, 5.0)])

    first = halved(session, 1.0)

    assert called(session) == 3.0
    session.foresee([run_of(6.0, 7.0)])
    assert [first, halved(session, 6.0), halved(session, 7.0)] == [0.5, 3.0, 3.5]


def test_what_was_not_foreseen_is_answered(session: Session) -> None:
    """Another call than foreseen gets its answer, and what follows is asked one by one."""
    session.foresee([run_of(1.0, 2.0), run_of(6.0, 7.0)])

    answers = [halved(session, number) for number in (1.0, 9.0, 6.0)]

    assert answers == [0.5, 4.5, 3.0]
    assert called(session) == 4.0  # of these 2.0 in vain; 7.0 never


def test_a_timeout_costs_the_call_that_ran(session: Session) -> None:
    """The calls before it have their answers, those after it are not made."""
    session.foresee([run_of(1.0, 3.0, 5.0)])

    assert halved(session, 1.0) == 0.5
    with pytest.raises(StudentTimeout):
        halved(session, 3.0)

    assert session.unwell == {"sigmoide"}
    assert called(session) == 2.0


def test_a_death_costs_the_call_that_ran(session: Session) -> None:
    """What was answered before stands; the first death of a function is its own all the same."""
    session.foresee([run_of(1.0, 2.0, 4.0, 5.0)])

    assert [halved(session, 1.0), halved(session, 2.0)] == [0.5, 1.0]
    with pytest.raises(StudentCrash):
        halved(session, 4.0)

    assert halved(session, 5.0) == 2.5


@pytest.mark.parametrize("fatal", [3.0, 4.0])
def test_a_call_in_vain_costs_nobody(session: Session, fatal: float) -> None:
    """Where a call that no check made hangs or ends the process, no function is unwell for it."""
    session.foresee([run_of(1.0, fatal)])
    halved(session, 1.0)

    session.foresee([run_of(1.0, 2.0)])

    assert halved(session, 1.0) == 0.5
    assert session.unwell == set()


def test_what_was_heard_is_no_answer_of_stand_ins(session: Session) -> None:
    """An answer that is kept for a check is its function's own."""
    (call,) = run_of(2.0)
    session.follow(call)
    session.replace("def sigmoide(z):\n    return z + 100", {"sigmoide": None})
    stood_in = halved(session, 2.0)
    session.restore("sigmoide")

    assert [stood_in, halved(session, 2.0)] == [102.0, 1.0]
    assert called(session) == 1.0


def rehearsed(body: Callable[..., None], **solution: Callable[..., Any]) -> list[int]:
    """The lengths of the runs that a check of such a body may ask together."""
    check = Check("uno", "", 1.0, hidden=True, wants=tuple(solution), body=body)
    rehearsals = Rehearsals(solution, References())
    return [len(run) for run in rehearsals.runs([check], frozenset(solution))]


def test_no_call_of_a_run_tells_an_answer_before_it() -> None:
    """A step that starts where the one before it ended does not travel with it."""

    def chained(paso: Callable[[Any], Any]) -> None:
        w = np.array([0.25, 1.5])
        for _ in range(3):
            w = paso(w)

    def apart(paso: Callable[[Any], Any]) -> None:
        for number in (0.25, 1.5, 2.5):
            paso(np.array([number]))

    assert rehearsed(chained, paso=lambda w: 0.9 * w) == []
    assert rehearsed(apart, paso=lambda w: 0.9 * w) == [3]


def test_what_is_written_into_an_argument_is_an_answer() -> None:
    """By the check, that writes an answer there, or by the function itself."""

    def by_the_check(paso: Callable[[Any], Any]) -> None:
        w = np.array([0.25, 1.5])
        for _ in range(3):
            w[:] = paso(w)

    def by_itself(paso: Callable[[Any], None]) -> None:
        w = np.array([0.25, 1.5])
        for _ in range(3):
            paso(w)

    def shrink(w: NDArray[np.float64]) -> None:
        w *= 0.9

    assert rehearsed(by_the_check, paso=lambda w: 0.9 * w) == []
    assert rehearsed(by_itself, paso=shrink) == []


def test_another_order_of_the_same_numbers_is_an_answer() -> None:
    """An array that was only put in order does not travel with the question which order that is."""

    def sorted_twice(f: Callable[[Any], Any]) -> None:
        f(f(np.array([1.5, 0.25, 2.5])))

    assert rehearsed(sorted_twice, f=np.flip) == []
    assert rehearsed(sorted_twice, f=np.array) == [2]


def test_a_run_does_not_set_off_before_its_turn() -> None:
    """Where a call begins a run later, it is foreseen to be alone at first.

    What comes second in that run tells what is asked between: it would be there too early.
    """

    def two_ways(paso: Callable[[Any], Any], g: Callable[[float], float]) -> None:
        w = np.array([0.25, 1.5])
        paso(paso(w))
        g(0.5)
        paso(w)
        paso(0.9 * (0.9 * w))

    assert rehearsed(two_ways, paso=lambda w: 0.9 * w, g=abs) == [1, 2]


def test_what_is_known_does_not_grow_with_the_names_of_students() -> None:
    """Of whatever else a notebook says that it keeps nothing, a check does not depend on it."""
    bodies: list[int] = []

    def body(f: Callable[[float], float]) -> None:
        bodies.append(1)
        f(1.0)
        f(2.0)

    check = Check("uno", "", 1.0, hidden=True, wants=("f",), body=body)
    rehearsals = Rehearsals({"f": abs}, References())

    runs = [rehearsals.runs([check], frozenset({"f", name})) for name in ("mia", "tuya")]

    assert [len(run) for run in runs[0]] == [2]
    assert runs[0] is runs[1]
    assert len(bodies) == 1


def test_functions_do_not_travel_with_each_other() -> None:
    """What one function is asked may tell what another should have answered."""

    def both(f: Callable[[float], float], g: Callable[[float], float]) -> None:
        for function, number in ((f, 1.0), (f, 2.0), (g, 3.0), (g, 4.0), (f, 5.0)):
            function(number)

    assert rehearsed(both, f=abs, g=abs) == [2, 2]


@pytest.mark.parametrize(("hidden", "lengths"), [(False, [4]), (True, [])])
def test_functions_mix_where_nothing_is_secret(hidden: bool, lengths: list[int]) -> None:
    """Of public checks each call may follow the last, of hidden ones never."""

    def chained(f: Callable[[float], float], g: Callable[[float], float]) -> None:
        g(f(g(f(0.25))))

    check = Check("uno", "", 1.0, hidden=hidden, wants=("f", "g"), body=chained)
    solution = {"f": lambda z: 0.9 * z, "g": lambda z: 0.8 * z}
    rehearsals = Rehearsals(solution, References())

    runs = rehearsals.runs([check], frozenset(solution), mixed=True)

    assert [len(run) for run in runs] == lengths


FORGETFUL = "def f(z):\n    return 1 / (1 + np.exp(-z))"


@pytest.mark.parametrize(
    "cells",
    [
        (FORGETFUL,),
        ("EPS = 1e-12\ndef f(p):\n    return np.clip(p, EPS, 1 - EPS)",),
        ("import numpy as np\ndef g(z):\n    return z\ndef f(z):\n    return g(z) * (1 - g(z))",),
        ("def f(z, n=3):\n    a = []\n    for k in range(n):\n        a.append(z)\n    return a",),
        ("from math import exp\ndef f(z) -> 'Matriz':\n    return exp(z)",),
        ("def f(X, rng):\n    return X[rng.permutation(len(X))]",),
    ],
)
def test_what_only_calculates_keeps_nothing(cells: tuple[str, ...]) -> None:
    """Formulas, loops, helpers, constants and generators that are arguments."""
    assert "f" in memory.forgetful(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ("n = 0\ndef f(z):\n    global n\n    n += 1\n    return n",),
        ("seen = []\ndef f(z):\n    seen.append(z)\n    return z",),
        ("seen = {}\ndef f(z):\n    seen[z] = 1\n    return z",),
        ("def f(z, seen=[]):\n    return z",),
        ("def f(z):\n    f.n = 1\n    return z",),
        ("def f(z):\n    f.seen.append(z)\n    return z", "f.seen = []"),
        ("def f(z):\n    return np.random.normal()",),
        ("from numpy.random import normal\ndef f(z):\n    return normal()",),
        ("import random\ndef f(z):\n    return random.random()",),
        ("def f(z):\n    np.seterr(all='raise')\n    return z",),
        ("def g(z):\n    return next(it)\ndef f(z):\n    return g(z)",),
        ("@cuenta\ndef f(z):\n    return z",),
        ("class A:\n    pass\ndef f(z):\n    A.z = z\n    return A.z",),
        ("w = np.zeros(2)\ndef f(z):\n    return np.add(w, z, out=w)",),
        ("def abs(z):\n    return z.pop()\ndef f(z):\n    return abs(z)",),
        (FORGETFUL, "f = np.vectorize(f)"),
        (FORGETFUL, "globals()['f'] = len"),
        ("def f(z, seen=None):\n    return z", "f.__defaults__ = ([],)"),
        ("def f(z, seen=None):\n    return z", "def g():\n    f.__defaults__ = ([],)\ng()"),
        (FORGETFUL, "from ayuda import *"),
        (FORGETFUL, "%run ayuda.py"),
        ("np = algo()\n" + FORGETFUL,),
    ],
)
def test_what_may_keep_something_is_seen(cells: tuple[str, ...]) -> None:
    """Names outside, defaults, attributes, chance, other modules, what is not understood."""
    assert "f" not in memory.forgetful(cells)
