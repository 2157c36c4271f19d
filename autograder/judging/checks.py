"""Otter's exception-based test files, loaded unmodified, and one check run at a time.

Importing otter costs most of a second (nbconvert, pandas, widgets), so its own class for these
files is loaded without the rest of the package, and only while a test file is read.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import inspect
import re
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from autograder.judging.diagnosis import mishaps
from autograder.judging.proxy import LocalNamespace, Namespace, Notes
from autograder.model import (
    Check,
    CheckResult,
    Diagnosis,
    EngineError,
    Outcome,
    Question,
    Refusal,
    StudentCrash,
    StudentError,
    StudentTimeout,
    Task,
)


@cache
def load(task: Task) -> tuple[Question, ...]:
    """The questions of a task, each with its public checks first."""
    return tuple(_question(task, name) for name in task.functions)


def run(check: Check, names: Namespace | LocalNamespace) -> CheckResult:
    """Run one check against the functions of a notebook; every ending is a value."""
    missing = [name for name in check.needs if name not in names]
    if missing:
        return _result(check, Outcome.MISSING, _missing(missing, names.values_only))
    try:
        outcome, message, found = _judged(check, names)
    except Exception as fault:  # noqa: BLE001 - only our own defects get here
        outcome, message, found = Outcome.ENGINE_ERROR, f"{type(fault).__name__}: {fault}", None
    return _result(check, outcome, message, found, names.notes)


def _judged(
    check: Check, names: Namespace | LocalNamespace
) -> tuple[Outcome, str, Diagnosis | None]:
    try:
        given = {name: names if name == "env" else names[name] for name in check.wants}
        with np.errstate(all="ignore"):  # a student's nan is a verdict, not a warning of ours
            check.body(**given)
    except EngineError:
        raise
    except StudentTimeout as slow:
        return Outcome.TIMEOUT, f"{slow}: busca un bucle que no termina", None
    except StudentCrash as crash:
        return Outcome.CRASHED, f"{crash}: busca una llamada que cierre el programa", None
    except StudentError as error:
        return Outcome.FAILED, _said(error, check), mishaps.explain(error)
    except AssertionError as failure:
        return Outcome.FAILED, str(failure), getattr(failure, "diagnosis", None)
    except Exception as error:  # noqa: BLE001 - a check may trip over what a student returned
        return Outcome.FAILED, _unexpected(error, check), None
    return Outcome.PASSED, "", None


def _result(
    check: Check,
    outcome: Outcome,
    message: str,
    found: Diagnosis | None = None,
    notes: Notes | None = None,
) -> CheckResult:
    return CheckResult(
        check.name,
        check.sentence,
        check.hidden,
        check.points,
        outcome,
        message,
        found,
        blamed=tuple(sorted(notes.blamed)) if notes else (),
        curve=notes.curve if notes else None,
        pictures=notes.pictures if notes and outcome is Outcome.FAILED else (),
    )


def _missing(names: list[str], values_only: tuple[str, ...]) -> str:
    values = [name for name in names if name in values_only]
    if values:
        return f"{', '.join(values)} existe, pero no es una función"
    return f"falta definir: {', '.join(names)}"


# What Python and NumPy say in these words can be shown even when a hidden check provoked it: it
# names shapes, types and identifiers, never a value. Other texts could quote hidden data.
HARMLESS = re.compile(
    r"""name\ '\w{1,40}'\ is\ not\ defined
    |operands\ could\ not\ be\ broadcast\ together\ with\ (remapped\ )?shapes\ [\d(),\ ]{1,80}
    |matmul:\ .{0,40}[\w\ ,()?>\-=<]{1,160}
    |shapes\ [\d(),]{1,40}\ and\ [\d(),]{1,40}\ not\ aligned:[\w\ ()!=]{1,60}
    |non-broadcastable\ output\ operand\ with\ shape\ [\d(),]{1,40}\ doesn't\ match[\w\ (),]{0,90}
    |(float\ )?division\ by\ zero|math\ (domain|range)\ error|Singular\ matrix
    |(overflow|invalid\ value|divide\ by\ zero|underflow)\ encountered\ in\ \w{1,30}
    |\w{1,40}\(\)\ (takes|missing)\ [\w\ ,'():]{1,120}
    |unsupported\ operand\ type\(s\)\ for\ [\w*+@/=<>&|^%\-.\ ]{1,12}:\ '[\w.]+'\ and\ '[\w.]+'
    |'[\w.]{1,40}'\ object\ (is\ not\ \w{1,20}|has\ no\ attribute\ '\w{1,40}')(\.\ Did.*)?
    |cannot\ unpack\ non-iterable\ \w{1,40}\ object
    |(not\ enough|too\ many)\ values\ to\ unpack\ \(expected\ \d{1,3}(,\ got\ \d{1,3})?\)
    |only\ [\w\- ]{1,60}arrays\ can\ be\ converted\ to\ Python\ scalars
    |(list\ )?index\ (\d{1,9}\ )?(is\ )?out\ of\ (range|bounds.{0,40})
    |axis\ -?\d\ is\ out\ of\ bounds\ for\ array\ of\ dimension\ \d
    |The\ truth\ value\ of\ an\ array\ with\ more\ than\ one\ element\ is\ ambiguous.{0,40}
    |assignment\ destination\ is\ read-only|maximum\ recursion\ depth\ exceeded.{0,40}
    |Completa\ \w{1,40}
    """,
    re.VERBOSE,
)


def _said(error: StudentError, check: Check) -> str:
    """The error as Python gave it and where; its text only if it cannot quote hidden data."""
    if error.type == "NotImplementedError":
        return f"sin terminar: {check.needs[0]} todavía lanza NotImplementedError"
    shown = not check.hidden or HARMLESS.fullmatch(error.message)
    text = f"{error.type}: {error.message}" if shown and error.message else error.type
    where = "" if error.cell is None else f" (celda {error.cell}, línea {error.line})"
    return f"tu función lanzó {text}{where}"


def _unexpected(error: Exception, check: Check) -> str:
    text = type(error).__name__ if check.hidden else f"{type(error).__name__}: {error}"
    return f"no se pudo usar lo que devolvió {' o '.join(check.needs)} ({text})"


def _question(task: Task, name: str) -> Question:
    public = _read(task.assignment / "tests" / f"{name}.py", hidden=False)
    hidden = task.hidden / f"{name}.py"
    checks = public + (_read(hidden, hidden=True) if hidden.exists() else ())
    names = [check.name for check in checks]
    if twice := {n for n in names if names.count(n) > 1}:
        raise Refusal(f"{hidden}: two checks of {name} are called {', '.join(sorted(twice))}")
    return Question(name, checks)


def _read(path: Path, *, hidden: bool) -> tuple[Check, ...]:
    with _light_otter() as exception_test:
        file = exception_test.ExceptionTestFile.from_file(str(path))
    checks = tuple(_check(case, file.name) for case in file.test_cases)
    if wrong := [check.name for check in checks if check.hidden is not hidden]:
        raise Refusal(
            f"{path}: {', '.join(wrong)} must have hidden={hidden}: the path is the policy"
        )
    return checks


def _check(case: Any, question: str) -> Check:
    """Otter's TestCase as ours; its body is the decorated function."""
    body = case.body.test_func
    _freeze([value for name, value in body.__globals__.items() if not name.startswith("__")])
    wants = tuple(inspect.signature(body).parameters)
    sentence = inspect.cleandoc(body.__doc__ or case.name)
    name = case.name.removeprefix(f"{question} - ")
    return Check(name, sentence, case.points, case.hidden, wants, body)


def _freeze(value: Any) -> None:
    """Make the arrays of a test file read-only: no submission may change them for the next."""
    if isinstance(value, np.ndarray):
        value.flags.writeable = False
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            _freeze(item)


@contextmanager
def _light_otter() -> Iterator[Any]:
    """Otter's exception_test module, with `otter` importable by test files, and no more of it."""
    before = {name: module for name, module in sys.modules.items() if _is_otter(name)}
    for name in before:
        del sys.modules[name]
    try:
        sys.modules.update(_otter_modules())
        yield sys.modules["otter.test_files.exception_test"]
    finally:
        for name in [name for name in sys.modules if _is_otter(name)]:
            del sys.modules[name]
        sys.modules.update(before)


@cache
def _otter_modules() -> dict[str, types.ModuleType]:
    spec = importlib.machinery.PathFinder.find_spec("otter")
    if spec is None or spec.origin is None:
        raise EngineError("otter-grader is not installed: pip install otter-grader")
    folder = Path(spec.origin).parent
    modules = {name: types.ModuleType(name) for name in ("otter", "otter.test_files")}
    modules["otter"].__path__ = [str(folder)]
    modules["otter.test_files"].__path__ = [str(folder / "test_files")]
    sys.modules.update(modules)
    exception_test = importlib.import_module("otter.test_files.exception_test")
    modules["otter.test_files"].test_case = exception_test.test_case  # type: ignore[attr-defined]  # as otter's own package does
    return {name: module for name, module in sys.modules.items() if _is_otter(name)}


def _is_otter(name: str) -> bool:
    return name == "otter" or name.startswith("otter.")
