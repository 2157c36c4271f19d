"""Whom the trusted side believes: nothing of a hand-in's; and who may read the results."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from autograder import catalog, storage
from autograder.authoring import bundle
from autograder.cli import main
from autograder.judging import proxy
from autograder.lms.gradescope import Settings
from autograder.model import Refusal, Task
from autograder.sandbox import opening
from autograder.sandbox.plain import PlainSandbox
from autograder.sandbox.process import Sandbox
from autograder.sandbox.users import FIRST, LAST, Users

ROOT = Path(__file__).resolve().parents[2]
RIGHT = "def derivadaDesdeActivacion(a):\n    return a * (1 - a)\n"
LURE = "import pathlib\npathlib.Path({!r}).touch()\n"


def gradiente(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def entregas(tmp_path: Path) -> Path:
    """A class of one."""
    (tmp_path / "entregas").mkdir()
    (tmp_path / "entregas" / "sigmoide_ana.py").write_text(RIGHT)
    return tmp_path / "entregas"


@pytest.fixture
def trap(entregas: Path) -> Path:
    """A hand-in with a course of its own, which leaves a file where its code is loaded."""
    tests = entregas / "assignments" / "sigmoide" / "tests"
    tests.mkdir(parents=True)
    (entregas / "solutions" / "sigmoide").mkdir(parents=True)
    (tests.parent / "task.toml").write_text('title = "x"\norder = 1\n')
    for path in (tests / "sigmoide.py", entregas / "solutions" / "sigmoide" / "solution.py"):
        path.write_text(LURE.format(str(entregas.parent / "ran")))
    return entregas


@pytest.mark.parametrize("graded", [".", "sigmoide_ana.py", "../entregas"])
def test_a_hand_in_brings_no_course(
    trap: Path, monkeypatch: pytest.MonkeyPatch, graded: str
) -> None:
    """Whoever stands in what is graded still grades by the course we ship with, and reads which."""
    monkeypatch.chdir(trap)

    result = gradiente("grade", graded, "--out", trap.parent / "r", "--task", "sigmoide")

    assert f"course: {ROOT}" in result.output
    assert not (trap.parent / "ran").exists()


def test_below_a_hand_in_there_is_no_course_either(
    trap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor where one stands deeper than what is graded; `check` believes no more than `grade`."""
    monkeypatch.chdir(trap / "assignments")

    assert catalog.find_root(graded=trap.parent) == ROOT
    assert gradiente("check", "../sigmoide_ana.py").exit_code == 0
    assert not (trap.parent / "ran").exists()


