"""The pictures in docs/img, taken of our own pages: `nox -s pictures`.

The sample class is graded, one lesson becomes a page and the demo is served; of each a browser
shows what the documents talk of. Needs chromium and chromedriver.
"""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
from PIL import Image
from selenium.webdriver.common.by import By

from autograder import catalog
from autograder.authoring import site
from tests.report.browser import Browser, browser

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "img"
LESSON = "xor"
BIND = "127.0.0.1:18734"
COLOURS = 64  # of a picture: our pages have few
DECIDED = "Explicó en clase por qué divide"


@dataclass(frozen=True, slots=True)
class View:
    """A page, from where on and how much of it: `start` is a CSS selector, or empty for the top."""

    name: str
    page: str
    height: int
    start: str = ""
    width: int = 900
    scheme: str = "light"


PAGES = (
    View("report", "demo/report/ines-xor.html", 640, width=800),
    View("informe", "demo/report/ana-autodiff.html", 900, "#p5", width=800),
    View("tareas", "demo/report/students/ana.html", 760, width=800),
    View("clase", "demo/report/index.html", 760),
    View("errores", "demo/report/index.html", 700, "#errores"),
    View("parecidos", "demo/report/parecidos.html", 760, width=1000),
    View("leccion", f"site/{LESSON}.html", 1150, "h2:nth-of-type(3)", width=800),
    View("camino", "student_template/index.html", 1030, "h2", width=800),
)


def main() -> None:
    """Every picture anew, or those named; `servicio` is all of the service."""
    names = set(sys.argv[1:]) or {"servicio", *(view.name for view in PAGES)}
    views = [view for view in PAGES if view.name in names]
    with tempfile.TemporaryDirectory() as folder, browser() as shown:
        place = Path(folder)
        (place / "student_template").symlink_to(ROOT / "student_template")
        if any(view.page.startswith("demo/") for view in views):
            _grade(place / "demo")
        if any(view.page.startswith("site/") for view in views):
            lesson = [task for task in catalog.load_tasks(ROOT) if task.slug == LESSON]
            site.build(lesson, place / "site", lambda _: None)
        for view in views:
            shown.open(place / view.page, view.width, view.scheme)
            _take(shown, view)
        if "servicio" in names:
            _service(shown)


def _grade(out: Path) -> None:
    command = [sys.executable, "-m", "autograder", "demo", "--out", str(out)]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)  # 1: some are broken


def _service(shown: Browser) -> None:
    """What the demo's teacher sees, and Ana on her telephone."""
    with _demo() as ways:
        course = _enter(shown, ways["teacher"])
        # The tasks as data: the same session, asked for JSON.
        cookies = {one["name"]: one["value"] for one in shown.driver.get_cookies()}
        with httpx2.Client(cookies=cookies, headers={"Accept": "application/json"}) as data:
            tasks = data.get(course).json()["tasks"]
            url = next(f"http://{BIND}{one['url']}" for one in tasks if one["task"] == "xor")
            ines = f"{url}/students/{_judged(data, url)['Inés Duarte']}"
        _show(shown, View("servicio-clase", url, 675, width=960))
        _show(shown, View("servicio-estadisticas", f"{url}/stats", 675, width=960))
        _show(shown, View("servicio-condiciones", f"{url}/settings", 750, width=960))
        _decide(shown, ines)
        _show(shown, View("servicio-estudiante", ines, 825, width=960))
        _enter(shown, ways["student Ana Gómez"])
        ana = shown.driver.find_element(By.PARTIAL_LINK_TEXT, "XOR con").get_attribute("href")
        shown.driver.get(str(ana))
        last = shown.driver.find_element(By.PARTIAL_LINK_TEXT, "Intento 2").get_attribute("href")
        _show(shown, View("servicio-intento", str(last), 1100, width=390, scheme="dark"))


@contextmanager
def _demo() -> Iterator[dict[str, str]]:
    """The demo, served; the link of everybody who may come in."""
    command = [sys.executable, "-m", "autograder", "serve", "--demo", "--bind", BIND]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    lines = []
    while "Ctrl-C" not in (line := process.stdout.readline()):
        assert line, "the demo ended"
        lines.append(line)
    try:
        yield dict(re.findall(r"(teacher|student \w+ \w+) +(http\S+)", "".join(lines)))
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def _enter(shown: Browser, link: str) -> str:
    """Come in by a link that works once; where one is then."""
    shown.driver.delete_all_cookies()
    shown.driver.get(link)
    shown.driver.find_element(By.CSS_SELECTOR, "form button").click()
    return shown.driver.current_url


def _judged(data: httpx2.Client, url: str) -> dict[str, str]:
    """The numbers of those in a task, by name, once all of it is judged."""
    for _ in range(600):
        found = data.get(url).json()["class"]
        if all(one["state"] not in {"queued", "running"} for one in found):
            return {one["person"]["name"]: one["person"]["id"] for one in found}
        time.sleep(1)
    raise SystemExit("the demo was not judged in ten minutes")


def _decide(shown: Browser, page: str) -> None:
    shown.driver.get(page)
    shown.driver.find_element(By.NAME, "score").send_keys("85")
    reason = shown.driver.find_element(By.NAME, "comment")
    reason.send_keys(DECIDED)
    reason.submit()


def _show(shown: Browser, view: View) -> None:
    shown.look(view.width, view.scheme)
    shown.driver.get(view.page)
    _take(shown, view)


def _take(shown: Browser, view: View) -> None:
    """What a view shows, as a small PNG."""
    find = f"document.querySelector({view.start!r}).getBoundingClientRect().top - 24"
    top = shown.run(f"return {find}") if view.start else 0
    clip = {"x": 0, "y": top, "width": view.width, "height": view.height, "scale": 1}
    how = {"captureBeyondViewport": True, "clip": clip}
    taken = shown.driver.execute_cdp_cmd("Page.captureScreenshot", how)["data"]
    picture = Image.open(io.BytesIO(base64.b64decode(taken))).convert("RGB")
    target = IMAGES / f"{view.name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
