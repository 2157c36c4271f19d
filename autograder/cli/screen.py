"""What the terminal shows: a bar while it works, a table when it is done."""

from __future__ import annotations

import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Column, Table

from autograder.lms.upload import Fate, Upload
from autograder.model import Outcome, Report, Roll, Status, Submission, Task
from autograder.report import decisions, summary
from autograder.report.numbers import number
from autograder.sandbox import doctor
from autograder.sandbox.plain import UNPROTECTED
from autograder.words import printable

if TYPE_CHECKING:
    from autograder.authoring.verify import ClauseResult
    from autograder.report.folder import OpenBook
    from autograder.run import Progress

_WHO = ("file", "student", "id", "task")
_LONGEST_ID = 24  # characters that a narrow terminal leaves whole
_WIDE = 200  # characters: a table that is piped or kept has room for paths
_MOST_ERRORS = 50  # cells that failed, of one notebook
LONG = 40  # submissions: a class longer than this is shown by task, not by name
MARKS = {Outcome.PASSED: "[green]✓[/]", Outcome.FAILED: "[red]✗[/]"}


@contextmanager
def progress() -> Iterator[Callable[[Progress], None]]:
    """A bar with the time left; yields what moves it."""
    columns = (
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        work = bar.add_task("", total=None)

        def on_done(made: Progress) -> None:
            name = made.report.submission.id[:40] if made.report else ""
            held = "" if made.workers is None else f"{made.workers} workers  "
            bar.update(work, total=made.total, completed=made.done, description=held + name)

        yield on_done


def show_class(opened: OpenBook, out: Path, shortfall: str | None = None) -> None:
    """The closing table, who needs a person, which walls were missing, and where everything is."""
    reports = opened.reports
    _roomy().print(_by_name(reports) if len(reports) <= LONG else _by_task(reports))
    for report in reports:
        if report.status is not Status.GRADED:
            say(f"{report.status} {report.submission.file}: {report.message}", style="yellow")
    for report in reports:
        if report.withheld and not report.decision:
            line = decisions.line_for(report, report.withheld)
            say(
                f"{report.submission.id}: {report.withheld:g} points for a person to decide; "
                f"to give them, in decisions.csv: {line}",
                style="yellow",
            )
        if report.attention:
            line = f"{report.submission.id}: a person should look ({'; '.join(report.attention)})"
            say(line, style="yellow")
    show_trouble(opened)
    if shortfall:
        say(shortfall, style="yellow")
    say(f"grades: {out / 'grades.csv'}")
    say(f"report: {out / 'report' / 'index.html'}")


def show_trouble(opened: OpenBook) -> None:
    """What a person decided, which lines of it were refused, and what is not graded yet."""
    for report in opened.reports:
        if report.decision:
            earlier = " (it was made about an earlier attempt)" if report.decision.earlier else ""
            say(f"decided by hand: {report.submission.id}: {report.decision.reason}{earlier}")
    for line in opened.refused:
        say(f"refused: {line}", style="yellow")
    if not opened.book.complete:
        done, total = opened.progress
        files = ", ".join(due.file for due in opened.book.due[:LONG])
        say(f"incomplete: {done} of {total} are graded; not yet: {files}", style="yellow")


def say(text: str, style: str = "") -> None:
    """A message; on a terminal its lines break between words, never inside one."""
    console, plain = Console(soft_wrap=True), printable(text)
    if sys.stdout.isatty():
        lines = plain.splitlines()
        fill = partial(
            textwrap.fill, width=console.width, break_long_words=False, break_on_hyphens=False
        )
        plain = "\n".join(map(fill, lines))
    console.print(escape(plain), style=style, highlight=False, soft_wrap=True)


def show_course(tasks: Sequence[Task]) -> None:
    """Which course it is that everything is graded by."""
    for root in sorted({str(task.root) for task in tasks}):
        Console().print(f"course: {_safe(root)}", highlight=False, soft_wrap=True)


def show_walls(protection: tuple[str, ...]) -> None:
    """That code of somebody else's ran without any wall, where it did."""
    if UNPROTECTED in protection:
        console = Console(stderr=True)
        console.print(doctor.shortfall(protection), style="yellow", highlight=False, soft_wrap=True)


def show_arrival(notes: Iterable[str], roll: Roll) -> None:
    """What did not fit together when the class came in, and who is missing from it."""
    missing = [f"{who.name} ({who.id})" for who in roll.missing]
    lines = [
        *notes,
        *([f"missing ({len(missing)}): {', '.join(missing)}"] if missing else []),
        *([f"not on the roster: {', '.join(roll.strangers)}"] if roll.strangers else []),
    ]
    for line in lines:
        say(line, style="yellow")


def show_plan(rows: Sequence[tuple[Submission, float]]) -> None:
    """What would be graded, as which task, and the share that lateness would take.

    Problems stand below the table, with the whole name of their file: there it is read entire.
    """
    ids = max((len(submission.id) for submission, _ in rows), default=2)
    whole = {"id": min(ids, _LONGEST_ID), "task": max(len(s.task or "") for s, _ in rows)}
    table = Table(
        *(Column(name, no_wrap=True, min_width=whole.get(name)) for name in _WHO),
        *(Column(name, no_wrap=True, min_width=1) for name in ("attempt", "late", "")),
    )
    for submission, penalty in rows:
        origin = submission.origin
        cells = (
            submission.file,
            submission.student or "",
            submission.id,
            submission.task or "—",
            str(origin.attempt) if origin else "",
            _lateness(submission, penalty),
            "!" if submission.problem or not submission.task else "",
        )
        table.add_row(*map(_safe, cells))
    _roomy().print(table)
    for submission, _ in rows:
        unknown = () if submission.task or submission.problem else ("of no task that is known",)
        for problem in filter(None, (submission.problem, *unknown, *submission.remarks)):
            say(f"{submission.file}: {problem}")


def show_checks(report: Report) -> None:
    """The public checks of one notebook, as a student reads them."""
    console = Console()
    console.print(
        f"[bold]{_safe(report.title or report.submission.file)}[/]  {_safe(report.message)}"
    )
    for error in report.cell_errors[:_MOST_ERRORS]:
        console.print(_safe(f"  celda {error.cell}: {error.type}: {error.message}"))
    if (rest := len(report.cell_errors) - _MOST_ERRORS) > 0:
        console.print(f"  y {rest} más")
    for question in report.questions:
        console.print(f"[bold]{question.name}[/]")
        for check in question.checks:
            text = (
                check.sentence
                if check.outcome is Outcome.PASSED
                else f"{check.sentence}\n    {check.message}"
            )
            console.print(f"  {MARKS.get(check.outcome, '[yellow]![/]')} ", end="")
            console.print(_safe(text), highlight=False)


def show_finding(finding: ClauseResult) -> None:
    """One clause of a task's contract: whether it holds, and if not why."""
    console = Console()
    mark = "[red]✗[/]" if finding.problems else "[green]✓[/]"
    console.print(f"{mark} {finding.task} {finding.clause}", highlight=False)
    for problem in finding.problems:
        console.print(f"    {problem}", markup=False, highlight=False)


def _lateness(submission: Submission, penalty: float) -> str:
    origin = submission.origin
    if origin is None:
        return ""
    taken = f"-{100 * penalty:g} %" if penalty else ""
    submitted = origin.submitted.isoformat() if origin.submitted else ""
    return " ".join(filter(None, (submitted, "LATE" if origin.late else "", taken)))


def show_upload(upload: Upload, written: Sequence[Path], *, in_full: bool) -> None:
    """What goes back to an LMS: every row, or what needs a look; then counts, notes and files."""
    console = _roomy()
    table = Table("student", "old", "new", "", "note")
    for entry in upload.entries:
        if in_full or entry.notes or entry.fate not in {Fate.NEW, Fate.SAME}:
            cells = (entry.student, entry.old, entry.new, entry.fate, "; ".join(entry.notes))
            table.add_row(*map(_safe, cells))
    if table.row_count:
        console.print(table)
    counts = Counter(entry.fate for entry in upload.entries)
    said = ", ".join(f"{counts[fate]} {fate}" for fate in Fate if counts[fate])
    for line in (said, *upload.notes):
        say(line)
    for path in written:
        say(f"upload: {path}")
    if not written:
        console.print("nothing was written", highlight=False)


def _roomy() -> Console:
    """A console that is as wide as the terminal, or has room for names where there is none."""
    return Console(width=None if sys.stdout.isatty() else _WIDE)


def _safe(text: str) -> str:
    """Somebody else's words: neither control characters nor markup of ours."""
    return escape(printable(text))


def _by_name(reports: tuple[Report, ...]) -> Table:
    table = Table(Column("submission", no_wrap=True), "task", "score", "status")
    for report in reports:
        score = f"{report.score:g} / {report.max_score:g}" if report.questions else ""
        if report.decision and not summary.needs_review(report):
            score = f"decided: {number(report.final_score)} / {report.max_score:g}"
        elif report.penalty and report.questions:
            score += f", late: {report.final_score:g}"
        table.add_row(report.submission.id, report.task or "", score, str(report.status))
    return table


def _by_task(reports: tuple[Report, ...]) -> Table:
    table = Table("task", "submissions", "mean", "median", "full marks")
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        groups[report.task or "—"].append(report)
    for task, members in sorted(groups.items()):
        scores = [report.score for report in members]
        full = sum(bool(r.questions) and r.score == r.max_score for r in members)
        table.add_row(
            task, str(len(members)), f"{mean(scores):.1f}", f"{median(scores):.1f}", str(full)
        )
    return table
