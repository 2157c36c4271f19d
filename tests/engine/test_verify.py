"""`gradiente verify` says what a task lacks, each thing under its clause, and never falls over."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from autograder import catalog
from autograder.authoring import asked, references, verify
from autograder.model import Task
from autograder.sandbox.process import Sandbox
from tests.engine.small_course import small_course

CALLED = {
    "by its name": "J = costo(x)",
    "in a comprehension": "J = sum(costo(v) for v in [x])",
    "through a table": 'J = {"costo": costo}["costo"](x)',
}
TWO = '''\
"""Dos funciones."""

import numpy as np

def costo(x):
    J = x + 1.0
    return J

def funcion(x):
    {}
    doble = 2 * J
    return doble
'''
HIDDEN = '''\
from otter.test_files import test_case
from autograder.assertions import assert_matches
from solutions.dobles import solution
name = "funcion_ocultas"
@test_case(name="valores", points=80, hidden=True)
def valores(funcion, env):
    """Vale."""
    assert_matches(funcion, solution.funcion, 1.0, env=env)
@test_case(name="el costo", points=0, hidden=True)
def el_costo(env):
    """Vale."""
    assert_matches(env["costo"], solution.costo, 1.0, env=env)
'''
STAND_INS = """\
import numpy as np

def _onda(x):
    return np.sin(x)

def costo(x):
    return 0.3 * _onda(x)
