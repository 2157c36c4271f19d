"""Every known mistake in every style of right answers, and what its student reads: `nox -s matrix`.

A style's function gives way to the mistake; all else of the notebook stays the style's. Each
different sentence is printed once, for a person to read: is it true of this mistake? A mark stands
before it: `=` is the mistake's own lesson, `?` another diagnosis, `-` a hidden check that names
nothing. The run fails where a mistake loses nothing, or where no sentence names it.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import io
import os
import re
import sys
import types
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np
from gauge import Function
from margins import ROOT, STYLES, rounded

from autograder import catalog, course
from autograder.judging import checks, exams, neighbours, phrases, seeds
from autograder.judging.reference import dependencies
from autograder.judging.subject import LocalNotebook
from autograder.model import CheckResult, Outcome, Question, Task

RAISED = phrases.RAISED.partition("{}")[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """A known mistake of a question in a style, on the hidden data of a shift of all seeds."""

    question: str
    mistake: str
    style: str
    shift: int = 0

    @property
    def id(self) -> str:
        """The mistake's name as records have it."""
        return self.mistake.partition("__")[2]

    def __str__(self) -> str:
        moved = f" +{self.shift}" if self.shift else ""
        return f"{self.mistake} [{self.style}{moved}]"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a student with this mistake reads, or why the style cannot carry it."""

    pair: Pair
    lesson: str  # the mistake's own
    sentences: tuple[str, ...] = ()
    lost: bool = False
    named: bool = False
    skipped: str = ""

    @property
    def sound(self) -> bool:
        """Whether a hidden check with points failed, and some sentence is this mistake's."""
        return self.lost and self.named


def main() -> int:
    """Grade the pairs asked for and print what is said of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="SLUG", help="every task when none is named")
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth pair")
    parser.add_argument("--shifts", type=int, default=1, help="so many seeds of the hidden data")
    asked = parser.parse_args()
    tasks = catalog.load_tasks(ROOT)
    if unknown := set(asked.tasks) - {task.slug for task in tasks}:
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    chosen = [task for task in tasks if not asked.tasks or task.slug in asked.tasks]
    sound = [printed(task, read_all(task, asked.every, asked.shifts)) for task in chosen]
    return 0 if all(sound) else 1


def read_all(task: Task, every: int = 1, shifts: int = 1) -> list[Reading]:
    """The readings of a task, one in `every`, on as many cores as there are."""
    wanted = list(pairs(task, shifts))[::every]
    with ProcessPoolExecutor(os.cpu_count()) as executor:
        return list(executor.map(partial(read, task), wanted, chunksize=8))


def pairs(task: Task, shifts: int = 1) -> Iterator[Pair]:
    """Every mistake in every style, the reference and its float32 twin among them."""
    styles = ("solution", "solution en float32", *sorted(p.stem for p in styles_of(task)))
    known = vars(course.load(task.solution / "misconceptions.py", task.root))
    mistakes = [name for name, value in known.items() if "__" in name[1:] and callable(value)]
    for shift in range(shifts):
        for name in mistakes:
            question = name.partition("__")[0]
            if question in task.functions:
                yield from (Pair(question, name, style, shift) for style in styles)


def read(task: Task, pair: Pair) -> Reading:
    """Grade one pair in this process; what the student prints is not seen."""
    warnings.simplefilter("ignore")  # what a student's code warns of
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        scope = notebook(task, pair.style)
        mistake = carried(task, pair, scope)
        lesson = " ".join((mistake.__doc__ or "").split())
        if not isinstance(scope[pair.question], FunctionType):
            return Reading(
                pair, lesson, skipped="what has this name is no function of the notebook"
            )
        scope[pair.question] = mistake
        return graded(task, pair, lesson, scope)


def graded(task: Task, pair: Pair, lesson: str, scope: dict[str, Any]) -> Reading:
    """What all checks of the task say of a notebook with this mistake."""
    exam = exams.load(task)
    env = LocalNotebook(scope, exam.references)
    with seeds.using(str(pair.shift) if pair.shift else seeds.FIXED):
        own: list[CheckResult] = []
        others: list[CheckResult] = []
        for question in exam.questions:
            (own if question.name == pair.question else others).extend(failed(question, env))
    named = any(names(check, pair) for check in own)
    if own and not named and all(RAISED in check.message for check in own if check.hidden):
        return Reading(pair, lesson, skipped="the style does not take what it is given")
    says = tuple(dict.fromkeys(filter(None, map(said, (*own, *others)))))
    lost = any(check.hidden and check.points for check in own)
    return Reading(pair, lesson, says, lost, named)


def failed(question: Question, env: LocalNotebook) -> list[CheckResult]:
    """The checks of a question that do not pass."""
    results = [checks.run(check, env) for check in question.checks]
    return [result for result in results if result.outcome is not Outcome.PASSED]


def said(check: CheckResult) -> str:
    """What a student reads of a failed check beside the deviation itself, its numbers left out."""
    if check.diagnosis:
        return check.diagnosis.text
    return re.sub(r"-?\d[\d.e+-]*", "N", f"({check.name}) {check.message}") if check.hidden else ""


def names(check: CheckResult, pair: Pair) -> bool:
    """Whether the check's diagnosis is this mistake, or says of changed arguments what it does."""
    if check.diagnosis is None:
        return False
    changes = pair.id.startswith(("cambia_", "modifica_", "en_su_sitio"))
    return pair.id in check.diagnosis.id or (changes and check.diagnosis.id == "cambia_argumentos")


