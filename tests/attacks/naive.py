"""A grader as others build them: it tests in the process that ran the notebook. Only a control.

Reads `{name: cells}` as JSON; writes the names of the attacks that got what they wanted.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

import numpy as np

from autograder.judging import checks, grading  # noqa: F401 - what an attack may find
from solutions.sigmoide import cases, solution
from tests.attacks.attack import ROOT

Z = np.array([-2.0, 0.0, 2.0])


def main() -> None:
    """Grade every attack in a child of its own."""
    attacks: dict[str, list[str]] = json.load(sys.stdin)
    fooled = [name for name, cells in attacks.items() if _in_a_child(cells)]
    json.dump(fooled, sys.stdout)


def _in_a_child(cells: list[str]) -> bool:
    if (pid := os.fork()) == 0:
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        code = 1
        try:
            code = 0 if _is_fooled(cells) else 1
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _is_fooled(cells: list[str]) -> bool:
    """Whether a cell reported success, or a wrong function passed in some usual way."""
    sock, _ = socket.socketpair()  # the attacks look for one in their callers' frames
    with (ROOT / "pyproject.toml").open(), sock:
        os.open(Path("/"), os.O_RDONLY)  # a folder left open, as a careless grader would
        return _run(cells, sock)


def _run(cells: list[str], sock: socket.socket) -> bool:
    scope: dict[str, Any] = {"np": np, "__name__": "notebook"}
    for cell in cells:
        try:
            exec(cell, scope)  # noqa: S102 - a control must do what naive graders do
        except Exception as error:  # noqa: BLE001 - whatever the attack raises
            if type(error).__name__ == "Success":
                return True
    function = scope.get("sigmoide")
    return function is not None and any(_passes(test, function) for test in TESTS)


def _passes(test: Any, function: Any) -> bool:
    try:
        return bool(test(function))
    except Exception:  # noqa: BLE001 - a failed test
        return False


def _asserted(function: Any) -> bool:
    expected = solution.sigmoide(Z)
    np.testing.assert_allclose(function(Z), expected)
    return True


def _close(function: Any) -> bool:
    expected = solution.sigmoide(Z)
    return bool(np.allclose(function(Z), expected))


def _close_everywhere(function: Any) -> bool:
    expected = solution.sigmoide(cases.EXTREMES)
    return bool(np.all(np.isclose(function(cases.EXTREMES), expected)))


def _equal(function: Any) -> bool:
    expected = solution.sigmoide(Z)
    return bool(np.all(function(Z) == expected))


def _off(function: Any) -> bool:
    expected = solution.sigmoide(Z)
    return not abs(function(Z) - expected).max() > 1e-6


def _one(function: Any) -> bool:
    expected = 0.5
    return bool(abs(function(0.0) - expected) < 1e-9 and function(0.0) == expected)


TESTS = (_asserted, _close, _close_everywhere, _equal, _off, _one)

if __name__ == "__main__":
    main()
