"""What the course gave out is nobody's work, wherever it lies; a student's own script always is."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.intake import files, handout, script
from autograder.model import Task
from tests.intake.downloads import FILE, RIGHT, gradiente, notebook, results, rows, zipped

ROOT = Path(__file__).parents[2]
GIVEN = ROOT / "student_template"
TEMPLATE = GIVEN / "sigmoide" / "sigmoide.ipynb"
TESTS = {
    f"tests/{path.name}": path.read_bytes() for path in (GIVEN / "sigmoide" / "tests").glob("*.py")
}
HIDDEN = {"ocultas.py": next((ROOT / "tests" / "hidden" / "ols").glob("*.py")).read_bytes()}
SHEET = {"q1.py": b"OK_FORMAT = True\ntest = {'name': 'q1', 'points': 1, 'suites': []}\n"}
OWN = RIGHT.encode()
POSED = OWN + b"OK_FORMAT = True\ndef test_case(sigmoide): pass\n"


def folder(path: Path, members: dict[str, bytes]) -> Path:
    """These files below a folder."""
    for name, data in members.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def said(output: str) -> str:
    """What the command says of the files of the course."""
    return " ".join(output.split()).partition("files of the course")[2]


def test_a_class_with_the_courses_files_has_only_its_own_rows(tmp_path: Path) -> None:
    """Tests of any task or course, the template and its page: one line names them."""
    copies = {path.name: path.read_bytes() for path in (TEMPLATE, GIVEN / "index.html")}
    members = {"ana_sigmoide.ipynb": notebook(), "luis_sigmoide.py": OWN}
    path = folder(tmp_path / "e", members | TESTS | HIDDEN | SHEET | copies)

    result = gradiente("grade", path, "--out", tmp_path / "r")

    assert result.exit_code == 0, result.output
    assert list(rows(tmp_path / "r")) == ["ana_sigmoide", "luis_sigmoide"]
    assert all(name in said(result.output) for name in (*TESTS, *HIDDEN, *SHEET, *copies))


def test_a_folder_of_tests_is_no_student(tmp_path: Path) -> None:
    """Beside a folder for each student, and in one of theirs, tests are not graded."""
    members = {"ana/sigmoide.ipynb": notebook(), "eva/tarea.py": OWN}
    members |= {f"eva/{name}": data for name, data in TESTS.items()}
    path = folder(tmp_path / "e", members | TESTS)

    result = gradiente("grade", path, "--out", tmp_path / "r")

    assert result.exit_code == 0, result.output
    assert {id_: row["file"] for id_, row in rows(tmp_path / "r").items()} == {
        "ana": "ana/sigmoide.ipynb",
        "eva": "eva/tarea.py",
    }
    assert "eva/tests" not in said(result.output)


def test_nobody_is_overlooked_for_a_test_or_a_template(tmp_path: Path) -> None:
    """Who handed in a test alone, or the template as it was, has a row."""
    template = {"sigmoide.ipynb": TEMPLATE.read_bytes()}
    tests = {f"Ana Gil_901_{FILE}/{name}": data for name, data in TESTS.items()}
    path = zipped(
        tmp_path / "m.zip",
        tests | {f"Luis Paz_902_{FILE}/{name}": data for name, data in template.items()},
    )

    gradiente("grade", path, "--out", tmp_path / "r")
    gradiente("grade", folder(tmp_path / "e", template), "--out", tmp_path / "s")

    assert sorted(rows(tmp_path / "r")) == ["Ana-Gil-901", "Luis-Paz-902"]
    assert {s["score"] for s in results(tmp_path / "r").values()} == {0}
    assert list(rows(tmp_path / "s")) == ["sigmoide"]


def test_a_script_beside_the_tests_is_the_hand_in(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """In a student's own zip, and in the folder that Gradescope has of one student."""
    members = {"tarea.py": OWN} | TESTS
    packed = zipped(tmp_path / "ana_sigmoide.zip", members)
    unpacked = folder(tmp_path / "e", members)

    (inside,) = files.find(packed, tasks)
    (alone,) = files.find(unpacked, tasks, "sigmoide", one_hand_in=True)

    assert inside.cells == alone.cells
    assert not inside.problem


@pytest.mark.parametrize(
    ("code", "is_test"),
    [
        *((data.decode(), True) for data in (*TESTS.values(), *HIDDEN.values(), *SHEET.values())),
        (OWN.decode(), False),
        (POSED.decode(), False),
        ("OK_FORMAT = True\n" + RIGHT, False),
        ("test = {}\n", False),
        ("OK_FORMAT = (", False),
        ("OK_FORMAT = test = {}\n", True),
        ("OK_FORMAT = test = {}\n" + "x = 1\n" * script.LONGEST, False),  # no such file is as long
    ],
)
def test_only_a_file_of_tests_is_one(code: str, *, is_test: bool) -> None:
    """A script that defines what it tests, or cannot be read, is somebody's work."""
    assert handout.is_test("x.py", [code]) is is_test
