"""A module handed in beside a notebook goes with it, by whatever way it came, and with no other."""

from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path

import pytest

from autograder.intake import files, gathering
from autograder.intake.companions import LARGEST, MOST, Neighbour, asked_for, names
from autograder.intake.instructions import Instructions
from autograder.intake.pattern import Pattern
from autograder.model import Submission, Task

MODULE = "def sigmoide(z):\n    return z\n"
SLOPE = "def derivadaSigmoide(z):\n    return z\n"


def notebook(code: str) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": code}]})


HAND_IN = {"tarea.ipynb": notebook("from mis_funciones import *"), "mis_funciones.py": MODULE}
TWO_NOTEBOOKS = {
    "tarea.ipynb": notebook("%run mis_funciones.ipynb"),
    "mis_funciones.ipynb": json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "source": "Lo de siempre"},
                {"cell_type": "code", "source": [MODULE], "outputs": ["x" * LARGEST]},
            ]
        }
    ),
}
WAYS = {
    "moodle": "Ana Gil_701_assignsubmission_file_/{}",
    "canvas": "gilana_701_90{n}_{}",
    "a folder of Moodle's zip": "Ana Gil_701_assignsubmission_file_/tarea/{}",
    "an export": "{}",
}


def gathered(path: Path, tasks: tuple[Task, ...], **options: str) -> tuple[Submission, ...]:
    pattern = Pattern(options["pattern"]) if options else None
    return gathering.gather(path, Instructions(pattern=pattern), tasks, "sigmoide").submissions


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_a_download_keeps_module_and_notebook_together(
    tmp_path: Path, tasks: tuple[Task, ...], way: str
) -> None:
    """The notebook is what counts, and the module is with it."""
    with zipfile.ZipFile(tmp_path / "clase.zip", "w") as archive:
        for n, (name, text) in enumerate(HAND_IN.items()):
            archive.writestr(way.format(name, n=n), text)

    (submission,) = gathered(tmp_path / "clase.zip", tasks)

    assert submission.file.endswith(("tarea.ipynb", "clase.zip"))
    assert [(file.name, file.content) for file in submission.files] == [
        ("mis_funciones.py", MODULE)
    ]
    assert any("mis_funciones.py" in remark for remark in submission.remarks)
    assert not any("También entregaste" in remark for remark in submission.remarks)


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_a_notebook_that_is_run_comes_with_the_one_that_runs_it(
    tmp_path: Path, tasks: tuple[Task, ...], way: str
) -> None:
    """Its code alone, for its pictures have no place; and it is not taken for the hand-in."""
    with zipfile.ZipFile(tmp_path / "clase.zip", "w") as archive:
        for n, (name, text) in enumerate(TWO_NOTEBOOKS.items()):
            archive.writestr(way.format(name, n=n), text)

    path = tmp_path / "clase.zip"
    if way == "{}":  # what a student zips is inside a download
        (tmp_path / "ana").mkdir()
        path = path.rename(tmp_path / "ana" / "clase.zip").parent.parent
    (submission,) = gathered(path, tasks)

    assert submission.cells == ("%run mis_funciones.ipynb",)
    assert [file.name for file in submission.files] == ["mis_funciones.ipynb"]
    assert json.loads(submission.files[0].content) == {
        "cells": [{"cell_type": "code", "source": MODULE}]
    }
    assert not any("También entregaste" in remark for remark in submission.remarks)


