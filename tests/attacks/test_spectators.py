"""Whoever looks on while notebooks are graded sees nothing hidden: pages, streams and logs."""

from __future__ import annotations

import html
import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from urllib.error import URLError
from urllib.parse import urljoin

import pytest
from distributed import Client

from autograder import words
from autograder.judging import discretion, seeds
from autograder.model import Refusal, Submission, Task
from autograder.scale import cluster, local, worker
from autograder.scale.pool import DaskPool
from tests.serve.conftest import Running
from tests.serve.school import ROOT, ACourse, School

SLOW = (
    "import time\nimport numpy as np\n"
    "def sigmoide(z):\n    time.sleep(0.05)\n    return 1 / (1 + np.exp(-np.asarray(z)))\n"
    "derivadaSigmoide = derivadaDesdeActivacion = sigmoide\n"
)


def pages(address: str) -> Iterator[str]:
    """Every page of a scheduler that another one leads to, as a browser without TLS sees it."""
    with Client(address) as client:
        port = client.scheduler_info()["services"]["dashboard"]
    base = f"http://127.0.0.1:{port}/"
    waiting, seen = [urljoin(base, "info/main/workers.html")], set[str]()
    while waiting:
        place = waiting.pop()
        seen.add(place)
        with suppress(URLError), urllib.request.urlopen(place, timeout=5) as answer:  # noqa: S310 - ours
            text = answer.read().decode("utf-8", "replace")
            yield html.unescape(text)
            found = {urljoin(place, link) for link in re.findall(r'href="([^"#]+)"', text)}
            waiting += sorted(link for link in found - seen if link.startswith(f"{base}info/"))


def looked_on(address: str, task: Task) -> bool:
    """Whether a page shows a line of a hidden test while a notebook is graded."""
    notebook = Submission("lento", "x.ipynb", "", (SLOW,), task.slug)
    draws = {notebook.id: seeds.draw(seeds.FIXED, task.slug, 1)}
    with DaskPool(address, [task]) as pool:
        grading = Thread(target=pool.grade, args=([notebook], draws, lambda _: None))
        grading.start()
        shown = (text for _ in iter(grading.is_alive, False) for text in pages(address))
        found = any(re.search(r"tests/hidden/\S+, line \d+", text) for text in shown)
        grading.join()
    return found


def test_a_scheduler_has_no_pages() -> None:
    """Whatever they would show: nobody is asked for a password there."""
    with local.opened(0) as address:
        assert list(pages(address)) == []


def test_its_pages_would_show_hidden_tests(sigmoide: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with Dask's own pages and without the refusal."""
    for name in cluster.SILENT:
        monkeypatch.delitem(local.SETTINGS, name)
    monkeypatch.setattr(cluster, "_expect_silent", lambda *_: None)

    with local.opened(1) as address:
        assert looked_on(address, sigmoide)


def test_a_scheduler_with_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the course is sent to it; the refusal says how to start it."""
    for name in cluster.SILENT:
        monkeypatch.delitem(local.SETTINGS, name)

    with local.opened(0) as address, pytest.raises(Refusal, match="HTTP__ROUTES"):
        cluster.connected(address, None)


def test_no_log_says_what_a_fault_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask writes what a worker raises into its logs, and hands it to whoever asks for them."""

    def quoting(*_: object) -> bytes:
        raise ValueError("could not convert string to float: 'secreto'")

    monkeypatch.setattr(worker, "_benches", type("Benches", (), {"grade": quoting})())

    with pytest.raises(worker.FaultError, match=r"^a ValueError of ours$"):
        worker.grade("", b"")


TELLING = """
import sys, warnings
import numpy as np
seen = []
def tell(z):
    seen.append(np.array(z, float).ravel())
    told = "ZQ" + np.concatenate(seen).tobytes().hex()[-96:]
    print(told)
    print(told, file=sys.stderr)
    warnings.warn(told)
    open(told, "w").close()
    return told
def sigmoide(z):
    raise ValueError(tell(z))
def derivadaSigmoide(z):
    raise type(tell(z), (Exception,), {})(tell(z))
def derivadaDesdeActivacion(a):
    raise NameError(f"name '{tell(a)}' is not defined")
"""
OWN = re.compile(
    r"[\da-f]{8}-[\da-f-]{27}|value=\"[\w-]+\""  # ids and tokens
    r"|\d+:\d\d[:.+\d]*|id: \d+|event: (?:queued|running)|data: {(?:.ahead.: \d+)?}"  # and moments
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A service with one short task."""
    home = tmp_path_factory.mktemp("casa")
    for tree in ("assignments", "solutions", "tests/hidden"):
        (home / tree).mkdir(parents=True)
        (home / tree / "sigmoide").symlink_to(ROOT / tree / "sigmoide")
    with Running(home, f"sqlite:///{home / 'g.sqlite3'}", root=str(home)) as school:
        yield school


def shown(course: ACourse) -> list[str]:
    """Every line that a student's browser gets of a notebook that tells what it is given."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": TELLING}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    student, link = course.somebody("Ana"), course.links["sigmoide"].id
    file = ("x.ipynb", json.dumps(notebook).encode())
    attempt = student.hand_in(link, file).json()["attempt"]
    with student.stream("GET", f"/a/{attempt}/events") as answer:
        told = ["".join(answer.iter_text())]
    paths = (f"/a/{attempt}", f"/a/{attempt}/report", f"/t/{link}", f"/c/{course.course.id}")
    told += [student.get(path).text for path in paths]
    told.append(json.dumps(student.result(attempt)))
    return [line for text in told for line in OWN.sub("", text).splitlines() if line.strip()]


def test_a_browser_is_told_nothing_hidden(
    served: School, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Two classes, each with other cases, are told the same; in the control, with texts as raised.

    Neither do the lines that the service writes while it runs say what notebooks said.
    """
    first, second = (served.course(slugs=("sigmoide",)) for _ in range(2))

    assert shown(first) == shown(second)
    assert "ZQ" not in caplog.text

    monkeypatch.setattr(discretion, "shown", lambda error, _: error)
    monkeypatch.setattr(discretion, "bounded", words.printable)
    assert shown(first) != shown(second)
