"""Whoever looks at the calls that wait behind his own finds no answer there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.judging import checks, rehearsal
from autograder.judging.proxy import StudentFunction, StudentNotebook
from autograder.judging.rehearsal import Rehearsals
from autograder.judging.subject import References
from autograder.model import Check, Outcome, Task
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

PEEKING = """
import builtins, sys
from autograder.sandbox import wire
def peek(z):
    frame = sys._getframe()
    while frame and frame.f_code.co_name != "calls":
        frame = frame.f_back
    waiting = [wire.decode(call, [])[1][0] for call in frame.f_locals["calls"]] if frame else []
    later = [other for other in waiting if not np.array_equal(other, z)]
    return later[0] if later else 0 * z
builtins.abs = peek
"""
FRACTIONS = np.array([0.25, 1.75])
TAME = "def sigmoide(z):\n    return abs(z)"  # as far as the text says


def halve(w: NDArray[np.float64]) -> NDArray[np.float64]:
    """The reference."""
    return 0.5 * w


def two_steps(sigmoide: StudentFunction, w: NDArray[np.float64] = FRACTIONS) -> None:
    """A step, and another from where the right one ends: its argument is the first answer."""
    assert np.allclose(sigmoide(w), halve(w))
    sigmoide(halve(w))


def two_whole_steps(sigmoide: StudentFunction) -> None:
    """The same where all numbers are whole, as those of a perceptron may be."""
    two_steps(sigmoide, np.array([2.0, 6.0]))


STEPS = pytest.mark.parametrize("steps", [two_steps, two_whole_steps])


def outcome(steps: Callable[..., None], sandbox: Sandbox, task: Task) -> Outcome:
    """How the check ends for the notebook that looks ahead."""
    check = Check("pasos", "", 1.0, hidden=True, wants=("sigmoide",), body=steps)
    session = Session(sandbox, task, (PEEKING, TAME))
    session.run()
    notebook = StudentNotebook(session)
    runs = Rehearsals({"sigmoide": halve}, References()).runs([check], notebook.forgetful)
    session.foresee(runs)
    try:
        return checks.run(check, notebook).outcome
    finally:
        session.close()


@STEPS
def test_the_next_call_does_not_tell_this_answer(
    steps: Callable[..., None], walled: Sandbox, sigmoide: Task
) -> None:
    """Such calls do not travel together: there is nothing to be found."""
    assert outcome(steps, walled, sigmoide) is Outcome.FAILED


@STEPS
def test_it_would_if_they_travelled_together(
    steps: Callable[..., None], walled: Sandbox, sigmoide: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: with calls put together whatever they tell, the notebook is believed."""
    monkeypatch.setattr(rehearsal, "_numbers", lambda _: set())

    assert outcome(steps, walled, sigmoide) is Outcome.PASSED
