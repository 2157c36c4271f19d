"""The hidden tests against mutants of the reference: each is handed in as a student's notebook.

`nox -s mutants` prints a score for each task and a diff for each survivor (`--every 5`: of a
sample). It fails when a survivor is not in equivalent.toml, or an entry there no longer survives.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import libcst
from mutmut.mutation.file_mutation import create_mutations

from autograder import catalog, run
from autograder.model import Outcome, Report, Status, Submission, Task
from autograder.sandbox.opening import open_sandbox
from autograder.sandbox.process import Sandbox

ROOT = Path(__file__).resolve().parents[2]
LEDGER = Path(__file__).with_name("equivalent.toml")


@dataclass(frozen=True, slots=True)
class Change:
    """What a mutant did to the reference, as equivalent.toml writes it."""

    task: str
    was: str
    now: str

    def __str__(self) -> str:
        """A diff without its place: a line that moves is the same line."""
        lines = [f"- {line}" for line in self.was.splitlines()]
        return "\n".join([*lines, *(f"+ {line}" for line in self.now.splitlines())])


def main() -> int:
    """Grade every mutant of the tasks asked for and settle the survivors with the ledger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="SLUG", help="every task when none is named")
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth mutant")
    asked = parser.parse_args()
    tasks = catalog.load_tasks(ROOT)
    if unknown := set(asked.tasks) - {task.slug for task in tasks}:
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    chosen = [task for task in tasks if not asked.tasks or task.slug in asked.tasks]
    ledger = listed()
    with open_sandbox() as sandbox:
        sound = [
            settled(task, survivors(task, sandbox, asked.every), ledger, whole=asked.every == 1)
            for task in chosen
        ]
    return 0 if all(sound) else 1


def survivors(task: Task, sandbox: Sandbox, every: int) -> tuple[int, list[tuple[Change, Report]]]:
    """How many mutants there are, and those whose hidden tests all passed."""
    changes = dict(enumerate(itertools.islice(mutants(task), every // 2, None, every)))
    submissions = [
        Submission(f"mutant-{i}", "solution.py", "", (source,), task.slug)
        for i, (_, source) in changes.items()
    ]
    with ThreadPoolExecutor(2) as executor:
        reports = run.grade_batch(submissions, (task,), sandbox, executor)
    pairs = [(changes[i][0], report) for i, report in enumerate(reports)]
    return len(pairs), [(change, report) for change, report in pairs if not killed(report)]


def mutants(task: Task) -> Iterator[tuple[Change, str]]:
    """Every source that mutmut makes of the reference by one change."""
    path = task.solution / "solution.py"
    source = path.read_text(encoding="utf-8")
    module, mutations, *_ = create_mutations(path.name, source)
    for mutation in mutations:
        tree = module.deep_replace(mutation.original_node, mutation.mutated_node)
        assert isinstance(tree, libcst.Module)  # for the type checker: a module stays one
        if tree.code != source:
            yield change(task.slug, source, tree.code), tree.code


def change(slug: str, before: str, after: str) -> Change:
    """The lines that went and the lines that came."""
    diff = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    was, now = ([line[2:].strip() for line in diff if line.startswith(sign)] for sign in "-+")
    return Change(slug, "\n".join(was), "\n".join(now))


def killed(report: Report) -> bool:
    """Whether a hidden test took points."""
    if report.status is not Status.GRADED:
        raise RuntimeError(f"{report.submission.id}: {report.status} {report.message}")
    checks = [check for question in report.questions for check in question.checks]
    return any(c.hidden and c.points and c.outcome is not Outcome.PASSED for c in checks)


def listed() -> dict[Change, str]:
    """The mutants that no test can kill, each with the reason why."""
    tables = tomllib.loads(LEDGER.read_text(encoding="utf-8"))
    return {
        Change(slug, entry["was"], entry["now"]): entry["why"]
        for slug, entries in tables.items()
        for entry in entries
    }


def settled(
    task: Task,
    found: tuple[int, list[tuple[Change, Report]]],
    ledger: dict[Change, str],
    *,
    whole: bool,
) -> bool:
    """Print the score and every survivor; whether the ledger holds those, and no others."""
    total, alive = found
    open_ = [pair for pair in alive if pair[0] not in ledger]
    left = {change for change, _ in alive}
    dead = [c for c in ledger if whole and c.task == task.slug and c not in left]
    able = total - (len(alive) - len(open_))
    score = 100 * (able - len(open_)) / able
    print(
        f"\n{task.slug}: {score:.1f} % of {able} mutants killed "
        f"({total} made, {total - able} equivalent)"
    )
    for one, _ in alive:
        print(f"{one}\n  = {ledger.get(one, 'NOT KILLED: write a check, or the reason here')}")
    for one in dead:
        print(f"{one}\n  ! killed now, or no longer made: take it out of {LEDGER.name}")
    sys.stdout.flush()
    return not open_ and not dead


if __name__ == "__main__":
    sys.exit(main())
