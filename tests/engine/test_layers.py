"""Imports point one way: a module imports only modules above it in this list."""

from __future__ import annotations

import ast
from pathlib import Path

import autograder

ORDER = (
    *("__init__", "model", "wire", "worker", "comparison", "consequence", "mishaps"),
    *(
        "evidence",
        "factors",
        "place",
        "shapes",
        "values",
        "fingerprint",
        "packing",
        "variants",
        "diagnosis",
    ),
    *("orders", "kernel", "landlock", "syscalls", "seccomp", "namespaces", "walls", "reading"),
    *("probes", "scratch", "zygote", "process", "plain", "forkserver", "users", "walled"),
    *("assertions", "catalog", "notebook", "sandbox", "doctor", "session", "proxy", "checks"),
    *("template", "grading", "verify", "batch", "records", "figures", "summary", "render"),
    *("scaffold", "screen", "run", "cli", "__main__"),
)
FOLDER = Path(autograder.__file__).parent


def imported(module: str) -> set[str]:
    """The modules of the package that a module imports, late imports included."""
    names = set()
    for node in ast.walk(ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "autograder":
            names |= {alias.name for alias in node.names if (FOLDER / f"{alias.name}.py").exists()}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("autograder."):
            names.add(str(node.module).removeprefix("autograder."))
    return names


def test_every_module_has_its_place() -> None:
    """The list names every module of the package and no other."""
    assert set(ORDER) == {path.stem for path in FOLDER.glob("*.py")}


def test_imports_point_one_way() -> None:
    """No module imports one that stands below it."""
    for place, module in enumerate(ORDER):
        assert imported(module) <= set(ORDER[:place]), module