def test_elsewhere_that_folder_is_a_course(trap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the same folder, when something else is graded, is the course that is used."""
    monkeypatch.chdir(trap)
    other = trap.parent / "otra.py"
    shutil.copy(trap / "sigmoide_ana.py", other)

    gradiente("grade", other, "--out", trap.parent / "r", "--task", "sigmoide")

    assert catalog.find_root(graded=other) == catalog.find_root() == trap
    assert (trap.parent / "ran").exists()


@pytest.mark.parametrize("name", ["click", "rich", "json", "numpy", "solutions"])
def test_a_hand_in_is_no_module_of_ours(entregas: Path, name: str) -> None:
    """`python -m autograder` in the folder of the hand-ins imports none of them."""
    (entregas / f"{name}.py").write_text(LURE.format(str(entregas.parent / "ran")))

    ended = subprocess.run(
        [sys.executable, "-m", "autograder", "grade", ".", "--dry-run"],
        cwd=entregas,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 0, ended.stderr
    assert not (entregas.parent / "ran").exists()


def modes(folder: Path) -> set[int]:
    """The rights of everything in a folder, and of the folder itself."""
    return {
        path.stat().st_mode & 0o777
        for path in (folder, *folder.rglob("*"))
        if path.name != "class.json"  # its owner's alone, always
    }


def test_results_are_their_owners_alone(entregas: Path) -> None:
    """A folder that a run makes, and all files in it, are closed to everybody else."""
    out = entregas.parent / "a" / "r"

    gradiente("grade", entregas, "--out", out)

    assert modes(out) == {0o700, 0o600}


def test_shared_results_may_be_read_by_their_group(entregas: Path) -> None:
    """--shared opens folder and files to the group, those of an earlier run too."""
    out = entregas.parent / "r"
    gradiente("grade", entregas, "--out", out)

    gradiente("grade", entregas, "--out", out, "--shared")

    assert all(mode & 0o040 for mode in modes(out))


def test_a_folder_with_rights_for_a_group_keeps_them(entregas: Path) -> None:
    """Where somebody has decided that a group may read, files are made as usual."""
    out = entregas.parent / "r"
    out.mkdir()
    out.chmod(0o750)

    gradiente("grade", entregas, "--out", out)

    assert out.stat().st_mode & 0o777 == 0o750
    assert all(mode & 0o040 for mode in modes(out))


def test_zips_with_solutions_are_their_owners_alone(tmp_path: Path, sigmoide: Task) -> None:
    """What `build --zips` writes into a new folder nobody else reads."""
    bundle.write(sigmoide, tmp_path / "zips", Settings())

    assert modes(tmp_path / "zips") == {0o700, 0o600}


@pytest.mark.parametrize(
    "place", ["", "class.json", "submissions", "submissions/sigmoide_ana.json", "a/b"]
)
def test_a_folder_with_links_is_refused(entregas: Path, place: str) -> None:
    """Results are written nowhere but in the folder that was named."""
    out, elsewhere = entregas.parent / "r", entregas.parent / "elsewhere"
    gradiente("grade", entregas, "--out", out)
    if not place:
        out.rename(elsewhere)
    elif (out / place).exists():
        (out / place).rename(elsewhere)
    (out / place).parent.mkdir(parents=True, exist_ok=True)
    (out / place).symlink_to(elsewhere)

    for words in (("grade", entregas, "--out", out), ("report", out)):
        result = gradiente(*words)

        assert result.exit_code == 2
        assert f"{out / place} is a link" in " ".join(result.output.split("\n"))


def test_a_marker_of_another_kind_makes_no_folder_ours(entregas: Path) -> None:
    """`.gradiente` as something else than what we write there is no reason to delete anything."""
    out = entregas.parent / "r"
    (out / ".gradiente").mkdir(parents=True)

    assert gradiente("grade", entregas, "--out", out).exit_code == 2


def test_results_of_the_first_version_are_ours(entregas: Path) -> None:
    """A folder that 3a8b1dc wrote is graded into again."""
    out = entregas.parent / "r"
    shutil.copytree(ROOT / "tests" / "lms" / "results_3a8b1dc" / "resultados", out)

    assert gradiente("grade", entregas, "--out", out).exit_code in {0, 1}
    assert (out / "submissions" / "sigmoide_ana.json").exists()


@pytest.fixture
def wall_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that has no walls."""
    monkeypatch.setattr(sys, "platform", "darwin")


COMMANDS = {
    "grade": ("grade", "{0}", "--out", "{0}/../r"),
    "check": ("check", "{0}/sigmoide_ana.py"),
    "verify": ("verify", "sigmoide"),
}


@pytest.mark.parametrize("command", ["grade", "check"])
@pytest.mark.usefixtures("wall_less")
def test_without_walls_every_command_says_so(entregas: Path, command: str) -> None:
    """NOT SANDBOXED is what whoever runs somebody else's code must read."""
    result = gradiente(*(word.format(entregas) for word in COMMANDS[command]))

    assert "NOT SANDBOXED" in result.output


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("wall_less")
def test_walls_can_be_required(entregas: Path, command: str) -> None:
    """With --require-walls nothing is run, and nothing is written."""
    result = gradiente(*(word.format(entregas) for word in COMMANDS[command]), "--require-walls")

    assert result.exit_code == 2
    assert "NOT SANDBOXED" in result.output
    assert not (entregas.parent / "r").exists()


def test_walls_that_stand_are_enough(sandbox: Sandbox) -> None:
    """The refusal is of a place without any wall, and of no other."""
    with PlainSandbox() as plain, pytest.raises(Refusal):
        opening.refuse_unprotected(plain)
    if "NOT SANDBOXED" not in sandbox.protection:
        opening.refuse_unprotected(sandbox)


def test_squatted_names_of_users_stop_nobody() -> None:
    """Whoever takes all the names that loans are known by keeps no run from starting."""
    with ExitStack() as stack:
        for uid in range(FIRST, LAST + 1):
            squatter = stack.enter_context(socket.socket(socket.AF_UNIX))
            try:
                squatter.bind(f"\0gradiente-user-{uid}")
            except OSError:
                continue  # another grader's
        users = Users()

        lent = [users.lend() for _ in range(3)]

        assert len({FIRST <= uid <= LAST for uid in lent} | set(lent)) == 4
        users.take_back(lent[0])
        assert users.lend() == lent[0]
        users.close()


def test_an_argument_never_gets_other_memory() -> None:
    """S11: a view that a test holds still shows what it did, whatever size came back."""
    argument = np.arange(4_000_000, dtype=float)
    view = argument[3_000_000:3_000_003]

    assert not proxy._change(argument, np.zeros(1))
    assert view.tolist() == [3e6, 3e6 + 1, 3e6 + 2]
    assert proxy._change(argument, np.zeros((2000, 2000)))
    assert view.tolist() == [0.0, 0.0, 0.0]


def test_links_below_a_link_are_not_followed(tmp_path: Path) -> None:
    """The search for links ends at the first, and follows none."""
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "up").symlink_to(tmp_path)

    with pytest.raises(Refusal, match="up is a link"):
        storage.refuse_links(tmp_path / "r")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_secret_is_never_open_for_a_moment(tmp_path: Path) -> None:
    """A draft has the rights of the file from its first byte."""
    folder = tmp_path / "r"
    storage.make_private(folder)

    storage.write_whole(folder / "a" / "b.json", "x")

    assert modes(folder) == {0o700, 0o600}
