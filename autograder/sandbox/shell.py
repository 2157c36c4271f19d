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

QUIET_MAGICS = {
    *("matplotlib", "pip", "conda", "mamba", "uv", "load_ext", "reload_ext", "config", "autosave"),
    *("autoreload", "notebook", "cd", "tensorflow_version", "script", "sx", "system", "bash", "sh"),
    *("ls", "cat", "env", "set_env", "run", "store", "history", "logstart"),
}
QUIET_CELL_MAGICS = {
    *("bash", "sh", "script", "html", "HTML", "javascript", "js", "latex", "svg", "perl", "ruby"),
    *("writefile", "sx"),
}


class Sink(io.TextIOBase):
    """Where prints and warnings go: nobody reads them and they never fill anything."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        """Swallow the text."""
        return len(text)

    def isatty(self) -> bool:
        """Never a terminal."""
        return False


@cache
def quiet_shell() -> Any:
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
    shell.transform_cell = _leave_python_alone(shell.transform_cell)
    magics = shell.magics_manager.magics
    magics["line"].update(dict.fromkeys(QUIET_MAGICS, _nothing))
    magics["cell"].update(dict.fromkeys(QUIET_CELL_MAGICS, _nothing))
    sys.modules.update(_stubs())
    return shell


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


def _nothing(*_: object, **__: object) -> None:
    """A magic that does nothing."""


def _stubs() -> dict[str, types.ModuleType]:
    """Modules of the student's world that mean nothing here: otter's checks, Colab's drive."""
    stubs = {name: types.ModuleType(name) for name in ("otter", "google.colab")}
    stubs["otter"].Notebook = Silent  # type: ignore[attr-defined]  # a module is given a member
    for name in ("drive", "files", "userdata", "output"):
        setattr(stubs["google.colab"], name, Silent())
    return stubs


def skip_unfinished() -> contextlib.AbstractContextManager[None]:
    """The notebook's al_completar: what needs an unfinished function waits."""
    return contextlib.suppress(NotImplementedError)


class Silent:
    """Accepts every call of every method and does nothing."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __getattr__(self, name: str) -> Callable[..., None]:
        return _nothing
