"""What a notebook did besides answering, for its author and, where points hang on it, a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from autograder.judging import cells, phrases, syntax
from autograder.judging.cells import Definition
from autograder.judging.diagnosis import fingerprint, mishaps
from autograder.judging.source import names, reading
from autograder.judging.source.text import Asked, Text
from autograder.model import (
    CellError,
    CheckResult,
    Diagnosis,
    Outcome,
    QuestionResult,
    StudentError,
    Submission,
)
from autograder.sandbox.answers import Skipped

_UNKNOWN_NAME = re.compile(r"NameError: name '(\w{1,80})' is not defined")
# What tells little of where a mistake is, and what a line of the source does not explain better.
LITTLE = frozenset({*mishaps.IDS, *fingerprint.VAGUE})
PACKED = {"orden_de_salida", "devuelve_de_menos", "devuelve_de_más", "texto", "complejo",
          "diccionario", "cambia_argumentos"}  # fmt: skip

FILE, NETWORK = "archivo_que_no_está", "pide_algo_a_internet"
_QUOTED = re.compile(r"'([^']{1,200})'|^(\S{1,200}) not found")  # NumPy quotes no name
MOST = 50  # cells that ask for what is not there, of one kind, that are told


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a submission when its cells have run."""

    submission: Submission
    errors: tuple[CellError, ...]
    skipped: tuple[Skipped, ...]
    asked: dict[str, Asked]  # the arguments that are asked for, by function
    found: tuple[Definition, ...]
    mistakes: frozenset[str] = frozenset()  # those that the task knows: backProp__signo

    def explained(self, question: QuestionResult) -> QuestionResult:
        """The question with the cause beside the effect."""
        asked = self.asked[question.name].arguments
        order = cells.other_order(self.found, question.name, asked)
        if order and question.score < question.max_score:
            question = _with_diagnosis(question, Diagnosis("argumentos_en_otro_orden", order))
        elif question.score < question.max_score:
            question = self._uncalled(self._as_read(self._made_sure(question)))
        again = cells.twice(self.found, question.name)
        if again and question.score < question.max_score:
            question = _with_remark(question, again)
        return replace(question, checks=tuple(map(self._with_cause, question.checks)))

    def remarks(self, questions: Sequence[QuestionResult]) -> tuple[str, ...]:
        """What the author of the notebook should know."""
        absent = [phrases.ABSENT.format(_place(s), s.module) for s in self.skipped]
        files = [_not_had(error) for error in self.errors if _misses_a_file(error)]
        magics = [phrases.UNKNOWN_CELL_MAGIC.format(*pair) for pair in self._unknown_magics()]
        return (*absent, *files[:MOST], *magics[:MOST], *self._doubled(questions))

    def attention(self, questions: Sequence[QuestionResult]) -> tuple[str, ...]:
        """Why a person should look: only where points were lost, and perhaps for this."""
        if all(question.score >= question.max_score for question in questions):
            return ()
        reasons = {
            phrases.LOOK_ABSENT: (*self.skipped, *self._absent_later(questions)),
            phrases.LOOK_FILE: list(filter(_misses_a_file, self.errors)),
            phrases.LOOK_MAGIC: self._unknown_magics(),
            phrases.LOOK_TWICE: self._doubled(questions),
        }
        return tuple(reason for reason, facts in reasons.items() if facts)

    def _as_read(self, question: QuestionResult) -> QuestionResult:
        """The question with what its source tells, where the results alone tell less."""
        own = {definition.name: definition for definition in self.found}
        tree = own[question.name].tree if question.name in own else None
        if tree is None:
            return question
        others = {name: own[name] for name in self.asked if name in own}
        variables = names.variables(self.submission.cells)
        cell, arguments = own[question.name].cell, own[question.name].arguments
        asked = self.asked[question.name]
        text = Text(tree, cell, arguments, asked, others, variables)
        for fact, sure in reading.facts(text):
            for check in question.checks:
                if _refuted(check, tree) or self._gives_way(check, question.name, sure=sure):
                    question = _changed(question, check, _because(check, fact))
        return question

    def _uncalled(self, question: QuestionResult) -> QuestionResult:
        """The question with what keeps its function from being called as the task calls it."""
        asked = self.asked[question.name].arguments
        if said := cells.other_arguments(self.found, question.name, asked):
            raised = re.compile(rf"TypeError: {question.name}\(\) (?:missing|takes) ")
            for check in question.checks:
                if raised.search(check.message):
                    cause = Diagnosis("argumentos_que_no_cuadran", said)
                    question = _changed(question, check, _because(check, cause))
        return question

    def _made_sure(self, question: QuestionResult) -> QuestionResult:
        """What one check left open, another check of the same function has told apart."""
        given = [check.diagnosis for check in question.checks if check.hidden and check.diagnosis]
        known = [d for d in given if f"{question.name}__{d.id}" in self.mistakes]
        sure = {d for d in known if not d.text.startswith(phrases.UNSURE)}
        if len(sure) != 1:
            return question
        (cause,) = sure
        for check in question.checks:
            if check.diagnosis and check.diagnosis.text.startswith(phrases.UNSURE):
                question = _changed(question, check, _because(check, cause))
        return question

    def _gives_way(self, check: CheckResult, question: str, *, sure: bool) -> bool:
        """Whether a check has nothing better to say than a fact of the source."""
        if check.outcome is not Outcome.FAILED or check.diagnosis is None:
            return check.outcome is Outcome.FAILED
        id_ = check.diagnosis.id
        known = any(f"{question}__{part}" in self.mistakes for part in id_.split("_y_"))
        return not known and (id_ not in PACKED if sure else id_ in LITTLE)

    def _with_cause(self, check: CheckResult) -> CheckResult:
        """A check that misses a function says why it is not there, if the notebook tells."""
        if check.outcome is Outcome.MISSING:
            listed = check.message.partition(": ")[2].split(", ")
            told = self._causes([name for name in self.asked if name in listed])
            return replace(check, message=". ".join([check.message, *told]))
        unknown = _UNKNOWN_NAME.search(check.message)
        if check.outcome is Outcome.FAILED and unknown and unknown[1] in self.asked:
            told = [phrases.NOT_THERE.format(unknown[1]), *self._causes([unknown[1]])]
            return replace(check, diagnosis=Diagnosis("nombre_sin_definir", f"{'. '.join(told)}."))
        return check

    def _causes(self, names: list[str]) -> list[str]:
        modules = [skipped.module for skipped in self.skipped]
        asked = list(self.asked)
        causes = (
            cells.why_missing(name, self.submission, self.errors, asked, modules) for name in names
        )
        return [cause for cause in dict.fromkeys(causes) if cause]

    def _doubled(self, questions: Sequence[QuestionResult]) -> list[str]:
        incomplete = [q.name for q in questions if q.score < q.max_score]
        return [said for name in incomplete if (said := cells.twice(self.found, name))]

    def _absent_later(self, questions: Sequence[QuestionResult]) -> list[object]:
        """The errors of cells and functions that asked for a module which is not there."""
        checks = [check for question in questions for check in question.checks]
        return [
            *(error for error in self.errors if error.type == "ModuleNotFoundError"),
            *(check for check in checks if "ModuleNotFoundError" in check.message),
        ]

    def _unknown_magics(self) -> list[tuple[int, str]]:
        return [
            (error.cell, cells.magic(self.submission.cells[error.cell - 1]))
            for error in self.errors
            if error.type == "UsageError" and "Cell magic" in error.message
        ]


