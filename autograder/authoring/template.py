"""assignments/ becomes student_template/: the same bytes on every build, and nothing else in them.

Only files below `assignments/<slug>/` are read here, so the template cannot leak what is not there.
"""

from __future__ import annotations

import base64
import bz2
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext

from autograder.model import Task

FOLDER = "student_template"
README = """\
# Tareas de aprendizaje profundo con NumPy

Cada carpeta es una tarea: abre su cuaderno `.ipynb` en Jupyter, en VS Code o en Colab y sigue las
instrucciones. Después de cada función, la celda `grader.check(...)` te dice cómo vas.

{tasks}

Para trabajar en tu computador: `pip install jupyterlab matplotlib numpy otter-grader scikit-learn`.
En Colab basta con subir el cuaderno. Al terminar, reinicia el kernel, ejecuta todas las celdas y
entrega el archivo `.ipynb`.
"""
SETUP = '''\
# @title Preparación: ejecuta esta celda primero {{ display-mode: "form" }}
# Trae otter y las pruebas públicas de la tarea, las mismas que están en la carpeta tests/.
import base64
import bz2
import json
import tempfile
import traceback
from contextlib import contextmanager
from pathlib import Path

try:
    import otter
except ImportError:  # por ejemplo, en Colab
    get_ipython().run_line_magic("pip", "install -q otter-grader")
    import otter

PRUEBAS = "{tests}"

carpeta = Path("tests")
pruebas = json.loads(bz2.decompress(base64.b64decode(PRUEBAS)))
if not all((carpeta / f"{{nombre}}.py").exists() for nombre in pruebas):
    carpeta = Path(tempfile.mkdtemp())
    for nombre, texto in pruebas.items():
        (carpeta / f"{{nombre}}.py").write_text(texto, encoding="utf-8")
grader = otter.Notebook(tests_dir=str(carpeta))


@contextmanager
def al_completar():
    """Lo que usa tus funciones espera, sin romper nada, a que las tengas."""
    try:
        yield
    except NotImplementedError as pendiente:
        print(f"Aquí verás el resultado cuando termines. {{pendiente}}.")
    except Exception as error:
        pasos = traceback.extract_tb(error.__traceback__)
        tuyos = [paso for paso in pasos if paso.name in pruebas]
        print(f"Aquí verás el resultado cuando funcione. {{type(error).__name__}}: {{error}}")
        if tuyos:
            print(f"Ocurrió en {{tuyos[-1].name}}: {{tuyos[-1].line}}")
        else:
            print("Posiblemente una de tus funciones no devuelve lo que se espera de ella.")
        print("Sigue con lo demás y vuelve a ejecutar esta celda cuando lo corrijas.")
'''


def build(tasks: tuple[Task, ...], target: Path) -> None:
    """Write the template: built beside `target`, then put in its place in one move."""
    if target.exists() and target.name != FOLDER:
        raise ValueError(f"{target} exists and is not called {FOLDER}: not overwritten")
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        fresh = Path(scratch) / FOLDER
        for path, text in files(tasks):
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            shutil.move(target, Path(scratch) / "old")
        shutil.move(fresh, target)


def drift(tasks: tuple[Task, ...], target: Path) -> list[str]:
    """What a build would change in `target`: one line a file, none when it is fresh."""
    wanted = {str(path): text for path, text in files(tasks)}
    present = {
        path.relative_to(target).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(target.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    names = sorted(wanted.keys() | present.keys())
    return [
        _change(name, wanted, present) for name in names if wanted.get(name) != present.get(name)
    ]


def files(tasks: tuple[Task, ...]) -> Iterator[tuple[Path, str]]:
    """Every file of the template, with its text."""
    listed = "\n".join(f"- `{task.slug}/`: {task.title}" for task in tasks)
    yield Path("README.md"), README.format(tasks=listed)
    for task in tasks:
        folder = Path(task.slug)
        for name, text in public_tests(task).items():
            yield folder / "tests" / f"{name}.py", text
        text = json.dumps(notebook(task), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        yield folder / f"{task.slug}.ipynb", text


def public_tests(task: Task) -> dict[str, str]:
    """The public test files by question."""
    folder = task.assignment / "tests"
    return {name: (folder / f"{name}.py").read_text(encoding="utf-8") for name in task.functions}


def notebook(task: Task) -> dict[str, Any]:
    """The student's notebook as nbformat 4.5 JSON; cell ids count from 0, so builds agree."""
    source = (task.assignment / "notebook.py").read_text(encoding="utf-8")
    cells = [_setup(task), *jupytext.reads(source, fmt="py:percent").cells]
    return {
        "cells": [_cell(task, index, cell) for index, cell in enumerate(cells)],
        "metadata": {
            "gradiente": {"task": task.slug},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _setup(task: Task) -> dict[str, Any]:
    tests = json.dumps(public_tests(task), ensure_ascii=False, sort_keys=True).encode()
    packed = base64.b64encode(bz2.compress(tests)).decode()
    metadata = {"tags": ["preparacion"], "cellView": "form", "jupyter": {"source_hidden": True}}
    return {
        "cell_type": "code",
        "source": SETUP.format(tests=packed).rstrip(),
        "metadata": metadata,
    }


def _cell(task: Task, index: int, cell: dict[str, Any]) -> dict[str, Any]:
    plain = {
        "id": f"{task.slug}-{index:02d}".replace("_", "-"),
        "cell_type": cell["cell_type"],
        "metadata": dict(cell["metadata"]),
        "source": cell["source"].splitlines(keepends=True),
    }
    return plain | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})


def _change(name: str, wanted: dict[str, str], present: dict[str, str]) -> str:
    if name not in present:
        return f"{name}: missing"
    return f"{name}: {'differs' if name in wanted else 'should not be there'}"
