"""The course as its students see it before they open a task: the path in steps, and the notation.

`assignments/curso.toml` and `assignments/notacion.md` say what surrounds the tasks; both may be
missing. What a task needs, and how long it takes, each task says itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.catalog import Facts, Kind, is_text, is_whole, need, read_facts, require
from autograder.model import Task

FACTS, NOTATION = "curso.toml", "notacion.md"
TITLE = "Tareas de aprendizaje profundo con NumPy"
NOTHING = "–"
README = """\
# {title}

{about}

Abre el cuaderno `.ipynb` de una tarea en Jupyter, en VS Code o en Colab y sigue sus instrucciones.
Después de cada función, la celda `grader.check(...)` te dice cómo vas.

Para trabajar en tu computador:

    pip install jupyterlab matplotlib numpy otter-grader scikit-learn

En Colab basta con subir el cuaderno. Al terminar, reinicia el kernel, ejecuta todas las celdas y
entrega el archivo `.ipynb`.

## El camino

Van de menos a más. Lo que conviene antes es un consejo: ninguna tarea usa el código de otra.

{path}
"""
GLOSSARY = """
## Una notación de cinco

{notation}"""

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


def readme(course: Course, link: Link) -> str:
    """What a student reads first: the path through the tasks, how to work, and the notation."""
    text = README.format(title=course.title, about=course.about, path=markdown(course, link))
    return text + (GLOSSARY.format(notation=course.notation) if course.notation else "")


def markdown(course: Course, link: Link) -> str:
    """The path as Markdown: a table a step, each task with its link."""
    titles = {task.slug: task.title for step in course.steps for task in step.tasks}
    return "\n\n".join(
        _step(number, step, link, titles) for number, step in enumerate(course.steps, 1)
    )


def hours(count: float) -> str:
    """A number of hours in words."""
    return f"{count:g} hora{'s' * (count != 1)}" if count else NOTHING


def _facts(file: Path) -> Facts:
    if not file.is_file():
        return {}
    facts = read_facts(file, COURSE)
    for number, step in enumerate(facts.get("steps", []), 1):
        place = f"{file}: [[steps]] {number}"
        require(step, STEP, f"{place}: ")
        need(step, ("title", "until"), place)
    return facts


def _steps(facts: list[Facts], tasks: Sequence[Task]) -> tuple[Step, ...]:
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
    """What comes before it in this course; a need that the course has no task for is left out."""
    return "; ".join(titles[slug] for slug in task.needs if slug in titles) or NOTHING


STEP: dict[str, Kind] = {
    "title": ("a text", is_text),
    "until": ("a whole number", is_whole),
    "about": ("a text", is_text),
}
COURSE: dict[str, Kind] = {
    "title": ("a text", is_text),
    "about": ("a text", is_text),
    "steps": (
        "a list of tables",
        lambda value: isinstance(value, list) and all(isinstance(v, dict) for v in value),
    ),
}
