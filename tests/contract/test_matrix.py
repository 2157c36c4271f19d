"""A sample of `nox -s matrix`: known mistakes in styles of right answers lose and are named."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest

from autograder.model import Task

sys.path.append(str(Path(__file__).resolve().parents[1] / "labs"))
import matrix

SAMPLE = 2  # of a task: a third of a second each, more on a busy machine


@pytest.fixture(scope="module")
def readings(tasks: tuple[Task, ...]) -> list[matrix.Reading]:
    return [matrix.read(task, pair) for task in tasks for pair in sample(task)]


def sample(task: Task) -> list[matrix.Pair]:
    """Pairs from all over the task: as far apart as their number allows, and never two alike."""
    every = list(matrix.pairs(task))
    return list(islice(every, len(every) // SAMPLE // 2, None, len(every) // SAMPLE))[:SAMPLE]


def test_a_mistake_loses_and_is_named_in_any_style(readings: list[matrix.Reading]) -> None:
    """What a style makes of a mistake is still that mistake."""
    wrong = [str(reading.pair) for reading in readings if not reading.skipped and not reading.sound]

    assert wrong == []


def test_a_style_that_hides_a_mistake_is_found_out(tasks: tuple[Task, ...]) -> None:
    """A right function in the place of a mistake loses nothing, and the matrix says so."""
    sigmoide = next(task for task in tasks if task.slug == "sigmoide")
    scope = matrix.notebook(sigmoide, "solution")
    pair = matrix.Pair("sigmoide", "sigmoide__nada", "solution")

    reading = matrix.graded(sigmoide, pair, "", scope)

    assert not reading.lost
    assert not reading.sound
