"""What a student's own machine can do and this one need not costs a line, not the notebook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from autograder.judging import grading
from autograder.judging.proxy import StudentNotebook
from autograder.model import CheckResult, Companion, Limits, Misplaced, Report, Submission, Task
from autograder.sandbox.answers import Skipped
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

DOUBLE = "def sigmoide(z):\n    return 2 * z"
MODULE = "def sigmoide(z):\n    return 2 * z\n"


@contextmanager
def open_session(
    sandbox: Sandbox,
    task: Task,
    *cells: str,
    file: str = "a.ipynb",
    others: tuple[Companion, ...] = (),
    **files: str,
) -> Iterator[Session]:
    """A session in which the cells have run, beside Python files of these names."""
    brief = replace(task, limits=Limits(cell=10.0, call=2.0), functions=("sigmoide", "derivada"))
    beside = tuple(Companion(f"{name}.py", text) for name, text in files.items())
    session = Session(sandbox, brief, cells, file, (*beside, *others))
    try:
        session.run()
        yield session
    finally:
        session.close()


@pytest.mark.parametrize(
    "line",
    [
        "%clear",
        "%load_ext tensorboard\n%tensorboard --logdir logs",
        "%lo_que_sea --con 'comillas'",
        "for i in range(2):\n    %rara",
        "get_ipython().magic('matplotlib inline')",
        "get_ipython().run_line_magic('no_hay', '')",
        "import matplotlib\nmatplotlib.use('TkAgg')\nimport matplotlib.pyplot as plt\nplt.figure()",
        "import matplotlib.pyplot as plt\nplt.switch_backend('QtAgg')\nplt.figure()",
        "import matplotlib.pyplot as plt\nplt.style.use('seaborn')",
        "from matplotlib import style\nwith style.context('no-hay'):\n    pass",
        "import locale\nlocale.setlocale(locale.LC_ALL, 'es_XX.UTF-8')",
        "import sys\nsys.stdout.reconfigure(encoding='utf-8')\nsys.stdin.reconfigure()",
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, 'utf-8')\nprint(1)",
        "import os\nos.system('cls')\nos.chdir('/content/drive/MyDrive')",
        "from google.colab import drive, files\ndrive.mount('/d')\nlist(files.upload().keys())",
        "from google.colab.patches import cv2_imshow\ncv2_imshow(None)",
        "import google.colab\ngoogle.colab.output.clear()",
        "import google.colab.data_table as t\nt.enable_dataframe_formatter()",
        "import no_existe_esto",
        "import no_existe_esto.tampoco as n",
        "from tqdm.no_hay import tqdm",
        "if True:\n    import no_existe_esto",
        "try:\n    import no_existe_esto\nexcept ImportError:\n    no_existe_esto = None",
        "mostrar()\nresumen()",
        "import seaborn_no_hay as sns\nsns.set()\nsns.utils.axes(1)",
        "%pylab inline",
        "import subprocess\nsubprocess.check_call(['pip', 'install', 'x'])",
        "import subprocess\nassert subprocess.run('ls', capture_output=True).returncode == 0",
        "import argparse\nargparse.ArgumentParser().parse_args()",
        "import tkinter as tk\nroot = tk.Tk()\nroot.title('x')\nroot.mainloop()",
        "import turtle\nturtle.forward(10)",
        "from tqdm.auto import tqdm\nassert [i for i in tqdm(range(3), desc='x')] == [0, 1, 2]",
        "from tqdm.notebook import trange\nwith trange(3) as t:\n    t.set_postfix(a=1)",
        "from numba import njit\n@njit(cache=True)\ndef f(x):\n    return x\nassert f(2) == 2",
        "import torch_no_hay\nprint(torch_no_hay.__version__)",
        "from IPython.core.display import display, HTML\ndisplay(HTML('x'))",
        "from IPython.display import set_matplotlib_formats\nset_matplotlib_formats('svg')",
        "import matplotlib.pyplot as plt\nplt.savefig('/content/x.png')",
        "from matplotlib.animation import FuncAnimation as F\nF.to_html5_video(None)",
        "import os\nos.makedirs('/content/salida/mas')\nopen('/content/salida/a.txt', 'w').close()",
        "open('/content/a.txt', 'w').write('1')\nassert open('/kaggle/a.txt').read() == '1'",
        "x = !ls\nx.n",
        "import numpy as np\n%reset -f\nnp.pi",
    ],
)
def test_a_line_that_means_nothing_here_costs_only_itself(
    sandbox: Sandbox, sigmoide: Task, line: str
) -> None:
    """The rest of its cell runs, and no cell is said to have failed."""
    with open_session(sandbox, sigmoide, f"{line}\n{DOUBLE}") as session:
        assert session.cell_errors == ()
        assert StudentNotebook(session)["sigmoide"](3.0) == 6.0


@pytest.mark.parametrize(
    ("cell", "type_"),
    [
        ("x = %lo_que_sea", "UsageError"),
        ("%%lo_que_sea\nnada", "UsageError"),
        ("import numpy as np\nnp.no_hay", "AttributeError"),
        ("from numpy import no_hay", "ImportError"),
        ("%run no_esta.py", "FileNotFoundError"),
        ("import seaborn_no_hay as sns\nx = sns.set()", "ModuleNotFoundError"),
        ("try:\n    import no_existe_esto\nexcept ValueError:\n    pass", "ModuleNotFoundError"),
        ("__file__", "NameError"),
    ],
)
def test_any_other_error_ends_the_cell(
    sandbox: Sandbox, sigmoide: Task, cell: str, type_: str
) -> None:
    """As in Jupyter, what stands below the error is not run; it is told."""
    with open_session(sandbox, sigmoide, f"{cell}\n{DOUBLE}") as session:
        (error,) = session.cell_errors

        assert error.type == type_
        assert session.functions == ()


@pytest.mark.parametrize(
    "cells",
    [
        (f"%%writefile mio.py\n{MODULE}", "from mio import *"),
        (f"%%writefile mio.py\n{MODULE}", "%run mio.py"),
        (f"%%writefile /content/mio.py\n{MODULE}", "import mio\nsigmoide = mio.sigmoide"),
        (f"%%file mio.py\n{MODULE}", "%run mio"),
        (f"%%writefile 'mi módulo.py'\n{MODULE}", "%run 'mi módulo.py'"),
        ("%%writefile mio.py\nimport math", f"%%writefile -a mio.py\n{MODULE}", "%run -i mio.py"),
        (f"open('mio.py', 'w').write({MODULE!r})", "from mio import sigmoide"),
    ],
)
def test_a_file_that_the_notebook_writes_can_be_used(
    sandbox: Sandbox, sigmoide: Task, cells: tuple[str, ...]
) -> None:
    """It lies in the folder of the student's own process."""
    with open_session(sandbox, sigmoide, *cells) as session:
        assert session.cell_errors == ()
        assert StudentNotebook(session)["sigmoide"](3.0) == 6.0


