"""IPython's shell and the student's world around it: nothing is shown, saved or run outside."""

from __future__ import annotations

import ast
import contextlib
import io
import sys
import types
from collections.abc import Callable
from functools import cache
from typing import Any

from autograder.sandbox.imports import StepOver, prepare
from autograder.sandbox.magics import Run, SkipUnknown, write_file

QUIET_MAGICS = {
    *("matplotlib", "pip", "conda", "mamba", "uv", "load_ext", "reload_ext", "config", "autosave"),
    *("autoreload", "notebook", "cd", "tensorflow_version", "script", "sx", "system", "bash", "sh"),
    *("ls", "cat", "env", "set_env", "store", "history", "logstart", "edit", "save", "colors"),
    *("reset", "reset_selective", "load", "debug"),
}
QUIET_CELL_MAGICS = {
    *("bash", "sh", "script", "html", "HTML", "javascript", "js", "latex", "svg", "perl", "ruby"),
    *("sx", "markdown", "cmd", "python", "python2", "python3", "pypy", "system", "!"),
}


class Sink(io.TextIOBase):
    """Where prints and warnings go: nobody reads them and they never fill anything."""

    encoding = "utf-8"
    errors = "strict"

    @property
    def buffer(self) -> io.BufferedIOBase:
        """Where bytes go: as far."""
        return _Drain()

    def reconfigure(self, **_: object) -> None:
        """Whatever it is set to, nobody reads it."""

    def write(self, text: str) -> int:
        """Swallow the text."""
        return len(text)

    def isatty(self) -> bool:
        """Never a terminal."""
        return False


class _Drain(io.BufferedIOBase):
    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # whatever has the buffer protocol
        return len(data)


class Keyboard(io.StringIO):
    """Where input() reads: nobody types."""

    def reconfigure(self, **_: object) -> None:
        """However it is read, there is nothing."""


@cache
def quiet_shell() -> Any:
    """IPython's shell, told to be quiet, to touch no disk and to run no other program."""
    from IPython.core.interactiveshell import InteractiveShell  # slow: after the cheap imports
    from IPython.utils.text import SList
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.autocall = 0
    shell = InteractiveShell.instance(config=config)
    shell.display_formatter.active_types = ["text/plain"]
    shell.system = shell.system_raw = shell.system_piped = lambda *_: None
    shell.getoutput = lambda *_, **__: SList()
    shell.showtraceback = shell.showsyntaxerror = lambda *_, **__: None
    shell.ask_exit = lambda: None
    shell.enable_gui = nothing  # `%pylab` opens no window
    shell.transform_cell = _leave_python_alone(shell.transform_cell)
    shell.displayhook.quiet = _asked_last(shell, shell.displayhook.quiet)
    _set_magics(shell)
    shell.ast_transformers += [SkipUnknown(shell.magics_manager.magics["line"]), StepOver()]
    sys.modules.update(_stubs())
    prepare()
    return shell


def _set_magics(shell: Any) -> None:
    """Those that do something here, and those that must do nothing."""
    magics = shell.magics_manager.magics
    magics["line"].update(dict.fromkeys(QUIET_MAGICS, nothing))
    magics["cell"].update(dict.fromkeys(QUIET_CELL_MAGICS, nothing))
    magics["line"]["run"] = Run(shell)
    magics["cell"].update(writefile=write_file, file=write_file)
    shell.magic = lambda line: _old_magic(shell, line)


def _old_magic(shell: Any, line: str) -> Any:
    """`get_ipython().magic("run m.py")`, as old notebooks write; an unknown one does nothing."""
    name, _, rest = line.lstrip("%").partition(" ")
    if name in shell.magics_manager.magics["line"]:
        return shell.run_line_magic(name, rest)
    return None


def _asked_last(shell: Any, quiet: Callable[[], bool]) -> Callable[[], bool]:
    """IPython looks for a last `;` token by token, in Python; most cells have none."""
    return lambda: ";" in shell.user_ns["In"][-1].rstrip().rpartition("\n")[2] and quiet()


def _leave_python_alone(transform: Callable[[str], str]) -> Callable[[str], str]:
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


def nothing(*_: object, **__: object) -> None:
    """A magic that does nothing."""


def _stubs() -> dict[str, types.ModuleType]:
    """Otter's checks mean nothing here."""
    otter = types.ModuleType("otter")
    otter.Notebook = Silent  # type: ignore[attr-defined]  # a module is given a member
    return {"otter": otter}


def skip_unfinished() -> contextlib.AbstractContextManager[None]:
    """The notebook's al_completar: what needs an unfinished function waits."""
    return contextlib.suppress(NotImplementedError)


class Silent:
    """Accepts every call of every method and does nothing."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __getattr__(self, name: str) -> Callable[..., None]:
        return nothing
