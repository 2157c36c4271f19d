"""Values far larger than asked are read a few times, and then their function is asked no more."""

from __future__ import annotations

import time

import numpy as np
import pytest

from autograder.judging import grading
from autograder.judging.swelling import TIMES, Swelling
from autograder.model import Submission, Task
from autograder.sandbox.process import Sandbox

FAR: list[list[float]] = [[]] * 50_000
MOST = 2.0  # seconds of this thread for a submission, of which an honest one takes 0.1


def test_a_function_that_gives_far_too_much_is_stopped() -> None:
    """After the third such value; one that never gave any is not."""
    swelling = Swelling()

    asked = [swelling.stops("a") or swelling.is_too_much("a", FAR, (1.0,)) for _ in range(TIMES)]

    assert asked == [True] * TIMES
    assert swelling.stops("a")
    assert not swelling.stops("b")


def test_what_is_somewhat_too_large_counts_together() -> None:
    """Each of these values alone would be read."""
    swelling, value = Swelling(), FAR[:4_000]

    answers = [swelling.is_too_much("a", value, (1.0,)) for _ in range(8)]

    assert answers == [False] * 5 + [True] * 3


def test_what_was_asked_for_is_never_too_much() -> None:
    """A history as long as its epochs, and a matrix of lists as large as the one that was given."""
    swelling, X = Swelling(), np.zeros((300, 40))

    for _ in range(100):
        assert not swelling.is_too_much("a", [1.0] * 5_000, (5_000,))
        assert not swelling.is_too_much("b", [[0.0] * 40] * 40, (X,))


@pytest.mark.no_cover  # it measures, and being traced takes longer
@pytest.mark.parametrize("value", ["[[]] * 100_000", "((),) * 15_000", r"'\ud83d' * 300_000"])
def test_swollen_values_cost_the_trusted_side_little(
    value: str, tasks: tuple[Task, ...], sandbox: Sandbox
) -> None:
    """Every function of a notebook gives them, whenever it is called."""
    task = next(task for task in tasks if task.slug == "sigmoide")
    given = "".join(f"def {name}(*_): return VALUE\n" for name in task.functions)
    notebook = Submission("x", "x.py", "", (f"VALUE = {value}\n{given}",), task.slug)
    grading.grade(notebook, task, sandbox, public_only=True)  # the tests are loaded once
    start = time.thread_time()

    report = grading.grade(notebook, task, sandbox)

    assert report.score == 0
    assert time.thread_time() - start < MOST
