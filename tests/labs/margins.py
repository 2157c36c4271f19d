"""Whether a task holds on any seed: `nox -s margins`, with `-- xor` for one task.

Each check runs with many right variants, on as many seeds as are asked for. The table shows the
worst share of each bound that was used up, and the margin, which is its inverse. On the same seeds
every known mistake must be caught and named by the hidden checks of its function. `--rounds 5`
grades the solution and every right style in the real sandbox instead, as so many attempts.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
import time
import types
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from gauge import Function, Gauge
from rounding import ARRANGEMENTS, ROUND, Chosen, rounding, single

from autograder import catalog, run
from autograder.authoring import mistakes, verify
from autograder.intake import files
from autograder.judging import comparison, exams, seeds
from autograder.judging.attempt import quietly
from autograder.judging.comparison import Call
from autograder.judging.diagnosis import naming
from autograder.model import Check, Report, Status, Task
from autograder.sandbox.opening import open_sandbox

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "tests" / "styles"
STEP = 1000  # between the seeds of one check on other data: no two checks meet
TENTH = 10  # of the seeds are enough for a style: there are a dozen of them
LEAST = 2.0  # a smaller margin is no margin

SLOW = {"bucles_triples", "paso_complejo", "imprime_avisa_grafica", "listas", "numerico"}
EXACT = {  # the stream itself is asked
    "orden de rng.permutation", "el orden de rng.permutation", "el camino", "un candidato",
}  # fmt: skip
CHOSEN = {("entrenarRed", "aprende XOR")}  # a public check whose seed is for weights that learn it
CLIPPED = {  # the reference clips at 1e-12, and 1 − 1e-12 is 1 in float32: the nan is its own
    *(("costoGlobal", name) for name in ("extremos", "aciertos exactos", "errores exactos")),
    ("entropiaBinaria", "probabilidades exactas"),
    *(("entropiaBinaria", name) for name in ("aciertos exactos", "errores exactos")),
}
NEIGHBOURS = "vecinas en float32"
# float32 rounds away the step that its statement gives, 1e-5, or what f moves meanwhile.
TINY_STEP = {"gradienteNumerico"}


@dataclass(frozen=True, slots=True)
class Row:
    """The worst reading of one bound of one check."""

    share: float
    task: str
    question: str
    check: str
    hidden: bool
    bound: str
    variant: str
    shift: int

    def __str__(self) -> str:
        """One line of the table."""
        margin = f"{1 / self.share:8.3g}" if self.share else "       ∞"
        where = f"{self.task}/{self.question}{'*' if self.hidden else ''}: {self.check}"
        return f"{margin}  {self.share:8.2g}  {self.bound:34}{where:75}{self.variant} +{self.shift}"


# What a check compares with a plain `<` or `>`: the share of the limit that a result uses.
LIMITS: dict[tuple[str, str], tuple[str, Callable[[Any], float]]] = {
    ("entrenarRed", "aprende XOR"): ("costos[-1] < 0.1", lambda out: out[4][-1] / 0.1),
    ("descensoGradiente", "el costo baja"): (
        "subida < 1e-6",
        lambda out: max(np.diff(np.ravel(out[1]))) / 1e-6,
    ),
    **{
        # A smaller J is what the large one is held against; where that is too small, it is REFUSED.
        (question, check): ("5 < J", lambda J: 5 / J if (J := float(np.ravel(J)[0])) > 5 else 0.0)
        for question, check in (
            ("costoGlobal", "errores exactos"),
            ("entropiaCruzada", "probabilidad 0 en la clase verdadera"),
        )
    },
}


def main() -> int:
    """Print the table, or grade right submissions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="SLUG", help="every task when none is named")
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--rounds", type=int, help="grade right ones in so many attempts instead")
    asked = parser.parse_args()
    tasks = catalog.load_tasks(ROOT)
    if unknown := set(asked.tasks) - {task.slug for task in tasks}:
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    chosen = [task for task in tasks if not asked.tasks or task.slug in asked.tasks]
    if asked.rounds:
        return graded(chosen, asked.rounds)
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as executor:
        counts = [asked.seeds] * len(chosen)
        slipped = executor.map(unproved, chosen, counts)
        found = executor.map(measured, chosen, counts)
        rows = sorted((row for rows in found for row in rows), key=lambda row: -row.share)
        faults = [line for lines in slipped for line in lines]
    print(f"{'margin':>8}  {'used':>8}  {'bound':34}{'check (* hidden)':75}worst: variant +seed")
    print(*rows, sep="\n")
    small = [row for row in rows if not row.share * LEAST <= 1]
    print(f"\n{asked.seeds} seeds; {len(rows)} bounds, {len(small)} with a margin below {LEAST:g}")
    print(*faults, f"{len(faults)} mistakes that some seed does not show", sep="\n")
    print(f"{time.perf_counter() - start:.0f} s")
    return 1 if small or faults else 0


