"""A grader that Gradescope stops keeps what it has graded, and says that the rest is open."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring import bundle
from autograder.lms.gradescope import Settings
from autograder.model import Task

CASES = {
    "cells: 5": ('{"cells": 5}', "no son una lista"),
}
HANGS_LAST = """
import time
def sigmoide(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)
def derivadaSigmoide(z):
    return sigmoide(z) * (1 - sigmoide(z))
def derivadaDesdeActivacion(a):
    while True: pass
"""


@pytest.fixture
def place(sigmoide: Task, tmp_path: Path) -> Path:
    """What Gradescope lays out."""
    bundle.write(sigmoide, tmp_path / "zips", Settings())
    for name in ("source", "submission", "results"):
        (tmp_path / name).mkdir()
    with zipfile.ZipFile(tmp_path / "zips" / "sigmoide-gradescope.zip") as archive:
        archive.extractall(tmp_path / "source")
    (settings,) = tmp_path.glob("source/**/sigmoide/task.toml")
    hasty = settings.read_text("utf-8").replace("call = 10", "call = 2")
    settings.write_text(hasty, "utf-8")
    return tmp_path


@pytest.fixture
def stopped(place: Path) -> dict[str, Any]:
    """The results when it is killed while the last function hangs."""
    (place / "submission" / "sigmoide.py").write_text(HANGS_LAST)
    found = place / "results" / "results.json"
    with started(place) as running:
        end = time.monotonic() + 60
        while not (found.exists() and scores(found)) and time.monotonic() < end:
            time.sleep(0.1)
        time.sleep(1.0)  # it goes on to the next question, which has no end
        assert running.poll() is None
        running.kill()
        running.wait()
    return json.loads(found.read_text("utf-8"))  # type: ignore[no-any-return]  # JSON


def started(place: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-P", "-m", "autograder.lms.gradescope", str(place)])


def scores(path: Path) -> float:
    return float(json.loads(path.read_text("utf-8"))["score"])


def test_what_was_graded_is_kept(stopped: dict[str, Any]) -> None:
    """The questions that ended have their points; all others are named, and no grade."""
    first = [t for t in stopped["tests"] if t["name"].startswith("sigmoide:")]
    last = [t for t in stopped["tests"] if t["name"].startswith("derivadaDesdeActivacion:")]

    assert stopped["score"] == sum(test["score"] for test in stopped["tests"]) > 0
    assert {test["status"] for test in first} == {"passed"}
    assert last
    assert all("no es una nota" in test["output"] for test in last)
    assert "se detuvo antes de terminar" in stopped["output"]
    assert stopped["extra_data"]["status"] == "engine_error"


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=list(CASES))
def test_a_file_that_cannot_be_read_is_named(place: Path, text: str, words: str) -> None:
    """F01: the student reads which file it is and what is wrong, not that the grader failed."""
    (place / "submission" / "sigmoide.ipynb").write_text(text)

    with started(place) as running:
        running.wait(60)

    results = json.loads((place / "results" / "results.json").read_text("utf-8"))
    assert "sigmoide.ipynb" in results["output"]
    assert words in results["output"]
    assert "falló" not in results["output"]
    assert results["extra_data"]["status"] == "unreadable"
