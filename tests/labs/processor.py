"""Milliseconds of the processor that a submission takes, by process; part of `nox -s bench`.

The clock on the wall says little on a machine that others use too. The grader's are those of this
process, the zygote's are read from the kernel, and those of the students' processes when they have
ended, which the kernel counts in ticks of ten milliseconds: over many submissions.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from autograder import catalog, run
from autograder.authoring import template, verify
from autograder.intake import files
from autograder.model import Report, Submission, Task
from autograder.report import folder, records
from autograder.report.outline import Outliner
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.walled import WalledSandbox

ROOT = Path(__file__).resolve().parents[2]
IDLE = 2.5  # seconds in which the zygote imports what it imports once for a whole class
TICK = 1000 / os.sysconf("SC_CLK_TCK")
LARGE = 20_000  # reports of a synthetic class
TRAINING = """
X = np.array([[0.0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1]])
y = np.array([[0.0, 1, 1, 0]])
rng = np.random.default_rng(1)
w1, w2 = rng.uniform(-1, 1, (4, 3)), rng.uniform(-1, 1, (1, 4))
b1, b2 = np.zeros((4, 1)), np.zeros((1, 1))
*_, costos = entrenarRed(2000, 1.0, X, y, w1, b1, w2, b2, *feedForward(X, w1, w2, b1, b2))
"""
WRONG = {
    "xor": """
def feedForward(X, w1, w2, b1, b2):
    a1 = 1 / (1 + np.exp(-w1 @ X))
    return a1, 1 / (1 + np.exp(-w2 @ a1))
""",
    "softmax_mnist": """
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum()
""",
}


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of the processor, for one submission."""

    grader: float
    zygote: float
    student: float

    @property
    def all(self) -> float:
        """Of all three together."""
        return round(self.grader + self.zygote + self.student, 1)


def table(tasks: dict[str, Task], own: dict[str, float], count: int = 60) -> dict[str, float]:
    """The figures by name; `own` are the milliseconds of a student's own code, by task.

    Of xor that is one training of 2000 epochs.
    """
    found: dict[str, float] = {}
    for slug, milliseconds in own.items():
        notebook = solved(tasks[slug])
        if slug == "xor":
            notebook = replace(notebook, cells=(*notebook.cells, TRAINING))
        whole = spent(tasks, [notebook] * count).all
        found[f"{slug}: CPU ms"] = whole
        found[f"{slug}: CPU ms over the student's own"] = round(whole - milliseconds, 1)
    for slug in WRONG:
        found[f"{slug}, right, repeated: CPU ms"] = spent(tasks, [solved(tasks[slug])] * 20).all
        found[f"{slug}, wrong, repeated: CPU ms"] = spent(tasks, [wrong(tasks[slug])] * 20).all
    styles = files.find(ROOT / "tests" / "styles", tuple(tasks.values()))
    found["every style once: CPU ms"] = spent(tasks, styles).all
    for number in (LARGE // 10, LARGE):
        found[f"writing a class of {number}: MB more"] = written(number)
    return found


def solved(task: Task) -> Submission:
    """The notebook with its first cell, its functions and its checks, without its figures."""
    code = [cell for cell in template.notebook(task)["cells"] if cell["cell_type"] == "code"]
    cells = zip(code, verify.solved(task).cells, strict=True)
    kept = [s for cell, s in cells if cell["metadata"].get("tags") or "grader.check" in s]
    return replace(verify.solved(task), cells=(kept[0], "import numpy as np", *kept[1:]))


def wrong(task: Task) -> Submission:
    """The same with one function that is wrong, on which others lean."""
    right = solved(task)
    return replace(right, cells=(*right.cells, WRONG[task.slug]))


def spent(tasks: dict[str, Task], submissions: Sequence[Submission]) -> Spent:
    """What one of these takes, with one worker, everything warm."""
    every = [replace(s, id=f"{number}") for number, s in enumerate(submissions)]
    known = tuple(tasks.values())
    with open_sandbox() as sandbox, ThreadPoolExecutor(1) as executor:
        if not isinstance(sandbox, WalledSandbox):
            raise SystemExit("the processes of a sandbox without walls are not counted")
        run.grade_batch(every[:2], known, sandbox, executor)
        time.sleep(IDLE)
        before = _so_far(sandbox.zygote_pid)
        run.grade_batch(every, known, sandbox, executor)
        grader = _own() - before.grader
        run.grade_batch(every[:1], known, sandbox, executor)  # the last one's end is counted
        after = _so_far(sandbox.zygote_pid)
    count, more = len(every), len(every) + 1
    zygote, student = after.zygote - before.zygote, after.student - before.student
    return Spent(grader / count, zygote / more, student / more)


def _so_far(zygote: int) -> Spent:
    facts = Path(f"/proc/{zygote}/stat").read_text().rpartition(")")[2].split()
    nanoseconds = int(Path(f"/proc/{zygote}/schedstat").read_text().split()[0])
    return Spent(_own(), nanoseconds / 1e6, (int(facts[13]) + int(facts[14])) * TICK)


def _own() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return 1000 * (used.ru_utime + used.ru_stime)


def written(count: int) -> float:
    """How many megabytes more a process takes at most while it writes a class of so many."""
    command = [sys.executable, __file__, str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def write(count: int) -> float:
    """Hold and write a class of so many, each report read by itself; megabytes more."""
    with open_sandbox() as sandbox, ThreadPoolExecutor(1) as executor:
        tasks = {task.slug: task for task in catalog.load_tasks(ROOT)}
        both = [solved(tasks["sigmoide"]), solved(tasks["xor"])]
        one, other = run.grade_batch(both, tuple(tasks.values()), sandbox, executor)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outliner = Outliner()
    with tempfile.TemporaryDirectory() as out:
        copies = (_copied((one, other)[number % 2], number) for number in range(count))
        folder.write_class(map(outliner.of, copies), Path(out))
    return round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, 1)


def _copied(report: Report, number: int) -> Report:
    """The report of another student that shares nothing with it.

    It is without cells, which would all look alike.
    """
    who = replace(report.submission, id=f"{number:06d}", sha256=f"{number:064x}", cells=())
    return records.from_text(records.record(replace(report, submission=who)))


if __name__ == "__main__":
    print(write(int(sys.argv[1])))
