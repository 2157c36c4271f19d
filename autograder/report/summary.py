"""A class at a glance: what a teacher wants to know of many reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from autograder.model import CheckResult, Outcome, QuestionResult, Report, Status
from autograder.report import teaching
from autograder.report.book import Book
from autograder.report.numbers import number
from autograder.report.teaching import CheckSummary, Mistake, QuestionSummary

NOT_SANDBOXED = "NOT SANDBOXED"
BINS = 10  # of a histogram of scores, from 0 to the maximum

_FLAGS = {
    Outcome.ENGINE_ERROR: "comprobación en revisión",
    Outcome.TIMEOUT: "tiempo agotado",
    Outcome.CRASHED: "proceso interrumpido",
    Outcome.MISSING: "función sin definir",
}


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """How a class did on one task; only graded submissions count."""

    task: str
    title: str
    count: int
    mean: float
    median: float
    max_score: float
    histogram: tuple[int, ...]
    questions: tuple[QuestionSummary, ...]

    @property
    def checks(self) -> tuple[CheckSummary, ...]:
        """The checks of all questions, first those that most fail."""
        every = [check for question in self.questions for check in question.checks]
        return tuple(sorted(every, key=lambda check: -len(check.failed) / check.count))


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """The whole class; `reports` has those that need review first."""

    reports: tuple[Report, ...]
    review: tuple[Report, ...]
    undecided: tuple[Report, ...]  # graded, with points that a person may give
    tasks: tuple[TaskSummary, ...]
    mistakes: tuple[Mistake, ...]
    protection: tuple[str, ...]
    ran: bool


def summarise(reports: Iterable[Report], book: Book | None = None) -> ClassSummary:
    """Everything the class page says; its tasks in the order of the book."""
    ordered = in_order(reports)
    return ClassSummary(
        reports=ordered,
        review=tuple(filter(needs_review, ordered)),
        undecided=tuple(r for r in ordered if withheld(r) and not r.decision),
        tasks=tuple(_tasks(ordered, book or Book())),
        mistakes=teaching.mistakes(ordered),
        protection=protection(ordered),
        ran=any(map(ran, ordered)),
    )


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """First those that need review, then by task and student."""
    return tuple(sorted(reports, key=_order))


def needs_review(report: Report) -> bool:
    """Whether a person has to look before the score means anything; one who decided has looked."""
    if report.decision and report.decision.score is not None:
        return False
    return report.status is not Status.GRADED or Outcome.ENGINE_ERROR in _outcomes(report)


def withheld(report: Report) -> tuple[tuple[str, float], ...]:
    """The questions with points that a person may give, and how many."""
    sums = ((q.name, sum(check.withheld for check in q.checks)) for q in report.questions)
    return tuple((name, points) for name, points in sums if points)


def complete(question: QuestionResult) -> bool:
    """Whether the question earned all it offers."""
    return question.score >= question.max_score


def improvable(question: QuestionResult) -> bool:
    """Whether the student can do something about points that are missing."""
    ours = (Outcome.PASSED, Outcome.ENGINE_ERROR)
    missing = [c for c in question.checks if c.outcome not in ours and not c.withheld]
    return any(check.points for check in missing)


def to_improve(report: Report) -> list[QuestionResult]:
    """What to look at, first the functions that the results of most others were traced to."""
    questions = report.questions
    leaning = Counter(n for q in questions for n in {n for c in q.checks for n in c.blamed})
    return sorted(filter(improvable, questions), key=lambda question: -leaning[question.name])


def cites_cells(report: Report) -> bool:
    """Whether the report speaks of cells by their numbers."""
    return bool(report.cell_errors) or any("(celda " in c.message for c in _checks(report))


def ran(report: Report) -> bool:
    """Whether any of the student's code may have run."""
    return bool(report.protection) or report.status is Status.GRADED


def protection(reports: Sequence[Report]) -> tuple[str, ...]:
    """The walls that held for every submission that ran; NOT SANDBOXED when one ran without."""
    walls = [report.protection for report in reports if ran(report)]
    common = tuple(wall for wall in walls[0] if all(wall in w for w in walls)) if walls else ()
    if any(map(unprotected, walls)) and not any(NOT_SANDBOXED in wall for wall in common):
        return (NOT_SANDBOXED, *common)
    return common


def unprotected(walls: Sequence[str]) -> bool:
    """Whether a submission that ran behind these walls ran behind none."""
    return not walls or any(NOT_SANDBOXED in wall for wall in walls)


def flags(report: Report) -> tuple[str, ...]:
    """What a teacher should notice in a submission, in a few words each."""
    outcomes = _outcomes(report)
    noticed = [words for outcome, words in _FLAGS.items() if outcome in outcomes]
    if report.withheld and not report.decision:
        noticed.append(f"{number(report.withheld)} por decidir")
    if count := len(report.cell_errors):
        noticed.append("1 celda con error" if count == 1 else f"{count} celdas con error")
    if report.penalty:
        noticed.append(f"tardía: −{number(100 * report.penalty)} %")
    elif report.submission.origin and report.submission.origin.late:
        noticed.append("tardía")
    noticed += report.attention
    if report.decision:
        noticed.append("decidido a mano")
    if ran(report) and unprotected(report.protection):
        noticed.append("sin aislamiento")
    return tuple(noticed)


def _order(report: Report) -> tuple[bool, str, str, str]:
    who = report.submission
    return not needs_review(report), report.task or "", (who.student or "").casefold(), who.id


def _checks(report: Report) -> list[CheckResult]:
    return [check for question in report.questions for check in question.checks]


def _outcomes(report: Report) -> set[Outcome]:
    return {check.outcome for check in _checks(report)}


def _tasks(reports: Iterable[Report], book: Book) -> Iterator[TaskSummary]:
    graded: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.task and not needs_review(report):
            graded[report.task].append(report)
    return (_task(task, graded[task]) for task in book.in_order(graded))


def _task(task: str, reports: list[Report]) -> TaskSummary:
    scores = [report.score for report in reports]
    return TaskSummary(
        task=task,
        title=reports[0].title or task,
        count=len(reports),
        mean=fmean(scores),
        median=median(scores),
        max_score=max(report.max_score for report in reports),
        histogram=_histogram(reports),
        questions=teaching.questions(reports),
    )


def _histogram(reports: Iterable[Report]) -> tuple[int, ...]:
    """How many fall in each tenth of the scale; a full score counts in the last."""
    shares = [report.score / report.max_score if report.max_score else 0.0 for report in reports]
    tenths = Counter(min(BINS - 1, int(share * BINS + 1e-9)) for share in shares)
    return tuple(tenths[tenth] for tenth in range(BINS))
