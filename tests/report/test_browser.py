"""The pages in a real browser: axe, the keyboard, and paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.report import lists
from autograder.report.book import Book
from autograder.report.pages import class_page
from tests.report.browser import Browser
from tests.report.classes import TASKS, class_of, write_book

ENTER, TAB = "\ue007", "\ue004"

FOCUSABLE = "a[href], button, input, summary, [tabindex]"
PAGES = {
    "class": "small/index.html",
    "large class": "large/index.html",
    "list": "large/lists/entregas-3.html",
    "course list": "large/lists/curso-2.html",
    "student": "small/entrega-0001-redes.html",
    "unreadable": "small/entrega-0003-redes.html",
    "decided": "small/entrega-0004-rectas.html",
    "course": "small/students/20250000.html",
    "alike": "small/parecidos.html",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page of every kind, of a small class and of a large one.

    A class is large from fewer rows on than elsewhere: axe looks at each, and they are all alike.
    """
    out = tmp_path_factory.mktemp("paginas")
    folders = {"small": write_book(class_of(30, TASKS), out / "a")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "MOST_ROWS", 60)
        patch.setattr(lists, "A_PAGE", 60)
        folders["large"] = write_book(class_of(130, TASKS), out / "b")
    split = {kind: path.split("/", 1) for kind, path in PAGES.items()}
    assert 'class="pair"' in (folders["small"] / "parecidos.html").read_text("utf-8")
    return {kind: folders[size] / rest for kind, (size, rest) in split.items()}


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(chromium: Browser, pages: dict[str, Path], kind: str) -> None:
    """On a phone and a screen, light and dark; and nothing stands beyond the edge."""
    assert chromium.faults(pages[kind]) == []


def test_axe_would_find_something(chromium: Browser, pages: dict[str, Path]) -> None:
    """The control: grey on grey and a field without a name are found, and a wide page is."""
    chromium.open(pages["class"], 320)
    chromium.run(
        "document.body.insertAdjacentHTML('beforeend',"
        " '<p style=\"color: #aaa; background: #bbb\">gris</p><input>'"
        " + '<div style=\"width: 900px\">ancho</div>')"
    )

    names = {violation.split(":")[0] for violation in chromium.violations()}

    assert {"color-contrast", "label"} <= names
    assert chromium.overflow() > 500


@pytest.mark.parametrize("kind", PAGES)
def test_the_keyboard_reaches_everything(
    chromium: Browser, pages: dict[str, Path], kind: str
) -> None:
    """Tab goes through all that can be used, in the order it is seen, and shows where it is."""
    chromium.open(pages[kind])
    count: int = chromium.run(
        f"return [...document.querySelectorAll('{FOCUSABLE}')]"
        ".filter((one) => one.checkVisibility()).length"
    )
    seen = []
    for _ in range(min(count, 40)):
        chromium.press(TAB)
        seen.append(
            chromium.run(
                "const at = document.activeElement;"
                f"return [at.matches('{FOCUSABLE}'), getComputedStyle(at).outlineStyle,"
                f" [...document.querySelectorAll('{FOCUSABLE}')].indexOf(at)]"
            )
        )

    assert all(usable for usable, _, _ in seen)
    assert not [at for _, outline, at in seen if outline == "none"]
    assert [at for *_, at in seen] == sorted({at for *_, at in seen})


@pytest.mark.parametrize("kind", ["class", "list"])
def test_a_table_is_searched_and_sorted(
    chromium: Browser, pages: dict[str, Path], kind: str
) -> None:
    """The field leaves the rows that match, without accents; a head sorts, also by the keyboard."""
    chromium.open(pages[kind])
    rows = "[...document.querySelector('.tools + table').tBodies[0].rows]"
    names = f"return {rows}.filter((row) => !row.hidden).map((row) => row.cells[0].textContent)"
    everybody = chromium.run(names)
    chromium.run("document.querySelector('.tools input').focus()")

    chromium.press(*"funcion SIN definir")
    found = chromium.run(names)
    chromium.run("document.querySelector('.tools + table th button').focus()")
    chromium.press(ENTER)
    chromium.press(ENTER)

    assert 0 < len(found) < len(everybody)
    assert chromium.run(names) == sorted(found, reverse=True)


def test_names_open_with_the_keyboard(chromium: Browser, pages: dict[str, Path]) -> None:
    """Who made a mistake is behind a click, or a key."""
    chromium.open(pages["class"])
    chromium.run("document.querySelector('.mistakes summary').focus()")
    shut = chromium.run("return document.querySelector('.mistakes ul').checkVisibility()")

    chromium.press(ENTER)

    assert not shut
    assert chromium.run("return document.querySelector('.mistakes ul').checkVisibility()")


@pytest.mark.parametrize("kind", PAGES)
def test_paper_is_white(chromium: Browser, pages: dict[str, Path], kind: str) -> None:
    """Printed from a dark screen it is dark on white, as wide as A4, without what is to be used."""
    chromium.open(pages[kind], 794, "dark", "print")

    paper = chromium.run("return getComputedStyle(document.body).backgroundColor")
    ink = chromium.run("return getComputedStyle(document.body).color")
    tools = chromium.run(
        "return [...document.querySelectorAll('.tools')].some((one) => one.checkVisibility())"
    )

    shut = chromium.run(
        "return [...document.querySelectorAll('.task li, .rest li')]"
        ".filter((one) => !one.closest('.inline') && !one.checkVisibility()).length"
    )

    assert shut == 0
    assert paper == "rgb(255, 255, 255)"
    assert max(map(int, ink.removeprefix("rgb(").removesuffix(")").split(","))) < 80
    assert not tools
    assert chromium.overflow() == 0


def test_a_class_of_3000_opens_at_once(chromium: Browser, tmp_path: Path) -> None:
    """Opening it costs about what a class of 400 costs: what grows is in the lists."""
    took = []
    for count in (400, 3000):
        index = tmp_path / f"{count}.html"
        index.write_text(class_page(class_of(count), Book()), "utf-8")
        took.append(min(_opening(chromium, index) for _ in range(3)))

    assert took[1] < 4 * took[0] + 100


def _opening(chromium: Browser, page: Path) -> float:
    chromium.open(page)
    milliseconds: float = chromium.run(
        "return performance.getEntriesByType('navigation')[0].loadEventEnd"
    )
    return milliseconds
