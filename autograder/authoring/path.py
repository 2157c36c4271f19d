"""The course as its students see it before they open a task: the path in steps, and the notation.

`assignments/curso.toml` and `assignments/notacion.md` say what surrounds the tasks; both may be
missing. What a task needs, and how long it takes, each task says itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.model import Refusal, Task

FACTS, NOTATION = "curso.toml", "notacion.md"
TITLE = "Tareas de aprendizaje profundo con NumPy"
NOTHING = "–"

Link = Callable[[Task], str]  # where a task's page or notebook is


@dataclass(frozen=True, slots=True)
class Step:
    """Some tasks of the path, and what they are for."""

    title: str
    about: str
    tasks: tuple[Task, ...]

    @property
    def hours(self) -> float:
        """That a student is expected to work on it."""
        return sum(task.hours for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Course:
    """What a student is told of all the tasks together."""

    title: str
    about: str
    steps: tuple[Step, ...]
    notation: str  # Markdown; empty where the course has none


def course(tasks: Sequence[Task]) -> Course:
    """The course that these tasks, in their order, make up."""
    folder = tasks[0].root / "assignments"
    facts = _facts(folder / FACTS)
    notation = folder / NOTATION
    return Course(
        title=facts.get("title", TITLE),
        about=facts.get("about", "").strip(),
        steps=_steps(facts.get("steps", []), tasks),
        notation=notation.read_text(encoding="utf-8") if notation.is_file() else "",
    )


def markdown(course: Course, link: Link) -> str:
    """The path as Markdown: a table a step, each task with its link."""
    titles = {task.slug: task.title for step in course.steps for task in step.tasks}
    return "\n\n".join(
        _step(number, step, link, titles) for number, step in enumerate(course.steps, 1)
    )


def hours(count: float) -> str:
    """A number of hours in words."""
    return f"{count:g} hora{'s' * (count != 1)}" if count else NOTHING


def _facts(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} is not TOML: {error}") from error


def _steps(facts: list[dict[str, Any]], tasks: Sequence[Task]) -> tuple[Step, ...]:
    """The steps that have tasks; those after the last step are one of their own."""
    found, rest = [], list(tasks)
    for fact in facts:
        here = tuple(task for task in rest if task.order <= fact["until"])
        rest = rest[len(here) :]
        found.append(Step(fact["title"], fact.get("about", ""), here))
    found.append(Step("Las tareas" if not facts else "Además", "", tuple(rest)))
    return tuple(step for step in found if step.tasks)


def _step(number: int, step: Step, link: Link, titles: dict[str, str]) -> str:
    rows = [
        f"| [{task.title}]({link(task)}) | {_needs(task, titles)} | {hours(task.hours)} "
        f"| {', '.join(task.notes) or NOTHING} |"
        for task in step.tasks
    ]
    about = f"{step.about} En total, {hours(step.hours)}." if step.hours else step.about
    head = ("| tarea | antes conviene | tiempo | apuntes |", "|---|---|---|---|")
    return "\n".join(
        [f"### {number}. {step.title}", "", *([about, ""] if about else []), *head, *rows]
    )


def _needs(task: Task, titles: dict[str, str]) -> str:
    return "; ".join(titles.get(slug, slug) for slug in task.needs) or NOTHING
