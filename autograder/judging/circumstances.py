"""What a notebook did besides answering, for its author and, where points hang on it, a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from autograder.judging import cells, phrases
from autograder.judging.cells import Definition
from autograder.model import (
    CellError,
    CheckResult,
    Diagnosis,
    Outcome,
    QuestionResult,
    Submission,
)
from autograder.sandbox.session import Skipped

_UNKNOWN_NAME = re.compile(r"NameError: name '(\w{1,80})' is not defined")
_FILES = ("FileNotFoundError", "NotADirectoryError", "IsADirectoryError")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a submission when its cells have run."""

    submission: Submission
    errors: tuple[CellError, ...]
    skipped: tuple[Skipped, ...]
    signatures: dict[str, tuple[str, ...]]  # the arguments that are asked for, by function
    found: tuple[Definition, ...]

    def explained(self, question: QuestionResult) -> QuestionResult:
        """The question with the cause beside the effect."""
        order = cells.other_order(self.found, question.name, self.signatures[question.name])
        if order and question.score < question.max_score:
            question = _with_diagnosis(question, Diagnosis("argumentos_en_otro_orden", order))
        again = cells.twice(self.found, question.name)
        if again and question.score < question.max_score:
            question = _with_remark(question, again)
        return replace(question, checks=tuple(map(self._with_cause, question.checks)))

    def remarks(self, questions: Sequence[QuestionResult]) -> tuple[str, ...]:
        """What the author of the notebook should know."""
        absent = [phrases.ABSENT.format(s.cell, s.line, s.module) for s in self.skipped]
        files = [
            phrases.MISSING_FILE.format(e.cell, e.message[:200])
            for e in self.errors
            if e.type in _FILES
        ]
        magics = [phrases.UNKNOWN_CELL_MAGIC.format(*pair) for pair in self._unknown_magics()]
        return (*absent, *files, *magics, *self._doubled(questions))

    def attention(self, questions: Sequence[QuestionResult]) -> tuple[str, ...]:
        """Why a person should look: only where points were lost, and perhaps for this."""
        if all(question.score >= question.max_score for question in questions):
            return ()
        reasons = {
            phrases.LOOK_ABSENT: self.skipped,
            phrases.LOOK_FILE: [e for e in self.errors if e.type in _FILES],
            phrases.LOOK_MAGIC: self._unknown_magics(),
            phrases.LOOK_TWICE: self._doubled(questions),
        }
        return tuple(reason for reason, facts in reasons.items() if facts)

    def _with_cause(self, check: CheckResult) -> CheckResult:
        """A check that misses a function says why it is not there, if the notebook tells."""
        if check.outcome is Outcome.MISSING:
            listed = check.message.partition(": ")[2].split(", ")
            told = self._causes([name for name in self.signatures if name in listed])
            return replace(check, message=". ".join([check.message, *told]))
        unknown = _UNKNOWN_NAME.search(check.message)
        if check.outcome is Outcome.FAILED and unknown and unknown[1] in self.signatures:
            told = [phrases.NOT_THERE.format(unknown[1]), *self._causes([unknown[1]])]
            return replace(check, diagnosis=Diagnosis("nombre_sin_definir", f"{'. '.join(told)}."))
        return check

    def _causes(self, names: list[str]) -> list[str]:
        modules = [skipped.module for skipped in self.skipped]
        asked = list(self.signatures)
        causes = (
            cells.why_missing(name, self.submission, self.errors, asked, modules) for name in names
        )
        return [cause for cause in dict.fromkeys(causes) if cause]

    def _doubled(self, questions: Sequence[QuestionResult]) -> list[str]:
        incomplete = [q.name for q in questions if q.score < q.max_score]
        return [said for name in incomplete if (said := cells.twice(self.found, name))]

    def _unknown_magics(self) -> list[tuple[int, str]]:
        return [
            (error.cell, cells.magic(self.submission.cells[error.cell - 1]))
            for error in self.errors
            if error.type == "UsageError" and "Cell magic" in error.message
        ]


def _with_diagnosis(question: QuestionResult, diagnosis: Diagnosis) -> QuestionResult:
    """The same cause for every check of the question that failed."""
    checks = tuple(
        replace(check, diagnosis=diagnosis) if check.outcome is Outcome.FAILED else check
        for check in question.checks
    )
    return replace(question, checks=checks)


def _with_remark(question: QuestionResult, remark: str) -> QuestionResult:
    checks = tuple(
        check
        if check.outcome is Outcome.PASSED
        else replace(check, remarks=(*check.remarks, remark))
        for check in question.checks
    )
    return replace(question, checks=checks)
