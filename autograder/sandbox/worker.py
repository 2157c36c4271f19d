"""The only code inside the student's process: runs cells and answers calls over one socket.

It holds no test, no solution and no expected value; whatever the student does to it can only cost
the student's own points. Requests are `[sequence, operation, *arguments]`, answers
`[sequence, {...}]`.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` wraps it in enums: ten times as long
import contextlib
import importlib
import marshal
import random
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np

from autograder.sandbox import state, wire
from autograder.sandbox.answers import MOST_SKIPPED, Answer, breaks_off, went_wrong
from autograder.sandbox.forms import Form, as_asked
from autograder.sandbox.imports import CELL, CELL_NAME, Imports, have_modules
from autograder.sandbox.orders import CLOCK
from autograder.sandbox.paths import make_do
from autograder.sandbox.plaincells import PlainCells
from autograder.sandbox.shell import Keyboard, Silent, Sink, nothing, quiet_shell, skip_unfinished
from autograder.sandbox.simplify import differs_in_kind, plain
from autograder.sandbox.standing import Standing
from autograder.sandbox.together import Together

WHILE = 0.25  # seconds after which cells that travelled together are asked for one by one
TRIAL = 0.3  # seconds in which a function is tried, to see where it hands its work on to

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


class Worker:
    """One student's notebook, alive."""

    def __init__(self) -> None:
        self.shell = quiet_shell()
        self.scope: dict[str, Any] = self.shell.user_ns
        # What the first cells define is there even when a student deleted them.
        self.scope.update(np=np, grader=Silent(), al_completar=skip_unfinished)
        self.scope.update(resumen=nothing, mostrar=nothing)
        self.imports = Imports()
        self.plain = PlainCells(self.shell)
        self.names: list[str] = []
        self.functions: dict[str, Any] = {}
        self.standing = Standing(self.scope, lambda: _alarm(TRIAL))

    def open(self, names: list[str], file: str = "", files: dict[str, str] | None = None) -> Answer:
        """Learn which functions the task asks for, and put what was handed in in this folder."""
        self.names = self.imports.asked = names
        here = Path.cwd()
        if files:
            self.plain.need_ipython()
        for name, content in (files or {}).items():
            path = here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("latin-1"))
        if file.endswith(".py"):
            self.scope["__file__"] = str(here / file)
        sys.argv = [file]  # as of a script that nobody gave anything to
        have_modules(here)
        make_do()
        self.scope["open"] = open  # IPython has one of its own
        sys.dont_write_bytecode = True
        importlib.invalidate_caches()
        return {}

    def cell(self, number: int, source: str, seconds: float) -> Answer:
        """Run a code cell as Jupyter would and say how it failed, if it did."""
        self.shell.compile.get_code_name = lambda *_: CELL_NAME.format(number)
        self.imports.skipped.clear()
        self._count(number, source)
        with _alarm(seconds):
            error = self._run(source)
        self._remember_functions()
        _close_figures()
        if isinstance(error, TimeUp):
            return {"timeout": True}
        answer = {"error": _description(error, number)} if error is not None else {}
        return answer | {"skipped": [list(s) for s in self.imports.skipped[:MOST_SKIPPED]]}

    def cells(self, cells: list[tuple[str, int, Any]], seconds: float) -> Iterator[Answer]:
        """Answer one cell after the other, up to the first that is stopped, or after a while."""
        run: dict[str, Callable[..., Answer]] = {"cell": self.cell, "prepare": self.prepare}
        start = time.monotonic()
        for operation, number, source in cells:
            answer = _answer(run[operation], [number, source, seconds])
            if time.monotonic() - start > WHILE:
                answer["paused"] = True
            yield answer
            if breaks_off(answer):
                return

    def _count(self, number: int, source: str) -> None:
        """Let `In[3]` be the third cell and `Out[3]` what it shows, as in Jupyter."""
        self.shell.execution_count += number - self.shell.displayhook.prompt_count
        inputs = self.scope.setdefault("In", [])
        inputs += [""] * (number + 1 - len(inputs))
        inputs[number] = source

    def _run(self, source: str) -> BaseException | None:
        if (tree := self.plain.parsed(source)) is not None:
            return self.plain.run(tree, source)
        result = self.shell.run_cell(source, store_history=False)
        error: BaseException | None = result.error_before_exec or result.error_in_exec
        return error

    def prepare(self, number: int, code: bytes, seconds: float) -> Answer:
        """Run what the trusted side compiled in the place of a cell that it wrote itself."""
        try:
            with _alarm(seconds):
                exec(marshal.loads(code), self.scope)  # noqa: S102, S302 - the trusted side's
        except TimeUp:
            return {"timeout": True}
        except BaseException as error:  # noqa: BLE001 - what it uses may have been put out of action
            return {"error": _description(error, number)}
        self._remember_functions()
        return {}

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
        before = [state.kept(arg) for arg in args]
        if first is not None:
            with contextlib.suppress(Exception):
                self._value(name, first, errors, seconds)
        value, foreign = self._value(name, args, errors, seconds)
        changed = [
            [index, plain(now)]
            for index, (now, then) in enumerate(zip(args, before, strict=True))
            if isinstance(now, np.random.Generator) or not state.same(now, then)
        ]
        return {"value": value, "changed": changed, "foreign": foreign}

    def calls(self, calls: list[bytes], seconds: float) -> Iterator[Answer]:
        """Answer one call after the other, up to the first that does not end well."""
        for packed in calls:
            name, args, errors, first = wire.decode(packed, [])
            answer = _answer(self.call, [name, args, errors, seconds, first])
            yield answer
            if went_wrong(answer):
                return

    def _value(
        self, name: str, args: list[Any], errors: dict[str, str], seconds: float
    ) -> tuple[Any, bool]:
        """What a function returns, made plain, and whether it was of some other type."""
        with _alarm(seconds), np.errstate(**errors), warnings.catch_warnings():  # type: ignore[arg-type]  # the caller's np.geterr()
            warnings.simplefilter("ignore")
            value = self.scope[name](*args)
            simple = plain(value)
            return simple, differs_in_kind(value, simple)

    def stand_in(self, source: str, samples: dict[str, list[Any] | None]) -> Answer:
        """Put harmless stand-ins where the notebook has functions of its own.

        With a sample of arguments one also takes the place of what that function only calls.
        """
        scope: dict[str, Any] = {"np": np}
        exec(_compiled(source), scope)  # noqa: S102 - the trusted side wrote it
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, sample in samples.items():
                given = None if sample is None else tuple(sample)
                self.standing.put(name, scope[name], given)
        return {}

    def dress(self, forms: dict[str, Form], samples: dict[str, list[Any] | None]) -> Answer:
        """Let what functions of the notebook give come in these forms, where it can."""
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, sample in samples.items():
                given = None if sample is None else tuple(sample)
                self.standing.dress(name, partial(as_asked, form=forms[name]), given)
        return {}

    def restore(self, *names: str) -> Answer:
        """Take stand-ins away."""
        for name in names:
            self.standing.restore(name)
        return {}

    def _remember_functions(self) -> None:
        found = {name: self.scope.get(name) for name in self.names}
        self.functions.update({name: f for name, f in found.items() if callable(f)})


