"""The results folder is a book: what is in it stays, and it knows what it is missing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from autograder import catalog, run
from autograder.agenda import Mode, Plan
from autograder.intake.instructions import Instructions
from autograder.judging import exams
from autograder.report import book as books
from autograder.report import records
from tests.book.classroom import (
    LATE,
    OLS,
    TOO_LATE,
    class_of_four,
    finals,
    gradiente,
    hand_in,
    held,
    results,
    rows,
)
from tests.engine.small_course import small_course
from tests.intake.downloads import HALF, RIGHT

# Adding


def test_adding_never_empties(entregas: Path, out: Path, tmp_path: Path) -> None:
    """A folder that came later adds its rows; the others stay as they were."""
    before = finals(out)
    hand_in(tmp_path / "tarde" / "eva" / "sigmoide.ipynb", HALF)
    hand_in(tmp_path / "tarde" / "dora" / "sigmoide.ipynb", RIGHT)

    result = gradiente("grade", tmp_path / "tarde", "--out", out)

    assert finals(out) == before | {"dora": 100.0, "eva": 75.0}
    assert "new in this book: eva" in result.output


def test_one_notebook_goes_to_its_students_row(out: Path, tmp_path: Path) -> None:
    """A file in the student's folder is the student's; a day late stays a day late."""
    before = finals(out)
    file = hand_in(tmp_path / "tarde" / "dora" / "sigmoide.ipynb", RIGHT)

    gradiente("grade", file, "--out", out)

    assert finals(out) == before | {"dora": 100.0}


def test_nobody_is_added_by_mistake(out: Path, tmp_path: Path) -> None:
    """A file of nobody's is refused with the nearest ids; --as and --new decide."""
    before = finals(out)
    file = hand_in(tmp_path / "dorra.ipynb", RIGHT)

    refused = gradiente("grade", file, "--out", out)
    assert refused.exit_code == 2
    assert "dora" in refused.output
    assert finals(out) == before

    gradiente("grade", file, "--out", out, "--as", "dora")
    assert finals(out) == before | {"dora": 100.0}
    assert rows(out)["dora"]["student"] == "dora"

    gradiente("grade", file, "--out", out, "--new")
    assert finals(out) == before | {"dora": 100.0, "dorra": 100.0}


def test_a_task_of_its_own_is_a_row_of_its_own(out: Path, tmp_path: Path) -> None:
    """The same student with another task does not lose the first."""
    before = finals(out)
    file = hand_in(tmp_path / "dora" / "ols.ipynb", OLS, "ols")

    gradiente("grade", file, "--out", out, "--as", "dora")

    assert set(finals(out)) == {*before, "dora-ols"}
    assert finals(out)["dora"] == before["dora"]
    assert rows(out)["dora-ols"]["student"] == "dora"


def test_a_class_without_names_takes_files_by_their_id(tmp_path: Path) -> None:
    """Where nobody knows whose files are, the id says which row, and others are added."""
    out = tmp_path / "r"
    gradiente("grade", hand_in(tmp_path / "a" / "sigmoide_ana.ipynb", HALF), "--out", out)

    gradiente("grade", hand_in(tmp_path / "b" / "sigmoide_luis.ipynb"), "--out", out)
    gradiente("grade", hand_in(tmp_path / "c" / "sigmoide_ana.ipynb"), "--out", out)

    assert finals(out) == {"sigmoide_ana": 100.0, "sigmoide_luis": 100.0}


def test_what_was_graded_before_is_kept_aside(out: Path, tmp_path: Path) -> None:
    """Another attempt takes the row; the report of the one before lies below removed/."""
    file = hand_in(tmp_path / "dora" / "sigmoide.ipynb", RIGHT)

    gradiente("grade", file, "--out", out)

    earlier = records.read_submission(out / "removed" / "dora-1" / "dora.json")
    assert earlier.score == 75
    assert finals(out)["dora"] == 100


def test_part_of_a_class_is_graded_again(entregas: Path, out: Path) -> None:
    """--only touches the rows it names; another id is refused with the nearest."""
    before = {path.name: path.stat().st_mtime_ns for path in (out / "submissions").iterdir()}

    gradiente("grade", entregas, "--out", out, "--only", "dora")
    refused = gradiente("grade", entregas, "--out", out, "--only", "dorra")

    after = {path.name: path.stat().st_mtime_ns for path in (out / "submissions").iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"dora.json"}
    assert refused.exit_code == 2
    assert "dora" in refused.output


