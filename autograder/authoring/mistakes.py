"""Whether the known mistakes of a task are caught in its hidden tests, and by their names."""

from __future__ import annotations

import multiprocessing
import os
import warnings
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from autograder import course
from autograder.authoring.references import own_results, run_with
from autograder.judging.diagnosis import explanation
from autograder.judging.subject import Function
from autograder.model import CheckResult, Outcome, Refusal, Task

FEWEST = 8
MOST_WORKERS = 8


def problems(task: Task, seeds: tuple[str, ...], each: int = 1) -> Iterator[str]:
    """What is wrong with the mistakes of a task, on every seed; in as many processes as CPUs.

    Only each so-manieth mistake is tried.

    One that is caught on the first seed must lose and be named by any of its question's checks;
    on the others, where only its own checks are asked, too.
    """
    every = [(name, m.__name__) for name in task.functions for m in known(task, name)]
    yield from _of_no_function(task)
    if len(every) < FEWEST:
        yield f"{len(every)} misconceptions, fewer than {FEWEST}"
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    asked = every[::each]
    shares = [asked[n::workers] for n in range(workers)]
    # Spawned, not forked: the process that asks may have threads.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as executor:
        for found in executor.map(_share, *zip(*((task, seeds, s) for s in shares), strict=True)):
            yield from found


def known(task: Task, name: str) -> list[Function]:
    """The misconceptions of one function."""
    return list(explanation.known_mistakes(_reference(task, name)))


def unnamed(task: Task, name: str, mistake: Function, seed: str) -> Iterator[str]:
    """What is wrong when the hidden checks of a function meet a mistake of it, on one seed."""
    ids, said = _ids(task, name, mistake), ["passes every hidden check"]
    with np.errstate(all="ignore"):
        for check in own_results(task, seed, name, mistake):
            if check.diagnosis and check.diagnosis.id in ids:
                return
            if check.outcome is not Outcome.PASSED:
                said.append(check.diagnosis.id if check.diagnosis else check.message)
    yield f"{mistake.__name__} is not named: {', '.join(said[1:] or said)}"


def uncaught(task: Task, name: str, mistake: Function, seed: str) -> Iterator[str]:
    """What is wrong when a mistake stands in the place of a function, on the cases of a seed."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a mean of nothing, say
        results = run_with(task, seed, **{name: mistake})
    if not (mistake.__doc__ or "").strip():
        yield f"{mistake.__name__} has no docstring: it is the sentence that a student reads"
        return
    lost = [c for c in results[name] if c.hidden and c.points and c.outcome is not Outcome.PASSED]
    if not lost:
        yield f"{mistake.__name__} passes every hidden test of {name}"
    named = {check.diagnosis.id for check in lost if check.diagnosis}
    if lost and named.isdisjoint(_ids(task, name, mistake)):
        yield f"{mistake.__name__} is not named: {_said(lost[0])}"
    for other, checks_ in results.items():
        if other != name and any(c.points and c.outcome is not Outcome.PASSED for c in checks_):
            yield f"{mistake.__name__} costs points on {other}"


def lacks(task: Task, name: str) -> Refusal:
    """That the solution has no such function."""
    return Refusal(f"{task.solution / 'solution.py'} has no function {name}: write it")


def _share(task: Task, seeds: tuple[str, ...], share: list[tuple[str, str]]) -> list[str]:
    """What is wrong with some of the mistakes, each given by its function and its own name."""
    first, *others = seeds
    found: list[str] = []
    for name, called in share:
        mistake = next(m for m in known(task, name) if m.__name__ == called)
        told = list(uncaught(task, name, mistake, first))
        for seed in others:
            told += () if told else unnamed(task, name, mistake, seed)
        found += told
    return found


def _of_no_function(task: Task) -> Iterator[str]:
    """The mistakes whose names begin with that of no function: nobody would ever be asked them."""
    module = course.load(task.solution / "misconceptions.py", task.root)
    for called, mistake in vars(module).items():
        name, marked, _ = called.partition("__")
        if name and marked and callable(mistake) and name not in task.functions:
            yield f"{called} is of no function of the task: {', '.join(task.functions)}"


def _ids(task: Task, name: str, mistake: Function) -> set[str]:
    """What it may be called in records: mistakes of which one sentence is said are one."""
    said = explanation.lesson(mistake)
    return {explanation.label(m) for m in known(task, name) if explanation.lesson(m) == said}


def _said(check: CheckResult) -> str:
    """What a check said instead of a mistake's name, and in which of its cases."""
    named = check.diagnosis
    if named is None:
        return f"in «{check.name}» no mistake fits; it said: {check.message}"
    told = f"in «{check.name}» it is called {named.id}"
    if named.text.startswith("Posiblemente es esto"):
        return f"{told}, because on the case that fails first the two give the same: add a case"
    return f"{told}: {named.text}"


def _reference(task: Task, name: str) -> Function:
    known = vars(course.load(task.solution / "solution.py", task.root))
    if name not in known:
        raise lacks(task, name)
    function: Function = known[name]
    return function
