"""The command an instructor types: its files, its exit codes, and what it refuses."""

from __future__ import annotations

import csv
import importlib
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from autograder.cli import main
from autograder.judging import exams
from autograder.model import Task

RIGHT = """
def sigmoide(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)
def derivadaSigmoide(z):
    return sigmoide(z) * (1 - sigmoide(z))
def derivadaDesdeActivacion(a):
    return a * (1 - a)
"""


def gradiente(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def entregas(tmp_path: Path) -> Path:
    """A class of two: one right, one empty file."""
    folder = tmp_path / "entregas"
    folder.mkdir()
    (folder / "sigmoide_ana.py").write_text(RIGHT)
    (folder / "sigmoide_luis.ipynb").write_text("")
    return folder


def test_a_class_is_graded_into_files(entregas: Path, tmp_path: Path) -> None:
    """Grades, results and reports are written; an unreadable file is named and exits with 1."""
    out = tmp_path / "r"

    result = gradiente("grade", entregas, "--out", out)

    assert result.exit_code == 1
    assert "sigmoide_luis.ipynb" in result.output
    table = (out / "grades.csv").read_text().splitlines()
    rows = {row["id"]: row for row in csv.DictReader(table)}
    assert float(rows["sigmoide_ana"]["score"]) == 100
    assert rows["sigmoide_luis"]["status"] == "unreadable"
    results = json.loads((out / "results.json").read_text())
    assert [s["status"] for s in results["submissions"]] == ["graded", "unreadable"]
    assert (out / "report" / "index.html").exists()
    assert (out / "report" / "sigmoide_ana.html").exists()


def test_all_graded_exits_with_0(entregas: Path, tmp_path: Path) -> None:
    """A class without trouble ends with exit code 0."""
    (entregas / "sigmoide_luis.ipynb").unlink()

    assert gradiente("grade", entregas, "--out", tmp_path / "r").exit_code == 0


def test_resume_grades_only_what_is_left(entregas: Path, tmp_path: Path) -> None:
    """A file graded before and unchanged keeps its report; a changed one is graded again."""
    out = tmp_path / "r"
    gradiente("grade", entregas, "--out", out)
    before = (out / "submissions" / "sigmoide_ana.json").stat().st_mtime_ns
    (entregas / "sigmoide_luis.ipynb").unlink()
    (entregas / "sigmoide_luis.py").write_text(RIGHT)

    result = gradiente("grade", entregas, "--out", out, "--resume")

    assert result.exit_code == 0
    assert (out / "submissions" / "sigmoide_ana.json").stat().st_mtime_ns == before
    assert json.loads((out / "submissions" / "sigmoide_luis.json").read_text())


def test_a_folder_that_is_not_ours_is_refused(entregas: Path, tmp_path: Path) -> None:
    """An output folder with other files in it is left alone."""
    out = tmp_path / "mios"
    out.mkdir()
    (out / "tesis.txt").write_text("años")

    result = gradiente("grade", entregas, "--out", out)

    assert result.exit_code == 2
    assert "not gradiente's" in result.output
    assert [path.name for path in out.iterdir()] == ["tesis.txt"]


def test_an_output_folder_that_cannot_be_written_is_named(entregas: Path) -> None:
    """A path below a file cannot be a folder; the message says which."""
    result = gradiente("grade", entregas, "--out", entregas / "sigmoide_ana.py" / "r")

    assert result.exit_code == 2
    assert "cannot write" in result.output


def test_an_unknown_task_is_refused(entregas: Path, tmp_path: Path) -> None:
    """--task with a slug that does not exist lists those that do."""
    result = gradiente("grade", entregas, "--out", tmp_path / "r", "--task", "nada")

    assert result.exit_code == 2
    assert "sigmoide" in result.output


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """A folder without submissions is wrong usage, not an empty class."""
    assert gradiente("grade", tmp_path, "--out", tmp_path / "r").exit_code == 2


def test_check_shows_the_public_checks_only(entregas: Path, sigmoide: Task) -> None:
    """A student sees every public sentence and none that only a hidden check says."""
    every = [check for question in exams.load(sigmoide).questions for check in question.checks]
    public = {check.sentence for check in every if not check.hidden}
    hidden = {check.sentence for check in every if check.hidden} - public

    result = gradiente("check", entregas / "sigmoide_ana.py")

    shown = " ".join(result.output.split())  # lines are broken where the terminal ends
    assert result.exit_code == 0
    assert {sentence for sentence in public | hidden if sentence in shown} == public
    assert public
    assert hidden


@pytest.mark.parametrize(
    "words",
    [
        ("grade", "{class_}", "--out", "{file}/r"),
        ("demo", "--out", "{file}/r"),
        ("build", "--zips", "{file}/z"),
        ("report", "{results}"),
    ],
    ids=lambda words: words[0],
)
def test_a_place_that_cannot_be_written_is_one_sentence(
    entregas: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Every command names the place, without a traceback, and exits with 2."""
    results = tmp_path / "r"
    gradiente("grade", entregas, "--out", results)
    (results / "grades.csv").unlink()
    (results / "grades.csv" / "x").mkdir(parents=True)
    places = {"class_": entregas, "file": entregas / "sigmoide_ana.py", "results": results}

    result = gradiente(*(word.format(**places) for word in words))

    last = result.output.splitlines()[-1]
    assert result.exit_code == 2
    assert last.startswith("Error: ")
    assert "sigmoide_ana.py" in last or "grades.csv" in last


def test_help_imports_nothing_heavy() -> None:
    """`gradiente --help` answers before NumPy, rich or otter could be imported."""
    program = (
        "import sys\nfrom autograder.cli import main\nmain(['--help'], standalone_mode=False)\n"
        "print(sorted({'numpy', 'rich', 'otter', 'IPython'} & sys.modules.keys()))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ended.stdout.splitlines()[-1] == "[]"


def test_every_command_shows_how_it_is_typed() -> None:
    """Each --help holds an example that begins with the command's own name."""
    for name in main.list_commands(click.Context(main)):
        assert f"gradiente {name}" in gradiente(name, "--help").output


@pytest.mark.parametrize("command", ["grade", "check", "verify", "demo", "doctor"])
def test_windows_ends_in_one_sentence(
    entregas: Path, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever would run a student's code says to grade in WSL 2, and exits with 2."""
    more = {
        "grade": (entregas, "--out", tmp_path / "r"),
        "check": (entregas / "sigmoide_ana.py",),
        "verify": ("sigmoide",),
        "demo": ("--out", tmp_path / "r"),
    }
    # What verify imports must be there before: multiprocessing asks Windows for its own modules.
    importlib.import_module("autograder.authoring.verify")
    monkeypatch.setattr(sys, "platform", "win32")

    result = gradiente(command, *more.get(command, ()))

    assert result.exit_code == 2
    assert "WSL 2" in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "r").exists()


def test_the_class_report_is_written_again(entregas: Path, tmp_path: Path) -> None:
    """`report` makes the HTML again from what the results hold."""
    out = tmp_path / "r"
    gradiente("grade", entregas, "--out", out)
    page = (out / "report" / "index.html").read_text()
    (out / "report" / "index.html").unlink()

    gradiente("report", out)

    assert (out / "report" / "index.html").read_text() == page
