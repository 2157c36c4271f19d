"""What a hidden test calls: the student's function must do what the reference does.

`assert_matches` runs both on copies of the same arguments and raises `Mismatch`, in Spanish and
without the expected values, where they differ. Before it blames a function that leans on others
of the task, it asks whether the others are the cause (see `consequence`). `rng_of` gives cases
their random numbers: others for every class and every attempt.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from autograder.judging import comparison, consequence, disguise, phrases
from autograder.judging.attempt import Attempt, every_reading
from autograder.judging.comparison import Call, Mismatch, Tolerance, Unfit, Unreadable
from autograder.judging.diagnosis import naming, picture, place
from autograder.judging.diagnosis.evidence import Case
from autograder.judging.diagnosis.explanation import Explanation, known_mistakes
from autograder.judging.findings import Cause
from autograder.judging.leeway import leeway
from autograder.judging.numeric import as_array, odd_part
from autograder.judging.phrases import continued, joined
from autograder.judging.seeds import rng_of
from autograder.judging.subject import Notebook, Subject, as_notebook, as_subject
from autograder.model import (
    Curve,
    Diagnosis,
    EngineError,
    StudentCrash,
    StudentError,
    StudentTimeout,
)

__all__ = ["Mismatch", "answer", "assert_matches", "is_echo", "is_unwell", "rng_of"]

LOG = logging.getLogger(__name__)

Function = Callable[..., Any]  # a student's function takes and returns what the task says
Environment = Notebook | dict[str, Any]  # what a test is given as env; a dictionary is otter's


def assert_matches(
    function: Function,
    reference: Function,
    *args: Any,
    env: Environment,
    rtol: float = 1e-6,
    free_shape: tuple[int, ...] = (),
    curve: int | None = None,
) -> None:
    """Assert that `function(*args)` gives what `reference(*args)` gives and changes no argument.

    A number may come as a 0-d or size-1 array; a tuple as a list or as an array with an output in
    each row; a history (a Python list in the reference) in any shape of its size, and so may the
    outputs numbered in `free_shape`. Results that carry float32 precision are compared at 1e-4,
    and where terms cancel, on the scale of the terms. `curve` numbers the output that is a cost
    history: it is kept for the report, the student's beside the reference's.
    """
    tolerance = Tolerance(rtol, free_shape)
    attempt = Attempt(as_subject(function), reference, args, as_notebook(env))
    if consequence.may_hang(attempt) and _is_early_echo(attempt, None, tolerance):
        return
    expected = attempt.notebook.references.call(reference, args, attempt.digest)
    try:
        got = _result(attempt, expected, tolerance)
    except EngineError:
        raise
    except Exception as error:
        if _is_echo(attempt, None, tolerance):
            return
        _note_error(attempt, error)
        raise
    if curve is not None:
        _note_curve(attempt, got, expected, curve)
    problem = comparison.difference(got, expected, tolerance)
    if problem is not None:
        tolerance = _lenient(tolerance, attempt, expected)
        problem = comparison.difference(got, expected, tolerance)
    if problem is not None and not _is_echo(attempt, got, tolerance):
        raise _unfit(problem, Case(attempt, got, expected, tolerance))
    _note_passed(attempt, got, expected, by_itself=problem is None)


def _result(attempt: Attempt, expected: Call, tolerance: Tolerance) -> Call:
    """What the function does, without the form of its neighbours' results if it fails on that."""
    if not disguise.is_possible(attempt):
        return _answer(attempt)
    try:
        got = _answer(attempt)
    except StudentError:
        lenient = _lenient(tolerance, attempt, expected)
        if (undone := disguise.seen_through(attempt, expected, lenient)) is None:
            raise
        return undone
    if comparison.difference(got, expected, tolerance) is None:
        return got
    lenient = _lenient(tolerance, attempt, expected)
    if comparison.difference(got, expected, lenient) is None:
        return got
    return disguise.seen_through(attempt, expected, lenient) or got


