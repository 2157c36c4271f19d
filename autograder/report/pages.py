"""The pages people read in a browser: a student's own report, and the teacher's of a class."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from html import escape
from importlib.metadata import version
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from autograder.model import Report, Status, Submission
from autograder.report import attention, curves, decisions, lists, summary, tiles
from autograder.report.attention import Code
from autograder.report.book import Book, progress
from autograder.report.likeness import MOST, Likeness
from autograder.report.lists import ListPage
from autograder.report.numbers import number
from autograder.report.records import ENGINE, stem
from autograder.report.totals import Course, Standing
from autograder.storage import cache_folder
from autograder.words import printable

MOST_ERRORS = 50  # cells that failed, on one page
_MOST_ITEMS = 200  # that need an eye, of one kind
_MOST_NAMES = 40  # behind a click, in a class whose table is in pages
_MOST_PAIRS = 20  # of a group, side by side
_MANY_GROUPS = 50  # of which one pair each is shown side by side
_LONGEST_SOURCE = 400  # lines

_COMPILED = f"{ENGINE} jinja {version('jinja2')} %s".replace(" ", "-")  # files of templates

# Written without templates, because a template may be what failed.
_PAGE_WITHOUT_REPORT = """<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>Tu entrega está en revisión</title>
</head>
<body>
<h1>Tu entrega está en revisión</h1>
<p>{file}</p>
<p>Algo falló de nuestro lado al escribir este informe, no en tu código. Tu profesor lo revisará:
no pierdes puntos, y no tienes que hacer nada.</p>
<p>Huella del archivo: <code>{sha256}</code></p>
</body>
</html>
"""


def student_page(report: Report) -> str:
    """What a student reads of one submission."""
    return _page("submission.html.j2", report=report, needs_review=summary.needs_review(report))


def page_without_report(submission: Submission) -> str:
    """What a student reads when a fault of ours kept the report from being written."""
    words = {"file": escape(submission.file), "sha256": escape(submission.sha256[:12])}
    return printable(_PAGE_WITHOUT_REPORT.format(**words))


def course_page(standing: Standing, course: Course) -> str:
    """What a student with several tasks reads of all of them."""
    return _page("course.html.j2", standing=standing, course=course)


def class_page(
    reports: Sequence[Report],
    book: Book,
    refused: Sequence[str] = (),
    course: Course | None = None,
    *,
    alike: int = 0,
    code: Code = attention.own_cells,
) -> str:
    """What a teacher reads of a class.

    `refused` are lines of decisions.csv; `alike` counts the groups that look alike; `code` tells
    the cells of a report.
    """
    overview = summary.summarise(reports, book)
    paged = _submission_lists(overview.reports)
    return _page(
        "class.html.j2",
        overview=overview,
        roll=book.roll,
        due=book.due,
        progress=progress(book, reports),
        matters=attention.matters(overview.reports, code),
        decided=[report for report in overview.reports if report.decision],
        refused=refused,
        course=course,
        alike=alike,
        columns=_columns(reports),
        lists=paged,
        course_lists=_course_lists(course),
        linked=book.pages,
        most_items=_MOST_ITEMS,
        most_names=_MOST_NAMES if paged else None,
        **_script(),
    )


def list_pages(
    reports: Sequence[Report], course: Course | None = None, *, linked: bool = True
) -> Iterator[tuple[str, str]]:
    """The tables of a class too large for its page, each with its path below report/.

    `linked` is whether students have pages.
    """
    of_reports = _submission_lists(summary.in_order(reports))
    of_students = _course_lists(course)
    more = {"columns": _columns(reports), "linked": linked, **_script()}
    for page in of_reports:
        about: dict[str, Any] = {"heading": "Entregas", "pages": of_reports, "course": None}
        yield page.name, _page("list.html.j2", page=page, **about, **more)
    for row in of_students:
        about = {"heading": "El curso", "pages": of_students, "course": course}
        yield row.name, _page("list.html.j2", page=row, **about, **more)


def _submission_lists(ordered: Sequence[Report]) -> tuple[ListPage[Report], ...]:
    return lists.in_pages(ordered, "entregas", lambda r: r.submission.student or r.submission.id)


def _course_lists(course: Course | None) -> tuple[ListPage[Standing], ...]:
    rows = course.standings if course else ()
    return lists.in_pages(rows, "curso", lambda standing: standing.name or standing.id)


def _columns(reports: Sequence[Report]) -> dict[str, bool]:
    """Which columns the table of submissions has, the same on every page."""
    tasks = {report.task for report in reports if report.task and not summary.needs_review(report)}
    return {"named": any(r.submission.student for r in reports), "mixed": len(tasks) > 1}


def _script() -> dict[str, str]:
    """What searches and sorts a table, and its digest, which the page allows alone."""
    script = _environment().get_template("class.js.j2").render()
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    return {"script": script, "script_digest": digest}


def likeness_page(
    groups: Sequence[Likeness], *, linked: bool = True, some_only: bool = False
) -> str:
    """What a teacher reads of submissions that look alike; no student is sent it.

    `linked` is whether students have pages; `some_only`, that of some task only the same code was
    looked for.
    """
    bounds = {
        "most": _MOST_PAIRS if len(groups) <= _MANY_GROUPS else 1,
        "longest": _LONGEST_SOURCE,
        "most_groups": _MOST_ITEMS,
        "most_names": MOST,
        "most_compared": MOST,
    }
    content = {"groups": groups, "some_only": some_only, "linked": linked}
    return _page("likeness.html.j2", **content, **bounds)


def report_style() -> str:
    """The style of all these pages, for pages that want to look like them."""
    return _environment().get_template("style.css.j2").render()


def _page(template: str, **content: Any) -> str:  # Any: whatever the template names
    """The page, without the control characters that could hide or turn round what it says."""
    page = _environment().get_template(template).render(engine=ENGINE, **content)
    return printable(page)


class _Compiled(FileSystemBytecodeCache):
    """Templates compiled in an earlier run: that takes a fifth of a second each time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read it, unless it is damaged: then it is compiled again."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - damaged bytes raise anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, unless there is no room: then it is compiled again."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _environment() -> Environment:
    return environment()


def environment() -> Environment:
    """Templates in which everything is escaped: names, ids and messages come from students."""
    made = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(str(folder), _COMPILED) if (folder := cache_folder()) else None,
    )
    made.filters |= {"number": number, "stem": stem, "flags": summary.flags}
    made.filters |= {"to_improve": summary.to_improve, "withheld": summary.withheld}
    made.filters["grant"] = lambda report: decisions.line_for(report, report.withheld)
    made.tests |= {
        "review": summary.needs_review,
        "unprotected": summary.unprotected,
        "complete": summary.complete,
        "citing_cells": summary.cites_cells,
        "summed_up": tiles.summed_up,
    }
    made.globals |= {"curves": curves, "tiles": tiles}
    made.globals |= {"ran": summary.ran, "Status": Status}
    made.globals["MOST_ERRORS"] = MOST_ERRORS
    return made
