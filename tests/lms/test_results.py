"""results.json out of a report: who sees what, and whose fault it was."""

from __future__ import annotations

import json
from typing import Any

from autograder.lms import gradescope
from autograder.lms.gradescope import Settings
from autograder.model import (
    CellError,
    CheckResult,
    Diagnosis,
    Outcome,
    QuestionResult,
    Report,
    Status,
    Submission,
)

ASIDE = "lo que solo dice una prueba oculta"


def check(outcome: Outcome = Outcome.PASSED, *, hidden: bool = False, **more: Any) -> CheckResult:
    return CheckResult("c", "Da lo que debe.", hidden, 10.0, outcome, **more)


def report(*checks: CheckResult, status: Status = Status.GRADED, **more: Any) -> Report:
    questions = (QuestionResult("sigmoide", checks),) if checks else ()
    found = Submission("ana", "ana.ipynb", "abc")
    return Report(found, status, "sigmoide", questions=questions, **more)


def test_hidden_checks_have_the_visibility_that_was_chosen() -> None:
    """Public checks are always visible, hidden ones as the instructor said."""
    graded = report(check(), check(hidden=True))

    for chosen in gradescope.VISIBILITIES:
        tests = gradescope.results(graded, Settings(chosen))["tests"]
        assert [test["visibility"] for test in tests] == ["visible", chosen]
        assert [test["number"] for test in tests] == ["1.1", "1.2"]


def test_nothing_that_all_see_tells_of_a_hidden_check() -> None:
    """Neither the text above the tests nor the leaderboard depends on hidden checks."""
    lost = check(Outcome.FAILED, hidden=True, message=ASIDE)

    failed = gradescope.results(report(check(), lost), Settings(leaderboard=True))
    passed = gradescope.results(report(check(), check(hidden=True)), Settings(leaderboard=True))

    assert ASIDE not in failed["output"]
    assert failed["output"] == passed["output"]
    assert failed["leaderboard"] == passed["leaderboard"]


def test_a_diagnosis_is_told_beside_the_message() -> None:
    """What went wrong and what it means are both read, once each."""
    found = Diagnosis("nombre", "Ese nombre no existe.")
    lost = check(Outcome.FAILED, message="tu función lanzó NameError", diagnosis=found)

    (test,) = gradescope.results(report(lost), Settings())["tests"]

    assert test["output"] == "tu función lanzó NameError\nEse nombre no existe."
    assert (test["status"], test["score"], test["max_score"]) == ("failed", 0, 10.0)


def test_a_fault_of_ours_is_called_ours() -> None:
    """An engine error says on its check and above that it is no grade; its text stays with us."""
    fault = f"KeyError: {ASIDE}"
    broken = check(Outcome.ENGINE_ERROR, hidden=True, message=fault)
    found = report(broken, status=Status.ENGINE_ERROR, message=fault)

    content = gradescope.results(found, Settings())

    assert "no es una nota" in content["output"]
    assert "no es una nota" in content["tests"][0]["output"]
    assert "KeyError" in content["output"]
    assert ASIDE not in content["output"] + content["tests"][0]["output"]
    assert content["extra_data"]["status"] == "engine_error"
    assert content["extra_data"]["message"] == fault


def test_text_of_the_student_cannot_break_the_file() -> None:
    """Control characters, lone surrogates and endless texts leave JSON that every reader takes."""
    hostile = CellError(1, None, "E\x00\x1b[31m", "\ud800" + "x" * 100_000)

    content = gradescope.results(report(check(), cell_errors=(hostile,)), Settings())

    text = json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8")
    assert b"\x00" not in text
    assert b"\\u0000" not in text
    assert len(text) < 20_000
