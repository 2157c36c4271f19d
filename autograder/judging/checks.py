"""One check run at a time against the functions of a notebook; every ending is a value."""

from __future__ import annotations

import re
import traceback
from dataclasses import replace
from pathlib import Path

import numpy as np

from autograder.judging import discretion, phrases
from autograder.judging.comparison import Unfit
from autograder.judging.diagnosis import mishaps, packing
from autograder.judging.findings import Notes
from autograder.judging.subject import LocalNotebook, Notebook
from autograder.model import (
    Check,
    CheckResult,
    Diagnosis,
    EngineError,
    Outcome,
    StudentCrash,
    StudentError,
    StudentTimeout,
)
from autograder.sandbox.wire import Opaque

NO_SHAPE = "forma ()"  # what a public check says of a generator, which has none

Ending = tuple[Outcome, str, Diagnosis | None]  # how a check ended, what to say, its mistake


def run(check: Check, notebook: Notebook) -> CheckResult:
    """Run one check against the functions of a notebook; every ending is a value."""
    missing = [name for name in check.needs if name not in notebook]
    if missing:
        sentence = _missing_sentence(missing, notebook.values_only)
        return _result(check, (Outcome.MISSING, sentence, None), Notes())
    notebook.notes = Notes()
    try:
        ending = _ending(check, notebook)
    except Exception as fault:  # noqa: BLE001 - only our own defects get here
        ending = Outcome.ENGINE_ERROR, _fault_sentence(fault, check), None
    return _result(check, ending, notebook.notes)


def _ending(check: Check, notebook: Notebook) -> Ending:
    try:
        given = {name: notebook if name == "env" else notebook[name] for name in check.wants}
        with np.errstate(all="ignore"):  # a student's nan is a verdict, not a warning of ours
            check.body(**given)
    except EngineError:
        raise
    except StudentTimeout as slow:
        return Outcome.TIMEOUT, phrases.ENDLESS.format(slow), None
    except StudentCrash as crash:
        return Outcome.CRASHED, phrases.CRASHED.format(crash), None
    except StudentError as error:
        told = discretion.shown(error, notebook.cells) if check.hidden else error
        known = notebook.notes.raised or mishaps.explain(told)
        return Outcome.FAILED, _error_sentence(told, notebook), known
    except AssertionError as failure:
        said, named = _complaint(failure, check, notebook)
        return Outcome.FAILED, said, _first_cause(check, notebook) or named
    except Exception as error:  # noqa: BLE001 - a check may trip over what a student returned
        sentence = _odd_sentence(check, notebook) or _unusable_sentence(error, check)
        return Outcome.FAILED, sentence, None
    cleared = bool(notebook.notes.blamed)  # then it is its neighbour that gave no numbers
    sentence = "" if cleared else _odd_sentence(check, notebook)  # float("0.5") needs no numbers
    return (Outcome.FAILED if sentence else Outcome.PASSED), sentence, None


def _first_cause(check: Check, notebook: Notebook) -> Diagnosis | None:
    """The known mistake of an earlier check, where it alone makes this one fail as well."""
    cause = notebook.causes.get(check.needs[0]) if check.needs else None
    if cause is None or notebook.notes.explained:
        return None  # the result itself was looked into
    scope = cause.reference.__globals__ | {check.needs[0]: cause.mistake}
    mistaken = LocalNotebook(scope, notebook.references)
    try:
        check.body(**{n: mistaken if n == "env" else mistaken[n] for n in check.wants})
    except EngineError:
        raise
    except Exception:  # noqa: BLE001 - a mistake may raise anything
        return cause.diagnosis
    return None


def _result(check: Check, ending: Ending, notes: Notes) -> CheckResult:
    result = _full_result(check, ending, notes)
    return _discreet(result) if check.hidden else result


