"""What a student's code says of itself is text, wherever it is shown."""

from __future__ import annotations

import csv
import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from autograder.cli import screen
from autograder.model import Report, Status, Submission, Task
from autograder.report import folder, records
from autograder.report.book import Book
from autograder.sandbox import replay
from autograder.sandbox.process import Sandbox
from tests.attacks.attack import submission
from tests.attacks.conftest import grade

SCRIPT = "<script>alert(1)</script>"
ERASE = "\x1b[2J\x1b[31m"
MARKUP = "[bold red]100.0[/bold red] [/]"
FORMULA = "=HYPERLINK(1)"
EVIL = f"{SCRIPT}{ERASE}{MARKUP}engine_error: the zygote is gone\u202e"


@pytest.fixture(scope="module")
def hostile(walled: Sandbox, sigmoide: Task) -> Report:
    """The report on a notebook whose errors, types and names are written to be shown."""
    cells = (
        f"raise ValueError({EVIL!r})",
        f"raise type({EVIL!r}, (Exception,), {{}})({EVIL!r})",
        f"def sigmoide(z):\n    raise type({EVIL!r}, (Exception,), {{}})({EVIL!r})",
        f"def derivadaSigmoide(z):\n    return type({EVIL!r}, (), {{}})()",
        f"def derivadaDesdeActivacion(z):\n    return {{{EVIL!r}: 1}}",
    )
    return grade([submission("hostile", cells)], sigmoide, walled)["hostile"]


def test_hostile_texts_are_verdicts_like_any_other(hostile: Report) -> None:
    """The submission is graded, earns nothing, and blames nobody else."""
    assert (hostile.status, hostile.score) == (Status.GRADED, 0)
    assert len(hostile.cell_errors) == 2


FORGED = """
import sys
frame = sys._getframe()
while frame.f_code.co_name != "serve":
    frame = frame.f_back
error = {"type": "E", "message": "m", "cell": True, "line": True}
frame.f_globals["_answer"] = lambda *_: {"error": error}
"""


@pytest.mark.parametrize("believed", [False, True])
def test_a_forged_line_spoils_no_record(
    *, believed: bool, walled: Sandbox, sigmoide: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    """True is an int to Python and none to a record: what is believed cannot be read back."""
    if believed:
        monkeypatch.setattr(replay, "facts_of", lambda error: tuple(error.values()))
    report = grade([submission("forged", (FORGED, "1"))], sigmoide, walled)["forged"]

    with pytest.raises(TypeError) if believed else nullcontext():
        assert records.from_text(records.record(report)) == report


def test_half_an_emoji_in_what_a_function_raised_can_be_kept(
    walled: Sandbox, sigmoide: Task
) -> None:
    """The service keeps bytes: a report that has none would be graded again and again."""
    cell = "def sigmoide(z):\n    raise ValueError(chr(0xd83d))"
    report = grade([submission("half", (cell,))], sigmoide, walled)["half"]
    messages = [check.message for question in report.questions for check in question.checks]

    written = folder.rendering(report)

    assert any("\ud83d" in message for message in messages)  # the control: it is there
    assert written.page.encode()
    assert records.from_text(written.record.encode().decode()) == report


def test_the_pages_show_them_as_text(hostile: Report, tmp_path: Path) -> None:
    """No tag of a student's reaches a page as a tag, and no control character either."""
    folder.write_submission(hostile, tmp_path)
    folder.write_class((hostile,), tmp_path)
    pages = [path.read_text("utf-8") for path in tmp_path.rglob("*.html")]

    assert len(pages) >= 2
    assert any("alert(1)" in page for page in pages)
    assert not any("<script>alert" in page for page in pages)
    assert json.loads((tmp_path / "results.json").read_text("utf-8"))["submissions"]
    assert not any("\x1b" in page or "\u202e" in page for page in pages)


def test_a_sheet_does_not_calculate_them(tmp_path: Path) -> None:
    """A name that a spreadsheet would take for a formula is written so that it does not."""
    named = Report(Submission("x", "x.ipynb", "", student=FORMULA), Status.NO_TASK)
    folder.write_class((named,), tmp_path)

    written = (tmp_path / "grades.csv").read_text("utf-8-sig").splitlines()
    cells = [cell for row in csv.reader(written) for cell in row]

    assert not any(cell.startswith("=") for cell in cells)


def test_the_terminal_is_sent_no_control_characters(
    hostile: Report, capfd: pytest.CaptureFixture[str]
) -> None:
    """No escape of a student's reaches the terminal of whoever checks the notebook."""
    screen.show_checks(hostile)

    assert "\x1b[2J" not in capfd.readouterr().out


def test_the_name_of_a_file_is_no_markup(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file named like markup that closes nothing is named in the closing lines all the same."""
    lost = Report(Submission("lost", f"ana {MARKUP}.ipynb", ""), Status.NO_TASK, message="?")

    screen.show_class(folder.OpenBook((lost,), Book()), tmp_path)

    assert MARKUP in capfd.readouterr().out