def test_a_folder_of_one_student_keeps_two_notebooks_together(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """In a class of folders, and in the one folder that Gradescope gives."""
    runs, run = TWO_NOTEBOOKS.items()
    put(tmp_path / "ana" / "sigmoide.ipynb", runs[1])
    put(tmp_path / "ana" / run[0], run[1])
    put(tmp_path / "beto" / "sigmoide.ipynb", notebook(MODULE))

    ana, _ = gathered(tmp_path, tasks)
    (alone,) = files.find(tmp_path / "ana", tasks, "sigmoide", one_hand_in=True)

    for submission in (ana, alone):
        assert submission.cells == ("%run mis_funciones.ipynb",)
        assert [file.name for file in submission.files] == ["mis_funciones.ipynb"]


def test_the_notebook_of_another_task_is_run_and_graded(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """Who runs last week's notebook has handed in both."""
    put(tmp_path / "ana" / "xor.ipynb", notebook("%run sigmoide.ipynb\ndef feedForward(X): ..."))
    put(tmp_path / "ana" / "sigmoide.ipynb", notebook(MODULE))
    put(tmp_path / "beto" / "xor.ipynb", notebook("def feedForward(X): ..."))

    found = gathering.gather(tmp_path, Instructions(), tasks, None).submissions

    assert {(one.id, one.task): [f.name for f in one.files] for one in found} == {
        ("ana-sigmoide", "sigmoide"): [],
        ("ana-xor", "xor"): ["sigmoide.ipynb"],
        ("beto", "xor"): [],
    }


def test_notebooks_that_run_each_other_are_both_candidates(
    tmp_path: Path, tasks: tuple[Task, ...]
) -> None:
    """Neither serves the other only: one of them counts, as between any two."""
    put(tmp_path / "ana" / "uno.ipynb", notebook(f"%run dos.ipynb\n{MODULE}{SLOPE}"))
    put(tmp_path / "ana" / "dos.ipynb", notebook("%run uno.ipynb"))

    (ana,) = gathered(tmp_path, tasks, pattern="{id}/{file}")

    assert ana.file == "ana/uno.ipynb"


def test_a_module_may_lie_in_a_folder_of_the_path() -> None:
    """The folder is put on the path, and the code names only the module."""
    code = "sys.path.append('src')\nfrom formulas import sigmoide"

    assert names(code, "src/formulas.py")
    assert names("from src.formulas import sigmoide", "src/formulas.py")
    assert not names(code, "src/otras.py")


def test_a_long_line_is_read_once() -> None:
    """What a stranger writes in one line takes no time of ours that grows faster than it."""
    line = "import " * 200_000 + "%run " * 200_000

    start = time.perf_counter()
    assert not names(line + "x", "otro.py")
    assert not names(line + "otro", "otro.ipynb")

    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("pattern", ["", "{id}/{file}"])
def test_a_folder_keeps_module_and_notebook_together(
    tmp_path: Path, tasks: tuple[Task, ...], pattern: str
) -> None:
    """A folder for each student, read by a pattern or as it is."""
    for name, text in HAND_IN.items():
        put(tmp_path / "ana" / name, text)
    put(tmp_path / "beto" / "tarea.ipynb", notebook("from mis_funciones import *"))

    options = {"pattern": pattern} if pattern else {}
    ana, beto = gathered(tmp_path, tasks, **options)

    assert [file.name for file in ana.files] == ["mis_funciones.py"]
    assert beto.files == ()


def test_a_class_in_one_folder_shares_nothing(tmp_path: Path, tasks: tuple[Task, ...]) -> None:
    """Where several notebooks lie together, nobody may import a neighbour's work."""
    put(tmp_path / "ana.ipynb", notebook("from beto import *"))
    put(tmp_path / "carla.ipynb", notebook(f"%run ana.ipynb\n{MODULE}"))
    put(tmp_path / "beto.py", MODULE)

    submissions = gathered(tmp_path, tasks)

    assert [submission.files for submission in submissions] == [(), (), ()]


def test_modules_that_modules_import_come_too() -> None:
    """What is named by what is named; nothing that nobody names."""
    texts = {
        "uno.py": b"from paquete.dos import f",
        "paquete/dos.py": b"x = open('datos.csv')",
        "datos.csv": b"1,2\n\xff",
        "tres.py": b"",
        "otro.ipynb": b"{}",
    }
    around = [Neighbour(n, len(t), lambda t=t: t) for n, t in texts.items()]  # type: ignore[misc]  # a default binds it

    found = asked_for(("import numpy as np, uno\n# import tres",), around)

    assert {f.name: f.content.encode("latin-1") for f in found} == {
        name: texts[name] for name in ("uno.py", "paquete/dos.py", "datos.csv")
    }


def test_no_name_leads_out_and_no_size_is_believed() -> None:
    """Paths stay below the notebook; files are few and small."""
    paths = ("../m0.py", "/etc/m1.py", ".m2.py", "a/../m3.py")
    away = [Neighbour(name, 1, lambda: b"") for name in paths]
    many = [Neighbour(f"m{n}.py", 1, lambda: b"x") for n in range(MOST + 5)]
    heavy = Neighbour("grande.py", 1, lambda: b"x" * (LARGEST + 1))
    code = "\n".join([*(f"import m{n}" for n in range(MOST + 5)), "import grande"])

    assert asked_for((code,), away) == ()
    assert len(asked_for((code,), [heavy, *many])) == MOST
    assert asked_for((code,), [heavy]) == ()
