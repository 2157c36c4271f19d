"""Gradiente, otter and nbclient on the same notebooks, side by side in one run.

`nox -s bench` prints the table and writes it as JSON. Figures of a shared machine are noisy: what
counts is the ratio of medians measured in the same run.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import processor
from processor import TRAINING
from rich.console import Console
from rich.table import Table

from autograder import catalog, course, run
from autograder.authoring import template, verify
from autograder.judging import checks, exams
from autograder.judging.subject import LocalNotebook
from autograder.model import Outcome, Submission, Task
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.orders import ALL, Wall
from autograder.sandbox.session import Session

ROOT = Path(__file__).resolve().parents[2]
TASKS = {"xor": 20, "sigmoide": 100}  # how many in a batch: as many as take a second or more
LAST = 3000  # submission of a class that grows
IDLE = 2.0  # seconds in which the zygote imports what it imports once for a whole class
PRIVATE = """
def {}(*_):
    import pathlib, re
    rollup = pathlib.Path("/proc/self/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"Private_\\w+: +(\\d+)", rollup)))
"""
BARE = """
import contextlib, io, sys, time, types
import matplotlib; matplotlib.use("Agg")
import matplotlib.pyplot, numpy
otter = types.ModuleType("otter")
otter.Notebook = lambda **_: types.SimpleNamespace(check=lambda name: None)
sys.modules["otter"] = otter
cells = sys.stdin.read().split("\\0")
times = []
for _ in range(6):
    scope, start = {"__name__": "__main__"}, time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in cells:
            exec(cell, scope)
    times.append(time.perf_counter() - start)
    matplotlib.pyplot.close("all")
print(sorted(times[1:])[2])
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One system on one notebook: submissions a second with one and with two workers."""

    task: str
    system: str
    seconds: float  # wall per submission, one worker
    rate_1: float
    rate_2: float


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", type=Path, default=ROOT / "bench.json")
    asked = parser.parse_args()
    tasks = {task.slug: task for task in catalog.load_tasks(ROOT)}
    with tempfile.TemporaryDirectory() as scratch:
        found = figures_of(tasks, Path(scratch), asked.repeats)
    asked.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    show(found)


def show(found: dict[str, Any]) -> None:
    """The rows as a table, then every other figure."""
    table = Table("notebook", "system", "s each", "a second, 1 worker", "2 workers")
    for entry in found["rows"]:
        table.add_row(*map(str, entry.values()))
    console = Console()
    console.print(table)
    for name, figure in found.items():
        if name != "rows":
            console.print(f"{name}: {figure}", highlight=False, soft_wrap=True)


def figures_of(tasks: dict[str, Task], folder: Path, repeats: int) -> dict[str, Any]:
    """Every figure of the issue, by name."""
    found: dict[str, Any] = {"repeats": repeats, "rows": []}
    own: dict[str, float] = {}
    for slug, figures in ((slug, figures) for slug in TASKS for figures in (False, True)):
        task, label = tasks[slug], f"{slug}, {'all its figures' if figures else 'no figures'}"
        cells = verify.solved(task).cells if figures else lean(task)
        notebook = write_notebook(task, cells, folder / label)
        size = TASKS[slug]
        rows = [
            row(label, "gradiente", partial(gradiente, task, cells, size), repeats, size),
            row(label, "otter run", otter(task, notebook, folder), repeats, 1),
            row(label, "nbclient", nbclient(notebook), repeats, 1),
        ]
        found["rows"] += [asdict(r) for r in rows]
        ours, theirs = rows[0], rows[1]
        found[f"{label}: gradiente / otter run, 1 worker"] = round(ours.rate_1 / theirs.rate_1, 1)
        found[f"{label}: gradiente / otter run, 2 workers"] = round(ours.rate_2 / theirs.rate_2, 1)
        bare = float(output([sys.executable, "-c", BARE], "\0".join(cells))) + seconds_in_solution(
            task
        )
        found[f"{label}: the student's own code bare, ms"] = round(1000 * bare, 1)
        found[f"{label}: overhead, ms"] = round(1000 * (ours.seconds - bare), 1)
        own |= {} if figures else {slug: 1000 * bare}
    found |= processor.table(tasks, own)
    found |= memory(tasks)
    found |= cold(tasks["xor"], folder, repeats)
    found |= growth(tasks["sigmoide"])
    return found


def lean(task: Task) -> tuple[str, ...]:
    """The notebook's functions and checks without its figures; xor trains once, 2000 epochs."""
    code = [cell for cell in template.notebook(task)["cells"] if cell["cell_type"] == "code"]
    cells = zip(code, verify.solved(task).cells, strict=True)
    kept = [s for cell, s in cells if cell["metadata"].get("tags") or "grader.check" in s]
    return ("import numpy as np", *kept, *([TRAINING] if task.slug == "xor" else []))


def row(label: str, system: str, grade: Callable[[int], float], repeats: int, size: int) -> Row:
    """Medians of `repeats` runs of `size` submissions with one worker and with two."""
    one = median(grade(1) for _ in range(repeats)) / size
    two = median(grade(2) for _ in range(repeats)) / (size if size > 1 else 2)
    found = Row(label, system, round(one, 4), round(1 / one, 2), round(1 / two, 2))
    print(found, file=sys.stderr, flush=True)
    return found


def gradiente(task: Task, cells: tuple[str, ...], count: int, workers: int) -> float:
    """Seconds for a batch of solved notebooks, the sandbox open and done with its warming up."""
    submissions = [Submission(f"s{i}", "x.ipynb", "", cells, task.slug) for i in range(count)]
    with open_sandbox() as sandbox, ThreadPoolExecutor(workers) as executor:
        run.grade_batch(submissions[:2], (task,), sandbox, executor)
        time.sleep(IDLE)
        start = time.perf_counter()
        reports = run.grade_batch(submissions, (task,), sandbox, executor)
        seconds = time.perf_counter() - start
    assert all(report.score == verify.FULL for report in reports)
    return seconds


def otter(task: Task, notebook: Path, folder: Path) -> Callable[[int], float]:
    """Seconds for `otter run` on as many copies at once as there are workers."""
    archive = folder / f"{task.slug}.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("otter_config.json", json.dumps({"pdf": False, "show_stdout": True}))
        for path in (task.assignment / "tests").glob("*.py"):
            zipped.write(path, f"tests/{path.name}")
        for path in task.hidden.glob("*.py"):
            zipped.write(path, f"tests/{path.stem}_ocultas.py")

    def grade(workers: int) -> float:
        places = [Path(tempfile.mkdtemp(dir=folder)) for _ in range(workers)]
        copies = [shutil.copy(notebook, place / "entrega.ipynb") for place in places]
        command = [str(Path(sys.executable).parent / "otter"), "run", "-a", str(archive)]
        start = time.perf_counter()
        running = [
            launch([*command, "-o", str(p), str(c)], p) for p, c in zip(places, copies, strict=True)
        ]
        for process in running:
            assert process.wait() == 0
        seconds = time.perf_counter() - start
        results = json.loads((places[0] / "results.json").read_text())
        assert sum(test.get("score", 0) for test in results["tests"]) == verify.FULL
        return seconds

    return grade


def seconds_in_solution(task: Task) -> float:
    """Seconds that all the checks spend in the solution's functions, called in this process."""
    spent = 0.0

    def timed(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            nonlocal spent
            start = time.perf_counter()
            try:
                return function(*args)
            finally:
                spent += time.perf_counter() - start

        return call

    solution = course.load(task.solution / "solution.py", task.root)
    functions = {name: timed(getattr(solution, name)) for name in task.functions}
    rounds = []
    for _ in range(3):  # the first is not warm
        spent = 0.0
        for question in exams.load(task).questions:
            for check in question.checks:
                assert checks.run(check, LocalNotebook(functions)).outcome is Outcome.PASSED
        rounds.append(spent)
    return min(rounds)


def nbclient(notebook: Path) -> Callable[[int], float]:
    """Seconds to execute the notebook, no checks graded, with nbclient."""
    command = [str(Path(sys.executable).parent / "jupyter"), "execute", str(notebook)]

    def execute(workers: int) -> float:
        start = time.perf_counter()
        running = [launch(command, notebook.parent) for _ in range(workers)]
        for process in running:
            assert process.wait() == 0
        return time.perf_counter() - start

    return execute


def cold(task: Task, folder: Path, repeats: int) -> dict[str, float]:
    """`gradiente grade one.ipynb` and `otter run` from nothing, and --help."""
    notebook = write_notebook(task, lean(task), folder / "cold")
    program = str(Path(sys.executable).parent / "gradiente")
    sigmoide = catalog.load_tasks(ROOT)[1]
    light = write_notebook(sigmoide, verify.solved(sigmoide).cells, folder / "light")

    def timed(*words: str) -> float:
        start = time.perf_counter()
        output([program, *words])
        return time.perf_counter() - start

    one = median(timed("grade", str(notebook), "--out", str(folder / "o1")) for _ in range(repeats))
    lit = median(timed("grade", str(light), "--out", str(folder / "o2")) for _ in range(repeats))
    rival = median(otter(task, notebook, folder)(1) for _ in range(repeats))
    return {
        "cold start, xor, s": round(one, 2),
        "cold start, sigmoide, s": round(lit, 2),
        "cold start, otter run / gradiente, xor": round(rival / one, 2),
        "--help, s": round(median(timed("--help") for _ in range(repeats)), 2),
    }


def memory(tasks: dict[str, Task]) -> dict[str, float]:
    """Private memory of a student's process after its cells, the arrays it made included."""
    found = {}
    for slug in TASKS:
        task = tasks[slug]
        cells = (*lean(task), PRIVATE.format(task.functions[0]))
        with open_sandbox(ALL - {Wall.LANDLOCK, Wall.UID}) as sandbox:  # which hide /proc
            time.sleep(IDLE)
            session = Session(sandbox, task, cells)
            session.run()
            kilobytes = session.call(task.functions[0], (), {}).value
            session.close()
        found[f"{slug}: private memory of a student's process, MB"] = round(kilobytes / 1024, 1)
    return found


def growth(task: Task) -> dict[str, float]:
    """The 10th to 100th submission against the 2901st to 3000th: seconds, memory, descriptors."""
    cells = lean(task)
    submissions = [Submission(f"s{i}", "x.ipynb", "", cells, task.slug) for i in range(LAST)]
    times: list[float] = []
    sizes: list[int] = []

    def done(_: object) -> None:
        times.append(time.perf_counter())
        sizes.append(len(list(Path("/proc/self/fd").iterdir())))

    with open_sandbox() as sandbox, ThreadPoolExecutor(2) as executor:
        run.grade_batch(submissions[:100], (task,), sandbox, executor, on_done=done)
        early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        run.grade_batch(submissions[100:], (task,), sandbox, executor, on_done=done)
        late = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "ms a submission, 10th to 100th": round(1000 * (times[99] - times[9]) / 90, 1),
        "ms a submission, 2901st to 3000th": round(1000 * (times[-1] - times[-101]) / 100, 1),
        "grader's memory after 100, MB": round(early / 1024, 1),
        "grader's memory after 3000, MB": round(late / 1024, 1),
        "open files after 100": sizes[99],
        "open files after 3000": sizes[-1],
    }


def write_notebook(task: Task, cells: tuple[str, ...], folder: Path) -> Path:
    """A notebook of these cells as a file."""
    notebook = template.notebook(task)
    empty: dict[str, Any] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    notebook["cells"] = [empty | {"id": f"c{i}", "source": s} for i, s in enumerate(cells)]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{task.slug}.ipynb"
    path.write_text(json.dumps(notebook))
    return path


def launch(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def output(command: list[str], text: str = "") -> str:
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
