"""Imports point one way: a module imports only modules above it in this list."""

from __future__ import annotations

import ast
from pathlib import Path

import autograder

ORDER = (
    *("__init__", "words", "model", "wire", "worker", "comparison", "consequence"),
    *(
        "diagnosis.__init__",
        *("diagnosis.mishaps", "diagnosis.evidence", "diagnosis.factors", "diagnosis.place"),
        *("diagnosis.picture", "diagnosis.shapes", "diagnosis.values", "diagnosis.nearby"),
        *("diagnosis.fingerprint", "diagnosis.packing", "diagnosis.variants", "diagnosis.naming"),
    ),
    "assertions",
    *(
        "sandbox.__init__",
        *("sandbox.orders", "sandbox.kernel", "sandbox.landlock", "sandbox.syscalls"),
        *("sandbox.seccomp", "sandbox.namespaces", "sandbox.walls", "sandbox.reading"),
        *("sandbox.probes", "sandbox.scratch", "sandbox.zygote", "sandbox.process"),
        *(
            "sandbox.plain",
            "sandbox.forkserver",
            "sandbox.users",
            "sandbox.cores",
            "sandbox.walled",
        ),
        *("sandbox.opening", "sandbox.doctor"),
    ),
    *("ids", "lms.__init__", "lms.archive"),
    *("catalog", "notebook", "session", "proxy", "checks", "template", "grading", "verify"),
    "batch",
    *(
        "report.__init__",
        *("report.records", "report.figures", "report.summary", "report.render"),
    ),
    *(
        *("lms.source", "lms.piece", "lms.pattern", "lms.moment"),
        *("lms.table", "lms.upload", "lms.scale", "lms.columns", "lms.timesheet"),
        *("lms.roster", "lms.rollcall", "lms.lateness", "lms.how"),
        *("lms.sorting", "lms.choice", "lms.intake"),
        *("lms.matching", "lms.outgoing", "lms.feedback", "lms.worksheet", "lms.gradebook"),
    ),
    *("scaffold", "screen", "run", "lms.gradescope", "bundle", "cli", "lms.commands"),
    "__main__",
)
FOLDER = Path(autograder.__file__).parent


def path_of(module: str) -> Path:
    return FOLDER / f"{module.replace('.', '/')}.py"


def imported(module: str) -> set[str]:
    """The modules of the package that a module imports, late imports included."""
    names = set()
    for node in ast.walk(ast.parse(path_of(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "autograder":
            package = str(node.module).removeprefix("autograder").removeprefix(".")
            inside = {f"{package}.{alias.name}".removeprefix(".") for alias in node.names}
            names |= {name for name in {*inside, package} if name and path_of(name).is_file()}
    return names


def test_every_module_has_its_place() -> None:
    """The list names every module of the package and no other."""
    found = {".".join(p.relative_to(FOLDER).with_suffix("").parts) for p in FOLDER.rglob("*.py")}
    assert set(ORDER) == found


def test_imports_point_one_way() -> None:
    """No module imports one that stands below it."""
    for place, module in enumerate(ORDER):
        assert imported(module) <= set(ORDER[:place]), module
