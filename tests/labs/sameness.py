"""Whether two engines grade the same, byte for byte: `nox -s same -- --base PYTHON`.

Samples, right answers in every style, notebooks as they are handed out and every known mistake are
graded with one secret, by the engine of another interpreter and twice by this one, each time in
another order. Records, pages and results.json must be equal, times apart. Without `--base` this
engine is compared with itself.

The mistakes are some thousands: `--every 40` takes one in forty of everything, always the same.
"""

from __future__ import annotations

import argparse
import filecmp
import inspect
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from autograder import catalog, run
from autograder.authoring import verify
from autograder.intake import files
from autograder.judging import reference, seeds
from autograder.model import Report, Submission, Task
from autograder.report import folder
from autograder.sandbox.opening import open_sandbox

ROOT = Path(__file__).resolve().parents[2]
SECRET = "el secreto de una clase que no existe"  # noqa: S105 - of a class that does not exist
MISTAKE = re.compile(r"^def ((\w+?)__(\w+))\(", re.MULTILINE)
CARRIER = """
import sys, types
for nombre, texto in {modules!r}.items():
    if nombre in sys.modules:
        continue
    modulo = sys.modules[nombre] = types.ModuleType(nombre)
    exec(compile(texto, nombre, "exec"), vars(modulo))
    padre, _, hijo = nombre.rpartition(".")
    if padre in sys.modules:
        setattr(sys.modules[padre], hijo, modulo)
{function} = modulo.{mistake}
"""
REWIRED = f"""
from types import FunctionType
from typing import Any
Function = Any
{inspect.getsource(reference.is_of_the_task)}
{inspect.getsource(reference.rewired)}
"""
BUSY = "the machine has too much to do"


def main() -> int:
    """Grade as often as asked, and say what differs from the first time."""
    asked = arguments()
    if asked.record:
        grade_all(asked, asked.record, asked.order)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        first = asked.keep or Path(scratch) / "first"
        if not (first / "results.json").exists():
            record(asked, first)
        wrong = [
            name
            for order in range(1, asked.orders + 1)
            for name in differing(first, graded(asked, Path(scratch) / str(order), order))
        ]
    print(*(wrong or ["no difference"]), sep="\n")
    return 1 if wrong else 0


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default=sys.executable, help="a Python with another engine")
    parser.add_argument("--keep", type=Path, help="where its results are, or shall be")
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth submission")
    parser.add_argument("--only", default="", help="a pattern that is found in their names")
    parser.add_argument("--orders", type=int, default=2, help="so many times over")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--order", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def record(asked: argparse.Namespace, out: Path) -> None:
    """Let the engine of the other interpreter grade the notebooks of this course."""
    options = ["--every", str(asked.every), "--only", asked.only, "--jobs", str(asked.jobs)]
    subprocess.run([asked.base, __file__, "--record", str(out), *options], check=True)


def graded(asked: argparse.Namespace, out: Path, order: int) -> Path:
    """The folder that this engine grades into, with all that it remembers of the time before."""
    grade_all(asked, out, order)
    return out


def grade_all(asked: argparse.Namespace, out: Path, order: int) -> None:
    """Grade everything in an order of its own, and write what a class gets."""
    tasks = catalog.load_tasks(ROOT)
    chosen = [s for s in submissions(tasks) if re.search(asked.only, s.id)][:: asked.every]
    random.Random(order).shuffle(chosen)  # noqa: S311 - an order
    draws = {s.id: seeds.draw(SECRET, s.task or "", 1) for s in chosen}
    start = time.perf_counter()
    with open_sandbox() as sandbox, ThreadPoolExecutor(asked.jobs) as executor:
        reports = {
            report.submission.id: report
            for report in run.grade_batch(chosen, tasks, sandbox, executor, draws)
        }
        again = [s for s in chosen if BUSY in reports[s.id].message]  # now without neighbours
        for submission in again:
            reports |= {
                report.submission.id: report
                for report in run.grade_batch([submission], tasks, sandbox, executor, draws)
            }
    print(f"{len(reports)} graded in {time.perf_counter() - start:.0f} s", file=sys.stderr)
    write(list(reports.values()), out)


def write(reports: Sequence[Report], out: Path) -> None:
    """Every record, page and table, as if no time had passed."""
    timeless = [replace(report, seconds=0.0) for report in reports]
    for report in timeless:
        folder.write_submission(report, out)
    folder.write_class(timeless, out)


def submissions(tasks: Sequence[Task]) -> Iterator[Submission]:
    """Everything that is known to be right or wrong, each under a name of its own."""
    for kind in ("golden", "styles"):
        for found in files.find(ROOT / "tests" / kind, tuple(tasks)):
            yield replace(found, id=f"{kind} {found.id}")
    for task in tasks:
        yield replace(verify.solved(task), id=f"solved {task.slug}")
        yield replace(verify.unsolved(task), id=f"unsolved {task.slug}")
        yield from mistaken(task)


def mistaken(task: Task) -> Iterator[Submission]:
    """The solved notebook with one known mistake, for each of them.

    The modules of the course travel as texts of a cell: a mistake calls the solution.
    """
    solved = verify.solved(task)
    package = f"solutions.{task.slug}"
    solution, known = (
        (task.solution / f"{name}.py").read_text("utf-8") for name in ("solution", "misconceptions")
    )
    modules = {
        **dict.fromkeys(("autograder", "autograder.judging", "solutions", package), ""),
        "autograder.judging.reference": REWIRED,
        f"{package}.solution": solution,
        f"{package}.misconceptions": known,
    }
    for mistake, function, _ in MISTAKE.findall(known):
        if function in task.functions:
            cell = CARRIER.format(modules=modules, function=function, mistake=mistake)
            yield replace(solved, id=f"mistake {task.slug} {mistake}", cells=(*solved.cells, cell))


def differing(first: Path, second: Path) -> Iterator[str]:
    """The files below one folder that are missing in the other or have other bytes."""
    names = {p.relative_to(f) for f in (first, second) for p in f.rglob("*") if p.is_file()}
    for name in sorted(names):
        one, other = first / name, second / name
        if not (one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)):
            yield f"{second.name}: {name}"


if __name__ == "__main__":
    sys.exit(main())
