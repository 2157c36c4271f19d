"""What every test may ask for: the course's tasks and a sandbox."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from autograder import catalog
from autograder.model import Submission, Task
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.process import Sandbox
from tests import turns

if TYPE_CHECKING:
    from tests.report.browser import Browser

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def tasks() -> tuple[Task, ...]:
    return catalog.load_tasks(ROOT)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with open_sandbox() as place:
        yield place


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a module; they are skipped where there is none."""
    from tests.report.browser import browser, missing  # selenium, for those who need it

    if absent := missing():
        pytest.skip(absent)
    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def sigmoide(tasks: tuple[Task, ...]) -> Task:
    return next(task for task in tasks if task.slug == "sigmoide")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `task` runs once for each."""
    if "task" in metafunc.fixturenames:
        every = catalog.load_tasks(ROOT)
        metafunc.parametrize("task", every, ids=[task.slug for task in every], scope="session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test that must be alone is, when several processes share the tests."""
    shared = hasattr(item.config, "workerinput")
    with turns.turn(item.nodeid) if shared else nullcontext():
        return (yield)


def submission(*cells: str) -> Submission:
    """A submission made of these code cells."""
    return Submission("prueba", "prueba.ipynb", "", tuple(cells))