def test_one_task_of_several_is_graded_again(tmp_path: Path) -> None:
    """--task grades that part: what is of another task keeps its row and its grade."""
    for name, task in (("ana/sigmoide", "sigmoide"), ("ana/ols", "ols"), ("luis/ols", "ols")):
        code = OLS if task == "ols" else RIGHT
        hand_in(tmp_path / "e" / f"{name}.ipynb", code, task)
    out = tmp_path / "r"
    gradiente("grade", tmp_path / "e", "--out", out)
    before = {path.name: path.stat().st_mtime_ns for path in (out / "submissions").iterdir()}

    gradiente("grade", tmp_path / "e", "--out", out, "--task", "sigmoide")

    after = {path.name: path.stat().st_mtime_ns for path in (out / "submissions").iterdir()}
    assert {n for n in after if after[n] != before.get(n)} == {"ana-sigmoide.json"}
    assert rows(out)["luis"]["task"] == "ols"


def test_a_forgotten_row_is_kept_aside(out: Path) -> None:
    """It leaves the tables and the page, and no other row does."""
    before = finals(out)

    result = gradiente("forget", out, "dora")

    assert result.exit_code == 0, result.output
    assert finals(out) == {id_: score for id_, score in before.items() if id_ != "dora"}
    assert (out / "removed" / "dora-1" / "dora.json").exists()
    assert not (out / "report" / "dora.html").exists()
    assert gradiente("forget", out, "dora").exit_code == 2


# Resuming


def test_resume_repeats_the_rule_without_being_told(entregas: Path, out: Path) -> None:
    """Deadline, penalty and the dates of the files go on, for what is kept and what is new."""
    hand_in(entregas / "eva" / "sigmoide.ipynb", at=TOO_LATE)

    gradiente("grade", entregas, "--out", out, "--resume")

    assert finals(out)["beto"] == 80
    assert finals(out)["eva"] == 80
    assert len(rows(out)) == 5


def test_a_changed_rule_is_refused(entregas: Path, out: Path) -> None:
    """Both rules are named, and nothing is touched; --again grades all by the new one."""
    before = finals(out)
    rule = ("--deadline", "2025-03-01", "--late-penalty", "50%", "--use-file-times")

    refused = gradiente("grade", entregas, "--out", out, "--resume", *rule)

    assert refused.exit_code == 2
    assert "20%" in refused.output
    assert "50%" in refused.output
    assert finals(out) == before

    gradiente("grade", entregas, "--out", out, "--again", *rule)

    assert finals(out)["beto"] == 50


def test_resume_grades_again_what_other_tests_graded(tmp_path: Path) -> None:
    """A report stands for the tests that were run; a task's place in the course is nothing."""
    task = small_course(tmp_path / "curso")
    code = (task.solution / "solution.py").read_text("utf-8")
    hand_in(tmp_path / "e" / "ana.ipynb", code, task.slug)
    out, record = tmp_path / "r", tmp_path / "r" / "submissions" / "ana.json"

    def grades_again() -> bool:
        """Whether a resumed run, with the task as it now stands on disk, writes a record."""
        before = record.stat().st_mtime_ns if record.exists() else 0
        tasks = catalog.load_tasks(task.root)
        exams.load.cache_clear()
        run.grade_class(Plan(tmp_path / "e", Instructions(), tasks), out, mode=Mode.RESUME)
        return record.stat().st_mtime_ns != before

    assert grades_again(), "nothing was graded yet"
    assert not grades_again()
    manifest = task.assignment / "task.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("order = ", "order = 7"), "utf-8")
    assert not grades_again()
    said = [*(task.solution / f"{name}.py" for name in ("solution", "cases", "stand_ins"))]
    for path in (*said, task.hidden / "funcion.py", task.assignment / "tests" / "funcion.py"):
        path.write_text(path.read_text("utf-8") + "\n# otra\n", "utf-8")
        assert grades_again(), path
    manifest.write_text(manifest.read_text("utf-8").replace("call = 10", "call = 3"), "utf-8")
    assert grades_again()


def test_a_folder_without_digests_is_not_resumed_in_silence(entregas: Path, out: Path) -> None:
    """What does not say by which tests it was graded is graded anew, by --again."""
    for path in (out / "submissions").iterdir():
        content = json.loads(path.read_text("utf-8"))
        del content["report"]["basis"]
        path.write_text(json.dumps(content), "utf-8")
    before = finals(out)

    refused = gradiente("grade", entregas, "--out", out, "--resume")
    assert refused.exit_code == 2
    assert "by which tests" in refused.output

    gradiente("grade", entregas, "--out", out, "--again")
    assert gradiente("grade", entregas, "--out", out, "--resume").exit_code == 1, "carla has a PDF"
    assert finals(out) == before


# Several tasks


