"""What leaves the project in one file: zips for students, for otter and for Gradescope."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

import autograder
from autograder.authoring import template
from autograder.judging import seeds
from autograder.lms.gradescope import Settings
from autograder.model import Refusal, Task
from autograder.storage import make_private, write_together, zipped

ENGINE = Path(__file__).parents[1]
SCRIPTS = ENGINE / "lms" / "scripts"
PROGRAMS = {"setup.sh", "run_autograder"}  # a system runs them; all else is only read
OTTER = {"pdf": False, "show_stdout": False}

SEED = seeds.OWN.relative_to(ENGINE.parent).as_posix()

Files = Mapping[str, bytes]  # by path inside the zip


def write(task: Task, folder: Path, settings: Settings) -> tuple[Path, ...]:
    """Write the zips of a task into `folder`, the same bytes from the same files every time.

    They are stored, not deflated: zlib's bytes vary by version.
    """
    made = {
        "student": student(task),
        "otter": otter(task, settings),
        "gradescope": gradescope(task, settings),
    }
    zips = {
        f"{task.slug}-{kind}.zip": zipped(files, programs=PROGRAMS, method=zipfile.ZIP_STORED)
        for kind, files in made.items()
    }
    make_private(folder)  # solutions are in it
    write_together(folder, zips)
    return tuple(folder / name for name in zips)


def student(task: Task) -> Files:
    """The task's folder of the template, and nothing else."""
    return {path.as_posix(): text.encode() for path, text in template.folder(task)}


def otter(task: Task, settings: Settings) -> Files:
    """What `otter generate` makes of our tests; the code they import travels as support files."""
    shown = settings.hidden_checks != "hidden"
    seed = seeds.draw(settings.secret, task.slug, attempt=1).seed
    stage = {
        **{f"tests/{name}.py": text.encode() for name, text in template.public_tests(task).items()},
        **{f"tests/{path.stem}_ocultas.py": path.read_bytes() for path in task.hidden.glob("*.py")},
        **_sources(ENGINE, "autograder"),
        **_sources(task.solution, f"solutions/{task.slug}"),
        SEED: seed.encode(),
        "otter_config.json": json.dumps(OTTER | {"show_hidden": shown}, indent=2).encode(),
        "requirements.txt": _lines(r for r in _requirements() if not r.startswith("otter-grader")),
    }
    with tempfile.TemporaryDirectory() as place:
        for name, data in stage.items():
            path = Path(place) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return _generated(task, Path(place))


def gradescope(task: Task, settings: Settings) -> Files:
    """The engine and this one task as a course of their own, with Gradescope's two programs."""
    constraints = task.root / "constraints.txt"
    return {
        **{path.name: path.read_bytes() for path in SCRIPTS.iterdir() if path.is_file()},
        **_sources(ENGINE, "course/autograder"),
        **_metadata("course"),
        **_sources(task.assignment, f"course/assignments/{task.slug}"),
        **_sources(task.solution, f"course/solutions/{task.slug}"),
        **_sources(task.hidden, f"course/tests/hidden/{task.slug}"),
        "choice.json": json.dumps(asdict(settings) | {"task": task.slug}, indent=2).encode(),
        "requirements.txt": _lines(_requirements()),
        "constraints.txt": constraints.read_bytes() if constraints.exists() else b"",
    }


def _generated(task: Task, stage: Path) -> Files:
    command = [
        *(sys.executable, "-m", "otter", "generate"),
        *("-t", "tests", "-o", "made.zip", "-c", "otter_config.json", "-r", "requirements.txt"),
        *("--no-environment", "--python-version", f"3.{sys.version_info.minor}"),
        *("autograder", "solutions"),
    ]
    ended = subprocess.run(command, cwd=stage, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter
    if ended.returncode:
        said = (ended.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise Refusal(
            f"`otter generate` made no zip for {task.slug}: {said}; "
            "install the course's otter: pip install otter-grader"
        )
    with zipfile.ZipFile(stage / "made.zip") as made:
        return {name: made.read(name) for name in made.namelist() if not name.endswith("/")}


def _sources(folder: Path, inside: str) -> dict[str, bytes]:
    """The files of a folder under another name; what Python leaves beside them is no source."""
    return {
        f"{inside}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }


def _metadata(inside: str) -> dict[str, bytes]:
    """What tells sources that were copied, not installed, which version they are."""
    version = autograder.__version__
    facts = ("Metadata-Version: 2.1", "Name: gradiente", f"Version: {version}")
    return {f"{inside}/gradiente-{version}.dist-info/METADATA": _lines(facts)}


def _requirements() -> tuple[str, ...]:
    """What the engine needs to run, as its distribution says."""
    try:
        needed = importlib.metadata.requires("gradiente") or ()
    except importlib.metadata.PackageNotFoundError:
        raise Refusal(
            "gradiente is not installed, so nobody knows what it needs: pip install -e ."
        ) from None
    return tuple(line for line in needed if "extra ==" not in line)


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
