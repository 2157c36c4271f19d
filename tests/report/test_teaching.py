"""What to teach again: checks and mistakes, how many of how many, and who."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from autograder.model import Decision, Outcome, Report, Status
from autograder.report import lists, pages, summary
from autograder.report.book import Book
from tests.report.classes import TASKS, class_of, write_book
from tests.report.gradings import AVERAGE, check, class_page, graded

WRONG = Outcome.FAILED
THREE_MEGABYTES = 3_000_000


def three() -> list[Report]:
    """All pass `formas`, none passes `valores`, two pass `copia`."""
    outcomes = {"ana": WRONG, "beto": Outcome.PASSED, "carla": Outcome.PASSED}
    return [
        graded(
            id_,
            check(name="formas"),
            check(WRONG, name="valores", diagnosis=AVERAGE if id_ == "ana" else None),
            check(outcome, name="copia"),
        )
        for id_, outcome in outcomes.items()
    ]


def teaching(html: str) -> str:
    """The section of the class page."""
    return html.split('aria-labelledby="errores"')[1].split("</section>")[0]


def words(html: str) -> str:
    """What a person reads of it."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)))


def test_a_check_is_counted_over_the_graded() -> None:
    """How many of how many fail it, who, and what everybody or nobody passes; the worst first."""
    review = replace(graded("r", check(Outcome.ENGINE_ERROR)), status=Status.ENGINE_ERROR)

    checks = summary.summarise([*three(), review]).tasks[0].checks

    assert [(c.name, len(c.failed), c.count) for c in checks] == [
        ("valores", 3, 3),
        ("copia", 1, 3),
        ("formas", 0, 3),
    ]
    assert [report.submission.id for report in checks[1].failed] == ["ana"]
    assert [(c.nobody, c.everybody) for c in checks] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def test_of_one_submission_nothing_follows() -> None:
    """Nobody and everybody need more than one."""
    checks = summary.summarise(three()[:1]).tasks[0].checks

    assert not any(c.nobody or c.everybody for c in checks)


def test_a_fault_of_ours_is_nobodys_failure() -> None:
    """A check that did not end for one counts over the others, also where a person decided."""
    ours = graded("d", check(Outcome.ENGINE_ERROR, name="formas"), check(name="copia"))
    decided = replace(ours, decision=Decision("se vio en clase", score=3.0))

    checks = {c.name: c for c in summary.summarise([*three(), decided]).tasks[0].checks}

    assert (checks["formas"].count, checks["formas"].failed) == (3, ())
    assert checks["copia"].count == 4


def test_a_mistake_is_counted_of_those_who_were_asked(tmp_path: Path) -> None:
    """One of three made it; the names stand behind a click."""
    page = teaching(class_page(tmp_path, *three(), graded("otra", task="ols")))

    assert "1 de 3 " + AVERAGE.text in words(page)
    behind = page.split("<details>")[1].split("</details>")[0]
    assert 'href="ana.html"' in behind
    assert 'href="beto.html"' not in behind


def test_the_page_says_what_nobody_and_everybody_passes(tmp_path: Path) -> None:
    """Both are said in the line of the task, and named below it."""
    page = words(teaching(class_page(tmp_path, *three())))

    assert "2 de 3 comprobaciones con fallos · nadie pasa 1 · todos pasan 1" in page
    assert page.count("Nadie la pasa") == 1
    assert "Todos pasan: backProp" in page


# A class of thousands


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of 3000 submissions of two tasks."""
    out = tmp_path_factory.mktemp("miles")
    return write_book(class_of(3000, TASKS), out)


def test_the_page_of_3000_is_small(thousands: Path) -> None:
    """The class page, and each page of a list, stays below what a browser opens at once."""
    sizes = [path.stat().st_size for path in thousands.glob("lists/*.html")]

    assert (thousands / "index.html").stat().st_size < THREE_MEGABYTES
    assert len(sizes) == 3 + 2  # of submissions, and of students with those who are missing
    assert max(sizes) < THREE_MEGABYTES / 4


def test_a_class_page_hardly_grows_with_the_class() -> None:
    """Ten times the submissions are not ten times the page."""
    few, many = (len(pages.class_page(class_of(count), Book())) for count in (2000, 20_000))

    assert many < 1.5 * few


def test_3000_faults_of_ours_are_a_small_page() -> None:
    """The worst that can happen to a class: each check of everybody fell over, at length."""
    fault = check(Outcome.ENGINE_ERROR, message="<b>" * 300)
    broken = graded("ana", *[fault] * 20)
    reports = [
        replace(
            broken,
            submission=replace(broken.submission, id=str(number)),
            status=Status.ENGINE_ERROR,
            message="á<" * 400,
        )
        for number in range(3000)
    ]

    assert len(pages.class_page(reports, Book()).encode()) < THREE_MEGABYTES


def test_everybody_is_on_exactly_one_page(thousands: Path) -> None:
    """The lists hold all, those to review first, and the class page leads to each list."""
    index = (thousands / "index.html").read_text("utf-8")
    names = re.findall(r'<li><a href="(lists/entregas-\d+\.html)"', index)
    listed = [
        row
        for name in names
        for row in re.findall(
            r'<td role="cell" class="name"><a href="\.\./([^"]+)"',
            (thousands / name).read_text("utf-8"),
        )
    ]

    assert len(names) == 3
    assert len(listed) == len(set(listed)) == 3000
    assert all((thousands / name).exists() for name in listed)
    assert 'class="review"' in (thousands / names[0]).read_text("utf-8")


def test_many_names_are_some_and_a_number(thousands: Path) -> None:
    """A name behind a click in a class of thousands is one of 40; the list has the others."""
    page = teaching((thousands / "index.html").read_text("utf-8"))

    most = max(part.count("<li>") for part in page.split('<ul class="inline small">')[1:])

    assert 'href="#entregas">y ' in page
    assert most < 60
    assert "Y 100 más, en" in words((thousands / "index.html").read_text("utf-8"))


def test_a_class_that_shrinks_has_no_lists(tmp_path: Path) -> None:
    """What the table of one page holds is in no other; a student called lists keeps his page."""
    reports = class_of(lists.MOST_ROWS + 1)
    few = replace(reports[0], submission=replace(reports[0].submission, id="lists"))

    report = write_book(reports, tmp_path)
    before = sorted(path.name for path in report.glob("lists/*"))
    write_book([few], tmp_path)

    assert before == ["entregas-1.html"]
    assert not list(report.glob("lists/*"))
    assert (report / "lists.html").exists()