def test_a_course_has_a_row_for_each_student(tmp_path: Path) -> None:
    """course.csv has what counts in each task and the total, lateness and decisions applied."""
    out = tmp_path / "r"
    class_of_four(tmp_path / "uno")
    gradiente("grade", tmp_path / "uno", "--out", out, *LATE)
    for name in ("ana", "beto"):
        hand_in(tmp_path / "dos" / name / "ols.ipynb", OLS, "ols")
    (out / "decisions.csv").write_text(
        "student;task;score;adjustment;reason\nana;ols;50;;a mano\ncarla;sigmoide;10;;oral\n",
        "utf-8",
    )
    (tmp_path / "pesos.toml").write_text("sigmoide = 60\nols = 40\n", "utf-8")

    gradiente("grade", tmp_path / "dos", "--out", out, "--weights", tmp_path / "pesos.toml")

    course = rows(out, "course.csv")
    assert list(next(iter(course.values()))) == ["id", "student", "ols", "sigmoide", "total"]
    assert course["ana"]["total"] == "80"
    assert (course["beto"]["sigmoide"], course["beto"]["ols"]) == ("80", "1")
    assert (course["dora"]["ols"], course["dora"]["total"]) == ("", "45")
    assert course["carla"]["total"] == "6"
    page = (out / "report" / "students" / "ana.html").read_text("utf-8")
    assert "ana-ols.html" in page
    assert "ana.html" in page
    assert "students/ana.html" in (out / "report" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [("nada = 3\n", "no task 'nada'"), ("ols = -1\n", "no weight"), ("ols = 0\n", "counts")],
)
def test_weights_that_are_none_are_refused(
    out: Path, entregas: Path, tmp_path: Path, text: str, said: str
) -> None:
    """The sentence says which line of the file it is."""
    (tmp_path / "pesos.toml").write_text(text, "utf-8")

    result = gradiente(
        *("grade", entregas, "--out", out, "--resume", "--weights", tmp_path / "pesos.toml")
    )

    assert result.exit_code == 2
    assert said in result.output


# The state of a book and every pair of commands

COMMANDS: dict[str, Callable[[Path, Path, Path], tuple[str | Path, ...]]] = {
    "grade": lambda e, r, one: ("grade", e, "--out", r),
    "one": lambda e, r, one: ("grade", one, "--out", r, "--as", "dora"),
    "new": lambda e, r, one: ("grade", one, "--out", r, "--new"),
    "resume": lambda e, r, one: ("grade", e, "--out", r, "--resume"),
    "again": lambda e, r, one: ("grade", e, "--out", r, "--again"),
    "only": lambda e, r, one: ("grade", e, "--out", r, "--only", "beto"),
    "task": lambda e, r, one: ("grade", e, "--out", r, "--task", "sigmoide"),
    "forget": lambda e, r, one: ("forget", r, "ana"),
    "report": lambda e, r, one: ("report", r),
}


def do(name: str, place: Path) -> Result:
    """One of the commands, where a class, its book and a notebook besides are."""
    one = place / "uno" / "sigmoide_zoe.ipynb"
    return gradiente(*COMMANDS[name](place / "entregas", place / "r", one))


@pytest.fixture(scope="module")
def decided(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class, its book with a decision in it and a file of somebody's, and a notebook."""
    place = Path(shutil.copytree(kept, tmp_path_factory.mktemp("pairs") / "none"))
    hand_in(place / "uno" / "sigmoide_zoe.ipynb", HALF + "# otra\n")
    (place / "r" / "decisions.csv").write_text(
        "student,task,score,adjustment,reason\nbeto,sigmoide,,+5,regalo\n", "utf-8"
    )
    (place / "r" / "apuntes.txt").write_text("míos", "utf-8")
    gradiente("report", place / "r")
    return place


@pytest.fixture(scope="module", params=COMMANDS)
def after_one(request: pytest.FixtureRequest, decided: Path) -> Path:
    """The same after a command, whose name the folder bears."""
    place = Path(shutil.copytree(decided, decided.with_name(request.param)))
    result = do(request.param, place)
    assert result.exit_code in (0, 1), result.output
    return place


@pytest.mark.parametrize("second", COMMANDS)
def test_no_two_commands_lose_anything(
    decided: Path, after_one: Path, tmp_path: Path, second: str
) -> None:
    """Whatever follows whatever, no report, decision or penalty is lost, nor a file of others."""
    place = Path(shutil.copytree(after_one, tmp_path / "p"))
    before, out = held(decided / "r"), place / "r"

    result = do(second, place)

    repeated = second == after_one.name == "forget" and "nobody in this" in result.output
    assert result.exit_code in (0, 1) or repeated, result.output
    after = held(out)
    assert before.ids <= after.ids
    assert before.penalties.items() <= after.penalties.items()
    assert after.decisions == before.decisions
    assert after.reasons == before.reasons == {"regalo"}
    assert (out / "apuntes.txt").read_text("utf-8") == "míos"
    assert finals(out)["beto"] == pytest.approx(84)
    assert results(out)["complete"]
    assert books.read(out).complete