@pytest.mark.parametrize("cell", ["from mio import *", "%run mio.py", "import mio; f = mio.f"])
def test_a_file_beside_the_notebook_can_be_used(
    sandbox: Sandbox, sigmoide: Task, cell: str
) -> None:
    """What was handed in with the notebook lies where it runs, after a restart too."""
    module = f"{MODULE}\ndef f(): ...\n"
    dies = "import os\nos._exit(1)"
    with open_session(
        sandbox, sigmoide, dies, cell, "import mio\nsigmoide = mio.sigmoide", mio=module
    ) as s:
        assert [error.cell for error in s.cell_errors] == [1]
        assert StudentNotebook(s)["sigmoide"](3.0) == 6.0


OTHER = json.dumps(
    {
        "cells": [
            {"cell_type": "markdown", "source": "def nada"},
            {"cell_type": "code", "source": ["%matplotlib inline\n", "import seaborn_no_hay as s"]},
            {"cell_type": "code", "source": MODULE},
        ]
    }
)


@pytest.mark.parametrize(
    "cell",
    ["%run otro.ipynb", "%run './otro.ipynb'", "get_ipython().run_line_magic('run', 'otro.ipynb')"],
)
def test_a_notebook_beside_the_notebook_can_be_run(
    sandbox: Sandbox, sigmoide: Task, cell: str
) -> None:
    """Its cells run among the names of this one, each with what a cell may have in it."""
    other = Companion("otro.ipynb", OTHER)
    with open_session(sandbox, sigmoide, cell, "n = 1", others=(other,)) as session:
        assert session.cell_errors == ()
        assert session.skipped == (Skipped(1, 2, "seaborn_no_hay", "otro.ipynb, celda 1"),)
        assert StudentNotebook(session)["sigmoide"](3.0) == 6.0


