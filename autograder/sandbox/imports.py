"""What a student's imports find here: missing modules are stepped over, desktops mean nothing."""

from __future__ import annotations

import ast
import builtins
import importlib.abc
import importlib.machinery
import importlib.util
import locale
import os
import subprocess
import sys
import types
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from autograder.sandbox.decorations import Decorations
from autograder.sandbox.paths import but_for

STEP_OVER, MISSED = "__importar_si_esta__", "__lo_que_falta__"
CELL = "<celda "  # what the name of a cell begins with, where other code has that of its file
CELL_NAME = CELL + "{}>"
COLAB = "google.colab"
ANYTHING = (COLAB, "tkinter", "turtle")  # whatever is asked of them, nothing comes of it
TEXT = {"text", "encoding", "universal_newlines"}
# What only looks for a screen or another program, and where it stands; matplotlib draws into memory
# here, and a program that nobody may start is said to have ended well, without a word.
HARMLESS: dict[str, dict[str, Callable[[Any], Callable[..., Any]]]] = {
    "matplotlib": {"use": lambda _: lambda *_, **__: None},
    "matplotlib.pyplot": {"switch_backend": lambda own: lambda *_, **__: own("agg")},
    "matplotlib.style": {
        "use": lambda _: lambda *_, **__: None,
        "context": lambda _: lambda *_, **__: nullcontext(),
    },
    # A cell that writes a film or a picture has done so on a machine with all that it takes.
    "matplotlib.animation": {
        "Animation.save": lambda _: lambda *_, **__: None,
        **dict.fromkeys(
            ("Animation.to_html5_video", "Animation.to_jshtml"), lambda _: lambda *_, **__: ""
        ),
    },
    "matplotlib.figure": {"Figure.savefig": lambda own: but_for(OSError, own, None)},
    # What IPython had, and no longer has: many notebooks begin with it.
    "IPython.display": {"set_matplotlib_formats": lambda _: lambda *_, **__: None},
    "IPython.core.display": {
        name: lambda own: own or (lambda *_, **__: None) for name in ("display", "clear_output")
    },
    "subprocess": {
        "run": lambda _: lambda args=(), *_, **__: subprocess.CompletedProcess(args, 0, "", ""),
        **dict.fromkeys(("call", "check_call"), lambda _: lambda *_, **__: 0),
        "check_output": lambda _: lambda *_, **how: "" if how.keys() & TEXT else b"",
    },
}


class Absent:
    """Stands for what could not be imported: any use of it says which module is missing."""

    def __init__(self, module: str) -> None:
        object.__setattr__(self, "_module", module)

    def __getattribute__(self, name: str) -> Any:
        if name == "__version__":
            return "0"  # it is only shown
        if name.startswith("__"):
            return object.__getattribute__(self, name)
        raise _missing(object.__getattribute__(self, "_module"))

    def __call__(self, *_: object, **__: object) -> Any:
        """Say what is missing."""
        raise _missing(object.__getattribute__(self, "_module"))


class Missed(ModuleNotFoundError):
    """Something of a missing module was used."""


Missed.__name__ = ModuleNotFoundError.__name__  # students know that one


def _missing(module: str) -> Missed:
    return Missed(f"No module named {module!r}", name=module)


class Imports:
    """The imports of a notebook and of its own modules that found nothing, stepped over."""

    def __init__(self, asked: Sequence[str] = ()) -> None:
        """`asked` are the names of the task, which nothing absent may take."""
        self.asked = asked
        self.skipped: list[tuple[int, str, str]] = []  # line, module and file, since it was emptied
        setattr(builtins, STEP_OVER, self.note)  # a student's modules have no other scope in common
        setattr(builtins, MISSED, Missed)

    def note(self, error: ImportError, line: int, names: str) -> None:
        """Keep what was missing and give its names to something that says so when used."""
        if not isinstance(error, ModuleNotFoundError):
            raise error
        module, frame = str(error.name or error.msg)[:100], sys._getframe(1)  # where it is missed
        file = frame.f_code.co_filename
        place = "" if file.startswith(CELL) else Path(file).name.strip("<>")
        self.skipped.append((line, module, place[:100]))
        for name in names.split():
            if name not in self.asked and name not in frame.f_globals:
                frame.f_globals[name] = Absent(module)


