"""Whatever file a student sends, it is read, or refused in one Spanish sentence."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.intake import notebook, script

CELL = {"cell_type": "code", "source": ["x = 1\n", "y = 2"], "metadata": {}, "outputs": []}


def written(folder: Path, content: bytes | dict[str, Any], name: str = "a.ipynb") -> Path:
    path = folder / name
    raw = json.dumps(content).encode() if isinstance(content, dict) else content
    path.write_bytes(raw)
    return path


def test_code_cells_are_read_in_order(tmp_path: Path) -> None:
    """A notebook's code cells, and no others, become the cells of the submission."""
    text = {"cell_type": "markdown", "source": "hola"}
    path = written(tmp_path, {"cells": [CELL, text, CELL | {"source": "z = 3"}]})

    submission = notebook.read(path, "a", tmp_path)

    assert submission.cells == ("x = 1\ny = 2", "z = 3")
    assert submission.problem == ""


def test_the_task_is_read_from_the_metadata(tmp_path: Path) -> None:
    """The template's metadata says which task it is."""
    path = written(tmp_path, {"cells": [CELL], "metadata": {"gradiente": {"task": "xor"}}})

    assert notebook.read(path, "a", tmp_path).declared == "xor"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    """A byte order mark or UTF-16, as Windows editors write it, costs nobody anything."""
    path = written(tmp_path, json.dumps({"cells": [CELL]}).encode(encoding))

    assert notebook.read(path, "a", tmp_path).cells == ("x = 1\ny = 2",)


def test_nbformat_3_is_read(tmp_path: Path) -> None:
    """Notebooks of 2014 keep their cells in worksheets, under `input`."""
    old = {"cell_type": "code", "input": ["x = 1"], "language": "python"}
    path = written(tmp_path, {"nbformat": 3, "worksheets": [{"cells": [old]}]})

    assert notebook.read(path, "a", tmp_path).cells == ("x = 1",)


def test_scripts_are_split_at_their_marks(tmp_path: Path) -> None:
    """A .py file is one cell, or one for each `# %%`."""
    path = written(tmp_path, b"# %%\nx = 1\n# %% [markdown]\n# hola\n", "a.py")

    assert notebook.read(path, "a", tmp_path).cells == ("", "x = 1", "# hola")


SCRIPTS = {
    "exported": (
        "#!/usr/bin/env python\n# In[1]:\nx = 1\n# In[ ]:\ny = 2\n",
        ("#!/usr/bin/env python", "x = 1", "y = 2"),
    ),
    "a mark in a function": ("def f():\n    x = 1\n#%% dentro\n    return x", None),
    "a mark in a docstring": ('"""Taller\n# %% celda\nfin\n"""\nx = 1', None),
    "a mark in a list": ("x = [\n    1,\n# %%\n    2,\n]", None),
    "a mark under a decorator": ("@cache\n# %%\ndef f():\n    return 1", None),
    "a mark in a branch": ("if x:\n    y = 1\n# %%\nelse:\n    y = 2", None),
    "magics": ("%matplotlib inline\n# %%\n!ls\nx = 1", ("%matplotlib inline", "!ls\nx = 1")),
    "a mistake in one": ("x = (\n# %%\ny = 1\n# %%\nz = 2", ("x = (", "y = 1", "z = 2")),
    "a mistake and a mark in a function": (
        "def g(:\n    pass\n# %%\ndef f():\n    x = 1\n# %%\n    return x",
        ("def g(:\n    pass", "def f():\n    x = 1\n# %%\n    return x"),
    ),
}


@pytest.mark.parametrize(("text", "cells"), SCRIPTS.values(), ids=list(SCRIPTS))
def test_a_script_is_cut_between_statements_only(text: str, cells: tuple[str, ...] | None) -> None:
    """`# %%` and `# In[3]:` cut where an editor shows a line and Python could stop."""
    assert script.cells_of(text) == (cells or (text,))


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "venv", "display_name": "venv"}},
        {"kernelspec": {"name": "py38"}, "language_info": {"name": "python"}},
        {"kernelspec": {"name": "rapids-ir-2024"}},
        {"kernelspec": {"name": "ir", "language": "python"}},
        {"language_info": {"name": "mi-entorno"}},
        {"kernelspec": None, "language_info": {"name": None}},
    ],
)
def test_a_kernel_may_have_any_name(tmp_path: Path, metadata: dict[str, Any]) -> None:
    """Environments are called as people like; only another language is refused."""
    path = written(tmp_path, {"cells": [CELL], "metadata": metadata})

    assert notebook.read(path, "a", tmp_path).problem == ""


@pytest.mark.parametrize("language", ["R", "julia", "javascript", "MATLAB"])
def test_another_language_is_refused(tmp_path: Path, language: str) -> None:
    """What the notebook says of its language is believed."""
    metadata = {"kernelspec": {"name": "mio"}, "language_info": {"name": language}}
    path = written(tmp_path, {"cells": [CELL], "metadata": metadata})

    assert language in notebook.read(path, "a", tmp_path).problem


@pytest.mark.parametrize("name", ["a.ipynb", "a.py"])
def test_the_marks_of_a_git_conflict_are_named(tmp_path: Path, name: str) -> None:
    """A merge that nobody finished is no web page and no cut file."""
    one, other = json.dumps({"cells": [CELL]}), json.dumps({"cells": []})
    text = f"<<<<<<< HEAD\n{one}\n=======\n{other}\n>>>>>>> rama\n"

    assert (
        "conflicto de git"
        in notebook.read(written(tmp_path, text.encode(), name), "a", tmp_path).problem
    )