def test_a_notebook_that_fails_where_it_is_run_ends_the_cell(
    sandbox: Sandbox, sigmoide: Task
) -> None:
    """As in Jupyter: the cell that runs it is told, with its own line."""
    fails = {"cells": [{"cell_type": "code", "source": "\n\nno_hay"}]}
    other = Companion("otro.ipynb", json.dumps(fails))
    cell = f"import numpy as np\n%run otro.ipynb\n{DOUBLE}"
    with open_session(sandbox, sigmoide, cell, others=(other,)) as session:
        (error,) = session.cell_errors

        assert (error.type, error.cell, error.line) == ("NameError", 1, 2)
        assert session.functions == ()


@pytest.mark.parametrize("cell", ["from mio import *", "%run mio.py", "from mio import sigmoide"])
def test_a_missing_import_in_a_module_is_stepped_over_there(
    sandbox: Sandbox, sigmoide: Task, cell: str
) -> None:
    """What the module defines is there, and the line that is told is that of the module."""
    module = f"from __future__ import annotations\n\nimport seaborn_no_hay as sns\n{MODULE}"
    with open_session(sandbox, sigmoide, cell, mio=module) as session:
        assert session.cell_errors == ()
        assert session.skipped == (Skipped(1, 3, "seaborn_no_hay", "mio.py"),)
        assert StudentNotebook(session)["sigmoide"](3.0) == 6.0


def test_a_missing_import_in_a_module_is_said_with_its_place(
    sandbox: Sandbox, sigmoide: Task
) -> None:
    """The student reads the file and its line, and which cell uses it."""
    module = "import numpy as np\nfrom utilidades_de_pilar import doble\n"
    files = (Companion("mias.py", f"{module}def sigmoide(z):\n    return doble(z)\n"),)

    report = graded(sandbox, sigmoide, "n = 1", "from mias import *", files=files)

    assert report.remarks[0].startswith(
        "mias.py, que usa la celda 2, línea 2: utilidades_de_pilar no está aquí."
    )
    assert report.attention == ("pide un módulo que no está",)


def test_what_is_wrong_in_a_module_is_said_with_its_place(sandbox: Sandbox, sigmoide: Task) -> None:
    """A module that is no Python stops the cell: the line that is told is the module's."""
    files = (Companion("mias.py", "import numpy as np\ndef sigmoide(z)\n    return z\n"),)

    report = graded(sandbox, sigmoide, "from mias import sigmoide", files=files)

    (error,) = report.cell_errors
    assert "faltan los dos puntos al final de la línea (en mias.py, línea 2)" in error.meaning
    assert "mias.py, línea 2" in said(report, "sigmoide")[0]


def test_a_script_knows_its_file(sandbox: Sandbox, sigmoide: Task) -> None:
    """`__file__` is there in a .py, and only there."""
    cell = f"import os\nos.path.dirname(os.path.abspath(__file__))\n{DOUBLE}"
    with open_session(sandbox, sigmoide, cell, file="a.py") as session:
        assert session.cell_errors == ()