class StepOver(ast.NodeTransformer):
    """Wraps the imports of a cell that stand in no function, class or try of the student's.

    `sns.set()` goes the way of its `import seaborn as sns`: nothing comes of it but how plots look.
    """

    def visit_Module(self, node: ast.Module) -> ast.AST:
        """All lines but a last one that is shown: nothing follows that it could stop."""
        last = node.body[-1:]
        self.generic_visit(node)
        if last and isinstance(last[0], ast.Expr):
            node.body[-1:] = last
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """A line that only calls something of a module."""
        match node.value:
            case ast.Call(func=ast.Attribute()):
                return _wrapped(node, [], MISSED)
        return node

    def visit_Import(self, node: ast.Import) -> ast.AST:
        """`import seaborn as sns`."""
        return _wrapped(node, [a.asname or a.name.partition(".")[0] for a in node.names])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        """`from tqdm import tqdm`; what `*` would have brought has no name."""
        if node.module == "__future__":
            return node
        return _wrapped(node, [a.asname or a.name for a in node.names if a.name != "*"])

    def visit_Try(self, node: ast.Try) -> ast.AST:
        """The student has a remedy, which must hear of the error."""
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = visit_Try  # type: ignore[assignment]  # noqa: N815 - names that ast asks for


def _wrapped(node: ast.stmt, names: list[str], error: str = "ImportError") -> ast.AST:
    text = f"{STEP_OVER}(__error__, {node.lineno}, {' '.join(names)!r})"
    handler = ast.ExceptHandler(
        type=ast.Name(error, ast.Load()), name="__error__", body=[ast.parse(text).body[0]]
    )
    wrapper = ast.Try(body=[node], handlers=[handler], orelse=[], finalbody=[])
    for new in ast.walk(handler):
        ast.copy_location(new, node)
    return ast.copy_location(wrapper, node)


def compiled(source: str | bytes, path: str) -> types.CodeType:
    """A file of the student's, compiled to step over imports as cells do."""
    tree = ast.fix_missing_locations(StepOver().visit(ast.parse(source, path)))
    code: types.CodeType = compile(tree, path, "exec", dont_inherit=True)
    return code


class _OwnFile(importlib.machinery.SourceFileLoader):
    def source_to_code(self, data: Any, path: Any, **_: Any) -> types.CodeType:  # type: ignore[override]  # of what may be passed, only this is
        """Its code, stepping over what is not here."""
        return compiled(data, str(path))


def have_modules(folder: Path) -> None:
    """Let the modules in a folder be imported, as those of the student whose folder it is."""
    of_folder = importlib.machinery.FileFinder.path_hook((_OwnFile, [".py"]))

    def own(path: str) -> Any:
        if not Path(path).resolve().is_relative_to(folder.resolve()):
            raise ImportError(path)
        return of_folder(path)

    sys.path_hooks.insert(0, own)
    sys.path_importer_cache.clear()
    sys.path.insert(0, str(folder))  # as Jupyter and a script have it


class _Finder(importlib.abc.MetaPathFinder):
    """Comes before Python's own: softens what looks for a screen, and has what is one."""

    def __init__(self) -> None:
        self._looking: set[str] = set()

    def find_spec(
        self, name: str, path: Any = None, target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec of a module that is changed here; None for all others."""
        if any(name == one or name.startswith(f"{one}.") for one in ANYTHING):
            return importlib.machinery.ModuleSpec(name, _AnyLoader(), is_package=True)
        if name not in HARMLESS or name in self._looking:
            return None
        self._looking.add(name)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            self._looking.discard(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _Softened(spec.loader)
        return spec


class _Softened(importlib.abc.Loader):
    """Loads a module and takes from it what only a desktop has."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType | None:
        """As the module's own loader does."""
        made: types.ModuleType | None = self._loader.create_module(spec)
        return made

    def exec_module(self, module: types.ModuleType) -> None:
        """As the module's own loader does, and soften it."""
        self._loader.exec_module(module)
        soften(module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)


class _AnyLoader(importlib.abc.Loader):
    """Any module of Colab or of a desktop: every name in it accepts every call."""

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        """A module that has whatever is asked of it."""
        return _Anything(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to run."""
        module.__path__ = []


class _Anything(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()


class Nothing:
    """Accepts every call of itself and of every method, and is empty."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __call__(self, *_: object, **__: object) -> Nothing:
        """Whatever was asked for, there is nothing."""
        return self

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __getitem__(self, key: object) -> Any:
        raise KeyError(key)


def soften(module: types.ModuleType) -> None:
    """Take from a module what only a desktop has."""
    for path, harmless in HARMLESS[module.__name__].items():
        *owner, name = path.split(".")
        holder = vars(module)[owner[0]] if owner else module
        setattr(holder, name, harmless(getattr(holder, name, None)))


def prepare() -> None:
    """Make a desktop's lines harmless in this process, for good."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
        sys.meta_path.append(Decorations())
        for name in HARMLESS.keys() & sys.modules.keys():
            soften(sys.modules[name])
        sys.modules.setdefault("google", types.ModuleType("google")).__path__ = []
        locale.setlocale = but_for(locale.Error, locale.setlocale, "C")
        os.chdir = but_for(OSError, os.chdir, None)
