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
from importlib import resources
from pathlib import Path
from typing import Any

import jupytext

from autograder.authoring import page, path
from autograder.catalog import HANDED_OUT
from autograder.model import Refusal, Task
from autograder.storage import text_of

SETUP = '''\
# @title Preparación: ejecuta esta celda primero {{ display-mode: "form" }}
# Trae otter y las pruebas públicas de la tarea, las mismas que están en la carpeta tests/.
import base64
import bz2
import inspect
import json
import subprocess
import sys
import tempfile
import traceback
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType, SimpleNamespace

PRUEBAS = "{tests}"
pruebas = json.loads(bz2.decompress(base64.b64decode(PRUEBAS)))


class Caso:
    """Una prueba, como la guarda otter."""

    def __init__(self, name="", **_):
        self.name = name

    def __call__(self, prueba):
        self.prueba = prueba
        return self


class SinOtter:
    """Hace las comprobaciones donde no hay otter ni red para traerlo."""

    def __init__(self):
        for nombre in ("otter", "otter.test_files"):
            sys.modules[nombre] = ModuleType(nombre)
        sys.modules["otter.test_files"].test_case = Caso

    def check(self, pregunta, *_):
        if pregunta not in pruebas:
            print(f"No hay comprobaciones de {{pregunta}}: las hay de {{', '.join(pruebas)}}.")
            return None
        ambiente = {{}}
        exec(pruebas[pregunta], ambiente)
        resultados = [self.resultado(c) for c in ambiente.values() if isinstance(c, Caso)]
        return Respuesta(pregunta, resultados)

    def resultado(self, caso):
        nombres = inspect.signature(caso.prueba).parameters
        try:
            caso.prueba(**{{nombre: globals().get(nombre) for nombre in nombres}})
        except Exception as error:
            return SimpleNamespace(passed=False, name=caso.name, message=str(error))
        return SimpleNamespace(passed=True, name=caso.name, message="")


class Respuesta:
    """Lo que dicen las comprobaciones de una función."""

    def __init__(self, pregunta, resultados):
        self.pregunta, self.test_case_results = pregunta, resultados

    def __repr__(self):
        lineas = [
            f"✓ {{r.name}}" if r.passed else f"✗ {{r.name}}: {{r.message}}"
            for r in self.test_case_results
        ]
        todas = all(r.passed for r in self.test_case_results)
        return "\\n".join([f"{{self.pregunta}} passed!" if todas else self.pregunta, *lineas])


def resumen():
    """Cuántas comprobaciones pasa cada función, y si falta algo antes de entregar."""
    faltan = []
    for pregunta in pruebas:
        hechas = getattr(comprobador.check(pregunta), "test_case_results", [])
        bien = sum(r.passed for r in hechas)
        marca = "✓" if bien == len(hechas) else "·"
        print(f"{{marca}} {{pregunta}}: pasa {{bien}} de {{len(hechas)}}")
        faltan += [pregunta] * (bien < len(hechas))
    if faltan:
        print(f"Por terminar: {{', '.join(faltan)}}.")
        print("Puedes entregar así: cada función vale por sí sola.")
    else:
        print("Todo pasa. Guarda el cuaderno y entrégalo.")


def describir(figura):
    """El texto alternativo de una figura: sus títulos, sus ejes y lo que se dibuja, o su label."""
    partes = []
    for ejes in figura.axes:
        textos = (ejes.get_title(), ejes.get_xlabel(), ejes.get_ylabel())
        nombres = ("", "eje horizontal: ", "eje vertical: ")
        parte = [nombre + texto for nombre, texto in zip(nombres, textos) if texto]
        curvas = [c for c in ejes.get_legend_handles_labels()[1] if not c.startswith("_")]
        parte += [f"se dibujan {{', '.join(curvas)}}"] * bool(curvas)
        parte += ["una imagen"] * bool(ejes.images)
        escritos = list(dict.fromkeys(t.get_text() for t in ejes.texts if t.get_text()))
        escritos = [] if figura.get_label() else escritos
        parte += [f"escrito dentro: {{', '.join(escritos[:12])}}"] * bool(escritos)
        partes += [", ".join(parte)] * bool(parte)
    partes += [figura.get_label()] * bool(figura.get_label())
    return "Figura. " + " ".join("; ".join(dict.fromkeys(partes)).replace("$", "").split())


with suppress(Exception):  # sin Jupyter o sin matplotlib, las figuras se quedan como son
    get_ipython().kernel
    import matplotlib.pyplot as plt
    from IPython.display import display

    def mostrar(*_, **__):
        """Muestra las figuras con su texto alternativo."""
        for numero in plt.get_fignums():
            figura = plt.figure(numero)
            display(figura, metadata={{"image/png": {{"alt": describir(figura)}}}})
            plt.close(figura)

    plt.show = mostrar

try:
    import otter
except ImportError:  # por ejemplo, en Colab
    orden = [sys.executable, "-m", "pip", "install", "-q", "--retries", "1", "--timeout", "10"]
    with suppress(OSError):
        subprocess.run([*orden, "otter-grader"], capture_output=True, check=False)
    otter = None
    with suppress(ImportError):
        import otter

if otter is None:
    print("No se pudo instalar otter (¿sin conexión?). Las comprobaciones funcionan igual.")
    grader = SinOtter()
else:
    carpeta = Path("tests")
    archivos = {{nombre: carpeta / f"{{nombre}}.py" for nombre in pruebas}}
    if not all(
        archivo.is_file() and archivo.read_text(encoding="utf-8") == pruebas[nombre]
        for nombre, archivo in archivos.items()
    ):  # no están, o son de otra tarea
        carpeta = Path(tempfile.mkdtemp())
        for nombre, texto in pruebas.items():
            (carpeta / f"{{nombre}}.py").write_text(texto, encoding="utf-8")
    grader = otter.Notebook(tests_dir=str(carpeta))
comprobador = grader


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
        print(f"Aquí verás el resultado cuando funcione: {{significado(error)}}.")
        if tuyos:
            print(f"Ocurrió en {{tuyos[-1].name}}: {{tuyos[-1].line}}")
        else:
            print("Posiblemente una de tus funciones no devuelve lo que se espera de ella.")
        print("Sigue con lo demás y vuelve a ejecutar esta celda cuando lo corrijas.")


def significado(error):
    """Lo que quiere decir un error, como lo dicen las comprobaciones."""
    ambiente = {{}}
    with suppress(Exception):
        exec(next(iter(pruebas.values())), ambiente)
    return ambiente.get("explicado", repr)(error)
'''
HAND_IN = """\
## Antes de entregar

1. Ejecuta todo desde el principio, para que lo que entregas no dependa de celdas que ya borraste.
   - **En Jupyter:** menú *Ejecutar → Reiniciar el kernel y ejecutar todas las celdas* (en inglés,
     *Run → Restart Kernel and Run All Cells*).
   - **En Colab:** menú *Entorno de ejecución → Reiniciar la sesión y ejecutar todo* (en inglés,
     *Runtime → Restart session and run all*).
2. Mira qué dice la celda de abajo. Las comprobaciones del cuaderno son una muestra: los demás
   puntos salen de probar tus funciones con otros datos.
3. Guarda y baja el archivo `.ipynb`.
   - **En Jupyter:** *Archivo → Guardar* y *Archivo → Descargar* (*File → Save*, *File → Download*).
   - **En Colab:** *Archivo → Descargar → Descargar .ipynb* (*File → Download → Download .ipynb*).
     Un enlace de Drive no se puede calificar.
4. Entrega ese archivo donde tu profesor lo pidió. Si tus funciones usan otro archivo tuyo,
   entrégalo también."""