def unproved(task: Task, count: int) -> list[str]:
    """The known mistakes that slip through on some seed: how often, and the first."""
    warnings.simplefilter("ignore")
    found: dict[str, list[int]] = {}
    for number, seed in enumerate(verify.proven_seeds(task, count)):
        for name in task.functions:
            for problem in unnamed(task, name, seed):
                found.setdefault(problem, []).append(number)
    return [f"{task.slug}, {len(on)} seeds, +{on[0]}: {said}" for said, on in found.items()]


def unnamed(task: Task, name: str, seed: str) -> Iterator[str]:
    """What is wrong when the hidden checks of a function meet its mistakes, on one seed.

    Each mistake is held against all of them, so what they give on some arguments is kept meanwhile.
    """
    known: dict[tuple[Function, bytes], Call | None] = {}

    def once(function: Function, args: tuple[Any, ...]) -> Call | None:
        if not isinstance(function, types.FunctionType):  # it is the one that is judged
            return quietly(function, args)
        key = function, comparison.digest(args)
        if key not in known:
            known[key] = quietly(function, args)
        return known[key]

    with patch.object(naming, "quietly", once):
        for mistake in mistakes.known(task, name):
            yield from mistakes.unnamed(task, name, mistake, seed)


def measured(task: Task, count: int) -> list[Row]:
    """The worst reading of every bound of a task, over its variants and seeds."""
    warnings.simplefilter("ignore")  # what a student's code warns of
    worst: dict[tuple[str, str, str], Row] = {}
    movable: set[tuple[str, str]] = set()  # the checks for which there is other data
    for number, seed in enumerate(verify.proven_seeds(task, count)):
        among = variants(task, styles=number % TENTH == 0)
        gauge = Gauge(number * STEP)
        for question in exams.load(task, seed).questions:
            for check in question.checks:
                if number == 0 and has_other_data(question.name, check, among["solution"]):
                    movable.add((question.name, check.name))
                elif number and (question.name, check.name) not in movable:
                    continue
                for row in readings(task, question.name, check, gauge, among):
                    key = (row.question, row.check, row.bound.partition(",")[0])
                    if key not in worst or row.share > worst[key].share:
                        worst[key] = row
    return list(worst.values())


