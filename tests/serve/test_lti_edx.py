"""Open edX's own code as the platform, and `gradiente serve`: two processes, and a browser.

What is the library's there, and what is ours, stands at the head of edx_platform.py.
`pytest -m slow` and `nox -s edx` run it; GRADIENTE_EDX names the Python of an environment that has
lti-consumer-xblock, so that none has to be made.
"""

from __future__ import annotations

import html
import json
import os
import re
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from autograder.serve.lti.jwks import ASKED_EVERY
from tests.serve.campus import fields, path_of
from tests.serve.school import ALL_RIGHT, JSON, ONE_MISTAKE, ROOT, Browser, until

pytestmark = pytest.mark.slow
VARIABLE = "GRADIENTE_EDX"
Facts = dict[str, Any]


@dataclass(frozen=True)
class Edx:
    """Both, and where they are."""

    url: str
    tool: str
    home: Path  # of the service
    folder: Path  # of the platform
    browsers: list[Browser] = field(default_factory=list)  # to be closed at the end

    def state(self) -> Facts:
        """What stands in the library's tables, and what reached the gradebook."""
        found: Facts = httpx2.get(f"{self.url}/test/state", timeout=30).json()
        return found

    def gradebook(self, block: str, sub: str) -> list[float]:
        """The scores that somebody's cell had, the oldest first; a block has ten points."""
        mine = [one for one in self.state()["gradebook"] if one["block"] == block]
        return [one["score"] for one in mine if one["sub"] == sub]

    def brought(self, browser: Browser, sub: str, block: str, **more: str) -> tuple[str, Facts]:
        """The library's form and where it posts it, after its login request and our answer."""
        begun = browser.get(f"{self.url}/test/begin", params={"sub": sub, "block": block, **more})
        login = browser.get(begun.headers["location"])
        assert (begun.status_code, login.status_code) == (302, 302), login.text
        page = browser.get(login.headers["location"])
        assert page.status_code == 200, page.text
        action = re.search(r'action="([^"]+)"', page.text)
        found = re.findall(r'<input name="([^"]+)" value="([^"]*)"', page.text)
        assert action
        return html.unescape(action[1]), {name: html.unescape(value) for name, value in found}

    def browser(self) -> Browser:
        """A browser of nobody."""
        self.browsers.append(Browser(base_url=self.tool, timeout=30))
        return self.browsers[-1]

    def enter(self, sub: str, block: str, **more: str) -> tuple[Browser, str]:
        """Somebody who clicked on the block, and the id of the link."""
        browser = self.browser()
        action, form = self.brought(browser, sub, block, **more)
        arrived = browser.post(action, data=form, headers=JSON)
        assert arrived.status_code == 303, arrived.text
        browser.csrf = browser.facts(path_of(arrived))["csrf"]
        return browser, path_of(arrived).rpartition("/")[2]

    def outbox(self) -> list[Facts]:
        """What is on its way, by the command."""
        found: list[Facts] = json.loads(_said(self.home, "lti", "outbox", "--json"))
        return found