SUMMARY = "resumen()"
IMPORT = "from otter.test_files import test_case\n"  # where the guard goes


def build(tasks: tuple[Task, ...], target: Path) -> None:
    """Write the template: built beside `target`, then put in its place in one move."""
    if target.exists() and target.name != HANDED_OUT:
        raise ValueError(f"{target} exists and is not called {HANDED_OUT}: not overwritten")
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        fresh = Path(scratch) / HANDED_OUT
        for name, text in files(tasks):
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_text(text, encoding="utf-8", newline="\n")
        if target.exists():
            shutil.move(target, Path(scratch) / "old")
        shutil.move(fresh, target)


def drift(tasks: tuple[Task, ...], target: Path) -> list[str]:
    """What a build would change in `target`: one line a file, none when it is fresh."""
    wanted = {str(name): text for name, text in files(tasks)}
    present = {
        file.relative_to(target).as_posix(): file.read_text("utf-8", errors="replace")
        for file in sorted(target.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }
    names = sorted(wanted.keys() | present.keys())
    return [
        _change(name, wanted, present) for name in names if wanted.get(name) != present.get(name)
    ]


def files(tasks: tuple[Task, ...]) -> Iterator[tuple[Path, str]]:
    """Every file of the template, with its text."""
    text = path.readme(path.course(tasks), lambda task: f"{task.slug}/{task.slug}.ipynb")
    yield Path("README.md"), text
    yield Path("index.html"), page.whole(text)
    for task in tasks:
        yield from folder(task)


def folder(task: Task) -> Iterator[tuple[Path, str]]:
    """The files of one task: its public tests and its notebook."""
    place = Path(task.slug)
    for name, text in public_tests(task).items():
        yield place / "tests" / f"{name}.py", text
    yield place / f"{task.slug}.ipynb", notebook_text(task)


def public_tests(task: Task) -> dict[str, str]:
    """The public test files by question, as students get them: in one wrapper."""
    return {name: guarded(task.assignment / "tests" / f"{name}.py") for name in task.functions}


def guarded(file: Path) -> str:
    """A public test file with the wrapper that turns whatever fails into a Spanish sentence."""
    text = text_of(file)
    if IMPORT not in text:
        raise Refusal(f"{file}: write {IMPORT.strip()!r} on a line of its own")
    return text.replace("import numpy as np\n", "", 1).replace(IMPORT, wrapper(), 1)


def wrapper() -> str:
    """The text around every public check, without what it says to authors."""
    source = resources.files("autograder.authoring").joinpath("guard.py").read_text("utf-8")
    _, _, code = source.partition("\nimport functools\n")
    return f"import functools\n{code}\n"


def notebook(task: Task) -> dict[str, Any]:
    """The student's notebook as nbformat 4.5 JSON; cell ids count from 0, so builds agree."""
    source = text_of(task.assignment / "notebook.py")
    lesson = jupytext.reads(source, fmt="py:percent").cells
    cells = [_setup(task), *lesson, *_ending()]
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


def notebook_text(task: Task) -> str:
    """The student's notebook as the text of its file."""
    return json.dumps(notebook(task), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _setup(task: Task) -> dict[str, Any]:
    tests = json.dumps(public_tests(task), ensure_ascii=False).encode()
    packed = base64.b64encode(bz2.compress(tests)).decode()
    metadata = {"tags": ["preparacion"], "cellView": "form", "jupyter": {"source_hidden": True}}
    return {
        "cell_type": "code",
        "source": SETUP.format(tests=packed).rstrip(),
        "metadata": metadata,
    }


def _ending() -> Iterator[dict[str, Any]]:
    """How to hand in, and what passes."""
    yield {"cell_type": "markdown", "source": HAND_IN, "metadata": {}}
    yield {"cell_type": "code", "source": SUMMARY, "metadata": {"tags": ["resumen"]}}


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
