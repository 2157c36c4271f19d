"""The magics that do something here: files written, and run, in the process's own folder."""

from __future__ import annotations

import ast
import importlib
import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.sandbox.imports import compiled
from autograder.sandbox.paths import own_path


def write_file(line: str, cell: str) -> None:
    """`%%writefile m.py`: the folder is the student's own, wherever the path leads."""
    words = line.split()
    path = own_path(" ".join(word for word in words if word not in ("-a", "--append")))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a" if len(words) > 1 and words[0] in ("-a", "--append") else "w") as file:
        file.write(cell)
    importlib.invalidate_caches()


class Run:
    """`%run m.py` and `%run otro.ipynb`: what the file defines is there afterwards."""

    def __init__(self, shell: Any) -> None:
        self._shell, self._scope = shell, shell.user_ns

    def __call__(self, line: str = "") -> None:
        """Run the first file that the line names."""
        words = [word.strip("'\"") for word in re.findall(r""""[^"]*"|'[^']*'|\S+""", line)]
        named = next((w for w in words if not w.startswith("-")), "")
        path = own_path(named if PurePosixPath(named).suffix else f"{named}.py")
        if not path.is_file():
            raise FileNotFoundError(2, "No such file or directory", path.name)
        if path.suffix == ".ipynb":
            self._notebook(path)
            return
        scope = self._scope if "-i" in words else {}
        scope = scope | {"__name__": "__main__", "__file__": str(path)}
        exec(compiled(path.read_bytes(), str(path)), scope)  # noqa: S102 - the student's, in their own process
        kept = {name: value for name, value in scope.items() if not name.startswith("__")}
        self._scope.update(kept)

    def _notebook(self, path: Path) -> None:
        """Run its code cells among the names of this one, up to the first that fails."""
        named = self._shell.compile.get_code_name
        try:
            for number, source in enumerate(_code_cells(path), start=1):
                name = f"<{path.name}, celda {number}>"
                self._shell.compile.get_code_name = lambda *_, name=name: name
                self._shell.run_cell(source, store_history=False).raise_error()
        finally:
            self._shell.compile.get_code_name = named


def _code_cells(path: Path) -> list[str]:
    cells = json.loads(path.read_text("utf-8-sig")).get("cells", [])
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


class SkipUnknown(ast.NodeTransformer):
    """An unknown line magic that stands alone costs its line; `x = %magic` fails, as in Jupyter."""

    def __init__(self, known: dict[str, Any]) -> None:
        self._known = known

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """A statement that is only a call."""
        match node.value:
            case ast.Call(
                func=ast.Attribute(attr="run_line_magic", value=ast.Call(func=ast.Name(id=caller))),
                args=[ast.Constant(value=str(name)), *_],
            ) if caller == "get_ipython" and name not in self._known:
                return ast.copy_location(ast.Pass(), node)
        return node
