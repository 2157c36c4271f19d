"""What a student's notebook does to its process costs the student's own question at most."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Self
from unittest.mock import patch

import numpy as np
import pytest

from autograder.judging.proxy import StudentNotebook
from autograder.model import EngineError, Limits, StudentCrash, StudentError, StudentTimeout, Task
from autograder.sandbox.answers import Heard
from autograder.sandbox.budget import Budget
from autograder.sandbox.process import Process, ProcessLost, Sandbox
from autograder.sandbox.session import Session
from autograder.sandbox.wire import Opaque

DOUBLE = "def sigmoide(z):\n    return 2 * z"


@contextmanager
def open_session(sandbox: Sandbox, task: Task, *cells: str, **limits: float) -> Iterator[Session]:
    """A session in which the cells have run."""
    names = ("sigmoide", "derivadaSigmoide")
    brief = replace(task, limits=Limits(**{"cell": 5.0, "call": 2.0} | limits), functions=names)  # type: ignore[arg-type]  # floats all
    session = Session(sandbox, brief, cells)
    try:
        session.run()
        yield session
    finally:
        session.close()


def test_an_error_in_a_cell_does_not_stop_the_next(sandbox: Sandbox, sigmoide: Task) -> None:
    """The error is told with its cell, line and message, and the later cells run."""
    with open_session(sandbox, sigmoide, "x = 1\n1 / 0", "def (", DOUBLE) as session:
        first, second = session.cell_errors

        assert (first.cell, first.line, first.type) == (1, 2, "ZeroDivisionError")
        assert (second.cell, second.type) == (2, "SyntaxError")
        assert StudentNotebook(session)["sigmoide"](3.0) == 6.0


@pytest.mark.parametrize(
    "cell",
    [
        "!rm -rf *",
        "%matplotlib inline",
        "%pip install torch",
        "%%bash\nexit 1",
        "files = !ls",
        "%%time\nx = 1",
        "from google.colab import drive\ndrive.mount('/content')",
        "import otter\ngrader = otter.Notebook()\ngrader.check('sigmoide')",
        "import warnings\nwarnings.warn('cuidado')",
        "import sys\nprint('x' * 10_000_000, file=sys.stderr)",
        "exit()",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    ],
)
def test_what_notebooks_are_full_of_is_harmless(
    sandbox: Sandbox, sigmoide: Task, cell: str
) -> None:
    """Magics, shell commands, Colab's helpers, prints and figures change nothing."""
    with open_session(sandbox, sigmoide, cell, DOUBLE) as session:
        assert session.cell_errors == ()
        assert StudentNotebook(session)["sigmoide"](3.0) == 6.0


def test_an_endless_cell_leaves_the_others_right(sandbox: Sandbox, sigmoide: Task) -> None:
    """A cell that never ends is stopped and told; what was defined before and after stays."""
    cells = (DOUBLE, "while True:\n    pass", "def derivadaSigmoide(z):\n    return 1.0")

    with open_session(sandbox, sigmoide, *cells, cell=0.5) as session:
        assert [error.type for error in session.cell_errors] == ["TimeoutError"]
        assert StudentNotebook(session)["sigmoide"](1.0) == 2.0
        assert StudentNotebook(session)["derivadaSigmoide"](1.0) == 1.0


@pytest.mark.parametrize(
    "deed",
    [
        "import os\nos._exit(0)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "import signal\nsignal.setitimer = print\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})\nwhile True: pass",
    ],
    ids=["exits", "kills itself", "refuses to stop"],
)
def test_a_deadly_cell_is_left_out(sandbox: Sandbox, sigmoide: Task, deed: str) -> None:
    """A cell that takes the process down is named, and the rest of the notebook runs without it."""
    with open_session(sandbox, sigmoide, "x = 1", deed, DOUBLE, cell=0.5) as session:
        assert [error.cell for error in session.cell_errors] == [2]
        assert StudentNotebook(session)["sigmoide"](1.0) == 2.0


