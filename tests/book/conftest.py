"""A sandbox that stays open: a book is opened a hundred times in these tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from autograder.sandbox import opening
from autograder.sandbox.opening import open_sandbox
from tests.book.classroom import LATE, class_of_four, gradiente


@pytest.fixture(scope="package", autouse=True)
def kept_open() -> Iterator[None]:
    """The real sandbox, opened once: every run in this process uses it."""
    with open_sandbox() as warm, pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "open_sandbox", lambda: nullcontext(warm))
        yield


@pytest.fixture(scope="package")
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
