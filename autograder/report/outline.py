"""What a class as a whole needs of a report: no code, no curves, and equal parts kept once.

A class of thousands is held in memory as outlines. Whatever needs more of a report reads its
record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from autograder.model import CellError, CheckResult, QuestionResult, Refusal, Report, Submission
from autograder.report import records

_SOME_ERROR = CellError(0, None, "", "")  # they are counted, and nothing else is said of them

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Outliner:
    """Makes the outlines of one class."""

    _known: dict[Any, Any] = field(default_factory=dict)  # Any: a part of whatever kind

    def of(self, report: Report) -> Report:
        """The outline; of an outline, the same."""
        return replace(
            report,
            submission=self.submission(report.submission),
            task=self._once(report.task),
            title=self._once(report.title),
            message=self._once(report.message),
            questions=self._once(tuple(map(self._question, report.questions))),
            cell_errors=self._once((_SOME_ERROR,) * len(report.cell_errors)),
            remarks=(),
            attention=self._once(report.attention),
            protection=self._once(report.protection),
            seed=self._once(report.seed),
            basis=self._once(report.basis),
        )

    def submission(self, submission: Submission) -> Submission:
        """A submission without its code."""
        return replace(
            submission,
            cells=(),
            task=self._once(submission.task),
            remarks=self._once(submission.remarks),
            declared=self._once(submission.declared),
            files=self._once(submission.files),
            misplaced=self._once(submission.misplaced),
        )

    def _question(self, question: QuestionResult) -> QuestionResult:
        checks = self._once(tuple(map(self._check, question.checks)))
        return self._once(QuestionResult(self._once(question.name), checks))

    def _check(self, check: CheckResult) -> CheckResult:
        if check.remarks or check.curve or check.pictures:
            check = replace(check, remarks=(), curve=None, pictures=())
        return self._once(check)

    def _once(self, value: Value) -> Value:
        return cast("Value", self._known.setdefault((type(value), value), value))


def read_class(out: Path) -> tuple[Report, ...]:
    """The outline of every report in the results folder, by id; Refusal when one is damaged."""
    outliner = Outliner()
    read = map(records.read_submission, records.expect_paths(out))
    return records.by_id(map(outliner.of, read))


def read_whole_ones(out: Path, outliner: Outliner) -> tuple[tuple[Report, ...], tuple[str, ...]]:
    """The outlines of those that can be read, by id, and a sentence about each that is damaged."""
    found, damaged = [], []
    for path in records.paths(out):
        try:
            found.append(outliner.of(records.read_submission(path)))
        except Refusal as damage:
            damaged.append(str(damage))
    return records.by_id(found), tuple(damaged)


def whole(outline: Report, out: Path) -> Report:
    """The report that an outline was made of, with what a person decided about it.

    Where it has no record, the outline is all there is.
    """
    path = records.record_path(out, outline.submission.id)
    if outline.submission.cells or not path.exists():
        return outline
    return replace(records.read_submission(path), decision=outline.decision)


def code(report: Report, out: Path) -> Sequence[str]:
    """The cells of a report or, of an outline, those in its record; none where that is damaged."""
    path = records.record_path(out, report.submission.id)
    if report.submission.cells or not path.exists():
        return report.submission.cells
    try:
        return records.read_cells(path)
    except Refusal:
        return ()
