"""The pages in a real browser: dropped files, live results, no script, any width, and axe."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from autograder.serve import cookies
from autograder.serve.tables import Role
from autograder.serve.tables import course as course_table
from autograder.serve.work import clock
from tests.report.browser import Browser, browser, missing
from tests.serve.school import ALL_RIGHT, BROKEN, ONE_MISTAKE, WORSE, School, until
from tests.serve.school import Browser as Client

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "never")

SHOWN = (
    *("login", "error", "course", "class", "search", "student", "task", "task late", "task over"),
    *("graded", "unreadable", "my course", "me", "stats", "settings", "regrade"),
    *("graded again", "soon purged", "their attempt"),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    with browser() as opened:
        yield opened


def go(chromium: Browser, school: School, path: str, who: Client | None = None) -> None:
    """Open a page of the service as somebody, or as nobody."""
    size = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    chromium.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    chromium.driver.get(f"{school.url}/healthz")
    chromium.driver.delete_all_cookies()
    name = cookies.name(school.service.settings, cookies.SESSION)
    if who is not None:
        chromium.driver.add_cookie({"name": name, "value": who.cookies[name], "path": "/"})
    chromium.driver.get(f"{school.url}{path}")


@pytest.fixture(scope="module")
def pages(one_school: School) -> dict[str, tuple[str, Client | None]]:
    """A page of every kind, and who sees it."""
    course, late, over = one_school.course(), one_school.course(), one_school.course()
    now = clock.now()
    late.change(due_at=now - timedelta(hours=30), late_rule="20%+5%/day", grace="15min")
    over.change(due_at=now - timedelta(days=9), until_at=now - timedelta(days=2))
    course.change(due_at=now + timedelta(days=3), attempts_max=9)
    ana, bea = course.somebody("Ana Gómez"), course.somebody("Beatriz de los Ángeles Otálora")
    for file in (WORSE, ONE_MISTAKE, ONE_MISTAKE):
        graded = ana.result(ana.hand_in(course.xor, file).json()["attempt"])["url"]
    unreadable = bea.result(bea.hand_in(course.xor, BROKEN).json()["attempt"])["url"]
    course.enrol("Carlos")
    teacher = course.somebody("Profesora", Role.TEACHER)
    task, again = f"/t/{course.xor}", f"/t/{late.xor}/regrade"
    carla, other = late.somebody("Carla"), late.somebody("Profe", Role.TEACHER)
    carla.result(carla.hand_in(late.xor, ONE_MISTAKE).json()["attempt"])
    other.post(again, data={"csrf": other.csrf, "what": "begin"})
    until(lambda: other.facts(again), lambda facts: facts["drafts"] and not facts["waiting"])
    forgotten = over.somebody("Profe", Role.TEACHER)
    with one_school.service.db.write() as connection:
        mine = update(course_table).where(course_table.c.id == over.course.id)
        connection.execute(mine.values(last_launch_at=now - timedelta(days=380)))
    return {
        "graded again": (again, other),
        "soon purged": (f"/c/{over.course.id}", forgotten),
        "their attempt": (graded, teacher),
        "login": ("/entrar", None),
        "error": ("/nada", ana),
        "course": (f"/c/{course.course.id}", teacher),
        "class": (task, teacher),
        "search": (f"{task}?q=angeles&orden=puntaje", teacher),
        "student": (f"{task}/students/{ana.person.id}", teacher),
        "stats": (f"{task}/stats", teacher),
        "settings": (f"{task}/settings", teacher),
        "regrade": (f"{task}/regrade", teacher),
        "task": (task, ana),
        "task late": (f"/t/{late.xor}", late.somebody("Ana")),
        "task over": (f"/t/{over.xor}", over.somebody("Ana")),
        "graded": (graded, ana),
        "report": (f"{graded}/report", ana),
        "unreadable": (unreadable, bea),
        "my course": (f"/c/{course.course.id}", ana),
        "me": ("/yo", ana),
    }


@pytest.mark.parametrize("kind", SHOWN)
def test_axe_finds_nothing(
    chromium: Browser, one_school: School, pages: dict[str, tuple[str, Client | None]], kind: str
) -> None:
    """On a phone and a screen, light and dark; and nothing stands beyond the edge."""
    go(chromium, one_school, *pages[kind])

    assert chromium.faults_here() == []


def test_axe_finds_nothing_in_a_report(
    chromium: Browser, one_school: School, pages: dict[str, tuple[str, Client | None]]
) -> None:
    """Axe is a script, so for it alone the browser lets the sandbox open."""
    chromium.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    try:
        go(chromium, one_school, *pages["report"])
        found = chromium.faults_here()
    finally:
        chromium.driver.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})

    assert found == []


@pytest.mark.parametrize("asked", ["settings", "extension"])
def test_axe_finds_nothing_before_a_teacher_confirms(
    chromium: Browser, one_school: School, asked: str
) -> None:
    """What would move a grade is shown first, on every width; one click more does it."""
    course = one_school.course()
    now = clock.now()
    past, next_week = (f"{now + timedelta(days=n):%Y-%m-%dT%H:%M}" for n in (-3, 7))
    if asked == "extension":
        course.change(due_at=now - timedelta(days=3), late_rule="50%")
    ana, teacher = course.somebody("Ana"), course.somebody("Profe", Role.TEACHER)
    ana.result(ana.hand_in(course.xor, ALL_RIGHT).json()["attempt"])
    before = ana.facts(f"/t/{course.xor}")["grade"]["score"]
    path = {"settings": "settings", "extension": f"students/{ana.person.id}"}[asked]
    fields = {
        "settings": {"due_at": past, "late_rule": "50%"},
        "extension": {"due_at": next_week, "reason": "Enfermedad"},
    }[asked]
    go(chromium, one_school, f"/t/{course.xor}/{path}", teacher)
    for name, value in fields.items():
        chromium.run(f"document.querySelector('#{name}').value = '{value}'")
    chromium.run("document.querySelector('#due_at').form.requestSubmit()")
    ready = "return !!document.querySelector('button[name=confirmed]')"
    until(lambda: chromium.run(ready), bool, 20)

    found = chromium.faults_here()
    untouched = ana.facts(f"/t/{course.xor}")["grade"]["score"]
    chromium.run("document.querySelector('button[name=confirmed]').click()")
    after = until(
        lambda: ana.facts(f"/t/{course.xor}")["grade"]["score"], lambda score: score != before, 20
    )

    assert found == []
    assert (before, untouched, after) == {
        "settings": (100, 100, 50),
        "extension": (50, 50, 100),
    }[asked]


def test_axe_finds_nothing_on_the_way_in(chromium: Browser, one_school: School) -> None:
    """The button of a magic link, a wrong password, and a page that waits."""
    from autograder.serve import local

    course = one_school.course()
    who = course.enrol("Ana")
    with one_school.service.db.write() as connection:
        way = local.magic_link(connection, "", course.course, who, clock.now())
    go(chromium, one_school, way)
    found = chromium.violations()

    chromium.run("document.querySelector('main button').click()")
    until(lambda: chromium.driver.current_url, lambda url: "/c/" in url, 10)
    assert chromium.run("return document.querySelector('h1').textContent") == "Redes"

    go(chromium, one_school, "/entrar")
    chromium.run(
        "document.querySelector('#email').value = 'nadie@x.org';"
        "document.querySelector('#password').value = 'x';"
        "document.querySelector('form.stack').submit()"
    )
    until(lambda: chromium.run("return document.body.dataset.error"), lambda code: code == "E23")
    found += chromium.violations()

    assert found == []


def test_a_file_is_dropped_and_watched(chromium: Browser, one_school: School) -> None:
    """Dropped on the zone and sent: the questions come one by one, then the result, by itself."""
    course = one_school.course()
    ana = course.somebody()
    for n in range(4):  # her own files before it: so there is something to watch
        ana.hand_in(course.xor, (f"x{n}.ipynb", ALL_RIGHT[1]))
    go(chromium, one_school, f"/t/{course.xor}", ana)

    chromium.run(
        "const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));".replace(
            "arguments[0]", f"'{base64.b64encode(ONE_MISTAKE[1]).decode()}'"
        )
        + "const drop = new DataTransfer();"
        "drop.items.add(new File([bytes], 'xor_inés.ipynb'));"
        "document.querySelector('.drop').dispatchEvent("
        " new DragEvent('drop', {dataTransfer: drop, bubbles: true, cancelable: true}))"
    )
    said = chromium.run("return document.querySelector('[data-chosen]').textContent")
    chromium.run("document.querySelector('.upload button').click()")
    until(lambda: chromium.driver.current_url, lambda url: "/a/" in url, 10)
    status = "return document.querySelector('[data-status]')?.textContent ?? ''"
    waiting = until(
        lambda: chromium.run(status), lambda text: "Delante de ti" in text or not text, 20
    )
    violations = chromium.violations()
    points = until(
        lambda: chromium.run("return document.querySelector('.total .points')?.textContent ?? ''"),
        bool,
        60,
    )

    assert said == "xor_inés.ipynb"
    assert "Tu archivo está guardado" in waiting
    assert violations == []
    assert points.split() == ["76", "de", "100"]
    assert "sin promediar" in chromium.run("return document.querySelector('main').textContent")


def test_a_browser_without_script(chromium: Browser, one_school: School, tmp_path: Path) -> None:
    """Chosen and sent, and the page asks for itself until the result is there."""
    course = one_school.course()
    ana, path = course.somebody(), tmp_path / "xor.ipynb"
    path.write_bytes(ALL_RIGHT[1])
    chromium.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        go(chromium, one_school, f"/t/{course.xor}", ana)
        chromium.driver.find_element("id", "file").send_keys(str(path))
        chromium.driver.find_element("css selector", ".upload button").click()
        found = until(
            lambda: chromium.driver.find_elements("css selector", ".total .points"), bool, 60
        )
        text = found[0].text
    finally:
        chromium.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    assert text.split() == ["100", "de", "100"]


def test_a_report_has_the_style_and_no_script(
    chromium: Browser, one_school: School, pages: dict[str, tuple[str, Client | None]]
) -> None:
    """In its sandbox it looks as it does on disk, and what a student smuggles in does not run."""
    path, who = pages["graded"]

    go(chromium, one_school, f"{path}/report", who)

    assert (
        chromium.run("return getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    )
    assert chromium.run("return window.origin") == "null"


def test_nothing_was_refused_by_the_policy(
    chromium: Browser, one_school: School, pages: dict[str, tuple[str, Client | None]]
) -> None:
    """No page asks for what its own policy forbids; the control: a page that does is heard."""
    for kind in SHOWN:
        go(chromium, one_school, *pages[kind])
    logged = _heard(chromium)
    chromium.run("document.body.setAttribute('style', 'color: red')")
    chromium.driver.execute_cdp_cmd(
        "Runtime.evaluate",
        {"expression": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">')"},
    )
    heard = _heard(chromium)

    assert [line for line in logged if "Content Security Policy" in line] == []
    assert any("Content Security Policy" in line for line in heard)


def _heard(chromium: Browser) -> list[str]:
    """What the browser has written into its log since it was asked last."""
    lines = chromium.driver.get_log("browser")  # type: ignore[no-untyped-call]
    return [line["message"] for line in lines]
