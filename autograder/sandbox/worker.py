"""The only code inside the student's process: runs cells and answers calls over one socket.

It holds no test, no solution and no expected value; whatever the student does to it can only cost
the student's own points. Requests are `[sequence, operation, *arguments]`, answers
`[sequence, {...}]`.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import random
import signal
import socket
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np

from autograder.sandbox import wire

Answer = dict[str, Any]

CELL_NAME = "<celda {}>"
QUIET_MAGICS = {
    *("matplotlib", "pip", "conda", "mamba", "uv", "load_ext", "reload_ext", "config", "autosave"),
    *("autoreload", "notebook", "cd", "tensorflow_version", "script", "sx", "system", "bash", "sh"),
    *("ls", "cat", "env", "set_env", "run", "store", "history", "logstart"),
}
QUIET_CELL_MAGICS = {
    *("bash", "sh", "script", "html", "HTML", "javascript", "js", "latex", "svg", "perl", "ruby"),
    *("writefile", "sx"),
}


WARM = 20
REHEARSAL = """
import numpy as np
def ensayo(z, a, n):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z)), [a] * n
grader.check("ensayo")
ensayo(np.zeros((2, 2)), 1.0, 3)
"""


class TimeUp(BaseException):
    """The alarm went off; not an Exception, so that `except Exception` lets it through."""


class Sink(io.TextIOBase):
    """Where prints and warnings go: nobody reads them and they never fill anything."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        """Swallow the text."""
        return len(text)

    def isatty(self) -> bool:
        """Never a terminal."""
        return False


class Worker:
    """One student's notebook, alive."""

    def __init__(self) -> None:
        self.shell = _shell()
        self.scope: dict[str, Any] = self.shell.user_ns
        # What the first cells define is there even when a student deleted them.
        self.scope.update(np=np, grader=_Silent(), al_completar=_unfinished)
        self.names: list[str] = []
        self.functions: dict[str, Any] = {}
        self.replaced: dict[str, Any] = {}

    def open(self, names: list[str]) -> Answer:
        """Learn which functions the task asks for."""
        self.names = names
        return {}

    def cell(self, number: int, source: str, seconds: float) -> Answer:
        """Run a code cell as Jupyter would and say how it failed, if it did."""
        self.shell.compile.get_code_name = lambda *_: CELL_NAME.format(number)
        with _alarm(seconds):
            result = self.shell.run_cell(source, store_history=False)
        self._remember_functions()
        _close_figures()
        error = result.error_before_exec or result.error_in_exec
        if isinstance(error, TimeUp):
            return {"timeout": True}
        return {"error": _described(error, number)} if error is not None else {}

    def settle(self) -> Answer:
        """Give a name its last function back when a later cell hid it behind a value."""
        hidden = {
            name: f for name, f in self.functions.items() if not callable(self.scope.get(name))
        }
        self.scope.update(hidden)
        known = {name: self.scope[name] for name in self.names if name in self.scope}
        functions = [name for name, value in known.items() if callable(value)]
        values = {name: type(v).__name__ for name, v in known.items() if not callable(v)}
        return {"functions": functions, "values": values, "hidden": list(hidden)}

    def call(
        self,
        name: str,
        args: list[Any],
        errors: dict[str, str],
        seconds: float,
        first: list[Any] | None = None,
    ) -> Answer:
        """Call a student's function; report its value and the arguments it changed in place.

        Before that it is called on `first`, if given, whatever comes of it.
        """
        before = [arg.copy() if isinstance(arg, np.ndarray) else arg for arg in args]
        if first is not None:
            with contextlib.suppress(Exception):
                self._value(name, first, errors, seconds)
        value = self._value(name, args, errors, seconds)
        changed = {
            str(index): now
            for index, (now, then) in enumerate(zip(args, before, strict=True))
            if isinstance(now, np.random.Generator)
            or (isinstance(now, np.ndarray) and not _same(now, then))
        }
        return {"value": value, "changed": changed}

    def _value(self, name: str, args: list[Any], errors: dict[str, str], seconds: float) -> Any:
        with _alarm(seconds), np.errstate(**errors), warnings.catch_warnings():  # type: ignore[arg-type]  # the caller's np.geterr()
            warnings.simplefilter("ignore")
            return self.scope[name](*args)

    def stand_in(self, name: str, source: str) -> Answer:
        """Put a harmless stand-in where the notebook has a function of its own."""
        scope: dict[str, Any] = {"np": np}
        exec(source, scope)  # noqa: S102 - the trusted side wrote it
        self.replaced.setdefault(name, self.scope.get(name))
        self.scope[name] = scope[name]
        return {}

    def restore(self, name: str) -> Answer:
        """Take the stand-in away."""
        own = self.replaced.pop(name, None)
        if own is None:
            self.scope.pop(name, None)
        else:
            self.scope[name] = own
        return {}

    def _remember_functions(self) -> None:
        found = {name: self.scope.get(name) for name in self.names}
        self.functions.update({name: f for name, f in found.items() if callable(f)})


