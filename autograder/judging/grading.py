"""The one module that sees the whole flow: a submission goes in, a report comes out."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from autograder import course
from autograder.judging import cells, checks, phrases
from autograder.judging.checks import Exam
from autograder.judging.circumstances import Circumstances
from autograder.judging.proxy import StudentNotebook
from autograder.model import (
    CellError,
    Check,
    CheckResult,
    EngineError,
    Outcome,
    Question,
    QuestionResult,
    Report,
    Status,
    StudentCrash,
    Submission,
    Task,
)
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session

ENDED = {Outcome.TIMEOUT, Outcome.CRASHED}

OnQuestion = Callable[[QuestionResult], None]


def _unheard(_: QuestionResult) -> None:
    """Nobody waits for single questions."""


def grade(
    submission: Submission,
    task: Task | None,
    sandbox: Sandbox,
    *,
    public_only: bool = False,
    on_question: OnQuestion = _unheard,
) -> Report:
    """Grade one submission; every ending is a report, a fault of ours included.

    `on_question` hears of each question as its checks end, before the questions are compared.
    """
    if submission.problem:
        return Report(submission, Status.UNREADABLE, message=submission.problem)
    if task is None:
        return Report(submission, Status.NO_TASK, message=phrases.NO_TASK)
    start = time.perf_counter()
    report = _report(submission, task, sandbox, public_only, on_question)
    return replace(report, seconds=round(time.perf_counter() - start, 4))


def _report(
    submission: Submission,
    task: Task,
    sandbox: Sandbox,
    public_only: bool,
    on_question: OnQuestion,
) -> Report:
    exam = checks.load(task)
    file = PurePosixPath(submission.file).name
    session = Session(sandbox, task, submission.cells, file, submission.files)
    try:
        endless = _run_cells(session)
        results = tuple(_results(exam, session, public_only, on_question))
        settled = tuple(_without_idle_clearance(question, results) for question in results)
        remarked = (_with_remarks(question, settled) for question in settled)
        around = _circumstances(submission, task, session, endless)
        questions = tuple(map(around.explained, remarked))
    except EngineError as fault:
        return Report(submission, Status.ENGINE_ERROR, task.slug, task.title, message=str(fault))
    finally:
        session.close()
    faults = [c for q in questions for c in q.checks if c.outcome is Outcome.ENGINE_ERROR]
    return Report(
        submission,
        Status.ENGINE_ERROR if faults else Status.GRADED,
        task.slug,
        task.title,
        message=faults[0].message if faults else "",
        questions=questions,
        cell_errors=around.errors,
        remarks=(
            *(phrases.HIDDEN_NAME.format(name) for name in session.hidden),
            *around.remarks(questions),
        ),
        attention=around.attention(questions),
        protection=sandbox.protection,
    )


def _circumstances(
    submission: Submission, task: Task, session: Session, endless: tuple[CellError, ...]
) -> Circumstances:
    """What the notebook did besides answering."""
    path = task.solution / "solution.py"
    solution = vars(course.load(path, task.root)) if path.exists() else {}
    signatures = {
        name: tuple(inspect.signature(solution[name]).parameters) if name in solution else ()
        for name in task.functions
    }
    found = tuple(cells.definitions(submission.cells))
    errors = tuple(map(cells.with_meaning, session.cell_errors + endless))
    return Circumstances(submission, errors, session.skipped, signatures, found)


def _results(
    exam: Exam, session: Session, public_only: bool, on_question: OnQuestion
) -> Iterator[QuestionResult]:
    notebook = StudentNotebook(session, exam.references)
    for question in exam.questions:
        result = _result(question, session, notebook, public_only)
        on_question(result)
        yield result


def _run_cells(session: Session) -> tuple[CellError, ...]:
    try:
        session.run()
    except StudentCrash as crash:
        return (CellError(len(session.cell_errors), None, "SystemExit", str(crash)),)
    return ()


def _result(
    question: Question, session: Session, notebook: StudentNotebook, public_only: bool
) -> QuestionResult:
    results: list[CheckResult] = []
    for check in question.checks:
        if public_only and check.hidden:
            continue
        ended = [r for r in results if r.outcome in ENDED]
        asked = any(r.points for r in ended)  # a check with points looks for the cause as well
        if ended and (not check.points or (asked and session.unwell == {question.name})):
            results.append(_as_before(ended[0], check))
        else:
            results.append(checks.run(check, notebook))
    return QuestionResult(question.name, tuple(results))


def _without_idle_clearance(
    question: QuestionResult, all_questions: tuple[QuestionResult, ...]
) -> QuestionResult:
    """Take back a clearance whose culprits lost nothing: a neighbour that errs only on demand.

    For the same reason no points are withheld on account of such a one.
    """
    wrong = _at_fault(all_questions)
    checks_ = tuple(
        _taken_back(check) if check.blamed and wrong.isdisjoint(check.blamed) else check
        for check in question.checks
    )
    return replace(question, checks=checks_)


def _taken_back(check: CheckResult) -> CheckResult:
    if check.outcome is not Outcome.PASSED:
        return replace(check, withheld=0.0)
    message = phrases.ON_DEMAND.format(", ".join(check.blamed))
    return replace(check, outcome=Outcome.FAILED, message=message)


def _at_fault(questions: tuple[QuestionResult, ...]) -> set[str]:
    """The questions that lost points, and those cleared on their account, at any distance."""
    wrong = {q.name for q in questions if q.score < q.max_score}
    for _ in questions:
        wrong |= {q.name for q in questions if any(wrong & set(c.blamed) for c in q.checks)}
    return wrong


def _with_remarks(
    question: QuestionResult, all_questions: tuple[QuestionResult, ...]
) -> QuestionResult:
    """Say on each check that echoes another function's mistake which function that is."""
    wrong = {q.name for q in all_questions if q.score < q.max_score}
    blamed = {name for check in question.checks for name in check.blamed}
    culprits = ", ".join(sorted(blamed & wrong or blamed))
    if not culprits:
        return question
    checks_ = tuple(_with_remark(check, question.name, culprits) for check in question.checks)
    return replace(question, checks=checks_)


def _with_remark(check: CheckResult, name: str, culprits: str) -> CheckResult:
    if check.blamed and check.outcome is Outcome.PASSED:
        return replace(check, remarks=(phrases.CLEARED.format(culprits, name),))
    if check.withheld:
        return replace(check, remarks=(phrases.WITHHELD.format(culprits),))
    if check.outcome is not Outcome.PASSED and not check.points:
        return replace(check, remarks=(phrases.PERHAPS.format(culprits),))
    return check


def _as_before(ended: CheckResult, check: Check) -> CheckResult:
    """The ending of an earlier check of a function that hung or crashed, without another call.

    Each such call would cost the class the whole time limit again. But where another function hung
    too, this one may only have called that one, and then its checks with points are still run; the
    first of them in any case, for it finds out.
    """
    return CheckResult(
        check.name, check.sentence, check.hidden, check.points, ended.outcome, ended.message
    )
