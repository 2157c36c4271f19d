"""The students' folder is what a build writes, and its notebooks run where students are."""

from __future__ import annotations

import inspect
import math
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import numpy as np
import pytest

from autograder import catalog, course
from autograder.authoring import kernel, template, verify
from autograder.model import Submission, Task
from tests.shares import FULL

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240  # seconds for a cell
TASKS = catalog.load_tasks(ROOT)
EACH = 1 if FULL else 4  # unsolved: a kernel takes two seconds to begin


def executed(task: Task, submission: Submission, folder: Path) -> Iterator[tuple[Any, str]]:
    """Run the notebook in a Jupyter kernel; each code cell with the text it showed."""
    notebook = kernel.answered(task, submission)
    kernel.run(notebook, folder, PATIENCE)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            texts = (str(o.get("text", "") or o.get("data", "")) for o in cell.outputs)
            yield cell, "".join(texts)


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


WRONG = {
    "a mismatch": ("xor", "backProp", "dZ2 = a2 - y\n    return w1 @ w1, b1, w2, b2", "w1 @ w1"),
    "a broadcast": ("cuadratica", "predecir", "return x[:2] + w", "no se combinan"),
    "a useless result": ("cuadratica", "costo", "return [[1, 2], [3]]", "costo"),
    "a missing name": (
        "ols",
        "gradiente",
        "return X.T @ residuo",
        "un valor a residuo",
    ),
    "no result": ("softmax_mnist", "softmax", "Z - 1", "None"),
    "a condition": ("logistica", "probabilidad", "return 1 if X > 0 else 0", "un if"),
}


@pytest.mark.parametrize(("slug", "name", "body", "words"), WRONG.values(), ids=list(WRONG))
def test_a_public_check_speaks_spanish_whatever_happens(
    tasks: tuple[Task, ...], tmp_path: Path, slug: str, name: str, body: str, words: str
) -> None:
    """Any exception becomes a Spanish sentence with the student's line and the shapes."""
    task = next(task for task in tasks if task.slug == slug)
    solution = vars(course.load(task.solution / "solution.py", task.root))
    arguments = ", ".join(inspect.signature(solution[name]).parameters)
    lone = replace(task, functions=(name,))
    notebook: Any = nbformat.from_dict(template.notebook(lone))
    notebook.cells = [
        nbformat.v4.new_code_cell("".join(notebook.cells[0].source)),
        nbformat.v4.new_code_cell(f"import numpy as np\ndef {name}({arguments}):\n    {body}"),
        nbformat.v4.new_code_cell(f'grader.check("{name}")'),
    ]

    kernel.run(notebook, tmp_path, PATIENCE)

    said = "".join(str(output.get("data", output)) for output in notebook.cells[2].outputs)
    assert words in said
    for english in ("ValueError", "TypeError", "operand", "broadcast", "truth value", "NameError"):
        assert english not in said


MISHAPS = [
    "np.arange(6).reshape(4, 4)",
    "np.concatenate([np.ones((2, 2)), np.ones(3)])",
    "np.vstack([np.ones((2, 2)), np.ones(3)])",
    "np.stack([np.ones(2), np.ones(3)])",
    "np.einsum('ij,jk', np.ones((2, 3)), np.ones((2, 3)))",
    "np.einsum('ij', np.ones(3))",
    "np.linalg.inv(np.ones((2, 3)))",
    "np.linalg.inv(np.zeros((2, 2)))",
    "np.linalg.solve(np.eye(2), np.ones(3))",
    "np.ones(3)[np.array([True, False])]",
    "np.ones(3)[1.0]",
    "np.ones(3)[3]",
    "np.ones(3)[0, 0]",
    "np.ones(3).sum(axis=1)",
    "np.add(np.zeros(3, int), 0.5, out=np.zeros(3, int))",
    "np.sum(np.ones(3), eje=1)",
    "np.exponencial(1)",
    "np.asarray({1}, float)",
    "np.asarray(['a'], float)",
    "np.ones((10**7, 10**7))",
    "a, b = 1.0",
    "a, b = 1, 2, 3",
    "'a' + 1",
    "1 + 'a'",
    "'%d' % 'a'",
    "[1.0] * 2.5",
    "[1.0] - [2.0]",
    "[1.0] + 1",
    "[1.0].shape",
    "1.0[0]",
    "1.0[0] = 1",
    "len(1.0)",
    "list(1.0)",
    "list(np.array(1.0))",
    "print[0]",
    "2(3)",
    "2.0 ^ 3",
    "range(2.5)",
    "None + 1",
    "{}['b']",
    "1 / 0",
    "math.log(0)",
    "math.exp(1000)",
    "float('a')",
    "float(1j)",
    "import no_hay",
    "assert False",
]


@pytest.fixture(scope="module")
def guard() -> SimpleNamespace:
    """The names of the wrapper, as a public test file has them."""
    scope: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # otter's own, when it is imported
        exec(template.wrapper(), scope)  # noqa: S102 - our own text
    return SimpleNamespace(**scope)