def _note_passed(attempt: Attempt, got: Call, expected: Call, *, by_itself: bool) -> None:
    """Keep what it was right on, and a word on arguments that are as they were but for rounding."""
    if by_itself:
        passed = attempt.notebook.notes.passed
        passed.setdefault(attempt.reference.__name__, []).append(attempt.args)
        disguise.note(attempt.function, attempt.notebook, got, expected)
    if comparison.put_back(got, expected):
        attempt.notebook.notes.remark = phrases.PUT_BACK


def is_echo(
    function: Function, reading: Function, *args: Any, env: Environment, rtol: float = 1e-6
) -> bool:
    """Whether stand-ins prove that the function does its own part as `reading` does.

    This is for a task that can be read in several ways: `assert_matches` asks it of its reference
    only. Where it is so, the report says which functions are to blame.
    """
    attempt = Attempt(as_subject(function), reading, args, as_notebook(env))
    return _is_echo(attempt, answer(function, reading, *args, env=env), Tolerance(rtol))


def answer(function: Function, reference: Function, *args: Any, env: Environment) -> Call | None:
    """What the function does, and None where it fails.

    Where `assert_matches` found that wrong, it is what was found: the function is not asked again.
    """
    try:
        return _answer(Attempt(as_subject(function), reference, args, as_notebook(env)))
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - a student's function may raise anything
        return None


def is_unwell(function: Function) -> bool:
    """Whether a call of the function already hung or crashed: do not try it out once more."""
    return as_subject(function).unwell


def _unfit(problem: str, case: Case) -> Unfit:
    """What to raise of a result that is wrong through no fault but the function's own."""
    notebook = case.attempt.notebook
    notebook.wrong.add(case.attempt.reference.__name__)
    diagnosis = None if notebook.notes.suspected else _diagnosis(case)
    no_numbers = odd_part(case.got.value) and not odd_part(case.expected.value)
    kind = Unreadable if no_numbers else Mismatch
    return kind(f"{problem} {place.say(case)}".strip(), diagnosis)


def _lenient(tolerance: Tolerance, attempt: Attempt, expected: Call) -> Tolerance:
    """The tolerance, with what the terms that cancel allow; asked only where something differs."""

    def run(args: tuple[Any, ...]) -> Call:
        digest = comparison.digest(args)
        return attempt.notebook.references.call(attempt.reference, args, digest)

    return replace(tolerance, leeway=leeway(run, attempt.args, expected))


def _distracted(attempt: Attempt) -> Subject:
    """The function, to be called once on other values first: what it keeps of them would show.

    Once a check is enough; nobody looks at that result, and an error is only an error next time.
    """
    distracted = attempt.notebook.notes.distracted
    if attempt.reference.__name__ in distracted:
        return attempt.function
    distracted.add(attempt.reference.__name__)
    return attempt.function.distracted_by(attempt.others)


def _answer(attempt: Attempt) -> Call:
    """What the function does; where that was wrong, what it did before the reference showed it."""
    answers = attempt.notebook.earlier.answers
    known = answers.get(attempt.case)
    if isinstance(known, Exception):
        raise known
    try:
        return known or comparison.call(_distracted(attempt), attempt.args)
    except EngineError:
        raise
    except Exception as error:
        answers[attempt.case] = error
        raise


def _is_echo(attempt: Attempt, got: Call | None, tolerance: Tolerance) -> bool:
    """Whether only other functions are to blame; the notes say which are, or may be."""
    if got is not None:
        attempt.notebook.earlier.answers[attempt.case] = got
    if all(consequence.is_its_own(each) for each in every_reading(attempt)):
        return False
    tolerance = replace(tolerance, leeway=())  # it was for these arguments and these neighbours
    return _is_early_echo(attempt, got, tolerance) or _is_late_echo(attempt, got, tolerance)