def _misses_a_file(error: CellError) -> bool:
    """Whether a cell asked for a file that is not here, or that would have come from the net."""
    return _known(error) in {FILE, NETWORK}


def _not_had(error: CellError) -> str:
    """The remark on it, with the file's name, which is the student's own word."""
    if _known(error) == NETWORK:
        return phrases.NO_NETWORK.format(error.cell)
    name = _QUOTED.search(error.message)
    said = f" ({name[1] or name[2]})" if name else ""
    return phrases.MISSING_FILE.format(error.cell, said)


def _known(error: CellError) -> str:
    told = StudentError(error.type, error.message, error.cell, error.line)
    return known.id if (known := mishaps.explain(told)) else ""


def _refuted(check: CheckResult, tree: syntax.Function) -> bool:
    """Whether a check blames a return in a loop that is not there: another reason, the same end."""
    id_ = check.diagnosis.id if check.diagnosis else ""
    failed = check.outcome is Outcome.FAILED
    return failed and id_.startswith("return_dentro") and not syntax.returns_in_a_loop(tree)


def _because(check: CheckResult, cause: Diagnosis) -> CheckResult:
    """The check with this cause in the place of what was said of its result."""
    said = check.diagnosis.text if check.diagnosis else None
    return replace(
        check, message=cause.text if check.message == said else check.message, diagnosis=cause
    )


def _changed(question: QuestionResult, old: CheckResult, new: CheckResult) -> QuestionResult:
    return replace(question, checks=tuple(new if c is old else c for c in question.checks))


def _place(skipped: Skipped) -> str:
    """Where an import stands: in a cell, or in a file of the student's that a cell uses."""
    if skipped.file:
        return phrases.IN_FILE.format(skipped.file, skipped.cell, skipped.line)
    return phrases.IN_CELL.format(skipped.cell, skipped.line)


def _with_diagnosis(question: QuestionResult, diagnosis: Diagnosis) -> QuestionResult:
    """The same cause for every check of the question that failed."""
    checks = tuple(
        _because(check, diagnosis) if check.outcome is Outcome.FAILED else check
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
