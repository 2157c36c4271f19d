"""The students' folder is what a build writes, and its notebooks run where students are."""

from __future__ import annotations

import os
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.authoring import template, verify
from autograder.model import Submission, Task

ROOT = Path(__file__).resolve().parents[2]


def executed(task: Task, submission: Submission, folder: Path) -> Iterator[tuple[Any, str]]:
    """Run the notebook in a Jupyter kernel; each code cell with the text it showed."""
    notebook: Any = nbformat.from_dict(template.notebook(task))
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell, source in zip(codes, submission.cells, strict=True):
        cell.source = source
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Jupyter's own, about event loops and paths
        client = NotebookClient(
            notebook, timeout=240, resources={"metadata": {"path": str(folder)}}
        )
        client.execute()
    for cell in codes:
        yield cell, "".join(str(o.get("text", "") or o.get("data", "")) for o in cell.outputs)


@contextmanager
def without_mnist() -> Iterator[None]:
    """No network and no folder of MNIST: the bundled digits must do."""
    before = {name: os.environ.pop(name, None) for name in ("GRADIENTE_MNIST",)}
    os.environ["https_proxy"] = "http://127.0.0.1:9"
    try:
        yield
    finally:
        del os.environ["https_proxy"]
        os.environ.update({name: value for name, value in before.items() if value is not None})


def test_the_committed_template_is_fresh(tasks: tuple[Task, ...]) -> None:
    """student_template/ holds the bytes that `gradiente build` writes."""
    assert template.drift(tasks, ROOT / template.FOLDER) == []


def test_two_builds_are_byte_identical(tasks: tuple[Task, ...], tmp_path: Path) -> None:
    """Building twice gives the same bytes."""
    target = tmp_path / template.FOLDER

    template.build(tasks, target)
    first = {p.relative_to(target): p.read_bytes() for p in target.rglob("*") if p.is_file()}
    template.build(tasks, target)

    assert first == {
        p.relative_to(target): p.read_bytes() for p in target.rglob("*") if p.is_file()
    }


def test_a_build_refuses_a_folder_that_is_not_its_own(
    tasks: tuple[Task, ...], tmp_path: Path
) -> None:
    """Only a folder called student_template is ever replaced."""
    (tmp_path / "tesis.txt").write_text("años de trabajo")

    with pytest.raises(ValueError, match="not overwritten"):
        template.build(tasks, tmp_path)
    assert (tmp_path / "tesis.txt").exists()


def test_the_unsolved_notebook_runs_in_jupyter(task: Task, tmp_path: Path) -> None:
    """With only the .ipynb in an empty folder every check answers, politely, and nothing raises."""
    with without_mnist():
        shown = list(executed(task, verify.unsolved(task), tmp_path))

    checks = [text for cell, text in shown if "grader.check" in cell.source]
    assert len(checks) == len(task.functions)
    assert all("Completa" in text for text in checks)
    assert not any("cuando funcione" in text for _, text in shown)


def test_a_drawing_that_fails_says_which_function_to_look_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A half-written function stops no later cell; the student reads where it went wrong."""
    _, _, definition = template.SETUP.partition("@contextmanager")
    scope: dict[str, Any] = {"pruebas": {"costo": ""}, "traceback": traceback}
    exec("@contextmanager" + definition.format(), scope | {"contextmanager": contextmanager}, scope)  # noqa: S102 - as a kernel would

    def costo() -> float:
        return 1 / len([])

    for wrong in (costo, lambda: None + 1):  # type: ignore[operator]  # what a missing return does
        with scope["al_completar"]():
            wrong()

    said = capsys.readouterr().out
    assert "ZeroDivisionError: division by zero\nOcurrió en costo: return 1 / len([])" in said
    assert "una de tus funciones no devuelve lo que se espera" in said


def test_the_solved_notebook_passes_in_jupyter(task: Task, tmp_path: Path) -> None:
    """With the solution in it every check passes and every figure is drawn."""
    with without_mnist():
        shown = list(executed(task, verify.solved(task), tmp_path))

    checks = [text for cell, text in shown if "grader.check" in cell.source]
    assert [text for text in checks if "passed!" not in text] == []
    assert any("image/png" in text for _, text in shown)
    assert not any("Aquí verás" in text for _, text in shown)
