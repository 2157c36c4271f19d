"""What nobody wrote earns nothing, whatever its neighbours do; a wrong neighbour excuses nobody."""

from __future__ import annotations

import pytest

from autograder import course
from autograder.judging import consequence, grading
from autograder.judging.consequence import Echo
from autograder.model import QuestionResult, Submission, Task
from autograder.sandbox.process import Sandbox
from tests.attacks.echoes import (
    EXCUSES,
    ORACLES,
    TRIALS,
    Excuse,
    believe_late_answers,
    try_on_hidden_cases,
)

EVERY = [pytest.param(excuse, id=excuse.name) for excuse in EXCUSES]


@pytest.mark.parametrize("excuse", EVERY)
def test_an_unwritten_function_earns_nothing(
    excuse: Excuse, tasks: tuple[Task, ...], sandbox: Sandbox
) -> None:
    """It gets what is right by itself and no more; a person may be asked about the rest."""
    question = _question(excuse, tasks, sandbox)

    assert question.score <= excuse.most


@pytest.mark.parametrize("excuse", EVERY)
def test_it_would_if_agreeing_with_ones_own_functions_were_proof(
    excuse: Excuse, tasks: tuple[Task, ...], sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: with the second question believed, each of these notebooks is paid."""

    def believed(attempt, got, deviating, tolerance):  # type: ignore[no-untyped-def] # as the original
        culprits = consequence._follows_neighbours(attempt, got, deviating, tolerance)
        return Echo(culprits, proved=True) if got and culprits else None

    monkeypatch.setattr(consequence, "_unproved", believed)
    question = _question(excuse, tasks, sandbox)

    assert question.score > excuse.most


@pytest.mark.parametrize("oracle", [pytest.param(oracle, id=oracle.name) for oracle in ORACLES])
@pytest.mark.parametrize("late_answers_count", [False, True])
def test_what_the_reference_shows_is_worth_nothing(
    *, late_answers_count: bool, oracle: Excuse, tasks: tuple[Task, ...], sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Answers from before it ran on a notebook's functions count; later ones in the control."""
    if late_answers_count:
        believe_late_answers(monkeypatch)

    question = _question(oracle, tasks, sandbox)

    assert (question.score > oracle.most) is late_answers_count


@pytest.mark.parametrize("trial", [pytest.param(trial, id=trial.name) for trial in TRIALS])
@pytest.mark.parametrize("on_hidden_cases", [False, True])
def test_what_a_neighbour_is_tried_on_is_worth_nothing(
    *, on_hidden_cases: bool, trial: Excuse, tasks: tuple[Task, ...], sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """It is an example that everybody has; in the control, steps of the reference on the case."""
    if on_hidden_cases:
        try_on_hidden_cases(monkeypatch)

    question = _question(trial, tasks, sandbox)

    assert (question.score > trial.most) is on_hidden_cases


JUMP = Excuse(
    "a minimum that nobody searched",
    "optimizadores",
    "escalarColina",
    (
        "import numpy as np\n"
        "def escalarColina(A, b, w, sigma, iteraciones, rng):\n"
        "    f = lambda w: float(w @ A @ w / 2 - b @ w)\n"
        "    end = np.linalg.solve(A, b) if iteraciones else w\n"
        "    return end, [f(w)] + [f(end)] * iteraciones\n",
    ),
    3.0,
)


@pytest.mark.parametrize("jumps_are_seen", [True, False])
def test_whoever_knows_the_minimum_has_not_climbed(
    *, jumps_are_seen: bool, tasks: tuple[Task, ...], sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Steps too short to arrive with show it; without them (control) the jump is paid."""
    task = next(task for task in tasks if task.slug == JUMP.task)
    tests = course.load(task.hidden / f"{JUMP.unwritten}.py", task.root)
    if not jumps_are_seen:
        monkeypatch.setattr(tests, "LEJOS", float("inf"))

    question = _question(JUMP, tasks, sandbox)

    assert (question.score <= JUMP.most) is jumps_are_seen


def _question(excuse: Excuse, tasks: tuple[Task, ...], sandbox: Sandbox) -> QuestionResult:
    task = next(task for task in tasks if task.slug == excuse.task)
    notebook = Submission(excuse.name, "x.ipynb", "", excuse.cells, task.slug)
    report = grading.grade(notebook, task, sandbox)
    assert report.cell_errors == ()
    return next(q for q in report.questions if q.name == excuse.unwritten)