def test_cells_travel_together_while_they_are_short(sandbox: Sandbox, sigmoide: Task) -> None:
    """Twenty short cells are one question; from a slow one on each is one, with its own limit."""
    short = ["x = 1"] * 20
    slow = "import time\ntime.sleep(0.4)"
    asked: list[int] = []
    answers = Budget.answers

    def count(self: Budget, process: Process, *request: Any) -> Iterator[Heard]:
        if request[1] == "cells":
            asked.append(len(request[2]))
        return answers(self, process, *request)

    with patch.object(Budget, "answers", count):
        with open_session(sandbox, sigmoide, *short, DOUBLE) as session:
            assert session.cell_errors == ()
        with open_session(sandbox, sigmoide, *short, slow, "1 / 0", DOUBLE) as session:
            assert [error.cell for error in session.cell_errors] == [22]

    assert asked == [21, 23, 1, 1]


def test_a_function_that_hangs_costs_itself(sandbox: Sandbox, sigmoide: Task) -> None:
    """A call that never ends is stopped, and the next function answers."""
    hang = "def derivadaSigmoide(z):\n    while True: pass"

    with open_session(sandbox, sigmoide, DOUBLE, hang, call=0.5) as session:
        with pytest.raises(StudentTimeout):
            StudentNotebook(session)["derivadaSigmoide"](1.0)
        assert StudentNotebook(session)["sigmoide"](1.0) == 2.0
        assert StudentNotebook(session)["derivadaSigmoide"].unwell


def test_a_function_that_crashes_costs_itself(sandbox: Sandbox, sigmoide: Task) -> None:
    """A call that ends its process is told, and the next function answers in a fresh one."""
    crash = "import os\ndef derivadaSigmoide(z):\n    os._exit(3)"

    with open_session(sandbox, sigmoide, DOUBLE, crash) as session:
        with pytest.raises(StudentCrash):
            StudentNotebook(session)["derivadaSigmoide"](1.0)
        assert StudentNotebook(session)["sigmoide"](1.0) == 2.0


class Losing:
    """A sandbox whose processes are lost: at once, while a cell runs, or in a call."""

    protection = ()

    def __init__(self, operation: str) -> None:
        self.operation, self.started = operation, 0

    def start(self, _: Task) -> Self:
        self.started += 1
        return self

    def request(self, _: float, operation: str, *__: Any) -> dict[str, Any]:
        if operation == self.operation:
            raise ProcessLost
        return {"functions": ["sigmoide"]}

    def answers(self, _: object, operation: str, *__: Any) -> Iterator[Heard]:
        answer = self.request(0.0, operation)
        yield Heard(lambda: answer, b"")

    def usage(self) -> None: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.mark.parametrize("operation", ["open", "cells", "settle", "calls"])
def test_a_process_that_is_always_lost_is_our_fault(sigmoide: Task, operation: str) -> None:
    """It is asked anew a few times; then the submission is marked for review, in a sentence."""
    sandbox = Losing(operation)
    session = Session(sandbox, sigmoide, (DOUBLE,))

    with pytest.raises(EngineError, match="lost 6 times"):
        session.call("sigmoide", (1.0,), {})

    assert sandbox.started == 6
    assert session.unwell == set()


def test_an_error_says_where(sandbox: Sandbox, sigmoide: Task) -> None:
    """What a function raises arrives with type, message, cell and line."""
    raising = "def sigmoide(z):\n    a = 1\n    return z.no_existe"

    with open_session(sandbox, sigmoide, "x = 1", raising) as session:
        with pytest.raises(StudentError) as caught:
            StudentNotebook(session)["sigmoide"](1.0)
        assert (caught.value.type, caught.value.cell, caught.value.line) == ("AttributeError", 2, 3)


def test_sys_exit_in_a_function_is_only_an_error(sandbox: Sandbox, sigmoide: Task) -> None:
    """SystemExit is reported like any exception; the process goes on."""
    quits = "import sys\ndef sigmoide(z):\n    sys.exit()"

    with (
        open_session(sandbox, sigmoide, quits) as session,
        pytest.raises(StudentError, match="SystemExit"),
    ):
        StudentNotebook(session)["sigmoide"](1.0)


