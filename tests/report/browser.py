"""A real browser for the pages: any width, light or dark, screen or paper, and axe inside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains

from tests.shares import FULL

WIDTHS = (320, 390, 1280)
# How axe is shown a page: the two phones differ little, so both are for `nox -s full`.
LOOKS = tuple(product(WIDTHS if FULL else (320, 1280), ("light", "dark")))

_ARGUMENTS = ("--headless=new", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars")


def missing() -> str:
    """Why there is no browser here; empty where there is one."""
    absent = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    return f"not installed: {', '.join(absent)}" if absent else ""


class Browser:
    """Chromium, with what a test wants to know of a page."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(
        self, page: Path, width: int = 1280, scheme: str = "light", media: str = "screen"
    ) -> None:
        """Show a page at a width in CSS pixels."""
        self.look(width, scheme, media)
        self.driver.get(page.as_uri())

    def look(self, width: int, scheme: str, media: str = "screen") -> None:
        """How pages are shown from now on."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        feature = {"name": "prefers-color-scheme", "value": scheme}
        command = self.driver.execute_cdp_cmd
        command("Emulation.setDeviceMetricsOverride", size)
        command("Emulation.setEmulatedMedia", {"media": media, "features": [feature]})

    def run(self, script: str) -> Any:  # Any: whatever the script returns
        """What a script returns."""
        return self.driver.execute_script(script)

    def press(self, *keys: str) -> None:
        """Keys, one after the other, where the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        wider: int = self.run("return document.documentElement.scrollWidth - window.innerWidth")
        return max(0, wider)

    def faults(self, page: Path) -> list[tuple[int, str, str]]:
        """What is wrong with a page, however it is looked at."""
        self.open(page)
        return self.faults_here()

    def faults_here(self) -> list[tuple[int, str, str]]:
        """What axe finds in the page that is open, and on which widths it is too wide."""
        found = []
        for width in WIDTHS:
            self.look(width, "light")
            wider = self.overflow()
            found += [(width, "light", f"{wider} px too wide")] if wider else []
        for width, scheme in LOOKS:
            self.look(width, scheme)
            found += [(width, scheme, violation) for violation in self.violations()]
        return found

    def violations(self) -> list[str]:
        """What axe finds, all that can be opened being open."""
        self.run("for (const one of document.querySelectorAll('details')) one.open = true")
        self.run(files("axe_core_python").joinpath("axe.min.js").read_text("utf-8"))
        found = self.driver.execute_async_script("axe.run().then(arguments[0])")["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@contextmanager
def browser(*more: str, **preferences: Any) -> Iterator[Browser]:
    """A browser for as long as it is needed; as root it has no walls of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    for argument in (*_ARGUMENTS, *root, *more):
        options.add_argument(argument)
    options.add_experimental_option("prefs", preferences)
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options, service)
    try:
        yield Browser(driver)
    finally:
        driver.quit()