def _discreet(result: CheckResult) -> CheckResult:
    """The result of a hidden check with no more in it than may be shown."""
    mistake, curve = result.diagnosis, result.curve
    right = result.outcome is Outcome.PASSED and not result.blamed
    return replace(
        result,
        message=discretion.bounded(result.message),
        diagnosis=mistake and replace(mistake, text=discretion.bounded(mistake.text)),
        curve=curve and discretion.plotted(curve, right=right),
        pictures=tuple(map(discretion.drawn, result.pictures)),
    )


def _full_result(check: Check, ending: Ending, notes: Notes) -> CheckResult:
    outcome, message, diagnosis = ending
    suspected = set() if outcome is Outcome.PASSED else notes.suspected
    return CheckResult(
        check.name,
        check.sentence,
        check.hidden,
        check.points,
        outcome,
        message,
        diagnosis,
        remarks=(notes.remark,) if notes.remark and outcome is Outcome.PASSED else (),
        blamed=tuple(sorted(notes.blamed | suspected)),
        curve=notes.curve,
        pictures=notes.pictures if outcome is Outcome.FAILED else (),
        withheld=check.points if suspected else 0.0,
    )


def _missing_sentence(names: list[str], values_only: tuple[str, ...]) -> str:
    if values := [name for name in names if name in values_only]:
        return phrases.NO_FUNCTION.format(", ".join(values))
    return phrases.UNDEFINED.format(", ".join(names))


def _error_sentence(error: StudentError, notebook: Notebook) -> str:
    """The error as Python gave it, and where."""
    if error.type == "NotImplementedError":
        return _unfinished_sentence(error, notebook)
    type_ = error.type or phrases.OWN_EXCEPTION
    text = f"{type_}: {error.message}" if error.message else type_
    where = "" if error.cell is None else phrases.WHERE.format(error.cell, error.line)
    return phrases.RAISED.format(text, where)


def _unfinished_sentence(error: StudentError, notebook: Notebook) -> str:
    """Which function is still the template's: the one that says so, not the one that called it."""
    named = re.fullmatch(r"Completa (\w{1,80})\.?", error.message)
    if named and named[1] in notebook:
        return phrases.UNFINISHED.format(named[1])
    where = "" if error.cell is None else phrases.WHERE.format(error.cell, error.line)
    return phrases.UNFINISHED_SOMEWHERE.format(where)


def _fault_sentence(fault: Exception, check: Check) -> str:
    """Our defect; of a hidden check where it is in our code, for its text could quote data."""
    name = type(fault).__name__
    if isinstance(fault, EngineError) or not check.hidden:
        return f"{name}: {fault}"
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{name} ({Path(last.filename).name}, {last.lineno})"


def _complaint(
    failure: AssertionError, check: Check, notebook: Notebook
) -> tuple[str, Diagnosis | None]:
    """What the check says, unless it takes what is no number for a wrong one."""
    told, kinds = str(failure), notebook.notes.odd.values()
    cause = failure.diagnosis if isinstance(failure, Unfit) else None
    named = any(kind.rpartition(" ")[2] in told for kind in kinds) or (
        cause is not None and (cause.id in packing.OF_A_KIND or cause.text != told)
    )
    if (NO_SHAPE in told or not named) and (odd := _odd_sentence(check, notebook)):
        return odd, None
    return told, cause


def _odd_sentence(check: Check, notebook: Notebook) -> str:
    """What came back in the place of numbers; nothing where numbers came or none are asked."""
    asked = [name for name in check.needs if name not in notebook.references.without_numbers]
    given = notebook.notes.odd
    return next((phrases.GAVE.format(name, given[name]) for name in asked if name in given), "")


def _unusable_sentence(error: Exception, check: Check) -> str:
    ours = Opaque.__name__ in str(error)  # what did not travel: a generator, an open file
    kind = type(error).__name__
    text = kind if check.hidden or ours else f"{kind}: {error}"
    if "inhomogeneous shape" in str(error):
        text = phrases.RAGGED
    return phrases.UNUSABLE.format(" o ".join(check.needs), text)
