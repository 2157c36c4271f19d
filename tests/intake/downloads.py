"""Downloads as an LMS makes them, and as somebody who means harm would."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from autograder.cli import main

RIGHT = """
def sigmoide(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1, e) / (1 + e)
def derivadaSigmoide(z):
    return sigmoide(z) * (1 - sigmoide(z))
def derivadaDesdeActivacion(a):
    return a * (1 - a)
"""
HALF = RIGHT.replace("return a * (1 - a)", "return a * (1 + a)")


def notebook(code: str = RIGHT, task: str | None = "sigmoide") -> bytes:
    """An .ipynb with one cell of code, which says of which task it is."""
    cell = {"cell_type": "code", "source": code, "metadata": {}, "outputs": []}
    metadata = {"gradiente": {"task": task}} if task else {}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4}).encode()


FILE = "assignsubmission_file"
Members = Mapping[Any, bytes]  # Any: a name, or a ZipInfo with all that a trap needs


def zipped(path: Path, members: Members) -> Path:
    """A zip with these members, their names as they stand."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, compress_type=zipfile.ZIP_DEFLATED)
    return path


def gradiente(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def rows(out: Path, name: str = "grades.csv") -> dict[str, dict[str, str]]:
    """The rows of a table of the results, by id."""
    with (out / name).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def results(out: Path) -> dict[str, dict[str, Any]]:
    """The submissions of results.json, by id."""
    content = json.loads((out / "results.json").read_text("utf-8"))
    return {submission["id"]: submission for submission in content["submissions"]}