def graded(sandbox: Sandbox, task: Task, *cells: str, **facts: object) -> Report:
    """The report of these cells."""
    own = Submission("a", "a.ipynb", "", cells, task.slug)
    return grading.grade(replace(own, **facts), task, sandbox)  # type: ignore[arg-type]  # fields of a Submission


def said(report: Report, question: str) -> list[str]:
    """Everything a student reads at a question."""
    (found,) = [q for q in report.questions if q.name == question]
    return [text for check in found.checks for text in _texts(check)]


def _texts(check: CheckResult) -> tuple[str, ...]:
    return check.message, check.diagnosis.text if check.diagnosis else "", *check.remarks


RIGHT = "def sigmoide(z):\n    return 1 / (1 + np.exp(-z))\n"
CAUSES = {
    "syntax": (
        "def sigmoide(z)\n    return z",
        "celda 1, que debía definirla, se detuvo (SyntaxError en la línea 1: faltan los dos",
    ),
    "a conflict": (
        "<<<<<<< HEAD\ndef sigmoide(z):\n    return z\n=======\nx = 1\n>>>>>>> otra",
        "conflicto de git",
    ),
    "a library": (
        "import torch_no_hay as t\nx = t.ones(3)\ndef sigmoide(z):\n    return z",
        "solo necesita NumPy",
    ),
    "case": (
        "def Sigmoide(z):\n    return z",
        "¿Quisiste decir sigmoide? La celda 1 define Sigmoide",
    ),
    "a letter": ("def sigmoid(z):\n    return z", "¿Quisiste decir sigmoide?"),
    "inner": ("class A:\n    def sigmoide(z):\n        return z", "dentro de otra función"),
    "a magic": ("%%script bash\ndef sigmoide(z):\n    return z", "La celda 1 empieza con %%script"),
    "an unknown magic": ("%%rara\ndef sigmoide(z):\n    return z", "La celda 1 empieza con %%rara"),
    "a module": ("from mis_funciones import sigmoide", "mis_funciones"),
}


@pytest.mark.parametrize(("cell", "words"), CAUSES.values(), ids=list(CAUSES))
def test_the_cause_stands_beside_what_is_missing(
    sandbox: Sandbox, sigmoide: Task, cell: str, words: str
) -> None:
    """«Falta definir» goes on with the reason, in Spanish."""
    report = graded(sandbox, sigmoide, cell)

    first = said(report, "sigmoide")[0]
    assert first.startswith("falta definir: sigmoide. ")
    assert words in first


def test_a_function_in_a_text_cell_is_said(sandbox: Sandbox, sigmoide: Task) -> None:
    """It is not run, and the student hears where it stands."""
    misplaced = (Misplaced("sigmoide", "markdown"),)

    report = graded(sandbox, sigmoide, "x = 1", misplaced=misplaced)

    assert "celda de texto" in said(report, "sigmoide")[0]


def test_a_stub_below_the_answer_is_said(sandbox: Sandbox, sigmoide: Task) -> None:
    """The last definition counts, and both the student and a person are told."""
    stub = (
        "def sigmoide(z):\n    'La sigmoide.'\n    raise NotImplementedError('Completa sigmoide')"
    )

    report = graded(sandbox, sigmoide, RIGHT, stub)

    assert report.attention == ("función definida dos veces",)
    assert any("(celdas 1 y 2); vale la última, que es la plantilla" in r for r in report.remarks)


def test_an_answer_below_the_stub_is_as_it_should_be(sandbox: Sandbox, sigmoide: Task) -> None:
    """Nobody is asked to look where the last definition is the answer."""
    stub = "def sigmoide(z):\n    raise NotImplementedError('Completa sigmoide')"

    report = graded(sandbox, sigmoide, stub, RIGHT)

    assert report.attention == ()