def _said(home: Path, *words: str) -> str:
    environ = {**os.environ, "GRADIENTE_HOME": str(home)}
    command = [sys.executable, "-m", "autograder", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python that has the library; it is made where somebody asks for it, and there is a way."""
    if known := os.environ.get(VARIABLE):
        return known
    if request.config.option.markexpr != "slow":
        pytest.skip("needs an environment of its own: pytest -m slow, or nox -s edx")
    folder = tmp_path_factory.mktemp("edx-venv")
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    wanted = ("-c", "constraints.txt", "lti-consumer-xblock", "pyjwt[crypto]")
    command = [python, "-m", "pip", "install", "--quiet", *wanted]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no environment with lti-consumer-xblock: {done.stderr.strip()[-300:]}")
    return python


@pytest.fixture(scope="module")
def edx(python: str, tmp_path_factory: pytest.TempPathFactory, small_root: Path) -> Iterator[Edx]:
    """Open edX, and a service that was told of it with `gradiente lti register --json`."""
    home, folder = tmp_path_factory.mktemp("casa"), tmp_path_factory.mktemp("edx")
    with socket.create_server(("127.0.0.1", 0)) as free:
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    tool, file = f"http://{bind}", folder / "edx.json"
    platform = [python, str(ROOT / "tests/serve/edx_platform.py"), tool, str(folder)]
    service = [sys.executable, "-m", "autograder", "serve", "--root", str(small_root)]
    service += ["--url", tool, "--bind", bind, "--workers", "1"]
    with ExitStack() as running:
        other = running.enter_context(_process(platform, folder))
        file.write_text(line := other.stdout.readline(), "utf-8")
        assert line, (folder / "log").read_text("utf-8")[-3000:]
        _said(home, "lti", "register", "--json", str(file))
        running.enter_context(_process(service, home, GRADIENTE_HOME=str(home)))
        until(lambda: _is_up(tool), bool)
        made = Edx(json.loads(line)["issuer"], tool, home, folder)
        yield made
        for browser in made.browsers:
            browser.close()


@contextmanager
def _process(command: list[str], folder: Path, **environ: str) -> Iterator[Any]:
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environ}, stdout=-1, stderr=log, text=True
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


def _is_up(tool: str) -> bool:
    try:
        return httpx2.get(f"{tool}/readyz", timeout=5).status_code == 200
    except httpx2.TransportError:
        return False


def hand_in(browser: Browser, link: str, file: tuple[str, bytes]) -> float:
    """An upload, and its score."""
    answer = browser.hand_in(link, file)
    assert answer.status_code == 202, answer.text
    return float(browser.result(answer.json()["attempt"])["score"])


def test_a_grade_goes_back(edx: Edx) -> None:
    """Login, launch, upload, grade; the score is in the gradebook, and then a better one."""
    ana, link = edx.enter("ana", "tarea-1", task="xor")
    first = hand_in(ana, link, ONE_MISTAKE)
    until(lambda: edx.gradebook("tarea-1", "ana"), lambda found: len(found) == 1)
    second = hand_in(ana, link, ALL_RIGHT)
    until(lambda: edx.gradebook("tarea-1", "ana"), lambda found: len(found) == 2)
    assert first < second
    assert edx.gradebook("tarea-1", "ana") == pytest.approx([first / 10, second / 10])
    (kept,) = [one for one in edx.state()["scores"] if one["sub"] == "ana"]
    assert kept["comment"]
    assert {row["state"] for row in edx.outbox()} == {"sent"}


def test_a_column_is_made_once(edx: Edx) -> None:
    """In programmatic mode there is none until the first grade; one is made, and is the block's."""
    entered = [edx.enter(sub, "tarea-2", task="xor") for sub in ("ana", "luz")]
    scores = [hand_in(browser, link, ALL_RIGHT) / 10 for browser, link in entered]
    until(lambda: [edx.gradebook("tarea-2", sub) for sub in ("ana", "luz")], all)
    kept = [edx.gradebook("tarea-2", sub) for sub in ("ana", "luz")]
    assert kept == [pytest.approx([score]) for score in scores]
    assert len([one for one in edx.state()["lineitems"] if one["tag"] == "gradiente"]) == 1


def test_a_task_is_chosen(edx: Edx) -> None:
    """Deep linking: the library accepts and keeps our item; the next launch has its task."""
    teacher = edx.browser()
    action, form = edx.brought(teacher, "profe", "elegir", deep="1")
    page = teacher.get(teacher.post(action, data=form).headers["location"])
    chosen = teacher.post("/deeplink", data={**fields(page.text), "task": "xor"})
    back = re.search(r'action="([^"]+)"', chosen.text)
    assert back
    kept = httpx2.post(html.unescape(back[1]), data=fields(chosen.text), timeout=30)
    assert kept.status_code == 200, kept.text
    assert [one["custom"] for one in edx.state()["chosen"]] == [{"task": "xor"}]
    ana, link = edx.enter("ana", "elegir")
    assert ana.facts(f"/t/{link}")["task"]["slug"] == "xor"


def test_the_roster(edx: Edx) -> None:
    """By the teacher's button: who has left is out, and who is back is in again."""
    luz, link = edx.enter("luz", "tarea-1", task="xor")
    teacher, _ = edx.enter("profe", "tarea-1", task="xor")
    course = teacher.facts(f"/t/{link}")["course"]["id"]

    def status() -> int:
        answer = teacher.post(f"/c/{course}/roster", data={"csrf": teacher.csrf}, headers=JSON)
        assert answer.status_code == 200, answer.text
        return luz.get(f"/t/{link}", headers=JSON).status_code

    assert status() == 200
    (edx.folder / "out.json").write_text(json.dumps(["luz"]), "utf-8")
    without = status()
    (edx.folder / "out.json").unlink()
    assert 400 <= without < 500
    assert status() == 200


def test_a_launch_is_good_once(edx: Edx) -> None:
    """The library's own form a second time, and with another letter in it, lets nobody in."""
    browser = edx.browser()
    action, form = edx.brought(browser, "ana", "tarea-1")
    head, _, tail = form["id_token"].rpartition(".")
    other = {**form, "id_token": f"{head}.{'B' if tail[0] == 'A' else 'A'}{tail[1:]}"}
    answers = [browser.post(action, data=one).status_code for one in (other, form, form)]
    assert answers[1] == 303
    assert all(400 <= status < 500 for status in (answers[0], answers[2]))


def test_a_token_that_is_worth_nothing_any_more(edx: Edx) -> None:
    """Open edX answers 403 to it, not 401: it is asked for anew, and no grade is parked."""
    luz, link = edx.enter("luz", "tarea-1", task="xor")
    hand_in(luz, link, ONE_MISTAKE)
    until(lambda: edx.gradebook("tarea-1", "luz"), lambda found: len(found) == 1)
    httpx2.get(f"{edx.url}/test/rotate", timeout=30)
    hand_in(luz, link, ALL_RIGHT)
    until(edx.outbox, lambda found: all(row["state"] in {"sent", "parked"} for row in found))
    assert {row["state"] for row in edx.outbox()} == {"sent"}
    assert len(edx.gradebook("tarea-1", "luz")) == 2


def test_a_clock_that_is_behind(edx: Edx) -> None:
    """Three seconds between the clocks: the library takes no claim from its future, but ours."""
    # The test before left a new key, and an unknown one is asked for only once in a while.
    time.sleep(ASKED_EVERY)
    httpx2.get(f"{edx.url}/test/behind", params={"seconds": 3}, timeout=30)
    ivan, link = edx.enter("iván", "tarea-1", task="xor")
    httpx2.get(f"{edx.url}/test/rotate", timeout=30)  # so that another token is needed
    hand_in(ivan, link, ALL_RIGHT)
    until(lambda: edx.gradebook("tarea-1", "iván"), bool)
