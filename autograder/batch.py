"""Many submissions: found in folders, read, graded through any Executor, reported as they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from pathlib import Path

from autograder import catalog, checks, grading, ids, notebook
from autograder.lms.archive import is_hidden
from autograder.model import Report, Status, Submission, Task
from autograder.sandbox.process import Sandbox

SUFFIXES = {".ipynb", ".py", ".zip"}


def find(path: Path) -> tuple[Submission, ...]:
    """Read every submission at `path`, a file or a folder of any depth, in order of name."""
    if not path.is_dir() or path.suffix in SUFFIXES:
        return (notebook.read(path, ids.slug(path.stem), path.parent),)
    files = sorted(_files(path))
    names = ids.of_files([file.relative_to(path) for file in files])
    return tuple(notebook.read(file, id_, path) for file, id_ in zip(files, names, strict=True))


def grade_batch(
    submissions: Sequence[Submission],
    tasks: tuple[Task, ...],
    sandbox: Sandbox,
    executor: Executor,
    *,
    asked: str | None = None,
    on_done: Callable[[Report], None] = lambda _: None,
) -> tuple[Report, ...]:
    """Grade all of them; `on_done` hears of each as it ends, the reports come in the order given.

    A fault of ours in one of them is its own report and stops no other.
    """
    for task in {catalog.find_task(tasks, submission, asked) for submission in submissions}:
        if task is not None:
            checks.load(task)  # here, before there are threads: it borrows sys.modules
    futures = {
        executor.submit(grading.grade, submission, tasks, sandbox, asked=asked): submission
        for submission in submissions
    }
    done: dict[str, Report] = {}
    try:
        for future in as_completed(futures):
            submission = futures[future]
            fault = future.exception()
            report = future.result() if fault is None else _fault(submission, fault)
            done[submission.id] = report
            on_done(report)
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    return tuple(done[submission.id] for submission in submissions)


def _fault(submission: Submission, fault: BaseException) -> Report:
    return Report(submission, Status.ENGINE_ERROR, message=f"{type(fault).__name__}: {fault}")


def _files(folder: Path) -> Iterator[Path]:
    """Submissions below a folder; a folder called x.ipynb is one, to be reported."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if is_hidden(entry.name):
            continue
        if entry.suffix in SUFFIXES:
            yield entry
        elif entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
