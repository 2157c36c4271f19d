"""The otter zips: `otter run` gives every submission the points that `gradiente grade` gives it.

Otter runs a notebook as whoever calls it, with the whole machine before it, so here it runs with
nothing to lose: a home of its own, and no pip to install with.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from autograder.cli import main
from tests.shares import FULL

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
EXPECTED: dict[str, dict[str, Any]] = {
    path.parent.name: json.loads(path.read_text("utf-8")) for path in GOLDEN.glob("*/expected.json")
}
GRADED = sorted(case for case, expected in EXPECTED.items() if expected["status"] == "graded")
NO_GRADE = {  # where otter gives no grade at all, and why we do
    "adrian_cuadratica_no_termina": "a function that never ends holds up the process of the tests",
    "dario_revuelto": "a cell that kills the kernel kills the tests in it",
    "fabian_una_celda_utf16": "otter reads UTF-8 only, and this file is UTF-16",
    "sara_xor_se_cierra": "a function that ends the process ends the tests in it",
}
# Where otter gives other points than `gradiente grade`, by question, and why.
DIFFERENT: dict[str, tuple[dict[str, float], str]] = {
    "hilda_ols_imaginaria": ({"gradiente": 1}, "public tests alone read a complex number as one"),
    "iker_ols_costo_texto": ({"costo": 3}, "public tests alone read a text as a number"),
    "saul_xor_sgd_listas_y_se_detiene": (
        {"entrenarSGD": 17},
        "each test starts anew, and forgets that a neighbour's neighbour gives lists",
    ),
}
EACH = 1 if FULL else 24  # otter takes four seconds for each of them
ASKED = sorted({*[case for case in GRADED if case not in NO_GRADE][::EACH], *NO_GRADE, *DIFFERENT})
ENDLESS, PATIENCE = 12, 240  # seconds: for what will not end, and for a very busy machine


@dataclass(frozen=True, slots=True)
class Place:
    """A Python with otter and without the project, and the zips."""

    python: Path
    zips: Path
    home: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An instructor's machine with otter, our zips and nothing else of ours."""
    home = tmp_path_factory.mktemp("otter")
    venv, zips = home / "venv", home / "zips"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (venv / "lib" / version / "site-packages" / "otter.pth").write_text(str(packages()))
    (venv / "bin" / "pip").write_text("#!/bin/sh\nexit 1\n")  # before the machine's own
    (venv / "bin" / "pip").chmod(0o755)
    secret = home / "class-secret"
    secret.write_text("5" * 64 + "\n")  # the same cases every time
    words = ["build", "--zips", str(zips), "--class-secret", str(secret)]
    built = CliRunner().invoke(main, words)
    assert built.exit_code == 0, built.output
    return Place(venv / "bin" / "python", zips, home)


@pytest.fixture(scope="module")
def points(place: Place) -> dict[str, dict[str, float] | None]:
    """Otter's points by case and question; None where it gave no grade."""
    with ThreadPoolExecutor(2) as executor:
        return dict(zip(ASKED, executor.map(lambda case: graded(place, case), ASKED), strict=True))


def packages() -> Path:
    """The folder with otter in it."""
    return next(Path(entry) for entry in sys.path if (Path(entry) / "otter").is_dir())


def graded(place: Place, case: str) -> dict[str, float] | None:
    folder = place.home / case
    folder.mkdir()
    (submission,) = (p for p in (GOLDEN / case).iterdir() if p.name != "expected.json")
    archive = place.zips / f"{EXPECTED[case]['task']}-otter.zip"
    seconds = ENDLESS if case.startswith("adrian") else PATIENCE
    try:
        otter(place, "run", "-a", archive, "-o", folder, submission, folder=folder, seconds=seconds)
        results = json.loads((folder / "results.json").read_text("utf-8"))
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    found: Counter[str] = Counter()
    for test in results["tests"]:
        found[test["name"].removesuffix("_ocultas")] += test.get("score", 0)
    return {name: found[name] for name in EXPECTED[case]["questions"]}


def otter(place: Place, *words: str | Path, folder: Path, seconds: int) -> str:
    """What the real program says."""
    own = {
        "PATH": f"{place.python.parent}:/usr/bin:/bin",
        "HOME": str(folder),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "MPLBACKEND": "Agg",
        "LANG": "C.UTF-8",
    }
    ended = subprocess.run(
        [place.python, "-m", "otter", *words],
        cwd=folder,
        env=own,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=True,
    )
    return ended.stdout


def test_otter_runs_without_the_project(place: Place) -> None:
    """What the hidden tests import comes from the zip: otter's Python does not have it."""
    code = "import importlib.util as u; print(u.find_spec('autograder'), u.find_spec('solutions'))"

    found = subprocess.run(
        [place.python, "-c", code], cwd="/", capture_output=True, text=True, check=True
    )

    assert found.stdout.split() == ["None", "None"]


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in ASKED if case not in NO_GRADE])
def test_otter_gives_the_same_points(case: str, points: dict[str, dict[str, float] | None]) -> None:
    """Every question has the points of `gradiente grade`, but for those that DIFFERENT explains."""
    others, why = DIFFERENT.get(case, ({}, ""))

    assert points[case] == EXPECTED[case]["questions"] | others, why


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(NO_GRADE))
def test_where_otter_gives_no_grade(case: str, points: dict[str, dict[str, float] | None]) -> None:
    """The cases that NO_GRADE explains are the only ones, and they still are."""
    assert points[case] is None, NO_GRADE[case]


def test_otter_grade_finds_what_its_image_is_built_from(place: Place) -> None:
    """Every file that otter's Dockerfile adds is in the zip."""
    dockerfile = (packages() / "otter" / "grade" / "Dockerfile").read_text("utf-8")
    added = [line.split()[1:-1] for line in dockerfile.splitlines() if line.startswith("ADD ")]
    needed = [pattern for patterns in added for pattern in patterns if pattern != "requirements.*"]

    for archive in place.zips.glob("*-otter.zip"):
        with zipfile.ZipFile(archive) as zipped:
            tops = {name.split("/")[0] for name in zipped.namelist()}
        assert needed
        assert all(any(fnmatch(top, pattern) for top in tops) for pattern in needed)