def readings(
    task: Task, question: str, check: Check, gauge: Gauge, among: dict[str, dict[str, Function]]
) -> Iterator[Row]:
    """Every reading of one check on one seed."""
    for variant, functions in among.items():
        if variant == "otro barajado" and check.name in EXACT:
            continue
        if variant in ARRANGEMENTS and (question, check.name) in CLIPPED:
            continue
        if variant in (*ARRANGEMENTS, NEIGHBOURS) and question in TINY_STEP:
            continue
        gauge.readings = {}
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                gauge.run(check, limited(functions, question, check, gauge))
        except Exception as error:  # noqa: BLE001 - a right answer refused: the worst margin
            gauge.readings = {f"REFUSED, {str(error)[:60]}": np.inf}
        for bound, share in gauge.readings.items():
            where = (task.slug, question, check.name, check.hidden)
            yield Row(share, *where, bound, variant, gauge.shift // STEP)


def has_other_data(question: str, check: Check, functions: dict[str, Function]) -> bool:
    """Whether another seed asks a check something else."""
    gauge = Gauge()
    if check.hidden:
        return gauge.draws(check, functions)
    with contextlib.redirect_stdout(io.StringIO()):
        gauge.run(check, functions)
    return gauge.seeded and (question, check.name) not in CHOSEN


def limited(
    functions: dict[str, Function], question: str, check: Check, gauge: Gauge
) -> dict[str, Function]:
    """The functions, with the results noted that the check holds against a plain limit."""
    if (question, check.name) not in LIMITS:
        return functions
    bound, share = LIMITS[question, check.name]

    def noted(*args: Any) -> Any:
        value = functions[question](*args)
        gauge.note(bound, share(value))
        return value

    return functions | {question: noted}


@cache
def variants(task: Task, *, styles: bool = True) -> dict[str, dict[str, Function]]:
    """Right answers of a task: its solution, its styles, and what else the statement allows."""
    solution = task.solution / "solution.py"
    paths = [p for p in sorted((STYLES / task.slug).glob("*.py")) if styles or p.stem == "float32"]
    found = {"solution": defined(task, solution)}
    found |= {path.stem: defined(task, path) for path in paths if path.stem not in SLOW}
    for name, rounds in ARRANGEMENTS.items():
        found[name] = defined(task, solution, rounds)
    found[NEIGHBOURS] = with_single_neighbours(task, solution)
    found["otro barajado"] = {
        name: shuffling(function) for name, function in found["solution"].items()
    }
    return found


def defined(task: Task, path: Path, rounds: Chosen | None = None) -> dict[str, Function]:
    """The functions of a right answer, as they stand or rounding at some of their steps."""
    names: dict[str, Any] = {"__name__": path.stem, ROUND: single}
    source = path.read_text(encoding="utf-8")
    tree = rounding(source, rounds or (lambda _: False))
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        module = types.ModuleType(path.stem)
        sys.modules[path.stem] = module  # dataclasses look their module up
        module.__dict__.update(names)
        exec(compile(tree, str(path), "exec"), module.__dict__)  # noqa: S102 - our own files
    return {name: module.__dict__[name] for name in task.functions}


def with_single_neighbours(task: Task, path: Path) -> dict[str, Function]:
    """Functions in float64 that call others which answer in float32."""
    functions = defined(task, path)
    for name, function in functions.items():
        function.__globals__[name] = rounded(function)
    return functions


def rounded(function: Function) -> Function:
    """The function with what it returns in float32."""

    def single(*args: Any) -> Any:
        value = function(*args)
        return tuple(map(_single, value)) if isinstance(value, tuple) else _single(value)

    return single


def shuffling(function: Function) -> Function:
    """The function with another good shuffle in the place of `rng.permutation`."""

    def shuffled(*args: Any) -> Any:
        return function(*(Shuffle(a) if isinstance(a, np.random.Generator) else a for a in args))

    return shuffled


class Shuffle:
    """A generator of other streams: its permutations sort random numbers."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def permutation(self, n: int) -> Any:
        """Another stream than `Generator.permutation`, as even."""
        return np.argsort(self._rng.random(n))

    def standard_normal(self, size: Any = None) -> Any:
        """The noise of `Generator.standard_normal` on the other side."""
        return -self._rng.standard_normal(size)


def _single(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _single(part) for name, part in value.items()}
    return np.asarray(value, np.float32)[()] if np.ndim(value) else np.float32(value)


def graded(chosen: list[Task], rounds: int) -> int:
    """Grade the solution and every right style, as so many attempts of a class."""
    start, done, refused = time.perf_counter(), 0, 0
    with open_sandbox() as sandbox, ThreadPoolExecutor(2) as executor:
        for number in range(1, rounds + 1):
            for task in chosen:
                found = (*files.find(STYLES / task.slug, (task,), task.slug), verify.solved(task))
                draw = seeds.draw("prueba", task.slug, number)
                draws = dict.fromkeys((one.id for one in found), draw)
                reports = run.grade_batch(found, (task,), sandbox, executor, draws)
                done += len(reports)
                refused += sum(complained(report, number) for report in reports)
            print(f"{done} right submissions, {refused} false failures", flush=True)
    print(f"{time.perf_counter() - start:.0f} s")
    return 1 if refused else 0


def complained(report: Report, number: int) -> bool:
    """Whether a right submission lost points; then it is printed."""
    if report.status is Status.GRADED and report.score == report.max_score:
        return False
    print(f"{report.task}/{report.submission.file} +{number}: {report.score} {report.message}")
    for question in report.questions:
        for check in question.checks:
            if check.message:
                print(f"  {question.name}, {check.name}: {check.message}")
    return True


if __name__ == "__main__":
    sys.exit(main())
