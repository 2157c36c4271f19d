"""A class of thousands is held as outlines: small, and what is written of them is the same."""

from __future__ import annotations

import re
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.model import Report
from autograder.report import folder, likeness, outline, records
from autograder.report.book import Book, Weight
from autograder.report.outline import Outliner
from tests.report.classes import TASKS, class_of
from tests.report.gradings import graded

WEIGHTED = Book(weights=tuple(Weight(task, 50.0) for task in TASKS))


def written(reports: list[Report], out: Path, book: Book = WEIGHTED) -> Path:
    """A results folder, with a record of each report."""
    for report in reports:
        folder.write_submission(report, out, page=book.pages)
    folder.write_class(reports, out, book)
    return out


def files(out: Path) -> dict[str, str]:
    """What every file of a folder says, the secret of the class apart."""
    return {
        path.relative_to(out).as_posix(): path.read_text("utf-8")
        for path in out.rglob("*")
        if path.is_file()
    }


def recorded(count: int) -> list[Report]:
    """Reports as records have them: decisions are kept elsewhere."""
    return [replace(report, decision=None) for report in class_of(count, TASKS)]


def test_what_is_written_of_outlines_is_the_same(tmp_path: Path) -> None:
    """Tables, results.json and every page, with a decision among them."""
    reports = recorded(40)
    out = tmp_path / "r"
    written(reports, out)
    id_ = reports[7].submission.id
    (out / "decisions.csv").write_text(f"student,adjustment,reason\n{id_},1,Mirado\n", "utf-8")
    folder.write_class(reports, out, WEIGHTED)
    whole = files(out)

    folder.write_class(map(Outliner().of, reports), out, WEIGHTED)

    assert files(out) == whole
    assert "Mirado" in whole[f"report/{records.stem(id_)}.html"]
    assert "<mark>" in whole["report/parecidos.html"]


def test_an_outline_finds_its_report_again(tmp_path: Path) -> None:
    """Without a record it is all there is."""
    (report,) = recorded(1)
    short = Outliner().of(report)

    assert outline.whole(short, tmp_path) == short
    assert not outline.code(short, tmp_path)
    folder.write_submission(report, tmp_path)
    assert outline.whole(short, tmp_path) == report
    assert outline.code(short, tmp_path) == report.submission.cells


def test_an_outline_is_small() -> None:
    """A thousand of them take less than two megabytes, where whole reports take fifty."""
    sizes = [_traced(1000) for _ in range(5)]  # what other threads keep meanwhile is counted too

    assert min(sizes) < 2 << 20


def _traced(count: int) -> int:
    outliner = Outliner()
    tracemalloc.start()
    kept = [outliner.of(_long(number)) for number in range(count)]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == count
    return size


def _long(number: int) -> Report:
    report = graded(f"e{number}")
    return replace(report, submission=replace(report.submission, cells=(f"# {number}\n" * 6000,)))


def test_a_class_without_pages_leads_nowhere(tmp_path: Path) -> None:
    """No page of a student's, no link to one; `gradiente report --pages` writes them after all."""
    out = written(recorded(40), tmp_path / "r", replace(WEIGHTED, pages=False))

    assert {path.name for path in out.glob("report/*.html")} == {"index.html", "parecidos.html"}
    assert not list(out.glob("report/students/*"))
    assert not dead(out)
    (out / ".gradiente").write_text("results of gradiente\n")
    done = CliRunner().invoke(main, ["report", str(out), "--pages"])
    assert done.exit_code in (0, 1), done.output
    assert len(list(out.glob("report/*.html"))) == 40 + 2
    assert list(out.glob("report/students/*"))
    assert not dead(out)
    assert 'class="name"><a href=' in (out / "report" / "index.html").read_text("utf-8")


def dead(out: Path) -> set[str]:
    """The pages that the class page and the one of likenesses lead to, and that are not there."""
    found = {
        link
        for page in ("index", "parecidos")
        for link in re.findall(
            r'href="([^"#]+\.html)"', (out / "report" / f"{page}.html").read_text("utf-8")
        )
    }
    return {link for link in found if not (out / "report" / link).exists()}


def test_of_thousands_only_what_is_the_same_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class of three stands for it: the page says so, and a renamed copy is still a copy."""
    monkeypatch.setattr(likeness, "MOST", 2)
    reports = [report for report in recorded(8) if report.task == TASKS[0]]
    one, renamed, _ = reports[:3]
    line = one.submission.cells[0].replace("alpha *", "2 * alpha * alpha * alpha *")
    changed = replace(one.submission, id="z", sha256="9" * 64, cells=(line,))

    (group,) = likeness.likenesses([one, renamed, replace(one, submission=changed)], {})

    assert {r.submission.id for r in group.reports} == {one.submission.id, renamed.submission.id}
    monkeypatch.undo()
    (all_three,) = likeness.likenesses([one, renamed, replace(one, submission=changed)], {})
    assert len(all_three.reports) == 3
