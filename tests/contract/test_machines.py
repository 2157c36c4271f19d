"""Hand-ins from machines that are not ours, graded whole: what is right there is right here."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder import run
from autograder.intake import files
from autograder.model import Report, Task
from autograder.report import pages
from autograder.report.book import Book
from autograder.sandbox.process import Sandbox

SIGMOIDE = """\
def sigmoide(z):
    z = np.asarray(z, dtype=float)
{mark}    return np.exp(-np.logaddexp(0, -z))

def derivadaSigmoide(z):
    s = sigmoide(z)
    return s * (1 - s)

def derivadaDesdeActivacion(a):
    return a * (1 - a)
"""
RIGHT = SIGMOIDE.format(mark="")


def notebook(*cells: str) -> str:
    named = {"kernelspec": {"name": "venv-de-pilar", "display_name": "venv"}}
    code = [{"cell_type": "code", "source": cell} for cell in cells]
    return json.dumps({"cells": code, "metadata": named})


MACHINES = {
    "a desktop": {
        "sigmoide.ipynb": notebook(
            "%clear\nimport seaborn_de_pilar as sns\nimport locale\nimport matplotlib\n"
            "locale.setlocale(locale.LC_ALL, 'es_XX.UTF-8')\nmatplotlib.use('TkAgg')\n"
            "import matplotlib.pyplot as plt\nplt.style.use('seaborn')\nimport numpy as np",
            RIGHT,
        )
    },
    "a script": {
        "sigmoide.py": "#!/usr/bin/env python\n# In[1]:\nimport os\nimport sys\n\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "carpeta = os.path.dirname(os.path.abspath(__file__))\n# In[ ]:\nimport numpy as np\n"
        + SIGMOIDE.format(mark="#%% la cuenta\n")
    },
    "a module beside": {
        "ana/sigmoide.ipynb": notebook("%run mis_funciones.py"),
        "ana/mis_funciones.py": f"import numpy as np\n{RIGHT}",
    },
    "a notebook beside": {
        "ana/sigmoide.ipynb": notebook("import numpy as np\n%run ./otras/funciones.ipynb"),
        "ana/otras/funciones.ipynb": notebook("import seaborn_de_pilar\nimport numpy as np", RIGHT),
    },
    "Colab": {
        "sigmoide.ipynb": notebook(
            "from google.colab import drive\ndrive.mount('/content/drive')",
            f"%%writefile /content/mias.py\nimport numpy as np\n{RIGHT}",
            "import sys\nsys.path.append('/content')\n%cd /content\nfrom mias import *",
        )
    },
}


def graded(
    folder: Path, tasks: tuple[Task, ...], sandbox: Sandbox, texts: dict[str, str]
) -> Report:
    """The one report of these files, read and graded as a class is."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with ThreadPoolExecutor(1) as executor:
        (report,) = run.grade_batch(
            files.find(folder, tasks, one_hand_in=True), tasks, sandbox, executor
        )
    return report


@pytest.mark.parametrize("texts", MACHINES.values(), ids=list(MACHINES))
def test_what_is_right_on_another_machine_is_right(
    tmp_path: Path, tasks: tuple[Task, ...], sandbox: Sandbox, texts: dict[str, str]
) -> None:
    """Full marks, no cell that failed, and nobody asked to look."""
    report = graded(tmp_path, tasks, sandbox, texts)

    assert report.cell_errors == ()
    assert report.score == report.max_score == 100
    assert report.attention == ()


def test_a_module_that_was_not_handed_in_is_on_the_pages(
    tmp_path: Path, tasks: tuple[Task, ...], sandbox: Sandbox
) -> None:
    """The student reads its name and line, the teacher whom to look at."""
    texts = {"sigmoide.ipynb": notebook("from mis_funciones import *")}

    report = graded(tmp_path, tasks, sandbox, texts)

    student, teacher = pages.student_page(report), pages.class_page([report], Book())
    assert "mis_funciones no está aquí" in student
    assert "Para mirar" in teacher
    assert "pide un módulo que no está" in teacher
