"""A results folder outlives the code that wrote it: this one was written by commit 3a8b1dc."""

from __future__ import annotations

import csv
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.report import records
from tests.lms.classroom import gradiente

KEPT = Path(__file__).parent / "results_3a8b1dc"
IDS = {path.stem for path in (KEPT / "resultados" / "submissions").iterdir()}
LATE = ("--deadline", "2026-11-20T23:59", "--late-penalty", "10%/day", "--grace", "15min")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A copy of the folder."""
    return Path(shutil.copytree(KEPT / "resultados", tmp_path / "resultados"))


@pytest.fixture
def entregas(tmp_path: Path) -> Path:
    """What was handed in, without the loop that has no end: it would only take its time again."""
    place = Path(shutil.copytree(KEPT / "entregas", tmp_path / "entregas"))
    (endless,) = place.glob("Adrián*/*.ipynb")
    endless.write_text(endless.read_text("utf-8").replace("while True:", "if True:"), "utf-8")
    return place


@pytest.fixture
def bogota(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the place where the folder was written."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/Bogota")
        time.tzset()
        yield
    time.tzset()


def stamps(folder: Path) -> dict[str, int]:
    """When each record was written."""
    return {path.stem: path.stat().st_mtime_ns for path in (folder / "submissions").iterdir()}


def includes(new: Any, old: Any) -> bool:
    """Whether nothing that the old value says was removed or changed."""
    if isinstance(old, dict):
        return all(key in new and includes(new[key], value) for key, value in old.items())
    if isinstance(old, list):
        return len(new) == len(old) and all(map(includes, new, old))
    return bool(new == old)


def test_every_field_is_read(old: Path) -> None:
    """What is written again from what was read holds all that the old record held."""
    for path in (old / "submissions").iterdir():
        again = json.loads(records.record(records.read_submission(path)))

        assert includes(again["report"], json.loads(path.read_text("utf-8"))["report"])


def test_the_report_is_written_again(old: Path) -> None:
    """`gradiente report` makes the same tables, but for a new last column; nothing is lost."""
    for name in ("grades.csv", "missing.csv", "results.json", "report/index.html"):
        (old / name).unlink()

    gradiente("report", old)

    assert (old / "missing.csv").read_bytes() == (KEPT / "resultados" / "missing.csv").read_bytes()
    kept = (KEPT / "resultados" / "grades.csv").read_text("utf-8").splitlines()
    again = (old / "grades.csv").read_text("utf-8").splitlines()
    assert [line.rpartition(",")[0] for line in again[1:]] == kept[1:]  # the header names the tasks
    assert again[0].endswith(",file")
    for name, part in (("results.json", "submissions"), ("class.json", "class")):
        new, before = (
            json.loads((at / name).read_text("utf-8")) for at in (old, KEPT / "resultados")
        )
        assert includes(new[part], before[part])
    assert "plazo: 2026-11-20 23:59:00-05:00" in (old / "report" / "index.html").read_text("utf-8")


@pytest.mark.usefixtures("bogota")
def test_resume_keeps_none_of_it_in_silence(old: Path, entregas: Path) -> None:
    """It does not say by which tests it was graded: --resume says so, and --again grades anew."""
    before = stamps(old)
    words = (
        *("grade", entregas, "--out", old, "--roster", KEPT / "lista.csv"),
        *("--worksheet", KEPT / "Grades.csv", *LATE, "--late-max", "50%"),
    )

    refused = gradiente(*words, "--resume")

    assert refused.exit_code == 2
    assert "by which tests" in refused.output
    assert "--again" in refused.output
    assert (set(before), stamps(old)) == (IDS, before)

    gradiente(*words, "--again")

    after = stamps(old)
    assert set(after) == IDS
    assert all(after[id_] > before[id_] for id_ in IDS)
    kept = json.loads((KEPT / "resultados" / "results.json").read_text("utf-8"))["submissions"]
    new = json.loads((old / "results.json").read_text("utf-8"))["submissions"]
    assert [s["penalty"] for s in new] == [s["penalty"] for s in kept]


def test_its_grades_go_back_to_moodle(old: Path, tmp_path: Path) -> None:
    """The worksheet it was graded with takes the final scores."""
    result = gradiente(
        *("lms", "moodle", old, "--task", "xor", "--worksheet", KEPT / "Grades.csv"),
        *("--out", tmp_path / "subir"),
    )

    with (tmp_path / "subir" / "Grades.csv").open(encoding="utf-8-sig", newline="") as file:
        grades = {row["Identifier"]: row["Grade"] for row in csv.DictReader(file)}
    assert result.exit_code == 1, "two wait for a person"
    assert {who: grade for who, grade in grades.items() if grade} == {
        "Participant 101": "60.80",
        "Participant 107": "65.00",
    }


def test_its_grades_go_back_to_canvas(old: Path, tmp_path: Path) -> None:
    """A gradebook takes them too: the roster gave the students its ids."""
    gradiente(
        *("lms", "canvas", old, "--task", "xor", "--gradebook", KEPT / "Notas.csv"),
        *("--out", tmp_path / "subir"),
    )

    with (tmp_path / "subir" / "Notas.csv").open(encoding="utf-8", newline="") as file:
        grades = {row["ID"]: row["XOR con una red 3-4-1 (901)"] for row in csv.DictReader(file)}
    assert (grades["501"], grades["507"]) == ("60.80", "65.00")
