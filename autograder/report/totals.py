"""A course at a glance: each student's final score in each task, and the total by its weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from autograder.model import Person, Report
from autograder.report import students, summary
from autograder.report.book import Book

OUT_OF = 100.0  # what a total is out of


@dataclass(frozen=True, slots=True)
class Standing:
    """A student in the course: a report for each task handed in, and the total."""

    id: str
    name: str
    reports: Mapping[str, Report]  # by task
    total: float | None  # None where there are no weights, or a person has still to look


@dataclass(frozen=True, slots=True)
class Course:
    """The tasks of a book in order, their weights, and a standing for each student."""

    tasks: tuple[str, ...]
    weights: Mapping[str, float]
    standings: tuple[Standing, ...]


def course(reports: Iterable[Report], book: Book) -> Course | None:
    """The course of a book with several tasks; None where there is one."""
    ordered = list(reports)
    tasks = book.in_order({task for task in map(students.task_of, ordered) if task})
    if len(tasks) < 2:
        return None
    weights = {weight.task: weight.weight for weight in book.weights}
    groups = students.by_student(ordered)
    present = [_standing(group, weights) for group in groups]
    absent = [_absent(person, weights) for person in book.roll.missing]
    return Course(tasks, weights, (*present, *absent))


def _standing(group: Sequence[Report], weights: Mapping[str, float]) -> Standing:
    by_task = {students.task_of(report): report for report in group if students.task_of(report)}
    name = next((r.submission.student for r in group if r.submission.student), "")
    return Standing(_id(group), name, by_task, _total(by_task, weights))


def _id(group: Sequence[Report]) -> str:
    """The student's own key; where nobody knows it, the id of the first submission."""
    origins = [report.submission.origin for report in group]
    listed = [origin.key for origin in origins if origin and origin.system in {"roster", "folder"}]
    return listed[0] if listed else group[0].submission.id


def _absent(person: Person, weights: Mapping[str, float]) -> Standing:
    return Standing(person.id, person.name, {}, _total({}, weights))


def _total(by_task: Mapping[str, Report], weights: Mapping[str, float]) -> float | None:
    """The weighted mean out of 100; a task that was not handed in counts nothing earned."""
    whole = sum(weights.values())
    if not whole or any(summary.needs_review(by_task[t]) for t in weights if t in by_task):
        return None
    earned = sum(weight * _share(by_task.get(task)) for task, weight in weights.items())
    return OUT_OF * earned / whole


def _share(report: Report | None) -> float:
    return report.final_score / report.max_score if report and report.max_score else 0.0
