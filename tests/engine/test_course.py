"""A course is graded with its own solutions and tests, and what is wrong in them is named."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder import catalog, course
from autograder.authoring import verify
from autograder.judging import exams, grading, neighbours
from autograder.judging.diagnosis import explanation
from autograder.model import Refusal, Task
from autograder.sandbox.process import Sandbox
from tests.engine.small_course import small_course

ROOT = Path(__file__).resolve().parents[2]
RIGHT = "return activacion"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The whole course in another place, where its sigmoid gives half of what it should."""
    place = tmp_path / "copia"
    for tree in ("assignments", "solutions", "tests/hidden"):
        shutil.copytree(ROOT / tree, place / tree)
    solution = place / "solutions" / "sigmoide" / "solution.py"
    text = solution.read_text("utf-8")
    assert RIGHT in text
    solution.write_text(text.replace(RIGHT, f"{RIGHT} / 2"), "utf-8")
    return place


def task_of(root: Path) -> Task:
    return next(task for task in catalog.load_tasks(root) if task.slug == "sigmoide")


def test_a_copy_is_graded_with_its_own_solutions(
    copy: Path, sigmoide: Task, sandbox: Sandbox
) -> None:
    """One process, the original beside its copy: each is right by its own solution only."""
    right = verify.solved(sigmoide)

    before = grading.grade(right, sigmoide, sandbox)
    there = grading.grade(right, task_of(copy), sandbox)
    after = grading.grade(right, sigmoide, sandbox)

    assert (before.score, after.score) == (100, 100)
    assert there.score < 100
    assert there.questions[0].name == "sigmoide"
    assert there.questions[0].score < there.questions[0].max_score


def test_the_command_grades_with_the_course_it_is_in(
    copy: Path, sigmoide: Task, tmp_path: Path
) -> None:
    """Typed inside the copy, `gradiente grade` halves what the original gives."""
    notebook = tmp_path / "sigmoide_ana.py"
    notebook.write_text("\n\n# %%\n".join(verify.solved(sigmoide).cells[1:]), "utf-8")

    scores = [
        score_in(place, notebook, tmp_path / f"r{number}")
        for number, place in enumerate((ROOT, copy))
    ]

    assert scores[0] == 100
    assert scores[1] < 100


def score_in(place: Path, notebook: Path, out: Path) -> float:
    command = [sys.executable, "-m", "autograder", "grade", str(notebook), "--out", str(out)]
    words = [*command, "--task", "sigmoide"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(words, cwd=place, env=environment, check=True, capture_output=True, timeout=120)
    results = json.loads((out / "results.json").read_text("utf-8"))
    return float(results["submissions"][0]["score"])


def test_mistakes_and_stand_ins_come_from_the_same_course(copy: Path) -> None:
    """What stands beside a reference is found from it, and its source can still be read."""
    task = task_of(copy)
    module = course.load(task.solution / "solution.py", copy)

    mistakes = explanation.known_mistakes(module.sigmoide)
    stand_ins = neighbours.stand_ins(module.derivadaSigmoide)

    assert mistakes
    for function in (*mistakes, *stand_ins.values()):
        assert Path(inspect.getsourcefile(function) or "").is_relative_to(copy)
    assert inspect.getsource(stand_ins["sigmoide"]).startswith("def sigmoide(")


def test_loading_a_course_leaves_other_modules_alone(tmp_path: Path) -> None:
    """Neither `otter` nor `solutions` of this process is replaced or imported by the way."""
    watched = ("otter", "otter.test_files", "solutions")
    before = {name: sys.modules.get(name) for name in watched}
    path = list(sys.path)

    exams.load(small_course(tmp_path))

    assert {name: sys.modules.get(name) for name in watched} == before
    assert sys.path == path


def test_an_import_without_from_stays_in_the_course(tmp_path: Path) -> None:
    """`import solutions.dobles.solution as s`, and one inside a function, mean this course too."""
    text = (
        "import solutions.dobles.solution as s\n"
        "def funcion__vecina(x):\n"
        '    """Una."""\n'
        "    from . import solution\n"
        "    import solutions.dobles.cases\n"
        "    return s, solution, solutions.dobles.cases\n"
    )
    task = small_course(tmp_path, misconceptions=text)

    module = course.load(task.solution / "misconceptions.py", tmp_path)
    found = module.funcion__vecina(0)

    assert [Path(each.__file__).is_relative_to(tmp_path) for each in found] == [True] * 3


HIDDEN = '''\
from otter.test_files import test_case
from autograder.assertions import assert_matches
from solutions.dobles import cases, solution
name = "funcion_ocultas"
@test_case(name="valores", points=80, hidden=True)
def valores(funcion, env):
    """Vale."""
    assert_matches(funcion, solution.funcion, 1.0, env=env)
'''


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("hidden", HIDDEN.replace("hidden=True", "hidden=False"), "wrong hidden= of valores"),
        ("hidden", HIDDEN.replace("1.0, env", "1.0 env"), "line 8: SyntaxError"),
        ("hidden", HIDDEN.replace("cases, solution", "cases, solucion"), "line 3: ImportError"),
        ("hidden", HIDDEN.replace("solutions.dobles", "solutions.doble"), "solutions.doble'"),
        ("hidden", HIDDEN.replace('name = "funcion_ocultas"', ""), "has no name"),
        ("hidden", HIDDEN + HIDDEN.replace("def valores", "def otros"), "called valores"),
        ("hidden", HIDDEN.replace("points=80", "points='80'"), "its points as a number"),
        ("public", HIDDEN, "wrong hidden= of valores"),
        ("public", "import nunpy\n", "line 1: ModuleNotFoundError: No module named 'nunpy'"),
        ("public", "name = 'f\n", "line 1: SyntaxError"),
        ("solution", "def funcion(x:\n", "solution.py, line 1: SyntaxError"),
        ("solution", "1 / 0\n", "solution.py, line 1: ZeroDivisionError"),
        ("cases", "raise ValueError('no')\n", "cases.py, line 1: ValueError: no"),
        ("misconceptions", "def (\n", "misconceptions.py, line 1: SyntaxError"),
        ("stand_ins", "x = y\n", "stand_ins.py, line 1: NameError"),
    ],
)
def test_what_is_wrong_in_a_file_is_refused_by_file_and_line(
    tmp_path: Path, file: str, text: str, said: str
) -> None:
    """An author reads which file, which line and what to do, before anything is graded."""
    task = small_course(tmp_path, **{file: text})

    with pytest.raises(Refusal) as refused:
        exams.load(task)

    assert said in str(refused.value)
    assert str(tmp_path) in str(refused.value) or said.startswith("solutions")
    assert "_course_" not in str(refused.value)


def test_a_task_without_misconceptions_is_graded(tmp_path: Path, sandbox: Sandbox) -> None:
    """Until there is a misconceptions.py a wrong function loses its points without a name."""
    task = small_course(tmp_path)
    (task.solution / "misconceptions.py").unlink()
    wrong = verify.unsolved(task)

    report = grading.grade(wrong, task, sandbox)

    assert report.status == "graded"
    assert report.score == 0
