"""The essential attacks once more, as an ordinary user, when the suite runs as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.attack import ROOT
from tests.attacks.conftest import ESSENTIAL

NOBODY = 64099  # not among the ids the sandbox lends
WANTED = "import autograder, hypothesis, IPython, numpy, otter, pytest"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
TESTS = ("tests/attacks/test_attacks.py", "tests/attacks/test_controls.py")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A home of the ordinary user's."""
    path = Path(tempfile.mkdtemp(prefix="usuario-", dir="/tmp"))
    os.chown(path, NOBODY, NOBODY)
    yield path
    shutil.rmtree(path)


def as_nobody(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What a program says that runs as the ordinary user."""
    own = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
        cwd=ROOT,
        env=own | more,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def interpreter(folder: Path) -> str:
    """A Python with our packages that the ordinary user can read; skips where there is none.

    Ours may lie below a closed folder (pyenv of root's): then the system's Python of the same
    version, in an empty environment that is pointed at our packages.
    """
    if _has_packages(folder, sys.executable):
        return sys.executable
    system = Path(f"/usr/bin/python{VERSION}")
    if system.exists():
        own = folder / "venv"
        made = as_nobody(folder, str(system), "-m", "venv", "--without-pip", str(own))
        library = own / "lib" / f"python{VERSION}" / "site-packages"
        if not made.returncode:
            ours = next(entry for entry in sys.path if entry.endswith("site-packages"))
            (library / "ours.pth").write_text(f"import site; site.addsitedir({ours!r})\n")
            if _has_packages(folder, str(own / "bin" / "python")):
                return str(own / "bin" / "python")
    pytest.skip(
        f"no Python {VERSION} with our packages that another user can read: "
        f"{sys.base_prefix} is closed, and {system} is missing or cannot load them"
    )


def _has_packages(folder: Path, python: str) -> bool:
    try:
        return as_nobody(folder, python, "-c", WANTED).returncode == 0
    except PermissionError:
        return False


HOG = """
import threading, time
def hog():
    try:
        while True:
            threading.Thread(target=time.sleep, args=(4,), daemon=True).start()
    except RuntimeError:
        time.sleep(3)
hog()
"""
NEIGHBOUR = """
import threading, time
time.sleep(1.5)
for _ in range(4):
    threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
"""
SIDE_BY_SIDE = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from autograder import catalog, run
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.orders import ALL, Wall
from tests.attacks.attack import submission
task = next(t for t in catalog.load_tasks(Path.cwd()) if t.slug == "sigmoide")
both = [submission("hog", [{HOG!r}]), submission("neighbour", [{NEIGHBOUR!r}])]
walls = ALL - {{Wall(name) for name in sys.argv[1:]}}
with open_sandbox(walls) as sandbox, ThreadPoolExecutor(2) as executor:
    reports = run.grade_batch(both, (task,), sandbox, executor)
print("namespaces" in sandbox.protection, len(reports[1].cell_errors))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become an ordinary user")
def test_threads_of_one_student_are_not_counted_against_another(folder: Path) -> None:
    """S12: as many as there may be cost the neighbour nothing; without a namespace, its own."""
    python = interpreter(folder)

    apart = as_nobody(folder, python, "-c", SIDE_BY_SIDE)
    together = as_nobody(folder, python, "-c", SIDE_BY_SIDE, "namespaces", "tmpfs")

    if apart.stdout.startswith("False"):
        pytest.skip("this machine allows an ordinary user no namespaces")
    assert apart.stdout.split() == ["True", "0"], apart.stderr
    assert together.stdout.split() == ["False", "1"], together.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="the whole suite already runs as an ordinary user")
def test_the_walls_hold_for_an_ordinary_user_too(folder: Path) -> None:
    """The attacks on the operating system, and their controls, pass without being root."""
    python = interpreter(folder)

    ended = as_nobody(
        folder,
        *(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS),
        **{ESSENTIAL: "1"},
    )

    print(ended.stdout[-3000:])
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-1000:]
    assert " passed" in ended.stdout
