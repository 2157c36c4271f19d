"""Classes of any size, made in code, with something of every kind on their pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.model import (
    CellError,
    CheckResult,
    Curve,
    Decision,
    Origin,
    Outcome,
    Part,
    Person,
    Picture,
    QuestionResult,
    Report,
    Roll,
    Status,
    Submission,
)
from autograder.report import folder
from autograder.report.book import Book, Weight
from tests.report.gradings import AVERAGE, WALLS, check

TASKS = ("rectas", "redes")  # of no course, so that nothing in CODE was given
WRONG = (Outcome.FAILED, Outcome.MISSING, Outcome.TIMEOUT, Outcome.CRASHED)
ALIKE = (0, 2, 4)
CODE = """
def costo(theta, X, y):
    {name} = X @ theta - y
    return ({name} ** 2).sum() / (2 * len(y))

def gradiente(theta, X, y):
    {name} = X @ theta - y
    return X.T @ {name} / len(y)

def entrenar(theta, X, y, alpha, epochs):
    historia = [costo(theta, X, y)]
    for _ in range(epochs):
        theta = theta - alpha * gradiente(theta, X, y)
        historia.append(costo(theta, X, y))
        if abs(historia[-1] - historia[-2]) < 1e-9 * max(1, historia[0]):
            print("se detuvo en", len(historia), "con", theta.round(3), historia[-1])
    return theta, historia
"""
CURVE = Curve((0.69, 0.51, 0.4), (0.69, 0.44, 0.3))
PICTURES = (
    Picture("dw1", (2, 2), (Part.RIGHT + Part.WRONG, Part.FACTOR * 2), (1, 2, 1), 2.0, "X"),
)


def class_of(count: int, tasks: tuple[str, ...] = ("xor",)) -> list[Report]:
    """That many submissions; each tenth could not be graded, each ninth check has its mistake."""
    return [_submission(number, tasks) for number in range(count)]


def write_book(reports: list[Report], out: Path) -> Path:
    """The pages of a class on disk, with weights where there are several tasks."""
    for report in reports:
        folder.write_submission(report, out)
    tasks = {report.task for report in reports if report.task}
    roll = Roll(missing=tuple(Person(f"9{i}", f"Ausente {i}") for i in range(3)))
    weights = tuple(Weight(task, 10.0) for task in sorted(tasks)) if len(tasks) > 1 else ()
    folder.write_class(reports, out, Book(roll=roll, weights=weights))
    return out / "report"


def _submission(number: int, tasks: tuple[str, ...]) -> Report:
    student, task = number // len(tasks), tasks[number % len(tasks)]
    submission = Submission(
        f"entrega-{number:04}-{task}",
        f"entrega-{number:04}.ipynb",
        f"{number:064x}",
        (CODE.format(name="abcde"[number]) if number in ALIKE else "x = 1",),
        task,
        f"Apellido{student:04} Segundo, Nombre",
        origin=Origin("roster", f"2025{student:04}"),
    )
    if number % 10 == 3:
        return Report(submission, Status.UNREADABLE, message="El archivo está cortado.")
    questions = tuple(_question(name, number) for name in ("costo", "gradiente", "entrenar"))
    graded = Report(submission, Status.GRADED, task, f"Tarea {task}", "", 0.08, questions)
    return replace(graded, **({"protection": WALLS} | _more(number)))


def _more(number: int) -> dict[str, Any]:  # Any: fields of a Report
    """What few submissions have, so that their pages show it."""
    kinds: dict[int, dict[str, Any]] = {
        0: {"remarks": ("Usa otro nombre para el valor.",), "penalty": 0.2},
        1: {"cell_errors": (CellError(7, 2, "ValueError", "formas (4,1) (4,7)"),)},
        2: {"attention": ("pide un módulo que no está",)},
        4: {"decision": Decision("lo explicó en clase", adjustment=2.0)},
        5: {"protection": ("NOT SANDBOXED",)},
    }
    return kinds.get(number, {})


def _question(name: str, number: int) -> QuestionResult:
    return QuestionResult(name, tuple(_check(name, number, at) for at in range(4)))


def _check(name: str, number: int, at: int) -> CheckResult:
    """The first is passed by everybody and the last by nobody."""
    if at == 0:
        return check(name="formas", sentence="Las formas son las de sus parámetros.")
    if at < 3 and (number + len(name) + at) % 3:
        return check(name=f"valores {at}", sentence=f"Da lo que debe, caso {at}.")
    wrong = check(list(WRONG)[number % len(WRONG)], name=f"valores {at}", curve=CURVE)
    wrong = replace(wrong, message="tu función da otra cosa", pictures=PICTURES)
    if at == 3 and number % 7 == 0:
        return replace(wrong, outcome=Outcome.FAILED, withheld=wrong.points, blamed=("costo",))
    return replace(wrong, diagnosis=AVERAGE if number % 2 else None)