"""


def problems(task: Task, sandbox: Sandbox) -> dict[str, tuple[str, ...]]:
    """What is wrong, by the clause it stands under."""
    results = verify.verify(task, sandbox)
    return {result.clause: result.problems for result in results if result.problems}


@pytest.mark.parametrize("text", [TWO.format(body) for body in CALLED.values()], ids=list(CALLED))
def test_what_a_reference_calls_is_found(tmp_path: Path, sandbox: Sandbox, text: str) -> None:
    """A neighbour that is called by its name counts as one, wherever the name stands."""
    task = small_course(tmp_path, solution=text, hidden=HIDDEN, stand_ins=STAND_INS)

    assert list(references.leanings_are_found(task, sandbox)) == []
    assert list(references.stand_ins_run_alone(task, sandbox)) == []


def test_a_neighbour_that_hides_is_told(tmp_path: Path, sandbox: Sandbox) -> None:
    """One that is reached without its name would escape the engine: the clause watches it run."""
    text = TWO.format('J = TABLE["c"](x)') + '\nTABLE = {"c": costo}\n'
    task = small_course(tmp_path, solution=text, hidden=HIDDEN, stand_ins=STAND_INS)

    assert list(references.leanings_are_found(task, sandbox)) == [
        "funcion calls costo unseen: call it by its name"
    ]


def test_outputs_without_a_name_are_told(tmp_path: Path, sandbox: Sandbox) -> None:
    """Messages use the names in the return, so the return has to have them."""
    text = TWO.format("J = costo(x)").replace("return doble", "return doble, 2 * J")
    task = small_course(tmp_path, solution=text, hidden=HIDDEN, stand_ins=STAND_INS)

    assert list(references.outputs_have_names(task, sandbox)) == [
        "funcion returns 2 values, and its return names 0"
    ]


@pytest.mark.parametrize(
    ("stand_ins", "said"),
    [
        ('"""Ninguna."""\n', "costo has no stand-in"),
        ("from solutions.dobles.solution import costo\n", "costo has no stand-in"),
        (f"from solutions.dobles.solution import np\n{STAND_INS}", "costo: "),
        ("import os\ndef costo(x):\n    return os.getpid()\n", "something else there than here"),
    ],
    ids=["none", "the solution itself", "leans on the solution", "depends on its process"],
)
def test_stand_ins_that_do_not_run_alone_are_told(
    tmp_path: Path, sandbox: Sandbox, stand_ins: str, said: str
) -> None:
    """A stand-in is missing, is or needs the solution, or has its own mind: it is named."""
    text = TWO.format("J = costo(x)")
    task = small_course(tmp_path, solution=text, hidden=HIDDEN, stand_ins=stand_ins)

    found = list(references.stand_ins_run_alone(task, sandbox))

    assert any(said in problem for problem in found), found


def test_a_task_without_its_solution_is_told_of_it(tmp_path: Path, sandbox: Sandbox) -> None:
    """Only assignments/ was written: every clause says what is missing, none falls over."""
    task = small_course(tmp_path)
    shutil.rmtree(task.solution)
    shutil.rmtree(task.hidden)

    found = problems(task, sandbox)

    assert len(found["stands in all three trees"]) == 3
    assert "solution.py is missing" in found["stub and solution share their signatures"][0]
    assert "solution.py is missing" in found["gives its solution full marks, in the real engine"][0]


def test_a_function_that_solution_py_lacks_is_told(tmp_path: Path, sandbox: Sandbox) -> None:
    """The stub has a name that no function of the solution has."""
    task = small_course(tmp_path, solution="def otra(x):\n    return x\n")

    found = problems(task, sandbox)

    assert found["stub and solution share their signatures"] == (
        "funcion: stub x, solution nothing",
    )
    told = found["gives its solution full marks, in the real engine"]
    assert told == (f"{task.solution / 'solution.py'} has no function funcion: write it",)


@pytest.mark.parametrize(
    ("file", "text", "clause"),
    [
        ("misconceptions", None, "catches every misconception in a hidden test and names it"),
        ("notebook", None, "stub and solution share their signatures"),
        ("notebook", '# %% tags=["funcion"]\ndef funcion(x:\n', "share their signatures"),
        ("public", "import numpy as np\nx = (\n", "import numpy and otter only"),
        ("hidden", "name = 3 +\n", "is worth 100 points"),
        ("notebook", "# \ud800", "share their signatures"),
        ("public", "# \ud800", "import numpy and otter only"),
    ],
)
def test_a_file_that_is_missing_or_no_python_is_named(
    tmp_path: Path, sandbox: Sandbox, file: str, text: str | None, clause: str
) -> None:
    """The problem stands under the clause that needs the file, with its path."""
    task = small_course(tmp_path, **({} if text is None else {file: text}))
    if text is None:
        next(tmp_path.rglob(f"{file}.py")).unlink()

    found = problems(task, sandbox)

    told = [p for said, all_ in found.items() if clause in said for p in all_]
    assert any(re.search(r"\.py", problem) for problem in told), found


def test_a_new_task_lacks_only_its_misconceptions(tmp_path: Path, sandbox: Sandbox) -> None:
    """What `gradiente new` writes keeps every clause but the number of misconceptions."""
    assert problems(small_course(tmp_path), sandbox) == {
        "catches every misconception in a hidden test and names it": (
            "1 misconceptions, fewer than 8",
        )
    }


def test_the_whole_course_stands(tasks: tuple[Task, ...]) -> None:
    """What a task needs is a task of this course, and it comes earlier."""
    order = {task.slug: task.order for task in catalog.load_tasks(tasks[0].root)}

    assert all(order[need] < task.order for task in tasks for need in task.needs)


MISTAKES = '''\
def funcion__cuadrado(x):
    """Devolviste el cuadrado de x."""
    return x**2

def funcion__muda(x):
    return 3 * x

def funcion__gemela(x):
    """Devolviste x por x."""
    return x * x

def funcion__suma(x):
    """Devolviste una suma."""
    return 2 * x

def funcion__potencia(x):
    """Devolviste el cuadrado de x."""
    return x * x

def funcio__cubo(x):
    """Devolviste el cubo."""
    return x**3
'''


def test_what_a_misconception_lacks_is_told(tmp_path: Path, sandbox: Sandbox) -> None:
    """No docstring, no check that catches it, or another one that cannot be told from it.

    Of two that are told by one sentence either may be named.
    """
    task = small_course(tmp_path, misconceptions=MISTAKES)

    told = "\n".join(verify.mistakes_are_caught(task, sandbox))

    assert "funcion__muda has no docstring" in told
    assert "funcion__suma passes every hidden test of funcion" in told
    assert "funcion__gemela is not named: in «valores» it is called cuadrado" in told
    assert "the two give the same: add a case" in told
    assert told.count("funcion__gemela") == 1
    assert "funcio__cubo is of no function of the task: funcion" in told
    assert "funcion__potencia" not in told


PUBLIC = '''\
import numpy as np
from otter.test_files import test_case
name = "funcion"
@test_case(name="un valor", points=20)
def un_valor(funcion):
    """Vale."""
    assert funcion(np.array([1.0]))[0] == 2
@test_case(name="formas", points=0)
def formas(funcion):
    """Vale."""
    assert np.shape(funcion({}))
'''


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("np.array([1.0, 2.0])", ""),
        ("np.array([1.0])", "asks x as a single one"),
        ("[1.0, 2.0]", "asks x as a list"),
        ("np.ones((3, 2))", "asks x as 2 axes"),
        ("np.array([1, 2])", "asks x as integers"),
        ("np.array([1000.0, 2.0])", "asks x as more than 100"),
    ],
)
def test_what_no_hidden_check_asks_again_is_told(tmp_path: Path, argument: str, told: str) -> None:
    """A public check without points is worth what a hidden one with points asks too: both named."""
    task = small_course(tmp_path, public=PUBLIC.format(argument))

    found = list(asked.asked_again(task))

    if not told:
        assert found == []
        return
    (problem,) = found
    assert problem.startswith(f"funcion, «formas» {told}")
    assert problem.endswith("«valores» never")


@pytest.mark.parametrize(("size", "told"), [(50, False), (8, True)])
def test_a_hidden_case_of_the_notebooks_sizes_is_told(
    tmp_path: Path, sandbox: Sandbox, size: int, told: bool
) -> None:
    """The notebook's own 50 points are none of the hidden cases; 8 of them would be."""
    task = small_course(tmp_path)
    notebook = task.assignment / "notebook.py"
    notebook.write_text(notebook.read_text("utf-8").replace("50", str(size)), "utf-8")

    found = list(verify.sizes_are_others(task, sandbox))

    sizes = "funcion, «valores» has arguments of the notebook's sizes ((8,),)"
    assert found == ([sizes] if told else [])


def test_a_stub_without_its_tag_is_told(tmp_path: Path, sandbox: Sandbox) -> None:
    """The cell stands there and nothing says whose it is, or it has another name in it."""
    task = small_course(tmp_path)
    path = task.assignment / "notebook.py"
    whole = path.read_text("utf-8")

    path.write_text(whole.replace('# %% tags=["funcion"]', "# %%"), "utf-8")
    untagged = list(verify.same_signatures(catalog.load_tasks(tmp_path)[0]))
    path.write_text(whole.replace("def funcion(", "def function("), "utf-8")
    misnamed = list(verify.same_signatures(task))

    assert "funcion: no cell is tagged with it" in untagged[0]
    assert "defines no function of this name" in misnamed[0]


def test_a_stale_template_says_what_to_run(tasks: tuple[Task, ...], tmp_path: Path) -> None:
    """The clause names the command that mends it."""
    (tmp_path / "student_template").mkdir()

    told = verify.verify_template(tasks[:1], tmp_path).problems

    assert told
    assert all(problem.endswith("run gradiente build") for problem in told)
