"""Who is to blame for a wrong result is found out once, not for each check that fails."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from autograder.authoring import verify
from autograder.judging import grading
from autograder.model import Task
from autograder.sandbox.answers import CallResult
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

WRONG_NEIGHBOUR = """
def feedForward(X, w1, w2, b1, b2):
    a1 = 1 / (1 + np.exp(-w1 @ X))
    return a1, 1 / (1 + np.exp(-w2 @ a1))
"""
WRONG_LOOP = """
_entrenar = entrenarRed
def entrenarRed(epocas, lr, *red): return _entrenar(epocas, 2 * lr, *red)
"""


@pytest.mark.parametrize(
    ("mistake", "scores", "most"),
    [(WRONG_NEIGHBOUR, {"feedForward": 5}, 150), (WRONG_LOOP, {"entrenarRed": 3}, 400)],
)
def test_wrong_results_cost_few_calls(
    mistake: str, scores: dict[str, float], most: int, tasks: tuple[Task, ...], sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The reference trains on a student's functions once at most; the rest keeps its points."""
    calls: list[str] = []
    call = Session.call

    def counted(session: Session, name: str, *args: Any) -> CallResult:
        calls.append(name)
        return call(session, name, *args)

    monkeypatch.setattr(Session, "call", counted)
    xor = next(task for task in tasks if task.slug == "xor")
    solved = verify.solved(xor)
    notebook = replace(solved, cells=(*solved.cells, mistake))

    report = grading.grade(notebook, xor, sandbox)

    lost = {q.name: q.score for q in report.questions if q.score < q.max_score}
    assert (lost, len(calls) < most) == (scores, True), len(calls)
