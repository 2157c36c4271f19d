"""Cases are drawn once for a seed, and nobody sees that."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autograder.judging import seeds
from autograder.judging.drawn import Drawn

CASES = """
from autograder.judging.seeds import rng_of
LIMIT = 3
drawn = []
def matrix(seed, n=2):
    drawn.append(seed)
    return rng_of(seed).normal(size=(n, n)), rng_of(seed)
def several(seed):
    for number in range(LIMIT):
        drawn.append(number)
        yield rng_of(seed + number).normal(size=2)
def given(rng):
    drawn.append(rng)
    return rng.normal()
"""


@pytest.fixture
def cases() -> Iterator[Any]:
    """A module of cases that keeps account of what it draws, as a hidden test has it."""
    module = ModuleType("cases")
    exec(CASES, vars(module))  # noqa: S102 - it stands above
    with seeds.using("a1"):
        yield Drawn(module)


def test_a_case_is_drawn_once(cases: Any) -> None:
    """The second time it is a copy: what somebody did to the first does not show."""
    first, rng = cases.matrix(7)
    before = first.copy()
    first[:] = 0.0
    rng.normal()

    second, other = cases.matrix(7)

    assert cases.drawn == [7]
    assert np.array_equal(second, before)
    assert other.normal() != rng.normal()


def test_another_seed_is_another_case(cases: Any) -> None:
    """So are another argument and another attempt."""
    one = cases.matrix(7)[0]
    larger = cases.matrix(7, n=3)[0]
    with seeds.using("b2"):
        attempt = cases.matrix(7)[0]

    assert larger.shape == (3, 3)
    assert not np.array_equal(one, attempt)
    assert cases.drawn == [7, 7, 7]


def test_what_comes_one_by_one_comes_again(cases: Any) -> None:
    """A generator of cases gives all of them each time."""
    first = [value.tolist() for value in cases.several(1)]

    assert [value.tolist() for value in cases.several(1)] == first
    assert cases.drawn == [0, 1, 2]


def test_what_is_drawn_from_an_argument_is_not_kept(cases: Any) -> None:
    """A generator that is handed in goes on."""
    rng = np.random.default_rng(3)

    assert cases.given(rng) != cases.given(rng)
    assert cases.LIMIT == 3