@lru_cache(maxsize=8)  # the stand-ins of a task stand in one text
def _compiled(source: str) -> CodeType:
    return compile(source, "<string>", "exec")


def preload() -> None:
    """Import what every notebook needs, and run cells and calls until the interpreter is warm.

    CPython rewrites the code that runs often; what is rewritten before the fork, no child rewrites.
    """
    for module in ("numpy.linalg", "numpy.random", "asyncio"):
        importlib.import_module(module)
    worker, before = Worker(), dict(quiet_shell().user_ns)
    with contextlib.redirect_stdout(Sink()):
        quiet_shell().display_formatter.format(0)
        for number in range(2 * WARM):
            if number == WARM:  # from here on its cells are IPython's, which imports as it goes
                worker.plain.need_ipython()
            worker.cell(number, REHEARSAL, 1.0)
            request = wire.encode([number, {"args": (np.ones((2, 3)), np.float64(1.0), 2)}])
            header = b"".join(bytes(part) for part in request)[8:]
            args = wire.decode(header, [])[1]["args"]
            wire.encode([number, worker.call("ensayo", list(args), {}, 1.0, list(args))])
    worker.scope.clear()
    worker.scope.update(before)
    before["In"][1:] = []
    before["Out"].clear()
    unders = dict.fromkeys(("_", "__", "___"), "")  # IPython believes in none but its own
    vars(worker.shell.displayhook).update(unders)
    worker.shell.push(unders, interactive=False)


def serve(sock: socket.socket) -> None:
    """Answer requests until the other end hangs up."""
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Sink()  # type: ignore[assignment,misc]  # a Sink is enough of a file
    sys.stdin = Keyboard()
    np.random.seed(0)  # the student's global state: the same for everyone
    random.seed(0)
    worker = Worker()
    operations: dict[str, Callable[..., Answer | Iterator[Answer]]] = {
        "open": worker.open,
        "cells": worker.cells,
        "settle": worker.settle,
        "call": worker.call,
        "calls": worker.calls,
        "stand_in": worker.stand_in,
        "dress": worker.dress,
        "restore": worker.restore,
    }
    incoming = wire.Incoming(sock)
    while True:
        try:
            sequence, operation, *args = wire.receive(incoming)
        except EOFError:
            return
        answer = _answer(operations[operation], args)
        if isinstance(answer, dict):
            wire.send(sock, [sequence, answer])
            continue
        # What ends the process must not take the answers of earlier cells along.
        outgoing = Together(sock) if operation == "calls" else sock
        for each in answer:
            wire.send(outgoing, [sequence, each])
        if isinstance(outgoing, Together):
            outgoing.flush()


def _answer(operation: Callable[..., Any], args: list[Any]) -> Any:
    try:
        return operation(*args)
    except TimeUp:
        return {"timeout": True}
    except BaseException as error:  # noqa: BLE001 - SystemExit too is only an answer
        return {"error": _description(error, None)}


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise TimeUp inside the block after `seconds`, again and again if it is swallowed.

    They are of the processor; what waits is ended by the clock.
    """

    def ring(*_: object) -> None:
        raise TimeUp

    _signal.signal(_signal.SIGPROF, ring)
    _signal.signal(_signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)
    signal.setitimer(signal.ITIMER_REAL, CLOCK * seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)


def _description(error: BaseException, cell: int | None) -> Answer:
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
        if name.startswith(CELL):
            cell, line = int(name[len(CELL) : -1]), traceback.tb_lineno
        traceback = traceback.tb_next
    return {"type": type(error).__name__[:100], "message": message, "cell": cell, "line": line}


def _close_figures() -> None:
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