def test_arguments_changed_in_place_are_changed_here(sandbox: Sandbox, sigmoide: Task) -> None:
    """A test sees an argument as the function left it, arrays and generators alike."""
    changing = "def sigmoide(z, rng):\n    z[0] = 7\n    rng.random()"
    z, rng, twin = np.zeros(3), np.random.default_rng(1), np.random.default_rng(1)
    twin.random()

    with open_session(sandbox, sigmoide, changing) as session:
        StudentNotebook(session)["sigmoide"](z, rng)

    assert z.tolist() == [7, 0, 0]
    assert rng.random() == twin.random()


def test_numpy_errstate_holds_on_the_other_side(sandbox: Sandbox, sigmoide: Task) -> None:
    """A test that asks NumPy to raise on overflow is told of one in the student's function."""
    plain = "def sigmoide(z):\n    return 1 / (1 + np.exp(-z))"

    with open_session(sandbox, sigmoide, plain) as session:
        assert StudentNotebook(session)["sigmoide"](np.array([-1000.0])).tolist() == [0.0]
        with np.errstate(over="raise"), pytest.raises(StudentError, match="overflow"):
            StudentNotebook(session)["sigmoide"](np.array([-1000.0]))


@pytest.mark.parametrize(
    ("value", "name"), [("print", "una función sin llamar"), ("open('/dev/null')", "un archivo")]
)
def test_a_value_that_cannot_travel_is_named(
    sandbox: Sandbox, sigmoide: Task, value: str, name: str
) -> None:
    """Anything but plain values arrives as what it is called in Spanish."""
    with open_session(sandbox, sigmoide, f"def sigmoide(z):\n    return {value}") as session:
        got: Any = StudentNotebook(session)["sigmoide"](1.0)

    assert isinstance(got, Opaque)
    assert got.type_name == name


def test_what_fails_around_a_cell_costs_no_other(sandbox: Sandbox, sigmoide: Task) -> None:
    """A notebook that breaks what the worker does after each cell still has its later ones run."""
    cells = ["import matplotlib.pyplot as plt", "plt.close = None", DOUBLE]

    with open_session(sandbox, sigmoide, *cells) as session:
        assert {error.type for error in session.cell_errors} == {"TypeError"}
        assert StudentNotebook(session)["sigmoide"](1.0) == 2.0


def test_a_name_hidden_behind_a_value_is_found(sandbox: Sandbox, sigmoide: Task) -> None:
    """`sigmoide = sigmoide(2)` in a later cell does not lose the function."""
    with open_session(sandbox, sigmoide, DOUBLE, "sigmoide = sigmoide(2)") as session:
        assert session.hidden == ("sigmoide",)
        assert StudentNotebook(session)["sigmoide"](1.0) == 2.0


def test_a_deleted_first_cell_is_no_error(sandbox: Sandbox, sigmoide: Task) -> None:
    """Checks and figures of a notebook without its first cell are not reported as errors."""
    figure = "with al_completar():\n    raise NotImplementedError"

    with open_session(sandbox, sigmoide, "grader.check('sigmoide')", figure) as session:
        assert session.cell_errors == ()


def test_a_deleted_numpy_import_costs_nothing(sandbox: Sandbox, sigmoide: Task) -> None:
    """`np` is there even when the cell that imports it is not."""
    with open_session(sandbox, sigmoide, "def sigmoide(z):\n    return np.exp(z)") as session:
        assert StudentNotebook(session)["sigmoide"](0.0) == 1.0


def test_a_stand_in_takes_a_functions_place_and_leaves(sandbox: Sandbox, sigmoide: Task) -> None:
    """Setting a name puts another function there for the notebook; restoring brings its own."""
    uses = "def derivadaSigmoide(z):\n    return sigmoide(z) + 1"

    with open_session(sandbox, sigmoide, DOUBLE, uses) as session:
        names = StudentNotebook(session)
        session.replace("def sigmoide(z):\n    return z + 100", {"sigmoide": None})
        replaced = names["derivadaSigmoide"](1.0)
        session.restore("sigmoide")

        assert (replaced, names["derivadaSigmoide"](1.0)) == (102.0, 3.0)