def test_functions_in_cells_of_text_are_noticed(tmp_path: Path) -> None:
    """They are not run, and whoever misses them is told where they are."""
    cells = [
        CELL,
        {"cell_type": "markdown", "source": "```python\ndef f(x):\n    return x\n```"},
        {"cell_type": "raw", "source": ["def g(x):\n", "    return x"]},
    ]

    read = notebook.read(written(tmp_path, {"cells": cells}), "a", tmp_path)

    assert [(m.name, m.kind) for m in read.misplaced] == [("f", "markdown"), ("g", "raw")]


def test_sixty_megabytes_of_outputs_are_read(tmp_path: Path) -> None:
    """Large outputs are no reason to refuse a notebook."""
    heavy = CELL | {"outputs": [{"output_type": "stream", "text": "x" * (60 << 20)}]}
    path = written(tmp_path, {"cells": [heavy]})

    assert notebook.read(path, "a", tmp_path).cells == ("x = 1\ny = 2",)


def test_an_otter_export_is_read(tmp_path: Path) -> None:
    """The one notebook inside a .zip is the submission."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("tarea/xor.ipynb", json.dumps({"cells": [CELL]}))

    assert notebook.read(tmp_path / "a.zip", "a", tmp_path).cells == ("x = 1\ny = 2",)


def test_a_zip_that_was_packed_twice_is_read(tmp_path: Path) -> None:
    """A zip with nothing in it but another one, and no third."""
    content = json.dumps({"cells": [CELL]}).encode()
    names = ("once.zip", "twice.zip", "thrice.zip")
    for inner, name in zip(("xor.ipynb", *names), names, strict=False):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(inner, content)
        content = (tmp_path / name).read_bytes()

    found = [notebook.read(tmp_path / name, "a", tmp_path) for name in names]

    assert [bool(one.problem) for one in found] == [False, False, True]
    assert found[0].cells == found[1].cells


def test_a_zip_of_scripts_has_one_that_uses_the_others(tmp_path: Path) -> None:
    """A module is no second hand-in, and an empty one stops nobody."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, text in {"m.py": "z = 1", "n.py": "", "xor.py": "import m, n\nx = m.z"}.items():
            archive.writestr(name, text)

    found = notebook.read(tmp_path / "a.zip", "a", tmp_path)

    assert found.cells == ("import m, n\nx = m.z",)
    assert [file.name for file in found.files] == ["m.py", "n.py"]


BROKEN = {
    "empty": (b"", "vacío"),
    "zeros": (b"\0" * 100, "vacío"),
    "truncated": (json.dumps({"cells": [CELL]}).encode()[:-9], "JSON se corta"),
    "a web page": (b"<html>no</html>", "página web"),
    "not json": (b"hola", "sino texto"),
    "a script": (b"import numpy as np\n", "termine en .py"),
    "damaged": (b'{"cells": [],}\n\n{"x": 1}', "JSON está dañado (línea 1)"),
    "a document": (b"PK\x03\x04 \x14", "archivo comprimido, un documento"),
    "a list": (b"[1, 2]", "no un cuaderno"),
    "deep": (b"[" * 100_000, "JSON"),
    "no code": ({"cells": [{"cell_type": "markdown", "source": "hola"}]}, "celda de código"),
    "cells of nonsense": ({"cells": [1, None, {"cell_type": "code", "source": 3.5}]}, ""),
    "another kernel": ({"cells": [CELL], "metadata": {"kernelspec": {"name": "ir"}}}, "Python"),
}


@pytest.mark.parametrize(("content", "words"), BROKEN.values(), ids=list(BROKEN))
def test_broken_files_get_a_sentence(tmp_path: Path, content: Any, words: str) -> None:
    """A file that is no notebook is refused with a sentence that says what is wrong."""
    submission = notebook.read(written(tmp_path, content), "a", tmp_path)

    assert words in submission.problem
    assert bool(submission.problem) is bool(words)


def test_a_damaged_zip_gets_a_sentence(tmp_path: Path) -> None:
    """Bytes that are no archive are refused."""
    path = written(tmp_path, b"PK\x03\x04nonsense", "a.zip")

    assert "dañado" in notebook.read(path, "a", tmp_path).problem


def test_a_folder_named_like_a_notebook_gets_a_sentence(tmp_path: Path) -> None:
    """x.ipynb may be a folder."""
    (tmp_path / "x.ipynb").mkdir()

    assert "carpeta" in notebook.read(tmp_path / "x.ipynb", "x", tmp_path).problem


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A link to a file outside the submissions is refused, not read."""
    inside = tmp_path / "entregas"
    inside.mkdir()
    written(tmp_path, {"cells": [CELL]}, "secreto.ipynb")
    (inside / "a.ipynb").symlink_to(tmp_path / "secreto.ipynb")

    submission = notebook.read(inside / "a.ipynb", "a", inside)

    assert "enlace" in submission.problem
    assert submission.cells == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_gets_a_sentence(tmp_path: Path) -> None:
    """A file we may not read is named with its remedy."""
    path = written(tmp_path, {"cells": [CELL]})
    path.chmod(0)

    assert "permisos" in notebook.read(path, "a", tmp_path).problem