def _is_early_echo(attempt: Attempt, got: Call | None, tolerance: Tolerance) -> bool:
    """Whether that is proved with functions known to be wrong, before the reference runs on any."""
    echoes = (consequence.early_echo(each, got, tolerance) for each in every_reading(attempt))
    echo = next(filter(None, echoes), None)
    attempt.notebook.notes.blamed.update(echo.of if echo else ())
    return echo is not None


def _is_late_echo(attempt: Attempt, got: Call | None, tolerance: Tolerance) -> bool:
    """Whether it is proved when all who deviate are known; what may be so is noted too."""
    notes = attempt.notebook.notes
    for each in every_reading(attempt):
        echo = consequence.echo(each, got, tolerance)
        if echo is not None:
            to = notes.blamed if echo.proved else notes.suspected
            to.update(echo.of)
            if echo.proved:
                return True
    return False


def _diagnosis(case: Case) -> Diagnosis | None:
    """The name of the mistake, if it has one; the notebook keeps which mistakes are left."""
    reference, notebook = case.attempt.reference, case.attempt.notebook
    if not known_mistakes(reference):
        return None  # one reading of several: the one that bears the function's name is explained
    try:
        explanation = naming.explain(case, notebook.suspects.get(reference.__name__))
        notebook.notes.pictures = picture.draw(case)
    except (EngineError, StudentTimeout, StudentCrash):
        raise
    except Exception:  # a defect of ours takes the name away, not the sentence that is true
        LOG.exception("a wrong result of %s could not be diagnosed", reference.__name__)
        explanation = Explanation()
    notebook.suspects[reference.__name__] = explanation.suspects
    notebook.notes.explained = True
    diagnosis = explanation.diagnosis
    if diagnosis and explanation.certain:
        cause = Cause(explanation.mistakes[0], reference, diagnosis)
        notebook.causes.setdefault(reference.__name__, cause)
    return _after_its_neighbours(case, diagnosis) if diagnosis else None


def _after_its_neighbours(case: Case, diagnosis: Diagnosis) -> Diagnosis:
    """The diagnosis, if need be with a word on the wrong functions that this one calls.

    What it gives may come from them in a way that nobody foresaw, and then no name is proved.
    """
    attempt = case.attempt
    notebook = attempt.notebook
    found = notebook.notes.deviating.get(attempt.near, ())
    wrong = [name for name in found if name in notebook.suspects]  # in their own checks too
    if not wrong or not consequence.calls_neighbours(attempt, case.got):
        wrong = consequence.called_besides(attempt, case.got, notebook.suspects)
    if not wrong:
        return diagnosis
    return replace(
        diagnosis, text=phrases.AFTER_OTHERS.format(joined(wrong), continued(diagnosis.text))
    )


def _note_error(attempt: Attempt, error: Exception) -> None:
    """Keep that it raised, who else may be to blame, and the mistake if it is a known one."""
    attempt.notebook.notes.suspected.update(consequence.fails_alike(attempt, error))
    attempt.notebook.wrong.add(attempt.reference.__name__)
    if not isinstance(error, StudentError):
        return
    name, notebook = attempt.reference.__name__, attempt.notebook
    explanation = naming.explain_error(attempt, error, notebook.suspects.get(name))
    if explanation.diagnosis:
        notebook.notes.raised = explanation.diagnosis
        notebook.suspects[name] = explanation.suspects


def _note_curve(attempt: Attempt, got: Call, expected: Call, index: int) -> None:
    outputs = comparison.unpacked(got.value, expected)
    if not isinstance(outputs, str):
        curve = Curve(_history(outputs[index]), _history(expected.outputs[index]))
        attempt.notebook.notes.curve = curve


def _history(values: Any) -> tuple[float, ...]:
    try:
        return tuple(float(v) for v in as_array(values).reshape(-1)[:5000])
    except ValueError:
        return ()
