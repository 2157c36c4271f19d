"""What to teach again: how a class did in each question, check and named mistake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from autograder.model import CheckResult, Outcome, QuestionResult, Report


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """How a class did in one check; `failed` are the submissions that did not pass it."""

    question: str
    name: str
    sentence: str
    count: int
    failed: tuple[Report, ...]

    @property
    def nobody(self) -> bool:
        """Whether all fail it; of one submission alone nothing follows."""
        return len(self.failed) == self.count > 1

    @property
    def everybody(self) -> bool:
        """Whether none fails it; of one submission alone nothing follows."""
        return not self.failed and self.count > 1


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """How a class did on one question."""

    name: str
    mean: float
    max_score: float
    full: int
    count: int
    checks: tuple[CheckSummary, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named mistake, the submissions that made it, and how many were asked that question."""

    task: str
    question: str
    name: str
    text: str
    reports: tuple[Report, ...]
    count: int


def questions(reports: Iterable[Report]) -> tuple[QuestionSummary, ...]:
    """The questions of one task, in its order."""
    results: dict[str, list[tuple[Report, QuestionResult]]] = defaultdict(list)
    for report in reports:
        for question in report.questions:
            results[question.name].append((report, question))
    return tuple(_question(name, same) for name, same in results.items())


def mistakes(reports: Iterable[Report]) -> tuple[Mistake, ...]:
    """The named mistakes, the most frequent first; a submission counts once in each."""
    made: dict[tuple[str, str, str, str], list[Report]] = defaultdict(list)
    asked: dict[tuple[str, str], int] = defaultdict(int)
    for report in reports:
        for question in report.questions:
            asked[report.task or "", question.name] += 1
            for mistake in filter(None, (check.diagnosis for check in question.checks)):
                key = (report.task or "", question.name, mistake.id, mistake.text)
                _add_once(made[key], report)
    found = (Mistake(*key, tuple(who), asked[key[:2]]) for key, who in made.items())
    return tuple(sorted(found, key=lambda m: (-len(m.reports), m.task, m.question, m.name)))


def _add_once(reports: list[Report], report: Report) -> None:
    """A list is a fifth of a dictionary; what is said of one report stands together."""
    if not reports or reports[-1] is not report:
        reports.append(report)


def _question(name: str, same: list[tuple[Report, QuestionResult]]) -> QuestionSummary:
    results = [result for _, result in same]
    return QuestionSummary(
        name=name,
        mean=fmean(result.score for result in results),
        max_score=max(result.max_score for result in results),
        full=sum(result.score >= result.max_score for result in results),
        count=len(results),
        checks=_checks(name, same),
    )


def _checks(
    question: str, same: Iterable[tuple[Report, QuestionResult]]
) -> tuple[CheckSummary, ...]:
    """Each check by its name, in the order of the question; a fault of ours counts for nobody."""
    sentences: dict[str, str] = {}
    asked: dict[str, list[Report]] = defaultdict(list)
    failed: dict[str, list[Report]] = defaultdict(list)
    for report, check in _judged(same):
        sentences.setdefault(check.name, check.sentence)
        _add_once(asked[check.name], report)
        if check.outcome is not Outcome.PASSED:
            _add_once(failed[check.name], report)
    return tuple(
        CheckSummary(question, name, sentence, len(asked[name]), tuple(failed[name]))
        for name, sentence in sentences.items()
    )


def _judged(
    same: Iterable[tuple[Report, QuestionResult]],
) -> Iterator[tuple[Report, CheckResult]]:
    for report, question in same:
        for check in question.checks:
            if check.outcome is not Outcome.ENGINE_ERROR:
                yield report, check