def test_arguments_in_another_order_are_said(sandbox: Sandbox, tasks: tuple[Task, ...]) -> None:
    """The names are those asked for and the order is not: that is the cause, and no other."""
    task = next(task for task in tasks if task.slug == "cuadratica")
    cell = "def predecir(w, x):\n    return w[0] * x**2 + w[1] * x + w[2]"

    report = graded(sandbox, task, "import numpy as np", cell)

    texts = said(report, "predecir")
    assert any("en este orden: (w, x), y la tarea los pide en este: (x, w)" in t for t in texts)


def test_arguments_that_nobody_gives_are_said(sandbox: Sandbox, sigmoide: Task) -> None:
    """Of a function that cannot be called as the task calls it: what it asks, and what it gets."""
    more = "def derivadaDesdeActivacion(z, a):\n    return a * (1 - a)"
    less = "def derivadaDesdeActivacion():\n    return a * (1 - a)"

    for cell, own in ((more, "z, a"), (less, "")):
        texts = said(graded(sandbox, sigmoide, "a = 0.5", cell), "derivadaDesdeActivacion")

        assert any(f"está definida con ({own}), y la tarea la llama con (a)" in t for t in texts)


def test_an_unfinished_function_is_named_where_it_stands(sandbox: Sandbox, sigmoide: Task) -> None:
    """derivadaSigmoide calls the stub of sigmoide: sigmoide is what is still to be done."""
    stub = "def sigmoide(z):\n    raise NotImplementedError('Completa sigmoide')"
    caller = "def derivadaSigmoide(z):\n    return sigmoide(z) * (1 - sigmoide(z))"

    report = graded(sandbox, sigmoide, stub, caller)

    assert "sin terminar: sigmoide todavía" in said(report, "derivadaSigmoide")[0]


def test_what_cannot_be_had_asks_for_a_person(sandbox: Sandbox, sigmoide: Task) -> None:
    """A module that nobody handed in is named with its line; a person should look."""
    report = graded(sandbox, sigmoide, "import numpy as np\nfrom mis_funciones import *")

    assert "Celda 1, línea 2: mis_funciones no está aquí." in report.remarks[0]
    assert report.attention == ("pide un módulo que no está",)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("import numpy as np\nnp.load('w.npy')", "(w.npy)"),
        ("import urllib.request as u\nu.urlopen('http://a.invalid')", "no hay red"),
    ],
)
def test_data_that_cannot_be_had_asks_for_a_person(
    sandbox: Sandbox, sigmoide: Task, cell: str, words: str
) -> None:
    """A file, or the net: the student reads in Spanish which, and a person should look."""
    report = graded(sandbox, sigmoide, f"{cell}\n{RIGHT}")

    assert words in report.remarks[0]
    assert "Errno" not in "".join((*report.remarks, *said(report, "sigmoide")))
    assert report.attention == ("pide un archivo que no está",)


@pytest.mark.parametrize(
    "cells",
    [
        ("import numpy as np\ndef sigmoide(z):\n    import no_existe\n    return z",),
        ("try:\n    import no_existe\nexcept ValueError:\n    pass\ndef sigmoide(z): ...",),
    ],
)
def test_a_module_that_is_missed_later_asks_for_a_person(
    sandbox: Sandbox, sigmoide: Task, cells: tuple[str, ...]
) -> None:
    """Inside a function, or where the student has a remedy that does not help."""
    assert graded(sandbox, sigmoide, *cells).attention == ("pide un módulo que no está",)


def test_a_missing_library_that_nobody_needs_asks_for_nobody(
    sandbox: Sandbox, tasks: tuple[Task, ...], sigmoide: Task
) -> None:
    """It is named, and with all the points there is nothing to look at."""
    cells = (
        "import seaborn_no_hay as sns\nimport numpy as np",
        "def sigmoide(z):\n    return np.exp(-np.logaddexp(0, -np.asarray(z, float)))",
        "def derivadaSigmoide(z):\n    return sigmoide(z) * (1 - sigmoide(z))",
        "def derivadaDesdeActivacion(a):\n    return a * (1 - a)",
    )

    report = graded(sandbox, sigmoide, *cells)

    assert report.score == 100
    assert len(report.remarks) == 1
    assert report.attention == ()