def styles_of(task: Task) -> Iterable[Path]:
    """The files of right answers."""
    return (STYLES / task.slug).glob("*.py")


def notebook(task: Task, style: str) -> dict[str, Any]:
    """The names of a right answer, executed anew."""
    if style.startswith("solution"):
        scope = course.execute(task.solution / "solution.py", task.root)
        if style != "solution":
            scope.update({name: rounded(scope[name]) for name in task.functions})
        return scope
    path = STYLES / task.slug / f"{style}.py"
    module = types.ModuleType(f"estilo_{style}")
    sys.modules[module.__name__] = module  # dataclasses look their module up
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module.__dict__)  # noqa: S102 - our own files
    return module.__dict__


def carried(task: Task, pair: Pair, scope: dict[str, Any]) -> Function:
    """The mistake, made with the style's own functions in the places of the reference's.

    Its own arithmetic is NumPy's: what a style returns as a list it sees as an array.
    """
    reference = vars(course.load(task.solution / "solution.py", task.root))
    ours = course.execute(task.solution / "misconceptions.py", task.root)
    right = notebook(task, pair.style)
    leaning = {n for n in task.functions if pair.question in dependencies(reference[n])}

    def seen(name: str) -> Function:
        def called(*args: Any) -> Any:
            within = name == pair.question or name in leaning  # the mistake is not made in itself
            function = right[name] if within else scope[name]
            value = neighbours.adapted(function, reference[name])(*args)
            return with_lists(value, reference[name](*copy.deepcopy(args)))

        return called

    inner = {name: seen(name) for name in task.functions}
    ours.update({name: value for name, value in inner.items() if name in ours})
    if "solution" in ours:
        ours["solution"] = types.SimpleNamespace(**(vars(ours["solution"]) | inner))
    mistake: Function = ours[pair.mistake]
    return mistake


def with_lists(value: Any, expected: Any) -> Any:
    """The value with lists where the reference has lists: histories, which mistakes take apart."""
    if isinstance(expected, tuple) and isinstance(value, tuple | list):
        return tuple(map(with_lists, value, expected))
    return list(value) if isinstance(expected, list) else value


def printed(task: Task, readings: list[Reading]) -> bool:
    """Print what was read; whether every mistake that could be carried is lost and named."""
    graded_ = [reading for reading in readings if not reading.skipped]
    silent = [reading for reading in graded_ if not reading.sound]
    print(f"\n## {task.slug}: {len(graded_)} graded, {len(readings) - len(graded_)} skipped")
    for reading in readings:
        if reading.skipped:
            print(f"  skipped {reading.pair}: {reading.skipped}")
    for sentence, found in by_sentence(graded_).items():
        kind = "-" if sentence.startswith("(") else "?"
        mark = "=" if all(sentence == reading.lesson for reading in found) else kind
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        print(f"{mark} {sentence}\n      {found[0].pair}{more}")
    for reading in silent:
        print(f"! {'not named' if reading.lost else 'loses nothing'}: {reading.pair}")
    sys.stdout.flush()
    return not silent


def by_sentence(readings: list[Reading]) -> dict[str, list[Reading]]:
    """Who reads each sentence."""
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        for sentence in reading.sentences:
            found.setdefault(sentence, []).append(reading)
    return found


if __name__ == "__main__":
    sys.exit(main())
