"""The one module that sees the whole flow: a submission goes in, a report comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from autograder import course
from autograder.judging import cells, disguise, exams, phrases
from autograder.judging.circumstances import Circumstances
from autograder.judging.exams import Exam
from autograder.judging.proxy import StudentNotebook
from autograder.judging.seeds import Draw
from autograder.judging.source import reading
from autograder.judging.source.text import Asked
from autograder.judging.subject import Notebook
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

OFTEN = 3  # times that calls were made in vain: no longer are those of later checks
ENDED = {Outcome.TIMEOUT, Outcome.CRASHED}
FIRST = Draw()

OnQuestion = Callable[[QuestionResult], None]


def _unheard(_: QuestionResult) -> None:
    """Nobody waits for single questions."""


def grade(
    submission: Submission,
    task: Task | None,
    sandbox: Sandbox,
    draw: Draw = FIRST,
    *,
    public_only: bool = False,
    on_question: OnQuestion = _unheard,
) -> Report:
    """Grade one submission; every ending is a report, a fault of ours included.

    `draw` says which attempt it is, and from which seed its hidden cases come.
    `on_question` hears of each question as its checks end, before the questions are compared.
    """
    if submission.problem:
        return Report(submission, Status.UNREADABLE, message=submission.problem)
    if task is None:
        return Report(submission, Status.NO_TASK, message=phrases.NO_TASK)
    start = time.perf_counter()
    exam = exams.load(task, draw.seed)
    report = _report(submission, task, sandbox, exam, public_only, on_question)
    seconds = round(time.perf_counter() - start, 4)
    return replace(report, seconds=seconds, attempt=draw.attempt, seed=draw.seed)


def _report(
    submission: Submission,
    task: Task,
    sandbox: Sandbox,
    exam: Exam,
    public_only: bool,
    on_question: OnQuestion,
) -> Report:
    file = PurePosixPath(submission.file).name
    session = Session(sandbox, task, submission.cells, file, submission.files)
    try:
        endless = _run_cells(session)
        notebook = StudentNotebook(session, exam.references)
        public = tuple(_public(exam, question, session, notebook) for question in exam.questions)
        # What cells tell from here on, where the notebook has to be run again, may be of hidden
        # cases that they wrote down: it is shown to nobody.
        around = _circumstances(submission, task, session, endless)
        behind_values = session.hidden
        results = tuple(_results(exam, session, notebook, public, public_only, on_question))
        settled = tuple(_without_idle_clearance(question, results) for question in results)
        remarked = (_with_remarks(question, settled, notebook) for question in settled)
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
            *(phrases.HIDDEN_NAME.format(name) for name in behind_values),
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
    asked = {
        name: reading.asked_by(solution[name]) if name in solution else Asked()
        for name in task.functions
    }
    mistakes = task.solution / "misconceptions.py"
    known = vars(course.load(mistakes, task.root)) if mistakes.exists() else {}
    found = tuple(cells.definitions(submission.cells))
    stopped = session.cell_errors + endless
    errors = tuple(cells.with_meaning(error, submission.cells) for error in stopped)
    return Circumstances(submission, errors, session.skipped, asked, found, frozenset(known))


def _public(
    exam: Exam, question: Question, session: Session, notebook: StudentNotebook
) -> tuple[CheckResult, ...]:
    """The public checks of a question: they tell everything, so those of all questions go first."""
    public = [c for c in question.checks if not c.hidden]
    return _run_checks(exam, question.name, public, session, notebook)


def _results(
    exam: Exam,
    session: Session,
    notebook: StudentNotebook,
    public: tuple[tuple[CheckResult, ...], ...],
    public_only: bool,
    on_question: OnQuestion,
) -> Iterator[QuestionResult]:
    """The public results of each question, and its hidden checks run after them."""
    for question, earlier in zip(exam.questions, public, strict=True):
        hidden = [c for c in question.checks if c.hidden and not public_only]
        results = _run_checks(exam, question.name, hidden, session, notebook, earlier)
        result = QuestionResult(question.name, results)
        if not public_only and all(_is_flawless(check) for check in results):
            notebook.flawless.add(question.name)
        on_question(result)
        yield result


def _is_flawless(check: CheckResult) -> bool:
    return check.outcome is Outcome.PASSED and not check.blamed


def _run_cells(session: Session) -> tuple[CellError, ...]:
    try:
        session.run()
    except StudentCrash as crash:
        return (CellError(len(session.cell_errors), None, "SystemExit", str(crash)),)
    return ()


def _run_checks(
    exam: Exam,
    name: str,
    todo: Sequence[Check],
    session: Session,
    notebook: StudentNotebook,
    earlier: tuple[CheckResult, ...] = (),
) -> tuple[CheckResult, ...]:
    """The earlier results of a question and those of more checks on it."""
    results = list(earlier)
    session.let_go()
    for number, check in enumerate(todo):
        ended = [r for r in results if r.outcome in ENDED]
        asked = any(r.points for r in ended)  # a check with points looks for the cause as well
        if ended and (not check.points or (asked and session.unwell == {name})):
            results.append(_as_before(ended[0], check))
        else:
            session.begin_check()
            _foresee(exam, todo[number:], session, notebook)
            results.append(exam.precedents.run(check, notebook))
            notebook.failed |= not _is_flawless(results[-1])
    return tuple(results)


def _foresee(
    exam: Exam, todo: Sequence[Check], session: Session, notebook: StudentNotebook
) -> None:
    """Let calls of the next check travel together; while nothing failed, those of all to do.

    Once something failed, calls of later checks would be made in vain again and again.
    """
    far = notebook.is_unsuspected and not notebook.failed and session.in_vain < OFTEN
    if not (far and session.foresees):
        checks_ = todo if far else todo[:1]
        session.foresee(exam.rehearsals.runs(checks_, notebook.forgetful, mixed=far))


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
    question: QuestionResult, all_questions: tuple[QuestionResult, ...], notebook: Notebook
) -> QuestionResult:
    """Say on each check that echoes another function's mistake which function that is."""
    if question.name in notebook.guises.hurt and question.score == question.max_score:
        return _with_disguise(question, notebook)
    wrong = {q.name for q in all_questions if q.score < q.max_score}
    blamed = {name for check in question.checks for name in check.blamed}
    culprits = ", ".join(sorted(blamed & wrong or blamed))
    if not culprits:
        return question
    checks_ = tuple(_with_remark(check, question.name, culprits) for check in question.checks)
    return replace(question, checks=checks_)


def _with_disguise(question: QuestionResult, notebook: Notebook) -> QuestionResult:
    """Say of its public checks too in whose form they fail; each sentence once."""
    sentence = disguise.said(phrases.FAILS_ON, question.name, notebook)
    told: set[str] = set()
    checks_: list[CheckResult] = []
    for check in question.checks:
        remarks = check.remarks if check.outcome is Outcome.PASSED else (sentence,)
        new = tuple(remark for remark in remarks if remark not in told)
        told.update(new)
        checks_.append(replace(check, remarks=new))
    return replace(question, checks=tuple(checks_))


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
