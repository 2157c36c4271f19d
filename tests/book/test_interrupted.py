"""A run that is cut short at any write loses nothing, and the book knows what is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.report import book as books
from autograder.report import folder
from tests.book.classroom import LATE, class_of_four, finals, gradiente, hand_in, held, results
from tests.intake.downloads import HALF

# Dies before the n-th file takes its place: every file of ours does so by Path.replace.
CUT = """
import os, pathlib, sys
from autograder.cli import main
left, how = int(sys.argv[1]), sys.argv[2]
replace = pathlib.Path.replace
def dying(self, target):
    global left
    left -= 1
    if left == 0:
        if how == "kill":
            os._exit(137)
        raise KeyboardInterrupt
    return replace(self, target)
pathlib.Path.replace = dying
sys.argv[1:] = sys.argv[3:]
try:
    main(standalone_mode=True)
except KeyboardInterrupt:
    sys.exit(130)
"""
END = 9999  # more writes than any of these runs has


def cut(at: int, how: str, *words: str | Path) -> int:
    """Run the command until its n-th write; its exit code."""
    command = [sys.executable, "-c", CUT, str(at), how, *map(str, words), "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr or how == "interrupt", done.stderr
    return done.returncode


@pytest.mark.parametrize(("at", "how"), [(1, "kill"), (2, "kill"), (9, "kill"), (16, "kill")])
def test_a_first_run_is_resumed_wherever_it_was_cut(tmp_path: Path, at: int, how: str) -> None:
    """Until then no grade goes to an LMS, and afterwards the book is what it would have been."""
    entregas, out = class_of_four(tmp_path / "e"), tmp_path / "r"

    code = cut(at, how, "grade", entregas, "--out", out, *LATE)

    assert code in (137, 130)
    if (out / "class.json").exists() and not books.read(out).complete:
        assert results(out)["complete"] is False or not (out / "results.json").exists()
    gradiente("grade", entregas, "--out", out, "--resume", *LATE)
    assert finals(out) == {"ana": 100, "beto": 80, "carla": 0, "dora": 75}
    assert results(out)["complete"]
    assert not list(out.rglob("*.tmp"))


@pytest.mark.parametrize(
    ("mode", "at", "how"),
    [
        *[("--again", at, "kill") for at in (2, 12, 20)],
        *[("--resume", at, "kill") for at in (3, 8)],
        ("--resume", 8, "interrupt"),
    ],
)
def test_a_book_loses_nothing_wherever_it_was_cut(
    entregas: Path, out: Path, mode: str, how: str, at: int
) -> None:
    """Every report, decision and penalty is there at once, and the next run ends it."""
    (out / "decisions.csv").write_text(
        "student,task,score,adjustment,reason\nbeto,sigmoide,,+5,regalo\n", "utf-8"
    )
    gradiente("report", out)
    hand_in(entregas / "dora" / "sigmoide.ipynb", HALF + "# otra\n")
    before = held(out)

    cut(at, how, "grade", entregas, "--out", out, mode)

    found = folder.read_class(out)
    assert {report.submission.id for report in found.reports} >= before.ids
    assert {r.submission.id: r.penalty for r in found.reports if r.penalty} == before.penalties
    gradiente("grade", entregas, "--out", out, "--resume")
    after = held(out)
    assert after.ids >= before.ids
    assert after.penalties == before.penalties
    assert after.reasons == before.reasons
    assert results(out)["complete"]


@pytest.mark.parametrize(("mode", "step"), [("--again", 3), ("--resume", 1), ("--new", 2)])
def test_ctrl_c_at_every_write_loses_nothing(
    entregas: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, step: int
) -> None:
    """One write after the other is the one that is cut, until the run comes to its end."""
    hand_in(entregas / "dora" / "sigmoide.ipynb", HALF + "# otra\n")
    new = hand_in(tmp_path / "sigmoide_zoe.ipynb")
    what = new if mode == "--new" else entregas
    before, at, replace, left = held(out), 0, Path.replace, [0]

    def dying(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", dying)
    while left[0] <= 0:
        at += step
        copy = Path(shutil.copytree(out, tmp_path / f"copia{at}"))
        left[0] = at
        result = gradiente("grade", what, "--out", copy, mode, "--jobs", "1")
        whole = left[0] > 0
        left[0] = END

        assert result.exit_code in ((0, 1) if whole else (130,)), (at, result.output)
        found = folder.read_class(copy)
        assert {report.submission.id for report in found.reports} >= before.ids, at
        assert {r.submission.id: r.penalty for r in found.reports if r.penalty} == before.penalties
        gradiente("grade", what, "--out", copy, mode, "--jobs", "1")
        assert results(copy)["complete"], at
        left[0] = int(whole)
    assert at > 10


@pytest.mark.parametrize("at", [1, 2, 3, 6])
def test_forgetting_is_done_or_not_done(out: Path, tmp_path: Path, at: int) -> None:
    """A row that is being taken out is in the book or below removed/, never nowhere."""
    before = held(out)
    command = [sys.executable, "-c", CUT, str(at), "kill", "forget", str(out), "dora"]

    subprocess.run(command, capture_output=True, check=False, timeout=60)

    found = {report.submission.id for report in folder.read_class(out).reports}
    aside = {path.stem for path in out.glob("removed/*/*.json")}
    assert found | aside == before.ids
    gradiente("forget", out, "dora")
    gradiente("report", out)
    assert set(finals(out)) == before.ids - {"dora"}


def test_an_interrupted_book_says_so(entregas: Path, tmp_path: Path) -> None:
    """In results.json, on the page and in the terminal; `lms` refuses it unless --partial."""
    out = tmp_path / "r"
    hand_in(entregas / "zoe" / "sigmoide.ipynb")
    hand_in(entregas / "yago" / "sigmoide.ipynb")

    gradiente("grade", entregas, "--out", out, "--only", "ana", "--only", "dora")

    shown = gradiente("report", out)
    sheet = tmp_path / "Grades.csv"
    sheet.write_text(
        "Identifier,Full name,Status,Grade,Maximum Grade,Last modified (submission)\n"
        "Participant 1,ana,Submitted,,100.00,-\n"
    )
    refused = gradiente("lms", "moodle", out, "--worksheet", sheet, "--out", tmp_path / "s")
    sent = gradiente(
        *("lms", "moodle", out, "--worksheet", sheet, "--out", tmp_path / "s", "--partial")
    )

    assert results(out)["complete"] is False
    assert results(out)["progress"] == {"graded": 2, "of": 6}
    assert "2 de 6" in (out / "report" / "index.html").read_text("utf-8")
    assert "2 of 6" in shown.output
    assert shown.exit_code == 1
    assert refused.exit_code == 2
    assert "2 of 6" in refused.output
    assert (tmp_path / "s" / "Grades.csv").exists(), sent.output


def test_what_waits_for_a_person_makes_no_book_partial(out: Path) -> None:
    """carla's PDF is named, so the book is complete."""
    assert results(out)["complete"]
    assert results(out)["progress"] == {"graded": 4, "of": 4}


def test_drafts_of_another_run_are_not_taken_for_reports(entregas: Path, out: Path) -> None:
    """What an --again left when it was killed is thrown away by the next."""
    (out / folder.DRAFT / "report").mkdir(parents=True)
    (out / folder.DRAFT / "report" / "dora.html").write_text("borrador")

    gradiente("grade", entregas, "--out", out, "--again")

    assert not (out / folder.DRAFT).exists()
    assert "borrador" not in (out / "report" / "dora.html").read_text("utf-8")
