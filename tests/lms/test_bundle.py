"""`gradiente build --zips`: what is in the zips, what is not, and that their bytes agree."""

from __future__ import annotations

import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest
from click.testing import CliRunner

import autograder
from autograder.authoring import bundle, template
from autograder.cli import main, writing
from autograder.judging import seeds
from autograder.lms.gradescope import Settings
from autograder.model import Task


@pytest.fixture(scope="module")
def folder(sigmoide: Task, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zips of sigmoide."""
    made = tmp_path_factory.mktemp("zips")
    bundle.write(sigmoide, made, Settings())
    return made


def members(archive: Path) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(archive) as zipped:
        return {info.filename: info for info in zipped.infolist()}


def test_a_second_build_gives_the_same_bytes(folder: Path, sigmoide: Task, tmp_path: Path) -> None:
    """Dates, order and compression of this machine leave no trace."""
    bundle.write(sigmoide, tmp_path, Settings())

    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in folder.iterdir()}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_a_zip_carries_its_secret(sigmoide: Task, tmp_path: Path) -> None:
    """Gradescope's has the secret of the class, otter's one seed, the student's nothing."""
    secret = "-".join(("un", "secreto", "de", "prueba"))
    words = (secret.encode(), seeds.draw(secret, "sigmoide", 1).seed.encode())

    bundle.write(sigmoide, tmp_path, Settings(secret=secret))

    holding = set()
    for path in tmp_path.iterdir():
        with zipfile.ZipFile(path) as zipped:
            names = [n for n in zipped.namelist() if any(w in zipped.read(n) for w in words)]
        holding |= {(path.name, name) for name in names}
    assert holding == {
        ("sigmoide-gradescope.zip", "choice.json"),
        ("sigmoide-otter.zip", "files/autograder/judging/seed.txt"),
    }


def test_the_folder_of_the_zips_keeps_a_secret(tmp_path: Path) -> None:
    """It is written once, for nobody else to read, and read from then on."""
    path = tmp_path / "class-secret"

    first, second = writing._secret(path), writing._secret(path)

    assert first == second == path.read_text().strip()
    assert path.stat().st_mode & 0o777 == 0o600


def test_students_get_their_folder_of_the_template(folder: Path, sigmoide: Task) -> None:
    """The student's zip is the task's folder of student_template/, and nothing else."""
    wanted = {path.as_posix() for path, _ in template.files((sigmoide,))}
    wanted -= {"README.md", "index.html"}  # of the whole course

    assert set(members(folder / "sigmoide-student.zip")) == wanted


@pytest.mark.parametrize("kind", ["otter", "gradescope"])
def test_an_autograder_holds_one_solution(folder: Path, kind: str) -> None:
    """The solution and the hidden tests of its own task, of no other, and no compiled file."""
    names = set(members(folder / f"sigmoide-{kind}.zip"))

    assert any(name.endswith("solutions/sigmoide/solution.py") for name in names)
    assert not any("solutions/xor" in name or "hidden/xor" in name for name in names)
    assert not any(name.endswith(".pyc") for name in names)


def test_gradescope_knows_the_version(folder: Path, tmp_path: Path) -> None:
    """Its container has the sources and no installed distribution, and results name the version."""
    with zipfile.ZipFile(folder / "sigmoide-gradescope.zip") as zipped:
        zipped.extractall(tmp_path)

    found = [(each.name, each.version) for each in distributions(path=[str(tmp_path / "course")])]

    assert found == [("gradiente", autograder.__version__)]


def test_gradescope_finds_its_programs(folder: Path) -> None:
    """setup.sh and run_autograder lie at the root and may be run."""
    found = members(folder / "sigmoide-gradescope.zip")

    for name in ("setup.sh", "run_autograder"):
        assert found[name].external_attr >> 16 == 0o755


def test_a_build_that_only_checks_writes_no_zips(tmp_path: Path) -> None:
    """--check and --zips contradict each other: nothing is written, and the message says so."""
    result = CliRunner().invoke(main, ["build", "--check", "--zips", str(tmp_path / "z")])

    assert result.exit_code == 2
    assert "--check writes nothing" in result.output
    assert not (tmp_path / "z").exists()


def test_a_file_in_the_way_is_named(sigmoide: Task, tmp_path: Path) -> None:
    """A folder that cannot be made is an error that names it, and nothing is left behind."""
    (tmp_path / "taken").write_text("mine")

    with pytest.raises(OSError, match="taken"):
        bundle.write(sigmoide, tmp_path / "taken", Settings())

    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
