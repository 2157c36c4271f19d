"""A sandbox that stays open: a book is opened a hundred times in these tests."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from autograder.sandbox import opening
from autograder.sandbox.process import Sandbox
from tests.book.classroom import LATE, class_of_four, gradiente


@pytest.fixture(autouse=True)
def kept_open(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run of a test in this process uses the sandbox that all tests have."""
    monkeypatch.setattr(opening, "open_sandbox", lambda: nullcontext(sandbox))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class and its book, graded once: a test works on a copy."""
    folder = tmp_path_factory.mktemp("kept")
    gradiente("grade", class_of_four(folder / "entregas"), "--out", folder / "r", *LATE)
    return folder


@pytest.fixture
def entregas(kept: Path, tmp_path: Path) -> Path:
    """The class as it was handed in."""
    return Path(shutil.copytree(kept / "entregas", tmp_path / "entregas"))


@pytest.fixture
def out(kept: Path, tmp_path: Path) -> Path:
    """Its book."""
    return Path(shutil.copytree(kept / "r", tmp_path / "r"))