def test_what_often_fails_is_said_in_spanish(guard: SimpleNamespace) -> None:
    """None of these is told in the words of Python or NumPy, whatever their version."""
    untold = []
    for code in MISHAPS:
        try:
            exec(code, {"np": np, "math": math})  # noqa: S102 - the code stands above
        except Exception as error:  # noqa: BLE001 - any is what this is about
            if "se lanza" in guard.explicado(error):
                untold.append(f"{code}: {error!r}")

    assert untold == []


def test_what_a_student_raises_is_told_as_it_is(guard: SimpleNamespace) -> None:
    """Words of their own are theirs; a program that ends itself ends a check alone."""
    watched = guard.vigilada(sys.exit, "f", [None, None])

    with pytest.raises(AssertionError, match=r"f se detuvo.*basta return"):
        watched()
    assert guard.explicado(ValueError("x debe ser mayor.")) == (
        "se lanza ValueError («x debe ser mayor»)"
    )
    assert guard.explicado(ValueError()) == "se lanza ValueError"


def test_a_notebook_works_without_otter_and_network(
    tasks: tuple[Task, ...], tmp_path: Path
) -> None:
    """Where otter cannot be had the checks are made all the same, and say what they say with it."""
    task = next(task for task in tasks if task.slug == "sigmoide")
    (tmp_path / "otter.py").write_text("raise ImportError('no hay otter')\n")

    unsolved = list(executed(task, verify.unsolved(task), tmp_path))
    solved = list(executed(task, verify.solved(task), tmp_path))

    checks = [text for cell, text in unsolved if cell.source.startswith("grader.check")]
    assert len(checks) == len(task.functions)
    assert all("Completa" in text for text in checks)
    assert "Por terminar: sigmoide" in unsolved[-1][1]
    assert "Todo pasa" in solved[-1][1]


def test_tests_of_another_task_beside_the_notebook_are_not_used(
    tasks: tuple[Task, ...], tmp_path: Path
) -> None:
    """./tests may hold files of the same names from another task: content decides."""
    task = next(task for task in tasks if task.slug == "ols")
    other = next(task for task in tasks if task.slug == "cuadratica")
    (tmp_path / "tests").mkdir()
    for name, text in (template.public_tests(task) | template.public_tests(other)).items():
        (tmp_path / "tests" / f"{name}.py").write_text(text, encoding="utf-8")

    shown = list(executed(task, verify.solved(task), tmp_path))

    assert "Todo pasa" in shown[-1][1]


def test_the_committed_template_is_fresh(tasks: tuple[Task, ...]) -> None:
    """student_template/ holds the bytes that `gradiente build` writes."""
    assert template.drift(tasks, ROOT / catalog.HANDED_OUT) == []


def test_two_builds_are_byte_identical(tasks: tuple[Task, ...], tmp_path: Path) -> None:
    """Building twice gives the same bytes."""
    target = tmp_path / catalog.HANDED_OUT

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


@pytest.mark.parametrize("number", range(0, len(TASKS), EACH))
def test_the_unsolved_notebook_runs_in_jupyter(number: int, tmp_path: Path) -> None:
    """With only the .ipynb in an empty folder every check answers, politely, and nothing raises."""
    task = TASKS[number]
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
    tests = {"costo": "def explicado(error):\n    return 'hay una división por 0'"}
    scope: dict[str, Any] = {"pruebas": tests, "traceback": traceback, "suppress": suppress}
    scope["contextmanager"] = contextmanager
    exec("@contextmanager" + definition.format(), scope)  # noqa: S102 - as a kernel would

    def costo() -> float:
        return 1 / len([])

    for wrong in (costo, lambda: None + 1):  # type: ignore[operator]  # what a missing return does
        with scope["al_completar"]():
            wrong()

    said = capsys.readouterr().out
    assert "funcione: hay una división por 0.\nOcurrió en costo: return 1 / len([])" in said
    assert "una de tus funciones no devuelve lo que se espera" in said


def test_the_solved_notebook_passes_in_jupyter(task: Task, tmp_path: Path) -> None:
    """With the solution in it every check passes, and figures are drawn and said in words."""
    with without_mnist():
        shown = list(executed(task, verify.solved(task), tmp_path))

    checks = [text for cell, text in shown if "grader.check" in cell.source]
    assert [text for text in checks if "passed!" not in text] == []
    figures = [o for cell, _ in shown for o in cell.outputs if "image/png" in o.get("data", {})]
    alternatives = [o.metadata.get("image/png", {}).get("alt", "") for o in figures]
    assert alternatives
    assert [text for text in alternatives if len(text) < len("Figura. abc")] == []
    assert "Todo pasa" in shown[-1][1]
    assert not any("Aquí verás" in text for _, text in shown)
