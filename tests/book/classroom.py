"""A class of four on disk, and what a book of it must never lose."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from autograder.cli import main
from tests.intake.downloads import HALF, notebook

LATE = ("--deadline", "2025-03-01", "--late-penalty", "20%", "--use-file-times")
ON_TIME, TOO_LATE = datetime(2025, 2, 1), datetime(2025, 3, 5)
OLS = "def costo(theta, X, y):\n    return 0.0\n"


def gradiente(*words: str | Path) -> Result:
    """The command, typed."""
    return CliRunner().invoke(main, [str(word) for word in words])


def hand_in(
    path: Path, code: str | None = None, task: str = "sigmoide", at: datetime = ON_TIME
) -> Path:
    """A notebook at a path, handed in at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(notebook(code, task) if code else notebook(task=task))
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def class_of_four(folder: Path) -> Path:
    """A folder each: ana on time, beto late, carla with a PDF, dora with half of the points."""
    hand_in(folder / "ana" / "sigmoide.ipynb")
    hand_in(folder / "beto" / "sigmoide.ipynb", at=TOO_LATE)
    hand_in(folder / "dora" / "sigmoide.ipynb", HALF)
    (folder / "carla").mkdir()
    (folder / "carla" / "sigmoide.pdf").write_bytes(b"%PDF")
    return folder


def rows(out: Path, name: str = "grades.csv") -> dict[str, dict[str, str]]:
    """The rows of a table, by id."""
    with (out / name).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def results(out: Path) -> dict[str, Any]:
    """What results.json says."""
    content: dict[str, Any] = json.loads((out / "results.json").read_text("utf-8"))
    return content


def finals(out: Path) -> dict[str, float]:
    """What counts of each submission, by id."""
    return {s["id"]: s["final_score"] for s in results(out)["submissions"]}


@dataclass(frozen=True)
class Held:
    """What a book holds that must not be lost."""

    ids: frozenset[str]
    penalties: dict[str, float]
    decisions: str
    reasons: frozenset[str]


def held(out: Path) -> Held:
    """What the book of a folder holds, those that were taken out of it included."""
    listed = results(out)["submissions"]
    aside = {path.stem for path in (out / "removed").glob("*/*.json")}
    return Held(
        frozenset({s["id"] for s in listed} | aside),
        {s["id"]: s["penalty"] for s in listed if s["penalty"]},
        (out / "decisions.csv").read_text("utf-8"),
        frozenset(s["decision"]["reason"] for s in listed if s["decision"]),
    )
