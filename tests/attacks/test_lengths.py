"""However long what somebody hands in is, looking at it takes no longer than a class can wait."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.intake import (
    choice,
    companions,
    gathering,
    ids,
    notebook,
    script,
    worksheet,
)
from autograder.intake.instructions import Instructions
from autograder.intake.recognition import recognise
from autograder.judging import syntax
from autograder.judging.source import memory
from autograder.model import Submission, Task
from autograder.report import attention, normalform
from autograder.sandbox import answers
from tests.intake.downloads import FILE, zipped

MOST = 1.0  # seconds of the processor, on a machine with much else to do


def notebook_of(kind: str, source: str) -> bytes:
    """A notebook with one cell of code, and another one."""
    cells = [{"cell_type": "code", "source": "1"}, {"cell_type": kind, "source": source}]
    return json.dumps({"cells": cells}).encode()


def read(data: bytes, name: str = "a.ipynb") -> Submission:
    """What the intake makes of these bytes."""
    return notebook.read_bytes(name, "a", lambda: data)


def crowd() -> bytes:
    """A notebook among hundreds of files, whose names nearly stand in its code."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        names = [f"x{number}.txt" for number in range(1000)]
        archive.writestr("a.ipynb", notebook_of("code", "_\n".join(names) + "_\n" * 10_000))
        for name in names:
            archive.writestr(name, b"")
    return packed.getvalue()


CHAIN = "def f0(z): return open(z)\n" + "".join(
    f"def f{n}(z): return f{n - 1}(z)\n" for n in range(1, 2500)
)


@dataclass(frozen=True, slots=True)
class Look:
    """A look at something long, and what bounded it: its place, its name, and no bound at all."""

    name: str
    look: Callable[[], Any]
    bound: tuple[Any, str, Any] | None = None  # None where it is the way it is done


LOOKS = (
    Look(
        "empty lines in a cell of text",
        lambda: read(notebook_of("markdown", "\n" * 15_000 + "def")),
        (notebook, "DEFINITION", re.compile(r"^[>\s`]*def\s+(\w{1,80})\s*\(", re.MULTILINE)),
    ),
    Look("marks between statements", lambda: read(b"x=1\n# %%\n" * 15_000, "a.py")),
    Look(
        "marks behind a mistake",
        lambda: read(b"x=1\n" * 5000 + b")\n" + b"# %%\n)\n" * 250, "a.py"),
        (script, "LOOKED", 1 << 40),
    ),
    Look(
        "files beside a notebook",
        lambda: read(crowd(), "a.zip"),
        (companions, "MOST_NEAR", 1 << 40),
    ),
    Look(
        "statements",
        lambda: memory.forgetful(("x=1\n" * 40_000,)),
        (syntax, "MOST_READ", 1 << 40),
    ),
    Look("functions that call each other in a chain", lambda: memory.forgetful((CHAIN,))),
    Look(
        "empty lines of code",
        lambda: normalform.routines("\n" * 10_000),
        (normalform, "_MAGIC", re.compile(r"^(\s*)[%!].*$", re.MULTILINE)),
    ),
    Look("functions", lambda: normalform.routines("def f():0\n" * 6000)),
    Look("functions that do nothing", lambda: dict(attention._bodies("def f(x):\n" * 60_000))),
    Look("files of one name", lambda: ids.unique(["x"] * 20_000)),
    Look(
        "a cell of a worksheet",
        lambda: worksheet.participant("a " * 10_000),
        (worksheet, "_PARTICIPANT", re.compile(r"(\D*[^\W\d]\D*?)\s*(\d+)")),
    ),
    Look(
        "errors in arrays of arrays",
        lambda: answers.facts_of({"type": "", "message": [np.zeros(1)] * 20_000}),
    ),
)


def seconds(look: Callable[[], Any]) -> float:
    """What a look takes of the processor."""
    memory._bound.cache_clear()
    start = time.thread_time()
    look()
    return time.thread_time() - start


@pytest.mark.parametrize("look", [pytest.param(look, id=look.name) for look in LOOKS])
def test_a_look_at_something_long_is_short(look: Look) -> None:
    """Twice the length once took four times as long, or a class its memory."""
    assert seconds(look.look) < MOST


@pytest.mark.parametrize("look", [pytest.param(look, id=look.name) for look in LOOKS if look.bound])
def test_without_its_bound_it_is_long(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """The controls."""
    assert look.bound
    bounded = seconds(look.look)
    monkeypatch.setattr(*look.bound)

    assert seconds(look.look) > 3 * bounded


def test_the_task_of_a_long_notebook_is_found_at_once(tasks: tuple[Task, ...]) -> None:
    """Its code is read once, and not for every function of every task."""
    long = Submission("a", "a.ipynb", "", ("x = 1\n" * 170_000 + "def sigmoide(z): pass",))

    assert seconds(lambda: recognise(long, tasks)) < MOST


def test_very_many_files_of_one_student_are_not_all_compared(
    tasks: tuple[Task, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the control each is compared with each, and it takes far longer."""
    files = {f"Malo_66_{FILE}/x{n}.ipynb": notebook_of("code", f"y = {n}") for n in range(350)}
    path = zipped(tmp_path / "clase.zip", files)

    def gathered() -> None:
        gathering.gather(path, Instructions(), tasks, None)

    bounded = seconds(gathered)
    monkeypatch.setattr(choice, "MOST", 1 << 40)

    assert bounded < MOST
    assert seconds(gathered) > 3 * bounded


def test_a_worker_lists_few_missing_modules() -> None:
    """What a student's process says is counted here: a frame has room for 100 000."""
    listed = [[1, "seaborn", ""]] * 1000

    assert len(answers.skipped_in(1, listed)) == answers.MOST_SKIPPED