def preload() -> None:
    """Import what every notebook needs, and run cells and calls until the interpreter is warm.

    CPython rewrites the code that runs often; what is rewritten before the fork, no child rewrites.
    """
    for module in ("numpy.linalg", "numpy.random", "asyncio"):
        importlib.import_module(module)
    worker, before = Worker(), dict(_shell().user_ns)
    with contextlib.redirect_stdout(Sink()):
        _shell().display_formatter.format(0)
        for number in range(WARM):
            worker.cell(number, REHEARSAL, 1.0)
            request = wire.encode([number, {"args": (np.ones((2, 3)), np.float64(1.0), 2)}])
            header = b"".join(bytes(part) for part in request)[8:]
            args = wire.decode(header, [])[1]["args"]
            wire.encode([number, worker.call("ensayo", list(args), {}, 1.0, list(args))])
    worker.scope.clear()
    worker.scope.update(before)


def serve(sock: socket.socket) -> None:
    """Answer requests until the other end hangs up."""
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Sink()  # type: ignore[assignment,misc]  # a Sink is enough of a file
    sys.stdin = io.StringIO()
    np.random.seed(0)  # the student's global state: the same for everyone
    random.seed(0)
    worker = Worker()
    operations: dict[str, Callable[..., Answer]] = {
        "open": worker.open,
        "cell": worker.cell,
        "settle": worker.settle,
        "call": worker.call,
        "stand_in": worker.stand_in,
        "restore": worker.restore,
    }
    while True:
        try:
            sequence, operation, *args = wire.receive(sock)
        except EOFError:
            return
        wire.send(sock, [sequence, _answered(operations[operation], args)])


def _answered(operation: Callable[..., Answer], args: list[Any]) -> Answer:
    try:
        return operation(*args)
    except TimeUp:
        return {"timeout": True}
    except BaseException as error:  # noqa: BLE001 - SystemExit too is only an answer
        return {"error": _described(error, None)}


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise TimeUp inside the block after `seconds`, again and again if it is swallowed.

    Where there is no such timer (Windows) the trusted side ends the process a little later.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise TimeUp

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _described(error: BaseException, cell: int | None) -> Answer:
    """Type, message, cell and line of an error, as Python gave them."""
    try:
        message = str(error)[:2000]
    except BaseException:  # noqa: BLE001 - a student's __str__ may do anything
        message = ""
    line = None
    if isinstance(error, SyntaxError):
        line = error.lineno
    traceback = error.__traceback__
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith("<celda "):
            cell, line = int(name[7:-1]), traceback.tb_lineno
        traceback = traceback.tb_next
    return {"type": type(error).__name__[:100], "message": message, "cell": cell, "line": line}


def _same(now: np.ndarray[Any, Any], then: np.ndarray[Any, Any]) -> bool:
    """Whether nothing was written: told by the bytes, which is quicker than by the numbers."""
    return (now.shape, now.dtype) == (then.shape, then.dtype) and now.tobytes() == then.tobytes()


def _close_figures() -> None:
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


@cache
def _shell() -> Any:
    """IPython's shell, told to be quiet, to touch no disk and to run no other program."""
    from IPython.core.interactiveshell import InteractiveShell  # slow: after the cheap imports
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.autocall = 0
    shell = InteractiveShell.instance(config=config)
    shell.display_formatter.active_types = ["text/plain"]
    shell.system = shell.system_raw = shell.system_piped = lambda *_: None
    shell.getoutput = lambda *_, **__: []
    shell.showtraceback = shell.showsyntaxerror = lambda *_, **__: None
    shell.ask_exit = lambda: None
    shell.transform_cell = _only_what_is_not_python(shell.transform_cell)
    magics = shell.magics_manager.magics
    magics["line"].update(dict.fromkeys(QUIET_MAGICS, _nothing))
    magics["cell"].update(dict.fromkeys(QUIET_CELL_MAGICS, _nothing))
    sys.modules.update(_stubs())
    return shell


def _only_what_is_not_python(transform: Callable[[str], str]) -> Callable[[str], str]:
    """IPython looks for magics token by token, in Python; most cells have none."""

    def transformed(source: str) -> str:
        if "\n" not in source.strip():
            return transform(source)  # a lone name may be a magic too: ls
        try:
            ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return transform(source)
        return source if source.endswith("\n") else f"{source}\n"

    return transformed


def _nothing(*_: object, **__: object) -> None:
    """A magic that does nothing."""


def _stubs() -> dict[str, types.ModuleType]:
    """Modules of the student's world that mean nothing here: otter's checks, Colab's drive."""
    stubs = {name: types.ModuleType(name) for name in ("otter", "google.colab")}
    stubs["otter"].Notebook = _Silent  # type: ignore[attr-defined]  # a module is given a member
    for name in ("drive", "files", "userdata", "output"):
        setattr(stubs["google.colab"], name, _Silent())
    return stubs


def _unfinished() -> contextlib.AbstractContextManager[None]:
    """The notebook's al_completar: what needs an unfinished function waits."""
    return contextlib.suppress(NotImplementedError)


class _Silent:
    """Accepts every call of every method and does nothing."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __getattr__(self, name: str) -> Callable[..., None]:
        return _nothing


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
