"""The Python of a course, solutions and tests, loaded from its own folder and from no other.

Every course is a package of its own in `sys.modules`, named after its folder, so that two courses
can be loaded in one process. In its files `solutions` means the solutions of this course, and
`otter` the class of otter's that reads test files, without the rest of otter, which takes most of
a second to import.
"""

from __future__ import annotations

import builtins
import importlib
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.model import Refusal
from autograder.storage import text_of

PREFIX = "_course_"
OTTER = "_otter_of_courses"
REMEDY = "correct it, then run `gradiente verify`"


def load(path: Path, root: Path) -> ModuleType:
    """The module that a file of the course is; Refusal with the file and line that is in the way.

    A file is executed once, whoever asks for it.
    """
    if not path.is_file():
        raise Refusal(f"{path} is missing: write it; `gradiente new` shows how one begins")
    dotted = ".".join(path.relative_to(root).with_suffix("").parts)
    name = f"{_package(root)}.{dotted}"
    if name not in sys.modules:
        text_of(path)  # Python does not mind every byte that is no UTF-8
    return _import_module(name, path)


def execute(path: Path, root: Path) -> dict[str, Any]:
    """The names of a file executed anew, so that some of them can be replaced for the others."""
    load(path, root)  # says what is wrong with it, if anything
    scope = {"__name__": path.stem, "__builtins__": _builtins(_package(root))}
    exec(compile(text_of(path), str(path), "exec"), scope)  # noqa: S102 - our own course
    return scope


def beside(function: Callable[..., Any], name: str) -> Mapping[str, Any]:
    """What the module `name` next to the one of the function defines; nothing if there is none.

    This works wherever the function was loaded from, also where otter imported it from its zip.
    """
    package = function.__module__.rpartition(".")[0]
    module = f"{package}.{name}"
    if module not in sys.modules and (not package or find_spec(module) is None):
        return {}
    return vars(_import_module(module, Path(f"{name}.py")))


@cache
def otter() -> ModuleType:
    """Otter's `exception_test` module, with no more of otter than it needs."""
    spec = PathFinder.find_spec("otter")
    if spec is None or spec.origin is None:
        raise Refusal("otter-grader is not installed: pip install otter-grader")
    folder = Path(spec.origin).parent
    _add_package(OTTER, folder)
    tests = _add_package(f"{OTTER}.test_files", folder / "test_files")
    module = importlib.import_module(f"{OTTER}.test_files.exception_test")
    tests.test_case = module.test_case  # type: ignore[attr-defined]  # as in otter's own package
    return module


def _import_module(name: str, path: Path) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Refusal:
        raise
    except Exception as error:
        package = name.partition(".")[0]
        words = error.msg if isinstance(error, SyntaxError) else str(error)
        what = f"{type(error).__name__}: {words.replace(f'{package}.', '')}"
        raise Refusal(f"{_place(error, package, path)}: {what}; {REMEDY}") from error


def _place(error: Exception, package: str, path: Path) -> str:
    """The file and line of the course where it went wrong: the last ones before any library's."""
    if isinstance(error, SyntaxError) and Path(error.filename or "").is_file():
        return f"{error.filename}, line {error.lineno}"
    steps = traceback.walk_tb(error.__traceback__)
    own = [
        f"{frame.f_code.co_filename}, line {line}"
        for frame, line in steps
        if frame.f_globals.get("__name__", "").startswith(f"{package}.")
    ]
    return own[-1] if own else str(path)


def _package(root: Path) -> str:
    """The name of the package that a course is, there from now on."""
    place = root.resolve()
    name = PREFIX + sha256(str(place).encode()).hexdigest()[:16]
    if name not in sys.modules:
        if _Finder not in sys.meta_path:
            sys.meta_path.insert(0, _Finder)
        _add_package(name, place)
    return name


def _add_package(name: str, folder: Path) -> ModuleType:
    """An importable package without a line of its own, whose modules are the files of a folder."""
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    return sys.modules.setdefault(name, module_from_spec(spec))


class _Finder:
    """Finds the files of courses where Python would, and has them executed in their own world."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not name.startswith(PREFIX):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


class _Loader(SourceFileLoader):
    """Executes a file of a course with an `import` that stays in the course."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute it."""
        vars(module)["__builtins__"] = _builtins(module.__name__.partition(".")[0])
        super().exec_module(module)


@cache
def _builtins(package: str) -> dict[str, Any]:
    own = {"solutions": f"{package}.solutions", "otter": OTTER}
    return vars(builtins) | {"__import__": partial(_import, own)}


def _import(
    own: Mapping[str, str],
    name: str,
    globals_: Mapping[str, object] | None = None,
    locals_: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    """What an `import` statement calls: the names in `own` stand for other packages."""
    top, _, rest = name.partition(".")
    if level or top not in own:
        return __import__(name, globals_, locals_, fromlist or (), level)
    if top == "otter":
        otter()
    full = f"{own[top]}.{rest}" if rest else own[top]
    module = __import__(full, globals_, locals_, fromlist or (), 0)
    return module if fromlist else sys.modules[own[top]]
