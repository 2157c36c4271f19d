"""A sandbox that stays open: a book is opened a hundred times in these tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder import run
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.process import Sandbox
from tests.book.classroom import LATE, class_of_four, gradiente


@pytest.fixture(scope="session")
def warm() -> Iterator[Sandbox]:
    """The real sandbox, opened once."""
    with open_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(autouse=True)
def kept_open(warm: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run in this process uses it."""

    @contextmanager
    def lend() -> Iterator[Sandbox]:
        yield warm

    monkeypatch.setattr(run, "open_sandbox", lend)


@pytest.fixture
def entregas(tmp_path: Path) -> Path:
    """The class as it was handed in."""
    return class_of_four(tmp_path / "entregas")


@pytest.fixture
def out(entregas: Path, tmp_path: Path) -> Path:
    """Its book."""
    folder = tmp_path / "r"
    gradiente("grade", entregas, "--out", folder, *LATE)
    return folder
