"""A task's references, run: what the engine reads in their source is what they do.

The engine finds by reading which functions a reference leans on and what its outputs are called,
and it sends stand-ins to the student's process. Three clauses of `verify` hold that against runs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from types import CodeType, FrameType
from typing import Any

from autograder import course
from autograder.judging import checks, comparison, exams, neighbours, reference, seeds
from autograder.judging.comparison import Call, Tolerance
from autograder.judging.proxy import StudentFunction, source_of
from autograder.judging.subject import Function, LocalNotebook
from autograder.model import CheckResult, EngineError, Task
from autograder.sandbox.process import Sandbox
from autograder.sandbox.session import Session


def leanings_are_found(task: Task, *_: object) -> Iterator[str]:
    """finds every function of the task that a reference calls"""
    for function, calls in _references(task).items():
        known = {function.__name__, *reference.dependencies(function)}
        for name in sorted(_functions_called(function, calls) - known):
            yield f"{function.__name__} calls {name} unseen: call it by its name"


def outputs_have_names(task: Task, *_: object) -> Iterator[str]:
    """gives a name to every output of a reference, in its return"""
    for function, calls in _references(task).items():
        names, count = reference.returned_names(function), len(calls[0].pieces)
        if len(names) != count:
            yield f"{function.__name__} returns {count} values, and its return names {len(names)}"


def stand_ins_run_alone(task: Task, sandbox: Sandbox) -> Iterator[str]:
    """has stand-ins for what others call, which run alone in a student's process"""
    references = _references(task)
    needed = {name for function in references for name in reference.dependencies(function)}
    known = {n: f for function in references for n, f in neighbours.stand_ins(function).items()}
    for name in sorted(needed - set(known)):
        yield f"{name} has no stand-in, and others call it: write one in stand_ins.py"
    with closing(Session(sandbox, task, ())) as session:
        for function, calls in references.items():
            if function.__name__ in known:
                yield from _differs(known[function.__name__], calls[0], session)


def run_with(
    task: Task, seed: str = seeds.FIXED, **replacements: Function
) -> dict[str, list[CheckResult]]:
    """The checks of a task in this process, on the solution with some functions replaced.

    Those of questions that lean on none of them are left out, where any is replaced.
    """
    exam = exams.load(task, seed)
    asked = _leaning_on(task, set(replacements)) if replacements else set(task.functions)
    scope = course.execute(task.solution / "solution.py", task.root)
    scope.update(replacements)
    return {
        question.name: [
            checks.run(check, _notebook(task, scope, exam)) for check in question.checks
        ]
        for question in exam.questions
        if question.name in asked
    }


def own_results(task: Task, seed: str, name: str, function: Function) -> Iterator[CheckResult]:
    """The hidden checks with points of one function, replaced on the solution, one by one."""
    exam = exams.load(task, seed)
    scope = course.execute(task.solution / "solution.py", task.root)
    scope[name] = function
    notebook = _notebook(task, scope, exam)
    for question in exam.questions:
        if question.name == name:
            for check in question.checks:
                if check.hidden and check.points:
                    yield checks.run(check, notebook)


def _notebook(task: Task, scope: dict[str, Any], exam: exams.Exam) -> LocalNotebook:
    """A notebook in this process; nobody has to see in what form a solution answers."""
    notebook = LocalNotebook(scope, exam.references)
    notebook.guises.seen.update(task.functions)
    return notebook


def _leaning_on(task: Task, names: set[str]) -> set[str]:
    """The functions of a task that call some of these, at any distance, and these."""
    solution = vars(course.load(task.solution / "solution.py", task.root))
    leaning = set(names)
    for _ in task.functions:
        leaning |= {
            name
            for name in task.functions
            if name in solution and leaning.intersection(reference.dependencies(solution[name]))
        }
    return leaning


def _references(task: Task) -> dict[Function, list[Call]]:
    """Every reference that the tests hold the solution against, with its calls."""
    run_with(task)
    found: dict[Function, list[Call]] = {}
    for function, call in exams.load(task, seeds.FIXED).references.made():
        found.setdefault(function, []).append(call)
    return found


def _functions_called(function: Function, calls: list[Call]) -> set[str]:
    """The public functions of its task that a reference does call, in whatever way."""
    names: dict[CodeType, str] = {
        value.__code__: name
        for name, value in function.__globals__.items()
        if reference.is_of_the_task(value, function) and not name.startswith("_")
    }
    found: set[str] = set()

    def watch(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in names:
            found.add(names[frame.f_code])

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        for call in calls:
            comparison.call(function, call.arguments)
    finally:
        sys.setprofile(before)
    return found


def _differs(stand_in: Function, call: Call, session: Session) -> Iterator[str]:
    """What is wrong with a stand-in in a student's process, on the arguments of its reference."""
    name = stand_in.__name__
    try:
        expected = comparison.call(stand_in, call.arguments)
        session.replace(source_of(stand_in), {name: None})
        got = comparison.call(StudentFunction(session, name), call.arguments)
    except EngineError:
        raise
    except Exception as error:  # noqa: BLE001 - an author's function may raise anything
        yield f"{name}: {type(error).__name__}: {error}"
    else:
        if not comparison.agree(got, expected, Tolerance()):
            yield f"{name} gives something else there than here"
